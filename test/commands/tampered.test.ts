import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../../src/commands/audit.ts";
import { standingBranch } from "../../src/commands/revert.ts";
import { continueChain, lineDigest, writeLines } from "../../src/core/chain.ts";
import { type Event, event, type LedgerLine } from "../../src/core/event.ts";
import { Secret } from "../../src/core/secret.ts";
import type { Tampering } from "../../src/core/tampering.ts";
import { githubForge } from "../../src/github/forge.ts";
import { startTown, type Town } from "./world.ts";

/* Each way of tampering with the ledger, done to the branch itself and told by audit by a name of its own. */

const name = "sallyport-ledger";
const branch = `refs/heads/${name}`;
let town: Town;
let whole: string;
/** As they stand while nothing was done to them. */
let lines: readonly LedgerLine[];

beforeAll(async () => {
  town = await startTown();
  await town.ask("anchored-1");
  await town.run();
  // Takes it off the default branch, in a commit that names the head.
  await town.swept({ revoke: ["anchored-1"] });
  // Its role names the head on which it was decided.
  await town.ask("open-2");
  await town.run();
  whole = await git("rev-parse", branch);
  lines = await town.ledger();
});
afterEach(() => git("update-ref", branch, whole));
afterAll(() => town.stop());

const git = async (...args: string[]) =>
  (await promisify(execFile)("git", ["--git-dir", town.github.directory("acme/access"), ...args])).stdout.trim();

async function audited() {
  const answer = await audit(await town.worldAs("reader"), town.clock.now(), {});
  const { ledger } = answer.json as { ledger: { found: Tampering[]; notes: string[]; onlyRecorded: number } };
  return { ...answer, ...ledger, codes: [...new Set(ledger.found.map(({ code }) => code))] };
}

// ---------------------------------------------------------------- ways to write it

type Stored = string;
type Way = (stored: Stored) => Promise<unknown>;

/** A commit on top, by somebody whom the rules let pass: one file holds what all held. */
async function commit(stored: Stored): Promise<void> {
  const paths = (await git("ls-tree", "-r", "--name-only", branch)).split("\n").filter((path) => path !== first);
  await town.direct({ ...Object.fromEntries(paths.map((path) => [path, undefined])), [first]: stored }, name);
}

const first = "events/0000000000.jsonl";

/** Another branch under its name, without a past, in a commit as the record job makes them. */
async function force(stored: Stored, message?: string): Promise<void> {
  await git("update-ref", "-d", branch);
  const { forge } = await town.writer();
  const said = message ?? (await git("log", "-1", "--format=%B", whole));
  await forge.createOrphan(name, said, [{ path: first, content: stored }]);
}

const ways: Readonly<Record<"by a commit" | "by force", Way>> = { "by a commit": commit, "by force": force };

// ---------------------------------------------------------------- what is written

const bare = () => lines.map(({ seq: _seq, prev: _prev, ...said }): Event => said);
/** The chain made anew over these events. */
const anew = (...events: readonly Event[]) => writeLines(continueChain([], events));
const foreign = () =>
  event("refused", town.clock.now(), { grant: "payments-production/x", mark: "" }, "no", { why: "no" });
const ended = () => lines.findIndex(({ kind }) => kind === "ended");

