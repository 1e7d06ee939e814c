import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validate } from "../../src/commands/validate.ts";
import { iso, minute } from "../../src/core/time.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* How often, how many at once, when and by whom: held after the merge, whatever the pull request was told. */

const path = "targets/payments-production.yaml";
const shipped = readFileSync(join(import.meta.dirname, "../..", path), "utf8");
const day = 24 * 60 * minute;

/** The shipped target with other limits, and whatever else it is to say. */
function targetText(limits: string, more = ""): string {
  const text = shipped.replace(
    /^limits:\n(?: {2}.*\n)+/m,
    `limits:\n  minutes: 120\n  ahead_hours: 48\n${limits}${more}`,
  );
  if (!text.includes(limits)) throw new Error(`${path} has no limits to replace`);
  return text.replace(/^(hours|freezes|requesters):.*\n(?: .*\n)*(?=[\s\S]*^limits:)/gm, "");
}

const key = (id: string) => `payments-production/${id}`;
const file = (id: string) => `grants/payments-production/${id}.yaml`;
const owners = { approvers: ["ben", "chloe"] as const };

/** Grants that the last apply refused, and why. */
async function refused(town: Town): Promise<Record<string, string>> {
  const done = await town.run();
  return Object.fromEntries(done.refused.map(({ grant, why }) => [grant.split("/")[1], why]));
}

async function standing(town: Town, ...ids: readonly string[]): Promise<readonly string[]> {
  const open = await Promise.all(ids.map((id) => town.enters(id)));
  return ids.filter((_, index) => open[index]);
}

/** What a pull request is told. */
async function explain(town: Town, pullRequest: number) {
  const token = town.github.jobToken("acme/access", { contents: "read", pull_requests: "write" });
  const { findings = [], text } = await validate(await town.worldAs("reader", token), town.clock.now(), {
    pullRequest,
  });
  return { findings: findings.map(({ file: where, code }) => `${where} ${code}`), text: text.replace(/\s+/g, " ") };
}

/** Takes the ledger's branch away. Returns what puts it back: nothing opens on another ledger than the anchored one. */
function loseLedger(town: Town): () => void {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["--git-dir", town.github.directory("acme/access"), ...args], { encoding: "utf8" }).trim();
  const branch = "refs/heads/sallyport-ledger";
  const head = git("rev-parse", branch);
  git("update-ref", "-d", branch);
  return () => void git("update-ref", branch, head);
}

describe("how many at once", () => {
  let town: Town;
  beforeAll(async () => {
    town = await startTown({ files: { [path]: targetText("  open: {person: 2, repository: 3, target: 3}\n") } });
  });
  afterAll(() => town.stop());

  test("the pull request is told beforehand, by the token that its job has", async () => {
    const files = Object.fromEntries(
      ["asks-a", "asks-b", "asks-c"].map((id) => [file(id), grantText({ minutes: 30 })]),
    );
    const told = await explain(town, await town.propose(files));
    expect(told.findings).toEqual([`${file("asks-c")} grant.limit.person`]);
    expect(told.text).toContain("given already");
    expect(told.text).toContain("open or due at payments-production beside it are 1 of 2 for @ana");
  });

  test("many small grants in one pull request: only as many open as one person may have", async () => {
    const files = Object.fromEntries(["c", "a", "b"].map((id) => [file(id), grantText({ minutes: 30 })]));
    await town.merge(await town.propose(files, owners));
    const why = await refused(town);
    expect(Object.keys(why)).toEqual(["c"]);
    expect(why.c).toContain("@ana has 2 leases open or due at payments-production, which allows a person 2 at once");
    expect(await standing(town, "a", "b", "c")).toEqual(["a", "b"]);
  });

  test("two merges in one run see each other, and the older one goes first whatever it is called", async () => {
    await town.ask("zz-first", { by: "mallory", minutes: 30 });
    town.clock.move(2000);
    await town.ask("aa-second", { by: "dana", minutes: 30 });
    const why = await refused(town);
    expect(Object.keys(why).sort()).toEqual(["aa-second", "c"]);
    expect(why["aa-second"]).toContain(
      "acme/payments has 3 leases open or due at payments-production, which allows a repository 3 at once",
    );
    expect(await standing(town, "zz-first", "aa-second")).toEqual(["zz-first"]);
  });

  test("no count ends what stands open, also when the ledger that knew it is gone", async () => {
    await refused(town);
    expect(await standing(town, "a", "b", "zz-first")).toEqual(["a", "b", "zz-first"]);
    const putBack = loseLedger(town);
    const why = await refused(town);
    expect(Object.keys(why).sort()).toEqual(["aa-second", "c"]);
    expect(await standing(town, "a", "b", "zz-first")).toEqual(["a", "b", "zz-first"]);
    putBack();
  });

  test("when one ends there is room again, for the oldest that waits and whose window lasts", async () => {
    await town.swept({ revoke: ["zz-first"] });
    expect(Object.keys(await refused(town)).sort()).toContain("c");
    expect(await standing(town, "a", "b", "c", "aa-second")).toEqual(["a", "b", "aa-second"]);
  });

  test("a file that was broken hides nothing of what stays open for it", async () => {
    await town.change({ [file("b")]: "version: 1\nreason: [\n" });
    await town.ask("beside-it", { by: "mallory", minutes: 30 });
    const why = await refused(town);
    expect(why["beside-it"]).toContain("3 leases open or due at payments-production");
    expect(await standing(town, "b", "beside-it")).toEqual(["b"]);
  });
});

