import type { Grant, Job } from "../../core/grant.ts";
import { timeObjections } from "../../core/limits.ts";
import { type Instant, iso, minute } from "../../core/time.ts";
import { count } from "../../report/plain.ts";
import { decisionOn, missingPeople, type Scene, type Supposed } from "./grounds.ts";
import type { Change } from "./search.ts";

/** So many resources, actions and times are tried. */
const most = 30;
const hour = 60 * minute;

/** The facts of a grant that could be otherwise, each with a value that its target and its policies know; the gentlest change of a sort first. */
export function changesOf(scene: Scene, supposed: Supposed): readonly Change<Supposed>[] {
  return [
    ...approvals(scene, supposed),
    ...requesters(supposed),
    ...minutes(scene, supposed),
    ...starts(scene, supposed),
    ...jobs(scene, supposed),
    ...named(scene, supposed),
    ...access(supposed),
    ...links(supposed),
  ];
}

function regranted(change: (grant: Grant) => Grant): (supposed: Supposed) => Supposed {
  return (supposed) => ({ ...supposed, filed: { ...supposed.filed, grant: change(supposed.filed.grant) } });
}

function approvals(scene: Scene, supposed: Supposed): readonly Change<Supposed>[] {
  if (scene.merged) return [];
  const { needed, approvers, undecided } = scene.approval;
  const { approversWanted = 0 } = decisionOn(scene, supposed);
  const more = Math.max(missingPeople(needed), approversWanted - approvers.length - undecided.length);
  if (more <= 0) return [];
  const whom = [...new Set(needed.filter(({ missing }) => missing > 0).flatMap(({ of }) => of))];
  const from = whom.length > 0 ? whom : scene.approval.couldApprove;
  const says = `${count(more, "more approval")}${from.length === 0 ? "" : ` from ${from.join(" or ")}`}`;
  return [{ fact: "approvals", says, apply: (one) => ({ ...one, more }) }];
}

function requesters({ requester }: Supposed): readonly Change<Supposed>[] {
  if (requester.kind === "user") return [];
  return [
    {
      fact: "requester",
      says: "a person who opens the pull request",
      apply: (one) => ({ ...one, requester: { ...one.requester, kind: "user" } }),
    },
  ];
}

/** Every whole quarter of an hour below, and the target's limit: the longest that is enough is the first. */
function minutes({ target }: Scene, { filed }: Supposed): readonly Change<Supposed>[] {
  const asked = filed.grant.window.minutes;
  const steps = Array.from({ length: Math.floor(asked / 15) }, (_, n) => n * 15 + 15);
  const shorter = [...new Set([...steps, 5, 10, target.target.limits.minutes])].filter((length) => length < asked);
  return shorter
    .sort((a, b) => b - a)
    .map((length) => ({
      fact: "minutes",
      says: `window.minutes ${length} in place of ${asked}`,
      apply: regranted((grant) => ({ ...grant, window: { ...grant.window, minutes: length } })),
    }));
}

/** No start, and full hours of the next two weeks in which the target may be open. */
function starts({ target, mergedAt }: Scene, { filed }: Supposed): readonly Change<Supposed>[] {
  const first = Math.ceil(mergedAt / hour) * hour;
  const open = (from: Instant, grant: Grant) =>
    timeObjections(target, grant, { from, until: from + grant.window.minutes * minute, merged: mergedAt }).length === 0;
  const times = Array.from({ length: 14 * 24 }, (_, n) => first + n * hour);
  const fitting = times.map(iso).filter((start, n) => open(times[n]!, withStart(filed.grant, start)));
  const begins: readonly (string | undefined)[] =
    filed.grant.window.start === undefined ? fitting : [undefined, ...fitting];
  return begins.slice(0, most).map((start) => ({
    fact: "start",
    says: start === undefined ? "no window.start, so that it begins with the merge" : `window.start "${start}"`,
    apply: regranted((grant) => withStart(grant, start)),
  }));
}

function withStart(grant: Grant, start: string | undefined): Grant {
  const { start: _, ...window } = grant.window;
  return { ...grant, window: start === undefined ? window : { ...window, start } };
}

const lists = { workflow: "workflows", ref: "refs", environment: "environments" } as const;

