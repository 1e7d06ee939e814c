// What a tree costs at least: every file read and parsed, and nothing asked of it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";

let parsed = 0;
for (const name of readdirSync(process.argv[2], { recursive: true })) {
  if (!name.endsWith(".yaml")) continue;
  parseDocument(readFileSync(join(process.argv[2], name), "utf8")).toJS();
  parsed++;
}
console.log(parsed);
