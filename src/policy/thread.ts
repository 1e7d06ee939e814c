import { parentPort, workerData } from "node:worker_threads";
import { cedar } from "./engine.ts";

/** The thread that aside.ts starts: checks the policy files that it was given, answers, and ends. */
const { policyFindings } = await cedar();
parentPort?.postMessage(policyFindings(workerData as ReadonlyMap<string, string>));
