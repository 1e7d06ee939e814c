import { readBatch } from "../core/batch.ts";
import { continueChain } from "../core/chain.ts";
import type { LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { recordsOf } from "../core/record.ts";
import type { Instant } from "../core/time.ts";
import { prose } from "../report/inert.ts";
import { leaseMarkdown } from "../report/lease.ts";
import { alert } from "./alerting.ts";
import type { Answer } from "./answer.ts";
import { tellEarly } from "./early.ts";
import { revertEnded, tellReverts } from "./revert.ts";
import { storyOf } from "./story.ts";
import type { World } from "./world.ts";

/** First line of the comment that tells a pull request's leases. */
export const leaseMarker = "<!-- sallyport: leases of this pull request -->";

/**
 * The record job: tells the pull requests what the cloud job did, writes it to the ledger, and takes ended grants off the
 * default branch. It holds no cloud identity and treats what it is given as anybody's: events are data, nothing else.
 * Comments come first: a run that is lost before the ledger holds the events is told them again, and one after it is not.
 * People out of band come last: whoever is slow to hear holds up nothing that is written, and no revert.
 */
export async function record(
  world: Pick<World, "repository" | "forge" | "ledger" | "alerts" | "readers" | "progress">,
  at: Instant,
  given: { readonly events: string; readonly digest: string },
): Promise<Answer> {
  const events = readBatch(given.events, given.digest);
  if (typeof events === "string")
    throw new Fault("record.refused", `the events of the cloud job are refused: ${events}; run the workflow again`);
  world.progress(`recording ${events.length} events`);
  const { lines } = await world.ledger.read();
  const added = continueChain(lines, events);
  // A halt holds from when it is written: it waits for no comment.
  const halts = events.filter(({ kind }) => kind === "halted");
  const held = halts.length === 0 ? 0 : (await world.ledger.append(halts)).written;
  const comments = await comment(world, added, [...lines, ...added]);
  const early = await tellEarly(world, added, [...lines, ...added]);
  const { state, written: rest } = await world.ledger.append(events);
  const written = held + rest;
  const reverted = await orFault(() => revertEnded(world, at, state));
  const alerted = await alert(world.alerts, at, { lines: state.lines, from: lines.length });
  const after = await world.ledger.append([...(await tellReverts(world.repository, at, state)), ...alerted.events]);
  if (reverted instanceof Fault) throw reverted;
  const says = [
    `recorded ${written} of ${events.length} events, ${events.length - written} were there already`,
    ...reverted,
    ...comments.says,
    ...comments.faults,
    ...early.says,
    ...early.faults,
    ...alerted.says,
  ];
  return {
    exit: [comments.faults, early.faults, alerted.says].some(({ length }) => length > 0) ? 1 : 0,
    text: says.join("\n"),
    json: { written, events: events.length, head: after.state.head, says },
    markdown: says.map((line) => `- ${prose(line)}`).join("\n"),
  };
}

async function orFault<T>(work: () => Promise<T>): Promise<T | Fault> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  }
}

/**
 * Rewrites the one comment of every pull request that a new line is about. Its words come from the ledger's lines alone.
 * A comment that cannot be written keeps nothing from the ledger; it is told.
 */
async function comment(
  world: Pick<World, "forge" | "readers">,
  added: readonly LedgerLine[],
  lines: readonly LedgerLine[],
): Promise<{ readonly says: string[]; readonly faults: string[] }> {
  const records = recordsOf(lines);
  const touched = new Set(added.map(({ grant }) => grant));
  const pulls = new Map<number, string[]>();
  for (const [key, record] of records)
    for (const number of pullRequestsOf(record.lines)) {
      const keys = pulls.get(number);
      if (keys) keys.push(key);
      else pulls.set(number, [key]);
    }
  const says: string[] = [];
  const faults: string[] = [];
  for (const [number, keys] of [...pulls].sort(([a], [b]) => a - b)) {
    if (!keys.some((key) => touched.has(key))) continue;
    const stories = keys.map((key) => storyOf(key, records.get(key)));
    try {
      const body = leaseMarkdown(leaseMarker, stories, world.readers);
      const outcome = await world.forge.comment(number, leaseMarker, body);
      says.push(`comment on pull request ${number}: ${outcome}`);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push(`comment on pull request ${number} failed: ${cause.message}`);
    }
  }
  return { says, faults };
}

function pullRequestsOf(lines: readonly LedgerLine[]): ReadonlySet<number> {
  return new Set(lines.flatMap(({ detail }) => (typeof detail.pullRequest === "number" ? [detail.pullRequest] : [])));
}
