import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clone, git, push } from "../../sandbox/hands.ts";
import type { Answer } from "../../src/commands/answer.ts";
import type { Finding } from "../../src/core/finding.ts";
import { tell } from "../../src/step.ts";
import { error, startPeers, type Answer as Unheard } from "../mint/peers.ts";
import { step } from "../mint/step.ts";
import { grantText } from "../terminal/files.ts";
import { type Town, town } from "../terminal/shell.ts";

const door = join(import.meta.dirname, "../doors/door.ts");
const preload = join(import.meta.dirname, "../../sandbox/clock-preload.js");
const folder = mkdtempSync(join(tmpdir(), "step-"));
let acme: Town;
let ana: Clone;
let token: string;
beforeAll(async () => {
  acme = await town();
  ana = await acme.clone("ana");
  const job = { contents: "read", pull_requests: "write", metadata: "read" } as const;
  token = acme.stage.github.jobToken("acme/access", job);
});
afterAll(async () => {
  await acme.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly exit: number | null;
  readonly lines: readonly string[];
  readonly summary: string;
}

/** One step of a workflow in ana's clone, from the sources. */
async function ran(
  inputs: Readonly<Record<string, string>>,
  event: string | undefined = "{}",
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const [summary, output] = [join(folder, "summary"), join(folder, "output")];
  for (const file of [summary, output]) writeFileSync(file, "");
  writeFileSync(join(folder, "event.json"), event);
  const given = { token, "github-api-url": acme.stage.github.apiUrl, "aws-endpoint": acme.stage.cloud.url, ...inputs };
  const child = spawn(
    process.execPath,
    ["--import", preload, "--experimental-strip-types", "--disable-warning=ExperimentalWarning", door, "main"],
    {
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        RUNNER_TEMP: folder,
        GITHUB_WORKSPACE: ana.directory,
        GITHUB_REPOSITORY: "acme/access",
        GITHUB_EVENT_PATH: join(folder, "event.json"),
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
        ...environment,
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
  const exit = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const lines = Buffer.concat(parts).toString("utf8").trimEnd().split("\n");
  return { exit, lines, summary: readFileSync(summary, "utf8") };
}

const commandsOf = (lines: readonly string[], name: string) => lines.filter((line) => line.startsWith(`::${name}`));
const spoken = (lines: readonly string[]) => lines.filter((line) => !line.startsWith("::add-mask::"));

describe("a step that is set up wrongly", () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ["no command", { command: "" }, /title=input\.command::the input command is empty: it is one of mint, revoke/],
    ["a command that is none", { command: "vaildate" }, /there is no command "vaildate": did you mean validate\?/],
    ["a command of another prototype", { command: "constructor" }, /there is no command "constructor": it is one of/],
    ["an endpoint elsewhere", { command: "status", "aws-endpoint": "https://evil.example" }, /title=input\.endpoint::/],
    ["a grant that is none", { command: "revoke", grant: "::x\u001b" }, /title=input\.grant::/],
  ])("with %s says so in one annotation, after its masks", async (_name, inputs, says) => {
    const { exit, lines } = await ran({ ...inputs, "app-key": "-----BEGIN X-----\nsecretsecret\n-----END X-----" });
    expect(exit).toBe(1);
    const masks = commandsOf(lines, "add-mask::").length;
    expect(lines.slice(0, masks).every((line) => line.startsWith("::add-mask::"))).toBe(true);
    expect(lines).toContain(`::add-mask::${token}`);
    expect(lines).toContain("::add-mask::secretsecret");
    expect(spoken(lines)).toEqual([expect.stringMatching(says)]);
  });

  it("without a token says which to give", async () => {
    const { exit, lines } = await ran({ command: "status", token: "" });
    expect({ exit, lines }).toEqual({
      exit: 1,
      lines: ["::error title=input.token::the input token is empty: give the job's GITHUB_TOKEN or an App token"],
    });
  });

  it("with a token that GitHub does not know fails as a fault, and prints it nowhere but in its mask", async () => {
    const { exit, lines } = await ran({ command: "validate", token: "ghs_unknown_token" });
    expect(exit).toBe(1);
    expect(spoken(lines).join("\n")).toMatch(/title=github\.unauthorized::/);
    expect(spoken(lines).join("\n")).not.toContain("ghs_unknown_token");
  });
});

describe("a sweep whose control role is not to be had", () => {
  it.each<[string, Unheard, number, RegExp]>([
    [
      "STS is down",
      error(503, "ServiceUnavailable", ""),
      4,
      /account \d+: .*ServiceUnavailable.*; run it again \(aws\.unavailable\)/,
    ],
    ["the connection breaks", "reset", 4, /account \d+: .*did not answer.* \(network\.failed\)/],
    [
      "its trust is another's",
      error(403, "AccessDenied", "No"),
      1,
      /role\/sallyport-unbinder\S* does not admit this run: .* \(aws\.login\)/,
    ],
    [
      "the region sleeps",
      error(403, "RegionDisabledException", "No"),
      1,
      /; activate STS in that region of the account \(aws\.refused\)/,
    ],
    [
      "an answer is cut",
      { status: 200, body: "<AccessKeyId>x</AccessKeyId>" },
      4,
      /without complete credentials: .* \(aws\.refused\)/,
    ],
  ])("says so by the control side's own name for it, when %s", async (_name, answer, tries, says) => {
    const peers = await startPeers({ aud: "x", run_id: "7" }, [answer]);
    try {
      const { exit, lines } = await ran({ command: "sweep", "aws-endpoint": peers.url.href }, "{}", peers.environment);
      expect(exit).toBe(1);
      expect(spoken(lines).join("\n")).toMatch(says);
      expect(spoken(lines).join("\n")).not.toContain("mint.");
      // A token of its own for each try of each of the two accounts.
      expect(peers.asked.map((one) => one.split(" ")[0]).sort()).toEqual([
        ...Array(2 * tries).fill("AssumeRoleWithWebIdentity"),
        ...Array(2 * tries).fill("GET"),
      ]);
    } finally {
      await peers.stop();
    }
  });
});

