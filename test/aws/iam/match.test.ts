import fc from "fast-check";
import { expect, test } from "vitest";
import { globIncludes, globMatches, resourceIncludes } from "../../../src/providers/aws/iam/index.ts";
import { compileGlob, matches, withinSegments } from "../../../src/providers/aws/iam/match.ts";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 7 });
const arnPattern = fc.string({ unit: fc.constantFrom("a", ":", "*", "?"), maxLength: 6 });

/** Every text over an alphabet up to a length. */
function texts(alphabet: readonly string[], length: number): readonly string[] {
  if (length === 0) return [""];
  const shorter = texts(alphabet, length - 1);
  return ["", ...alphabet.flatMap((first) => shorter.map((rest) => first + rest))];
}

/** A glob as a regular expression; with `arn`, wildcards keep to their segment unless a `*` ends it. */
function expression(glob: string, arn: boolean): RegExp {
  const source = glob.replace(/[*?]|[^*?]/g, (character, at: number) => {
    const next = glob.slice(at).replace(/^\*+/, "")[0];
    const any = !arn || (character === "*" && (next === undefined || next === ":")) ? "[^]" : "[^:]";
    return character === "*" ? `${any}*` : character === "?" ? any : character;
  });
  return new RegExp(`^${source}$`);
}

// `c` occurs in no pattern: it stands for every character that a wildcard could write.
const words = texts(["a", "b", "c"], 6);
const arnWords = texts(["a", ":", "c"], 6);

test("a glob matches what its regular expression matches", () => {
  fc.assert(
    fc.property(pattern, (glob) => {
      const wanted = expression(glob, false);
      for (const word of words)
        if (globMatches(glob, word) !== wanted.test(word)) throw new Error(`${glob} on ${word}`);
    }),
    { numRuns: 300 },
  );
});

test("inside segments likewise", () => {
  fc.assert(
    fc.property(arnPattern, (glob) => {
      const wanted = expression(glob, true);
      const compiled = withinSegments(compileGlob(glob));
      for (const word of arnWords)
        if (matches(compiled, word) !== wanted.test(word)) throw new Error(`${glob} on ${word}`);
    }),
    { numRuns: 500 },
  );
});

test("inclusion is exact: as brute force finds it", () => {
  let [tried, included] = [0, 0];
  fc.assert(
    fc.property(pattern, pattern, (outer, inner) => {
      tried++;
      const [out, into] = [expression(outer, false), expression(inner, false)];
      const counterexample = words.find((word) => into.test(word) && !out.test(word));
      // The shortest counterexample may be longer than the words tried: `aaaabcc` for `*a??` and `aaaa*`.
      const short = inner.length <= 6 && outer.length + inner.length <= 8;
      const answer = globIncludes(outer, inner);
      if (answer) included++;
      if (answer && counterexample !== undefined) throw new Error(`${outer} ⊉ ${inner}: ${counterexample}`);
      if (!answer && counterexample === undefined && short) throw new Error(`${outer} ⊇ ${inner}, which was denied`);
    }),
    { numRuns: 4_000 },
  );
  expect(included).toBeGreaterThan(tried / 80);
});

test("inclusion of resources holds under both readings", () => {
  let [tried, included] = [0, 0];
  fc.assert(
    fc.property(arnPattern, arnPattern, (outer, inner) => {
      tried++;
      const lost = (arn: boolean) =>
        arnWords.find((word) => expression(inner, arn).test(word) && !expression(outer, arn).test(word));
      const counterexample = lost(false) ?? lost(true);
      const answer = resourceIncludes(outer, inner);
      if (answer) included++;
      if (answer && counterexample !== undefined) throw new Error(`${outer} ⊉ ${inner}: ${counterexample}`);
      if (!answer && counterexample === undefined && outer.length + inner.length <= 8)
        throw new Error(`${outer} ⊇ ${inner}, which was denied`);
    }),
    { numRuns: 1_500 },
  );
  expect(included).toBeGreaterThan(tried / 150);
});

test.each([
  ["*", "a*b?", true],
  ["a*", "a?*", true],
  ["a?*", "a*?", true],
  ["a*b", "a*", false],
  ["s3:Get*", "s3:GetObject*", true],
  ["s3:GetObject", "s3:GetObject?", false],
  ["*a*", "?a", true],
  ["", "", true],
  ["?", "*", false],
])("%s includes %s: %s", (outer, inner, answer) => {
  expect(globIncludes(outer, inner)).toBe(answer);
});

test("many wildcards neither explode nor err", () => {
  const heavy = "a*".repeat(40);
  expect(globMatches(`${heavy}b`, "a".repeat(2_000))).toBe(false);
  expect(globIncludes(heavy, `${heavy}a`)).toBe(true);
  expect(globIncludes(`${heavy}b`, heavy)).toBe(false);
});

test("a pattern made to be slow is refused in good time", () => {
  const outer = `*${"?".repeat(30)}a${"?".repeat(30)}b*`;
  const started = performance.now();
  expect(resourceIncludes(outer, "*a*b".repeat(100))).toBe(false);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test("patterns as long as IAM takes them are judged exactly", () => {
  const long = `arn:aws:s3:::bucket/${"folder/".repeat(250)}`;
  expect(resourceIncludes("arn:aws:s3:::bucket/*", `${long}*`)).toBe(true);
  expect(resourceIncludes(`${long}*`, `${long}*/file-?.txt`)).toBe(true);
  expect(resourceIncludes(`${long}*`, "arn:aws:s3:::bucket/*")).toBe(false);
});
