import { windowState } from "../core/claims.ts";
import { digest } from "../core/digest.ts";
import { Fault } from "../core/fault.ts";
import type { LeaseRef } from "../core/lease.ts";
import { readRef } from "../core/lease-ref.ts";
import { iso, minute } from "../core/time.ts";
import type { Clock, Credential, IdToken, Renewal, RunnerIo, Sessions } from "../ports.ts";
import { persist } from "./persist.ts";
import { explainRefusal } from "./refusal.ts";

export interface MintWorld {
  readonly io: RunnerIo;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Between 0 and 1: spreads the tries of many jobs. */
  readonly random: () => number;
  readonly regions: { readonly [partition: string]: readonly string[] };
  readonly idToken: (audience: string) => Promise<IdToken>;
  readonly sessions: Sessions;
  /** What an SDK may start to get a fresh credential; undefined where it cannot be named. */
  readonly renewal: Renewal["command"] | undefined;
}

/**
 * Exchanges this job's OIDC token for the credentials of one lease. Returns the exit code.
 * Nothing here is a control: any step of the job could ask the cloud by itself, and the cloud decides.
 */
export async function mint(world: MintWorld): Promise<number> {
  const { io, clock } = world;
  const text = io.input("lease");
  const asVariables = readSwitch(io, "environment");
  const read = readRef(text, { account: readAccount(io), regions: world.regions });
  if (!read.ref) {
    for (const { message, fix } of read.objections) io.annotate("error", `${message}: ${fix}`, { title: "lease" });
    return 1;
  }
  const { ref } = read;
  refuseOutsideWindow(ref, clock.now());
  // Before the call: a job that dies right after it still has something for its last step to look at.
  io.save("lease", text);
  const { credential, token } = await persist(world, ref, (refusal, last) =>
    explainRefusal(world, { ref, refusal, token: last }),
  );
  for (const secret of [credential.accessKeyId, credential.secretAccessKey, credential.sessionToken]) io.mask(secret);
  // STS counts whole seconds, so that a credential for all of a lease may end a moment before it.
  const outlasted = credential.expiration + minute < ref.until;
  const given = { lease: text, account: ref.account, endpoint: io.input("aws-endpoint") };
  const renewal = outlasted && !asVariables && world.renewal ? { command: world.renewal, given } : undefined;
  const kept = world.sessions.keep(ref, credential, io.temp, renewal);
  for (const [name, value] of Object.entries(asVariables ? kept.environment : kept.pointers)) io.variable(name, value);
  const expires = Math.min(credential.expiration, ref.until);
  io.output("profile", kept.profile);
  io.output("expires", iso(expires));
  tell(io, { ref, credential, asVariables, file: kept.file, minutes: Math.floor((expires - clock.now()) / minute) });
  if (renewal) io.log("  renewed   by credential_process, for as long as the lease lasts");
  else if (outlasted)
    io.annotate(
      "notice",
      `these credentials end at ${iso(expires)}, before the lease does: ${asVariables ? "variables cannot be renewed, take the profile" : "run mint again in a later job"}`,
    );
  if (token.claims.runner_environment === "self-hosted") {
    io.annotate("notice", "this runner is self-hosted: whoever shares it can read the credentials until they end");
  }
  return 0;
}

function readAccount(io: RunnerIo): string {
  const account = io.input("account");
  if (/^\d{12}$/.test(account)) return account;
  throw new Fault(
    "input.account",
    "the input account is not an account number: write its twelve digits into the workflow, in quotes, as a literal",
  );
}

function readSwitch(io: RunnerIo, name: string): boolean {
  const value = io.input(name);
  if (value === "" || value === "false") return false;
  if (value === "true") return true;
  throw new Fault(`input.${name}`, `the input ${name} is neither true nor false: write one of them`);
}

function refuseOutsideWindow(ref: LeaseRef, now: number): void {
  const state = windowState(ref, now);
  if (state === "early") {
    throw new Fault(
      "mint.early",
      `lease ${ref.id} begins at ${iso(ref.from)} and it is ${iso(now)} by this machine's clock: nothing was asked; run the job again after that`,
    );
  }
  if (state === "over") {
    throw new Fault(
      "mint.over",
      `lease ${ref.id} ended at ${iso(ref.until)} and it is ${iso(now)} by this machine's clock: nothing was asked; ask for a new grant`,
    );
  }
}

function tell(
  io: RunnerIo,
  about: {
    readonly ref: LeaseRef;
    readonly credential: Credential;
    readonly asVariables: boolean;
    readonly file: string;
    readonly minutes: number;
  },
): void {
  const { ref, credential, asVariables, file, minutes } = about;
  io.log(`lease ${ref.id} is yours until ${iso(ref.until)}, ${minutes} min from now`);
  io.log(`  role      arn:${ref.partition}:iam::${ref.account}:role/${ref.role}`);
  io.log(`  session   ${credential.principal.slice(credential.principal.lastIndexOf("/") + 1)}`);
  io.log(`  region    ${ref.region}`);
  io.log(`  key       sha256:${digest(credential.accessKeyId.reveal())}`);
  io.log(asVariables ? "  given as  environment variables" : `  profile   sallyport-${ref.id} in ${file}`);
  io.log(
    ref.ends === "window"
      ? "  it ends   by itself, at that time"
      : "  it ends   with this job: the post step gives it back",
  );
}
