import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxClock } from "../../../sandbox/clock.ts";
import { startCloud } from "../../../sandbox/cloud/index.ts";
import { account } from "./world.ts";

const { PATH } = process.env;
let programs: string;
beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), "keeper-"));
  process.env.PATH = programs;
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(programs, { recursive: true });
});

function motoServer(script: string): void {
  const path = join(programs, "moto_server");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

const start = (state: "auto" | "moto") =>
  startCloud({ clock: sandboxClock(), issuers: [], accounts: [account], state });

test("without moto, memory keeps the state", async () => {
  const cloud = await start("auto");
  expect(cloud.state).toBe("memory");
  await cloud.stop();
});

test("a stand-in for a program that is not there counts as none", async () => {
  motoServer("exit 127");
  const cloud = await start("auto");
  expect(cloud.state).toBe("memory");
  await cloud.stop();
});

test("moto that was asked for and is not there is an error", async () => {
  await expect(start("moto")).rejects.toThrow("moto_server is not installed");
});

test("moto that is there and broken is an error, not memory", async () => {
  motoServer("echo no such module >&2; exit 1");
  await expect(start("auto")).rejects.toThrow("ended with code 1");
});
