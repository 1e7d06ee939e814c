/**
 * Every text under which a secret could be printed: itself, each of its lines, and base64 of each, plain and url-safe,
 * at each of the three offsets that it can have inside something longer that is encoded.
 */
export function maskedForms(secret: string): readonly string[] {
  const lines = secret.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== "");
  const texts = new Set([secret.trim(), ...lines].filter((text) => text !== "" && !/[\r\n]/.test(text)));
  if (lines.length > 1) for (const form of base64Forms(secret)) texts.add(form);
  for (const text of [...texts]) for (const form of base64Forms(text)) texts.add(form);
  return [...texts];
}

function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((offset) => atOffset(bytes, offset));
  // Very short fragments would blot out unrelated text.
  return [...new Set(shifted.flatMap((form) => [form, urlSafe(form)]))].filter((form) => form.length >= 8);
}

/** The base64 characters that depend on these bytes alone when `offset` unknown bytes stand before them. */
function atOffset(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const tail = whole.length - (whole.length % 3);
  const encoded = whole.subarray(0, tail).toString("base64");
  return encoded.slice(offset === 0 ? 0 : 4);
}

function urlSafe(form: string): string {
  return form.replaceAll("+", "-").replaceAll("/", "_");
}
