import { code, prose } from "./inert.ts";

/** A lease that ended before its time, since somebody wanted that. */
export interface Early {
  /** `<target>/<id>` */
  readonly key: string;
  /** Login of whoever asked for that; empty when it is not known; absent where it was not asked of this one lease. */
  readonly by?: string;
  /** As what they might, or why that is not known; without anybody who asked, why it ended. */
  readonly why: string;
  /** As they gave it; empty when they did not. */
  readonly reason: string;
  /** The cloud did not take it: access stands until a later run ends it. */
  readonly stands?: boolean;
}

/** A comment that mentions whoever a target wants told. The mentions come from a reviewed file, and are all that is alive in it. */
export function earlyMarkdown(marker: string, tell: readonly string[], early: Early): string {
  const { key, by, why, reason, stands = false } = early;
  const whom = tell.join(" ");
  const who = by === "" ? "Somebody who is not known" : code(`@${by}`);
  const asked = [
    `${whom}: ${who} ended ${code(key)} before its time (${prose(why)}).`,
    reason === "" ? "No reason was given." : `The reason given: ${prose(reason)}`,
  ];
  const says = by === undefined ? [`${whom}: ${code(key)} ended before its time (${prose(why)}).`] : asked;
  const yet = stands ? ["The cloud had not taken that when this was written: every run tries again."] : [];
  return [marker, ...says, ...yet].join("\n\n");
}
