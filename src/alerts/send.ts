import { setTimeout as pause } from "node:timers/promises";
import type { Alert, Undelivered } from "../core/alert.ts";
import { second } from "../core/time.ts";
import type { Alerts, Clock } from "../ports.ts";
import type { Resolve } from "./address.ts";
import { messageFor } from "./message.ts";
import { type Answered, post, systemResolve } from "./post.ts";
import type { Receiver } from "./receiver.ts";

/** Tries for one alert, and what all of them together may take, per receiver. */
const tries = 4;
const budget = 60 * second;

/**
 * Tells every receiver every alert, receivers side by side and each one's alerts in order. Never throws: what could not be
 * delivered comes back. An alert's id is its event's, so that a receiver knows one that it was told before.
 */
export function webhooks(
  receivers: readonly Receiver[],
  about: {
    readonly installation: string;
    readonly clock: Clock;
    readonly resolve?: Resolve;
    readonly wait?: typeof pause;
  },
): Alerts {
  const { resolve = systemResolve, wait = pause, ...known } = about;
  return {
    receivers: receivers.length,
    async tell(alerts) {
      const answers = await Promise.all(
        receivers.map(async (receiver, index) => {
          const name = `receiver ${index + 1} (${receiver.kind})`;
          const deadline = known.clock.now() + budget;
          const left: Undelivered[] = [];
          for (const alert of alerts) {
            const why = await deliver(receiver, alert, { ...known, resolve, wait, deadline });
            if (why !== undefined) left.push({ alert, receiver: name, why });
          }
          return left;
        }),
      );
      return answers.flat();
    },
  };
}

/** Undefined when it was delivered, or need not be; otherwise why not. */
async function deliver(
  receiver: Receiver,
  alert: Alert,
  by: {
    readonly installation: string;
    readonly clock: Clock;
    readonly resolve: Resolve;
    readonly wait: typeof pause;
    readonly deadline: number;
  },
): Promise<string | undefined> {
  const { installation, clock, resolve, wait, deadline } = by;
  for (let go = 1, delay = second / 2; ; go++, delay *= 2) {
    if (clock.now() >= deadline) return "there was no time left for it in this run";
    const message = messageFor(receiver, alert, { at: clock.now(), installation });
    if (message === undefined) return undefined;
    const answered = await post(new URL(receiver.url.reveal()), message, resolve);
    const verdict = judge(answered);
    if (verdict === "delivered") return undefined;
    if (verdict.final || go === tries) return verdict.why;
    await wait(delay * (0.75 + Math.random() / 2));
  }
}

function judge(answered: Answered): "delivered" | { readonly why: string; readonly final: boolean } {
  if ("failed" in answered) return { why: answered.failed, final: answered.final };
  const { status } = answered;
  if (status >= 200 && status < 300) return "delivered";
  const why =
    status >= 300 && status < 400 ? `it answered ${status}, and no redirect is followed` : `it answered ${status}`;
  return { why, final: !(status === 408 || status === 429 || status >= 500) };
}
