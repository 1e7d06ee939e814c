/*
 * CODEOWNERS told the slow way: letter by letter, and every way to spend a star. It shares no code with what it judges.
 */

export interface Told {
  /** As written, of the line that counts; undefined when no line matches. */
  readonly owner: { readonly line: number; readonly owners: readonly string[] } | undefined;
  /** Lines that are skipped. */
  readonly skipped: readonly number[];
}

/** Who owns a path, and which lines GitHub would not read. */
export function told(text: string, path: string): Told {
  let owner: Told["owner"];
  const skipped: number[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    const [pattern, ...owners] = wordsOf(line);
    if (pattern === undefined) continue;
    if (hasControl(line) || !isPattern(pattern) || !owners.every(isOwner)) skipped.push(index + 1);
    else if (slowOwns(pattern.split("\\ ").join(" "), path)) owner = { line: index + 1, owners };
  }
  return { owner, skipped };
}

function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word = "";
  for (let index = 0; index < line.length; index++) {
    const letter = line[index]!;
    if (letter === "\\") {
      word += letter + (line[index + 1] ?? "");
      index++;
    } else if (letter === " " || letter === "\t") {
      if (word !== "") words.push(word);
      word = "";
    } else if (letter === "#" && word === "") return words;
    else word += letter;
  }
  if (word !== "") words.push(word);
  return words;
}

function hasControl(line: string): boolean {
  return [...line].some((letter) => {
    const code = letter.codePointAt(0)!;
    return (code < 32 && letter !== "\t") || code === 127 || letter === "\ufeff";
  });
}

function isPattern(pattern: string): boolean {
  if (pattern[0] === "!" || pattern === "/") return false;
  return [...pattern].every((letter, index, all) => {
    const next = all[index + 1];
    if (letter === "[" || letter === "]") return false;
    if (letter === "/" && next === "/") return false;
    return letter !== "\\" || next === " ";
  });
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

function isOwner(word: string): boolean {
  const [login = "", team, more] = word.slice(1).split("/");
  const of = (name: string, first: string, rest: string) =>
    first.includes(name[0] ?? " ") && [...name].every((letter) => rest.includes(letter));
  if (word[0] !== "@" || more !== undefined || !of(login, letters, `${letters}_-`)) return false;
  return team === undefined || of(team, `${letters}_`, `${letters}_.-`);
}

/** gitignore told as it is documented: a pattern names a thing; what it names owns all below it, except after `/*`. */
export function slowOwns(pattern: string, file: string): boolean {
  const folderOnly = pattern.endsWith("/");
  let text = folderOnly ? pattern.slice(0, -1) : pattern;
  const rooted = text.includes("/");
  const shallow = rooted && text.endsWith("/*") && !folderOnly;
  if (text.startsWith("/")) text = text.slice(1);
  const segments = file.split("/");
  for (let length = 1; length <= segments.length; length++) {
    const isFile = length === segments.length;
    if ((folderOnly && isFile) || (shallow && !isFile)) continue;
    for (let start = 0; start < (rooted ? 1 : length); start++) {
      if (spend(text.split("/"), segments.slice(start, length))) return true;
    }
  }
  return false;
}

function spend(parts: readonly string[], segments: readonly string[]): boolean {
  const [part, ...others] = parts;
  if (part === undefined) return segments.length === 0;
  if (part !== "**") return segments.length > 0 && spell(part, segments[0]!) && spend(others, segments.slice(1));
  const least = others.length === 0 ? 1 : 0;
  for (let taken = least; taken <= segments.length; taken++) if (spend(others, segments.slice(taken))) return true;
  return false;
}

function spell(part: string, segment: string): boolean {
  if (part === "") return segment === "";
  const rest = part.slice(1);
  if (part[0] === "*") return spell(rest, segment) || (segment !== "" && spell(part, segment.slice(1)));
  return segment !== "" && (part[0] === "?" || part[0] === segment[0]) && spell(rest, segment.slice(1));
}
