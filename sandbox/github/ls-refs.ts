/**
 * Two answers of git's protocol that cost a process each and are asked for all day: what the server can do, which in version
 * 2 says nothing of any ref, and which refs there are. https://git-scm.com/docs/protocol-v2
 */
import type { BareRepository } from "./git.ts";

const flush = "0000";
const delimiter = "0001";

/** Answers a version 2 request for refs; undefined for any other request, which is git's own to answer. */
export function lsRefs(repository: BareRepository, body: Buffer): Buffer | undefined {
  const lines = readLines(body);
  if (lines?.[0] !== "command=ls-refs") return undefined;
  const asked = lines.slice(lines.indexOf(delimiter) + 1);
  const prefixes = asked.filter((line) => line.startsWith("ref-prefix ")).map((line) => line.slice(11));
  const options = asked.filter((line) => !line.startsWith("ref-prefix "));
  if (!lines.includes(delimiter) || options.some((option) => !["peel", "symrefs", "unborn"].includes(option)))
    return undefined;
  const all = repository.refs("refs");
  const head = all.get("refs/heads/main");
  const target = options.includes("symrefs") ? " symref-target:refs/heads/main" : "";
  const told: (readonly [name: string, line: string])[] = [
    ...(head === undefined ? [] : [["HEAD", `${head} HEAD${target}`] as const]),
    ...Array.from(all, ([name, oid]) => [name, `${oid} ${name}${peeled(repository, oid, options)}`] as const),
  ];
  const wanted = told.filter(([name]) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix)));
  return Buffer.from([...wanted.map(([, line]) => packet(`${line}\n`)), flush].join(""));
}

function peeled(repository: BareRepository, oid: string, options: readonly string[]): string {
  if (!options.includes("peel")) return "";
  const object = repository.read(oid);
  const commit =
    object?.type === "tag" ? /^object ([0-9a-f]{40})$/m.exec(object.content.toString("utf8"))?.[1] : undefined;
  return commit === undefined ? "" : ` peeled:${commit}`;
}

function packet(text: string): string {
  return `${(Buffer.byteLength(text) + 4).toString(16).padStart(4, "0")}${text}`;
}

/** The packets of a request, without line ends, the delimiter as it is; undefined when it is not one whole request. */
function readLines(body: Buffer): readonly string[] | undefined {
  const lines: string[] = [];
  for (let at = 0; at < body.length; ) {
    const length = body.toString("latin1", at, at + 4);
    if (length === flush) return at + 4 === body.length ? lines : undefined;
    if (length === delimiter) {
      lines.push(delimiter);
      at += 4;
      continue;
    }
    const size = Number.parseInt(length, 16);
    if (!(size > 4) || at + size > body.length) return undefined;
    lines.push(body.toString("utf8", at + 4, at + size).replace(/\n$/, ""));
    at += size;
  }
  return undefined;
}
