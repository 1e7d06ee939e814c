/** Names of targets and grants: what a path below `targets/` and `grants/` may be made of. */
export const name = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;

export const configurationPath = "sallyport.yaml";

/** What a path is to us; `other` paths are not ours to read. */
export type PathKind = "configuration" | "target" | "grant" | "note" | "misplaced" | "other";

const ours = name.source.slice(1, -1);
const targetPath = new RegExp(`^targets/${ours}\\.yaml$`);
const grantPath = new RegExp(`^grants/${ours}/${ours}\\.yaml$`);

/** Sorts a path of the repository: exact ASCII names only, and README.md directly in our two folders. */
export function kindOf(path: string): PathKind {
  if (grantPath.test(path)) return "grant";
  if (targetPath.test(path)) return "target";
  if (path === configurationPath) return "configuration";
  if (path === "targets/README.md" || path === "grants/README.md") return "note";
  return lookalike(path) ? "misplaced" : "other";
}

/** Anything else in our folders, `Grants/…`, `targets` as a file, `sallyport.yml`: what somebody may have meant as ours, or wants to pass for it. */
function lookalike(path: string): boolean {
  return /^(?:grants|targets)(?:\/|$)|^sallyport\.ya?ml$/i.test(path);
}

/** The target and id that a grant's path says. */
export function grantOf(path: string): { readonly target: string; readonly id: string } {
  const parts = path.split("/");
  return { target: parts.at(-2) ?? "", id: (parts.at(-1) ?? "").replace(/\.yaml$/, "") };
}
