import { parentPort, workerData } from "node:worker_threads";
import { cedar } from "./engine.ts";

/** The thread that aside.ts starts: checks the policy files that it was given, answers, and ends. */
void cedar().then(({ policyFindings }) =>
  parentPort?.postMessage(policyFindings(workerData as ReadonlyMap<string, string>)),
);
