import type { Access } from "./access.ts";
import { isZone } from "./calendar.ts";
import type { Configuration } from "./configuration.ts";
import type { Objection, Pointer } from "./finding.ts";
import type { FiledGrant, Grant, Job } from "./grant.ts";
import { nearest } from "./nearest.ts";
import { listedSubject } from "./subject.ts";
import type { Freeze, NamedTarget, Subjects, Target } from "./target.ts";
import { fromIso } from "./time.ts";
import { shown } from "./violation.ts";

/** Whether a grant fits its target, as far as the files alone tell. The provider judges the ceiling, policy the rest. */
export function checkGrant({ grant }: FiledGrant, { name, target }: NamedTarget): Objection[] {
  return [
    ...subjectObjections(grant, name, target),
    ...windowObjections(grant, name, target),
    ...placeObjections("access", grant.access, "grant", target),
  ];
}

/** Whether a target is consistent in itself and with the installation. */
export function checkTarget({ target }: NamedTarget, _configuration: Configuration): Objection[] {
  return [
    ...target.regions.flatMap((region, index) => regionObjections(region, index, target)),
    ...repeatedSubjects(target.subjects),
    ...calendarObjections(target),
    ...placeObjections("ceiling", target.ceiling, "target", target),
  ];
}

// ---------------------------------------------------------------- the job

const lists = { workflow: "workflows", ref: "refs", environment: "environments" } as const;
type Listed = keyof typeof lists;

function subjectObjections(grant: Grant, name: string, target: Target): Objection[] {
  if (listedSubject(target, grant)) return [];
  const { repository } = grant.job;
  const entries = target.subjects.filter((subjects) => subjects.repository === repository);
  if (entries.length === 0) return [unlisted("repository", repository, repositories(target), name)];
  const closest = entries.reduce((best, entry) =>
    misses(entry, grant.job).length < misses(best, grant.job).length ? entry : best,
  );
  return misses(closest, grant.job).map((field) => unlisted(field, grant.job[field], closest[lists[field]], name));
}

function misses(entry: Subjects, job: Job): Listed[] {
  return (Object.keys(lists) as Listed[]).filter((field) => !entry[lists[field]].includes(job[field]));
}

function repositories(target: Target): string[] {
  return [...new Set(target.subjects.map(({ repository }) => repository))];
}

function unlisted(field: Listed | "repository", value: string, listed: readonly string[], target: string): Objection {
  const meant = nearest(value, listed);
  const others = `target ${target} lists ${listed.map(shown).join(", ")}`;
  return {
    code: `grant.job.${field}.unlisted`,
    pointer: ["job", field],
    message: `${field} ${shown(value)} may not ask here: ${others}`,
    fix:
      meant === undefined ? "use one that is listed, or ask the target's owners to list it" : `did you mean ${meant}?`,
  };
}

// ---------------------------------------------------------------- the window

/** Starts outside these years are slips of the pen. */
const plausible = { from: Date.UTC(2020, 0, 1), until: Date.UTC(2100, 0, 1) };

function windowObjections({ window }: Grant, name: string, target: Target): Objection[] {
  const objections: Objection[] = [];
  if (window.minutes > target.limits.minutes) {
    objections.push({
      code: "grant.window.minutes.limit",
      pointer: ["window", "minutes"],
      message: `window.minutes is ${window.minutes}; target ${name} allows at most ${target.limits.minutes}`,
      fix: `ask for ${target.limits.minutes} minutes or fewer`,
    });
  }
  const start = window.start === undefined ? undefined : fromIso(window.start);
  if (start !== undefined && (start < plausible.from || start >= plausible.until)) {
    objections.push({
      code: "grant.window.start",
      pointer: ["window", "start"],
      message: `window.start is ${window.start}, which cannot be meant`,
      fix: "check the year",
    });
  }
  return objections;
}

// ---------------------------------------------------------------- resources

