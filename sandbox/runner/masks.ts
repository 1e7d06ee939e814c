/** What must not be seen in a log: the values themselves and the forms that GitHub's runner also hides. */
export interface Masks {
  add(secret: string): void;
  /** The text with every secret replaced by `***`. */
  hide(text: string): string;
  holds(text: string): boolean;
}

export function createMasks(): Masks {
  let values: readonly string[] = [];
  const hide = (text: string) => values.reduce((hidden, value) => hidden.replaceAll(value, "***"), text);
  return {
    add(secret) {
      const lines = [secret, ...secret.split(/[\r\n]+/)].map((line) => line.trim()).filter((line) => line !== "");
      // Longest first, so that a part of a secret never hides before the whole.
      values = [...new Set([...values, ...lines.flatMap(forms)])].sort((a, b) => b.length - a.length);
    },
    hide,
    holds: (text) => hide(text) !== text,
  };
}

/** The value; as JSON and in an address; and inside base64 at each of the three alignments. */
function forms(value: string): string[] {
  const plain = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)];
  return [...plain, ...[0, 1, 2].map((shift) => alignedBase64(value, shift)).filter((form) => form.length >= 8)];
}

/** The characters of base64 that depend on this value alone when `shift` bytes stand before it. */
function alignedBase64(value: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]);
  const from = shift === 0 ? 0 : 4;
  return bytes
    .subarray(0, bytes.length - (bytes.length % 3))
    .toString("base64")
    .slice(from);
}
