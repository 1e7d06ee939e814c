import type { Agent } from "node:http";
import { Fault } from "../core/fault.ts";
import type { Send } from "../ports.ts";

/** Milliseconds without a byte after which a peer counts as gone. */
const patience = 5_000;
/** Milliseconds that one request may take in all: a peer that sends a byte now and then is not waited for. */
const longest = 20_000;
/** No answer that we read is larger; more is not ours. Bytes. */
const largestBody = 1_048_576;

/**
 * Requests over connections of their own, kept open until `close`.
 * An agent of our own reads no proxy variable, and certificates are checked whatever NODE_TLS_REJECT_UNAUTHORIZED says:
 * earlier steps of a job can set both. `total`: milliseconds that one request may take.
 */
export function connect({ total = longest } = {}): { readonly send: Send; close(): void } {
  const agents = new Map<Scheme, Agent>();
  const send: Send = ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const scheme = schemeOf(url);
      const agent = agents.get(scheme) ?? new scheme.Agent({ keepAlive: true, rejectUnauthorized: true });
      agents.set(scheme, agent);
      const fail = (cause: Error) => {
        clearTimeout(timer);
        reject(unanswered(url, cause));
      };
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const outgoing = scheme.request(url, { method, agent, headers: { ...headers, ...length } }, (incoming) => {
        const parts: Buffer[] = [];
        let size = 0;
        incoming.on("data", (part: Buffer) => {
          size += part.length;
          if (size > largestBody) incoming.destroy(new Error(`the answer is larger than ${largestBody} bytes`));
          else parts.push(part);
        });
        incoming.on("error", fail);
        incoming.on("end", () => {
          clearTimeout(timer);
          const { statusCode: status = 0, headers } = incoming;
          const date = headers.date === undefined ? {} : { date: headers.date };
          resolve({ status, body: Buffer.concat(parts).toString("utf8"), ...date });
        });
      });
      outgoing.setTimeout(patience, () => outgoing.destroy(new Error(`no answer within ${patience / 1000} s`)));
      const timer = setTimeout(() => outgoing.destroy(new Error(`no whole answer within ${total / 1000} s`)), total);
      outgoing.on("error", fail);
      outgoing.end(body);
    });
  return {
    send,
    close() {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

type Scheme = typeof import("node:http") | typeof import("node:https");

/**
 * Loaded when the first request is made, and not by `import`: TLS costs 20 ms that loopback does not need, and importing
 * node:http as a module reads every export of it, one of which loads the whole of fetch, 40 ms.
 */
function schemeOf(url: URL): Scheme {
  return process.getBuiltinModule(url.protocol === "https:" ? "node:https" : "node:http");
}

function unanswered(url: URL, cause: Error): Fault {
  const message = `${url.host} did not answer: check the runner's way to it, or run the job again`;
  return new Fault("network.failed", message, { retryable: true, cause });
}
