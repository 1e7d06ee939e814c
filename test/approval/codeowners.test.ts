import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosenOf, codeownersLimit, ownersOf, parseCodeowners, showOwner } from "../../src/approval/codeowners.ts";
import { compilePattern } from "../../src/approval/pattern.ts";
import { slowOwns } from "./owners-model.ts";

function parse(text: string) {
  return parseCodeowners(".github/CODEOWNERS", Buffer.from(text));
}

function owners(text: string, path: string): string | undefined {
  const owned = ownersOf(parse(text).rules, path);
  return owned && `${owned.line}: ${owned.owners.map(showOwner).join(" ")}`.trim();
}

function owns(pattern: string, path: string): boolean {
  const compiled = compilePattern(pattern);
  if ("message" in compiled) throw new Error(compiled.message);
  return compiled.matches(path);
}

/** pattern, paths it owns, paths it does not. */
const patterns: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["*", ["a", "a/b", "a/b/c.yaml", ".github/x"], []],
  ["**", ["a", "a/b", "a/b/c.yaml"], []],
  ["/*", ["a", "CODEOWNERS"], ["a/b", "grants/x/y.yaml"]],
  ["/**", ["a", "a/b"], []],
  ["*.js", ["x.js", "a/b/x.js", ".js", "lib.js/readme"], ["x.jsx", "x.JS", "js"]],
  ["/build/logs/", ["build/logs/a", "build/logs/a/b"], ["build/logs", "x/build/logs/a", "build/logsx/a"]],
  ["docs/*", ["docs/getting-started.md"], ["docs/build-app/troubleshooting.md", "docs", "x/docs/a"]],
  ["apps/", ["apps/a", "x/apps/a", "x/y/apps/a/b"], ["apps", "x/apps", "myapps/a"]],
  ["/docs/", ["docs/a", "docs/a/b"], ["x/docs/a", "Docs/a"]],
  ["/scripts/", ["scripts/x"], ["scripts"]],
  ["**/logs", ["logs", "logs/a", "build/logs/a", "deeply/nested/logs/x"], ["logs2", "xlogs/a"]],
  ["/apps/github", ["apps/github", "apps/github/a"], ["apps/githubx", "apps/a", "x/apps/github"]],
  ["grants/*/x.yaml", ["grants/a/x.yaml"], ["grants/x.yaml", "grants/a/b/x.yaml", "z/grants/a/x.yaml"]],
  ["/grants/prod-*/", ["grants/prod-a/x.yaml", "grants/prod-/x.yaml"], ["grants/prod/x.yaml", "grants/prod-a"]],
  ["grants/**", ["grants/a", "grants/a/b"], ["grants", "x/grants/a"]],
  ["grants/**/x.yaml", ["grants/x.yaml", "grants/a/x.yaml", "grants/a/b/x.yaml"], ["x.yaml", "grants/a/y.yaml"]],
  ["a/**/", ["a/b/c"], ["a/b", "a"]],
  ["/a?c", ["abc", "a.c", "abc/d"], ["ac", "a/c", "abbc"]],
  ["a**b", ["ab", "axxb", "d/axb"], ["a/b"]],
  ["/a\\ b", ["a b", "a b/c"], ["a", "a\\ b"]],
  ["/a.b", ["a.b"], ["axb"]],
  ["/a+(b)|c$", ["a+(b)|c$"], ["aab"]],
  ["Grants/", ["Grants/a"], ["grants/a", "GRANTS/a"]],
  ["foo", ["foo", "foo/a", "x/foo", "x/foo/y"], ["foobar", "xfoo"]],
  ["foo*", ["foo", "foobar", "x/food/y"], ["xfoo"]],
  ["*/foo", ["a/foo", "a/foo/b"], ["foo", "a/b/foo"]],
  ["/foo/*/", ["foo/a/b", "foo/a/b/c"], ["foo/a", "foo"]],
  ["/é?", ["é😀"], ["é"]],
];

