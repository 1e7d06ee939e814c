/** What a file loads, read from its text: every way of loading that the formatter leaves us, and a word about any other. */
import { posix } from "node:path";

export interface Source {
  /** From the repository's root: `src/core/lease.ts`. */
  readonly path: string;
  readonly text: string;
}

/** `import … from "x"`, `import "x"`, `export … from "x"`: the formatter starts each at the beginning of a line. */
const declared = /^(?:import|export)\s(?:(?:type\s)?[\w*{][^;"'`]*?\sfrom\s)?"([^"\n]+)"/gm;
/** `await import("x")` and the type `import("x").Name`. */
const dynamic = /\bimport\s*\(\s*"([^"\n]+)"\s*\)/g;

/** The names as they are written, in order, each once. */
export function importsOf({ text }: Source): readonly string[] {
  const found = [declared, dynamic].flatMap((pattern) => Array.from(text.matchAll(pattern), ([, name = ""]) => name));
  return [...new Set(found)];
}

/** What loads something and is none of the ways that `importsOf` reads. Empty for a file that it read whole. */
export function unreadLoading(source: Source): readonly string[] {
  const code = withoutComments(source.text);
  const left = code.replace(declared, "").replace(dynamic, "");
  const ways = [
    /^\s*import\b(?!\.meta)[^\n]*/gm,
    /\bimport\s*\([^\n]*/g,
    /^(?:import|export|\})[^\n]*\bfrom\s+["'`][^\n]*/gm,
    /\b(?:createRequire|require|getBuiltinModule|registerHooks)\s*\([^\n]*/g,
    /\bnew (?:Function|Worker)\b[^\n]*/g,
    /(?<![.\w])eval\s*\([^\n]*/g,
  ];
  return ways.flatMap((pattern) => Array.from(left.matchAll(pattern), ([line]) => line.trim()));
}

/** A relative name as a path from the root; any other name as it is. */
export function resolved(source: Source, name: string): string {
  return name.startsWith(".") ? posix.join(posix.dirname(source.path), name) : name;
}

/** Good enough to judge code by: a `//` inside a text hides what follows it on its line, and the planted files show what does not. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/[^\n]*/g, "$1");
}
