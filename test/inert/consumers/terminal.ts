/**
 * What a terminal does with text, beside showing it: the states of a DEC-compatible parser
 * (https://vt100.net/emu/dec_ansi_parser), as far as they tell an act from a shown character. Characters that reorder or hide
 * their neighbours count as acts too: https://www.unicode.org/reports/tr9/, and Default_Ignorable_Code_Point of
 * https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt.
 */
export interface Screen {
  /** Lines as they were sent, acts taken out. */
  readonly lines: readonly string[];
  /** What was done beside showing and beginning a new line, in order. */
  readonly acts: readonly string[];
}

type State = "ground" | "escape" | "csi" | "string";

/** Plain line feeds, and a carriage return just before one, only begin a new line. */
export function terminalShows(text: string): Screen {
  const lines = [""];
  const acts: string[] = [];
  let state: State = "ground";
  const characters = Array.from(text.replaceAll("\r\n", "\n"));
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0;
    const next = step(state, code);
    if (next !== "ground" || state !== "ground") {
      if (state === "ground") acts.push(`control ${code.toString(16)}`);
      else if (next === "ground") acts.push(`end of ${state} ${code.toString(16)}`);
      state = next;
      continue;
    }
    if (character === "\n") lines.push("");
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) acts.push(`control ${code.toString(16)}`);
    else if (unseen.test(character)) acts.push(`unseen ${code.toString(16)}`);
    else lines[lines.length - 1] += character;
  }
  if (state !== "ground") acts.push(`open ${state}`);
  return { lines, acts };
}

/** ESC and the C1 controls of the same meaning; CAN and SUB end everything. */
function step(state: State, code: number): State {
  if (code === 0x1b) return "escape";
  if (code === 0x9b) return "csi";
  if ([0x90, 0x98, 0x9d, 0x9e, 0x9f].includes(code)) return "string";
  if (code === 0x18 || code === 0x1a || code === 0x9c) return "ground";
  if (state === "escape") {
    if (code === 0x5b) return "csi";
    if ([0x50, 0x58, 0x5d, 0x5e, 0x5f].includes(code)) return "string";
    return code >= 0x30 && code <= 0x7e ? "ground" : "escape";
  }
  if (state === "csi") return code >= 0x40 && code <= 0x7e ? "ground" : "csi";
  // xterm ends an operating system command at BEL too.
  if (state === "string") return code === 0x07 ? "ground" : "string";
  return "ground";
}

const unseen =
  /[\u2028\u2029\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/u;
