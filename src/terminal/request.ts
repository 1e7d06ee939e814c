import type { Answer } from "../commands/answer.ts";
import { limitsNow } from "../commands/limits.ts";
import { request } from "../commands/request.ts";
import type { Configuration } from "../core/configuration.ts";
import { Fault } from "../core/fault.ts";
import type { FiledGrant } from "../core/grant.ts";
import { readGrant, readTree } from "../core/parse.ts";
import { name as properName } from "../core/paths.ts";
import type { Instant } from "../core/time.ts";
import type { Workbench } from "../git/workbench.ts";
import { lyingFiles } from "../git/worktree.ts";
import { findingsText } from "../report/terminal.ts";
import { forgeFor, openWorld, providerFactory, type Surroundings } from "../wire.ts";
import type { Line } from "./arguments.ts";
import { checkFlags, type Person, wishFrom } from "./ask.ts";

/** Asks for access out of a person's clone: from flags, questions, and the grant that the new one goes on from. */
export async function requestHere(
  line: Line,
  bench: Workbench,
  here: { readonly person: Person | undefined; readonly around: () => Promise<Surroundings>; readonly at: Instant },
): Promise<Answer> {
  const { entries, blobs } = await lyingFiles(bench.root, ["sallyport.yaml", "targets"]);
  const { configuration, targets, findings } = readTree(entries, blobs);
  if (configuration === undefined)
    throw new Fault("sallyport.not-configured", `sallyport.yaml cannot be used:\n${findingsText(findings)}`);
  const { person } = here;
  checkFlags(line, targets);
  // A missing token is told before the questions: nobody answers nine of them for nothing.
  const early = person && (await here.around());
  const old = line.one.extends === undefined ? undefined : await oldGrant(bench, configuration, line.one.extends);
  const wish = await wishFrom(line, targets, { person, old });
  const at = here.at;
  const around = early ?? (await here.around());
  return await request(
    {
      configuration,
      targets,
      provider: providerFactory(around),
      touched: bench.touched,
      propose: bench.propose,
      repository: around.repository,
      forge: forgeFor(around, around.repository, around.token),
      at,
      limits: async () => {
        const world = await openWorld(around);
        const tip = await world.repository.tip();
        return { tip, limits: await limitsNow(world, { commit: tip, at }) };
      },
      progress: around.progress,
    },
    wish,
  );
}

/** The grant that a request goes on from, as it was first merged. Fault `input.extends`. */
async function oldGrant(bench: Workbench, { branch }: Configuration, id: string): Promise<FiledGrant> {
  const found = properName.test(id) ? await bench.added(branch, `grants/*/${id}.yaml`) : undefined;
  const old = found && readGrant(found.path, Buffer.from(found.text), "").value;
  if (old !== undefined) return old;
  const what =
    found === undefined ? `there never was a grant ${JSON.stringify(id)} on ${branch}` : `${found.path} cannot be read`;
  throw new Fault("input.extends", `${what}: give the id of a grant that was merged, or ask without --extends`);
}
