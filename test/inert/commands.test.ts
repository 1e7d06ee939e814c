import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { said } from "../../src/cli.ts";
import { type Answer, publicly } from "../../src/commands/answer.ts";
import { audit } from "../../src/commands/audit.ts";
import { execute } from "../../src/commands/execute.ts";
import { leaseMarker, record } from "../../src/commands/record.ts";
import { revoke } from "../../src/commands/revoke.ts";
import { status } from "../../src/commands/status.ts";
import { requestMarker, validate } from "../../src/commands/validate.ts";
import type { World } from "../../src/commands/world.ts";
import { writeBatch } from "../../src/core/batch.ts";
import type { Actor } from "../../src/core/decision.ts";
import { event } from "../../src/core/event.ts";
import { Fault } from "../../src/core/fault.ts";
import { printFailure } from "../../src/github/failure.ts";
import type { PullRequest } from "../../src/ports.ts";
import { tell } from "../../src/step.ts";
import { grantText, people, startTown, type Town } from "../commands/world.ts";
import { step } from "../mint/step.ts";
import { cedarLiteral, cedarString } from "./consumers/cedar.ts";
import { formulas, records } from "./consumers/csv.ts";
import { commitDeeds, livelyParts } from "./consumers/github-text.ts";
import { githubShows } from "./consumers/markdown.ts";
import { runnerReads } from "./consumers/runner.ts";
import { assignments } from "./consumers/runner-files.ts";
import { shellReads } from "./consumers/shell.ts";
import { terminalShows } from "./consumers/terminal.ts";
import { trailers } from "./consumers/trailers.ts";
import { corpus } from "./hostile.ts";

/*
 * Every command, over an installation whose every free text is hostile, through every door: what they print, say in comments,
 * write into history and hand to later steps is read by ports of the real readers.
 */

/** In one line that a strict YAML file may hold. */
const line =
  "=HYPERLINK(1) ::stop-commands::x ##[add-mask]e @acme/security fixes #1 [skip ci] <img src=x> `x` | $(id) ![x](https://evil.example/x) \\\\";
/** What only other sources can hold: policies, names, GitHub's and a cloud's answers. */
const raw = `${corpus.filter((text) => text.isWellFormed()).join(" ")}`;
const login = "mallory](https://evil.example) @acme/security\u001b[2J";

const hostilePolicy = `@id("hostile")
@says(${cedarLiteral(raw)})
@fix(${cedarLiteral(raw)})
forbid (principal, action, resource)
when { context.grant.change like "*/666" };
`;

let town: Town;
beforeAll(async () => {
  town = await startTown({ files: { "policies/hostile.cedar": hostilePolicy } });
});
afterAll(() => town.stop());

const folder = "grants/payments-production";
const asked = (more: (text: string) => string = (text) => text) =>
  more(grantText({}).replace(/reason: .*/, `reason: ${JSON.stringify(line)}`));

// ---------------------------------------------------------------- hostile surroundings

const renamed = <T extends Actor | undefined>(actor: T): T => (actor === undefined ? actor : { ...actor, login }) as T;

function hostilePull(pull: PullRequest): PullRequest {
  return {
    ...pull,
    title: raw,
    author: renamed(pull.author),
    head: { ...pull.head, ref: raw },
    committers: pull.committers.map(renamed),
    pushers: pull.pushers.map(renamed),
    reviews: pull.reviews.map((review) => ({ ...review, author: renamed(review.author) })),
  };
}

const known = (who: Actor): Actor => ({
  ...who,
  login: Object.entries(people).find(([, id]) => id === who.id)?.[0] ?? who.login,
});

/** People and pull requests have hostile names at GitHub; numbers and bytes are as they are. */
function hostileNames(world: World): World {
  const { forge } = world;
  return {
    ...world,
    forge: {
      ...forge,
      // GitHub asks about people by the names that it knows them under.
      mayWrite: (who) => forge.mayWrite(known(who)),
      membership: (team, who) => forge.membership(team, known(who)),
      pullRequest: async (number) => hostilePull(await forge.pullRequest(number)),
      mergedAs: async (commit) => {
        const pull = await forge.mergedAs(commit);
        return pull && hostilePull(pull);
      },
    },
  };
}

/** The cloud's log tells of sessions that chose hostile names. */
function hostileLog(world: World): World {
  const use = {
    at: town.clock.now(),
    session: raw,
    action: "sts:AssumeRoleWithWebIdentity",
    allowed: true,
    eventId: raw,
  };
  return {
    ...world,
    provider: async (...about) => ({
      ...(await world.provider(...about)),
      uses: async () => [use, { ...use, action: raw }],
    }),
  };
}

