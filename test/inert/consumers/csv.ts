/**
 * A comma-separated file as RFC 4180 reads it (https://www.rfc-editor.org/rfc/rfc4180#section-2), and what a spreadsheet would
 * take for a formula in it. Throws where the file is not one.
 */
export function records(text: string, separator = ","): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const { value, end } = text[at] === '"' ? quoted(text, at) : bare(text, at, separator);
    rows.at(-1)!.push(value);
    at = end;
    if (text.startsWith("\r\n", at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    } else if (text[at] === separator) {
      at += 1;
      if (at === text.length) rows.at(-1)!.push("");
    } else if (at < text.length) throw new Error(`a field goes on after its end, at ${at}`);
  }
  return rows;
}

function quoted(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = "";
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return { value, end: at + 1 };
  }
  throw new Error(`a quote is never closed, at ${start}`);
}

function bare(text: string, start: number, separator: string): { readonly value: string; readonly end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\r" && text[end] !== "\n") end += 1;
  if (text.slice(start, end).includes('"')) throw new Error(`a quote within an unquoted field, at ${start}`);
  return { value: text.slice(start, end), end };
}

/**
 * Cells that a spreadsheet calculates: https://owasp.org/www-community/attacks/CSV_Injection. Where the list separator is
 * another than the comma, a program splits at that one, and cares for quotes only where a cell begins with one.
 */
export function formulas(text: string): readonly string[] {
  const cells = [",", ";", "\t", "|"].flatMap((separator) =>
    separator === ","
      ? records(text).flat()
      : text.split(/\r\n|\r|\n/).flatMap((line) => line.split(separator).map((cell) => cell.replace(/^"|"$/g, ""))),
  );
  return cells.filter((cell) => /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(cell));
}
