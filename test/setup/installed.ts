/** Globex with Sallyport set up: init, what it says is left, and the first runs of the schedules. */

import type { Answer } from "../../src/commands/answer.ts";
import type { DoctorWorld } from "../../src/commands/doctor.ts";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";
import { readLine } from "../../src/terminal/arguments.ts";
import { bootstrapTemplates } from "../../src/terminal/bootstrap.ts";
import { initHere } from "../../src/terminal/init.ts";
import { forgeFor, openLook } from "../../src/wire.ts";
import { administer, type Task } from "./admin.ts";
import { access, account, type Globex, wordsFor } from "./globex.ts";

/** Runs init as kim, in this process, with further words if need be, then everything that it says is left. */
export async function install(globex: Globex, ...more: readonly string[]): Promise<Answer> {
  const around = { githubApi: new URL(globex.github.apiUrl) };
  const token = new Secret(globex.github.userToken("kim"));
  const words = ["init", ...wordsFor(globex), ...more, "--repository", access, "--json"];
  const answer = await initHere(readLine(words)!, {
    directory: globex.vault.directory,
    home: globex.vault.directory,
    person: undefined,
    forge: (repository) => forgeFor(around, repository, token),
  });
  if (answer.exit !== 0) throw new Error(answer.text);
  await administer(globex, (answer.json as { readonly left: readonly Task[] }).left);
  return answer;
}

/** Doctor's world as somebody runs it: with their token, and keys of the account's administrator or none. */
export async function looking(globex: Globex, login: string, keys: boolean): Promise<DoctorWorld> {
  const admin = globex.cloud.admin(account);
  const world = await openLook({
    ...{ directory: globex.vault.directory, repository: access, role: "reader", personal: true, progress: () => {} },
    token: new Secret(globex.github.userToken(login)),
    githubApi: new URL(globex.github.apiUrl),
    awsEndpoint: new URL(globex.cloud.url),
    clock: globex.clock,
    keys: () => async () => {
      if (!keys) throw new Fault("terminal.keys", "there are no keys");
      return { accessKeyId: new Secret(admin.accessKeyId), secretAccessKey: new Secret(admin.secretAccessKey) };
    },
  });
  return { ...world, bootstrap: bootstrapTemplates };
}
