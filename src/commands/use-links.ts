import { Fault } from "../core/fault.ts";
import { allOver, jobName, type Look } from "../core/finished.ts";
import { type GrantRecord, newest, readFacts } from "../core/record.ts";
import type { Link } from "../core/report.ts";
import { fromIso, type Instant, iso } from "../core/time.ts";
import type { Use } from "../ports.ts";
import { lookAt, mostJobs, readable } from "./finished.ts";
import { type Evidence, longSilence } from "./links.ts";
import { jobOf } from "./workflow-link.ts";
import type { World } from "./world.ts";

/** Mint, use and release, as the cloud's log tells them. Session names are chosen by the caller: recorded, not proven. */
export async function useLinks(world: Pick<World, "repository" | "reader">, evidence: Evidence): Promise<Link[]> {
  const { uses, record, at } = evidence;
  const names = ["mint", "use", "release"] as const;
  if (uses === undefined)
    return names.map((link) => ({ link, state: "never-minted", says: "there was no lease to use" }));
  if (uses instanceof Fault)
    return names.map((link) => ({ link, state: "absent", says: `the cloud's log could not be read: ${uses.message}` }));
  const exchanges = uses.filter(({ action }) => action.endsWith(":AssumeRoleWithWebIdentity"));
  const minted = exchanges.filter(({ allowed }) => allowed);
  const refused = exchanges.filter(({ allowed }) => !allowed);
  if (minted.length === 0) return silence({ record, at, refused });
  const called = uses.filter((use) => !exchanges.includes(use) && use.action !== "iam:AttachRolePolicy");
  const sessions = [...new Set(minted.map(({ session }) => session))];
  const jobs = await jobsOf(world, record, sessions);
  return [
    {
      link: "mint",
      state: "present",
      at: iso(minted[0]!.at),
      says: `minted by session ${sessions.join(", ")} (recorded, not proven): ${standing(jobs)}${refusedWords(refused.length)}`,
      evidence: minted.map(({ eventId }) => eventId),
    },
    {
      link: "use",
      state: "present",
      says:
        called.length > 0
          ? `management calls seen: ${[...new Set(called.map(({ action }) => action))].join(", ")}`
          : "no management call seen; data calls are not in this log",
      evidence: called.map(({ eventId }) => eventId),
    },
    releaseLink(evidence, uses, jobs),
  ];
}

/** What GitHub says now of the jobs that the sessions name, or why nothing is known. */
async function jobsOf(
  world: Pick<World, "repository" | "reader">,
  record: GrantRecord | undefined,
  sessions: readonly string[],
): Promise<readonly Look[] | string> {
  if (sessions.length > mostJobs) return `${sessions.length} sessions, and ${mostJobs} at most are looked up`;
  const facts = readFacts(newest(record, "decided"));
  const job = facts && (await jobOf(world, facts));
  if (job === undefined) return "no line says whose jobs they are";
  try {
    return await readable(world, job.repository, (forge) =>
      Promise.all(sessions.map((session) => lookAt(forge, job.repository, session))),
    );
  } catch (cause) {
    if (cause instanceof Fault) return cause.message;
    throw cause;
  }
}

function standing(jobs: readonly Look[] | string): string {
  if (typeof jobs === "string") return `whether its jobs are over is not known (${jobs})`;
  return jobs
    .map((look) => {
      if ("unknown" in look) return `whether it is over is not known (${look.unknown})`;
      return look.completed
        ? `${jobName(look)} is over as ${look.conclusion}`
        : `${jobName(look)} is ${look.conclusion}`;
    })
    .join(", ");
}

function releaseLink({ record }: Evidence, uses: readonly Use[], jobs: readonly Look[] | string): Link {
  const release = uses.find(({ action, allowed }) => action === "iam:AttachRolePolicy" && allowed);
  if (release)
    return {
      link: "release",
      state: "present",
      at: iso(release.at),
      says: "the job gave it back: AWSDenyAll attached by its own session",
      evidence: [release.eventId],
    };
  const { ending, why } = newest(record, "ended")?.detail ?? {};
  if (typeof ending === "string")
    return {
      link: "release",
      state: "never-minted",
      says: `the job did not give it back; it ended as ${ending}: ${why}`,
    };
  if (newest(record, "sealed"))
    return { link: "release", state: "never-minted", says: "the job did not give it back; it ended otherwise" };
  const over = typeof jobs !== "string" && allOver(jobs) !== undefined;
  const says = over ? "its jobs are over and none has given it back" : "the job has not given it back";
  return { link: "release", state: "not-yet", says };
}

function silence({
  record,
  at,
  refused,
}: {
  readonly record: GrantRecord | undefined;
  readonly at: Instant;
  readonly refused: readonly Use[];
}): Link[] {
  const until = fromIso(String(newest(record, "bound")?.detail.until)) ?? at;
  const never = at > until + longSilence;
  const mint: Link = never
    ? { link: "mint", state: "never-minted", says: `never minted${refusedWords(refused.length)}` }
    : {
        link: "mint",
        state: "not-yet",
        says: `no mint seen; the cloud's log may not be delivered yet${refusedWords(refused.length)}`,
      };
  const rest = never ? "nothing was minted" : "no mint is seen yet";
  return [mint, { link: "use", state: mint.state, says: rest }, { link: "release", state: mint.state, says: rest }];
}

function refusedWords(count: number): string {
  return count === 0 ? "" : `; ${count} refused ${count === 1 ? "attempt" : "attempts"}`;
}
