import type { LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { recordsOf } from "../core/record.ts";
import { earlyMarkdown } from "../report/early.ts";
import { usual } from "./revokers.ts";
import { snapshotAt } from "./snapshot.ts";
import type { World } from "./world.ts";

/**
 * Mentions on a grant's pull request whom its target wants told when somebody ends a lease early: one comment a lease. One
 * that cannot be written keeps nothing from the ledger; it is told.
 */
export async function tellEarly(
  world: Pick<World, "repository" | "forge">,
  added: readonly LedgerLine[],
  lines: readonly LedgerLine[],
): Promise<{ readonly says: readonly string[]; readonly faults: readonly string[] }> {
  const early = added.filter(
    ({ kind, grant, detail }) => kind === "revocation" && grant !== "" && detail.heeded === true,
  );
  if (early.length === 0) return { says: [], faults: [] };
  try {
    return await mention(world, early, lines);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return { says: [], faults: [`nobody was told of what ended early: ${cause.message}`] };
  }
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
  for (const { grant: key, detail } of early) {
    const target = tree.targets.get(key.slice(0, key.indexOf("/")));
    const { tell } = target?.target.revoking ?? usual;
    const number = records.get(key)?.lines.findLast((line) => typeof line.detail.pullRequest === "number");
    if (tell.length === 0 || number === undefined) continue;
    const marker = `<!-- sallyport: ended early: ${key} -->`;
    const [by, why, reason] = [detail.by, detail.why, detail.reason].map((word) =>
      typeof word === "string" ? word : "",
    );
    const body = earlyMarkdown(marker, tell, { key, by: by!, why: why!, reason: reason! });
    try {
      says.push(
        `${tell.join(" and ")} told of ${key}: ${await world.forge.comment(Number(number.detail.pullRequest), marker, body)}`,
      );
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push(`${tell.join(" and ")} not told that ${key} was ended early: ${cause.message}`);
    }
  }
  return { says, faults };
}
