import { parentPort, workerData } from "node:worker_threads";
import type { Given } from "./aside.ts";
import { cedar } from "./engine.ts";

/** The thread that aside.ts starts: checks the policy files that it was given, answers, and ends. */
void cedar().then(({ policyFindings }) => {
  const { files, at } = workerData as Given;
  parentPort?.postMessage(policyFindings(files, at));
});