describe("how often", () => {
  const limits = "  repeated: {days: 3, grants: 2, minutes: 150}\n";
  let town: Town;
  beforeAll(async () => {
    town = await startTown({ files: { [path]: targetText(limits) } });
  });
  afterAll(() => town.stop());

  /** A grant from its request to the end of its window. */
  async function lived(id: string, minutes: number, more = ""): Promise<boolean> {
    await town.ask(id, { minutes, text: `${grantText({ minutes })}${more}` });
    await town.run();
    const opened = await town.enters(id);
    town.clock.move((minutes + 1) * minute);
    await town.swept();
    return opened;
  }

  test("what was refused has used nothing up: nobody exhausts it with requests that owners did not approve", async () => {
    for (const id of ["spam-1", "spam-2"]) await town.ask(id, { by: "mallory", approvers: [], minutes: 60 });
    expect(Object.keys(await refused(town))).toHaveLength(2);
    expect(await lived("first", 60)).toBe(true);
  });

  test("renewal does not become standing privilege: an extension counts like any other", async () => {
    expect(await lived("second", 60, "extends: first\n")).toBe(true);
    const third = { [file("third")]: `${grantText({ minutes: 60 })}extends: second\n` };
    const number = await town.propose(third, owners);
    const told = await explain(town, number);
    expect(told.findings).toEqual([`${file("third")} grant.limit.grants`, `${file("third")} grant.limit.minutes`]);
    expect(told.text).toMatch(/it extends second, which was open from \S+ until \S+/);
    expect(told.text).toContain("has 3 of 2 grants and 180 of 150 minutes in 3 days");
    await town.merge(number);
    const why = await refused(town);
    expect(why.third).toContain(
      "allows acme/payments .github/workflows/backfill.yml 2 grants in 3 days, and this is number 3",
    );
    expect(why.third).toContain("it fits again at");
    expect(await standing(town, "third")).toEqual([]);
  });

  test("limits cannot be reset by deleting the ledger, nor by renaming the file", async () => {
    const putBack = loseLedger(town);
    const files = { [file("third")]: undefined, [file("renamed")]: grantText({ minutes: 60 }) };
    await town.merge(await town.propose(files, owners));
    const { renamed } = await refused(town);
    expect(renamed).toContain("2 grants in 3 days, and this is number");
    expect(await standing(town, "renamed")).toEqual([]);
    putBack();
  });

  test("after the period there is room again", async () => {
    town.clock.move(3 * day + 60 * minute);
    expect(await lived("later", 60)).toBe(true);
  });

  test("an extension names a grant that was, under the same target and for the same job", async () => {
    await town.ask("of-nothing", { text: `${grantText({ minutes: 5 })}extends: never-was\n` });
    await town.ask("of-other", {
      target: "payments-development",
      text: `${grantText({ target: "payments-development", minutes: 5 })}extends: first\n`,
    });
    const elsewhere = { target: "payments-development", minutes: 30 } as const;
    const backfill = grantText(elsewhere).replace("rehearse.yml", "backfill.yml");
    await town.ask("of-backfill", { ...elsewhere, text: backfill });
    const why = await refused(town);
    await town.ask("of-other-job", { ...elsewhere, text: `${grantText(elsewhere)}extends: of-backfill\n` });
    expect((await refused(town))["of-other-job"]).toMatch(
      /^of-backfill, which it extends, was for another job: workflow "\.github\/workflows\/backfill\.yml"/,
    );
    expect(why["of-nothing"]).toContain('there was no grant "never-was" under payments-production');
    expect(why["of-other"]).toContain('there was no grant "first" under payments-development');
  });

  test("an extension that nobody approved takes nothing over from the approved grant that it names", async () => {
    town.clock.move(4 * day);
    expect(await lived("approved", 60)).toBe(true);
    const text = `${grantText({ minutes: 60 })}extends: approved\n`;
    await town.ask("goes-on", { by: "mallory", approvers: [], text });
    expect((await refused(town))["goes-on"]).toContain("no owner of this path has approved these bytes yet");
    expect(await standing(town, "goes-on")).toEqual([]);
  });
});

