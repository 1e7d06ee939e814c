/**
 * Cedar's string literals: https://docs.cedarpolicy.com/policies/syntax-grammar.html (STR), with Rust's escapes
 * `\\ \" \' \n \r \t \0 \x7f \u{…}`. Throws where a literal ends early or is none.
 */
export function cedarString(literal: string): string {
  if (!/^"(?:[^"\\]|\\[\s\S])*"$/.test(literal)) throw new Error("this is not one literal");
  return literal
    .slice(1, -1)
    .replace(/\\(?:u\{([0-9a-fA-F]{1,6})\}|x([0-7][0-9a-fA-F])|([\s\S]))/g, (all, wide, byte, one) => {
      const code = (wide ?? byte) as string | undefined;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      const meant = simple[one as string];
      if (meant === undefined) throw new Error(`${all} is no escape`);
      return meant;
    });
}

const simple: Readonly<Record<string, string>> = {
  "\\": "\\",
  '"': '"',
  "'": "'",
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "\0",
};

/** A text as such a literal. */
export function cedarLiteral(text: string): string {
  const inside = Array.from(text, (character) =>
    /^[A-Za-z0-9 .,/@:_-]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${inside.join("")}"`;
}
