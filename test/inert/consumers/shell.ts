/**
 * A line as a POSIX shell takes it apart:
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html (2.2 quoting, 2.3 token recognition, 2.6 expansions).
 */
export interface ShellLine {
  /** Words after quote removal. */
  readonly words: readonly string[];
  /** What makes it more than one simple command with literal words: operators, expansions, comments, open quotes. */
  readonly more: readonly string[];
}

export function shellReads(line: string): ShellLine {
  const words: string[] = [];
  const more: string[] = [];
  let word: string | undefined;
  const add = (text: string) => {
    word = (word ?? "") + text;
  };
  const finish = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === "\\") {
      at += 1;
      if (line[at] !== "\n") add(line[at] ?? "");
    } else if (character === "'") {
      const end = line.indexOf("'", at + 1);
      if (end < 0) more.push("an open quote");
      add(line.slice(at + 1, end < 0 ? line.length : end));
      at = end < 0 ? line.length : end;
    } else if (character === '"') {
      const { text, end, expands } = doubleQuoted(line, at);
      if (end >= line.length) more.push("an open quote");
      if (expands) more.push("an expansion");
      add(text);
      at = end;
    } else if (character === " " || character === "\t") finish();
    else if ("|&;<>()\n".includes(character)) {
      more.push(`the operator ${JSON.stringify(character)}`);
      finish();
    } else if (character === "$" || character === "`") more.push("an expansion");
    else if ("*?[".includes(character)) more.push("a pattern");
    else if (character === "#" && word === undefined) more.push("a comment");
    else if (character === "~" && word === undefined) more.push("a home folder");
    else add(character);
  }
  finish();
  return { words, more };
}

function doubleQuoted(
  line: string,
  start: number,
): { readonly text: string; readonly end: number; readonly expands: boolean } {
  let text = "";
  let expands = false;
  for (let at = start + 1; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === '"') return { text, end: at, expands };
    if (character === "\\" && '$`"\\\n'.includes(line[at + 1] ?? " ")) {
      at += 1;
      text += line[at];
    } else {
      if (character === "$" || character === "`") expands = true;
      text += character;
    }
  }
  return { text, end: line.length, expands };
}
