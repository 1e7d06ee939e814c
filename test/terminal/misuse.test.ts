import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Misuse, readLine } from "../../src/terminal/arguments.ts";
import { commands } from "../../src/terminal/catalogue.ts";
import { commandHelp, overview } from "../../src/terminal/help.ts";
import { golden } from "../golden.ts";
import { sallyport } from "./shell.ts";

function misuse(...words: readonly string[]): string {
  try {
    readLine(words);
  } catch (failure) {
    if (failure instanceof Misuse) return failure.message;
    throw failure;
  }
  return "no misuse";
}

describe("help", () => {
  it("is one page of overview and one page a command", () => {
    golden("terminal/help.txt", `${overview()}\n`);
    for (const command of commands)
      golden(`terminal/help-${command.name.replace(" ", "-")}.txt`, `${commandHelp(command)}\n`);
  });

  it("fits into a terminal", () => {
    const lines = [overview(), ...commands.map(commandHelp)].flatMap((text) => text.split("\n"));
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  it("is asked for in every way that people try", () => {
    for (const words of [[], ["--help"], ["-h"], ["help"]]) expect(readLine(words)).toBeUndefined();
    for (const words of [
      ["help", "request"],
      ["request", "--help"],
      ["request", "-h", "--minutes"],
    ])
      expect(readLine(words)).toMatchObject({ help: true, command: { name: "request" } });
    expect(readLine(["help", "policy", "test"])).toMatchObject({ help: true, command: { name: "policy test" } });
  });
});

describe("a command line that makes no sense", () => {
  it("is told with everything that is wrong with it", () => {
    const lines = [
      ["frobnicate"],
      ["vaildate"],
      ["policy"],
      ["policy", "tset"],
      ["mint"],
      ["record", "--frobnicate"],
      ["validate", "--frobnicate", "--pullrequest", "4", "x"],
      ["validate", "--pull-request"],
      ["validate", "--pull-request", "4", "--pull-request=5"],
      ["validate", "--json=yes"],
      ["status", "--grant", "a"],
      ["request", "--reason", "--id", "x", "--target="],
      ["revoke"],
      ["revoke", "a", "--all"],
      ["revoke", "--target=a", "--repository=b/c", "--all"],
      ["revoke", "a", "b"],
      ["audit", "a", "\u001b[31mb"],
      ["sweep", "-x"],
    ];
    golden(
      "terminal/misuse.txt",
      lines
        .map((words) => `$ sallyport ${words.map((word) => JSON.stringify(word)).join(" ")}\n${misuse(...words)}\n`)
        .join("\n"),
    );
  });

  it("keeps what makes sense", () => {
    const words = ["request", "--action", "a:B", "--action=c:D", "--minutes", "60", "--reason=--", "--json"];
    expect(readLine(words)).toMatchObject({
      one: { minutes: "60", reason: "--" },
      many: { action: ["a:B", "c:D"] },
      json: true,
      help: false,
    });
    expect(readLine(["audit", "payments/x"])).toMatchObject({ argument: "payments/x" });
  });
});

describe("the process", () => {
  it("ends with 0 for help, 2 for misuse on standard error, also as JSON", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nowhere-"));
    const [help, wrong, json] = await Promise.all([
      sallyport(folder, ["--help"]),
      sallyport(folder, ["frob\u001b]0;x\u0007"]),
      sallyport(folder, ["validate", "--frob", "--json"]),
    ]);
    rmSync(folder, { recursive: true });
    expect(help).toEqual({ exit: 0, out: `${overview()}\n`, err: "" });
    expect(wrong).toMatchObject({ exit: 2, out: "" });
    expect(wrong.err).not.toMatch(/[\u0007\u001b]/);
    expect(json).toMatchObject({ exit: 2, err: "there is no option --frob\nsee sallyport validate --help\n" });
    expect(JSON.parse(json.out)).toEqual({
      failure: {
        code: "input.command-line",
        message: "there is no option --frob\nsee sallyport validate --help",
        retryable: false,
      },
    });
  });
});
