import { Worker } from "node:worker_threads";
import type { Finding } from "../core/finding.ts";

/** The bundle has a door for the thread; among the sources it is a file of its own. */
const door = import.meta.url.endsWith(".ts") ? "./thread.ts" : "./policy.js";

/**
 * Everything wrong with policy files, found in a thread of its own: starting the policy engine takes a tenth of a second,
 * in which the caller can read the other files.
 */
export function policyFindingsAside(files: ReadonlyMap<string, string>): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(door, import.meta.url), { workerData: files });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the thread that checks policies ended without an answer")));
  });
}