describe("patterns", () => {
  for (const [pattern, yes, no] of patterns) {
    it(`${pattern} owns ${yes.join(" ")}, not ${no.join(" ")}`, () => {
      for (const path of yes) expect([path, owns(pattern, path)]).toEqual([path, true]);
      for (const path of no) expect([path, owns(pattern, path)]).toEqual([path, false]);
    });
  }

  it("takes time in proportion to what it reads, whatever stars it holds", () => {
    const stars = compilePattern(`/${"*a".repeat(60)}b`);
    const deep = compilePattern(`/${"**/a/".repeat(40)}b`);
    if ("message" in stars || "message" in deep) throw new Error("refused");
    const before = performance.now();
    expect(stars.matches("a".repeat(2000))).toBe(false);
    expect(deep.matches(`${"a/".repeat(1000)}c`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it("agrees with a slow model that tries every way to spend a star", () => {
    const segment = fc
      .array(fc.constantFrom("a", "b", "*", "?"), { minLength: 1, maxLength: 3 })
      .map((c) => c.join(""));
    const part = fc.oneof({ weight: 3, arbitrary: segment }, { weight: 1, arbitrary: fc.constant("**") });
    const pattern = fc
      .record({ lead: fc.boolean(), parts: fc.array(part, { minLength: 1, maxLength: 4 }), tail: fc.boolean() })
      .map(({ lead, parts, tail }) => `${lead ? "/" : ""}${parts.join("/")}${tail ? "/" : ""}`);
    const path = fc
      .array(
        fc.array(fc.constantFrom("a", "b"), { minLength: 1, maxLength: 3 }).map((c) => c.join("")),
        { minLength: 1, maxLength: 5 },
      )
      .map((segments) => segments.join("/"));
    let [tried, matched] = [0, 0];
    fc.assert(
      fc.property(pattern, path, (text, file) => {
        tried++;
        const expected = slowOwns(text, file);
        if (expected) matched++;
        expect([text, file, owns(text, file)]).toEqual([text, file, expected]);
      }),
      { numRuns: 5000 },
    );
    expect(matched).toBeGreaterThan(tried / 20);
  });
});

describe("the place of the file", () => {
  const at = (...paths: string[]) => chosenOf(paths.map((path) => ({ path })));

  it("is .github/, then the root, then docs/, and nowhere else", () => {
    expect(at("docs/CODEOWNERS", "CODEOWNERS", ".github/CODEOWNERS").file?.path).toBe(".github/CODEOWNERS");
    expect(at("docs/CODEOWNERS", "CODEOWNERS").file?.path).toBe("CODEOWNERS");
    expect(at("docs/CODEOWNERS", "codeowners", "x/CODEOWNERS").file?.path).toBe("docs/CODEOWNERS");
    expect(at("codeowners", ".github/codeowners", ".gitlab/CODEOWNERS").file).toBeUndefined();
  });

  it("hides every later one, and says so of each: a new file that takes ownership over is seen", () => {
    expect(at("CODEOWNERS").hidden).toEqual([]);
    expect(at("docs/CODEOWNERS", "CODEOWNERS", ".github/CODEOWNERS").hidden).toMatchObject([
      { code: "codeowners.shadowed", file: "CODEOWNERS", level: "error" },
      { code: "codeowners.shadowed", file: "docs/CODEOWNERS", level: "error" },
    ]);
  });
});

describe("files", () => {
  it("lets the last match win", () => {
    expect(owners("* @all\n/grants/ @sec\n/grants/prod/ @sre @acme/dba\n", "grants/prod/x.yaml")).toBe(
      "3: @sre @acme/dba",
    );
    expect(owners("/grants/prod/ @sre\n* @all\n", "grants/prod/x.yaml")).toBe("2: @all");
    expect(owners("/grants/ @sec\n", "targets/x.yaml")).toBeUndefined();
  });

  it("takes ownership away on a line without owners", () => {
    expect(owners("* @all\n/grants/dev/\n", "grants/dev/x.yaml")).toBe("2:");
    expect(owners("* @all\n/grants/dev/ # nobody @x\n", "grants/dev/x.yaml")).toBe("2:");
  });

  it("leaves out comments, blank lines, carriage returns and indentation", () => {
    const text = "# head\r\n\r\n  \t* @all # all of it\r\n\t# @x\r\n/a#b @hash\r\n";
    expect(parse(text).findings).toEqual([]);
    expect(owners(text, "z")).toBe("3: @all");
    expect(owners(text, "a#b")).toBe("5: @hash");
  });

  it("keeps an escaped blank in its pattern", () => {
    expect(owners("/a\\ b/ @me", "a b/c")).toBe("1: @me");
    expect(owners("/a\\ b @me", "a")).toBeUndefined();
  });

  it.each([
    ["!/a @x", "codeowners.pattern", 1],
    ["/a[bc] @x", "codeowners.pattern", 3],
    ["\\#a @x", "codeowners.pattern", 1],
    ["/a\\*b @x", "codeowners.pattern", 3],
    ["/a\\", "codeowners.pattern", 3],
    ["/a//b @x", "codeowners.pattern", 3],
    ["/ @x", "codeowners.pattern", 1],
    ["/a mail@example.com", "codeowners.email", 4],
    ["/a @x @", "codeowners.owner", 7],
    ["/a x", "codeowners.owner", 4],
    ["/a @acme/", "codeowners.owner", 4],
    ["/a @acme/a/b", "codeowners.owner", 4],
    ["/a @app[bot]", "codeowners.owner", 4],
    ["/a @x,@y", "codeowners.owner", 4],
    ["/a\u0007 @x", "codeowners.control-character", 3],
    ["\ufeff/a @x", "codeowners.control-character", 1],
  ])("skips %j and says where", (line, code, column) => {
    const { rules, findings } = parse(`* @all\n${line}\n`);
    expect(rules).toHaveLength(1);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code, line: 2, column, file: ".github/CODEOWNERS", level: "error" });
    expect(findings[0]!.fix).not.toBe("");
  });

  it("loads nothing of a file that GitHub would not load, or that is not text", () => {
    const big = Buffer.alloc(codeownersLimit, "#");
    expect(parseCodeowners("CODEOWNERS", big)).toMatchObject({
      rules: [],
      findings: [{ code: "codeowners.unreadable" }],
    });
    expect(parseCodeowners("CODEOWNERS", big.subarray(1)).findings).toEqual([]);
    const latin = Buffer.from([0x2a, 0x20, 0x40, 0xe9]);
    expect(parseCodeowners("CODEOWNERS", latin)).toMatchObject({
      rules: [],
      findings: [{ code: "codeowners.unreadable" }],
    });
  });

  it("never throws, and every line is a rule, a finding, or says nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { maxLength: 8 }), (lines) => {
        const text = lines.map((line) => line.replaceAll("\n", "")).join("\n");
        const { rules, findings } = parse(text);
        const seen = [...rules, ...findings].map(({ line }) => line);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.every((line) => line >= 1 && line <= lines.length + 1)).toBe(true);
      }),
    );
  });
});
