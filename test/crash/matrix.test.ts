import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { treeOf } from "../seed.ts";
import { type Matrix, openMatrix, type Point } from "./matrix.ts";

/*
 * Every command of a lease's life, of a halt and of a repair as a process of the shipped dist, lost (SIGKILL, git with it)
 * before and after the calls that it makes, as an undisturbed run has shown them. With SALLYPORT_CUTS=all at every single one,
 * and the table is printed: some 660 points. Otherwise at a third of those that change something and a few others: which, the
 * seed says.
 */

const all = process.env.SALLYPORT_CUTS === "all";
const seed =
  process.env.SALLYPORT_SEED ?? (process.env.CI === "true" ? treeOf() : undefined) ?? randomBytes(4).toString("hex");
const limit = { timeout: 3_600_000 };

let matrix: Matrix;
const seen: Point[] = [];
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(async () => {
  await matrix.stop();
  if (all) console.log(table(seen));
});

/** Between 0 and 1, the same for the same seed and point. */
function chance({ command, moment }: Point): number {
  const hash = createHash("sha256").update(JSON.stringify([seed, command, moment]));
  return hash.digest().readUInt32BE() / 2 ** 32;
}

/** Calls that leave something behind; any other can be lost at without a trace. */
const changes =
  /^(iam:(?!Get|List)|POST .*(createCommit|comments|git\/|dispatches)|PATCH|PUT|DELETE|sts:AssumeRoleWithWebIdentity)/;

/** All of a command's points; or a third of those that change something and a few of the others, and one at least. */
function chosen(command: string): readonly Point[] {
  const points = matrix.points.filter((point) => point.command === command);
  if (all) return points;
  const drawn = points.filter((point) => chance(point) < (changes.test(point.moment.call) ? 1 / 3 : 1 / 75));
  return drawn.length > 0 ? drawn : points.toSorted((a, b) => chance(a) - chance(b)).slice(0, 1);
}

test.each([
  "apply, cloud job",
  "apply, record job",
  "mint",
  "post",
  "revoke",
  "revoke, sweep's cloud job",
  "revoke, sweep's record job",
  "halt",
  "halt, sweep's cloud job",
  "halt, sweep's record job",
  "repair, apply's cloud job",
  "repair, apply's record job",
  "sweep, cloud job",
  "sweep, record job",
])("%s is lost at its calls, and what comes next makes it whole", limit, async (command) => {
  for (const point of chosen(command)) {
    await matrix.lose(point).catch((cause: Error) => {
      const { call, nth, when } = point.moment;
      throw new Error(`${command}, lost ${when} its ${call} number ${nth} (SALLYPORT_SEED=${seed}): ${cause.message}`, {
        cause,
      });
    });
    seen.push(point);
  }
});

test(
  "what is left by a lost apply or sweep is not the end that is asked for: it is what comes next that makes it whole",
  limit,
  async () => {
    for (const [command, call] of [
      ["apply, cloud job", "iam:UpdateAssumeRolePolicy"],
      ["sweep, cloud job", "iam:AttachRolePolicy"],
    ] as const) {
      const point = { command, moment: { call, nth: 1, when: "before" } } as const;
      await expect(matrix.lose(point, { restart: false })).rejects.toThrow("what is left in the end");
    }
  },
);

/** Command by call: how often it is made, and that each time was survived before and after. */
function table(points: readonly Point[]): string {
  const rows = Map.groupBy(points, ({ command, moment }) => `| ${command} | ${moment.call}`);
  const survived = (row: readonly Point[], when: string) => row.filter(({ moment }) => moment.when === when).length;
  return [
    "| command | call | times | lost before, converged | lost after, converged |",
    "|---|---|---|---|---|",
    ...Array.from(rows, ([name, row]) => {
      const times = new Set(row.map(({ moment }) => moment.nth)).size;
      return `${name} | ${times} | ${survived(row, "before")} | ${survived(row, "after")} |`;
    }),
  ].join("\n");
}