const failing = () =>
  Promise.reject(new Fault("provider.unreachable", `the cloud answered: ${raw}`, { retryable: true }));

/** The cloud answers with hostile errors. */
function hostileErrors(world: World): World {
  return {
    ...world,
    provider: async (...about) => ({ ...(await world.provider(...about)), list: failing, uses: failing }),
    forge: { ...world.forge, comment: () => Promise.reject(new Fault("github.refused", `github said: ${raw}`)) },
  };
}

// ---------------------------------------------------------------- the readers

/** Elements that pages of ours are made of. */
const ours = new Set("h3 h4 p table thead tbody tr th td ul li strong br details summary sub blockquote".split(" "));

function readPage(page: string): void {
  const { lively, elements, comments } = githubShows(page);
  expect(lively).toEqual([]);
  expect(elements.filter((name) => !ours.has(name))).toEqual([]);
  expect(comments.every((text) => [requestMarker, leaseMarker].includes(`<!-- ${text} -->`))).toBe(true);
}

function readTerminal(text: string): void {
  expect(terminalShows(text).acts).toEqual([]);
  for (const [, command = ""] of text.matchAll(/`(sallyport [^`]*)`/g))
    expect(shellReads(command.replace(/<[\w/>< -]+>/g, "x")).more).toEqual([]);
}

/** An answer through both doors. */
function readEverywhere(answer: Answer): void {
  for (const readers of ["members", "everybody"] as const) {
    const { io, lines, raw: file } = step({});
    tell(publicly(answer, readers), io);
    const { obeyed } = runnerReads(lines.join("\n"));
    expect(obeyed.filter(({ command }) => command !== "error" && command !== "notice")).toEqual([]);
    expect(obeyed.length).toBeLessThanOrEqual((answer.findings ?? []).length);
    expect(assignments(file("OUTPUT")).map(([name]) => name)).toEqual(Object.keys(answer.outputs ?? {}));
    for (const text of lines) expect(terminalShows(text).acts).toEqual([]);
    readPage(file("STEP_SUMMARY"));
  }
  readTerminal(said(answer, { json: false, csv: false }));
  const json = said(answer, { json: true, csv: false });
  expect(terminalShows(json).acts).toEqual([]);
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(answer.json)));
  if (answer.csv === undefined) return;
  const csv = `${said(answer, { json: false, csv: true })}\n`;
  expect(terminalShows(csv).acts).toEqual([]);
  expect(formulas(csv)).toEqual([]);
  expect(new Set(records(csv).map(({ length }) => length)).size).toBe(1);
}

async function commentsOn(number: number): Promise<readonly string[]> {
  const comments = await town.as<{ body: string }[]>("ana", "GET", `/issues/${number}/comments`);
  return comments.map(({ body }) => body);
}

/** Messages of our own commits on a branch, newest first. */
function messages(branch: string): readonly string[] {
  const directory = town.github.directory("acme/access");
  const log = execFileSync("git", ["--git-dir", directory, "log", "-z", "--format=%B", branch], { encoding: "utf8" });
  return log.split("\0").filter((message) => /^(Revert|Record) /.test(message));
}

// ---------------------------------------------------------------- the commands

describe("hostile text in every field", () => {
  test("does nothing in what validate says of a pull request, of its files and of those beside it", async () => {
    const number = await town.propose({
      [`${folder}/plain.yaml`]: asked(),
      [`${folder}/denied.yaml`]: asked((text) => text.replace("/812", "/666")),
      [`${folder}/odd.yaml`]: asked((text) =>
        text
          .replace("environment: production", `environment: ${JSON.stringify(line)}`)
          .replace("name: backfill", `name: ${JSON.stringify(line)}`),
      ),
      [`${folder}/wide.yaml`]: asked((text) => text.replace(/resources: .*/, `resources: [${JSON.stringify(line)}]`)),
      [`${folder}/broken.yaml`]: `version: 1\n${JSON.stringify(line)}: [\n`,
      "grants/@acme ##[error]x/x.yaml": asked(),
      "notes/\u001b[2J ##[add-mask]e `x` <img src=x> | @acme.md": raw,
      "policies/=1+1 ::error::x.cedar": `@id(${cedarLiteral("x")}) @${"says"}(${cedarLiteral(raw)}) permit (principal, action, resource) when { nothing };`,
      "targets/$(id) [skip ci].yaml": raw,
    });
    const token = town.github.jobToken("acme/access", { contents: "read", pull_requests: "write" });
    const world = hostileNames(await town.worldAs("reader", token));
    for (const readers of ["members", "everybody"] as const) {
      const answer = await validate({ ...world, readers }, town.clock.now(), { pullRequest: number });
      readEverywhere(answer);
      const files = new Set((answer.findings ?? []).map(({ file }) => file));
      expect(files.size).toBeGreaterThan(6);
      const [comment = ""] = await commentsOn(number);
      expect(comment).toContain("plain");
      readPage(comment);
    }
  });

  test("does nothing in what apply, record, sweep, status, audit and revoke say, nor in comments and history", async () => {
    const pulls = [
      await town.ask("open", { text: asked() }),
      await town.ask("denied", { text: asked((text) => text.replace("/812", "/666")) }),
    ];
    const now = () => town.clock.now();
    const run = async (command: "apply" | "sweep", around = hostileNames, given = {}) => {
      const world = around(await town.worldAs(command === "apply" ? "binder" : "unbinder"));
      const answer = await execute(command, world, now(), given);
      readEverywhere(answer);
      const { events = "", digest = "" } = answer.outputs ?? {};
      return { events, digest };
    };
    const write = async (batch: { events: string; digest: string }, around = (world: World) => world) =>
      readEverywhere(await record(around(await town.writer()), now(), batch));

    await write(await run("apply"));
    expect(await town.enters("open")).toBe(true);
    readEverywhere(await status(hostileNames(await town.worldAs("reader")), now(), { grant: "open" }));
    readEverywhere(await audit(hostileLog(hostileNames(await town.worldAs("reader"))), now(), {}));
    await write(await run("sweep", hostileLog, { grant: "payments-production/open" }));
    // What a cloud job hands over is anybody's.
    const forged = ["denied", "open"].map((id) => ({ grant: `payments-production/${id}`, mark: "f".repeat(32) }));
    const minted = "2026-11-22T12:00:00Z";
    const told = forged.flatMap((about) => [
      event("used", now(), about, raw, { session: raw, minted, log: raw, run: raw }),
      event("refused", now(), about, raw, { why: raw }),
      event("ended", now(), { ...about, mark: "" }, "ended", { ending: "revoked", why: raw }),
      event("incident", now(), about, raw, { resource: raw, why: raw }),
    ]);
    const { text: events, digest, refused } = writeBatch(told);
    expect(refused).toEqual([]);
    await write({ events, digest });
    await write({ events, digest }, hostileErrors);
    await run("apply", hostileErrors);
    readEverywhere(await status(hostileErrors(await town.worldAs("reader")), now()));
    readEverywhere(await audit(hostileErrors(hostileNames(await town.worldAs("reader"))), now(), {}));
    readEverywhere(
      await revoke(
        { dispatch: async () => {} },
        { repository: "acme/access", branch: "main", asked: { grant: "payments-production/open" } },
      ),
    );

    for (const number of pulls) for (const comment of await commentsOn(number)) readPage(comment);
    const written = [...messages("main"), ...messages("sallyport-ledger")];
    expect(written.length).toBeGreaterThan(3);
    for (const message of written) {
      expect(terminalShows(message).acts).toEqual([]);
      expect(commitDeeds(message)).toEqual([]);
      const lively = livelyParts(message.replaceAll(/pull request #\d+/g, ""));
      expect(lively.filter((part) => /^(mention|reference|address: (?!https:\/\/))/.test(part))).toEqual([]);
      const names = trailers(message).map((trailer) => trailer.slice(0, trailer.indexOf(":")));
      expect(names.filter((name) => !["Grant", "Event", "Ledger"].includes(name))).toEqual([]);
    }
  });

  test("given as a grant's name, is refused before anything is asked, in one inert sentence", async () => {
    const world = await town.worldAs("reader");
    const named = (grant: string) => [
      ...(["status", "audit", "sweep"] as const).map((command) => execute(command, world, town.clock.now(), { grant })),
      revoke(world.forge, { repository: "acme/access", branch: "main", asked: { grant } }),
    ];
    for (const failure of await Promise.allSettled(corpus.filter((text) => text !== "constructor").flatMap(named))) {
      if (failure.status !== "rejected") throw new Error("a hostile text was taken for a grant's name");
      const { io, lines } = step({});
      printFailure(io, failure.reason);
      const { obeyed } = runnerReads(lines.join("\n"));
      expect(obeyed.map(({ command, properties }) => [command, properties.title])).toEqual([["error", "input.grant"]]);
      for (const text of lines) expect(terminalShows(text).acts).toEqual([]);
    }
  });

  test("in a policy's words is the same text when Cedar has read it", () => {
    expect(cedarString(cedarLiteral(raw))).toBe(raw);
  });
});
