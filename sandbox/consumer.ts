/** The consumer's repository, as the sandbox seeds it: examples/consumer, pinned to a commit of the access repository. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../examples/consumer", import.meta.url));
const placeholder = /(uses: acme\/access@)0{40} #.*/;

/** Path → content. `sha` is the access repository's commit, 40 hexadecimal characters. */
export function consumerFiles(sha: string): Map<string, string> {
  if (!/^[0-9a-f]{40}$/.test(sha))
    throw new Error(`${JSON.stringify(sha)} is not a full commit: give 40 hexadecimal digits`);
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const contents = files.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(source, path), readFileSync(path, "utf8").replace(placeholder, `$1${sha}`)];
  });
  return new Map(contents);
}
