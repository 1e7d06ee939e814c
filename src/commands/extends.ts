import type { Objection } from "../core/finding.ts";
import { type FiledGrant, type Grant, type Job, windowOf } from "../core/grant.ts";
import { readGrant } from "../core/parse.ts";
import { keyOf } from "../core/plan.ts";
import { type GrantRecord, newest } from "../core/record.ts";
import { fromIso } from "../core/time.ts";
import { shown } from "../core/violation.ts";
import type { Repository } from "../ports.ts";

/*
 * An extension is a grant like any other: approved again, and counted together with what it goes on from. That it names the
 * old one helps whoever reviews it, so what it names must be true.
 */

/** What a grant's `extends` has against it, and what is to be told of the grant that it names. */
export interface Extension {
  readonly objections: readonly Objection[];
  readonly says: readonly string[];
}

const same = ["repository", "workflow", "ref", "environment"] as const satisfies readonly (keyof Job)[];

/** Looks for the grant that this one goes on from, in the history that it was built on (`base`; empty for none). */
export async function extensionOf(
  { repository }: { readonly repository: Pick<Repository, "changes" | "blobs"> },
  filed: Pick<FiledGrant, "target" | "grant">,
  { base, records }: { readonly base: string; readonly records: ReadonlyMap<string, GrantRecord> },
): Promise<Extension> {
  const { target, grant } = filed;
  if (grant.extends === undefined) return { objections: [], says: [] };
  const old = base === "" ? undefined : await oldGrant(repository, base, `grants/${target}/${grant.extends}.yaml`);
  if (old === undefined) return { objections: [unknown(target, grant.extends)], says: [] };
  const differing = same.filter((field) => old.job[field] !== grant.job[field]);
  if (differing.length > 0) return { objections: [other(grant.extends, old, differing)], says: [] };
  return {
    objections: [],
    says: [`it extends ${grant.extends}, ${lifeWords(old, records.get(keyOf(target, grant.extends)))}`],
  };
}

/** The file as it was first added: what somebody wrote over it later was never opened. */
async function oldGrant(
  repository: Pick<Repository, "changes" | "blobs">,
  base: string,
  path: string,
): Promise<Grant | undefined> {
  const added = (await repository.changes(base, path)).findLast(({ status }) => status === "added");
  if (added?.mode !== "100644") return undefined;
  return readGrant(path, (await repository.blobs([added.blob])).get(added.blob)!, added.blob).value?.grant;
}

function unknown(target: string, id: string): Objection {
  return {
    code: "grant.extends.unknown",
    pointer: ["extends"],
    message: `there was no grant ${shown(id)} under ${target} before this one`,
    fix: "write the id of a grant that was merged there, or take `extends` away",
  };
}

function other(id: string, old: Grant, differing: readonly (typeof same)[number][]): Objection {
  const was = differing.map((field) => `${field} ${shown(old.job[field])}`).join(", ");
  return {
    code: "grant.extends.other",
    pointer: ["job", differing[0]!],
    message: `${id}, which it extends, was for another job: ${was}`,
    fix: "ask for the same job, or take `extends` away",
  };
}

function lifeWords(old: Grant, record: GrantRecord | undefined): string {
  const bound = newest(record, "bound");
  const [from, until] = [bound?.detail.from, bound?.detail.until];
  if (typeof from === "string" && typeof until === "string") return `which was open from ${from} until ${until}`;
  const { until: over } = windowOf(old, 0, fromIso);
  const asked =
    old.window.start === undefined ? `${old.window.minutes} minutes` : `a window until ${new Date(over).toISOString()}`;
  return `which asked for ${asked}; that it was opened is not recorded`;
}
