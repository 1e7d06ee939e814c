/** Names of targets and grants: what a path below `targets/` and `grants/` may be made of. */
export const name = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;

export const configurationPath = "sallyport.yaml";

/** What a path is to us; `other` paths are not ours to read. */
export type PathKind = "configuration" | "target" | "grant" | "note" | "misplaced" | "other";

/** Sorts a path of the repository: exact ASCII names only, and README.md directly in our two folders. */
export function kindOf(path: string): PathKind {
  if (path === configurationPath) return "configuration";
  const [folder, ...rest] = path.split("/");
  if (folder !== "targets" && folder !== "grants") return lookalike(path) ? "misplaced" : "other";
  if (rest.length === 1 && rest[0] === "README.md") return "note";
  const names = rest.map((part, depth) => (depth === rest.length - 1 ? part.replace(/\.yaml$/, "") : part));
  const depth = folder === "targets" ? 1 : 2;
  const proper = rest.length === depth && path.endsWith(".yaml") && names.every((part) => name.test(part));
  if (!proper) return "misplaced";
  return folder === "targets" ? "target" : "grant";
}

/** `Grants/…`, `targets` as a file, `sallyport.yml`: what somebody may have meant as ours, or wants to pass for it. */
function lookalike(path: string): boolean {
  return /^(?:grants|targets)(?:\/|$)|^sallyport\.ya?ml$/i.test(path);
}

/** The target and id that a grant's path says. */
export function grantOf(path: string): { readonly target: string; readonly id: string } {
  const parts = path.split("/");
  return { target: parts.at(-2) ?? "", id: (parts.at(-1) ?? "").replace(/\.yaml$/, "") };
}
