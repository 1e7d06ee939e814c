import { Worker } from "node:worker_threads";
import type { Finding } from "../core/finding.ts";
import type { Instant } from "../core/time.ts";

/** The bundle has a door for the thread; among the sources it is a file of its own. */
const door = import.meta.url.endsWith(".ts") ? "./thread.ts" : "./policy.js";

/** What the thread is given. */
export interface Given {
  readonly files: ReadonlyMap<string, string>;
  readonly at: Instant;
}

/**
 * Everything to say of policy files at a time, found in a thread of its own: starting the policy engine takes a tenth of a second,
 * in which the caller can read the other files.
 */
export function policyFindingsAside(files: ReadonlyMap<string, string>, at: Instant): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    const workerData: Given = { files, at };
    const thread = new Worker(new URL(door, import.meta.url), { workerData });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the thread that checks policies ended without an answer")));
  });
}
