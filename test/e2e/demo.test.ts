import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { answered, chains, refusal, results, rows, saying } from "../../sandbox/excerpt.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function demo(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/run.js", "sandbox/demo.ts", ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, said: out + err });
    });
  });
}

describe("the demo", () => {
  // That it ends well, and within a minute, is told by running it alone: `npm run demo -- --within 60`.
  it.each(["--within soon", "--fast"])("plays nothing when asked for %s", async (asked) => {
    expect(await demo(...asked.split(" "))).toEqual({
      code: 2,
      said: "only --within <seconds> can be asked for: npm run demo -- --within 60\n",
    });
  });
});

/** Processes that work below the folder; none where the system does not tell. https://man7.org/linux/man-pages/man5/proc.5.html */
function workingIn(folder: string): readonly string[] {
  if (!existsSync("/proc/self/cwd")) return [];
  return readdirSync("/proc").filter((id) => {
    try {
      return /^\d+$/.test(id) && readlinkSync(`/proc/${id}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

/** Ctrl-C in the group's terminal; where all of it has ended already there is nobody left to tell. */
function interrupt(group: number): void {
  try {
    process.kill(-group, "SIGINT");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ESRCH") throw cause;
  }
}

describe("a demo that is stopped early", () => {
  const jobs = (demo: string) => (existsSync(join(demo, "runner")) ? readdirSync(join(demo, "runner")).length : 0);

  it.each([
    ["as it begins", () => true],
    [
      "while a job runs",
      (demo: string) => jobs(demo) > 0 && (!existsSync("/proc/self/cwd") || workingIn(demo).length > 0),
    ],
  ])("by Ctrl-C, %s, leaves nothing behind", async (_, reached) => {
    const temp = mkdtempSync(join(tmpdir(), "stopped-"));
    // As a terminal does it: the whole group is told.
    const child = spawn(process.execPath, ["scripts/run.js", "sandbox/demo.ts"], {
      cwd: root,
      env: { ...process.env, TMPDIR: temp },
      stdio: ["ignore", "pipe", "ignore"],
      detached: true,
    });
    const left = () => readdirSync(temp).filter((name) => name.startsWith("sallyport-demo-"));
    try {
      const begun = new Promise<void>((resolve) => {
        child.stdout.on("data", (text: Buffer) => String(text).includes("1. ") && resolve());
      });
      const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
      await begun;
      expect(left()).toHaveLength(1);
      while (!reached(join(temp, String(left()[0])))) await setTimeout(20);
      // As impatient hands do it: again while it tidies.
      for (const pause of [2, 2, 0]) {
        interrupt(child.pid!);
        await setTimeout(pause);
      }
      expect(await ended).toBe(130);
      expect(left()).toEqual([]);
      await expect.poll(() => workingIn(temp)).toEqual([]);
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  });
});

describe("excerpts show what was printed, shortened", () => {
  const comment =
    "### Waiting: `a/b`\n| opens | `x:Get` on `arn` |\n| claims | ref `r`<br>sub `s` |\n- ✓ **yes** (`rule`)\n";

  it("rows of a comment, as text", () => {
    expect(rows(comment, ["claims", "opens", "nothing"])).toEqual([
      "claims        ref r; sub s",
      "opens         x:Get on arn",
    ]);
  });

  it("lines of a comment that say something", () => {
    expect(saying(comment, ["(`rule`)", "Waiting"])).toEqual(["Waiting: a/b", "- ✓ yes (rule)"]);
  });

  it("what a log says in the end", () => {
    expect(results("reading the ledger\n1 step planned, 0 stand\n\ndone  open  \n")).toEqual(["done  open"]);
  });

  it("a refused mint: what differs, expected above actual", () => {
    const log = [
      "the cloud refused lease x to this job:",
      "  claim  this lease expects  this job's token says",
      "  aud    a                   a",
      "! ref    main                other",
      "Error: run it on main",
      "  because: AWS said so",
    ].join("\n");
    expect(refusal(log)).toEqual([
      "the cloud refused lease x to this job:",
      "! ref",
      "    this lease expects     main",
      "    this job's token says  other",
      "  as expected: aud",
      "Error: run it on main",
    ]);
    expect(refusal("Error: something else")).toEqual(["Error: something else"]);
  });

  it("an audit without the ids behind each link", () => {
    expect(
      chains(
        "a/b: whole\n  ✓  lease  open as arn:aws:iam::1:role/x (1, mark 2)\n  ✓  mint  by x (recorded, not proven) (3)",
      ),
    ).toEqual(["a/b: whole", "  ✓  lease  open", "  ✓  mint  by x (recorded, not proven)"]);
  });

  it("an answer without whom it speaks to", () => {
    expect(answered({ status: 400, body: '{"message":"User: arn:x is not authorized"}' })).toBe("400 not authorized");
    expect(answered({ status: 403, body: "<Error><Message>No</Message></Error>" })).toBe("403 No");
    expect(answered({ status: 200, body: "{}" })).toBe("200");
  });
});
