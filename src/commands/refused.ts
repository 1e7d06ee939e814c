import { type Event, event } from "../core/event.ts";
import { type FiledGrant, windowOf } from "../core/grant.ts";
import type { Standing } from "../core/plan.ts";
import { writePolicy } from "../core/policy-record.ts";
import type { GrantRecord } from "../core/record.ts";
import { clip } from "../core/text.ts";
import { fromIso, type Instant } from "../core/time.ts";
import type { PathChange } from "../ports.ts";
import type { Verdict } from "./decide.ts";

/** A refusal's reason is kept in so many characters. */
const longestReason = 1000;

/** And so many of them. */
const mostReasons = 20;

/** The grant that is refused, and what was recorded of it. */
export interface Refusable {
  readonly filed: FiledGrant;
  /** `<target>/<id>`. */
  readonly key: string;
  readonly record: GrantRecord | undefined;
  /** The newest change of its path. */
  readonly added: PathChange | undefined;
}

/** A refusal, told once for what it says; and when the window would be over that it refuses. */
export function refused(
  { filed, key, record, added }: Refusable,
  at: Instant,
  why: string,
  verdict?: Pick<Verdict, "refusals" | "incident" | "policy">,
): { readonly standing: Standing; readonly said: readonly Event[] } {
  const first = record?.lines.find(({ kind }) => kind === "refused");
  const since = (first && fromIso(first.at)) ?? at;
  const { until } = windowOf(filed.grant, since, fromIso);
  const said = clip(why, longestReason);
  const { path, blob } = filed;
  const about = { grant: key, mark: "" };
  const { refusals = [], incident } = verdict ?? {};
  const because =
    refusals.length < 2 ? {} : { because: refusals.slice(0, mostReasons).map((each) => clip(each, longestReason)) };
  return {
    standing: { state: "withdrawn", key, why, until: Math.max(until, since) },
    said: [
      event(
        "refused",
        at,
        about,
        { blob, why: said },
        { path, blob, why: said, ...because, ...writePolicy(verdict?.policy) },
      ),
      ...(incident === undefined
        ? []
        : [
            event(
              "incident",
              at,
              about,
              { blob, incident },
              { path, blob, commit: added?.commit ?? "", why: incident },
            ),
          ]),
    ],
  };
}
