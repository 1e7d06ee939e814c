import { describe, expect, it } from "vitest";
import { cedarLiteral, cedarString } from "./consumers/cedar.ts";
import { formulas, records } from "./consumers/csv.ts";
import { commitDeeds, livelyParts } from "./consumers/github-text.ts";
import { githubShows } from "./consumers/markdown.ts";
import { runnerReads } from "./consumers/runner.ts";
import { assignments } from "./consumers/runner-files.ts";
import { shellReads } from "./consumers/shell.ts";
import { terminalShows } from "./consumers/terminal.ts";
import { trailers } from "./consumers/trailers.ts";
import { corpus } from "./hostile.ts";

/* The readers that the other tests of this folder ask must themselves be taken in by what takes in the real ones. */

describe("the runner", () => {
  it.each([
    ["::error file=a%2Cb.yaml,line=3::50 %25%0Ax", "error", { file: "a,b.yaml", line: "3" }, "50 %\nx"],
    ["\u00a0\t::ADD-MASK::x", "ADD-MASK", {}, "x"],
    ["text before ##[set-output name=a%3Bb;other=1]y%5Dz", "set-output", { name: "a;b", other: "1" }, "y]z"],
  ])("obeys %j", (line, command, properties, data) => {
    expect(runnerReads(line).obeyed).toEqual([{ command, properties, data }]);
  });

  it.each(["x ::error::y", ":: error::y", "::unknown::y", "##[unknown]y", "# #[error]y", "::error:y"])(
    "prints %j",
    (line) => {
      expect(runnerReads(line)).toEqual({ obeyed: [], printed: [line] });
    },
  );

  it("is deaf between stop-commands and its token, and reads a lone carriage return as a line's end", () => {
    const output = "a\r::stop-commands::Tok\n::error::lost\n::tok::\n::error::heard";
    expect(runnerReads(output).obeyed.map(({ command, data }) => [command, data])).toEqual([
      ["stop-commands", "Tok"],
      ["tok", ""],
      ["error", "heard"],
    ]);
  });
});

describe("the runner's files", () => {
  it("take whichever sign comes first, and a value up to its delimiter", () => {
    expect(assignments("a=b<<c\nd<<END\nx=1\nEND \nEND\ne<<E\nE\n")).toEqual([
      ["a", "b<<c"],
      ["d", "x=1\nEND "],
      ["e", ""],
    ]);
    expect(() => assignments("a<<X\nb\n")).toThrow(/no matching delimiter/);
    expect(() => assignments("nothing\n")).toThrow(/invalid format/);
  });
});

describe("GitHub's page", () => {
  it("shows elements, code, comments and words apart", () => {
    const page = githubShows(
      "<!-- m -->\n\n| a | b |\n| --- | --- |\n| `x` | <code>&#124;</code> **z** |\n\n<img src=x>",
    );
    expect(page).toMatchObject({ comments: ["m"], code: ["x", "|"] });
    expect(page.elements).toEqual(expect.arrayContaining(["table", "strong", "img"]));
  });

  it.each([
    ["hello @mallory", "mention: @mallory"],
    ["see acme/payments#812", "reference: acme/payments#812"],
    ["see GH-12", "reference: GH-12"],
    ["by INC-4211", "autolink reference: INC-4211"],
    ["in 9f3c2d1e", "commit: 9f3c2d1e"],
    ["at ftp://x", "address: ftp://x"],
    [":tada:", "emoji: :tada:"],
  ])("acts on %j", (text, part) => {
    expect(livelyParts(text).join(" ")).toContain(part);
    expect(githubShows(`says \`${text}\` only`).lively).toEqual([]);
  });

  it("links addresses and images", () => {
    expect(githubShows("https://evil.example ![](x) [a](b)").elements).toEqual(["p", "a", "img", "a"]);
  });
});

describe("a commit", () => {
  it("closes issues, skips workflows, names authors and has trailers", () => {
    const message = "Fixes #12 [skip ci]\n\nbody\n\nGrant: a/b\nCo-authored-by: sam <s@x>\n";
    expect(commitDeeds(message)).toEqual([
      "closes: Fixes #12",
      "skips workflows: [skip ci]",
      "names an author: Co-authored-by:",
    ]);
    expect(trailers(message)).toEqual(["Grant: a/b", "Co-authored-by: sam <s@x>"]);
  });
});

describe("a spreadsheet", () => {
  it("reads records by RFC 4180", () => {
    expect(records('a,"b ""c"", d"\r\n"",e,')).toEqual([
      ["a", 'b "c", d'],
      ["", "e", ""],
    ]);
    expect(() => records('"a"b')).toThrow(/goes on/);
    expect(() => records('"a')).toThrow(/never closed/);
    expect(() => records('a"b')).toThrow(/unquoted/);
  });

  it.each(["=1", "+1", "-1", "@x", '"=1"', 'a," =1"', '"a;=1"', '"x","y;@z"'])("calculates in %j", (text) => {
    expect(formulas(text)).not.toEqual([]);
  });

  it("does not in a sentence", () => expect(formulas("\"it's a-b, c=d\",'=1\r\n")).toEqual([]));
});

describe("a shell", () => {
  it("takes a line apart", () => {
    expect(shellReads("a 'b c' \"d $x\" e\\ f; g > h #i")).toEqual({
      words: ["a", "b c", "d $x", "e f", "g", "h", "i"],
      more: ["an expansion", 'the operator ";"', 'the operator ">"', "a comment"],
    });
    expect(shellReads("x \"a\\$b\" '$c`'")).toEqual({ words: ["x", "a$b", "$c`"], more: [] });
  });
});

describe("a terminal", () => {
  it.each(["\u001b[2J", "\u001b]0;x\u0007", "\u009b1m", "a\rb", "\b", "\u202e", "\u200b", "\u007f", "\ud800"])(
    "acts on %j",
    (text) => {
      expect(terminalShows(`x${text}y`).acts).not.toEqual([]);
    },
  );

  it("shows letters of any script, in lines", () => {
    expect(terminalShows("naïve 日本 ✓\r\n→ x")).toEqual({ lines: ["naïve 日本 ✓", "→ x"], acts: [] });
  });
});

describe("Cedar", () => {
  it("gives a text back from its literal, and knows one literal from two", () => {
    for (const text of corpus.filter((each) => each.isWellFormed())) expect(cedarString(cedarLiteral(text))).toBe(text);
    expect(() => cedarString('"a" || "b"')).toThrow(/not one literal/);
  });
});

it("the corpus takes in every one of them", () => {
  const taken = (reads: (text: string) => number) => corpus.filter((text) => reads(text) > 0).length;
  expect(taken((text) => runnerReads(text).obeyed.length)).toBeGreaterThan(5);
  expect(taken((text) => githubShows(text).lively.length)).toBeGreaterThan(8);
  expect(taken((text) => githubShows(text).elements.filter((name) => name !== "p").length)).toBeGreaterThan(8);
  expect(taken((text) => commitDeeds(text).length)).toBeGreaterThan(3);
  expect(taken((text) => formulas(`"${text.replaceAll('"', '""')}"`).length)).toBeGreaterThan(5);
  expect(taken((text) => shellReads(text).more.length)).toBeGreaterThan(10);
  expect(taken((text) => terminalShows(text).acts.length)).toBeGreaterThan(8);
});
