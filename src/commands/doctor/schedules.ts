import type { Ailment, Examination } from "../../core/ailment.ts";
import type { Schedule } from "../../core/settings.ts";
import { type Instant, iso, minute } from "../../core/time.ts";
import { look, together } from "./look.ts";
import type { Patient } from "./patient.ts";

/** How old the last success may be, in milliseconds: GitHub delays schedules, and drops some of a busy hour. */
const oldest = { sweep: 120 * minute, audit: 48 * 60 * minute } as const;

/** Sweep and audit run by themselves, and succeed. */
export function schedules({ settings, at, configuration }: Patient): Examination {
  const names = Object.keys(oldest) as (keyof typeof oldest)[];
  return together(
    ...names.map((name) =>
      look(`runs of ${name}`, settings.schedules[name], (schedule) =>
        ailing(name, schedule, { at, repository: configuration.repository }),
      ),
    ),
  );
}

function ailing(
  name: keyof typeof oldest,
  schedule: Schedule | undefined,
  { at, repository }: { readonly at: Instant; readonly repository: string },
): readonly Ailment[] {
  const where = `workflow ${name}`;
  const run = `gh workflow run ${name}.yml --repo ${repository}`;
  // A file that is not there is told where workflows are looked at.
  if (schedule === undefined) return [];
  if (schedule.state !== "active") {
    const fix = `gh workflow enable ${name}.yml --repo ${repository}`;
    return [{ code: "doctor.schedule.off", where, seen: `GitHub does not start it: ${schedule.state}`, fix }];
  }
  if (schedule.lastSuccess === undefined)
    return [
      { code: "doctor.schedule.never", where, seen: "no run of it has succeeded", fix: `${run}, and read its log` },
    ];
  if (at - schedule.lastSuccess <= oldest[name]) return [];
  const seen = `its last run that succeeded began at ${iso(schedule.lastSuccess)}, over ${oldest[name] / minute} minutes ago`;
  return [{ code: "doctor.schedule.late", where, seen, fix: `${run}, and see why the schedule stopped` }];
}
