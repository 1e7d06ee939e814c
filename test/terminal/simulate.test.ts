import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Secret } from "../../src/core/secret.ts";
import { readLine } from "../../src/terminal/arguments.ts";
import { simulateHere } from "../../src/terminal/simulate.ts";
import { policyEngine, providerFactory } from "../../src/wire.ts";
import { golden } from "../golden.ts";
import { folderWith, grantText } from "./files.ts";
import { sallyport } from "./shell.ts";

/* What simulate says without a token, of files as they lie in a clone. What it reads with one: test/commands/simulate.test.ts. */

const now = Date.UTC(2026, 10, 22, 2, 0);
const path = "grants/payments-production/a.yaml";
let root: string;

beforeAll(async () => {
  root = await folderWith({ [path]: grantText() });
});
afterAll(() => rmSync(root, { recursive: true }));

async function simulated(words: readonly string[], text = grantText(), at = path) {
  writeFileSync(join(root, at), text);
  const line = readLine(["simulate", at, ...words])!;
  const keys = () => async () => ({ accessKeyId: new Secret("none"), secretAccessKey: new Secret("none") });
  const provider = providerFactory({ awsEndpoint: undefined, clock: { now: () => now }, role: "reader", keys });
  return await simulateHere(line, { root, ...policyEngine, provider, world: undefined, now });
}

const facts = (answer: { readonly json: unknown }) =>
  (
    answer.json as {
      grants: { opening: { grounds: string[]; alone: string[]; together: string[]; onceApproved: boolean } }[];
    }
  ).grants[0]!.opening;

describe("who could approve it, and would it open then", () => {
  it("of a grant in order: the two approvals that it needs are all that is in the way", async () => {
    const answer = await simulated(["--as", "rosa"]);
    expect(answer.exit).toBe(0);
    golden("simulate/in-order.txt", answer.text);
    expect(facts(answer)).toMatchObject({
      onceApproved: true,
      alone: ["2 more approvals from @acme/payments-owners"],
    });
  });

  it("excludes whoever asks and whoever it is asked for", async () => {
    const { text } = await simulated(["--as", "@rosa"], `${grantText()}for: ben\n`);
    expect(text).toContain("    not @rosa: opens the pull request\n");
    expect(text).toContain("    not @ben: it is asked for them\n");
  });
});

describe("the fact that is in the way", () => {
  it("is told beside the approvals when no single one is enough", async () => {
    const answer = await simulated(
      [],
      grantText((text) => text.replace("minutes: 60", "minutes: 200")),
    );
    expect(answer.exit).toBe(1);
    golden("simulate/too-long.txt", answer.text);
    expect(facts(answer).together).toEqual([
      "2 more approvals from @acme/payments-owners",
      "window.minutes 120 in place of 200",
    ]);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      "a wildcard",
      (text) => text.replace("dynamodb:GetItem", "dynamodb:Get*"),
      "the actions dynamodb:GetItem in place of dynamodb:Get*",
    ],
    [
      "nothing that anybody could guess",
      (text) => text.replace("dynamodb:GetItem", "iam:PassRole"),
      "nothing that was tried is enough: mend what is said above",
    ],
    [
      "one action beside others",
      (text) => text.replace("[dynamodb:GetItem]", "[dynamodb:GetItem, dynamodb:DeleteTable]"),
      "access without the action dynamodb:DeleteTable",
    ],
    [
      "one action with a wildcard",
      (text) => text.replace("[dynamodb:GetItem]", "[dynamodb:GetItem, 'dynamodb:Q*']"),
      "the actions dynamodb:Query in place of dynamodb:Q*",
    ],
    [
      "the ref",
      (text) => text.replace("refs/heads/main", "refs/heads/fix"),
      "job.ref refs/heads/main in place of refs/heads/fix",
    ],
    [
      "a start too far ahead",
      (text) => text.replace("minutes: 60", 'minutes: 60\n  start: "2027-11-22T02:00:00Z"'),
      "no window.start, so that it begins with the merge",
    ],
    [
      "a window that is over before anybody could merge it",
      (text) => text.replace("minutes: 60", 'minutes: 60\n  start: "2026-11-22T01:00:00Z"'),
      "its window ends at 2026-11-22T02:00:00Z, too soon for apply to open it",
    ],
  ])("is %s", async (_name, change, fact) => {
    const { text, exit } = await simulated([], grantText(change));
    expect(exit).toBe(1);
    expect(text).toContain(fact);
  });

  it("is what the file itself has wrong, before anything else", async () => {
    const answer = await simulated(
      [],
      grantText((text) => text.replace("https://github", "http://github")),
    );
    expect(answer.exit).toBe(1);
    expect(facts(answer).grounds[0]).toMatch(/^change is "http:/);
    expect(facts(answer)).toMatchObject({ alone: [], together: [], onceApproved: false });
  });

  it("is an hour in which the target is open, when it has hours or a freeze", async () => {
    const target = join(root, "targets/payments-production.yaml");
    const before = readFileSync(target, "utf8");
    const freeze =
      'freezes:\n  - {from: "2026-11-22T00:00:00Z", until: "2026-11-23T00:00:00Z", says: "a sale is on"}\n';
    writeFileSync(target, `${before}${freeze}`);
    const answer = await simulated([]);
    writeFileSync(target, before);
    expect(answer.text).toContain('window.start "2026-11-23T00:00:00Z"');
    expect(facts(answer).grounds.join()).toContain("a sale is on");
  });
});

