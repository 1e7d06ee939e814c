import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { codes } from "./codes.ts";
import { kinds, readSchema } from "./schemas.ts";
import { setupCodes } from "./setup-codes.ts";
import { defaultsOf, type FieldWords, wordsOf } from "./words.ts";

/** What a code means and how it is mended. */
type Meaning = readonly [means: string, mend: string];

/** `docs/findings.md`: every finding code. Throws when the source has a code that nothing explains. */
export function findingsPage(root: string): ReadonlyMap<string, string> {
  const meanings = new Map<string, Meaning>([
    ...fieldMeanings(root),
    ...Object.entries(codes),
    ...Object.entries(setupCodes),
  ]);
  const unexplained = codesInSource(root).filter((code) => !meanings.has(code));
  if (unexplained.length > 0) {
    throw new Error(
      `scripts/generate/codes.ts does not explain ${unexplained.join(", ")}: say what each means and what to do`,
    );
  }
  return new Map([["docs/findings.md", page(meanings)]]);
}

/** A field's code stands for whatever can be wrong with the field; items of a list share the list's. */
function fieldMeanings(root: string): (readonly [string, Meaning])[] {
  const words = kinds.flatMap((kind) => Object.entries(wordsOf(kind, readSchema(root, kind))));
  const defaults = new Map(kinds.flatMap((kind) => [...defaultsOf(kind, readSchema(root, kind))]));
  return words
    .filter(
      ([code], at) =>
        !code.endsWith("[]") || !words.some(([other], before) => before < at && other === code.slice(0, -2)),
    )
    .map(([code, field]) => [code.replaceAll("[]", ""), fieldMeaning(code, field, defaults.get(code))]);
}

function fieldMeaning(code: string, { means, must, example }: FieldWords, otherwise?: string): Meaning {
  const name = code.replaceAll("[]", "").split(".").slice(1).join(".");
  const whose = name === "" ? "The whole file" : `\`${name}\``;
  const absent = otherwise === undefined ? "" : ` Absent: \`${otherwise}\`.`;
  return [`${whose} is missing or wrong. ${means}${absent}`, `It must be ${must}; for example \`${example}\`.`];
}

/** Every code that the source writes out where it makes a finding or an objection; faults are not findings. */
function codesInSource(root: string): string[] {
  const files = globSync("src/**/*.ts", { cwd: root }).filter((path) => !path.includes(".generated."));
  const sources = files.map((path) => readFileSync(join(root, path), "utf8").replace(/new Fault\(\s*"[^"]*"/g, ""));
  const found = sources.flatMap((source) => Array.from(source.matchAll(written), ([, code = ""]) => code));
  return [...new Set(found)].sort();
}

const written =
  /"((?:yaml|path|configuration|target|grant|codeowners|policy|attestation|init|doctor)(?:\.[a-z][a-z-]*)+)"/g;

const parts = [
  ["yaml", "YAML", "Of any file, before its fields are looked at."],
  [
    "path",
    "Paths",
    "Of files below `grants/` and `targets/`: only plain files (mode 100644) under exact names are read.",
  ],
  ["grant", "Grants", "Of `grants/<target>/<id>.yaml`."],
  ["target", "Targets", "Of `targets/<target>.yaml`."],
  ["configuration", "Configuration", "Of `sallyport.yaml`."],
  ["codeowners", "CODEOWNERS", "Of the first of `.github/CODEOWNERS`, `CODEOWNERS` and `docs/CODEOWNERS` that exists."],
  ["policy", "Policies", "Of `policies/`."],
  ["attestation", "Attestations", "Of `sallyport.attested`, in the pull request that writes it."],
  ["init", "A new installation", "Of what `sallyport init` is given, and of what stands where it would write."],
  [
    "doctor",
    "A live installation",
    "Of what `sallyport doctor` holds against what it must be; these have no place in a file.",
  ],
] as const;

function page(meanings: ReadonlyMap<string, Meaning>): string {
  const sections = parts.map(([prefix, title, about]) => {
    const rows = [...meanings]
      .filter(([code]) => code === prefix || code.startsWith(`${prefix}.`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, [means, mend]]) => `| \`${code}\` | ${cell(means)} | ${cell(mend)} |`);
    return [`## ${title}`, "", about, "", "| code | what it means | what to do |", "| --- | --- | --- |", ...rows].join(
      "\n",
    );
  });
  return `${[head, ...sections].join("\n\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

const head = `# Findings

<!-- Generated from schemas/ and scripts/generate/codes.ts by scripts/generate.ts. Do not edit. -->

A finding is something wrong in a file that a person wrote. Each has a code, a place (file, line, column), a sentence
and a way to mend it; all findings of all files are told at once. Codes are stable; sentences may improve.`;
