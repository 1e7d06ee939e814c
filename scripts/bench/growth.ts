import { type Many, type Swept, startMany } from "./many.ts";
import type { Budget, Part, Row } from "./report.ts";

const accounts = 10;
/** Parts of all leases that end first, that end next, and so on. */
const duePart = [1 / 80, 1 / 80, 1 / 40, 1 / 20] as const;
/** Parts of all leases that stand while growth with active ones is measured. */
const activePart = [1 / 8, 1 / 4, 1 / 2, 1] as const;
/** Growth that counts as in proportion. */
const most = 1.05;

/** One sweep of a size. */
interface Sized {
  readonly active: number;
  readonly due: number;
  readonly swept: Swept;
}

/** Sweeps of ever more leases, as many of them due; and of ever more due among as many. Then one that is lost in its middle. */
export async function benchGrowth(total: number): Promise<Part> {
  const due = duePart.map((part) => Math.round(part * total));
  const active = activePart.map((part) => Math.round(part * total));
  const many = await startMany({ accounts, due });
  try {
    const byActive: Sized[] = [];
    const byDue: Sized[] = [];
    for (const size of active) {
      await many.grow(size);
      const putBack = many.snapshot();
      const largest = size === active.at(-1);
      for (const end of largest ? [0, 1, 2, 3, 4] : [1]) {
        const over = due.slice(0, end).reduce((sum, each) => sum + each, 0);
        const one = { active: size, due: over, swept: await sweptAt(many, end) };
        if (end === 1) byActive.push(one);
        if (largest) byDue.push(one);
        putBack();
        many.at(0);
      }
    }
    const [idle, ...busy] = byDue as [Sized, ...Sized[]];
    return told({ byActive, idle, byDue: busy, resumed: await resumed(many, due) });
  } finally {
    await many.stop();
  }
}

async function sweptAt(many: Many, end: number): Promise<Swept> {
  many.at(end);
  return await many.sweep();
}

/** What the run that was lost half-way and the next one wrote between them, and what they left. */
interface Resumed {
  readonly lost: readonly string[];
  readonly next: Swept;
  readonly left: { readonly denied: number; readonly sealed: number };
}

async function resumed(many: Many, due: readonly number[]): Promise<Resumed> {
  many.at(due.length);
  const { cloud: lost } = await many.lostAfter(due.at(-1)!);
  const next = await many.sweep();
  return { lost, next, left: await many.ended() };
}

const writes = (calls: readonly string[]) => calls.filter((call) => /^iam:(?!Get|List)/.test(call)).length;
const count = (calls: readonly string[], call: string) => calls.filter((each) => each === call).length;

function told(found: {
  readonly byActive: readonly Sized[];
  /** As many active as in `byDue`, and none of them due. */
  readonly idle: Sized;
  readonly byDue: readonly Sized[];
  readonly resumed: Resumed;
}): Part {
  const { byActive, idle, byDue, resumed } = found;
  const largest = byDue.at(-1)!;
  const { cloud, github } = largest.swept;
  const row = ({ active, due, swept }: Sized): Row => ({
    name: `sweep, ${active} active, ${due} due`,
    runs: [swept],
    requests: swept.cloud.length + swept.github,
    connections: swept.connections,
  });
  const [roles, denials] = ["iam:ListRoles", "iam:ListEntitiesForPolicy"].map((call) => count(cloud, call));
  const pages = Math.ceil(largest.active / accounts / 1000);
  const needed = 2 * largest.due;
  const written = writes(resumed.lost) + writes(resumed.next.cloud);
  const half = byActive.at(-1)!;
  return {
    rows: [...byActive.slice(0, -1), idle, ...byDue].map(row),
    budgets: [
      {
        says: `${largest.active} leases in ${accounts} accounts are told by ${roles} pages of ListRoles and ${denials} of ListEntitiesForPolicy (${pages * accounts} and ${accounts}: one listing an account)`,
        kept: roles === pages * accounts && denials === accounts,
      },
      {
        says: `${largest.due} ends take ${writes(cloud)} writes (${needed}: a denial and a closing each)`,
        kept: writes(cloud) === needed,
      },
      {
        says: `the sweep asks GitHub ${github} times, git included (at most 20, however many leases stand)`,
        kept: github <= 20,
      },
      ...growth("active leases", byActive, ({ active }) => active),
      ...growth("due leases", byDue, ({ due }) => due),
      // What stands costs far more than what ends, and would hide how that grows.
      beyond(idle, byDue),
      {
        says: `${half.active} leases take ${half.swept.memory.toFixed(0)} MiB at the peak (at most 1,024: a hosted runner has 16,384)`,
        kept: half.swept.memory <= 1024,
      },
      {
        says: `lost after half of the denials and run again, ${resumed.left.sealed} of ${largest.due} are sealed by ${written} writes in all (${needed} and what was under way, at most 64 more)`,
        kept: resumed.left.sealed === largest.due && resumed.left.denied === largest.due && written <= needed + 64,
      },
    ],
  };
}

/** A budget for each cost that a sweep has, as its size grows. */
function growth(of: string, sizes: readonly Sized[], size: (one: Sized) => number): readonly Budget[] {
  const costs: Readonly<Record<string, (swept: Swept) => number>> = {
    "CPU time": ({ cpu }) => cpu,
    requests: ({ cloud, github }) => cloud.length + github,
    memory: ({ memory }) => memory,
  };
  return Object.entries(costs).map(([name, cost]) => {
    const slope = exponent(sizes.map((one) => [size(one), cost(one.swept)]));
    return {
      says: `${name} grows with ${of} to the power of ${slope.toFixed(2)} (at most ${most})`,
      kept: slope <= most,
    };
  });
}

/** How the requests grow that a sweep makes for what ends, and not for what stands. */
function beyond(idle: Sized, sizes: readonly Sized[]): Budget {
  const requests = ({ swept }: Sized) => swept.cloud.length + swept.github;
  const slope = exponent(sizes.map((one) => [one.due, requests(one) - requests(idle)]));
  return {
    says: `requests beyond those of a sweep that has nothing to end grow with due leases to the power of ${slope.toFixed(2)} (at most ${most})`,
    kept: slope <= most,
  };
}

/** The power of x by which y grows: the slope of the line that fits their logarithms best, by least squares. */
export function exponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, pair) => sum + pair[at], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const rise = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return rise / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
