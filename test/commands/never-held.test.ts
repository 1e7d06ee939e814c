import { afterAll, beforeAll, expect, test } from "vitest";
import { minute } from "../../src/core/time.ts";
import { grantText, startTown, type Town } from "./world.ts";

/*
 * The default branch holds a grant file and a target file that cannot be read. They hold back what would be concluded from
 * them and nothing else: what somebody revokes, deletes or forbids, and what is over, ends.
 */

const production = "payments-production";
const development = "payments-development";
let town: Town;
beforeAll(async () => {
  town = await startTown();
  const file = (target: typeof production | typeof development, id: string, minutes: number) =>
    [`grants/${target}/${id}.yaml`, grantText({ target, minutes })] as const;
  const here = ["broken", "readable", "forbidden"].map((id) => file(production, id, 60));
  await town.merge(await town.propose(Object.fromEntries(here), { approvers: ["ben", "chloe"] }));
  const there = [file(development, "revoked", 60), file(development, "deleted", 60), file(development, "over", 20)];
  await town.merge(await town.propose(Object.fromEntries(there), { approvers: ["dana"] }));
  await town.run();
  await town.change({
    [`grants/${production}/broken.yaml`]: "version: 1\nreason: [\n",
    [`targets/${development}.yaml`]: "version: 1\nprovider: aws\n",
  });
});
afterAll(() => town.stop());

const ends = (done: Awaited<ReturnType<Town["run"]>>) =>
  done.deeds.map(({ grant, ending, outcome }) => [grant, ending, outcome]);

test("nothing is concluded from the broken files: what stands open by them stays, and the run is red", async () => {
  const done = await town.run();
  expect(done.deeds).toEqual([]);
  expect(done.faults.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => "grant.held-open"));
  for (const id of ["broken", "readable", "revoked", "deleted", "over"]) expect(await town.enters(id)).toBe(true);
});

test("a revocation is not held: of a grant under the broken target, and of the one whose own file is broken", async () => {
  const done = await town.swept({ revoke: ["revoked", "broken"] });
  expect(ends(done).toSorted()).toEqual([
    [`${development}/revoked`, "revoked", "done"],
    [`${production}/broken`, "revoked", "done"],
  ]);
});

test("a deletion that can be read is not held, though the target of the file cannot be", async () => {
  await town.change({ [`grants/${development}/deleted.yaml`]: undefined }, { approvers: ["dana", "sam", "eli"] });
  expect(ends(await town.swept())).toEqual([[`${development}/deleted`, "deleted", "done"]]);
});

test("an end by time is not held", async () => {
  town.clock.move(21 * minute);
  expect(ends(await town.swept())).toEqual([[`${development}/over`, "expired", "done"]]);
});

test("a policy that is tightened is not held: it ends what it forbids, whichever other files are broken", async () => {
  const path = "policies/approvals.cedar";
  const text = (await town.git(await town.ownClone(), "show", `origin/main:${path}`)).replace(
    "count < 2 }",
    "count < 3 }",
  );
  await town.change({ [path]: `${text}\n` });
  const done = await town.swept();
  expect(ends(done).toSorted()).toEqual([
    [`${production}/forbidden`, "withdrawn", "done"],
    [`${production}/readable`, "withdrawn", "done"],
  ]);
  expect((await town.run()).deeds).toEqual([]);
});