/** Resources that name another account, partition or region than the target's. */
function placeObjections(field: string, access: Access, kind: string, target: Target): Objection[] {
  return access.flatMap(({ resources }, statement) =>
    resources.flatMap((resource, index) =>
      resourceObjections(resource, `${kind}.${field}.resources`, [field, statement, "resources", index], target),
    ),
  );
}

/** An ARN is `arn:partition:service:region:account:resource`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function resourceObjections(resource: string, code: string, pointer: Pointer, target: Target): Objection[] {
  if (resource === "*") return [];
  const [, partition, , region, account] = resource.split(":") as [string, string, string, string, string];
  const wrong = (part: string, is: string, must: string): Objection => ({
    code: `${code}.${part}`,
    pointer,
    message: `resource ${shown(resource)} is in ${part} ${is}; the target's is ${must}`,
    fix: `write ${must} there, or ask at the target that it belongs to`,
  });
  return [
    ...(partition === target.partition ? [] : [wrong("partition", partition, target.partition)]),
    ...(region === "" || target.regions.includes(region) ? [] : [wrong("region", region, target.regions.join(" or "))]),
    ...(account === "" || account === "aws" || account === target.account
      ? []
      : [wrong("account", account, target.account)]),
  ];
}

// ---------------------------------------------------------------- the target itself

function regionObjections(region: string, index: number, target: Target): Objection[] {
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  if (partition === target.partition) return [];
  return [
    {
      code: "target.regions.partition",
      pointer: ["regions", index],
      message: `region ${region} is in partition ${partition}; the target's is ${target.partition}`,
      fix: `take the region away, or set partition: ${partition}`,
    },
  ];
}

/** A repository listed under two ids would make the claims depend on the order of the entries. */
function repeatedSubjects(subjects: readonly Subjects[]): Objection[] {
  const ids = new Map<string, Subjects>();
  return subjects.flatMap((entry, index) => {
    const first = ids.get(entry.repository) ?? entry;
    ids.set(entry.repository, first);
    if (first.repository_id === entry.repository_id && first.owner_id === entry.owner_id) return [];
    return [
      {
        code: "target.subjects.ids",
        pointer: ["subjects", index, "repository_id"],
        message: `repository ${entry.repository} is listed twice with different ids`,
        fix: "keep the ids that `gh api` tells for it",
      },
    ];
  });
}

/** What cannot be meant in the hours and freezes. While there is any, nothing may open: when would be a guess. */
export function calendarObjections({ hours = [], freezes }: Pick<Target, "hours" | "freezes">): Objection[] {
  return [
    ...hours.flatMap(({ zone }, index) => (isZone(zone) ? [] : [unknownZone(zone, index)])),
    ...freezes.flatMap(freezeObjections),
  ];
}

function unknownZone(zone: string, index: number): Objection {
  return {
    code: "target.hours.zone.unknown",
    pointer: ["hours", index, "zone"],
    message: `there is no time zone ${shown(zone)}`,
    fix: "write a name of the IANA list, for example Europe/Berlin, or UTC",
  };
}

/** Days that do not exist pass a pattern. */
function freezeObjections({ from, until }: Freeze, index: number): Objection[] {
  const missing = Object.entries({ from, until }).filter(([, text]) => fromIso(text) === undefined);
  if (missing.length > 0)
    return missing.map(([field, text]) => ({
      code: "target.freezes.time",
      pointer: ["freezes", index, field],
      message: `freezes.${field} is ${shown(text)}; there is no such time`,
      fix: "write a time with a zone, to the second, for example 2026-12-20T00:00:00Z",
    }));
  if (fromIso(from)! < fromIso(until)!) return [];
  return [
    {
      code: "target.freezes.order",
      pointer: ["freezes", index, "until"],
      message: `a freeze ends at ${until}, and begins at ${from}: it would stop nothing`,
      fix: "write a time after its beginning",
    },
  ];
}
