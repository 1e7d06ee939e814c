import { afterAll, beforeAll, expect, test } from "vitest";
import { type Many, startMany } from "../../scripts/bench/many.ts";

/*
 * A sweep of many leases over several accounts, as a process of the shipped dist. `npm run bench -- --only growth` does the same with
 * ten thousand leases in ten accounts, a thousand of them due, and says how the cost grows.
 */

const [first, next] = [24, 36];
const accounts = 3;
const due = first + next;

let many: Many;
let putBack: () => void;
beforeAll(async () => {
  many = await startMany({ accounts, due: [first, next] });
  await many.grow(180);
  putBack = many.snapshot();
});
afterAll(() => many.stop());

const calls = (all: readonly string[], what: RegExp) => all.filter((call) => what.test(call)).length;
const writes = /^iam:(?!Get|List)/;

test("a sweep lists each account once, and writes two changes for each lease that is over and none for any other", async () => {
  many.at(2);
  const { cloud, github } = await many.sweep();
  expect(await many.ended()).toEqual({ denied: due, sealed: due });
  expect(calls(cloud, /^iam:ListRoles$/)).toBe(accounts);
  expect(calls(cloud, /^iam:ListEntitiesForPolicy$/)).toBe(accounts);
  expect(calls(cloud, writes)).toBe(2 * due);
  expect(github).toBeLessThanOrEqual(20);
});

test("twice as many leases that are not over cost not one request more of GitHub, and not one write", async () => {
  putBack();
  many.at(1);
  const few = await many.sweep();
  putBack();
  many.at(0);
  await many.grow(360);
  putBack = many.snapshot();
  many.at(1);
  const more = await many.sweep();
  expect(calls(more.cloud, writes)).toBe(2 * first);
  expect([more.github, calls(more.cloud, /^iam:List(Roles|Entities)/)]).toEqual([few.github, 2 * accounts]);
});

test("a sweep that is lost in its middle is gone on with by the next, which does nothing again that was done", async () => {
  putBack();
  many.at(2);
  const lost = await many.lostAfter(due / 2);
  const between = await many.ended();
  expect(between.denied).toBeLessThan(due);
  expect(between.sealed).toBeGreaterThan(0);
  const { cloud } = await many.sweep();
  expect(await many.ended()).toEqual({ denied: due, sealed: due });
  // What was under way when it was lost may be done twice; nothing else.
  const underWay = between.denied - between.sealed;
  expect(calls(lost.cloud, writes) + calls(cloud, writes)).toBeLessThanOrEqual(2 * due + underWay);
});
