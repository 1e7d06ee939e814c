/** Whether moto holds IAM's state too: asked once per run, said in one line when it is missing, required in CI. */
import { spawnSync } from "node:child_process";
import { expect, inject, test } from "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    readonly moto: boolean;
  }
}

const missing = 'moto_server does not run here, so nothing is tried over moto: pip install "moto[server]"';

/** Vitest's global setup. */
export function setup(project: TestProject): void {
  // Run, not looked for: a version manager leaves stand-ins on PATH for programs that are not there.
  const moto = spawnSync("moto_server", ["--help"]).status === 0;
  if (!moto && process.env.CI === "true") throw new Error(`${missing}; CI must have it`);
  if (!moto) console.warn(missing);
  project.provide("moto", moto);
}

/** The keepers of IAM's state that are here: the same tests run over each. */
export function states(): readonly ("memory" | "moto")[] {
  return inject("moto") ? ["memory", "moto"] : ["memory"];
}

/** Defines tests that need moto; without it one test says so, and fails in CI. */
export function withMoto(what: string, define: () => void): void {
  if (inject("moto")) {
    define();
    return;
  }
  test(`${what}: ${missing}`, () => {
    expect(process.env.CI, "CI must have moto_server").not.toBe("true");
  });
}
