import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlLimits, grantLimits, parseYaml } from "../../src/core/yaml.ts";
import { grantText } from "./files.ts";

function read(text: string | Uint8Array) {
  const yaml = parseYaml("f.yaml", typeof text === "string" ? Buffer.from(text) : text);
  return { value: yaml.value, told: yaml.findings.map(({ line, column, code }) => `${line}:${column} ${code}`) };
}

describe("what is refused", () => {
  test.each<[name: string, text: string | Uint8Array, told: string[]]>([
    ["an anchor and its alias", "a: &x 1\nb: *x\n", ["1:4 yaml.anchor", "2:4 yaml.alias"]],
    ["an alias to nothing", "a: *x\n", ["1:4 yaml.alias"]],
    ["a core tag", 'a: !!int "5"\n', ["1:4 yaml.tag"]],
    ["a tag that runs code elsewhere", "a: !!js/function x\n", ["1:4 yaml.tag"]],
    ["a local tag", "a: !x 1\n", ["1:4 yaml.tag"]],
    ["a merge key", "a: 1\n<<: {b: 2}\n", ["2:1 yaml.merge"]],
    ["a repeated key", "a: 1\nb: 2\na: 3\nb: 4\n", ["3:1 yaml.duplicate", "4:1 yaml.duplicate"]],
    ["a repeated key, escaped", 'role: 1\n"r\\x6fle": 2\n', ["2:1 yaml.duplicate"]],
    ["a key of the prototype", "__proto__: {a: 1}\n", ["1:1 yaml.key"]],
    ["a key of the prototype, escaped", '"__pr\\x6fto__": {a: 1}\n', ["1:1 yaml.key"]],
    ["a constructor", "a: {constructor: 1}\n", ["1:5 yaml.key"]],
    ["a number as a key", "5: 1\n", ["1:1 yaml.key"]],
    ["a truth as a key", "true: 1\n", ["1:1 yaml.key"]],
    ["a list as a key", "? [a]\n: 1\n", ["1:3 yaml.key"]],
    ["nothing as a key", ": 1\n", ["1:1 yaml.key"]],
    ["a second document", "a: 1\n---\nb: 2\n", ["2:1 yaml.documents"]],
    ["a directive", "%YAML 1.1\n---\na: 1\n", ["1:1 yaml.directive"]],
    ["a byte order mark", "\ufeffa: 1\n", ["1:1 yaml.character"]],
    ["bytes that are not UTF-8", Buffer.from([97, 58, 32, 0xff, 0xfe, 10]), ["1:4 yaml.character"]],
    ["an overlong encoding", Buffer.from([97, 58, 32, 0xc0, 0xaf, 10]), ["1:4 yaml.character"]],
    ["a NUL", "a: x\0y\n", ["1:5 yaml.character"]],
    ["an escape", "a: x\x1b[31my\n", ["1:5 yaml.character"]],
    ["a C1 control", "a: x\x85y\n", ["1:5 yaml.character"]],
    ["a lone carriage return", "# harmless\ra: 1\nb: 2\n", ["1:11 yaml.character"]],
    ["a bidirectional override in a comment", "a: 1 # \u202e drawkcab\n", ["1:8 yaml.character"]],
    ["a zero-width space", "a: p\u200bq\nb: r\u200ds\n", ["1:5 yaml.character", "2:5 yaml.character"]],
    ["a soft hyphen", "a: p\u00adq\n", ["1:5 yaml.character"]],
    ["a tag character", "a: p\u{e0041}q\n", ["1:5 yaml.character"]],
    ["a bidirectional override, escaped", 'a: "x\\u202ey"\n', ["1:4 yaml.character"]],
    ["a NUL, escaped", 'a: "x\\0y"\n', ["1:4 yaml.character"]],
    ["half a surrogate pair, escaped", 'a: "\\ud800"\n', ["1:4 yaml.character"]],
    ["a key with a hidden character, escaped", '"a\\u200b": 1\n', ["1:1 yaml.character"]],
    ["an octal number, or is it?", "a: 014\n", ["1:4 yaml.number"]],
    ["a hexadecimal number", "a: 0x3c\n", ["1:4 yaml.number"]],
    ["an exponent", "a: 6e1\n", ["1:4 yaml.number"]],
    ["infinity", "a: .inf\n", ["1:4 yaml.number"]],
    ["an empty file", "", ["1:1 yaml.empty"]],
    ["only comments", "# nothing\n\n", ["1:1 yaml.empty"]],
    ["an open list", "a: [1, 2\nb: 3\n", ["2:1 yaml.syntax"]],
    ["an open text", 'a: "x\n', ["2:1 yaml.syntax"]],
    ["a tab as indentation", "a:\n\tb: 1\n", ["2:1 yaml.syntax"]],
    ["a colon in a text without quotes", "a: b: c\n", ["1:4 yaml.syntax"]],
    ["a field without its colon", "a 1\nb: 2\n", ["1:1 yaml.syntax"]],
    ["a field out of line, once for all below it", "a:\n  b: 1\n c: 2\n  d: 3\n  e: 4\n", ["3:1 yaml.syntax"]],
    [
      "two mistakes that do not follow from each other",
      "a: b: c\nd: [1\ne: 2\n",
      ["1:4 yaml.syntax", "3:1 yaml.syntax"],
    ],
    ["lists too deep", "[".repeat(5000), ["1:22 yaml.depth"]],
    ["maps too deep", "{a: ".repeat(3000), ["1:82 yaml.depth"]],
    ["nested entries too deep", "- ".repeat(5000), ["1:42 yaml.depth"]],
    ["questions too deep", "? ".repeat(5000), ["1:42 yaml.depth"]],
    ["more than the size", `a: ${"x".repeat(grantLimits.bytes)}`, ["1:1 yaml.size"]],
  ])("%s", (_name, text, told) => {
    expect(read(text).told).toEqual(told);
  });

  test("an alias bomb is refused before it can grow", () => {
    const layers = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`);
    const { value, told } = read(`l0: &l0 [x]\n${layers.join("\n")}\n`);
    expect(told).toHaveLength(91);
    expect(JSON.stringify(value).length).toBeLessThan(1000);
  });

  test("a prototype is never polluted", () => {
    read("__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("reading goes on past what it can", () => {
    expect(read('a: "x\\u202ey"\nb: 1\nb: 2\n!!c d: &e 3\n')).toEqual({
      value: expect.objectContaining({ b: 1 }),
      told: ["1:4 yaml.character", "3:1 yaml.duplicate", "4:1 yaml.tag", "4:8 yaml.anchor"],
    });
  });
});

describe("what is read", () => {
  test.each<[text: string, value: unknown]>([
    ["a: 14", { a: 14 }],
    ["a: -0.5", { a: -0.5 }],
    ["a: yes", { a: "yes" }],
    ["a: 2026-11-21T22:00:00Z", { a: "2026-11-21T22:00:00Z" }],
    ["a: 12:30", { a: "12:30" }],
    ["a: '*x'\nb: '&y'\nc: '!z'\n", { a: "*x", b: "&y", c: "!z" }],
    ["a: |\n  &x\n  *y\n  !z\n", { a: "&x\n*y\n!z\n" }],
    ["a: x & y * z ! %\r\nb: 1\r\n", { a: "x & y * z ! %", b: 1 }],
    ["---\na: 1\n", { a: 1 }],
    ["a:\n", { a: null }],
    ["ä: Grüße 🙂\n", { ä: "Grüße 🙂" }],
  ])("%j", (text, value) => {
    expect(read(text)).toEqual({ value, told: [] });
  });

  test("twenty levels are not too deep", () => {
    expect(read(`${"[".repeat(20)}${"]".repeat(20)}`).told).toEqual([]);
    expect(read(`${"[".repeat(21)}${"]".repeat(21)}`).told).toEqual(["1:22 yaml.depth"]);
  });

  test("control files may be longer than grants", () => {
    const bytes = Buffer.from(`a: ${"x".repeat(grantLimits.bytes)}`);
    expect(parseYaml("f.yaml", bytes, controlLimits).findings).toEqual([]);
  });
});

describe("places", () => {
  const yaml = parseYaml("f.yaml", Buffer.from("a:\n  b:\n    - c: 1\n      d:\n    - {e: 🙂, f: 2}\n"));
  test.each([
    [["a", "b", 0, "c"], false, "3:10"],
    [["a", "b", 0, "c"], true, "3:7"],
    [["a", "b"], true, "2:3"],
    [["a", "b", 0, "missing"], false, "3:7"],
    [["a", "b", 0, "d"], false, "4:7"],
    [["a", "b", 1, "f"], false, "5:18"],
    [["a", "b", 9], false, "3:5"],
    [[], false, "1:1"],
  ])("%j, at key: %s", (pointer, atKey, place) => {
    const { line, column } = yaml.locate(pointer, atKey);
    expect(`${line}:${column}`).toBe(place);
  });
});

describe("anything at all", () => {
  const everyPlaceIsInTheFile = (bytes: Uint8Array) => {
    const { findings } = parseYaml("f.yaml", bytes);
    const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\n");
    for (const { line, column } of findings) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
    }
  };

  test("random bytes never throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), everyPlaceIsInTheFile), { numRuns: 1000 });
  });

  test("heaps of YAML's own signs never throw", () => {
    const signs = fc.constantFrom(..."[]{}:,-?&*!|>'\"%@` \n\t#", "<<", "a", "---", "...", "\r", "\ufeff", "\u202e");
    const heap = fc.array(signs, { maxLength: 80 }).map((parts) => Buffer.from(parts.join("")));
    fc.assert(fc.property(heap, everyPlaceIsInTheFile), { numRuns: 3000 });
  });

  test("a valid file with a few bytes changed never throws", () => {
    const edits = fc.array(fc.tuple(fc.nat(grantText.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 6 });
    fc.assert(
      fc.property(edits, (changes) => {
        const bytes = Buffer.from(grantText);
        for (const [at, byte] of changes) bytes[at] = byte;
        everyPlaceIsInTheFile(bytes);
      }),
      { numRuns: 1000 },
    );
  });
});
