/** Git over smart HTTP by git's own `http-backend`, behind GitHub's permissions and rules. */
import { spawn } from "node:child_process";
import type { Context } from "hono";
import { announcePush } from "./commits.ts";
import { ruledBranches } from "./governance.ts";
import { lsRefs } from "./ls-refs.ts";
import { findRepo, type Identity, type Repo, type World } from "./state.ts";
import { may, passesRules } from "./tokens.ts";

/** Pushes to one repository, one after another, so that each is told with its own pusher. */
const pushing = new WeakMap<Repo, Promise<unknown>>();

export async function serveGit(world: World, identity: Identity, c: Context): Promise<Response> {
  const { owner, name, path } = c.req.param() as { owner: string; name: string; path: string };
  const repo = findRepo(world, `${owner}/${name.replace(/\.git$/, "")}`);
  const service = path === "info/refs" ? c.req.query("service") : path;
  if (service !== "git-upload-pack" && service !== "git-receive-pack") return c.text("Not Found", 404);
  const writing = service === "git-receive-pack";
  if (!repo || !may(world, identity, repo, "metadata", "read")) return refuse(c, identity, undefined);
  if (!may(world, identity, repo, "contents", writing ? "write" : "read")) return refuse(c, identity, repo);
  const body = c.req.method === "POST" ? Buffer.from(await c.req.arrayBuffer()) : Buffer.alloc(0);
  const serve = () => backend(repo, identity, c, { path, body });
  if (!writing && c.req.header("git-protocol") === "version=2" && !c.req.header("content-encoding"))
    return path === "info/refs" ? await announced(repo, serve) : (answered(repo, body) ?? (await serve()));
  if (!writing || c.req.method !== "POST") return serve();
  const turn = (pushing.get(repo) ?? Promise.resolve()).then(async () => {
    const response = await serve();
    announcePush(world, repo, identity);
    return response;
  });
  pushing.set(
    repo,
    turn.catch(() => undefined),
  );
  return turn;
}

/** What git can do in version 2 is the same for a repository at any time: it says nothing of refs. */
const capabilities = new WeakMap<Repo, Promise<Response>>();

async function announced(repo: Repo, serve: () => Promise<Response>): Promise<Response> {
  const known = capabilities.get(repo) ?? serve();
  capabilities.set(repo, known);
  return (await known).clone();
}

function answered(repo: Repo, body: Buffer): Response | undefined {
  const refs = lsRefs(repo.git, body);
  if (refs === undefined) return undefined;
  const headers = { "content-type": "application/x-git-upload-pack-result", "cache-control": "no-cache" };
  return new Response(new Uint8Array(refs), { headers });
}

/** Nobody is asked to sign in; who may not see it is told there is nothing; who may only read is told so. */
function refuse(c: Context, identity: Identity, repo: Repo | undefined): Response {
  if (identity.kind === "anonymous")
    return c.text("Repository not found.", 401, { "www-authenticate": 'Basic realm="GitHub"' });
  if (!repo) return c.text("Repository not found.", 404);
  const login = identity.account.login;
  return c.text(`Permission to ${repo.fullName}.git denied to ${login}.`, 403);
}

/** Branches this identity may not move by a push, for the repository's update hook. */
function ruledRefs(repo: Repo, identity: Identity): string {
  return [...new Set([...Object.keys(repo.protect), ...ruledBranches(repo.governance)])]
    .filter((branch) => !passesRules(identity, repo, branch))
    .map((branch) => `refs/heads/${branch}`)
    .join(" ");
}

async function backend(
  repo: Repo,
  identity: Identity,
  c: Context,
  { path, body }: { readonly path: string; readonly body: Buffer },
): Promise<Response> {
  const header = (name: string) => c.req.header(name) ?? "";
  const child = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env.PATH ?? "",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_PROJECT_ROOT: repo.git.directory,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: `/${path}`,
      REQUEST_METHOD: c.req.method,
      QUERY_STRING: new URL(c.req.url).search.slice(1),
      CONTENT_TYPE: header("content-type"),
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: header("content-encoding"),
      GIT_PROTOCOL: header("git-protocol"),
      REMOTE_USER: identity.kind === "anonymous" ? "anonymous" : identity.account.login,
      REMOTE_ADDR: "127.0.0.1",
      SANDBOX_RULED_REFS: ruledRefs(repo, identity),
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  // A client that is refused early is answered before it is read: the broken pipe is not an error of ours.
  child.stdin.on("error", () => {});
  child.stdin.end(body);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const output = Buffer.concat(chunks);
  const end = output.indexOf("\r\n\r\n");
  const headers = new Headers();
  let status = 200;
  for (const line of output.toString("latin1", 0, Math.max(0, end)).split("\r\n")) {
    const [name = "", value = ""] = line.split(/:\s*/, 2);
    if (name.toLowerCase() === "status") status = Number.parseInt(value, 10);
    else if (name) headers.set(name, value);
  }
  return new Response(new Uint8Array(output.subarray(end + 4)), { status: end < 0 ? 500 : status, headers });
}
