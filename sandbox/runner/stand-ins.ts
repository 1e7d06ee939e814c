/**
 * Stand-ins, declared: two actions of GitHub's whose code does not run in the sandbox.
 *
 *  - `actions/checkout`: a real git fetch and checkout over the sandbox's own git server.
 *  - `actions/create-github-app-token`: asks the sandbox's GitHub for the token that the App's key would buy.
 *
 * Their inputs, outputs, masks and post steps follow the originals as far as the shipped workflows use them; any version
 * is taken, as long as it is named by its full commit.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { GitHub, Permissions } from "../contract.ts";
import { git } from "./git.ts";

/** What a stand-in may touch. */
export interface StandInCall {
  readonly github: GitHub;
  /** An input, trimmed; its default when it is not given. */
  input(name: string): string;
  /** Names of the inputs given. */
  readonly given: readonly string[];
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  readonly token: string;
  readonly workspace: string;
  readonly home: string;
  /** From main to post. */
  readonly state: Map<string, string>;
  log(line: string): void;
  mask(secret: string): void;
  output(name: string, value: string): void;
}

export interface StandIn {
  readonly defaults: Readonly<Record<string, string>>;
  main(call: StandInCall): Promise<void>;
  post(call: StandInCall): Promise<void>;
}

const checkout: StandIn = {
  defaults: {
    "fetch-depth": "1",
    "persist-credentials": "true",
    path: ".",
    ref: "",
    filter: "",
    repository: "",
    token: "",
  },

  async main(call) {
    const repository = call.input("repository") || call.repository;
    const directory = join(call.workspace, call.input("path"));
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${call.input("token") || call.token}`).toString("base64")}`;
    call.mask(header.slice("AUTHORIZATION: basic ".length));
    const options = { cwd: directory, home: call.home };
    const authorized = (...args: string[]) => git(["-c", `http.extraheader=${header}`, ...args], options);

    mkdirSync(directory, { recursive: true });
    await git(["init", "--quiet", "--initial-branch=main", "."], options);
    await git(["remote", "add", "origin", call.github.cloneUrl(repository)], options);
    const wanted = await target(call, repository, authorized);
    const filter = call.input("filter");
    await authorized(
      "fetch",
      "--quiet",
      "--no-tags",
      ...(filter === "" ? [] : [`--filter=${filter}`]),
      ...(call.input("fetch-depth") === "0" ? [] : [`--depth=${call.input("fetch-depth")}`]),
      "origin",
      ...(call.input("fetch-depth") === "0" ? ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"] : []),
      wanted.refspec,
    );
    await authorized("checkout", "--quiet", "--force", ...wanted.checkout);
    if (call.input("persist-credentials") === "true") {
      await git(["config", "--local", "http.extraheader", header], options);
      call.state.set("directory", directory);
    }
    const head = (await git(["rev-parse", "HEAD"], options)).trim();
    call.log(`Checked out ${repository} at ${head}`);
    call.output("ref", wanted.ref);
    call.output("commit", head);
  },

  async post(call) {
    const directory = call.state.get("directory");
    if (directory === undefined) return;
    await git(["config", "--local", "--unset-all", "http.extraheader"], { cwd: directory, home: call.home });
  },
};

interface Target {
  readonly ref: string;
  readonly refspec: string;
  /** Arguments of `git checkout`. */
  readonly checkout: readonly string[];
}

/** The event's own commit unless a ref is asked for; another repository's default branch unless one is. */
async function target(
  call: StandInCall,
  repository: string,
  authorized: (...args: string[]) => Promise<string>,
): Promise<Target> {
  const own = repository === call.repository;
  const asked = call.input("ref");
  const ref = asked !== "" ? asked : own ? call.ref : await defaultBranch(authorized);
  if (/^[0-9a-f]{40}$/.test(ref)) return { ref, refspec: ref, checkout: ["--detach", ref] };
  const branch = ref.startsWith("refs/") ? /^refs\/heads\/(.+)$/.exec(ref)?.[1] : ref;
  // Without a ref input the event's commit counts, even when its branch has moved on.
  const source = asked === "" && own ? call.sha : branch === undefined ? ref : `refs/heads/${branch}`;
  if (branch === undefined) {
    const remote = ref.replace(/^refs\//, "refs/remotes/");
    return { ref, refspec: `+${source}:${remote}`, checkout: ["--detach", remote] };
  }
  const remote = `refs/remotes/origin/${branch}`;
  return { ref, refspec: `+${source}:${remote}`, checkout: ["-B", branch, remote] };
}

async function defaultBranch(authorized: (...args: string[]) => Promise<string>): Promise<string> {
  const answer = await authorized("ls-remote", "--symref", "origin", "HEAD");
  const ref = /^ref: (\S+)\tHEAD$/m.exec(answer)?.[1];
  if (ref === undefined) throw new Error("the remote names no default branch: give a `ref`");
  return ref;
}

const appToken: StandIn = {
  defaults: {
    "app-id": "",
    "client-id": "",
    "private-key": "",
    owner: "",
    repositories: "",
    "skip-token-revoke": "false",
  },

  async main(call) {
    const [currentOwner] = call.repository.split("/") as [string];
    const owner = call.input("owner") || currentOwner;
    const names = call
      .input("repositories")
      .split(/[\s,]+/)
      .filter((name) => name !== "");
    const all = names.length === 0 && call.input("owner") !== "";
    const repositories = all ? [] : names.length === 0 ? [call.repository] : names.map((name) => `${owner}/${name}`);
    const token = call.github.installationToken({
      appId: call.input("client-id") || call.input("app-id"),
      privateKey: call.input("private-key"),
      owner,
      repositories,
      ...permissions(call),
    });
    call.mask(token);
    call.output("token", token);
    if (call.input("skip-token-revoke") !== "true") call.state.set("token", token);
    call.log(`Created a token for ${all ? `every repository of ${owner} with the App` : repositories.join(", ")}`);
  },

  async post(call) {
    const token = call.state.get("token");
    if (token === undefined) return;
    call.github.endToken(token);
    call.log("Token revoked");
  },
};

/** `permission-pull-requests: read` → `pull_requests: read`, the API's spelling; none given: all that the App has. */
function permissions(call: StandInCall): { readonly permissions?: Permissions } {
  const given = call.given.filter((name) => name.startsWith("permission-") && call.input(name) !== "");
  if (given.length === 0) return {};
  return {
    permissions: Object.fromEntries(
      given.map((name) => [
        name.slice("permission-".length).replaceAll("-", "_"),
        call.input(name) as "read" | "write" | "admin",
      ]),
    ),
  };
}

export const standIns: ReadonlyMap<string, StandIn> = new Map([
  ["actions/checkout", checkout],
  ["actions/create-github-app-token", appToken],
]);
