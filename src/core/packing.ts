import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Bytes. No packed text is unpacked further: a few bytes from anybody could stand for gigabytes. */
export const unpackedLimit = 4 * 1024 * 1024;

/** A text in a tenth of its room or so: deflated (RFC 1951), in base64. */
export function pack(text: string): string {
  return deflateRawSync(text).toString("base64");
}

/** What was packed; undefined when it is no packed text, or a longer one than {@link unpackedLimit}. */
export function unpack(packed: string): string | undefined {
  const bytes = Buffer.from(packed, "base64");
  // One spelling for one text: base64 is read leniently, and what it skips would pass here unseen.
  if (packed === "" || bytes.toString("base64") !== packed) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(inflateRawSync(bytes, { maxOutputLength: unpackedLimit }));
  } catch {
    return undefined;
  }
}
