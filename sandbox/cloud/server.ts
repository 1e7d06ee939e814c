/** One address for every service: reads a request, finds out who sends it, and lets its service answer. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Instant } from "../../src/core/time.ts";
import type { CloudRequest, SandboxClock } from "../contract.ts";
import type { Answer, Call, Caller, Outcome, Service } from "./call.ts";
import type { Trail } from "./cloudtrail.ts";
import { Denied, type Judge } from "./judge.ts";
import { checkExpiry, type Keyring } from "./keys.ts";
import { Refusal } from "./refusal.ts";
import { type Scope, type SignedRequest, scopeOf, verifySignature } from "./signature.ts";
import { unofferedService } from "./unoffered.ts";

export interface ServerWorld {
  readonly clock: SandboxClock;
  readonly keys: Keyring;
  readonly judge: Judge;
  readonly trail: Trail;
  readonly services: ReadonlyMap<string, Service>;
  /** Accounts that answer 503. */
  readonly outages: ReadonlySet<string>;
  /** Milliseconds before each answer. */
  readonly delay: () => number;
  /** Throws a Refusal to have it answered, anything else to cut the connection. */
  readonly before: (request: Numbered) => void;
  /** Throws to cut the connection when the work is done. */
  readonly after: (request: Numbered) => void;
}

interface Numbered {
  readonly parameters: Readonly<Record<string, string>>;
  readonly action: string;
  readonly account: string;
  /** Counts from 1. */
  readonly number: number;
}

export interface CloudServer {
  readonly url: string;
  readonly requests: readonly CloudRequest[];
  readonly served: { readonly requests: number; readonly connections: number };
  /** The answer to a request that comes by no network. Throws where a connection would break. */
  ask(request: SignedRequest): Promise<Answer>;
  stop(): Promise<void>;
}

/** A request as far as it is understood before anybody is believed. */
interface Arrival {
  readonly request: SignedRequest;
  readonly scope: Scope | undefined;
  readonly service: Service;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly account: string;
  readonly at: Instant;
  readonly requestId: string;
  /** Why it could not be read to the end. */
  readonly unreadable?: Refusal;
}