/** What was done, how it is written, and the names that audit has for it. */
const table: readonly (readonly [
  what: string,
  stored: () => Stored,
  told: Partial<Record<keyof typeof ways, string>>,
])[] = [
  [
    "a flipped byte",
    () => writeLines(lines).replace("it was revoked", "it was revokee"),
    { "by a commit": "ledger.flipped", "by force": "ledger.flipped" },
  ],
  ["a dropped line", () => writeLines(lines.toSpliced(1, 1)), { "by force": "ledger.dropped" }],
  [
    "a reordered line",
    () => writeLines(lines.toSpliced(1, 1).toSpliced(3, 0, lines[1]!)),
    { "by force": "ledger.reordered" },
  ],
  ["a doubled line", () => writeLines(lines.toSpliced(2, 0, lines[1]!)), { "by force": "ledger.doubled" }],
  [
    "an end that was cut in the middle of a line",
    () => writeLines(lines).slice(0, -20),
    { "by a commit": "ledger.cut" },
  ],
  [
    "an end that was cut between two lines",
    () => writeLines(lines.slice(0, 2)),
    { "by a commit": "ledger.cut", "by force": "ledger.cut" },
  ],
  [
    "a foreign line put in, the chain made anew",
    () => anew(...bare().toSpliced(2, 0, foreign())),
    { "by a commit": "ledger.inserted", "by force": "ledger.rewritten" },
  ],
  [
    "a line edited, the chain made anew to its end",
    () =>
      anew(
        ...bare().with(ended(), {
          ...lines[ended()]!,
          detail: { ending: "expired", why: "its time was over" },
        } as never),
      ),
    { "by a commit": "ledger.edited", "by force": "ledger.rewritten" },
  ],
  [
    "a revocation taken out, the chain made anew",
    () => anew(...bare().toSpliced(ended(), 1)),
    { "by a commit": "ledger.dropped", "by force": "ledger.rewritten" },
  ],
  [
    "all of it written anew, consistently",
    () => anew(foreign(), ...bare().slice(4)),
    { "by a commit": "ledger.rewritten", "by force": "ledger.rewritten" },
  ],
  [
    "an id that was forged, the chain made anew",
    () => anew(...bare().with(ended(), { ...bare()[ended()]!, id: "0".repeat(32) })),
    { "by force": "ledger.forged" },
  ],
];

