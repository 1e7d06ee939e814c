import type { Configuration } from "./configuration.ts";
import type { Read } from "./document.ts";
import { inOwnWords } from "./examples.ts";
import { byPlace, type Finding } from "./finding.ts";
import type { FiledGrant } from "./grant.ts";
import { readConfiguration, readGrant, readTarget } from "./parse.ts";
import { configurationPath, grantOf, kindOf } from "./paths.ts";
import type { NamedTarget } from "./target.ts";
import { shown } from "./violation.ts";

/** An entry of a git tree, as git tells it. */
export interface Entry {
  readonly path: string;
  /** Six digits: `100644`. */
  readonly mode: string;
  readonly oid: string;
}

/** Everything people wrote, at one commit. */
export interface Tree {
  /** Absent when it is missing or wrong. */
  readonly configuration?: Configuration;
  /** By name; those without errors. */
  readonly targets: ReadonlyMap<string, NamedTarget>;
  /** In order of path; those without errors. */
  readonly grants: readonly FiledGrant[];
  /** What reading each file came to, by path. */
  readonly reads: ReadonlyMap<string, Read<unknown>>;
  /** Of files and of paths, in order of place. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the whole tree: `sallyport.yaml`, `targets/`, `grants/`. One broken file never hides the others, and a path that is
 * refused is not read. Of paths that collide each is told, and the one that is well-formed is read all the same: whoever adds
 * a second one must not thereby shut the first, and which of two is older is for the history to tell.
 * `blobs` holds the bytes by object id; a missing one is a bug of the caller and throws.
 */
export function readTree(entries: readonly Entry[], blobs: ReadonlyMap<string, Uint8Array>): Tree {
  const ours = entries.filter(({ path }) => kindOf(path) !== "other").sort((a, b) => (a.path < b.path ? -1 : 1));
  const refused = new Map(ours.flatMap((entry) => asPairs(entry.path, entryFinding(entry))));
  const told = new Map(refused);
  for (const finding of [...colliding(ours), ...repeatedIds(ours)]) told.set(finding.file, finding);
  const read = new Reader(blobs);
  for (const entry of ours) {
    if (!refused.has(entry.path)) read.entry(entry);
  }
  return read.tree([...told.values(), ...missing(ours)]);
}

/** Reads one file after another and keeps what each came to. */
class Reader {
  readonly #blobs: ReadonlyMap<string, Uint8Array>;
  readonly #reads = new Map<string, Read<unknown>>();
  readonly #targets = new Map<string, NamedTarget>();
  readonly #grants: FiledGrant[] = [];
  #configuration: Configuration | undefined;

  constructor(blobs: ReadonlyMap<string, Uint8Array>) {
    this.#blobs = blobs;
  }

  entry({ path, oid }: Entry): void {
    const kind = kindOf(path);
    if (kind === "note") return;
    const bytes = this.#blobs.get(oid);
    if (!bytes) throw new TypeError(`readTree: the bytes of ${path} (${oid}) were not given`);
    if (kind === "configuration") {
      this.#configuration = this.#keep(path, readConfiguration(path, bytes));
    } else if (kind === "target") {
      const target = this.#keep(path, readTarget(path, bytes));
      if (target) this.#targets.set(target.name, target);
    } else {
      const grant = this.#keep(path, readGrant(path, bytes, oid));
      if (grant) this.#grants.push(grant);
    }
  }

