import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "../../../src/core/access.ts";
import { covers } from "../../../src/providers/aws/covers.ts";
import { escapes } from "../../../src/providers/aws/escapes.ts";
import { globMatches } from "../../../src/providers/aws/iam/index.ts";
import { judge } from "../iam/model.ts";
import { type Asked, access, pairs } from "./arbitraries.ts";
import { beyond, caller, document, real } from "./beyond.ts";

/*
 * Soundness: once covers agrees, no call that the request allows is refused by the ceiling, asked of the evaluator and of
 * the slow model. What is planted in planted.test.ts is found the same way, so the calls can tell.
 */

test("ten thousand pairs: what is covered stays inside the ceiling, call by call", () => {
  let [pairCount, covered, compared] = [0, 0, 0];
  fc.assert(
    fc.property(pairs, (pair) => {
      const found = beyond(real, pair);
      pairCount++;
      covered += found.covered ? 1 : 0;
      compared += found.asked.length;
      expect(found.broken).toEqual([]);
      if (!found.covered || pairCount % 10 > 0) return;
      const model = (statements: Access, call: Asked) =>
        judge({ ...call, ...caller, identity: [document(statements)] }) === "allowed";
      for (const call of pair.calls) if (model(pair.request, call)) expect(model(pair.ceiling, call)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
  expect(covered).toBeGreaterThan(pairCount / 10);
  expect(compared).toBeGreaterThan(pairCount);
});

test("an access without escapes always covers itself, and more of it", () => {
  fc.assert(
    fc.property(access, access, (one, other) => {
      fc.pre(one.every(({ actions }) => !actions.includes("*")));
      expect(covers(one, one)).toEqual([]);
      expect(covers([...other, ...one], one)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("no escape is ever covered that the ceiling does not name letter for letter", () => {
  const some = ["s3", "sts", "kms"].flatMap((service) => escapes.filter((name) => name.startsWith(`${service}:`)));
  const name = fc.constantFrom(...some, "s3:GetObject", "s3:PutObject", "kms:Decrypt");
  const action = fc.tuple(name, fc.nat(20), fc.nat(24), fc.boolean()).map(([text, from, length, whole]) => {
    const at = Math.min(text.indexOf(":") + 1 + from, text.length);
    return whole ? text : `${text.slice(0, at)}*${text.slice(at + length)}`;
  });
  const actions = fc.uniqueArray(action, { minLength: 1, maxLength: 4 });
  let [tried, covered] = [0, 0];
  fc.assert(
    fc.property(actions, actions, (has, more) => {
      tried++;
      const ceiling = [{ actions: [...has, ...more], resources: ["*"] }];
      const named = new Set([...has, ...more].map((text) => text.toLowerCase()));
      for (const asked of [...has, ...more.map((text) => text.toUpperCase())]) {
        if (covers(ceiling, [{ actions: [asked], resources: ["*"] }]).length > 0) continue;
        covered++;
        const given = some.filter((way) => globMatches(asked.toLowerCase(), way.toLowerCase()));
        expect(given.filter((way) => !named.has(way.toLowerCase()))).toEqual([]);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(covered).toBeGreaterThan(tried / 4);
});

test("every objection can be understood by itself", () => {
  fc.assert(
    fc.property(pairs, ({ ceiling, request }) => {
      for (const { code, pointer, message, fix } of covers(ceiling, request)) {
        expect([
          "grant.access.outside-ceiling",
          "grant.access.escape",
          "grant.access.unreadable",
          "grant.access.wildcard",
        ]).toContain(code);
        const [, at, part, index] = pointer as readonly [string, number, (keyof Access[number])?, number?];
        if (part === "actions" || part === "resources") expect(message).toContain(request[at]![part][index!]!);
        expect(fix).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
});
