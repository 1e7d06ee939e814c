import type { Finding } from "./finding.ts";
import { words } from "./schemas.generated.js";
import type { NamedTarget } from "./target.ts";

/**
 * A finding about a grant whose examples are the target's own: its repository, workflow, ref, environment, account and
 * ceiling in place of the schema's invented ones, as far as they are known.
 */
export function inOwnWords(finding: Finding, { target }: NamedTarget): Finding {
  const at = finding.fix.indexOf(before);
  if (at < 0) return finding;
  const start = at + before.length;
  const own = ownOf(target);
  // In one pass: what was put in may hold what is still to be replaced.
  const invented = new RegExp([...own.keys()].map((text) => text.replace(/[^A-Za-z0-9]/g, "\\$&")).join("|"), "g");
  const example = finding.fix.slice(start).replace(invented, (text) => own.get(text) ?? text);
  return { ...finding, fix: finding.fix.slice(0, start) + example };
}

const before = "for example ";

/** What the schema's examples say, and what this target says instead; longer texts first, since they hold shorter ones. */
function ownOf({ account, subjects, ceiling }: NamedTarget["target"]): ReadonlyMap<string, string> {
  const example = (field: string) => words[field]?.example ?? field;
  const [job] = subjects;
  const [most] = ceiling;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    [example("grant.access[].resources[]"), most?.resources[0]],
    [example("grant.change"), job && `https://github.com/${job.repository}/pull/1`],
    [example("grant.access[].actions[]"), most?.actions.find((action) => !/[*?]/.test(action))],
    [example("grant.job.workflow"), job?.workflows[0]],
    [example("grant.job.repository"), job?.repository],
    [example("grant.job.ref"), job?.refs[0]],
    [example("grant.job.environment"), job?.environments[0]],
    [example("target.account").replaceAll('"', ""), account],
  ];
  return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}
