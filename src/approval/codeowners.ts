import { byPlace, type Finding } from "../core/finding.ts";
import { ownerIndex } from "./owner-index.ts";
import { compilePattern, type PathPattern } from "./pattern.ts";

/*
 * CODEOWNERS as GitHub documents it:
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * What GitHub skips is skipped here and reported; what this parser cannot be sure of is skipped and reported too.
 */

/** Where GitHub looks, in its order; the first file that exists counts and hides the others. */
export const codeownersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** Of the files of a tree, the one that counts, and a finding about each that it hides. */
export function chosenOf<Entry extends { readonly path: string }>(
  entries: readonly Entry[],
): { readonly file: Entry | undefined; readonly hidden: readonly Finding[]; readonly first: string } {
  const [first] = codeownersPaths;
  const there = codeownersPaths.flatMap((path) => entries.find((entry) => entry.path === path) ?? []);
  const [file, ...others] = there;
  const hidden = others.map(({ path }): Finding => {
    const message = `github reads ${file?.path} and never this file: whoever it names owns nothing`;
    const fix = "keep one of the two, and write all owners there";
    return { code: "codeowners.shadowed", file: path, line: 1, column: 1, message, fix, level: "error" };
  });
  return { file, hidden, first };
}

/** A file of this many bytes or more is not loaded at all. */
export const codeownersLimit = 3 * 1024 * 1024;

/** A person, or a team of an organization. Names as written; GitHub compares them without regard to case. */
export type Owner =
  | { readonly kind: "user"; readonly login: string }
  | { readonly kind: "team"; readonly organization: string; readonly slug: string };

/** One line that counts. No owners: the paths it matches belong to nobody. */
export interface OwnerRule {
  readonly line: number;
  readonly pattern: PathPattern;
  readonly owners: readonly Owner[];
}

export interface Codeowners {
  /** In the order of the file. */
  readonly rules: readonly OwnerRule[];
  /** Every line that was skipped, and why. */
  readonly findings: readonly Finding[];
}

/** Reads a CODEOWNERS file. Never throws: what is wrong comes back as findings, and the line is left out. */
export function parseCodeowners(file: string, bytes: Uint8Array): Codeowners {
  const whole = (message: string, fix: string): Codeowners => ({
    rules: [],
    findings: [{ code: "codeowners.unreadable", file, line: 1, column: 1, message, fix, level: "error" }],
  });
  if (bytes.byteLength >= codeownersLimit) {
    return whole(
      `the file has ${bytes.byteLength} bytes; GitHub loads none of it from ${codeownersLimit} bytes on`,
      "make it shorter with patterns that cover more paths",
    );
  }
  const text = decode(bytes);
  if (text === undefined) return whole("the file is not UTF-8", "save it as UTF-8 without a byte order mark");

  const rules: OwnerRule[] = [];
  const findings: Finding[] = [];
  text.split("\n").forEach((content, index) => {
    const line = index + 1;
    const read = readLine(content.endsWith("\r") ? content.slice(0, -1) : content);
    if (read === undefined) return;
    if ("pattern" in read) rules.push({ line, ...read });
    else findings.push({ file, line, level: "error", ...read });
  });
  return { rules, findings: findings.sort(byPlace) };
}

/** Rules never change: their index is made once. */
const indexes = new WeakMap<readonly OwnerRule[], ReturnType<typeof ownerIndex>>();

/** Who owns a path: the owners of the last rule that matches it. Undefined when no rule matches; empty when the rule names nobody. */
export function ownersOf(
  rules: readonly OwnerRule[],
  path: string,
): { readonly owners: readonly Owner[]; readonly line: number } | undefined {
  const find = indexes.get(rules) ?? ownerIndex(rules);
  indexes.set(rules, find);
  const rule = find(path);
  return rule && { owners: rule.owners, line: rule.line };
}

/** `@login` or `@organization/team`. */
export function showOwner(owner: Owner): string {
  return owner.kind === "user" ? `@${owner.login}` : `@${owner.organization}/${owner.slug}`;
}

type Trouble = Pick<Finding, "code" | "column" | "message" | "fix">;
type Line = Pick<OwnerRule, "pattern" | "owners">;

/** A word of a line as it stands there, escapes and all. */
interface Word {
  readonly text: string;
  readonly column: number;
}

function readLine(content: string): Line | Trouble | undefined {
  const [first, ...rest] = words(content);
  if (first === undefined) return undefined;
  if (/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/.test(content)) {
    return {
      code: "codeowners.control-character",
      column: content.search(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/) + 1,
      message: "the line contains a control character or a byte order mark",
      fix: "type the line anew without it",
    };
  }
  const pattern = compilePattern(first.text);
  if ("message" in pattern) {
    return {
      code: "codeowners.pattern",
      column: first.column + pattern.offset,
      message: pattern.message,
      fix: pattern.fix,
    };
  }
  const owners: Owner[] = [];
  for (const word of rest) {
    const owner = readOwner(word.text);
    if ("kind" in owner) owners.push(owner);
    else return { ...owner, column: word.column };
  }
  return { pattern, owners };
}

/** Words between blanks; a backslash keeps the next character in its word; ` #` begins a comment. */
function words(content: string): Word[] {
  const found = [...content.matchAll(/(?:\\.|[^ \t\\]|\\$)+/gs)].map((match) => ({
    text: match[0],
    column: match.index + 1,
  }));
  const comment = found.findIndex(({ text }) => text.startsWith("#"));
  return comment === -1 ? found : found.slice(0, comment);
}

const login = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})";
const userForm = new RegExp(`^@(${login})$`);
const teamForm = new RegExp(`^@(${login})/([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,254}))$`);

/** `@login` or `@organization/team`; what is wrong with anything else. */
export function readOwner(word: string): Owner | Omit<Trouble, "column"> {
  const [, user] = userForm.exec(word) ?? [];
  if (user !== undefined) return { kind: "user", login: user };
  const [, organization, slug] = teamForm.exec(word) ?? [];
  if (organization !== undefined && slug !== undefined) return { kind: "team", organization, slug };
  if (/^[^@\s]+@[^@\s]+$/.test(word)) {
    return {
      code: "codeowners.email",
      message: `the owner ${word} is an e-mail address, which cannot be tied to one account`,
      fix: "name the account as @login, or a team as @organization/team",
    };
  }
  return {
    code: "codeowners.owner",
    message: `${word} is not an owner; GitHub skips the whole line`,
    fix: "write owners as @login or @organization/team, with blanks between them",
  };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
