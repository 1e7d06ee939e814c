import { lookup } from "node:dns/promises";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import type { LookupFunction } from "node:net";
import { isLoopback } from "../http/endpoint.ts";
import { isPublic, type Resolve } from "./address.ts";
import type { Message } from "./message.ts";

/** What came of one try: a status, or a sentence why there is none. */
export type Answered = { readonly status: number } | { readonly failed: string; readonly final: boolean };

/** Milliseconds after which a receiver that has not answered counts as gone. */
const patience = 5_000;

export const systemResolve: Resolve = (name) => lookup(name, { all: true });

/**
 * One POST. No redirect is followed, no proxy is asked, no certificate is let pass, and the answer's body is not read.
 * The address that is connected to is the one that was checked: a name that leads anywhere inside is refused when connecting.
 */
export function post(url: URL, message: Message, resolve: Resolve = systemResolve): Promise<Answered> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const here = isLoopback(url);
  // An address that is written out is never looked up, so it is judged here.
  if (!here && /^[\d.]+$|:/.test(host) && !isPublic(host)) return Promise.resolve(inside(host));
  return new Promise((answer) => {
    const send = url.protocol === "https:" ? secure : plain;
    const outgoing = send(
      url,
      {
        method: "POST",
        agent: false,
        rejectUnauthorized: true,
        headers: { ...message.headers, "content-length": String(Buffer.byteLength(message.body)) },
        ...(here ? {} : { lookup: guarded(resolve) }),
      },
      (incoming) => {
        clearTimeout(timer);
        answer({ status: incoming.statusCode ?? 0 });
        incoming.destroy();
      },
    );
    // By the clock and not by silence: one that answers byte by byte must hold nobody up.
    const timer = setTimeout(() => outgoing.destroy(new Error(`no answer within ${patience / 1000} s`)), patience);
    outgoing.on("error", (cause) => {
      clearTimeout(timer);
      answer(cause instanceof Inside ? inside(cause.message) : { failed: reason(cause), final: false });
    });
    outgoing.end(message.body);
  });
}

/** Set apart from what passes by itself: trying again would connect to the same place. */
class Inside extends Error {}

function inside(address: string): Answered {
  return { failed: `its host is at ${address}, which is no public address`, final: true };
}

/** A system error by its name: its message tells addresses. */
function reason(cause: Error & { readonly code?: string }): string {
  return cause.code ?? (cause.message.startsWith("no answer") ? cause.message : "the connection failed");
}

/** Every address of the name must be public: one that is not could be the one that is connected to next time. */
function guarded(resolve: Resolve): LookupFunction {
  return (name, options, done) => {
    resolve(name).then(
      (addresses) => {
        const within = addresses.find(({ address }) => !isPublic(address));
        const [first] = addresses;
        if (within || !first) return done(new Inside(within?.address ?? "no address"), "");
        if (options.all) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (cause: NodeJS.ErrnoException) => done(cause, ""),
    );
  };
}
