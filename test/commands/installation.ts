/** What Acme's installation begins with at GitHub: people, teams, Apps, the access repository and the consumer's. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GitHub } from "../../sandbox/contract.ts";
import { people, places, workflow } from "../acme.ts";

const root = join(import.meta.dirname, "../..");

export type Files = Readonly<Record<string, string | undefined>>;

/** What the access repository begins with: this repository's own configuration, targets, policies and owners. */
function seedFiles(change: Files): Map<string, string> {
  const listed = execFileSync(
    "git",
    ["-C", root, "ls-files", "-z", "sallyport.yaml", "targets", "policies", ".github/CODEOWNERS"],
    { encoding: "utf8" },
  );
  const paths = listed.split("\0").filter(Boolean);
  const files = new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
  for (const [path, text] of Object.entries(change)) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

export const readerMay = {
  metadata: "read",
  contents: "read",
  members: "read",
  pull_requests: "read",
  actions: "write",
} as const;
export const writerMay = { metadata: "read", contents: "write", pull_requests: "write" } as const;

/** The settings under which acme/payments may have access. */
export const paymentsSettings = {
  protect: { main: { bypass: [] } },
  environments: { production: { branches: ["main"] }, development: { branches: ["main"] } },
} as const;

type Apps = Readonly<Record<"reader" | "writer", { readonly id: string; readonly privateKey: string }>>;

/** Puts all of it into an empty GitHub. `bypass`: whether the writer App may pass the rules of `main`. */
export function install(github: GitHub, { files, bypass }: { readonly files: Files; readonly bypass: boolean }): Apps {
  for (const [login, id] of Object.entries(people)) github.addUser(login, id);
  github.addOrganization("acme", 9001, Object.keys(people));
  github.addTeam("acme", "payments-owners", ["ben", "chloe"]);
  github.addTeam("acme", "security", ["sam", "eli"]);
  const apps = { reader: app("sallyport-reader", 31, readerMay), writer: app("sallyport-writer", 32, writerMay) };
  github.addRepository({
    owner: "acme",
    name: "access",
    id: 1001,
    private: true,
    files: seedFiles(files),
    collaborators: Object.fromEntries(Object.keys(people).map((login) => [login, login === "sam" ? "admin" : "write"])),
    teams: { "payments-owners": "write", security: "write" },
    protect: {
      main: { bypass: bypass ? ["sallyport-writer"] : [] },
      "sallyport-ledger": { bypass: ["sallyport-writer"] },
    },
  });
  github.addRepository({
    owner: "acme",
    name: "payments",
    id: 2002,
    private: true,
    files: new Map(Object.values(places).map(({ workflow: path, environment }) => [path, workflow(environment)])),
    collaborators: { ana: "write", ben: "write" },
    ...paymentsSettings,
  });
  return apps;

  function app(slug: string, id: number, permissions: Readonly<Record<string, "read" | "write">>) {
    const { privateKey } = github.addApp({
      slug,
      id,
      organization: "acme",
      permissions,
      repositories: ["access", "payments"],
    });
    return { id: String(id), privateKey };
  }
}
