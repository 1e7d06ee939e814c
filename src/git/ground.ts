import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Fault } from "../core/fault.ts";

/** A folder that files are placed in, all of them or none. `name` is told before each path. */
export function ground(root: string, name: string) {
  return {
    name,
    read: async (path: string): Promise<Buffer | undefined> => standing(root, path),
    place: async (files: ReadonlyMap<string, string>): Promise<() => Promise<void>> => place(root, files),
  };
}

function standing(root: string, path: string): Buffer | undefined {
  const parts = path.split("/");
  // A link on the way would have us write where nobody looks.
  for (const [at] of parts.entries()) {
    const upTo = parts.slice(0, at + 1).join("/");
    const stat = lstatSync(join(root, upTo), { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    const last = at === parts.length - 1;
    if (stat.isSymbolicLink() || (last ? !stat.isFile() : !stat.isDirectory()))
      throw new Fault("terminal.path", `${upTo} is in the way of ${path}: move it away, nothing was written`);
  }
  return readFileSync(join(root, path));
}

/** New files beside the old ones first, so that a full disk is met before anything has changed. */
function place(root: string, files: ReadonlyMap<string, string>): () => Promise<void> {
  const before = new Map(Array.from(files.keys(), (path) => [path, standing(root, path)]));
  const made: { readonly folders: string[]; readonly aside: string[]; readonly placed: string[] } = {
    folders: [],
    aside: [],
    placed: [],
  };
  // What somebody else put there stays.
  const undo = () => {
    for (const path of made.aside) rmSync(path, { force: true });
    for (const path of made.placed) {
      const bytes = before.get(path);
      if (bytes === undefined) rmSync(join(root, path), { force: true });
      else writeFileSync(join(root, path), bytes);
    }
    for (const folder of made.folders.toReversed()) rmSync(folder, { recursive: true, force: true });
  };
  const aside = (path: string) => join(root, `${path}.sallyport-new`);
  try {
    for (const [path, content] of files) {
      const folder = dirname(join(root, path));
      const first = existsSync(folder) ? undefined : mkdirSync(folder, { recursive: true });
      if (first !== undefined) made.folders.push(first);
      writeFileSync(aside(path), content, { flag: "wx" });
      made.aside.push(aside(path));
    }
    for (const path of files.keys()) {
      renameSync(aside(path), join(root, path));
      made.placed.push(path);
    }
  } catch (cause) {
    undo();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Fault("terminal.write", `nothing was written: ${why}; mend that and run it again`, { cause });
  }
  return async () => undo();
}
