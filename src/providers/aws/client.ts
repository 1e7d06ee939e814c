import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { STSClient } from "@aws-sdk/client-sts";
import { Fault } from "../../core/fault.ts";
import type { Clock, Credential } from "../../ports.ts";
import { homeRegion } from "./names.ts";

/*
 * The signed calls of the control side. The SDK is loaded when the first call is made, not before:
 * most commands never reach a cloud.
 */

/** What signs a call; session token and expiration are absent only for a person's own keys. */
export type Keys = Pick<Credential, "accessKeyId" | "secretAccessKey"> &
  Partial<Pick<Credential, "sessionToken" | "expiration">>;

export interface ClientOptions {
  readonly partition: string;
  /** Asked when the first call is signed, and again shortly before the keys expire. */
  readonly credentials: () => Promise<Keys>;
  /** Loopback only; for the sandbox. */
  readonly endpoint?: string;
  /** Connections open at once. */
  readonly concurrency: number;
  /** Signatures carry its time. */
  readonly clock: Clock;
  /** Tries of one call in all, the first included. */
  readonly attempts: number;
  /** Told of each answer: the milliseconds that it took, and the server's clock as its `Date` header tells it. */
  readonly heard?: (answer: { readonly took: number; readonly date: string | undefined }) => void;
}

/** Milliseconds. A listing page of a thousand roles takes IAM seconds. */
const connectTimeout = 5_000;
const requestTimeout = 30_000;

/** Accepts nothing but this machine: an endpoint from outside could answer anything. Throws a Fault `aws.endpoint-refused`. */
export function loopback(endpoint: string): string {
  const host = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const local = host?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(host.hostname);
  if (local && host.username === "" && host.password === "") return endpoint;
  throw new Fault(
    "aws.endpoint-refused",
    `the endpoint ${JSON.stringify(endpoint)} is not on this machine; leave it out, or use http://127.0.0.1 with a port`,
  );
}

export async function iamClient(options: ClientOptions): Promise<IAMClient> {
  const { IAMClient } = await import("@aws-sdk/client-iam");
  const client = new IAMClient({ ...common(options), region: homeRegion(options.partition) });
  client.middlewareStack.add(hearing(options), { step: "deserialize", name: "hearing" });
  return timed(client, options.clock);
}

export async function cloudTrailClient(options: ClientOptions, region: string): Promise<CloudTrailClient> {
  const { CloudTrailClient } = await import("@aws-sdk/client-cloudtrail");
  const client = new CloudTrailClient({ ...common(options), region });
  client.middlewareStack.add(hearing(options), { step: "deserialize", name: "hearing" });
  return timed(client, options.clock);
}

export async function stsClient(options: ClientOptions, region: string): Promise<STSClient> {
  const { STSClient } = await import("@aws-sdk/client-sts");
  return timed(new STSClient({ ...common(options), region }), options.clock);
}

/** Tells of each answer, a refusal too, whose clock it bears. */
function hearing({ heard }: ClientOptions) {
  return <Input, Output extends { readonly response: unknown }>(next: (input: Input) => Promise<Output>) =>
    async (input: Input): Promise<Output> => {
      const began = performance.now();
      const hear = (response: unknown) => {
        const { headers = {} } = (response ?? {}) as { readonly headers?: Readonly<Record<string, string>> };
        heard?.({ took: performance.now() - began, date: headers.date });
      };
      try {
        const output = await next(input);
        hear(output.response);
        return output;
      } catch (error) {
        hear((error as { readonly $response?: unknown }).$response);
        throw error;
      }
    };
}

/** Signs by our clock. The SDK would follow the Date header of whatever answers; a runner whose clock is wrong must say so. */
function timed<Client extends { readonly config: object }>(client: Client, clock: Clock): Client {
  Object.defineProperty(client.config, "systemClockOffset", { get: () => clock.now() - Date.now(), set: () => {} });
  return client;
}

/** Throttling, 5xx and broken connections are tried again with the SDK's jittered backoff. */
function common({ credentials, endpoint, concurrency, attempts }: ClientOptions) {
  return {
    credentials: async () => {
      const keys = await credentials();
      return {
        accessKeyId: keys.accessKeyId.reveal(),
        secretAccessKey: keys.secretAccessKey.reveal(),
        ...(keys.sessionToken && { sessionToken: keys.sessionToken.reveal() }),
        ...(keys.expiration !== undefined && { expiration: new Date(keys.expiration) }),
      };
    },
    maxAttempts: attempts,
    retryMode: "standard",
    requestHandler: {
      connectionTimeout: connectTimeout,
      requestTimeout,
      httpAgent: { maxSockets: concurrency, keepAlive: true },
      httpsAgent: { maxSockets: concurrency, keepAlive: true },
    },
    // An earlier step may have set AWS_ENDPOINT_URL, or written it into ~/.aws/config: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint !== undefined && { endpoint: loopback(endpoint) }),
  };
}

/** Runs a call of the SDK and makes a Fault of whatever it throws: `aws.<code in lower case>`. */
export async function call<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Fault ? error : faultOf(what, error);
  }
}

/** The same, but undefined when what was asked for is not there. */
export async function callOrNothing<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call(what, work);
  } catch (error) {
    if (error instanceof Fault && error.code === "aws.no-such-entity") return undefined;
    throw error;
  }
}

const names: { readonly [sdk: string]: string } = {
  NoSuchEntityException: "aws.no-such-entity",
  NoSuchEntity: "aws.no-such-entity",
  EntityAlreadyExistsException: "aws.already-exists",
  EntityAlreadyExists: "aws.already-exists",
  AccessDenied: "aws.access-denied",
  AccessDeniedException: "aws.access-denied",
  LimitExceededException: "aws.limit-exceeded",
  LimitExceeded: "aws.limit-exceeded",
  ConcurrentModificationException: "aws.concurrent-modification",
  MalformedPolicyDocumentException: "aws.malformed-policy",
  // https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
  ExpiredToken: "aws.keys",
  ExpiredTokenException: "aws.keys",
  InvalidClientTokenId: "aws.keys",
  SignatureDoesNotMatch: "aws.keys",
  UnrecognizedClientException: "aws.keys",
};

const advice: { readonly [code: string]: string } = {
  "aws.access-denied": "check the control role and that bootstrap is up to date in this account",
  "aws.keys": "the keys are unknown or expired: get new ones",
  "aws.limit-exceeded": "raise the quota of the account, or let sweep take ended leases away first",
  "aws.malformed-policy": "the account's AWS refuses a document of ours: report it with the message",
};

function faultOf(what: string, error: unknown): Fault {
  const { name = "", message = "", $metadata, code: system } = error as SdkError;
  const status = $metadata?.httpStatusCode;
  const transient =
    /throttl|toomanyrequests|concurrentmodification|timeout/i.test(name) ||
    (status === undefined ? isNetwork(name, system) : status >= 500 || status === 429);
  if (status === undefined && !transient && !(name in names)) throw error;
  const code = names[name] ?? (transient ? "aws.unavailable" : "aws.refused");
  const fix = advice[code] ?? (transient ? "run it again" : "see the cause");
  return new Fault(code, `${what}: ${name || system || "no answer"}${message && `: ${message}`}; ${fix}`, {
    retryable: transient,
    cause: error,
  });
}

interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

function isNetwork(name: string, system: string | undefined): boolean {
  return name === "TimeoutError" || /^E[A-Z_]+$/.test(system ?? "") || /socket|network|hang up/i.test(name);
}
