import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { gitEnvironment } from "../git-environment.ts";

/** Runs git on a bare repository and waits for it. */
export function git(directory: string, parameters: readonly string[], input = ""): SpawnSyncReturns<string> {
  return spawnSync("git", ["--git-dir", directory, ...parameters], {
    input,
    encoding: "utf8",
    env: gitEnvironment,
    maxBuffer: 1 << 28,
  });
}
