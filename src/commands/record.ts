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

/**
 * So many pull requests are told before anything is written. GitHub takes eighty comments a minute, and after minutes of waiting
 * for it a run asks it nothing more, which would keep the ledger from being written:
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
const mostFirst = 60;

/** First line of the comment that tells a pull request's leases. */
export const leaseMarker = "<!-- sallyport: leases of this pull request -->";

/**
 * The record job: tells the pull requests what the cloud job did, writes it to the ledger, and takes ended grants off the
 * default branch. It holds no cloud identity and treats what it is given as anybody's: events are data, nothing else.
 * Comments come first: a run that is lost before the ledger holds the events is told them again, and one after it is not. Of
 * very many the rest comes when all else is done.
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
  const pulls = pullsOf(added, [...lines, ...added]);
  const first = await comment(world, pulls.slice(0, mostFirst));
  const early = await tellEarly(world, added, [...lines, ...added]);
  const { state, written: others } = await world.ledger.append(events);
  const written = held + others;
  const reverted = await orFault(() => revertEnded(world, at, state));
  const alerted = await alert(world.alerts, at, { lines: state.lines, from: lines.length });
  const after = await world.ledger.append([...(await tellReverts(world.repository, at, state)), ...alerted.events]);
  const rest = await comment(world, pulls.slice(mostFirst));
  if (reverted instanceof Fault) throw reverted;
  const comments = { says: [...first.says, ...rest.says], faults: [...first.faults, ...rest.faults] };
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

/** A pull request, and the stories of its grants. */
type Pull = readonly [number: number, stories: readonly ReturnType<typeof storyOf>[]];

/** Every pull request that a new line is about, the oldest first. */
function pullsOf(added: readonly LedgerLine[], lines: readonly LedgerLine[]): readonly Pull[] {
  const records = recordsOf(lines);
  const touched = new Set(added.map(({ grant }) => grant));
  const pulls = new Map<number, string[]>();
  for (const [key, record] of records)
    for (const number of pullRequestsOf(record.lines)) {
      const keys = pulls.get(number);
      if (keys) keys.push(key);
      else pulls.set(number, [key]);
    }
  return [...pulls]
    .filter(([, keys]) => keys.some((key) => touched.has(key)))
    .sort(([a], [b]) => a - b)
    .map(([number, keys]) => [number, keys.map((key) => storyOf(key, records.get(key)))]);
}

/**
 * Rewrites the one comment of each of these pull requests. Its words come from the ledger's lines alone. A comment that cannot
 * be written keeps nothing from the ledger; it is told.
 */
async function comment(
  world: Pick<World, "forge" | "readers">,
  pulls: readonly Pull[],
): Promise<{ readonly says: readonly string[]; readonly faults: readonly string[] }> {
  const says: string[] = [];
  const faults: string[] = [];
  for (const [number, stories] of pulls) {
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
