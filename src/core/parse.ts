import type { Configuration } from "./configuration.ts";
import { type Kind, type Read, readDocument } from "./document.ts";
import type { Objection } from "./finding.ts";
import type { FiledGrant, Grant } from "./grant.ts";
import { grantOf } from "./paths.ts";
import { configuration, grant, target } from "./schemas.generated.js";
import type { NamedTarget, Target } from "./target.ts";
import { fromIso } from "./time.ts";
import { shown } from "./violation.ts";
import { controlLimits, grantLimits } from "./yaml.ts";

export type { Read } from "./document.ts";
export { readTree, type Tree } from "./tree.ts";

/** Reads `sallyport.yaml`. */
export function readConfiguration(file: string, bytes: Uint8Array): Read<Configuration> {
  return readDocument(configurations, file, bytes);
}

/** Reads `targets/<name>.yaml`. */
export function readTarget(file: string, bytes: Uint8Array): Read<NamedTarget> {
  const read = readDocument(targets, file, bytes);
  const name = file.replace(/^.*\//, "").replace(/\.yaml$/, "");
  return filled(read, (value) => ({ name, target: value }));
}

/** Reads `grants/<target>/<id>.yaml`; `blob` is the git object id of its bytes. */
export function readGrant(file: string, bytes: Uint8Array, blob: string): Read<FiledGrant> {
  const read = readDocument(grants, file, bytes);
  const { target: folder, id } = grantOf(file);
  return filled(read, (value) => ({ path: file, id, target: folder, blob, grant: value }));
}

function filled<T, U>({ value, draft, findings, place }: Read<T>, make: (value: T) => U): Read<U> {
  if (value !== undefined) return { value: make(value), findings, place };
  return draft === undefined ? { findings, place } : { draft: make(draft), findings, place };
}

// The schemas' types are held equal to these nouns by the compiler: see test/core/types.ts.
const configurations: Kind<Configuration> = {
  name: "configuration",
  schema: configuration,
  limits: controlLimits,
};

const targets: Kind<Target> = { name: "target", schema: target, limits: controlLimits };

const grants: Kind<Grant> = { name: "grant", schema: grant, limits: grantLimits, objections: startObjections };

/** Days that do not exist pass a pattern. */
function startObjections(document: unknown): readonly Objection[] {
  const start = (document as Partial<Grant> | null)?.window?.start;
  if (typeof start !== "string" || fromIso(start) !== undefined) return [];
  return [
    {
      code: "grant.window.start",
      pointer: ["window", "start"],
      message: `window.start is ${shown(start)}; there is no such time`,
      fix: "write a time with a zone, to the second, for example 2026-11-21T22:00:00Z",
    },
  ];
}
