import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { commandsPage } from "../scripts/generate/commands.ts";
import { eventsPage } from "../scripts/generate/events.ts";
import { policyPage } from "../scripts/generate/policy.ts";
import { shippedRules } from "../scripts/generate/shipped.ts";
import { readLine } from "../src/terminal/arguments.ts";
import { commands } from "../src/terminal/catalogue.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const list = (...patterns: readonly string[]) =>
  execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z", "--", ...patterns], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(root, path)));
const pages = list("*.md").map((path) => ({ path, text: read(path) }));
const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };

const fence = /^ *```(\w*)\n([\s\S]*?)^ *```$/gm;
const prose = (text: string) => text.replace(fence, "");

/** Anchors written out, and GitHub's of each heading: https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links */
function anchors(text: string): readonly string[] {
  const headings = Array.from(prose(text).matchAll(/^#+ (.+)$/gm), ([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return [...headings, ...Array.from(text.matchAll(/<a id="([^"]+)"><\/a>/g), ([, id = ""]) => id)];
}

function brokenLinks(page: { readonly path: string; readonly text: string }): readonly string[] {
  const links = Array.from(prose(page.text).matchAll(/\]\(([^()\s]+)(?: "[^"]*")?\)/g), ([, link = ""]) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return !link.startsWith("https://");
    const [file = "", anchor] = link.split("#");
    const path = file === "" ? page.path : posix.join(posix.dirname(page.path), file);
    if (!existsSync(join(root, path))) return true;
    return anchor !== undefined && !anchors(read(path)).includes(anchor);
  });
}

/** What of a shell line cannot be run here, in words; undefined for what can. */
function unknownCommand(line: string): string | undefined {
  const words = line
    .replace(/ +#.*$/, "")
    .trim()
    .split(/\s+/);
  const [program = "", verb = "", name = ""] = words;
  if (program === "npm" && (verb === "ci" || verb === "test")) return undefined;
  if (program === "npm" && verb === "run") {
    if (!Object.hasOwn(scripts, name)) return `package.json has no script ${name}`;
    return name === "sallyport" && words.length > 3 ? misuse(words.slice(words.indexOf("--") + 1)) : undefined;
  }
  const file =
    program === "npx" ? words.at(-1)! : program === "aws" ? /--template-file (\S+)/.exec(line)?.[1] : program;
  return file !== undefined && existsSync(join(root, file)) ? undefined : `${line}: ${file} is not there`;
}

function misuse(words: readonly string[]): string | undefined {
  try {
    readLine(words);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function shellLines(text: string): readonly string[] {
  return Array.from(text.matchAll(fence))
    .filter(([, language]) => language === "sh")
    .flatMap(([, , body = ""]) => body.replaceAll("\\\n", " ").trim().split(/\n|&&/));
}

describe("links", () => {
  it("lead somewhere, in every page", () => {
    expect(pages.length).toBeGreaterThan(12);
    expect(pages.flatMap((page) => brokenLinks(page).map((link) => `${page.path}: ${link}`))).toEqual([]);
  });

  it.each(["gone.md", "../README.md#nowhere", "http://example.com", "#nowhere"])("would be missed: %s", (link) => {
    expect(brokenLinks({ path: "docs/aws.md", text: `# A\n[x](${link})\n` })).toEqual([link]);
  });
});

describe("the README", () => {
  const text = read("README.md");

  it("is under 250 lines", () => {
    expect(text.split("\n").length).toBeLessThan(250);
  });

  it("names commands that can be run, and so does CONTRIBUTING", () => {
    const lines = [...shellLines(text), ...shellLines(read("CONTRIBUTING.md"))];
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.flatMap((line) => unknownCommand(line) ?? [])).toEqual([]);
  });

  it.each([
    "npm run nothing",
    "npm run sallyport -- nothing",
    "npm run sallyport -- status --nothing",
    "scripts/nothing.sh",
  ])("would not pass with %s", (line) => expect(unknownCommand(line)).toBeTypeOf("string"));

  it("lists every command", () => {
    expect(commands.filter(({ name }) => !text.includes(`\n| \`${name}\` | `))).toEqual([]);
  });

  it("shows the example grant as it is", () => {
    const shown = Array.from(text.matchAll(fence), ([, , body = ""]) => body).find((body) => body.includes("window:"));
    expect(parse(shown ?? "")).toEqual(parse(read("examples/grants/payments-production/backfill-4211.yaml")));
  });

  it("shows the consumer's step as it is", () => {
    const shown = Array.from(text.matchAll(fence), ([, , body = ""]) => body).find((body) =>
      body.includes("command: mint"),
    );
    const [step] = parse(shown ?? "") as [{ with: Readonly<Record<string, string>> }];
    const kept = read("examples/consumer/.github/workflows/backfill.yml");
    for (const [name, value] of Object.entries(step.with))
      expect(kept).toMatch(new RegExp(`${name}: "?${value.replace(/[${}.]/g, "\\$&")}`));
  });
});

describe("every page", () => {
  it("names scripts that are there", () => {
    const named = pages.flatMap(({ path, text }) =>
      Array.from(text.matchAll(/`npm run ([a-z:]+)/g), ([, name = ""]) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it("names commands that are there", () => {
    const named = pages.flatMap(({ path, text }) =>
      Array.from(text.matchAll(/`sallyport ([a-z][^`]*)`/g), ([, line = ""]) => ({ path, line })),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter(({ line }) => !commands.some(({ name }) => `${line} `.startsWith(`${name} `)))).toEqual([]);
  });
});

describe("generated pages", () => {
  it.each([...commandsPage(root), ...eventsPage(root), ...policyPage(root), ...shippedRules(root)])(
    "%s is what the source says",
    (path, content) => {
      expect(read(path) === content, "it is stale: run npm run generate").toBe(true);
    },
  );
});

describe("the threat model", () => {
  const text = read("docs/threat-model.md");
  /** Each link to a file, and the titles in quotes after it. */
  const named = Array.from(text.matchAll(/\]\(\.\.\/([^)]+)\)((?:,? "[^"]+")+)/g), ([, file = "", titles = ""]) =>
    Array.from(titles.matchAll(/"([^"]+)"/g), ([, title = ""]) => ({ file, title })),
  ).flat();

  it("names tests that are there", () => {
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ file, title }) => !existsSync(join(root, file)) || !hasTitle(read(file), title))).toEqual(
      [],
    );
  });

  it("would miss one that is not", () => {
    expect(hasTitle(read("test/docs.test.ts"), ["would miss", "nothing"].join(" "))).toBe(false);
  });

  const [table = "", index = ""] = text.split("## Attack by attack, where it is");
  const rows = table.split("\n").filter((line) => /^\| (?!attack |---)/.test(line));

  it("has a test in every row", () => {
    expect(rows.length).toBeGreaterThan(110);
    expect(rows.filter((row) => !/\]\(\.\.\/(test|sandbox)\/.*\) "/.test(row))).toEqual([]);
  });

  it("leads from every attack of its last table to a row, and to every row from there", () => {
    const ids = rows.map((row) => /^\| <a id="([a-z-]+)"><\/a>/.exec(row)?.[1] ?? row);
    const attacks = Array.from(index.matchAll(/\[([^\]]+)\]\(#([^)]*)\)/g), ([, attack = "", id = ""]) => ({
      attack,
      id,
    }));
    expect(attacks.length).toBeGreaterThan(140);
    expect(new Set(attacks.map(({ attack }) => attack)).size).toBe(attacks.length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(attacks.filter(({ id }) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((row) => !attacks.some(({ id }) => id === row))).toEqual([]);
  });
});

/** Titles begin where a quote does; those with values inside are named up to the first value. */
function hasTitle(source: string, title: string): boolean {
  return ['"', "`", "'"].some((quote) => source.includes(quote + title));
}

describe("the page of the architecture", () => {
  it("draws every folder and file that stands in src, and no other", () => {
    const [, tree = ""] = /\nsrc\/\n([\s\S]*?)^\S/m.exec(read("docs/architecture.md")) ?? [];
    const drawn = tree
      .split("\n")
      .flatMap((line) => /^ {2}((?:\S+ {1,2})*\S+) {2,}/.exec(line)?.[1]?.split(/ +/) ?? []);
    const standing = list("src").map((path) => path.slice("src/".length).replace(/\/.*/, "/"));
    expect(drawn.map((name) => name.replace(/<name>\/$/, "")).sort()).toEqual([...new Set(standing)].sort());
  });
});

describe("the page of failures", () => {
  const rows = read("docs/failures.md")
    .split("\n")
    .filter((line) => /^\| (?!situation |---)/.test(line));

  it("has a test in every row, by its file and title", () => {
    expect(rows.length).toBeGreaterThan(90);
    expect(rows.filter((row) => !isHeld(row))).toEqual([]);
  });

  it.each([
    ["that links none", "nothing"],
    ["that links one elsewhere than in its last cell", '[test](../test/docs.test.ts "is held") | nothing'],
    ["whose test's file is gone", '[test](../test/gone.test.ts "is held")'],
    ["whose test has another title now", `[test](../test/docs.test.ts "${["is", "gone"].join(" ")}")`],
    ["that links a file without a title", "[test](../test/docs.test.ts)"],
  ])("would not pass with a row %s", (_, cells) => expect(isHeld(`| a | b | ${cells} |`)).toBe(false));

  it("is held", () => expect(isHeld('| a | b | [test](../test/docs.test.ts "is held") |')).toBe(true));

  it("names codes that the source throws", () => {
    const codes = Array.from(read("docs/failures.md").matchAll(/`([a-z]+\.[a-z-]+)`/g), ([, code = ""]) => code).filter(
      (code) => !/\.(yaml|md|ts|json)$/.test(code),
    );
    const source = list("src/*.ts").map(read).join("\n");
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !source.includes(`"${code}"`))).toEqual([]);
  });
});

/** Whether the last cell of a row links tests, and each of them is there, in that file and under that title. */
function isHeld(row: string): boolean {
  const cell = row.split(" | ").at(-1) ?? "";
  const links = Array.from(cell.matchAll(/\]\(\.\.\/(\S+) "([^"]+)"\)/g), ([, file = "", title = ""]) => ({
    file,
    title,
  }));
  return (
    links.length > 0 && links.every(({ file, title }) => existsSync(join(root, file)) && hasTitle(read(file), title))
  );
}

describe(".ci/run", () => {
  it("can be run, and runs scripts that are there", () => {
    expect(statSync(join(root, ".ci/run")).mode & 0o111).not.toBe(0);
    const named = Array.from(read(".ci/run").matchAll(/\bnpm run ([a-z:]+)/g), ([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