describe("when, and by whom", () => {
  let town: Town;
  const freeze = (from: number, until: number) =>
    `freezes: [{from: "${iso(from)}", until: "${iso(until)}", says: Year-end close}]\n`;
  beforeAll(async () => {
    town = await startTown({
      files: { [path]: targetText("", "requesters: ['@ana', '@acme/security', '@acme-agent[bot]']\n") },
    });
  });
  afterAll(() => town.stop());

  test("who is not listed may not ask, though owners approved it; nor in the name of one who is", async () => {
    await town.ask("hers", { minutes: 30 });
    await town.ask("in-team", { by: "sam", minutes: 30 });
    await town.ask("theirs", { by: "mallory", minutes: 30 });
    await town.ask("in-her-name", { by: "mallory", text: `${grantText({ minutes: 30 })}for: ana\n` });
    await town.ask("for-another", { by: "ana", text: `${grantText({ minutes: 30 })}for: mallory\n` });
    await town.ask("for-nobody", { by: "ana", text: `${grantText({ minutes: 30 })}for: nobody-here\n` });
    const why = await refused(town);
    expect(Object.keys(why).sort()).toEqual(["for-another", "for-nobody", "in-her-name", "theirs"]);
    for (const id of ["theirs", "in-her-name", "for-another"])
      expect(why[id]).toContain(
        "@mallory may not ask at payments-production: @ana, @acme/security, @acme-agent[bot] may",
      );
    expect(why["for-nobody"]).toContain("there is no person @nobody-here on GitHub");
    expect(await standing(town, "hers", "in-team", "theirs", "in-her-name")).toEqual(["hers", "in-team"]);
  });

  test("a team that cannot be read lets nobody ask", async () => {
    await town.ask("unread", { by: "sam", minutes: 30 });
    const done = await town.apply({ token: town.readerToken("members") });
    const found = done.refused.find(({ grant }) => grant === key("unread"));
    expect(found?.why).toContain("cannot be read, and counts as no");
  });

  test("a team that the pull request's own token cannot read is left to apply, and said", async () => {
    const told = await explain(town, await town.propose({ [file("asked")]: grantText({ minutes: 5 }) }, { by: "sam" }));
    expect(told.findings).toEqual([]);
    expect(told.text).toContain("only if apply finds @sam in @acme/security, who may ask here");
  });

  test("a window may not begin later than the target allows", async () => {
    await town.ask("far", { minutes: 30, start: iso(town.clock.now() + 49 * 60 * minute) });
    expect((await refused(town)).far).toContain("hours after the merge; payments-production allows at most 48");
  });

  test("a freeze begun after the approval ends what is open at the next run, and says which", async () => {
    expect(await standing(town, "hers")).toEqual(["hers"]);
    const now = town.clock.now();
    const text = targetText("", `${freeze(now + 5 * minute, now + day)}requesters: ['@ana', '@acme/security']\n`);
    await town.merge(await town.propose({ [path]: text }, { approvers: ["sam", "ben"] }), "ben");
    const done = await town.run();
    const { deeds } = done;
    expect(deeds.find(({ grant, do: what }) => grant === key("hers") && what === "unbind")?.says).toContain(
      "Year-end close",
    );
    expect(await standing(town, "hers", "in-team")).toEqual([]);
  });
});
