import type { LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { failing, recordsOf } from "../core/record.ts";
import { earlyMarkdown } from "../report/early.ts";
import { count } from "../report/plain.ts";
import { usual } from "./revokers.ts";
import { snapshotAt } from "./snapshot.ts";
import type { World } from "./world.ts";

/**
 * So many leases of a run are told of. A halt ends hundreds, and GitHub takes eighty comments a minute, of which each lease has one:
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
const most = 20;

/**
 * Mentions on a grant's pull request whom its target wants told when somebody ends a lease early: by its id, by a halt, or by
 * taking its file away. One comment a lease. One that cannot be written keeps nothing from the ledger; it is told.
 */
export async function tellEarly(
  world: Pick<World, "repository" | "forge">,
  added: readonly LedgerLine[],
  lines: readonly LedgerLine[],
): Promise<{ readonly says: readonly string[]; readonly faults: readonly string[] }> {
  const early = endedEarly(added, lines);
  if (early.length === 0) return { says: [], faults: [] };
  try {
    return await mention(world, early, lines);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return { says: [], faults: [`nobody was told of what ended early: ${cause.message}`] };
  }
}

/** Lines that say that somebody asked for the end of one lease; and ends of open leases for which nobody did. */
function endedEarly(added: readonly LedgerLine[], lines: readonly LedgerLine[]): readonly LedgerLine[] {
  const isAsked = ({ kind, grant, detail }: LedgerLine) =>
    kind === "revocation" && grant !== "" && detail.heeded === true;
  const asked = new Set(lines.filter(isAsked).map(({ grant }) => grant));
  const opened = new Set(lines.filter(({ kind }) => kind === "bound").map(({ grant }) => grant));
  const isUnasked = ({ kind, grant, detail }: LedgerLine) =>
    kind === "ended" &&
    (detail.ending === "revoked" || detail.ending === "deleted") &&
    opened.has(grant) &&
    !asked.has(grant);
  return added.filter((line) => isAsked(line) || isUnasked(line));
}

async function mention(
  world: Pick<World, "repository" | "forge">,
  early: readonly LedgerLine[],
  lines: readonly LedgerLine[],
): Promise<{ readonly says: readonly string[]; readonly faults: readonly string[] }> {
  const { tree } = await snapshotAt(world.repository, await world.repository.tip(), { grants: false });
  const records = recordsOf(lines);
  const says: string[] = [];
  const faults: string[] = [];
  let left = 0;
  for (const { kind, grant: key, detail } of early) {
    const target = tree.targets.get(key.slice(0, key.indexOf("/")));
    const { tell } = target?.target.revoking ?? usual;
    const number = records.get(key)?.lines.findLast((line) => typeof line.detail.pullRequest === "number");
    if (tell.length === 0 || number === undefined) continue;
    if (says.length + faults.length >= most) {
      left += 1;
      continue;
    }
    const marker = `<!-- sallyport: ended early: ${key} -->`;
    const [by, why, reason] = [detail.by, detail.why, detail.reason].map((word) =>
      typeof word === "string" ? word : "",
    );
    const about = { key, why: why!, reason: reason!, ...(kind === "revocation" ? { by: by! } : {}) };
    const body = earlyMarkdown(marker, tell, { ...about, stands: failing(records.get(key)) !== undefined });
    try {
      says.push(
        `${tell.join(" and ")} told of ${key}: ${await world.forge.comment(Number(number.detail.pullRequest), marker, body)}`,
      );
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push(`${tell.join(" and ")} not told that ${key} was ended early: ${cause.message}`);
    }
  }
  if (left > 0) says.push(`${count(left, "lease")} more ended early, and nobody was mentioned for that`);
  return { says, faults };
}
