import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../../src/commands/audit.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { newest, readFacts, recordsOf } from "../../src/core/record.ts";
import { minute } from "../../src/core/time.ts";
import { grantText, people, startTown, type Town } from "./world.ts";

/* Getting a grant open with approvals that are not those which its owners and its target ask for. Real reviews, real merges. */

const owners = `* @acme/security
/grants/payments-production/   @acme/payments-owners
/grants/payments-development/  @dana @acme/outsiders
`;
const hour = 60 * minute;
const production = "payments-production";
const development = "payments-development";
const file = (target: string, id: string) => `grants/${target}/${id}.yaml`;

let town: Town;
beforeAll(async () => {
  town = await startTown({ files: { ".github/CODEOWNERS": owners } });
  town.github.addTeam("acme", "outsiders", ["chloe", "ben"]);
});
afterAll(() => town.stop());

function refusal(done: Reconciliation, key: string): string {
  return done.refused.find(({ grant }) => grant === key)?.why ?? "";
}

/** Applies, and says why a grant did not open; nothing of it may stand. */
async function refused(id: string, target = production): Promise<string> {
  const done = await town.run();
  expect(await town.rolesOf(id)).toEqual([]);
  return refusal(done, `${target}/${id}`);
}

describe("nothing opens when", () => {
  test("the person for whom it is asked approves it, in a pull request that somebody else opened", async () => {
    await town.ask("for-ben", { text: `${grantText({})}for: Ben\n` });
    expect(await refused("for-ben")).toContain("@ben is the one for whom it is asked and cannot approve it");
  });

  test("it is asked for somebody whom GitHub does not know", async () => {
    await town.ask("for-nobody", { text: `${grantText({})}for: no-such-person\n` });
    expect(await refused("for-nobody")).toContain("no person @no-such-person");
  });

  test("a second grant rides along under owners who never approved it, in either of the two", async () => {
    await town.ask("kind", { also: { [file(development, "rider")]: grantText({ target: development }) } });
    const done = await town.run();
    expect(refusal(done, `${production}/kind`)).toContain(
      `for ${file(development, "rider")} 1 more approval from @dana`,
    );
    expect(refusal(done, `${development}/rider`)).toContain("no owner of this path has approved these bytes yet");
    expect([...(await town.rolesOf("kind")), ...(await town.rolesOf("rider"))]).toEqual([]);
  });

  test("somebody else's grant is taken away in the same breath, and its owners were not asked", async () => {
    await town.ask("theirs", { target: development });
    await town.run();
    expect((await town.rolesOf("theirs")).length).toBe(1);
    await town.ask("instead", { also: { [file(development, "theirs")]: undefined } });
    expect(await refused("instead")).toContain("1 more approval from @dana");
    await town.ask("instead-2", { target: development, approvers: ["dana"], by: "mallory" });
    await town.ask("together", {
      approvers: ["ben", "chloe", "dana"],
      also: { [file(development, "instead-2")]: undefined },
    });
    await town.run();
    expect((await town.rolesOf("together")).length).toBe(1);
  });

  test("an owning team has no write access of its own, so that GitHub takes it for no owner", async () => {
    await town.ask("outside", { target: development, approvers: ["chloe"] });
    expect(await refused("outside", development)).toContain("@acme/outsiders owns nothing here");
  });

  test("its approvals were collected and kept until nobody remembers them", async () => {
    const number = await town.propose({ [file(production, "kept")]: grantText({}) }, { approvers: ["ben", "chloe"] });
    town.clock.move(169 * hour);
    await town.merge(number);
    expect(await refused("kept")).toMatch(
      /@ben approved these bytes 170 hours before the merge, .* none older than 168 hours/,
    );
  });

  test("its pull request is older than its target takes, however fresh the approvals", async () => {
    const number = await town.propose({ [file(production, "old")]: grantText({}) });
    town.clock.move(337 * hour);
    for (const owner of ["ben", "chloe"] as const)
      await town.as(owner, "POST", `/pulls/${number}/reviews`, { event: "APPROVE" });
    await town.merge(number);
    expect(await refused("old")).toMatch(
      /opened 338 hours before its merge, and production takes none older than 336 hours/,
    );
  });
});

test("what counted is recorded: which review, of which commit, when, as whom, and that the person could write", async () => {
  await town.ask("recorded");
  await town.run();
  const record = recordsOf(await town.ledger()).get(`${production}/recorded`);
  const facts = readFacts(newest(record, "decided"));
  expect(facts?.approvers.map(({ login }) => login)).toEqual(["ben", "chloe"]);
  expect(facts?.approvals).toMatchObject(
    [people.ben, people.chloe].map((by) => ({
      by,
      path: file(production, "recorded"),
      as: ["@acme/payments-owners"],
      mayWrite: true,
    })),
  );
  for (const { review, commit, submittedAt } of facts?.approvals ?? []) {
    expect(review).toBeGreaterThan(0);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(submittedAt).toBeLessThan(facts!.mergedAt);
  }
  const { text } = await audit(await town.worldAs("reader"), town.clock.now(), { grant: "recorded" });
  expect(text).toContain(
    "ben as @acme/payments-owners with write access, chloe as @acme/payments-owners with write access",
  );
});

describe("a target that asks for one from each of two teams", () => {
  let strict: Town;
  const rule = "approvals: { people: 2, from: ['@acme/payments-owners', '@acme/security'] }";
  const development = "targets/payments-development.yaml";
  beforeAll(async () => {
    const text = readFileSync(new URL(`../../${development}`, import.meta.url), "utf8");
    strict = await startTown({ files: { ".github/CODEOWNERS": owners, [development]: `${text}${rule}\n` } });
  });
  afterAll(() => strict.stop());

  test("takes nobody for two, and opens when each has somebody", async () => {
    await strict.ask("alone", { target: "payments-development", approvers: ["dana", "ben", "chloe"] });
    const done = await strict.run();
    expect(refusal(done, "payments-development/alone")).toContain("one approval from @acme/security is missing");
    await strict.ask("both", { target: "payments-development", approvers: ["dana", "ben", "sam"] });
    await strict.run();
    expect(await strict.rolesOf("alone")).toEqual([]);
    expect((await strict.rolesOf("both")).length).toBe(1);
  });
});
