import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";

/** Whether `moto_server` is on PATH. */
export function motoInstalled(): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, "moto_server"), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Defines tests that need moto; without it one test says so, and fails in CI. */
export function withMoto(what: string, define: () => void): void {
  if (motoInstalled()) {
    define();
    return;
  }
  test(`${what}: moto_server is not on PATH, so this was not tried (pip install "moto[server]")`, () => {
    expect(process.env.CI, "CI must have moto_server").not.toBe("true");
  });
}
