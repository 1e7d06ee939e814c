import { code, prose } from "./inert.ts";

/** A lease that somebody ended before its time. */
export interface Early {
  /** `<target>/<id>` */
  readonly key: string;
  /** Login; empty when it is not known who did. */
  readonly by: string;
  /** As what they might, or why that is not known. */
  readonly why: string;
  /** As they gave it; empty when they did not. */
  readonly reason: string;
}

/** A comment that mentions whoever a target wants told. The mentions come from a reviewed file, and are all that is alive in it. */
export function earlyMarkdown(marker: string, tell: readonly string[], { key, by, why, reason }: Early): string {
  const who = by === "" ? "Somebody who is not known" : code(`@${by}`);
  const because = reason === "" ? "No reason was given." : `The reason given: ${prose(reason)}`;
  return [marker, `${tell.join(" ")}: ${who} ended ${code(key)} before its time (${prose(why)}).`, because].join(
    "\n\n",
  );
}
