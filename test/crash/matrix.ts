/**
 * Each command of a lease's life, lost at each of its calls. What the calls are is recorded from undisturbed runs; between
 * two points everything is put back as it was, so that a point costs two or three processes and no new life.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { aws } from "../../sandbox/signed.ts";
import { permissionsOf } from "../commands/foreign.ts";
import { startTown, type Town } from "../commands/world.ts";
import type { Moment } from "./gate.ts";
import { openJobs } from "./jobs.ts";
import { id, rehearse } from "./rehearsal.ts";
import { folder, judge, remains } from "./remains.ts";

const sweep = ".github/workflows/sweep.yml";
const target = `targets/${folder}.yaml`;

export interface Point {
  readonly command: string;
  readonly moment: Moment;
}

export type Matrix = Awaited<ReturnType<typeof openMatrix>>;

/** Plays one life to its two ends, undisturbed, and knows then at which calls it can be lost. */
export async function openMatrix() {
  const root = join(import.meta.dirname, "../..");
  const shipped = (path: string) => readFileSync(join(root, path), "utf8");
  const town = await startTown({
    files: { [sweep]: shipped(sweep), [target]: `${shipped(target)}drift: repair\n` },
  });
  const jobs = await openJobs(town);
  const number = await town.ask(id);
  const left = () => remains(town, id, number);
  const commands = await rehearse(town, jobs, left);

  const points = commands.flatMap(({ name, calls }) =>
    calls.flatMap((call, at): Point[] => {
      const nth = calls.slice(0, at + 1).filter((each) => each === call).length;
      return (["before", "after"] as const).map((when) => ({ command: name, moment: { call, nth, when } }));
    }),
  );

  /** Loses the machine there, asks the judge, lets what comes next run, and compares what is left in the end. */
  async function lose({ command, moment }: Point, { restart = true } = {}): Promise<void> {
    const { putBack, step, next, whole, ends, over, changed } = commands.find(({ name }) => name === command)!;
    putBack();
    const ran = await step(moment);
    expect(ran.code, `it was not lost: ${ran.output}`).toBeNull();
    await judge(town, id, { framed: !changed });
    if (over || (await denied(town))) expect(await works(town), "of what was minted before, this works").toEqual([]);
    if (over) expect(await town.enters(id), "its job enters").toBe(false);
    if (restart) await next();
    expect(await left(), "what is left in the end").toEqual(whole);
    await judge(town, id);
    if (ends) expect(await works(town), "of what was minted before, this works").toEqual([]);
  }

  return {
    points,
    lose,
    async stop() {
      await jobs.stop();
      await town.stop();
    },
  };
}

/** Whether AWSDenyAll stands on the role. */
async function denied({ cloud, rolesOf }: Town): Promise<boolean> {
  const [role] = await rolesOf(id);
  const { attached } = role ? await permissionsOf(cloud, role.name) : { attached: [] };
  return attached.some((arn) => arn.endsWith("/AWSDenyAll"));
}

/** The sessions of the lease's role that can do its job's work: of the first, and of the newest that anybody got. */
async function works({ cloud, rolesOf }: Town): Promise<readonly string[]> {
  const [role] = await rolesOf(id);
  const all = cloud.sessions().filter(({ arn }) => arn.includes(`:assumed-role/${role?.name}/`));
  const good: string[] = [];
  for (const session of new Set([...all.slice(0, 1), ...all.slice(-4)]))
    if ((await aws(cloud.url, session, reading)).status === 200) good.push(session.arn);
  return good;
}

/** What the grant allows. */
const reading = {
  service: "dynamodb",
  region: "eu-west-1",
  target: "DynamoDB_20120810.GetItem",
  body: JSON.stringify({ TableName: "ledger", Key: { entry: { S: "2026-11-03/4211" } } }),
};