/** Another workflow, ref or environment that the target lists for the repository, or another repository with what it lists. */
function jobs({ target }: Scene, { filed }: Supposed): readonly Change<Supposed>[] {
  const { job } = filed.grant;
  const entries = target.target.subjects.filter(({ repository }) => repository === job.repository);
  const fields = (Object.keys(lists) as (keyof typeof lists)[]).flatMap((field) => {
    const values = [...new Set(entries.flatMap((entry) => entry[lists[field]]))].filter(
      (value) => value !== job[field],
    );
    return values.map((value) =>
      otherJob(field, `job.${field} ${value} in place of ${job[field]}`, { [field]: value }),
    );
  });
  const repositories = [...new Set(target.target.subjects.map(({ repository }) => repository))];
  const others = repositories
    .filter((repository) => repository !== job.repository)
    .map((repository) =>
      otherJob("repository", `job.repository ${repository} in place of ${job.repository}`, { repository }),
    );
  return [...fields, ...others].slice(0, most);
}

function otherJob(field: keyof Job, says: string, values: Partial<Job>): Change<Supposed> {
  return { fact: `job.${field}`, says, apply: regranted((grant) => ({ ...grant, job: { ...grant.job, ...values } })) };
}

/** In place of every action with a wildcard those that the ceiling names and it stands for. */
function named({ target }: Scene, { filed }: Supposed): readonly Change<Supposed>[] {
  const ceiling = [...new Set(target.target.ceiling.flatMap(({ actions }) => actions))].filter((one) => !isWild(one));
  const spell = (action: string) => (isWild(action) ? ceiling.filter((one) => standsFor(action, one)) : [action]);
  const wild = filed.grant.access.flatMap(({ actions }) => actions).filter(isWild);
  if (wild.length === 0 || wild.some((action) => spell(action).length === 0)) return [];
  const says = `the actions ${[...new Set(wild.flatMap(spell))].join(", ")} in place of ${wild.join(", ")}`;
  const access = (grant: Grant) =>
    grant.access.map((statement) => ({ ...statement, actions: [...new Set(statement.actions.flatMap(spell))] }));
  return [{ fact: "actions", says, apply: regranted((grant) => ({ ...grant, access: access(grant) })) }];
}

function isWild(value: string): boolean {
  return /[*?]/.test(value);
}

/** Actions are compared without regard to case: `*` is any text, `?` any one character. In steps, since a stranger wrote the pattern. */
function standsFor(pattern: string, action: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), action.toLowerCase()];
  let reached = new Set([0]);
  for (const letter of wanted) {
    if (letter === "*") {
      const first = Math.min(...reached);
      reached = new Set(Array.from({ length: given.length + 1 - first }, (_, n) => first + n));
      continue;
    }
    const next = [...reached].filter((at) => at < given.length && (letter === "?" || letter === given[at]));
    if (next.length === 0) return false;
    reached = new Set(next.map((at) => at + 1));
  }
  return reached.has(given.length);
}

/** Without its wildcards; without one action, or one resource. What nothing would be left of is not tried. */
function access({ filed }: Supposed): readonly Change<Supposed>[] {
  const fields = ["actions", "resources"] as const;
  const values = (field: Field) => [...new Set(filed.grant.access.flatMap((statement) => statement[field]))];
  const wild = (field: Field) => values(field).filter(isWild);
  const drop = (field: Field, gone: readonly string[]): readonly Change<Supposed>[] => {
    if (gone.length === 0 || dropped(filed.grant, field, gone).access.length === 0) return [];
    const says = `access without the ${field.slice(0, -1)}${gone.length > 1 ? "s" : ""} ${gone.join(", ")}`;
    return [{ fact: field, says, apply: regranted((grant) => dropped(grant, field, gone)) }];
  };
  const single = (field: Field) => values(field).slice(0, most);
  return [
    ...fields.flatMap((field) => drop(field, wild(field))),
    ...fields.flatMap((field) => single(field).flatMap((value) => drop(field, [value]))),
  ];
}

type Field = "actions" | "resources";

function dropped(grant: Grant, field: Field, gone: readonly string[]): Grant {
  const access = grant.access.flatMap((statement) => {
    const left = statement[field].filter((value) => !gone.includes(value));
    return left.length === 0 ? [] : [{ ...statement, [field]: left }];
  });
  return { ...grant, access };
}

/** An https address where there is none; not going on from another grant. */
function links({ filed }: Supposed): readonly Change<Supposed>[] {
  const { change, extends: earlier } = filed.grant;
  const address = `https://${change.replace(/^[a-z]*:\/\//i, "")}`;
  const secure = regranted((grant) => ({ ...grant, change: address }));
  const fresh = regranted(({ extends: _, ...grant }) => grant);
  return [
    ...(change.startsWith("https://") ? [] : [{ fact: "change", says: "an https address in change", apply: secure }]),
    ...(earlier === undefined ? [] : [{ fact: "extends", says: `no extends: ${earlier}`, apply: fresh }]),
  ];
}
