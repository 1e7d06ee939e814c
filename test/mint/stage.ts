import { onTestFinished } from "vitest";
import { mint } from "../../src/commands/mint.ts";
import { release } from "../../src/commands/release.ts";
import { type LeaseRef, writeRef } from "../../src/core/lease.ts";
import { printFailure } from "../../src/github/failure.ts";
import { idToken } from "../../src/github/oidc.ts";
import { connect } from "../../src/http/send.ts";
import { regions } from "../../src/providers/aws/regions.ts";
import { awsSessions } from "../../src/providers/aws/sessions.ts";
import { account, leaseRef, noon, claims as rightClaims } from "./lease.ts";
import { type Answer, type Peers, session, startPeers } from "./peers.ts";
import { type Step, step } from "./step.ts";

export const principal = `arn:aws:sts::${account}:assumed-role/sallyport-fedcba9876543210fedcba9876543210/backfill@71-1-9001`;

export interface Played {
  readonly code: number;
  readonly step: Step;
  readonly peers: Peers;
  /** Milliseconds after noon at which something was waited for, and how long. */
  readonly waits: readonly number[];
}

interface Scene {
  readonly ref?: LeaseRef;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly cloud?: readonly Answer[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly now?: number;
}

/** Plays `mint` with a clock that moves only when it waits, over real sockets, with its wiring as in src/main.ts. */
export async function playMint(scene: Scene = {}): Promise<Played> {
  const peers = await startPeers(scene.claims ?? rightClaims, scene.cloud ?? [session(principal)]);
  const inputs = { lease: writeRef(scene.ref ?? leaseRef()), account, ...scene.inputs };
  const played = step(inputs, peers.environment);
  return play(peers, played, scene.now ?? noon, ({ io }, parts) =>
    mint({
      io,
      ...parts,
      random: () => 0.5,
      regions,
      idToken: (audience) => idToken(audience, { environment: played.environment, io, ...parts }),
      sessions: awsSessions({ ...parts, endpoint: peers.url }),
      renewal: undefined,
    }),
  );
}

/** Plays the post step after a step that minted, in that step's folder. */
export async function playRelease(before: Played, scene: { readonly cloud: readonly Answer[]; readonly now?: number }) {
  const peers = await startPeers({}, scene.cloud);
  const state = before.step.file("STATE");
  const kept = Object.entries(before.step.environment).filter(([name]) => name.startsWith("INPUT_"));
  const inherited = Object.fromEntries([...kept, ["RUNNER_TEMP", before.step.environment.RUNNER_TEMP!]]);
  const saved = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
  const played = step({}, { ...peers.environment, ...inherited, ...saved });
  return play(peers, played, scene.now ?? noon + 60_000, ({ io }, parts) =>
    release({
      io,
      ...parts,
      random: () => 0.5,
      regions,
      idToken: (audience) => idToken(audience, { environment: played.environment, io, ...parts }),
      sessions: awsSessions({ ...parts, endpoint: peers.url }),
    }),
  );
}

interface Parts {
  readonly clock: { now(): number };
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly send: ReturnType<typeof connect>["send"];
}

async function play(
  peers: Peers,
  played: Step,
  start: number,
  act: (step: Step, parts: Parts) => Promise<number>,
): Promise<Played> {
  const waits: number[] = [];
  let now = start;
  const pause = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  const { send, close } = connect();
  onTestFinished(async () => {
    close();
    await peers.stop();
  });
  try {
    const code = await act(played, { clock: { now: () => now }, pause, send });
    return { code, step: played, peers, waits };
  } catch (failure) {
    printFailure(played.io, failure);
    return { code: 1, step: played, peers, waits };
  }
}
