/*
 * Builds dist/: TypeScript to JavaScript by tsc, then one bundle in lazily loaded chunks by ncc, then the doors.
 * The same sources give the same bytes wherever they lie; `--check` rebuilds and compares without writing.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { doors } from "./doors.ts";

interface BuiltAsset {
  readonly source: string | Buffer;
}

type Bundle = (
  entry: string,
  options: object,
) => Promise<{ readonly code: string; readonly assets: { readonly [name: string]: BuiltAsset } }>;

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

async function build(): Promise<ReadonlyMap<string, Buffer>> {
  compile();
  return new Map([...(await bundle()), ...doors()].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Emits JavaScript into build/ beside a copy of what already is JavaScript. */
function compile(): void {
  rmSync(join(root, "build"), { recursive: true, force: true });
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const run = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`tsc found errors:\n${run.stdout}${run.stderr}`);
  for (const file of globSync("src/**/*.js", { cwd: root })) {
    mkdirSync(dirname(join(root, "build", file)), { recursive: true });
    copyFileSync(join(root, file), join(root, "build", file));
  }
}

async function bundle(): Promise<ReadonlyMap<string, Buffer>> {
  const ncc = createRequire(import.meta.url)("@vercel/ncc") as Bundle;
  const { code, assets } = await ncc(join(root, "build/src/index.js"), {
    cache: false,
    minify: false,
    quiet: true,
    sourceMap: false,
    license: "licenses.txt",
    target: "es2023",
  }).catch((error: Error) => {
    // Thrown anew: an exception out of ncc shows a line of its source, which is three megabytes long.
    throw new Error(`ncc: ${error.message}`);
  });
  const files = Object.entries(assets).map(([name, { source }]) => [name, Buffer.from(source)] as const);
  return new Map([["index.js", Buffer.from(code)] as const, ...files]);
}

function write(files: ReadonlyMap<string, Buffer>): void {
  rmSync(dist, { recursive: true, force: true });
  for (const [name, content] of files) {
    const path = join(dist, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  chmodSync(join(dist, "cli.js"), 0o755);
}

/** The first way in which dist/ is not what the sources make; undefined when there is none. */
function difference(files: ReadonlyMap<string, Buffer>): string | undefined {
  const present = existsSync(dist)
    ? readdirSync(dist, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    : [];
  const stale = present.find((name) => !files.has(name));
  if (stale) return `dist/${stale} is not made by the build`;
  for (const [name, content] of files) {
    if (!present.includes(name)) return `dist/${name} is missing`;
    const place = firstDifference(readFileSync(join(dist, name)), content);
    if (place !== undefined) return `dist/${name} differs ${place}`;
  }
  return undefined;
}

function firstDifference(kept: Buffer, made: Buffer): string | undefined {
  if (kept.equals(made)) return undefined;
  let at = 0;
  while (at < Math.min(kept.length, made.length) && kept[at] === made[at]) at++;
  const line = made.subarray(0, at).toString("latin1").split("\n").length;
  const excerpt = (bytes: Buffer) => JSON.stringify(bytes.subarray(Math.max(0, at - 20), at + 40).toString("latin1"));
  return `at byte ${at} (line ${line}): ${excerpt(kept)} is kept, ${excerpt(made)} is made`;
}

const files = await build();
if (process.argv.includes("--check")) {
  const found = difference(files);
  if (found) console.error(`${found}: run \`npm run build\` and commit dist`);
  process.exitCode = found ? 1 : 0;
} else {
  write(files);
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  console.log(`dist: ${files.size} files, ${(bytes / 1000).toFixed(0)} kB`);
}
