/** For each rule, files that break it, and files that look like it and do not. In pieces, so that the rules pass over this file. */
import type { Source } from "./imports.ts";

const word = (...pieces: readonly string[]) => pieces.join("");
const file = (path: string, text: string): Source => ({ path, text });
const adapter = (text: string) => file("src/ledger/branch.ts", text);
const core = (text: string) => file("src/core/lease.ts", text);
const suite = (text: string) => file("test/core/lease.test.ts", text);

export const breaking: Readonly<Record<string, readonly Source[]>> = {
  "everything that is loaded can be read from the text": [
    adapter('const load = await import(name);\nimport { x } from "./x.ts";\n'),
    adapter("const load = import(`./$" + "{name}.ts`);\n"),
    adapter("import { a } from './a.ts';\n"),
    adapter('const a = require("./a.js");\n'),
    adapter("const load = createRequire(import.meta.url);\n"),
    adapter('process.getBuiltinModule("node:fs").rmSync("x");\n'),
    adapter('new Worker("./x.js");\n'),
    adapter('new Function("return process")();\n'),
    adapter('const a = eval("1");\n'),
  ],
  "the environment is read where it is known, variable by variable": [
    adapter("const url = process.env.AWS_ENDPOINT_URL;\n"),
    adapter("const { AWS_ENDPOINT_URL: url } = process.env;\n"),
    adapter('const url = process.env["AWS_ENDPOINT_URL"];\n'),
    adapter("const { env } = process;\n"),
    adapter('import { env } from "node:process";\n'),
    adapter('const all = process["en" + "v"];\n'),
    file("src/git/command.ts", "const proxy = process.env.HTTPS_PROXY;\n"),
    file("src/terminal/run.ts", "const all = { ...process.env };\n"),
  ],
  "the time is asked for at the doors": [
    adapter("const now = Date.now();\n"),
    adapter("const now = new Date();\n"),
    core("const began = performance.now();\n"),
  ],
  "what decides has no process, no timer, no chance and no network": [
    core("if (process.argv.length > 2) throw new Error();\n"),
    file("src/commands/apply.ts", "setTimeout(again, 5);\n"),
    file("src/approval/vote.ts", "const luck = Math.random();\n"),
    file("src/policy/cedar.ts", 'const rules = await fetch("https://example.com");\n'),
  ],
  "nobody calls the global fetch": [
    file("src/github/client.ts", 'const answer = await fetch("https://example.com");\n'),
    file("src/github/client.ts", "const answer = await globalThis.fetch(url);\n"),
  ],
  "no module is mocked": [
    suite(word("vi.", 'mock("../../src/core/lease.ts");\n')),
    suite(word("vi.", 'doMock("../../src/core/lease.ts");\n')),
    suite(word("jest.", 'mock("../../src/core/lease.ts");\n')),
    suite(word("mock.", 'module("../../src/core/lease.ts", {});\n')),
  ],
  "no test is skipped or runs alone": [
    suite(word("test.", 'skip("x", () => {});\n')),
    suite(word("it.", 'only("x", () => {});\n')),
    suite(word("describe.", 'todo("x");\n')),
    suite(word("it.concurrent.", 'skip("x", () => {});\n')),
    suite(word("test.", 'skipIf(!moto)("x", () => {});\n')),
    suite(word("x", 'it("x", () => {});\n')),
  ],
  "nothing is left for later": [
    core(word("// TO", "DO: check this\n")),
    file("docs/aws.md", word("FIX", "ME\n")),
    file(".github/workflows/ci.yml", word("# XX", "X\n")),
  ],
  "the types are not silenced": [core(word("// @ts", "-ignore\n")), core(word("// @ts", "-expect-error\n"))],
};

export const harmless: readonly Source[] = [
  core(
    [
      "/** Not `Date.now()`, and `process.env.HOME` is not read either. */",
      'import type { Instant } from "./time.ts";',
      'export { iso } from "./time.ts";',
      "export async function load(at: Instant): Promise<string> {",
      '  const { iso } = await import("./time.ts");',
      '  // require("x") would not do',
      "  return iso(new Date(at).getTime());",
      "}",
      "",
    ].join("\n"),
  ),
];
