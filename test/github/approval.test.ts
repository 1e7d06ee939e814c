import { afterAll, beforeAll, expect, it } from "vitest";
import { approve } from "../../src/approval/approve.ts";
import { parseCodeowners } from "../../src/approval/codeowners.ts";
import { teamsFor } from "../../src/commands/approval.ts";
import type { Forge } from "../../src/ports.ts";
import { type AccessRepository, accessRepository } from "./access.ts";

/* Real reviews on a real repository, read by the forge and judged: what apply does, without the command around it. */

const path = "grants/payments-prod/backfill.yaml";
const codeowners = parseCodeowners("CODEOWNERS", Buffer.from("/grants/payments-prod/ @acme/dba @ben @eve\n"));

let world: AccessRepository;
beforeAll(async () => {
  world = await accessRepository();
});
afterAll(() => world.stop());

async function judge(forge: Forge, number: number, moment: "request" | "activation") {
  const pullRequest = await forge.pullRequest(number);
  const at = pullRequest.mergeCommit ?? pullRequest.head.sha;
  const blobsAt = await forge.blobsAt(path, [at, ...pullRequest.reviews.map(({ commit }) => commit)]);
  const teams = await teamsFor({ forge }, { codeowners, paths: [path], pullRequest });
  const blob = blobsAt.get(at) ?? "";
  return approve({
    moment,
    pullRequest,
    defaultBranch: "main",
    grant: { path, blob, blobsAt, terms: [], quorum: { asker: "the target", people: 1, from: [] } },
    beside: [],
    codeowners,
    teams,
  });
}

async function proposal(branch: string, content: string) {
  const head = await world.push("rosa", branch, path, content);
  const request = { title: branch, head: branch, base: "main" };
  const { number } = await world.as<{ number: number }>("rosa", "POST", "/pulls", request);
  const approveAs = (login: string, commit = head) =>
    world.as<{ id: number }>(login, "POST", `/pulls/${number}/reviews`, { event: "APPROVE", commit_id: commit });
  const logins = async (token: string, moment: "request" | "activation" = "request") =>
    (await judge(world.forge(token), number, moment)).approvers.map(({ login }) => login).sort();
  const merge = () => {
    // An approval in the very second of the merge does not count.
    world.clock.move(1000);
    return world.as("rosa", "PUT", `/pulls/${number}/merge`, { merge_method: "squash" });
  };
  return { number, approveAs, logins, merge };
}

it("follows a pull request from its first review to the merge", async () => {
  const { approveAs, logins, merge } = await proposal("backfill", "minutes: 60\n");
  expect(await logins(world.appToken())).toEqual([]);
  await approveAs("ana");
  await approveAs("ben");
  await approveAs("eve");
  expect(await logins(world.appToken())).toEqual(["ana", "ben"]);
  expect(await logins(world.jobToken())).toEqual(["ben"]);

  await world.push("ben", "backfill", "note.md", "the grant is as it was\n");
  expect(await logins(world.appToken())).toEqual(["ana"]);
  expect(await logins(world.appToken(), "activation")).toEqual([]);
  await merge();
  expect(await logins(world.appToken(), "activation")).toEqual(["ana"]);

  world.clock.move(1000);
  await approveAs("kim");
  expect(await logins(world.appToken(), "activation")).toEqual(["ana"]);
});

it("takes a review that was dismissed before the merge away, and one that was dismissed after it not", async () => {
  const { number, approveAs, logins, merge } = await proposal("dismissals", "minutes: 59\n");
  const reviews = { ana: await approveAs("ana"), ben: await approveAs("ben") };
  const dismiss = (id: number) =>
    world.as("ben", "PUT", `/pulls/${number}/reviews/${id}/dismissals`, { message: "no", event: "DISMISS" });
  await dismiss(reviews.ben.id);
  expect(await logins(world.appToken())).toEqual(["ana"]);
  await merge();
  expect(await logins(world.appToken(), "activation")).toEqual(["ana"]);
  world.clock.move(1000);
  await dismiss(reviews.ana.id);
  const { reviews: told } = await world.forge(world.appToken()).pullRequest(number);
  expect(told.map(({ state, dismissed }) => [state, dismissed?.was])).toEqual([
    ["DISMISSED", "APPROVED"],
    ["DISMISSED", "APPROVED"],
  ]);
  expect(await logins(world.appToken(), "activation")).toEqual(["ana"]);
});

it("forgets an approval when the grant changes after it", async () => {
  const { approveAs, logins, merge } = await proposal("widen", "minutes: 61\n");
  await approveAs("ana");
  await approveAs("ben");
  await world.push("rosa", "widen", path, "minutes: 480\n");
  expect(await logins(world.appToken())).toEqual([]);
  await approveAs("ben", await world.head("widen"));
  await merge();
  expect(await logins(world.appToken(), "activation")).toEqual(["ben"]);
});