describe("validate as a step", () => {
  it("has nothing to explain outside of a pull request, and says so", async () => {
    const events = ['{"merge_group":{}}', '{"pull_request":null}', '{"pull_request":{"number":"7"}}'];
    for (const event of events) {
      const { exit, lines } = await ran({ command: "validate" }, event);
      expect({ exit, said: spoken(lines) }).toEqual({
        exit: 0,
        said: ["this run belongs to no pull request: there is nothing to explain"],
      });
    }
    const { exit, lines } = await ran({ command: "validate" }, "no json");
    expect(exit).toBe(1);
    expect(spoken(lines)[0]).toMatch(/^::error title=runner\.event::the event's file cannot be read/);
  });

  it("marks at most ten findings, counts the others, and tells them all in log and summary, inert", async () => {
    const many = Array.from({ length: 14 }, (_, n): [string, string] => [
      `grants/payments-production/n-${n}.yaml`,
      grantText((text) => text.replace("minutes: 60", `minutes: ${600 + n}`)),
    ]);
    const hostile = grantText((text) =>
      text.replace(/change: .*/, 'change: "::error::x %0A::set-output name=a::b ##[error]"'),
    );
    const files = { ...Object.fromEntries(many), "grants/payments-production/h.yaml": hostile };
    await push(acme.stage, ana, { branch: "grant/many", files, message: "many" });
    const about = { owner: "acme", repo: "access", head: "grant/many", base: "main" };
    const { data } = await acme.stage.as("ana").pulls.create({ ...about, title: "many" });
    await git(acme.stage, ana, "switch", "--quiet", "main");

    const event = JSON.stringify({ pull_request: { number: data.number } });
    const { exit, lines, summary } = await ran({ command: "validate" }, event);
    expect(exit).toBe(1);
    const marks = commandsOf(lines, "error");
    expect(marks).toHaveLength(10);
    expect(marks.slice(0, 9).every((mark) => mark.startsWith("::error file=grants/payments-production/"))).toBe(true);
    expect(marks[9]).toBe("::error title=more findings::6 more in the summary and in this step's log");
    for (let n = 0; n < 14; n++)
      for (const text of [lines.join("\n"), summary])
        expect(text).toContain(`grants/payments-production/n-${n}.yaml:14:12`);
    const others = spoken(lines).filter((line) => !line.startsWith("::error "));
    expect(others.some((line) => /^\s*::/.test(line) || line.includes("##["))).toBe(false);
    expect(commandsOf(lines, "set-output")).toEqual([]);
  });
});

describe("telling an answer", () => {
  const finding: Finding = { code: "a.b", file: "x", line: 1, column: 1, message: "m", fix: "f", level: "error" };
  const answer: Answer = { exit: 0, text: "", json: {} };

  it("caps each level by itself, and ten are all shown", () => {
    const { io, lines } = step({});
    const notices = Array.from({ length: 12 }, (): Finding => ({ ...finding, level: "notice" }));
    tell({ ...answer, findings: [...Array.from({ length: 10 }, () => finding), ...notices] }, io);
    expect(commandsOf(lines, "error")).toHaveLength(10);
    expect(commandsOf(lines, "notice")).toHaveLength(10);
    expect(commandsOf(lines, "notice").at(-1)).toContain("3 more");
    expect(commandsOf(lines, "error").at(-1)).not.toContain("more findings");
  });

  it("keeps the summary below a mebibyte, cut between characters, and says so", () => {
    const { io, raw } = step({});
    tell({ ...answer, markdown: "é".repeat(700_000) }, io);
    const summary = raw("STEP_SUMMARY");
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(1024 * 1024 - 10);
    expect(summary).not.toContain("\ufffd");
    expect(summary).toMatch(/é\n\nThe rest does not fit into a summary: this step's log has it in full\.\n+$/);
    const whole = step({});
    tell({ ...answer, markdown: "short" }, whole.io);
    expect(whole.raw("STEP_SUMMARY")).toBe("short\n");
  });

  it("prints many lines as lines, none of which is obeyed, and hands outputs on", () => {
    const { io, lines, file } = step({});
    tell({ ...answer, text: "one\n::error::two\n  ::add-mask::a\u001b[2J\n", outputs: { events: "[]\n::x::" } }, io);
    expect(lines).toEqual(["one", ": :error::two", "  : :add-mask::a\\u{001b}[2J"]);
    expect(file("OUTPUT")).toEqual({ events: "[]\n::x::" });
  });
});
