import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One process from start to end. Wall and CPU in milliseconds, memory in MiB at its peak. */
export interface Measure {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
  readonly code: number | null;
  readonly output: string;
}

export interface Program {
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** A preload that moves the calendar. */
  readonly preload?: string;
}

const usage = join(import.meta.dirname, "usage.cjs");
const folder = mkdtempSync(join(tmpdir(), "bench-"));

/** Runs a program of Node to its end. Every program carries the same small preload that reads its own usage. */
export function measure(program: Program): Promise<Measure> {
  const file = join(folder, "usage.json");
  const preload = program.preload ? ["--import", program.preload] : [];
  return new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    const child = spawn(process.execPath, ["-r", usage, ...preload, ...program.arguments], {
      env: { PATH: process.env.PATH, HOME: folder, USAGE: file, ...program.environment },
      cwd: program.directory ?? folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
    child.on("error", reject);
    child.on("close", (code) => {
      const wall = Number(process.hrtime.bigint() - begin) / 1e6;
      const { cpu, memory } = JSON.parse(readFileSync(file, "utf8")) as { cpu: number; memory: number };
      resolve({ wall, cpu, memory, code, output: Buffer.concat(parts).toString("utf8") });
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
