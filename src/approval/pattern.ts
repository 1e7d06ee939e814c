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
  return { text, matches: (path) => glob(parts, path.split("/"), "**", matchesSegment) };
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

function matchesSegment(part: string, segment: string): boolean {
  return glob([...part], [...segment], "*", (wanted, character) => wanted === "?" || wanted === character);
}

/**
 * Whether a pattern matches all of a subject when `star` stands for any run, also an empty one.
 * On a mismatch only the last star is widened, so the work is at most the product of the two lengths.
 */
function glob(
  pattern: readonly string[],
  subject: readonly string[],
  star: string,
  one: (wanted: string, found: string) => boolean,
): boolean {
  let at = 0;
  let seen = 0;
  let widened: { readonly at: number; seen: number } | undefined;
  while (seen < subject.length) {
    const wanted = pattern[at];
    if (wanted === star) {
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
  return pattern.slice(at).every((part) => part === star);
}
