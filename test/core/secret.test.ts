import { format, inspect } from "node:util";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { canonical, digest } from "../../src/core/digest.ts";
import { templateText } from "../../src/core/emit.ts";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";

const key = "a-key-that-nobody-may-read";

test("a secret gives its value to who asks for it, and to no way of printing it", () => {
  const secret = new Secret(key);
  expect(secret.reveal()).toBe(key);
  const printed = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: [secret] }),
  ];
  for (const text of [...printed, format("%s %o %O %j", secret, secret, secret, secret)]) {
    expect(text).toContain("[secret]");
    expect(text).not.toContain(key);
  }
  expect(Object.keys(secret)).toEqual([]);
});

test("a fault keeps its code, whether to try again, and what caused it", () => {
  const cause = new Error("connection reset");
  const fault = new Fault("github.unreachable", "no answer", { retryable: true, cause });
  expect(fault).toMatchObject({
    name: "Fault",
    code: "github.unreachable",
    message: "no answer",
    retryable: true,
    cause,
  });
  expect(new Fault("a.b", "c")).toMatchObject({ code: "a.b", retryable: false });
  expect("cause" in new Fault("a.b", "c")).toBe(false);
});

test("what JSON cannot carry has no digest, and the sentence names it", () => {
  for (const [value, says] of [
    [Number.NaN, "canonical: NaN has no JSON form"],
    [Number.POSITIVE_INFINITY, "canonical: Infinity has no JSON form"],
    [undefined, "canonical: a undefined has no JSON form"],
    [() => 1, "canonical: a function has no JSON form"],
    [new Date(0), "canonical: a object has no JSON form"],
    [10n, "canonical: a bigint has no JSON form"],
  ] as const)
    expect(() => canonical([value])).toThrow(new TypeError(says));
});

test("one value has one digest however it was written, and a text has its own", () => {
  expect(canonical({ b: [1, null, true], a: { d: undefined, c: "x" } })).toBe('{"a":{"c":"x"},"b":[1,null,true]}');
  expect(digest({ b: 1, a: 2 })).toBe(digest({ a: 2, b: 1 }));
  expect(digest({ b: 1, a: 2 })).toBe(digest('{"a":2,"b":1}'));
  expect(digest("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("a template is read back as it was by a YAML 1.1 reader, to whom a bare 2012-10-17 is a date", () => {
  const statement = { Effect: "Allow", Resource: `arn:aws:iam::210987654321:role/${"long/".repeat(40)}name` };
  const template = { Version: "2012-10-17", Mode: "0755", On: "yes", one: statement, two: statement };
  const text = templateText(template);
  expect(parse(text, { version: "1.1" })).toEqual(template);
  expect(text).toContain('"2012-10-17"');
  // One line a value, and a value that stands twice is written twice: CloudFormation knows no anchors.
  expect(text.trimEnd().split("\n")).toHaveLength(9);
  expect(text).not.toMatch(/[&*]a\d/);
});
