#!/usr/bin/env node
// Runs a TypeScript file of this repository as it is; says in a sentence what is missing when it cannot. Without a file it only looks.
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `node ${process.versions.node} is too old: install Node 22.12 or newer (on Linux x64 \`npm ci\` brings one)`,
  );
  process.exit(2);
}
const git = spawnSync("git", ["--version"], { encoding: "utf8" });
const version = /(\d+)\.(\d+)/.exec(git.stdout ?? "");
if (!version || Number(version[1]) < 2 || (Number(version[1]) === 2 && Number(version[2]) < 38)) {
  console.error(`git ${version?.[0] ?? "is missing or"} is too old: install git 2.38 or newer`);
  process.exit(2);
}
if (process.argv.length < 3) process.exit(0);
const child = spawn(
  process.execPath,
  ["--experimental-strip-types", "--disable-warning=ExperimentalWarning", ...process.argv.slice(2)],
  { stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
// As shells tell it: 128 and the number of the signal that ended it.
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
