import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../../src/commands/audit.ts";
import { status } from "../../src/commands/status.ts";
import type { World } from "../../src/commands/world.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Chain } from "../../src/core/report.ts";
import { putForeignRole } from "./foreign.ts";
import { accounts, grantText, startTown, type Town } from "./world.ts";

const minute = 60_000;
let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

async function look(grant?: string) {
  const answer = await audit(await town.worldAs("reader"), town.clock.now(), grant === undefined ? {} : { grant });
  const { chains } = answer.json as { readonly chains: readonly Chain[] };
  const states = chains.map(({ id, links }) => [id, Object.fromEntries(links.map(({ link, state }) => [link, state]))]);
  return { exit: answer.exit, text: answer.text, states: Object.fromEntries(states) };
}

test("an open lease that nobody used is whole so far", async () => {
  await town.ask("a");
  await town.run();
  expect(await look("a")).toMatchObject({
    exit: 0,
    states: { a: { request: "present", approval: "present", lease: "present", mint: "not-yet", revert: "not-yet" } },
  });
});

test("used, ended and reverted, it is whole to the end; nobody gave it back", async () => {
  expect(await town.enters("a")).toBe(true);
  await town.swept({ revoke: ["a"] });
  expect(await look("payments-production/a")).toMatchObject({
    exit: 0,
    states: { a: { mint: "present", release: "never-minted", revocation: "present", revert: "present" } },
  });
});

test("a grant that was refused is whole: it was never minted", async () => {
  await town.ask("refused", { approvers: ["ben"] });
  await town.run();
  expect(await look("refused")).toMatchObject({
    exit: 0,
    states: { refused: { approval: "never-minted", lease: "never-minted" } },
  });
});

test("never used and long over, it was never minted, and the log was read to say so", async () => {
  await town.ask("unused", { minutes: 10 });
  await town.run();
  town.clock.move(75 * minute);
  await town.swept();
  expect(await look("unused")).toMatchObject({
    exit: 0,
    states: { unused: { mint: "never-minted", use: "never-minted" } },
  });
});

test("a cloud's log that cannot be read is a gap, and so is a grant that was pushed past review", async () => {
  await town.direct({ "grants/payments-production/pushed.yaml": grantText({}) });
  await town.run();
  expect(await look("pushed")).toMatchObject({ exit: 1, states: { pushed: { request: "broken" } } });
  town.cloud.before = ({ action }) => {
    if (action === "cloudtrail:LookupEvents") throw new Error("the connection was cut by the test");
  };
  expect(await look("unused")).toMatchObject({ exit: 1, states: { unused: { mint: "absent" } } });
  town.cloud.before = undefined;
});

test("what keeps an account from being read is said of it once, and each of its grants points there", async () => {
  const world = await town.worldAs("reader");
  const keyless: World["provider"] = async (target, configuration) => {
    const none = async () => {
      throw new Fault("terminal.keys", `there are no keys for account ${target.target.account}`);
    };
    return { ...(await world.provider(target, configuration)), list: none, uses: none };
  };
  const {
    exit,
    text = "",
    csv = "",
    markdown = "",
  } = await audit({ ...world, provider: keyless }, town.clock.now(), {});
  expect(exit).toBe(1);
  for (const form of [text, csv, markdown.replaceAll("`", "")]) {
    expect(form.split(`there are no keys for account ${accounts.production}`)).toHaveLength(2);
    // Two grants stood there, and three links of each are read from the log.
    const said = `the cloud's log could not be read: see what is said of account ${accounts.production}`;
    expect(form.split(said)).toHaveLength(1 + 2 * 3);
  }
});

test("the line of an opening that was lost is a gap, not a lease that never was", async () => {
  await town.ask("lost");
  await town.apply();
  await town.sweep({ revoke: ["lost"] });
  await town.swept();
  expect(await look("lost")).toMatchObject({ exit: 1, states: { lost: { lease: "absent", revocation: "present" } } });
});

test("what nothing explains is told by an audit of everything, dead or alive", async () => {
  const arn = await putForeignRole(town.cloud);
  expect(await look()).toMatchObject({ exit: 1, text: expect.stringContaining(`drift: ${arn}`) });
  await town.swept();
  expect(await look()).toMatchObject({ exit: 1, text: expect.stringContaining(`drift: ${arn}`) });
});

test("an unknown grant is said to be unknown, and looking changes nothing", async () => {
  const before = town.writes();
  await expect(look("never-asked")).rejects.toMatchObject({ code: "input.grant" });
  await look();
  expect(town.writes()).toEqual(before);
});

test("who ended it before its time is named: whoever asked that it end, or whoever halted", async () => {
  await town.ask("asked");
  await town.ask("halted");
  await town.run();
  await town.swept({ revoke: ["asked"], reason: "INC-4300", run: town.started("ben") });
  const by = "revoked by @ben (ended as @acme/payments-owners, because: INC-4300)";
  expect((await look("asked")).text).toContain(`${by}; sealed; proven dead at `);
  const halt = { kind: "target", name: "payments-production" } as const;
  await town.swept({ halt, reason: "INC-4301", run: town.started("sam") });
  expect((await look("halted")).text).toMatch(
    /revocation .* target payments-production was halted by @sam at .* because: INC-4301\); sealed; proven dead at /,
  );
});

describe("a lease was used, and then its target was changed by review, so that its log is elsewhere:", () => {
  const path = "targets/payments-production.yaml";
  const text = readFileSync(join(import.meta.dirname, "../..", path), "utf8");
  const halts = async () =>
    (await town.ledger()).flatMap(({ kind, detail }) => (kind === "halted" ? [detail.halt] : []));
  beforeAll(async () => {
    const configuration = readFileSync(join(import.meta.dirname, "../../sallyport.yaml"), "utf8");
    await town.change({ "sallyport.yaml": `${configuration}lifted: [${(await halts()).join(", ")}]\n` });
    await town.ask("moved");
    await town.run();
    expect(await town.enters("moved")).toBe(true);
  });

  test("it names another account, and until it is swept status tells what stands in the one that it named", async () => {
    await town.change({ [path]: text.replaceAll(accounts.production, accounts.development) });
    const now = await status(await town.worldAs("reader"), town.clock.now(), { grant: "moved" });
    expect(now.json).toMatchObject({ rows: [{ id: "moved", state: "open" }] });
  });

  test("it names another account, and the log of the one that it named is read all the same", async () => {
    await town.swept();
    town.clock.move(150 * minute);
    expect((await look("moved")).states.moved).toMatchObject({ mint: "present", revocation: "present" });
  });

  test("it names other regions, and the logs of those that it named are read all the same", async () => {
    await town.change({ [path]: text.replace("regions: [eu-west-1]", "regions: [eu-central-1]") });
    const world = await town.worldAs("reader");
    const shown = new Set<string>();
    const watched: World["provider"] = async (target, configuration) => {
      if (target.target.account === accounts.production) for (const region of target.target.regions) shown.add(region);
      return await world.provider(target, configuration);
    };
    await audit({ ...world, provider: watched }, town.clock.now(), { grant: "moved" });
    expect([...shown].sort()).toEqual(["eu-central-1", "eu-west-1"]);
  });
});