export async function startServer(world: ServerWorld): Promise<CloudServer> {
  const requests: CloudRequest[] = [];
  const served = { requests: 0, connections: 0 };

  async function take(request: SignedRequest): Promise<{ readonly arrival: Arrival; readonly answer: Answer }> {
    served.requests += 1;
    const arrival = arrive(world, request);
    const { action, account, parameters } = arrival;
    const numbered = { action, account, parameters, number: served.requests };
    const answer = hindrance(world, arrival, numbered) ?? (await serve(world, arrival, requests));
    world.after(numbered);
    return { arrival, answer };
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { arrival, answer } = await take(await readRequest(incoming));
    if (world.delay() > 0) await new Promise((later) => setTimeout(later, world.delay()));
    send(response, answer, { requestId: arrival.requestId, at: world.clock.now() });
  }

  const server = createServer((incoming, response) => {
    // Whatever goes wrong here, the caller sees a connection that broke and never half an answer.
    handle(incoming, response).catch(() => incoming.socket.destroy());
  });
  server.on("connection", () => {
    served.connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    served,
    ask: async (request) => (await take(request)).answer,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<SignedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/", headers } = incoming;
  return { method, url, headers, body: Buffer.concat(chunks) };
}

/** Reads by the claimed service; without a signature it can only be STS, in whose words the unreadable is refused. */
function arrive({ services, keys, clock }: ServerWorld, request: SignedRequest): Arrival {
  const sts = services.get("sts") as Service;
  const known = { request, at: clock.now(), requestId: randomUUID() };
  let arrival: Arrival = { ...known, scope: undefined, service: sts, action: "", parameters: {}, account: "" };
  try {
    const scope = scopeOf(request);
    const service = scope ? (services.get(scope.service) ?? unofferedService(scope.service)) : sts;
    const account = (scope && keys.accountOf(scope.accessKeyId)) ?? "";
    arrival = { ...arrival, scope, account, service, action: `${scope?.service ?? "sts"}:` };
    const read = service.read(request);
    const named = /^arn:aws:iam::(\d{12}):/.exec(read.parameters.RoleArn ?? "")?.[1] ?? "";
    return { ...arrival, ...read, account: scope ? account : named };
  } catch (error) {
    if (error instanceof Refusal) return { ...arrival, unreadable: error };
    throw error;
  }
}

async function serve(world: ServerWorld, arrival: Arrival, requests: CloudRequest[]): Promise<Answer> {
  const { service, account, requestId } = arrival;
  const reasons: string[] = [];
  let call: Call = { ...arrival, permit: () => Promise.reject(missingToken()), note: (why) => void reasons.push(why) };
  let outcome: Outcome;
  try {
    if (arrival.unreadable) throw arrival.unreadable;
    const caller = authenticate(world, arrival);
    if (caller) call = { ...call, caller, permit: permission(world.judge, caller, reasons) };
    outcome = { answer: await service.serve(call) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    outcome = { refusal: error };
  }
  requests.push(recordOf(call, outcome, reasons));
  const report = service.report?.(call, outcome);
  if (report && account !== "") world.trail.record(report);
  return "refusal" in outcome ? service.refuse(outcome.refusal, requestId) : outcome.answer;
}

/** A call that was allowed can still fail; `allowed` is the judge's part of it. */
function recordOf(call: Call, outcome: Outcome, reasons: readonly string[]): CloudRequest {
  const { at, account, action, caller } = call;
  const refusal = "refusal" in outcome ? outcome.refusal : undefined;
  const { WebIdentityToken: _, ...parameters } = call.parameters;
  return {
    at,
    account,
    action,
    allowed: !(refusal instanceof Denied) && (refusal === undefined || reasons.length > 0),
    principal: caller?.principal.arn ?? "",
    why: refusal instanceof Denied ? refusal.why : (refusal?.message ?? reasons.join("; ")),
    parameters,
  };
}

/** The one call that needs no signature. */
const unsigned = "sts:AssumeRoleWithWebIdentity";

/** Who signed this. Throws when nobody known did, or not this request, or not now. */
function authenticate({ keys, clock }: ServerWorld, { request, scope, action }: Arrival): Caller | undefined {
  if (!scope) {
    if (action === unsigned) return undefined;
    throw missingToken();
  }
  const token = request.headers["x-amz-security-token"];
  const { keys: known, principal } = keys.find(scope.accessKeyId, token === undefined ? undefined : String(token));
  // Callers in this process sign by the machine's clock, which nobody moves.
  verifySignature(request, scope, { secret: known.secretAccessKey, times: [clock.now(), Date.now()] });
  checkExpiry(principal, clock.now());
  return { principal, accessKeyId: scope.accessKeyId, region: scope.region };
}

function missingToken(): Refusal {
  return new Refusal("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
}

function permission(judge: Judge, { principal, region }: Caller, reasons: string[]): Call["permit"] {
  return async (question) => {
    reasons.push(await judge.permit({ ...question, principal, region }));
  };
}

/** What is answered without serving: an outage, or what a test wants said. */
function hindrance(
  world: ServerWorld,
  { service, account, requestId }: Arrival,
  numbered: Numbered,
): Answer | undefined {
  try {
    world.before(numbered);
    if (world.outages.has(account)) {
      throw new Refusal("ServiceUnavailable", "The request has failed due to a temporary failure of the server.", 503);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return service.refuse(error, requestId);
    throw error;
  }
}

function send(response: ServerResponse, answer: Answer, { requestId, at }: Pick<Arrival, "requestId" | "at">): void {
  response.writeHead(answer.status, {
    date: new Date(at).toUTCString(),
    "content-type": answer.type,
    "x-amzn-requestid": requestId,
    "content-length": Buffer.byteLength(answer.body),
    ...answer.headers,
  });
  response.end(answer.body);
}
