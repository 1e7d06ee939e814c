/**
 * A gate on this machine before GitHub, its issuer and the cloud. It tells every call that passes, git's too, and can have
 * the caller lost at one of them: when it arrives, or when it was done and its answer is ready.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Where the caller is lost: at the how manyeth of these calls, before it is let through or after it was answered. */
export interface Moment {
  readonly call: string;
  readonly nth: number;
  readonly when: "before" | "after";
}

/** What stands behind the gate, and who reads its calls. */
interface Peer {
  readonly url: string;
  readonly name: (about: Arrival) => string;
}

interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export interface Gate<Name extends string> {
  /** The address of each peer's door. */
  readonly urls: Readonly<Record<Name, string>>;
  /** What passed since it was last told to watch, in order of arrival. */
  readonly calls: readonly string[];
  /** Begins to count anew; `lose` is called once, at the moment. */
  watch(moment?: Moment, lose?: () => void): void;
  /** Waits until nothing is under way behind it. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export async function openGate<Name extends string>(peers: Readonly<Record<Name, Peer>>): Promise<Gate<Name>> {
  let calls: string[] = [];
  let waiting: { readonly moment: Moment; readonly lose: () => void } | undefined;
  const underWay = new Set<Promise<void>>();

  /** True when this was the moment. */
  function strikes(call: string, nth: number, when: Moment["when"]): boolean {
    const { moment, lose } = waiting ?? {};
    if (moment?.call !== call || moment.nth !== nth || moment.when !== when) return false;
    waiting = undefined;
    lose?.();
    return true;
  }

  async function pass(peer: Peer, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/", headers } = incoming;
    const body = await bytesOf(incoming);
    const call = peer.name({ method, path, headers, body });
    calls.push(call);
    const nth = calls.filter((each) => each === call).length;
    if (strikes(call, nth, "before")) return void incoming.socket.destroy();
    const answer = await forward(peer, incoming, body);
    if (strikes(call, nth, "after")) return void incoming.socket.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  const doors = await Promise.all(
    Object.entries<Peer>(peers).map(async ([name, peer]) => {
      const server = createServer((incoming, response) => {
        const work = pass(peer, incoming, response).catch(() => void incoming.socket.destroy());
        underWay.add(work);
        work.finally(() => underWay.delete(work));
      });
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      return { name, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    }),
  );
  return {
    urls: Object.fromEntries(doors.map(({ name, url }) => [name, url])) as Record<Name, string>,
    get calls() {
      return calls;
    },
    watch(moment, lose) {
      calls = [];
      waiting = moment && lose && { moment, lose };
    },
    async quiet() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async stop() {
      for (const { server } of doors) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  };
}

interface Passed {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** As it came, Host included: a signature covers it. */
function forward({ url }: Peer, { method, url: path, headers }: IncomingMessage, body: Buffer): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const { "transfer-encoding": _, connection: __, ...kept } = headers;
    const length = body.length > 0 ? { "content-length": body.length } : {};
    const outgoing = request({ hostname, port, method, path, headers: { ...kept, ...length } }, async (incoming) => {
      const { "transfer-encoding": ___, connection: ____, ...told } = incoming.headers;
      try {
        resolve({ status: incoming.statusCode ?? 502, headers: told, body: await bytesOf(incoming) });
      } catch (cause) {
        reject(cause);
      }
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

// ---------------------------------------------------------------- what calls are called

/** `POST /graphql createCommitOnBranch`, `git ls-refs refs/heads/main`, `GET /repos/acme/access/pulls/{}`. */
export function gitHubCall({ method, path, body }: Arrival): string {
  const [where = ""] = path.split("?");
  if (where.endsWith(".git/info/refs")) return "git capabilities";
  if (where.endsWith("/git-upload-pack")) return gitCall(body.toString("latin1"));
  const plain = where.replace(/\/(?:\d+|[0-9a-f]{40})(?=\/|$)/g, "/{}").replace(/(\/contents)\/.*/, "$1/{}");
  if (plain !== "/graphql") return `${method} ${plain}`;
  const { query = "", variables = {} } = JSON.parse(body.toString("utf8")) as {
    readonly query?: string;
    readonly variables?: object;
  };
  const field = /\{\s*(\w+)/.exec(query.slice(query.indexOf("{")))?.[1] ?? "";
  const branch = /"branchName":"([^"]+)"/.exec(JSON.stringify(variables))?.[1] ?? "";
  return `POST /graphql ${field}${branch === "" ? "" : ` ${branch}`}`;
}

function gitCall(body: string): string {
  if (!body.includes("command=ls-refs")) return "git fetch";
  const asked = [...body.matchAll(/ref-prefix (refs\/heads\/[^\n]*)/g)].map(([, ref]) => ref);
  return `git ls-refs ${asked[0] ?? "all"}`;
}

/** `iam:CreateRole`, `sts:AssumeRoleWithWebIdentity`, `cloudtrail:LookupEvents`. */
export function cloudCall({ headers, body }: Arrival): string {
  const service = /Credential=[^/]+\/\d+\/[^/]+\/(\w+)\//.exec(headers.authorization ?? "")?.[1] ?? "sts";
  const target = headers["x-amz-target"];
  const action =
    typeof target === "string" ? target.split(".").at(-1) : new URLSearchParams(body.toString()).get("Action");
  return `${service}:${action}`;
}

export const issuerCall = () => "GET the job's OIDC token";
