/**
 * Changes the walls one operator at a time and counts how often no test notices. Installs the mutation tester on first use.
 * `npm run mutation [-- room…]`, `npm run mutation -- --report` to write the page from what was measured last.
 * Exit codes: 0 every room was measured and holds its mark, 1 one does not, 2 wrongly used or not installed.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rooms } from "../test/mutation/rooms.ts";
import { table } from "./generate/table.ts";

const root = join(import.meta.dirname, "..");
const place = join(root, "test/mutation");
/** Of a hundred mutants, so many at least must be noticed. */
const mark = 85;

async function main(asked: readonly string[]): Promise<number> {
  const names = rooms.map(({ name }) => name);
  const wanted = asked.filter((word) => word !== "--report");
  const unknown = wanted.find((word) => !names.includes(word));
  if (unknown !== undefined) {
    console.error(`${unknown} is no room: give any of ${names.join(", ")}, or none for all`);
    return 2;
  }
  if (!asked.includes("--report")) {
    if (!existsSync(join(place, "node_modules")))
      if ((await run("npm", ["ci", "--ignore-scripts", "--legacy-peer-deps"], place)) !== 0) return 2;
    for (const room of wanted.length > 0 ? wanted : names) await mutate(room);
  }
  const measured = (await Promise.all(names.map(reportOf))).filter((one) => one !== undefined);
  await rewrite(measured);
  for (const one of measured) console.log(`${one.room}: ${scoreOf(one)} % of ${one.valid} mutants were noticed`);
  return measured.length === names.length && measured.every((one) => Number(scoreOf(one)) >= mark) ? 0 : 1;
}

interface Measured {
  readonly room: string;
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly uncovered: number;
  /** Evaluated once when a module is loaded, which the tester cannot attribute to a test. */
  readonly ignored: number;
  readonly valid: number;
}

/** Per cent, to one place. A test that hangs has noticed; what no test runs has not been. */
function scoreOf({ killed, timeout, valid }: Measured): string {
  return ((100 * (killed + timeout)) / valid).toFixed(1);
}

/** The measured table in the page; what stands around it is written by hand. */
async function rewrite(measured: readonly Measured[]): Promise<void> {
  const file = join(root, "docs/mutation.md");
  const [before, after] = (await readFile(file, "utf8")).split(/<!-- measured -->.*<!-- \/measured -->/s);
  const rows = measured.map((one) => [
    one.room,
    ...[one.valid, one.killed + one.timeout, one.survived, one.uncovered, one.ignored].map(String),
    `${scoreOf(one)} %`,
  ]);
  const titles = ["room", "mutants", "noticed", "survived", "run by no test", "left out", "score"];
  await writeFile(file, `${before}<!-- measured -->\n${table(titles, rows)}\n<!-- /measured -->${after}`);
}

/** Runs the tester over one room; a low score is told by the report, not by its exit code. */
async function mutate(room: string): Promise<void> {
  const bin = join(place, "node_modules/@stryker-mutator/core/bin/stryker.js");
  await run(process.execPath, [bin, "run", "test/mutation/stryker.config.js"], root, { SALLYPORT_ROOM: room });
}

async function reportOf(room: string): Promise<Measured | undefined> {
  const file = join(root, `.mutation/${room}.json`);
  if (!existsSync(file)) return undefined;
  const { files } = JSON.parse(await readFile(file, "utf8")) as {
    readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
  };
  const count = (...statuses: string[]) =>
    Object.values(files).flatMap(({ mutants }) => mutants.filter(({ status }) => statuses.includes(status))).length;
  const killed = count("Killed");
  const timeout = count("Timeout");
  const survived = count("Survived");
  const uncovered = count("NoCoverage");
  return {
    room,
    killed,
    timeout,
    survived,
    uncovered,
    ignored: count("Ignored"),
    valid: killed + timeout + survived + uncovered,
  };
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, stdio: "inherit", env: { ...process.env, ...env } });
    child.on("exit", done);
  });
}

process.exit(await main(process.argv.slice(2)));
