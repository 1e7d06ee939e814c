import { ownersOf, parseCodeowners } from "../../src/approval/codeowners.ts";
import { sample } from "../../test/approval/owners-sample.ts";
import { type Measure, median } from "./measure.ts";
import type { Part, Row } from "./report.ts";

/** Who owns each of 10,000 paths by a CODEOWNERS of 1,000 rules of every kind. */
export function benchOwners(rounds: number): Promise<Part> {
  const { file, paths } = sample(1000, 10_000);
  const timed = (work: () => void): Measure => {
    const [begin, before] = [performance.now(), process.cpuUsage()];
    work();
    const { user, system } = process.cpuUsage(before);
    const wall = performance.now() - begin;
    return { wall, cpu: (user + system) / 1000, memory: process.memoryUsage().rss / 2 ** 20, code: 0, output: "" };
  };
  const parsing: Measure[] = [];
  const finding: Measure[] = [];
  for (let round = -3; round < rounds; round++) {
    let { rules } = parseCodeowners("CODEOWNERS", new Uint8Array());
    const parsed = timed(() => {
      ({ rules } = parseCodeowners("CODEOWNERS", file));
    });
    const found = timed(() => {
      for (const path of paths) if (ownersOf(rules, path) === undefined) throw new Error(`${path} belongs to nobody`);
    });
    // The first ones teach the machine what the code does.
    if (round < 0) continue;
    parsing.push(parsed);
    finding.push(found);
  }
  const rows: readonly Row[] = [
    { name: "read 1,000 rules", runs: parsing },
    { name: "owners of 10,000 paths", runs: finding },
  ];
  // Work, not waiting: so short a time on the wall tells mostly what else the machine does.
  const work = median(finding.map(({ cpu }) => cpu));
  const says = `10,000 paths under 1,000 rules take ${work.toFixed(1)} ms of work (at most 50)`;
  return Promise.resolve({ rows, budgets: [{ says, kept: work <= 50 }] });
}
