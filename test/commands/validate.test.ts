import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestMarker, validate } from "../../src/commands/validate.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* What a pull request is told, with the token that its own job has and no other. */

const folder = "grants/payments-production";
let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

async function explain(number: number) {
  const token = town.github.jobToken("acme/access", { contents: "read", pull_requests: "write" });
  const answer = await validate(await town.worldAs("reader", token), town.clock.now(), { pullRequest: number });
  const comments = await town.as<{ body: string }[]>("ana", "GET", `/issues/${number}/comments`);
  return {
    exit: answer.exit,
    findings: (answer.findings ?? []).map(({ file, code }) => `${file.split("/").at(-1)} ${code}`).sort(),
    comments: comments.filter(({ body }) => body.startsWith(requestMarker)).map(({ body }) => body),
  };
}

test("a good request: one comment with the claims and what is missing, rewritten in place", async () => {
  const number = await town.propose({ [`${folder}/good.yaml`]: grantText({}) });
  const first = await explain(number);
  expect(first).toMatchObject({ exit: 0, findings: [] });
  expect(first.comments).toHaveLength(1);
  expect(first.comments[0]).toContain("repo:acme/payments:environment:production");
  await town.as("ben", "POST", `/pulls/${number}/reviews`, { event: "APPROVE" });
  expect((await explain(number)).comments).toHaveLength(1);
});

test("a remark in the file that says something else than the file: the comment shows what will be done", async () => {
  const text = grantText({ minutes: 90 }).replace("minutes: 90", "minutes: 90 # minutes: 5");
  const remarked = `# approved by security; opens table/harmless for five minutes\n${text}# access: []\n`;
  const { exit, comments } = await explain(await town.propose({ [`${folder}/remarked.yaml`]: remarked }));
  expect(exit).toBe(0);
  expect(comments[0]).toContain("table/ledger");
  expect(comments[0]).toContain("90 minutes");
  expect(comments[0]).not.toMatch(/harmless|approved by security|minutes: 5/);
});

test("one broken file beside good ones: each is told what is its own, all at once", async () => {
  const number = await town.propose({
    [`${folder}/broken.yaml`]: "version: 1\nreason: [\n",
    [`${folder}/wide.yaml`]: grantText({ minutes: 600 }).replace("table/ledger", "table/salaries"),
    [`${folder}/fine.yaml`]: grantText({}),
    "grants/nowhere/lost.yaml": grantText({}),
  });
  const { exit, findings, comments } = await explain(number);
  expect(exit).toBe(1);
  expect(new Set(findings.map((finding) => finding.split(" ")[0]))).toEqual(
    new Set(["broken.yaml", "wide.yaml", "lost.yaml"]),
  );
  expect(findings.filter((finding) => finding.startsWith("wide.yaml")).length).toBeGreaterThanOrEqual(2);
  expect(comments[0]).toContain("fine.yaml");
});

test("a grant beside a control file, an edited grant and a used id are refused beforehand", async () => {
  await town.ask("used");
  await town.run();
  const beside = await town.propose({ [`${folder}/beside.yaml`]: grantText({}), "policies/note.txt": "x\n" });
  expect((await explain(beside)).findings).toContain("note.txt grant.not-alone");
  const edited = await town.propose({ [`${folder}/used.yaml`]: grantText({ minutes: 90 }) });
  expect((await explain(edited)).findings).toContain("used.yaml grant.edited");
  const again = await town.propose({
    "grants/payments-development/used.yaml": grantText({ target: "payments-development" }),
  });
  expect((await explain(again)).findings).toContain("used.yaml grant.id.used");
});

test("what a pull request would end is said", async () => {
  const number = await town.propose({ [`${folder}/used.yaml`]: undefined });
  const { exit, comments } = await explain(number);
  expect(exit).toBe(0);
  expect(comments[0]).toContain("payments-production/used");
});

test("a target's hours and freezes that cannot be meant are told in the pull request that writes them", async () => {
  const path = "targets/payments-production.yaml";
  const said = `hours: [{ days: [mon], from: "09:00", until: "17:00", zone: Europe/Atlantis }]
freezes: [{ from: "2026-12-20T00:00:00Z", until: "2026-12-01T00:00:00Z", says: Year-end close }]
`;
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const { exit, findings } = await explain(await town.propose({ [path]: `${text}${said}` }));
  expect(exit).toBe(1);
  expect(findings).toEqual([
    "payments-production.yaml target.freezes.order",
    "payments-production.yaml target.hours.zone.unknown",
  ]);
});

test("a broken sallyport.yaml can be mended: its pull request is explained all the same", async () => {
  const good = readFileSync(new URL("../../sallyport.yaml", import.meta.url), "utf8");
  await town.change({ "sallyport.yaml": "version: 2\n" });
  const worse = await town.propose({ "sallyport.yaml": "version: 3\n" });
  const better = await town.propose({ "sallyport.yaml": good });
  expect((await explain(worse)).exit).toBe(1);
  expect(await explain(better)).toMatchObject({ exit: 0, findings: [] });
});