describe("an audit names what was done to the ledger", () => {
  test("which is nothing: it fits, and what came behind the last head is said to be only recorded", async () => {
    const { found, notes, onlyRecorded, text } = await audited();
    expect([found, notes]).toEqual([[], []]);
    expect(onlyRecorded).toBeGreaterThan(0);
    expect(text).toMatch(
      /ledger: 1 commit and 1 role vouch for it; \d+ lines? behind the last head that they name: only recorded/,
    );
  });

  const cases = table.flatMap(([what, stored, told]) =>
    Object.entries(told).map(
      ([way, code]) => [`${what}, ${way}`, stored, ways[way as keyof typeof ways], code] as const,
    ),
  );
  test.each(cases)("%s", async (_, stored, way, code) => {
    await way(stored());
    const { exit, codes, text } = await audited();
    expect(codes).toContain(code);
    expect(exit).toBe(1);
    expect(text).toMatch(new RegExp(`^${code.replace(".", "\\.")}: .*; find out who changed it`, "m"));
  });

  test("a branch that was taken away", async () => {
    await git("update-ref", "-d", branch);
    expect((await audited()).codes).toEqual(["ledger.gone"]);
  });

  test("a branch that was set back to where it stood", async () => {
    const [, second] = (await git("rev-list", "--reverse", branch)).split("\n");
    await git("update-ref", branch, second!);
    const { codes, found } = await audited();
    expect(codes).toEqual(["ledger.cut"]);
    expect(found.map(({ says }) => says)).toContainEqual(
      expect.stringMatching(/^arn:aws:iam::.* says the ledger's head was/),
    );
  });

  test("lines that somebody added, in a commit that is not the record job's", async () => {
    const stored = writeLines(continueChain(lines, [foreign()]));
    await town.direct({ [`events/${String(lines.length).padStart(10, "0")}.jsonl`]: stored }, name);
    expect((await audited()).codes).toEqual(["ledger.foreign"]);
  });

  test("who did it, and in which file, where the branch still tells", async () => {
    await commit(writeLines(lines.toSpliced(1, 1)));
    const { notes } = await audited();
    const by = (await git("rev-parse", branch)).slice(0, 12);
    expect(notes).toContain(`commit ${by} of the ledger's branch modified ${first}`);
  });

  test("what was done and put back is told, and is no fault any more", async () => {
    const before = await git("show", `${branch}:${first}`);
    await town.direct({ [first]: "{}\n" }, name);
    await town.direct({ [first]: `${before}\n` }, name);
    const { found, notes } = await audited();
    expect(found).toEqual([]);
    expect(notes).toContainEqual(
      expect.stringMatching(/modified events\/0000000000\.jsonl, and what it held was put back since$/),
    );
  });
});

describe("an audit holds the ledger against what stands", () => {
  test("a role that no line tells of", async () => {
    await git("update-ref", branch, `${whole}~1`);
    const { found } = await audited();
    expect(found).toEqual([
      {
        code: "ledger.unrecorded",
        says: expect.stringMatching(/^arn:aws:iam::210987654321:role.* no line tells of it/),
      },
    ]);
  });

  test("a line of a lease that never stood", async () => {
    const mark = "a".repeat(32);
    const about = { grant: "payments-production/never", mark };
    const [bound] = lines.filter(({ kind }) => kind === "bound");
    const { ledger } = await town.writer();
    const forged = { ...bound!.detail, resource: "arn:aws:iam::210987654321:role/sallyport/1001/never" };
    await ledger.append([event("bound", town.clock.now(), about, mark, forged)]);
    const { codes, found } = await audited();
    expect(codes).toEqual(["ledger.unbound"]);
    expect(found[0]?.says).toContain("payments-production/never was opened as");
  });

  test("what nobody vouches for can be rewritten, and is called only recorded", async () => {
    const { onlyRecorded: free } = await audited();
    const from = lines.length - free;
    const said = bare().slice(from);
    const kept = lines.slice(0, from);
    const forged = [
      ...kept,
      ...continueChain(
        kept,
        said.map((one) => ({ ...one, at: "2026-01-01T00:00:00Z" })),
      ),
    ];
    await force(writeLines(forged), `Record\n\nLedger: ${lineDigest(forged.at(-1)!)}`);
    const { found, onlyRecorded, text } = await audited();
    expect([found, onlyRecorded]).toEqual([[], free]);
    expect(text).toMatch(new RegExp(`${free} lines behind the last head that they name: only recorded`));
  });
});

describe("whose word counts", () => {
  test("a forged head counts for nothing when its commit does more than take grants away", async () => {
    await town.direct({ "grants/README.md": "changed\n" }, "main", `Revert\n\nGrant: x\nLedger: ${"a".repeat(64)}`);
    expect((await audited()).found).toEqual([]);
  });

  test("a person who takes a grant away with a forged head stops nobody: it came by a pull request", async () => {
    await town.ask("own-3");
    const number = await town.propose(
      { "grants/payments-production/own-3.yaml": undefined },
      { approvers: ["ben", "chloe"] },
    );
    town.clock.move(1000);
    const commit_message = `Ledger: ${"a".repeat(64)}`;
    await town.as("ana", "PUT", `/pulls/${number}/merge`, {
      merge_method: "squash",
      commit_title: "x",
      commit_message,
    });
    while (town.github.takeEvent());
    const { found, notes } = await audited();
    expect(found).toEqual([]);
    expect(notes).toEqual([expect.stringContaining("came by a person's pull request: its word counts for nothing")]);
    await town.ask("open-4");
    expect((await town.apply()).faults).toEqual([]);
    expect(await town.enters("open-4")).toBe(true);
  });

  test("nor does one who has a workflow's token open it, from a branch that is called like the record job's own", async () => {
    await town.ask("own-5");
    const token = town.github.jobToken("acme/access", { contents: "write", pull_requests: "write" });
    const bot = githubForge({ token: new Secret(token), repository: "acme/access", apiUrl: town.github.apiUrl });
    const head = `${standingBranch}-of-mallory`;
    const expectedHead = await (await town.writer()).repository.tip();
    await bot.createBranch(head, expectedHead);
    const files = [{ path: "grants/payments-production/own-5.yaml" }];
    await bot.commit({ branch: head, expectedHead, message: "x", files });
    const { number } = await bot.openPullRequest({ title: "Take away", body: "", head, base: "main" });
    town.clock.move(1000);
    const commit_message = `Ledger: ${"b".repeat(64)}`;
    const how = { merge_method: "squash", commit_title: "x", commit_message };
    await town.as("mallory", "PUT", `/pulls/${number}/merge`, how);
    while (town.github.takeEvent());
    await town.ask("open-5");
    expect((await town.apply()).faults).toEqual([]);
    expect(await town.enters("open-5")).toBe(true);
  });
});
