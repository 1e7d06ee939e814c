import { readFileSync } from "node:fs";
import { join } from "node:path";
import { table } from "./table.ts";

const [begin, end] = ["<!-- Generated from policies/schema.cedarschema by scripts/generate.ts. -->", "<!-- End. -->"];

/** The table of facts in `docs/policy.md`, from the schema and its comments; the rest of the page is written by hand. */
export function policyPage(root: string): ReadonlyMap<string, string> {
  const page = readFileSync(join(root, "docs/policy.md"), "utf8");
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/policy.md needs "${begin}" and "${end}" around its table of facts`);
  const rows = factRows(readFileSync(join(root, "policies/schema.cedarschema"), "utf8"));
  const facts = table(["name", "type", "what it is"], rows);
  return new Map([["docs/policy.md", `${page.slice(0, from + begin.length)}\n\n${facts}\n\n${page.slice(to)}`]]);
}

/** Where a policy finds what a type of the schema describes. */
const places: Readonly<Record<string, string>> = {
  Requester: "principal",
  Target: "resource",
  Grant: "context.grant",
  Approvals: "context.approvals",
  Usage: "context.usage",
  Subject: "context.subject",
};

/** Types in words; `Tier` and `Kind` are said with their values. */
const words: Readonly<Record<string, string>> = {
  String: "text",
  Long: "whole number",
  Bool: "true or false",
  datetime: "time",
  "Set<String>": "set of texts",
  "Set<Kind>": "set of `Kind`",
  Tier: '`Tier::"development"`, `"staging"`, `"production"`',
  Kind: '`Kind::"user"`, `"bot"`, `"ghost"`',
};

/** One row for each type and each of its attributes, with the comments that stand above them. */
function factRows(schema: string): readonly (readonly string[])[] {
  const optional = new Set(Array.from(schema.matchAll(/^ {6}\w+\?: (\w+),$/gm), ([, type = ""]) => type));
  const rows: string[][] = [];
  let place = "";
  let said: string[] = [];
  for (const line of schema.split("\n")) {
    const comment = /^ {2,4}\/\/ (.*)$/.exec(line)?.[1];
    if (comment !== undefined) {
      said.push(comment);
      continue;
    }
    const opened = /^ {2}(?:entity|type) (\w+) = \{$/.exec(line)?.[1];
    const attribute = /^ {4}(\w+)(\?)?: ([^,]+),$/.exec(line);
    if (opened !== undefined) {
      place = places[opened] ?? `the type ${opened}, which has no place here`;
      rows.push([`\`${place}\``, optional.has(opened) ? "may be absent" : "", said.join(" ")]);
    } else if (attribute && place !== "") {
      const [, name = "", maybe, type = ""] = attribute;
      const word = words[type];
      if (said.length === 0)
        throw new Error(`policies/schema.cedarschema says nothing about ${place}.${name}: give it a comment`);
      if (word === undefined)
        throw new Error(`policies/schema.cedarschema: ${place}.${name} has the type ${type}; add a word for it`);
      rows.push([`\`${place}.${name}\``, `${word}${maybe ? ", may be absent" : ""}`, said.join(" ")]);
    } else if (/^ {2}\S/.test(line) && !line.startsWith("  }")) place = "";
    said = [];
  }
  return rows;
}
