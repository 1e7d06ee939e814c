/** Globex with Sallyport set up: init, what it says is left, and the first runs of the schedules. */

import type { Answer } from "../../src/commands/answer.ts";
import { Secret } from "../../src/core/secret.ts";
import { readLine } from "../../src/terminal/arguments.ts";
import { initHere } from "../../src/terminal/init.ts";
import { forgeFor } from "../../src/wire.ts";
import { administer, type Task } from "./admin.ts";
import { access, type Globex, wordsFor } from "./globex.ts";

/** Runs init as kim, in this process, then everything that it says is left. */
export async function install(globex: Globex): Promise<Answer> {
  const around = { githubApi: new URL(globex.github.apiUrl) };
  const token = new Secret(globex.github.userToken("kim"));
  const answer = await initHere(readLine(["init", ...wordsFor(globex), "--repository", access, "--json"])!, {
    directory: globex.vault.directory,
    home: globex.vault.directory,
    person: undefined,
    forge: (repository) => forgeFor(around, repository, token),
  });
  if (answer.exit !== 0) throw new Error(answer.text);
  await administer(globex, (answer.json as { readonly left: readonly Task[] }).left);
  return answer;
}
