import { isControl } from "./control.ts";
import { digest } from "./digest.ts";
import { fromIso, type Instant, iso } from "./time.ts";

/*
 * An attestation: a file that names everything that decides, as it stands. Owners who approve it approve all of that anew, by
 * the rules of each path. It counts only while it is true: what git holds at its own commit is what it must say, byte by byte.
 */

/** Where it lies; it is control itself, and is not among what it names. */
export const attestationPath = "sallyport.attested";

/** A file as git names it. */
interface Entry {
  readonly path: string;
  /** Six digits. */
  readonly mode: string;
  readonly oid: string;
}

/** The one text that attests these files at a time; whatever is no control is left out. */
export function attestationOf(entries: readonly Entry[], at: Instant): string {
  const lines = entries
    .filter(({ path }) => isControl(path) && path !== attestationPath)
    .map(({ path, mode, oid }) => `${mode} ${oid} ${JSON.stringify(path)}`)
    .sort(byPath);
  return [
    "# Everything that decides, as it stands. Written by `sallyport attest`; whoever approves this approves all of it anew.",
    // What stays as it is can be attested again: the text differs by its time, of which nothing is concluded.
    `at: ${iso(at)}`,
    `files: ${lines.length}`,
    `digest: ${digest(lines.join("\n"))}`,
    ...lines,
    "",
  ].join("\n");
}

/** Whether a text is the attestation of exactly these files, at whatever time it says. */
export function attests(text: string, entries: readonly Entry[]): boolean {
  const at = fromIso(/^at: (.*)$/m.exec(text)?.[1] ?? "");
  return at !== undefined && text === attestationOf(entries, at);
}

/** Paths that one attestation names otherwise than another, or one of them alone: in order, and as JSON spells them. */
export function changesBetween(before: string, after: string): readonly string[] {
  const [old, now] = [named(before), named(after)];
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths].filter((path) => old.get(path) !== now.get(path)).sort();
}

function named(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^([0-7]{6} [0-9a-f]{40,64}) "(.*)"$/gm);
  return new Map([...lines].map(([, what = "", path = ""]) => [path, what]));
}

/** By what stands behind mode and id: the path. */
function byPath(a: string, b: string): number {
  const [one, other] = [a.slice(a.indexOf('"')), b.slice(b.indexOf('"'))];
  return one < other ? -1 : one > other ? 1 : 0;
}
