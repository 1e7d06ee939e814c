import { plain } from "./plain.ts";

/*
 * Text in a GitHub comment. No value from a file may come alive there: no link, image, mention, reference to an issue or
 * commit, HTML, heading or table cell. Inside code nothing does, so a value is shown as code with a fence longer than any
 * run of backticks inside: https://github.github.com/gfm/#code-spans
 */

/** A value as code, fit for a table cell too. */
export function code(value: string): string {
  const text = plain(value);
  if (text === "") return "–";
  if (text.includes("|")) return `<code>${entities(text)}</code>`;
  const fence = "`".repeat(longestRun(text) + 1);
  // One space on both sides is taken away by the reader; without it a backtick at an end would join the fence.
  const pad = /^`|`$|^ .*[^ ].* $/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A bar would end a table's cell even inside a code span, and readers differ on `\\|`: https://github.github.com/gfm/#tables-extension- */
function entities(text: string): string {
  return text.replace(/[^A-Za-z0-9 ]/gu, (character) => `&#${character.codePointAt(0)};`);
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
  return plain(sentence.trim())
    .split(/(\s+)/)
    .map((part) => (/^\s*$/.test(part) ? part : word(part)))
    .join("");
}

const harmless = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}'’.,%–-]*[\p{L}\p{M}\p{N}%])?$/u;
/** `www.` begins a link, `GH-1` and `INC-1` may name issues, hexadecimal a commit, and `a.b` may be an address one day. */
const lively = /\.[\p{L}\p{N}]|-[0-9]|^[0-9a-f]{7,}$/iu;

function word(part: string): string {
  const [, before = "", middle = "", after = ""] = /^([("'“„]*)(.*?)([)"'”.,;:!?]*)$/su.exec(part) ?? [];
  if (middle === "") return part === "" || /^[()"'“”„.,;:!?]+$/.test(part) ? part : code(part);
  const calm = harmless.test(middle) && !lively.test(middle);
  return `${before}${calm ? middle : code(middle)}${after}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
