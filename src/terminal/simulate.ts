import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { codeownersPaths } from "../approval/codeowners.ts";
import type { Answer } from "../commands/answer.ts";
import { askedCandidates, branchGround, filedCandidate } from "../commands/simulate/installed.ts";
import { type Ground, lyingCandidate } from "../commands/simulate/read.ts";
import { type Run, simulate } from "../commands/simulate.ts";
import type { World } from "../commands/world.ts";
import type { Actor } from "../core/decision.ts";
import { Fault } from "../core/fault.ts";
import { readTree } from "../core/parse.ts";
import { kindOf } from "../core/paths.ts";
import { fromIso, type Instant } from "../core/time.ts";
import { type LyingFiles, lyingFiles } from "../git/worktree.ts";
import { findingsText } from "../report/terminal.ts";
import { type Line, Misuse } from "./arguments.ts";

/** What the terminal has for a simulation; without a token there is no world, and everything is judged by the files as they lie. */
export interface Here {
  readonly root: string;
  readonly policy: World["policy"];
  readonly provider: World["provider"];
  readonly world: World | undefined;
  readonly now: Instant;
}

/** `sallyport simulate`. Throws {@link Misuse} for options that do not fit, and Faults `input.grant`, `input.claims`, `input.pull-request`. */
export async function simulateHere(line: Line, here: Here): Promise<Answer> {
  const run = runOf(line, here.now);
  const { world } = here;
  const number = line.one["pull-request"];
  const name = line.argument;
  if ((name === undefined) === (number === undefined))
    throw new Misuse("simulate needs a grant's file or id, or --pull-request: give one of them");
  const files = await lyingFiles(here.root, ["sallyport.yaml", "targets", "grants", "policies", ...codeownersPaths]);
  const path = name === undefined ? undefined : pathOf(here.root, name, files);
  if (path !== undefined) {
    const file = files.entries.find((entry) => entry.path === path)!;
    const ground = world ? await branchGround(world, run.at) : await lyingGround(here, files, run.at);
    const requester = await requesterOf(line, world);
    const bytes = files.blobs.get(file.oid) ?? Buffer.from("");
    return await simulate([await lyingCandidate(ground, { ...file, bytes }, requester)], run);
  }
  if (world === undefined)
    throw new Fault(
      "terminal.token",
      `without a GitHub token only a grant's file in this clone can be simulated, and ${name ?? `pull request ${number}`} is none: name one that is there as grants/<target>/<id>.yaml, or set GITHUB_TOKEN, for example to the output of \`gh auth token\``,
    );
  const branch = await branchGround(world, run.at);
  if (number === undefined) return await simulate([await filedCandidate(world, branch, name ?? "")], run);
  if (!/^[1-9][0-9]{0,8}$/.test(number))
    throw new Misuse(`--pull-request is ${JSON.stringify(number)}: give its number`);
  return await simulate(await askedCandidates(world, branch, Number(number)), run);
}

/** A grant's file by its path from here or from the root. */
function pathOf(root: string, name: string, { entries }: LyingFiles): string | undefined {
  const grants = entries.map(({ path }) => path).filter((path) => kindOf(path) === "grant");
  const places = [relative(root, resolve(name)), name];
  return grants.find((path) => places.includes(path));
}

/** The clone's own files: what they say, and what they cannot. Fault `sallyport.not-configured`. */
async function lyingGround(here: Here, files: LyingFiles, at: Instant): Promise<Ground> {
  const tree = readTree(
    files.entries.filter(({ path }) => kindOf(path) !== "other"),
    files.blobs,
  );
  if (tree.configuration === undefined)
    throw new Fault("sallyport.not-configured", `sallyport.yaml cannot be used:\n${findingsText(tree.findings)}`);
  const policies = files.entries.filter(({ path, mode }) => path.startsWith("policies/") && mode === "100644");
  const texts = new Map(policies.map(({ path, oid }) => [path, files.blobs.get(oid)!.toString("utf8")]));
  return {
    ...{ tree, at, provider: here.provider, owners: files, commit: "" },
    policy: await here.policy(texts, at),
    notes: [
      "no GitHub token: judged by the files of this clone, which may not be those of the default branch",
      "not read without one: reviews, teams, whether the requester may ask, ids used before, and how much is given already",
    ],
  };
}

async function requesterOf(line: Line, world: World | undefined): Promise<Actor> {
  const login = line.one.as?.replace(/^@/, "");
  if (login === undefined) return { id: 0, login: "whoever-asks", kind: "user" };
  const actor = world ? await world.forge.actor(login) : { id: 0, login, kind: "user" as const };
  if (actor === undefined) throw new Misuse(`--as ${login}: github knows no such account`);
  return actor;
}

function runOf(line: Line, now: Instant): Run {
  const at = line.one.at === undefined ? now : fromIso(line.one.at);
  if (at === undefined)
    throw new Misuse(`--at ${JSON.stringify(line.one.at)} is no time: write it like 2026-11-21T22:04:42Z`);
  const claims = line.one.claims;
  const otherwise = Object.fromEntries((line.many.claim ?? []).map(claimOf));
  return { at, otherwise, ...(claims === undefined ? {} : { claims: claimsIn(claims) }) };
}

function claimOf(text: string): readonly [string, string] {
  const [, name, value] = /^([a-z_]{1,64})=(.*)$/su.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new Misuse(`--claim ${JSON.stringify(text)} is none: write it like ref=refs/heads/main`);
  return [name, value];
}

function claimsIn(file: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof read === "object" && read !== null && !Array.isArray(read)) return read as Record<string, unknown>;
  } catch (cause) {
    throw new Fault("input.claims", `${file} cannot be read as JSON: give a file with a token's claims, one object`, {
      cause,
    });
  }
  throw new Fault(
    "input.claims",
    `${file} holds no JSON object: give a file with a token's claims, and never the token`,
  );
}