describe("would this run be admitted", () => {
  it("yes, of the grant's own job in its window", async () => {
    const answer = await simulated([]);
    expect(answer.text).toContain("would the run be admitted at 2026-11-22T02:00:00Z: yes, once it stands open");
  });

  it("no, with one claim that differs: that one is the fact", async () => {
    const answer = await simulated(["--claim", "ref=refs/heads/fix"]);
    expect(answer.exit).toBe(1);
    golden("simulate/other-ref.txt", answer.text);
  });

  it("no, with two: no single fact is enough", async () => {
    const { text } = await simulated(["--claim", "ref=refs/heads/fix", "--claim", "environment=staging"]);
    expect(text).toContain("no single fact is enough: it would be admitted with all of");
    expect(text).toContain("ref refs/heads/main in place of refs/heads/fix");
    expect(text).toContain("environment production in place of staging");
  });

  it("yes, with a claim that the cloud does not compare, which is said", async () => {
    const { json, text } = await simulated(["--claim", "actor=mallory", "--claim", "repository_visibility=public"]);
    expect(json).toMatchObject({ grants: [{ admission: { admitted: true } }] });
    expect(text).toContain('the trust does not compare the claim "actor": whatever it says, it lets nobody in');
    expect(text).toContain('the trust does not compare the claim "repository_visibility"');
  });

  it("is not answered for a claim that is misspelt: it would change nothing unseen", async () => {
    await expect(simulated(["--claim", "reff=refs/heads/fix"])).rejects.toThrow('"reff": did you mean ref?');
  });

  it("reads claims from a file, and refuses a token or anything else", async () => {
    const file = join(root, "claims.json");
    writeFileSync(
      file,
      JSON.stringify({ iss: "https://token.actions.githubusercontent.com", ref: ["refs/heads/main"] }),
    );
    const { text } = await simulated(["--claims", file]);
    expect(text).toContain("sub is absent, and the trust takes repo:acme/payments:environment:production");
    for (const wrong of ["eyJhbGciOiJSUzI1NiJ9.e30.x", "[]", '"x"']) {
      writeFileSync(file, wrong);
      await expect(simulated(["--claims", file])).rejects.toMatchObject({ code: "input.claims" });
    }
    rmSync(file);
  });
});

describe("what cannot be simulated", () => {
  it("says what it needs", async () => {
    const here = { root, ...policyEngine, provider: providerFactory(undefined as never), world: undefined, now };
    const ask = (...words: readonly string[]) => simulateHere(readLine(["simulate", ...words])!, here);
    await expect(ask()).rejects.toThrow("simulate needs a grant's file or id, or --pull-request");
    await expect(ask("a", "--pull-request", "3")).rejects.toThrow("give one of them");
    await expect(ask("backfill")).rejects.toMatchObject({ code: "terminal.token" });
    await expect(ask("examples/a.yaml")).rejects.toThrow("as grants/<target>/<id>.yaml");
    await expect(ask("--pull-request", "3")).rejects.toMatchObject({ code: "terminal.token" });
    await expect(ask(path, "--at", "soon")).rejects.toThrow('--at "soon" is no time');
    await expect(ask(path, "--claim", "ref")).rejects.toThrow('--claim "ref" is none');
  });

  it("is a file that is no grant, or under no target", async () => {
    await expect(simulated([], "version: 1\n")).rejects.toMatchObject({ code: "input.grant" });
  });

  it("works from the command line, in a clone, without any token", async () => {
    writeFileSync(join(root, path), grantText());
    const said = await sallyport(root, ["simulate", path, "--at", "2026-11-22T02:00:00Z"], { HOME: root });
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(said.out).toContain("note: no GitHub token: judged by the files of this clone");
  });
});
