import { describe, expect, it } from "vitest";
import { commandReader, parseCommand } from "../../../sandbox/runner/commands.ts";
import { parsePairs } from "../../../sandbox/runner/files.ts";
import { createMasks } from "../../../sandbox/runner/masks.ts";

describe("a workflow command", () => {
  it.each([
    ["::error::x", { name: "error", properties: {}, data: "x" }],
    ["  \t::warning file=a,line=1::x%0Ay%25", { name: "warning", properties: { file: "a", line: "1" }, data: "x\ny%" }],
    ["::ADD-MASK::x", { name: "add-mask", properties: {}, data: "x" }],
    ["::error title=a%3Ab%2Cc::x", { name: "error", properties: { title: "a:b,c" }, data: "x" }],
    ["::error::a::b", { name: "error", properties: {}, data: "a::b" }],
    ["text ##[set-output name=a;]b", { name: "set-output", properties: { name: "a" }, data: "b" }],
    ["##[error]a%5Db%3B", { name: "error", properties: {}, data: "a]b;" }],
  ])("is found in %j", (line, command) => {
    expect(parseCommand(line)).toEqual(command);
  });

  it.each(["text ::error::x", "::unknown::x", "::error", "##[unknown]x", "##[error", ": :error::x"])(
    "is not found in %j",
    (line) => {
      expect(parseCommand(line)).toBeUndefined();
    },
  );
});

describe("a step's lines", () => {
  const read = (lines: readonly string[]) => {
    const said: string[] = [];
    const line = commandReader({
      mask: (value) => said.push(`mask ${value}`),
      annotate: (level, { data }) => said.push(`${level} ${data}`),
      output: (name, value) => said.push(`output ${name}=${value}`),
      state: (name, value) => said.push(`state ${name}=${value}`),
      fail: (reason) => said.push(`fail ${reason}`),
    });
    return { shown: lines.map(line), said };
  };

  it("stop being commands between stop-commands and its token", () => {
    const { shown, said } = read(["::stop-commands::tok", "::add-mask::secret", "::tok::", "::add-mask::later"]);
    expect(shown[1]).toBe("::add-mask::secret");
    expect(said).toEqual(["mask later"]);
  });

  it("still set outputs and state in the old way", () => {
    expect(read(["::set-output name=a::b", "::save-state name=c::d"]).said).toEqual(["output a=b", "state c=d"]);
  });

  it.each(["::set-env name=A::b", "::add-path::/x", "::stop-commands::", "::stop-commands::error"])(
    "fail the step with %s",
    (line) => {
      expect(read([line]).said[0]).toMatch(/^fail /);
    },
  );
});

it("environment files hold lines and blocks, and nothing else", () => {
  expect([...parsePairs("a=b=c\nd<<E\nx\n\ny=<<\nE\nf=\n")]).toEqual([
    ["a", "b=c"],
    ["d", "x\n\ny=<<"],
    ["f", ""],
  ]);
  expect(() => parsePairs("=x")).toThrow("Name must not be empty");
  expect(() => parsePairs("<<E\nE")).toThrow("Invalid format");
});

it("masks hide whole secrets before their parts, whatever the order they came in", () => {
  const masks = createMasks();
  for (const secret of ["abc", "abcdef", "", "line one\r\nline two"]) masks.add(secret);
  expect(masks.hide("abcdef abc line two")).toBe("*** *** ***");
  expect(masks.holds("abc")).toBe(true);
  expect(masks.holds("nothing")).toBe(false);
});
