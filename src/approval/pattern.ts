/*
 * CODEOWNERS patterns: the rules of gitignore files without `!`, `[ ]` and `\#`, and with one difference of GitHub's:
 * a pattern that ends in `/*` owns the files right in that folder and nothing deeper.
 * https://git-scm.com/docs/gitignore#_pattern_format and GitHub's page named in codeowners.ts
 */

export interface PathPattern {
  /** As written. */
  readonly text: string;
  /** Whether the pattern owns a file. `path` is from the repository's root, with `/`, compared case by case. */
  matches(path: string): boolean;
  /** The same of a path that was taken apart at its slashes. */
  matchesNames(names: readonly string[]): boolean;
  /** A literal text that every path it owns holds at one place: what an index can go by. */
  readonly hint: Hint;
  /** A literal text that every path it owns holds anywhere; empty when there is none. */
  readonly holds: string;
}

/**
 * `start`: the path begins with it. `name`: some name in the path begins with it. `end`: some name in the path ends with it.
 * `any`: nothing can be said before the pattern is tried.
 */
export interface Hint {
  readonly at: "start" | "name" | "end" | "any";
  readonly text: string;
}

/** Why a pattern is refused, and how far into it the culprit stands. */
export interface BadPattern {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/** Compiles a pattern; a pattern that GitHub does not support is refused, since guessing would guess owners. */
export function compilePattern(text: string): PathPattern | BadPattern {
  const bad = refuse(text);
  if (bad) return bad;
  const parts = partsOf(text.replaceAll("\\ ", " "));
  const wanted = parts.map(compilePart);
  const matchesNames = (names: readonly string[]) => glob(wanted, names, ({ part }) => part === "**", matchesSegment);
  const literals = parts.flatMap((part) => part.split(/[*?]/)).filter(Boolean);
  return {
    text,
    hint: hintOf(parts),
    // The last one tells most: rules of one kind begin alike.
    holds: literals.at(-1) ?? "",
    matches: (path) => matchesNames(path.split("/")),
    matchesNames,
  };
}

function refuse(text: string): BadPattern | undefined {
  if (text.startsWith("!")) {
    return {
      offset: 0,
      message: "GitHub does not support patterns that begin with !",
      fix: "name the owners of the excepted paths in a later line",
    };
  }
  const bracket = text.search(/[[\]]/);
  if (bracket !== -1) {
    return {
      offset: bracket,
      message: "GitHub does not support [ ] in patterns",
      fix: "write one line for each path, or use ? and *",
    };
  }
  const slash = text.search(/\\(?! )/);
  if (slash !== -1) {
    return {
      offset: slash,
      message: "only a blank can be escaped with a backslash",
      fix: "match the character with ? instead",
    };
  }
  if (text === "/" || text.includes("//")) {
    return {
      offset: Math.max(0, text.indexOf("//")),
      message: "the pattern has an empty part and matches nothing",
      fix: "write /** or * for everything",
    };
  }
  return undefined;
}

/** The pattern as parts that must match all of a path's segments; `**` stands for any number of segments, none included. */
function partsOf(pattern: string): readonly string[] {
  const folder = pattern.endsWith("/");
  const body = folder ? pattern.slice(0, -1) : pattern;
  const anchored = body.includes("/");
  const parts = body.split("/");
  if (parts[0] === "") parts.shift();
  if (!anchored) parts.unshift("**");

  const below = ["*", "**"];
  if (parts.at(-1) === "**") parts.splice(-1, 1, ...below);
  if (folder) return [...parts, ...below];
  return anchored && body.endsWith("/*") ? parts : [...parts, "**"];
}

/** Literal text up to the first wildcard; behind a leading `**`, of the first name after it. */
function hintOf([first = "", ...others]: readonly string[]): Hint {
  if (first !== "**") {
    const text = [first, ...others].join("/");
    const wildcard = text.search(/[*?]/);
    // The slash before a wildcard may stand for a file that has none: `a/**` is tried on `a/…` alone all the same.
    const literal = wildcard === -1 ? text : text.slice(0, wildcard).replace(/\/$/, "");
    return literal === "" ? any : { at: "start", text: literal };
  }
  const name = others[0] ?? "";
  if (beginningOf(name) !== "") return { at: "name", text: beginningOf(name) };
  return endingOf(name) === "" ? any : { at: "end", text: endingOf(name) };
}

const any: Hint = { at: "any", text: "" };

interface Part {
  readonly part: string;
  /** Of a part with wildcards: its characters, and the literal text before the first and after the last wildcard. */
  readonly glob?: { readonly characters: readonly string[]; readonly beginning: string; readonly ending: string };
}

function compilePart(part: string): Part {
  if (!/[*?]/.test(part)) return { part };
  return { part, glob: { characters: [...part], beginning: beginningOf(part), ending: endingOf(part) } };
}

const beginningOf = (part: string) => part.slice(0, part.search(/[*?]|$/));
const endingOf = (part: string) => part.slice(part.search(/[^*?]*$/));

function matchesSegment({ part, glob: wild }: Part, segment: string): boolean {
  if (wild === undefined || part === segment) return part === segment;
  if (!segment.startsWith(wild.beginning) || !segment.endsWith(wild.ending)) return false;
  return glob(
    wild.characters,
    [...segment],
    (wanted) => wanted === "*",
    (wanted, character) => wanted === "?" || wanted === character,
  );
}

/**
 * Whether a pattern matches all of a subject when a star stands for any run, also an empty one.
 * On a mismatch only the last star is widened, so the work is at most the product of the two lengths.
 */
function glob<T>(
  pattern: readonly T[],
  subject: readonly string[],
  isStar: (wanted: T) => boolean,
  one: (wanted: T, found: string) => boolean,
): boolean {
  let at = 0;
  let seen = 0;
  let widened: { readonly at: number; seen: number } | undefined;
  while (seen < subject.length) {
    const wanted = pattern[at];
    if (wanted !== undefined && isStar(wanted)) {
      widened = { at: ++at, seen };
    } else if (wanted !== undefined && one(wanted, subject[seen]!)) {
      at++;
      seen++;
    } else if (widened) {
      at = widened.at;
      seen = ++widened.seen;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(isStar);
}
