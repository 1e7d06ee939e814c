/** Every place where a play has written something down. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { RunResult } from "../../sandbox/contract.ts";
import { accounts, type Stage } from "../../sandbox/stage.ts";
import type { Place } from "./secrets.ts";

const run = promisify(execFile);
const repositories = ["acme/access", "acme/payments"] as const;

/**
 * Where credentials must be: the profile file, which the post step takes away, and the commands that mask them.
 * The token that GitHub's own App-token action hands on is that action's output, masked by it.
 */
function mustHold({ where }: Place): boolean {
  return (
    where.endsWith(": left _temp/sallyport/credentials") ||
    /actions\/create-github-app-token@\w+ \((main|post)\) (outputs|state)$/.test(where)
  );
}

const masking = /^::add-mask::.*$/gm;

/** All of it, but for the traces that must hold credentials; `but` names more of those. */
export async function places(
  stage: Stage,
  about: { readonly runs: readonly RunResult[]; readonly told?: readonly string[]; readonly but?: RegExp },
): Promise<readonly Place[]> {
  const { runs, told = [], but } = about;
  const traces = stage.runner.traces.filter((trace) => !mustHold(trace) && !but?.test(trace.where));
  return [
    ...traces.map(({ where, content }) => ({ where, content: content.replace(masking, "") })),
    ...runs.map((result) => ({
      where: `shown: ${result.workflow} run ${result.runId}`,
      content: JSON.stringify(result),
    })),
    ...(await Promise.all(repositories.map((repository) => objects(stage, repository)))).flat(),
    ...(await conversations(stage)),
    { where: "told by the acts", content: told.join("\n") },
    { where: "requests to GitHub", content: stage.github.requests.map(({ path }) => path).join("\n") },
    { where: "requests to the cloud", content: stage.cloud.requests.map((each) => JSON.stringify(each)).join("\n") },
    ...(await Promise.all(
      Object.values(accounts).map(async (account) => ({
        where: `roles of ${account}`,
        content: JSON.stringify(await stage.cloud.roles(account)),
      })),
    )),
  ];
}

/** Every object of a bare repository, reachable or not, that its first commit did not bring. */
async function objects(stage: Stage, repository: string): Promise<readonly Place[]> {
  const git = async (...args: string[]) =>
    (await run("git", ["--git-dir", stage.github.directory(repository), ...args], { maxBuffer: 1 << 28 })).stdout;
  const [root = ""] = (await git("rev-list", "--max-parents=0", "main")).trim().split("\n");
  const seeded = new Set((await git("rev-list", "--objects", root)).split("\n").map((line) => line.slice(0, 40)));
  const all = (await git("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")).trim();
  const later = all.split("\n").filter((line) => !seeded.has(line.slice(0, 40)) && !line.endsWith(" tree"));
  return Promise.all(
    later.map(async (line) => {
      const [oid = "", type = ""] = line.split(" ");
      return { where: `${type} ${oid} of ${repository}`, content: await git("cat-file", type, oid) };
    }),
  );
}

/** Pull requests with their texts and comments. */
async function conversations(stage: Stage): Promise<readonly Place[]> {
  const sam = stage.as("sam");
  const repository = { owner: "acme", repo: "access" };
  const { data: pulls } = await sam.pulls.list({ ...repository, state: "all" });
  return Promise.all(
    pulls.map(async ({ number, title, body }) => {
      const { data } = await sam.issues.listComments({ ...repository, issue_number: number });
      const texts = [title, body ?? "", ...data.map((comment) => comment.body ?? "")];
      return { where: `conversation of pull request ${number}`, content: texts.join("\n") };
    }),
  );
}
