import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");

/** A file: its text, or what it is instead of a plain file. */
export type Lying = string | { readonly link: string } | { readonly executable: string } | Buffer;

/** A repository of this machine alone, with the shipped configuration, targets and policies, and these files besides. */
export async function folderWith(files: Readonly<Record<string, Lying | undefined>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "files-"));
  await promisify(execFile)("git", ["init", "--quiet", "--initial-branch=main", folder]);
  for (const path of ["sallyport.yaml", "targets", "policies", "grants", ".github/CODEOWNERS"])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  for (const [path, file] of Object.entries(files)) write(join(folder, path), file ?? "");
  return folder;
}

function write(path: string, file: Lying): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof file === "object" && "link" in file) symlinkSync(file.link, path);
  else if (typeof file === "object" && "executable" in file) {
    writeFileSync(path, file.executable);
    chmodSync(path, 0o755);
  } else writeFileSync(path, file);
}

/** A grant that is in order, or not quite. */
export function grantText(change: (text: string) => string = (text) => text): string {
  return change(`version: 1
change: https://github.com/acme/payments/pull/812
reason: Backfill the ledger rows that INC-4211 left unposted.
job:
  repository: acme/payments
  workflow: .github/workflows/backfill.yml
  name: backfill
  ref: refs/heads/main
  environment: production
access:
  - actions: [dynamodb:GetItem]
    resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]
window:
  minutes: 60
`);
}
