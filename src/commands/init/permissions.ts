import { controlLimits, parseYaml } from "../../core/yaml.ts";
import type { AppName, Permissions } from "./left.ts";

/**
 * What each App must be allowed: the union of what the workflows ask of its tokens, as they stand. `dispatch`: some target has
 * apply start workflows, for which it buys tokens with the reader's key.
 */
export function appPermissions(
  workflows: Iterable<readonly [path: string, text: string]>,
  { dispatch }: { readonly dispatch: boolean },
): Readonly<Record<AppName, Permissions>> {
  const asked = { READER: new Map<string, string>(), WRITER: new Map<string, string>() };
  for (const [path, text] of workflows)
    for (const given of tokenSteps(path, text)) {
      const app = /\bvars\.(READER|WRITER)_APP_ID\b/.exec(String(given["client-id"]))?.[1] as AppName | undefined;
      if (app !== undefined) add(asked[app], given);
    }
  if (dispatch) asked.READER.set("actions", "write");
  // Every App may read metadata: https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
  return {
    READER: Object.fromEntries([...asked.READER.set("metadata", "read")].sort()),
    WRITER: Object.fromEntries([...asked.WRITER.set("metadata", "read")].sort()),
  };
}

function add(permissions: Map<string, string>, given: Readonly<Record<string, unknown>>): void {
  for (const [input, level] of Object.entries(given)) {
    if (!input.startsWith("permission-")) continue;
    const name = input.slice("permission-".length).replaceAll("-", "_");
    if (permissions.get(name) !== "write") permissions.set(name, String(level));
  }
}

/** What every step that buys an App's token is given; a file that cannot be read asks for nothing, and is told elsewhere. */
function tokenSteps(path: string, text: string): readonly Readonly<Record<string, unknown>>[] {
  const { value } = parseYaml(path, Buffer.from(text), controlLimits);
  const jobs = Object.values((value as { readonly jobs?: object } | undefined)?.jobs ?? {});
  return jobs
    .flatMap(
      (job: { readonly steps?: readonly { readonly uses?: unknown; readonly with?: object }[] }) => job?.steps ?? [],
    )
    .filter(({ uses }) => String(uses).startsWith("actions/create-github-app-token@"))
    .map((step) => ({ ...step.with }));
}
