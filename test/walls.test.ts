import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf, type Source } from "./walls/imports.ts";
import { breaking, harmless } from "./walls/planted.ts";
import { rules } from "./walls/rules.ts";
import { placeOf, readTable, trespasses } from "./walls/table.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string): Source => ({ path, text: readFileSync(join(root, path), "utf8") });
const below = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

const sources = below("src").map(read);
const paths = new Set(sources.map(({ path }) => path));
const rows = readTable(readFileSync(join(root, "docs/architecture.md"), "utf8"));
/** Everything that people wrote here: what git knows, without what is built or locked. */
const written = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((path) => /\.(ts|js|cjs|mjs|md|ya?ml|cedar|json)$/.test(path) && !/^dist\/|package-lock\.json$/.test(path))
  .map(read);

describe("the layer table of docs/architecture.md", () => {
  it("has one row for every file of src, and no row for nothing", () => {
    expect(sources.filter(({ path }) => typeof placeOf(path, rows) === "string")).toEqual([]);
    const layers = rows.flatMap(({ from }) => from);
    expect(
      layers.filter(
        (layer) => ![...paths].some((path) => `${path}/`.startsWith(`src/${layer}/`) || path === `src/${layer}`),
      ),
    ).toEqual([]);
    expect(layers.length).toBeGreaterThan(10);
  });

  it("is kept by every import", () => {
    expect(sources.flatMap((source) => trespasses(source, rows, paths))).toEqual([]);
  });

  it("allows no package that nobody imports", () => {
    const imported = new Set(sources.flatMap((source) => importsOf(source)));
    const packages = rows
      .flatMap(({ may }) => may)
      .filter((name) => !paths.has(`src/${name}`) && !below("src").some((path) => path.startsWith(`src/${name}/`)));
    expect(packages.filter((name) => ![...imported].some((one) => one === name || one.startsWith(`${name}/`)))).toEqual(
      [],
    );
  });

  it("was held against all of src, of which nothing was passed over", () => {
    expect(sources.length).toBe(
      execFileSync("git", ["ls-files", "-co", "--exclude-standard", "src"], { cwd: root, encoding: "utf8" })
        .trim()
        .split("\n")
        .filter((path) => paths.has(path)).length,
    );
    expect([...paths].filter((path) => !/\.(ts|js)$/.test(path))).toEqual([]);
    expect(sources.flatMap((source) => importsOf(source)).length).toBeGreaterThan(500);
  });

  it.each([
    ["src/core/lease.ts", "../commands/apply.ts", "src/core/lease.ts may not import src/commands/apply.ts"],
    ["src/core/lease.ts", "node:fs", "src/core/lease.ts may not import node:fs"],
    ["src/approval/vote.ts", "../ports.ts", "src/approval/vote.ts may not import src/ports.ts"],
    ["src/commands/apply.ts", "../github/client.ts", "src/commands/apply.ts may not import src/github/client.ts"],
    ["src/ledger/branch.ts", "../git/command.ts", "src/ledger/branch.ts may not import src/git/command.ts"],
    [
      "src/policy/cedar.ts",
      "../providers/aws/names.ts",
      "src/policy/cedar.ts may not import src/providers/aws/names.ts",
    ],
    ["src/github/client.ts", "@actions/core", "src/github/client.ts may not import @actions/core"],
    ["src/wire.ts", "@octokit/rest", "src/wire.ts may not import @octokit/rest"],
    ["src/wire.ts", "../sandbox/cloud/index.ts", "src/wire.ts reaches out of src: ../sandbox/cloud/index.ts"],
    ["src/wire.ts", "../test/aws/model.ts", "src/wire.ts reaches out of src: ../test/aws/model.ts"],
    ["src/wire.ts", "#sandbox/contract.ts", "src/wire.ts may not import #sandbox/contract.ts"],
    ["src/helpers/text.ts", "../core/text.ts", "src/helpers/text.ts is in no row of the table"],
  ])("refuses %s importing %s", (path, name, says) => {
    const known = new Set([...paths, "src/commands/apply.ts"]);
    const ways = [
      `import { a } from "${name}";`,
      `import type { A } from "${name}";`,
      `import "${name}";`,
      `export * from "${name}";`,
      `const { a } = await import("${name}");`,
      `type A = import("${name}").A;`,
      `import {\n  a,\n  b,\n} from "${name}";`,
    ];
    for (const way of ways) expect(trespasses({ path, text: `${way}\n` }, rows, known)).toEqual([says]);
  });

  it("refuses a file that two rows claim", () => {
    expect(placeOf("src/core/lease.ts", [...rows, { from: ["core/lease.ts"], may: [], anything: false }])).toBe(
      "src/core/lease.ts is in 2 rows of the table",
    );
  });
});

describe.each(Object.entries(rules))("%s", (name, rule) => {
  it("in everything that is written here", () => {
    expect(written.length).toBeGreaterThan(sources.length);
    expect(written.flatMap((source) => rule(source).map((found) => `${source.path}: ${found}`))).toEqual([]);
  });

  it("and not in the planted files", () => {
    const planted = breaking[name] ?? [];
    expect(planted.length).toBeGreaterThan(0);
    expect(planted.filter((source) => rule(source).length === 0)).toEqual([]);
    expect(harmless.flatMap(rule)).toEqual([]);
  });
});

describe("what src exports", () => {
  const names = sources
    .filter(({ path }) => !path.includes(".generated."))
    .flatMap(({ path, text }) =>
      Array.from(
        text.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm),
        ([, name = ""]) => ({
          path,
          name,
        }),
      ),
    );
  const mentions = new Map<string, number>();
  for (const { text } of [...sources, ...below("scripts").map(read), ...below("sandbox").map(read)])
    for (const [word] of text.matchAll(/\w+/g)) mentions.set(word, (mentions.get(word) ?? 0) + 1);

  it("is used by more than tests", () => {
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter(({ name }) => (mentions.get(name) ?? 0) < 2)).toEqual([]);
  });
});

describe("package.json", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly [kind in "dependencies" | "devDependencies"]: Readonly<Record<string, string>>;
  };
  const imported = (files: readonly Source[]) => new Set(files.flatMap(importsOf).map(packageOf));

  it("has what src imports for its dependencies, and nothing else", () => {
    const packages = [...imported(sources)].filter((name) => !/^(node:|\.)/.test(name));
    expect(packages.toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });

  it("has no tool that nothing uses", () => {
    const others = [
      ...below("scripts"),
      ...below("sandbox"),
      ...below("test").filter((path) => !path.includes("node_modules")),
    ];
    const texts = [...others, "package.json", "biome.json", "tsconfig.json"].map((path) => read(path).text);
    const used = (name: string) =>
      texts.some((text) => text.includes(`"${name}`) || text.includes(`/${name}/`)) ||
      /^(@types\/|typescript$|@biomejs\/)/.test(name);
    expect(Object.keys(devDependencies).filter((name) => !used(name))).toEqual([]);
  });
});

function packageOf(name: string): string {
  return name.split("/", name.startsWith("@") ? 2 : 1).join("/");
}
