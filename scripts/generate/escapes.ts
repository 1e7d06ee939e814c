import { readFileSync } from "node:fs";
import { join } from "node:path";
import { escapes } from "../../src/providers/aws/escapes.ts";
import { globMatches } from "../../src/providers/aws/iam/index.ts";
import { releaseAction } from "../../src/providers/aws/restrict.ts";

const heading = `/** Written by \`npm run generate\` from the catalogue beside this file and AWS's reference: change those, not this. Of all actions that AWS
 * documents for these services, each pattern takes in escapes only. */\n`;

/** \`src/providers/aws/escapes/patterns.ts\`: wildcards by which the escapes of a service are denied in fewer characters. */
export function escapePatterns(root = join(import.meta.dirname, "../..")): Map<string, string> {
  const services = readActions(readFileSync(join(root, "test/aws/escapes/reference.txt"), "utf8"));
  const found = [...services].flatMap(([service, names]) => shorthand(service, names));
  const list = found.map((pattern) => `  ${JSON.stringify(pattern)},\n`).join("");
  const content = `${heading}export const patterns: readonly string[] = [\n${list}];\n`;
  return new Map([["src/providers/aws/escapes/patterns.ts", content]]);
}

/** Lines of \`service: Action Action\`; lines that begin with \`#\` are about the file. */
export function readActions(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const [service, names] = line.split(": ") as [string, string];
      return [service, names.split(" ")];
    }),
  );
}

/** Takes, again and again, the pattern that saves most characters, as long as one saves any. */
function shorthand(service: string, documented: readonly string[]): readonly string[] {
  const own = escapes.filter((name) => name.startsWith(`${service}:`));
  const denied = own.map((name) => name.slice(service.length + 1)).filter((name) => name !== releaseName(service));
  const spared = documented.filter((name) => !denied.includes(name));
  const left = new Set(denied);
  const candidates = [...new Set(denied.flatMap(generalised))]
    .filter((glob) => !spared.some((name) => takes(glob, name)))
    .map((glob) => ({ glob, members: denied.filter((name) => takes(glob, name)) }))
    .filter(({ members }) => members.length > 1);
  const saves = ({ glob, members }: (typeof candidates)[number]) =>
    members.filter((name) => left.has(name)).reduce((sum, name) => sum + cost(service, name), -cost(service, glob));
  const chosen: string[] = [];
  for (;;) {
    const [best] = candidates.toSorted((a, b) => saves(b) - saves(a) || (a.glob < b.glob ? -1 : 1));
    if (!best || saves(best) <= 0) return chosen;
    chosen.push(`${service}:${best.glob}`);
    for (const name of best.members) left.delete(name);
  }
}

/** Characters of a policy: the name, its quotes and a comma. */
function cost(service: string, name: string): number {
  return service.length + 1 + name.length + 3;
}

function releaseName(service: string): string | undefined {
  const [releasing, name] = releaseAction.split(":");
  return releasing === service ? name : undefined;
}

function takes(glob: string, name: string): boolean {
  return globMatches(glob.toLowerCase(), name.toLowerCase());
}

/** What takes a name's words for wildcards: \`PutBucketPolicy\` → \`Put*\`, \`PutBucket*\`, \`*Policy\`, \`Put*Policy\`, \`*Bucket*\`, … */
function generalised(name: string): readonly string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+/g) ?? [];
  const cuts = words.map((_, at) => at).slice(1);
  const heads = cuts.map((at) => `${words.slice(0, at).join("")}*`);
  const tails = cuts.map((at) => `*${words.slice(at).join("")}`);
  const both = heads.flatMap((head) =>
    tails.filter((tail) => head.length + tail.length - 2 <= name.length).map((tail) => head + tail.slice(1)),
  );
  const middles = words.map((word) => `*${word}*`);
  return [...heads, ...tails, ...both, ...middles];
}
