import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clone, push } from "../../sandbox/hands.ts";
import { accounts } from "../../sandbox/stage.ts";
import { grantText } from "./files.ts";
import { type Town, town } from "./shell.ts";

let acme: Town;
let eli: Clone;
const about = { owner: "acme", repo: "access" };
beforeAll(async () => {
  acme = await town();
  eli = await acme.clone("eli");
});
afterAll(() => acme.stop());

const development = grantText((text) =>
  text
    .replace("backfill.yml", "rehearse.yml")
    .replace("environment: production", "environment: development")
    .replace("210987654321:table/ledger", "109876543210:table/dev-ledger"),
);

/** What status says of a lease, with keys of the account that it is in. */
async function stateOf(grant: string): Promise<string> {
  const keys = acme.stage.cloud.admin(accounts.development);
  const { out } = await acme.run(eli, ["status", grant, "--json"], { keys });
  return JSON.parse(out).rows[0]?.state;
}

describe("revoke, from the terminal", () => {
  beforeAll(async () => {
    const { stage } = acme;
    const files = { "grants/payments-development/probe.yaml": development };
    await push(stage, eli, { branch: "grant/probe", files, message: "probe" });
    const { data } = await stage
      .as("eli")
      .pulls.create({ ...about, title: "probe", head: "grant/probe", base: "main" });
    await stage.as("dana").pulls.createReview({ ...about, pull_number: data.number, event: "APPROVE" });
    // An approval in the very second of the merge does not count.
    stage.clock.move(1000);
    await stage.as("eli").pulls.merge({ ...about, pull_number: data.number, merge_method: "squash" });
    const applied = await stage.runner.drain();
    const apply = applied.find(({ workflow }) => workflow.endsWith("apply.yml"));
    expect(apply?.conclusion, JSON.stringify(apply?.jobs)).toBe("success");
    expect(await stateOf("payments-development/probe")).toBe("open");
  }, 120_000);

  it("is refused to a writer who neither asked nor owns anything, by GitHub's record of the run", async () => {
    const { stage } = acme;
    const mallory = await acme.clone("mallory");
    expect(await acme.run(mallory, ["revoke", "probe"])).toMatchObject({ exit: 0, err: "" });
    const [refused] = await stage.runner.drain();
    expect(refused).toMatchObject({ event: "workflow_dispatch", conclusion: "failure" });
    expect(JSON.stringify(refused?.jobs)).toContain("@mallory may not end payments-development/probe");
    expect(await stateOf("payments-development/probe")).toBe("open");
  }, 120_000);

  it("ends an open lease through the sweep that it starts, and by a bare id", async () => {
    const { stage } = acme;
    const said = await acme.run(eli, ["revoke", "probe"]);
    expect(said).toMatchObject({ exit: 0, err: "" });
    const runs = await stage.runner.drain();
    expect(runs.map(({ workflow, event, conclusion }) => [workflow, event, conclusion])).toContainEqual([
      expect.stringMatching(/sweep\.yml$/),
      "workflow_dispatch",
      "success",
    ]);
    expect(await stateOf("payments-development/probe")).toBe("sealed");
  }, 120_000);

  it("is a no when nothing is known of the id, though the sweep was started, which says so too", async () => {
    const { stage } = acme;
    const slip = await acme.run(eli, ["revoke", "payments-development/porbe"]);
    expect(slip).toMatchObject({ exit: 1, err: "" });
    expect(slip.out).toMatch(
      /\nbut nothing is known of grant payments-development\/porbe, .*nothing was ended; sallyport status shows what is open, revoke that id\n$/,
    );
    expect((await stage.runner.drain()).map(({ conclusion }) => conclusion)).toEqual(["failure"]);
    // One that has ended is no slip, by its bare id neither.
    expect(await acme.run(eli, ["revoke", "probe"])).toMatchObject({ exit: 0, err: "" });
    await stage.runner.drain();
  }, 120_000);

  it("is a no when nothing is known of what it is to halt, though the sweep was started, which says so too", async () => {
    const { stage } = acme;
    const words = ["revoke", "--target", "payments-develpment", "--reason", "INC-4300"];
    const slip = await acme.run(eli, words);
    expect(slip).toMatchObject({ exit: 1, err: "" });
    expect(slip.out).toMatch(
      /\nbut nothing is known of target payments-develpment, .*look at the name, and halt again\n$/,
    );
    const sweeps = await stage.runner.drain();
    expect(sweeps.map(({ conclusion }) => conclusion).sort()).toEqual(["failure", "success"]);
  }, 120_000);

  it("halts everything in two runs, of which the second ends what opened before the first was recorded", async () => {
    const { stage } = acme;
    const sam = await acme.clone("sam");
    const why = "INC-4300: the runner image leaks; $(id) ::error::x";
    expect(await acme.run(sam, ["revoke", "--all", "--reason", why])).toMatchObject({ exit: 0, err: "" });
    const sweeps = (await stage.runner.drain()).filter(({ workflow }) => workflow.endsWith("sweep.yml"));
    expect(sweeps.map(({ conclusion }) => conclusion)).toEqual(["success", "success"]);
    const keys = stage.cloud.admin(accounts.development);
    expect((await acme.run(sam, ["status"], { keys })).out).toContain(
      "nothing opens: everything was halted by @sam at ",
    );
  }, 120_000);
});