  tree(others: readonly Finding[]): Tree {
    const findings = [
      ...others,
      ...Array.from(this.#reads, ([path, read]) => this.#own(path, read.findings)).flat(),
    ].sort(byPlace);
    const rest = { targets: this.#targets, grants: this.#grants, reads: this.#reads, findings };
    return this.#configuration ? { configuration: this.#configuration, ...rest } : rest;
  }

  /** Findings about a grant whose target is known quote that target. */
  #own(path: string, findings: readonly Finding[]): readonly Finding[] {
    const target = kindOf(path) === "grant" ? this.#targets.get(grantOf(path).target) : undefined;
    return target === undefined ? findings : findings.map((finding) => inOwnWords(finding, target));
  }

  #keep<T>(path: string, read: Read<T>): T | undefined {
    this.#reads.set(path, read);
    return read.value;
  }
}

function asPairs(path: string, finding: Finding | undefined): readonly (readonly [string, Finding])[] {
  return finding ? [[path, finding]] : [];
}

function entryFinding({ path, mode }: Entry): Finding | undefined {
  if (mode === "120000") return about(path, "path.symlink", "this is a symbolic link", "commit the file itself");
  if (mode === "160000") return about(path, "path.submodule", "this is a submodule", "take it away");
  if (mode === "100755") {
    return about(
      path,
      "path.executable",
      "this file is executable",
      "make it a plain file: git update-index --chmod=-x",
    );
  }
  if (mode !== "100644") return about(path, "path.mode", `this has mode ${mode}`, "commit a plain file (100644)");
  return kindOf(path) === "misplaced" ? misplaced(path) : undefined;
}

function misplaced(path: string): Finding {
  if (/[^ -~]/.test(path)) {
    return about(path, "path.characters", `path ${shown(path)} is not plain ASCII`, "use a-z, 0-9 and - only");
  }
  if (path.endsWith(".yml")) return about(path, "path.yml", "this file ends in .yml", "rename it to end in .yaml");
  if (/[A-Z]/.test(path)) {
    return about(path, "path.case", "this path has upper-case letters", "rename it with a-z, 0-9 and - only");
  }
  const fix =
    "grants go to grants/<target>/<id>.yaml and targets to targets/<target>.yaml, each name of a-z, 0-9 and -, at most 32";
  return about(path, "path.misplaced", "this file is none that is read here", fix);
}

/** Paths that one file system or another takes for the same. */
function colliding(entries: readonly Entry[]): readonly Finding[] {
  const groups = Map.groupBy(entries, ({ path }) => path.normalize("NFKC").toLowerCase());
  return [...groups.values()].flatMap((group) => {
    if (group.length === 1) return [];
    return group.map(({ path }) => {
      const others = group.filter((other) => other.path !== path).map((other) => shown(other.path));
      return about(
        path,
        "path.collision",
        `this path and ${others.join(", ")} differ only in case`,
        "keep one of them",
      );
    });
  });
}

/** Ids are unique in the repository, whatever the folder. */
function repeatedIds(entries: readonly Entry[]): readonly Finding[] {
  const grants = entries.filter(({ path }) => kindOf(path) === "grant");
  const groups = Map.groupBy(grants, ({ path }) => grantOf(path).id);
  return [...groups].flatMap(([id, group]) => {
    if (group.length === 1) return [];
    return group.map(({ path }) => {
      const others = group.filter((other) => other.path !== path).map((other) => other.path);
      return about(
        path,
        "grant.id",
        `id ${id} is also used by ${others.join(", ")}`,
        "give the newer one another name",
      );
    });
  });
}

/** What ought to be there and is not. */
function missing(entries: readonly Entry[]): readonly Finding[] {
  const paths = new Set(entries.map(({ path }) => path));
  const grants = entries.filter(({ path }) => kindOf(path) === "grant");
  const orphans = grants.filter(({ path }) => !paths.has(`targets/${grantOf(path).target}.yaml`));
  const findings = orphans.map(({ path }) => orphan(path, paths));
  if (paths.has(configurationPath)) return findings;
  const fix = "write it by `sallyport init`, or by hand: schemas/configuration.schema.json says what it holds";
  return [...findings, about(configurationPath, "configuration.missing", "sallyport.yaml is missing", fix)];
}

function orphan(path: string, paths: ReadonlySet<string>): Finding {
  const { target } = grantOf(path);
  const names = [...paths].filter((other) => kindOf(other) === "target").map((other) => other.slice(8, -5));
  const message = `there is no target ${target}: targets/${target}.yaml does not exist`;
  const fix =
    names.length === 0 ? "add the target first" : `move the file to the folder of a target: ${names.join(", ")}`;
  return about(path, "grant.target", message, fix);
}

function about(file: string, code: string, message: string, fix: string): Finding {
  return { code, file, line: 1, column: 1, message, fix, level: "error" };
}
