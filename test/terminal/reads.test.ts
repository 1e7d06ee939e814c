import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clone, git, push } from "../../sandbox/hands.ts";
import { snapshotAt } from "../../src/commands/snapshot.ts";
import { validate } from "../../src/commands/validate.ts";
import type { World } from "../../src/commands/world.ts";
import { Secret } from "../../src/core/secret.ts";
import { gitRepository } from "../../src/git/repository.ts";
import { cedarPolicy } from "../../src/policy/cedar.ts";
import { openWorld } from "../../src/wire.ts";
import { folderWith, grantText } from "./files.ts";
import { type Town, town } from "./shell.ts";

let acme: Town;
let ana: Clone;
const old = Array.from({ length: 40 }, (_, n): [string, string] => [
  `grants/payments-development/old-${n}.yaml`,
  // Broken as well: whoever read them would have to say so.
  `version: ${n + 2}\n`,
]);
beforeAll(async () => {
  acme = await town({ change: new Map(old) });
  ana = await acme.clone("ana");
});
afterAll(() => acme.stop());

/** The world of a reader in ana's clone, and the objects whose bytes it was asked for. */
async function watched(): Promise<{ readonly world: World; readonly read: Set<string> }> {
  const world = await openWorld({
    directory: ana.directory,
    repository: "acme/access",
    token: new Secret(acme.stage.github.userToken("ana")),
    githubApi: new URL(acme.stage.github.apiUrl),
    awsEndpoint: new URL(acme.stage.cloud.url),
    clock: acme.stage.clock,
    role: "reader",
    keys: () => () => Promise.reject(new Error("validate asks no cloud")),
    progress: () => {},
  });
  const read = new Set<string>();
  const blobs: World["repository"]["blobs"] = (oids) => {
    for (const oid of oids) read.add(oid);
    return world.repository.blobs(oids);
  };
  return { world: { ...world, repository: { ...world.repository, blobs } }, read };
}

describe("validate of a pull request", () => {
  it("reads the grants that it adds, and none of those that are there", async () => {
    const files = { "grants/payments-production/new.yaml": grantText() };
    await push(acme.stage, ana, { branch: "grant/new", files, message: "new" });
    const about = { owner: "acme", repo: "access", title: "new", head: "grant/new", base: "main" };
    const { data } = await acme.stage.as("ana").pulls.create(about);
    const { world, read } = await watched();
    const answer = await validate(world, acme.stage.clock.now(), { pullRequest: data.number });
    expect(answer.exit).toBe(0);
    const tree = await git(acme.stage, ana, "ls-tree", "-r", "grant/new", "grants/");
    const oidOf = new Map(tree.split("\n").map((line) => [line.split("\t")[1], line.split(/\s/)[2]]));
    expect(read).toContain(oidOf.get("grants/payments-production/new.yaml"));
    expect(old.filter(([path]) => read.has(oidOf.get(path)!))).toEqual([]);
    expect(oidOf.size).toBeGreaterThan(old.length);
  });
});

describe("policies whose mode is changed", () => {
  it("are not left out, which would take their rules away: nothing is decided with them", async () => {
    const folder = await folderWith({});
    const run = async (...args: readonly string[]) =>
      (await promisify(execFile)("git", ["-C", folder, "-c", "user.name=x", "-c", "user.email=x@x.example", ...args]))
        .stdout;
    await run("add", ".");
    await run("commit", "--quiet", "--message", "plain");
    const repository = gitRepository({ directory: folder, branch: "main" });
    const at = async () => (await snapshotAt(repository, (await run("rev-parse", "HEAD")).trim())).policies;
    expect(cedarPolicy(await at(), Date.now()).digest).toMatch(/^[0-9a-f]{64}$/);
    await run("update-index", "--chmod=+x", join("policies", "approvals.cedar"));
    await run("commit", "--quiet", "--message", "executable");
    const policies = await at();
    expect(() => cedarPolicy(policies, Date.now())).toThrow(/approvals\.cedar:1: /);
    rmSync(folder, { recursive: true });
  });
});
