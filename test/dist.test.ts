import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LeaseRef, writeRef } from "../src/core/lease.ts";
import { account, claims, type Installation, install } from "./doors/installation.ts";
import { assignments } from "./mint/step.ts";

const dist = join(import.meta.dirname, "../dist");
const files = readdirSync(dist, { recursive: true, withFileTypes: true }).map((entry) => entry.name);
const scripts = files.filter((name) => name.endsWith(".js"));

let installation: Installation;
let ref: LeaseRef;
beforeAll(async () => {
  installation = await install();
  ref = await installation.bind();
});
afterAll(() => installation.stop());

describe("what is checked in", () => {
  it("has the doors, one policy engine and the licences", () => {
    expect(files).toEqual(
      expect.arrayContaining(["main.js", "post.js", "cli.js", "index.js", "package.json", "licenses.txt"]),
    );
    expect(files.filter((name) => name.endsWith(".wasm"))).toHaveLength(1);
    expect(readFileSync(join(dist, "cli.js"), "utf8").split("\n")[0]).toBe("#!/usr/bin/env node");
    expect(statSync(join(dist, "cli.js")).mode & 0o111).not.toBe(0);
  });

  it("names no folder of the machine that built it", () => {
    const root = join(import.meta.dirname, "..");
    expect(scripts.length).toBeGreaterThan(5);
    for (const name of scripts) {
      const text = readFileSync(join(dist, name), "utf8");
      expect(text.includes(root), name).toBe(false);
      expect(/CONCATENATED MODULE: (?:\/|\.\.\/)/.test(text), name).toBe(false);
    }
  });
});

describe("a step that mints", () => {
  it("loads at most 150 kB, and no SDK, no Octokit, no policy engine, no YAML", async () => {
    const minted = await enter("main", { INPUT_COMMAND: "mint" });
    expect(minted.output).toContain("lease backfill is yours until");
    expect(minted.code).toBe(0);
    const bytes = minted.loaded.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);
    expect(minted.loaded).toEqual(expect.arrayContaining(["main.js", "index.js"]));
    expect(bytes).toBeLessThanOrEqual(150_000);
    const text = minted.loaded.map((name) => readFileSync(join(dist, name), "utf8")).join("\n");
    for (const stranger of [
      "@smithy/",
      "@octokit/",
      "cedar_wasm",
      "node_modules/yaml/",
      "node_modules/ajv/",
      "@actions/",
    ]) {
      expect(text.includes(stranger), stranger).toBe(false);
    }
    const post = await enter("post", minted.state);
    expect(post.output).toContain("IAM refused the same call");
    expect(post.loaded).toEqual(expect.arrayContaining(["post.js", "index.js"]));
  });

  it("takes endpoints from no variable", async () => {
    const misled = await enter("main", {
      INPUT_COMMAND: "mint",
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
      AWS_ENDPOINT_URL_STS: "http://127.0.0.1:9",
      HTTP_PROXY: "http://127.0.0.1:9",
      HTTPS_PROXY: "http://127.0.0.1:9",
      NODE_USE_ENV_PROXY: "1",
    });
    expect(misled.code, misled.output).toBe(0);
    const text = misled.loaded.map((name) => readFileSync(join(dist, name), "utf8")).join("\n");
    expect(text.match(/process\.env\.(?:AWS_)?(?:ENDPOINT|HTTPS?_PROXY)\w*/g)).toBeNull();
  });
});

describe("a step that minted nothing", () => {
  it("ends without loading anything but its own door", async () => {
    expect(await enter("post", {})).toMatchObject({ code: 0, output: "", loaded: ["post.js"] });
  });
});

describe("any other command", () => {
  it("is found, or its name is told to be wrong", async () => {
    const unknown = await enter("main", { INPUT_COMMAND: "open-sesame" });
    expect(unknown.code).toBe(1);
    expect(unknown.output).toContain("input.command");
    expect(unknown.output).not.toMatch(/\n +at /);
  });
});

/** Enters a door of dist as the runner does, with the sandbox's cloud behind it. */
async function enter(door: "main" | "post", more: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "dist-"));
  const variables = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"];
  for (const name of [...variables, "loaded"]) writeFileSync(join(folder, name), "");
  const { requestUrl, requestToken } = installation.oidc.admit(claims);
  const env = {
    PATH: process.env.PATH,
    RUNNER_TEMP: folder,
    LOADED: join(folder, "loaded"),
    ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    INPUT_LEASE: writeRef(ref),
    INPUT_ACCOUNT: account,
    "INPUT_AWS-ENDPOINT": installation.cloud.url,
    ...Object.fromEntries(variables.map((name) => [`GITHUB_${name}`, join(folder, name)])),
    ...more,
  };
  const preload = join(import.meta.dirname, "doors/loaded.js");
  const child = spawn(process.execPath, ["--import", preload, join(dist, `${door}.js`)], { env });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const saved = Object.entries(assignments(readFileSync(join(folder, "STATE"), "utf8")));
  const loaded = readFileSync(join(folder, "loaded"), "utf8").split("\n").filter(Boolean);
  return {
    code,
    output: Buffer.concat(parts).toString("utf8"),
    loaded: loaded
      .map((url) => fileURLToPath(url))
      .filter((path) => path.startsWith(dist))
      .map((path) => basename(path)),
    /** What the runner gives to this step's post. */
    state: { ...Object.fromEntries(saved.map(([name, value]) => [`STATE_${name}`, value])), RUNNER_TEMP: folder },
  };
}
