import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Clone } from "../../sandbox/hands.ts";
import { accounts } from "../../sandbox/stage.ts";
import { type Town, town } from "./shell.ts";

let acme: Town;
let sam: Clone;
beforeAll(async () => {
  acme = await town();
  sam = await acme.clone("sam");
});
afterAll(() => acme.stop());

describe.each(["apply", "sweep"])("%s, from the terminal", (command) => {
  it("works on one target with keys of its account, and changes nothing where nothing is to do", async () => {
    const keys = acme.stage.cloud.admin(accounts.development);
    const said = await acme.run(sam, [command, "--target", "payments-development"], { keys });
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(said.out).toMatch(/^nothing to do; nothing stands open \(default branch at [0-9a-f]{12}, /);
    const json = await acme.run(sam, [command, "--target=payments-development", "--json"], { keys });
    expect(JSON.parse(json.out)).toMatchObject({ deeds: [], faults: [], kept: 0, refused: [], events: [] });
  });

  it("is a no when an account could not be looked at, and says which", async () => {
    const { exit, out } = await acme.run(sam, [command]);
    expect(exit).toBe(1);
    for (const account of Object.values(accounts))
      expect(out).toContain(`could not: account ${account}: there are no keys`);
  });

  it("with a target that is none does nothing and says so", async () => {
    const said = await acme.run(sam, [command, "--target", "payments-develpment"]);
    expect(said).toMatchObject({ exit: 2, out: "" });
    expect(said.err).toMatch(
      /^there is no target "payments-develpment": did you mean payments-development\? \(input.target\)/,
    );
  });
});

describe("sweep of one grant", () => {
  it("is a no when nothing bears that name, since nothing was ended", async () => {
    const keys = acme.stage.cloud.admin(accounts.development);
    const words = ["sweep", "--grant", "typo", "--target=payments-development"];
    const { exit, out } = await acme.run(sam, words, { keys });
    expect(exit).toBe(1);
    expect(out).toMatch(/\ncould not: typo: no grant typo stands or is recorded: nothing was ended/);
  });
});
