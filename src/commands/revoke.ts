import { Fault } from "../core/fault.ts";
import type { Forge } from "../ports.ts";
import type { Answer } from "./answer.ts";

/** The workflow that ends access; it runs on the default branch and waits for no approval. */
export const sweepWorkflow = "sweep.yml";

/** Starts the sweep with the grant to end. `grant` is an id, or `<target>/<id>`. */
export async function revoke(
  forge: Pick<Forge, "dispatch">,
  about: { readonly repository: string; readonly branch: string; readonly grant: string },
): Promise<Answer> {
  const { repository, branch, grant } = about;
  mustName(grant);
  await forge.dispatch({ repository, workflow: sweepWorkflow, ref: `refs/heads/${branch}`, inputs: { grant } });
  const lines = [
    `the sweep of ${repository} was started to end ${grant}; it waits for no approval`,
    `follow it at https://github.com/${repository}/actions/workflows/${sweepWorkflow}`,
    `it is over when sallyport status ${grant} no longer says open`,
  ];
  return { exit: 0, text: lines.join("\n"), json: { started: sweepWorkflow, repository, grant } };
}

/** What a grant can be called; nothing else is looked up, and no command line is suggested with it. Fault `input.grant`. */
export function mustName(grant: string): void {
  if (/^([a-z0-9-]{1,32}\/)?[a-z0-9-]{1,32}$/.test(grant)) return;
  throw new Fault("input.grant", `${JSON.stringify(grant)} is no grant: give its id, or \`<target>/<id>\``);
}
