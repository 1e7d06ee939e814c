/** Characters that a reviewer cannot see, or that change what a reviewer sees, have no place in a file of ours. */

/**
 * Controls (tab, line feed and a carriage return before one are fine), invisible and zero-width characters, bidirectional
 * controls, variation selectors, tags, lone surrogates, non-characters, and the mark that decoding leaves where bytes are not UTF-8.
 * Unicode's Default_Ignorable_Code_Point and Bidi_Control: https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
 */
const hidden =
  /(?:[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff0-\uffff]|\r(?!\n)|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control})+/u;
const everyHidden = new RegExp(hidden.source, "gu");

/** The same, one by one, and with what ends a line or jumps in it: fit for no single line that is shown. */
export const unseen =
  /[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff0-\uffff]|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu;

/** Nothing in such a text is hidden, which is quicker to see than what is: most files are written in plain ASCII. */
const plain = /^[\t\n -~]*$/;

export interface HiddenRun {
  /** UTF-16 code units from the text's start. */
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/** Every run of such characters in a text. */
export function hiddenRuns(text: string): HiddenRun[] {
  if (plain.test(text) || !hidden.test(text)) return [];
  return Array.from(text.matchAll(everyHidden), ({ 0: run, index }) => describe(run, index));
}

/** The first such character of a text in words; undefined when there is none. */
export function hiddenCharacter(text: string): string | undefined {
  const run = plain.test(text) ? undefined : hidden.exec(text)?.[0];
  return run === undefined ? undefined : nameOf(run.codePointAt(0) ?? 0);
}

/** The text with every such character replaced by `_` (a leading byte order mark stays), offsets unchanged, so that reading can go on. */
export function disguised(text: string): string {
  if (plain.test(text) || !hidden.test(text)) return text;
  return text.replace(everyHidden, (run, offset: number) =>
    offset === 0 && run.startsWith("\ufeff") ? `\ufeff${"_".repeat(run.length - 1)}` : "_".repeat(run.length),
  );
}

/** A text as a sentence can bear it: its beginning, when it is long. */
export function clip(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function describe(run: string, offset: number): HiddenRun {
  const first = run.codePointAt(0) ?? 0;
  if (first === 0xfffd) {
    return { offset, message: "there are bytes here that are not UTF-8", fix: "save the file as UTF-8" };
  }
  if (first === 0xfeff && offset === 0) {
    return { offset, message: "the file begins with a byte order mark", fix: "save the file as UTF-8 without one" };
  }
  return {
    offset,
    message: `there is ${nameOf(first)} here`,
    fix: "delete it: what cannot be seen cannot be reviewed",
  };
}

function nameOf(codePoint: number): string {
  return `a character that cannot be seen (U+${codePoint.toString(16).toUpperCase().padStart(4, "0")})`;
}
