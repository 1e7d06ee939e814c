/** A machine that is lost: from one request on, nothing that it does reaches the cloud or GitHub. */
import { Refusal } from "../../sandbox/cloud/index.ts";
import type { Town } from "../commands/world.ts";

/** A request as it arrived: `iam:CreateRole`, `POST /graphql`. */
export type Request = string;

interface Watch {
  /** What arrived, in order. */
  readonly requests: Request[];
  /** How many requests are served; the rest are not. */
  limit: number;
}

/** Does the work and returns what reached the outside, in order. */
export async function watched(town: Town, work: () => Promise<unknown>): Promise<readonly Request[]> {
  const watch: Watch = { requests: [], limit: Number.POSITIVE_INFINITY };
  await under(town, watch, work);
  return watch.requests;
}

/** Does the work as far as its first so many requests; whatever it makes of the silence is lost with it. */
export async function cutAfter(town: Town, served: number, work: () => Promise<unknown>): Promise<void> {
  await under(town, { requests: [], limit: served }, () => work().catch(() => undefined));
}

async function under({ cloud, github }: Town, watch: Watch, work: () => Promise<unknown>): Promise<void> {
  const lost = (request: Request) => watch.requests.push(request) > watch.limit;
  cloud.before = ({ action }) => {
    // A definite answer, so that nothing waits for another; what is thrown away with the machine cannot mislead anybody.
    if (lost(action)) throw new Refusal("AccessDenied", "the machine is lost", 403);
  };
  github.fail = ({ method, path }) => (lost(`${method} ${path}`) ? 404 : undefined);
  try {
    await work();
  } finally {
    cloud.before = undefined;
    github.fail = undefined;
  }
}

/**
 * After how many requests to cut: `all`, each one's, but for git's own conversations, of which the last counts; `some`, after
 * each change of a cloud, before the first, and after so many others, evenly spread.
 */
export function cuts(requests: readonly Request[], which: "all" | number): readonly number[] {
  const git = (request: Request | undefined) => request?.includes(".git/") ?? false;
  const all = requests
    .map((request, index) => ({ request, next: requests[index + 1], served: index + 1 }))
    .filter(({ request, next }) => !git(request) || !git(next));
  if (which === "all") return [0, ...all.map(({ served }) => served)];
  const changes = all.filter(({ request }) => /^iam:(?!Get|List)/.test(request));
  const others = all.filter((one) => !changes.includes(one));
  const stride = Math.max(1, Math.floor(others.length / which));
  const spread = others.filter((_, index) => index % stride === stride - 1).slice(0, which);
  return [...changes, ...spread].map(({ served }) => served).sort((a, b) => a - b);
}
