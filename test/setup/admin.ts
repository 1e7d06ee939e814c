/** An administrator who does, command by command, what init says is left: in bash, with stand-ins for `gh`, `aws` and `open`. */
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploy } from "../../sandbox/bootstrap.ts";
import { gitEnvironment } from "../../sandbox/git-environment.ts";
import { push } from "../../sandbox/hands.ts";
import { access, account, consumer, type Globex } from "./globex.ts";

export interface Task {
  readonly says: string;
  readonly commands: readonly string[];
}

interface Called {
  readonly words: readonly string[];
  readonly input: string;
}

/** Writes down what it is called with: the sandbox is in this process, and is told afterwards. */
const standIn = `#!/usr/bin/env node
const { appendFileSync, readFileSync } = require("node:fs");
const { basename } = require("node:path");
const [, me, ...words] = process.argv;
const takesInput = words.includes("--input") || words[0] === "secret";
const input = takesInput ? readFileSync(0, "utf8") : "";
appendFileSync(process.env.CALLED, JSON.stringify({ words: [basename(me), ...words], input }) + "\\n");
`;

export async function administer(globex: Globex, left: readonly Task[]): Promise<void> {
  const folder = join(globex.directory, "admin");
  mkdirSync(folder, { recursive: true });
  for (const name of ["gh", "aws", "open", "sallyport"]) {
    writeFileSync(join(folder, name), standIn);
    chmodSync(join(folder, name), 0o755);
  }
  const workflow = ".github/workflows/reconcile.yml";
  const content = readFileSync(join(globex.ledger.directory, workflow), "utf8");
  const files = { [workflow]: content };
  await push(globex, globex.ledger, { branch: "main", files, message: "Let the job ask for access" });
  const script = makeApps(globex, left)
    .flatMap(({ commands }) => commands)
    .join("\n");
  const called = join(folder, "called");
  writeFileSync(called, "");
  await bash(globex, { script, path: `${folder}:${process.env.PATH}`, called });
  const lines = readFileSync(called, "utf8").trim().split("\n");
  for (const line of lines) await perform(globex, JSON.parse(line) as Called);
}

/** Registers each App with what its link asks for, keeps its key, and fills in its number. */
function makeApps({ github, vault }: Globex, left: readonly Task[]): readonly Task[] {
  let number = 900;
  return left.map((task) => {
    const [open = "", assignment = ""] = task.commands;
    if (!open.startsWith("open ")) return task;
    const { searchParams } = new URL(open.slice("open ".length).replaceAll("'", ""));
    const { name = "", url: _, public: open_, webhook_active: hook, ...permissions } = Object.fromEntries(searchParams);
    if (open_ !== "false" || hook !== "false") throw new Error("an App of Sallyport is private and listens to nothing");
    const [, app = ""] = /^([A-Z]+)_APP=/.exec(assignment) ?? [];
    number += 1;
    const { privateKey } = github.addApp({
      ...{ slug: name, id: number, organization: "globex" },
      permissions: permissions as Record<string, "read" | "write">,
      repositories: app === "READER" ? [access, consumer] : [access],
    });
    writeFileSync(join(vault.directory, "..", `${app.toLowerCase()}.pem`), privateKey);
    return { ...task, commands: [open, `${app}_APP=${number}`] };
  });
}

async function bash(
  globex: Globex,
  { script, path, called }: { readonly script: string; readonly path: string; readonly called: string },
): Promise<void> {
  // The keys lie beside the clone, not in it.
  const text = script.replaceAll(/< (reader|writer)\.pem/g, "< ../$1.pem");
  const child = spawn("bash", ["-eu", "-c", text], {
    cwd: globex.vault.directory,
    env: { ...gitEnvironment, PATH: path, CALLED: called },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said += part.toString("utf8");
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`the administrator's commands ended with ${code}: ${said}`);
}

async function perform(globex: Globex, { words, input }: Called): Promise<void> {
  const [tool, what, verb, name = ""] = words;
  const option = (flag: string) => words[words.indexOf(flag) + 1] ?? "";
  const { github } = globex;
  if (tool === "open" || tool === "sallyport") return;
  if (tool === "gh" && what === "api")
    await globex.as("kim").request(`${option("-X")} /${words[4]}`, JSON.parse(input) as Record<string, unknown>);
  else if (tool === "gh" && what === "variable" && verb === "set")
    github.setVariable(option("--repo"), name, option("--body"));
  else if (tool === "gh" && what === "secret" && verb === "set")
    github.setSecret(option("--repo"), option("-e"), name, input);
  else if (tool === "aws" && what === "cloudformation")
    await deploy(globex.cloud, account, readFileSync(join(globex.vault.directory, option("--template-file")), "utf8"));
  else throw new Error(`the administrator has no ${words.join(" ")}`);
}
