/** Git objects as loose files, read and written without a process: the format is of Pro Git §10.2 (deflated `type size NUL content`). */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { gitEnvironment } from "../git-environment.ts";

export type ObjectType = "blob" | "tree" | "commit" | "tag";

export interface GitObject {
  readonly type: ObjectType;
  readonly content: Buffer;
}

export interface TreeItem {
  /** Six digits, as GitHub shows them: `040000`. */
  readonly mode: string;
  readonly name: string;
  readonly oid: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly seconds: number;
}

export interface CommitObject {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export class ObjectStore {
  readonly directory: string;
  readonly #trees = new Map<string, readonly TreeItem[]>();
  readonly #commits = new Map<string, CommitObject>();
  readonly #sizes = new Map<string, number>();

  constructor(directory: string) {
    this.directory = directory;
  }

  read(oid: string): GitObject | undefined {
    if (!/^[0-9a-f]{40}$/.test(oid)) return undefined;
    const path = this.#path(oid);
    if (!existsSync(path)) return this.#packed(oid);
    const raw = inflateSync(readFileSync(path));
    const end = raw.indexOf(0);
    return { type: raw.toString("latin1", 0, raw.indexOf(32)) as ObjectType, content: raw.subarray(end + 1) };
  }

  /** Bytes of an object's content; 0 for what is not there. */
  size(oid: string): number {
    const size = this.#sizes.get(oid) ?? this.read(oid)?.content.length ?? 0;
    this.#sizes.set(oid, size);
    return size;
  }

  write(type: ObjectType, content: Buffer): string {
    const raw = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const oid = createHash("sha1").update(raw).digest("hex");
    const path = this.#path(oid);
    if (existsSync(path)) return oid;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, deflateSync(raw, { level: 1 }), { mode: 0o444 });
    renameSync(`${path}.new`, path);
    return oid;
  }

  commit(oid: string): CommitObject | undefined {
    const known = this.#commits.get(oid);
    if (known) return known;
    const object = this.read(oid);
    if (object?.type !== "commit") return undefined;
    const commit = parseCommit(oid, object.content.toString("utf8"));
    this.#commits.set(oid, commit);
    return commit;
  }

  tree(oid: string): readonly TreeItem[] {
    const known = this.#trees.get(oid);
    if (known) return known;
    const object = this.read(oid);
    if (object?.type !== "tree") return [];
    const items = parseTree(object.content);
    this.#trees.set(oid, items);
    return items;
  }

  writeTree(items: readonly TreeItem[]): string {
    const key = (item: TreeItem) => Buffer.from(item.mode === "040000" ? `${item.name}/` : item.name);
    const sorted = [...items].sort((a, b) => Buffer.compare(key(a), key(b)));
    const parts = sorted.flatMap((item) => [
      Buffer.from(`${item.mode.replace(/^0/, "")} ${item.name}\0`),
      Buffer.from(item.oid, "hex"),
    ]);
    return this.write("tree", Buffer.concat(parts));
  }

  writeCommit(commit: Omit<CommitObject, "oid">): string {
    const person = ({ name, email, seconds }: Signature) => `${name} <${email}> ${seconds} +0000`;
    const lines = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${person(commit.author)}`,
      `committer ${person(commit.committer)}`,
      "",
      commit.message,
    ];
    return this.write("commit", Buffer.from(lines.join("\n")));
  }

  #path(oid: string): string {
    return join(this.directory, "objects", oid.slice(0, 2), oid.slice(2));
  }

  /** Pushes are unpacked here (receive.unpackLimit), so this is only for a repository that someone repacked by hand. */
  #packed(oid: string): GitObject | undefined {
    const raw = execFileSync("git", ["--git-dir", this.directory, "cat-file", "--batch"], {
      input: `${oid}\n`,
      env: gitEnvironment,
      maxBuffer: 1 << 28,
    });
    const end = raw.indexOf(10);
    const [, type, size] = raw.toString("latin1", 0, end).split(" ");
    if (type === "missing" || size === undefined) return undefined;
    return { type: type as ObjectType, content: raw.subarray(end + 1, end + 1 + Number(size)) };
  }
}

function parseTree(content: Buffer): readonly TreeItem[] {
  const items: TreeItem[] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const end = content.indexOf(0, space);
    items.push({
      mode: content.toString("latin1", at, space).padStart(6, "0"),
      name: content.toString("utf8", space + 1, end),
      oid: content.toString("hex", end + 1, end + 21),
    });
    at = end + 21;
  }
  return items;
}

function parseCommit(oid: string, text: string): CommitObject {
  const split = text.indexOf("\n\n");
  const headers = (split < 0 ? text : text.slice(0, split)).split("\n");
  const values = (name: string) =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    oid,
    tree: values("tree")[0] ?? "",
    parents: values("parent"),
    author: parseSignature(values("author")[0] ?? ""),
    committer: parseSignature(values("committer")[0] ?? ""),
    message: split < 0 ? "" : text.slice(split + 2),
  };
}

function parseSignature(text: string): Signature {
  const [, name = "", email = "", seconds = "0"] = /^(.*?) ?<(.*)> (\d+)/.exec(text) ?? [];
  return { name, email, seconds: Number(seconds) };
}
