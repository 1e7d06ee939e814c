import { plain } from "./plain.ts";

/*
 * Text in a GitHub comment. No value from a file may come alive there: no link, image, mention, reference to an issue or
 * commit, HTML, heading or table cell. Inside code nothing does, so a value is shown as code with a fence longer than any
 * run of backticks inside: https://github.github.com/gfm/#code-spans
 */

/** A value as a code span. */
export function code(value: string): string {
  const text = plain(value);
  if (text === "") return "–";
  const fence = "`".repeat(longestRun(text) + 1);
  // One space on both sides is taken away by the reader; without it a backtick at an end would join the fence.
  const pad = /^`|`$|^ .*[^ ].* $/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Text of ours in a table cell, where a bar would end the cell even inside code: https://github.github.com/gfm/#tables-extension- */
export function cell(markdown: string): string {
  return markdown.replaceAll("|", "\\|");
}

/** Lines as a fenced block. */
export function block(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.split("\n").map(plain).join("\n")}\n${fence}`;
}

/**
 * A sentence that holds values: its plain words stay words, everything else (names, addresses, anything with a mark that
 * Markdown or GitHub could act on) becomes code.
 */
export function prose(sentence: string): string {
  return plain(sentence)
    .split(/(\s+)/)
    .map((part) => (/^\s*$/.test(part) ? part : word(part)))
    .join("");
}

const harmless = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}'’.,%–-]*[\p{L}\p{M}\p{N}%])?$/u;
/** `www.` begins a link, hexadecimal may name a commit, `GH-1` an issue, and `a.b` may be an address one day. */
const lively = /\.[\p{L}\p{N}]|^GH-|^[0-9a-f]{7,40}$/iu;

function word(part: string): string {
  const [, before = "", middle = "", after = ""] = /^([("'“„]*)(.*?)([)"'”.,;:!?]*)$/su.exec(part) ?? [];
  if (middle === "") return part === "" || /^[()"'“”„.,;:!?]+$/.test(part) ? part : code(part);
  const calm = harmless.test(middle) && !(lively.test(middle) && !/^[0-9]{1,6}$/.test(middle));
  return `${before}${calm ? middle : code(middle)}${after}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
