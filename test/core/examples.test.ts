import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTree } from "../../src/core/parse.ts";
import { golden } from "../golden.ts";

/** An organization that is not Acme. */
const target = `version: 1
provider: aws
account: "333333333333"
regions: [eu-central-1]
tier: production
subjects:
  - repository: globex/acme/payments
    repository_id: "7"
    owner_id: "8"
    workflows: [.github/workflows/ship.yml]
    refs: [refs/heads/release]
    environments: [live]
ceiling:
  - actions: ["s3:*", s3:GetObject]
    resources: ["arn:aws:s3:::globex-ledger/*"]
limits:
  minutes: 60
`.replace("globex/acme/payments", "globex/acme-payments");

function fixes(grant: string, more: Readonly<Record<string, string>> = {}): string {
  const files = { "targets/live.yaml": target, "grants/live/x.yaml": grant, ...more };
  const entries = Object.keys(files).map((path) => ({ path, mode: "100644", oid: path }));
  const blobs = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  const { findings } = readTree(entries, blobs);
  return findings
    .filter(({ file }) => file.startsWith("grants/"))
    .map(({ fix }) => fix)
    .join("\n");
}

describe("the examples in a finding about a grant", () => {
  it("are of its own target, where that is known", () => {
    const text = fixes("version: 1\nchange: no\njob: {}\naccess:\n  - actions: [x]\n    resources: [y]\n");
    expect(text).not.toMatch(/acme\/payments\b|210987654321|backfill\.yml/);
    expect(text).toContain("globex/acme-payments");
    expect(text).toContain(".github/workflows/ship.yml");
    expect(text).toContain("refs/heads/release");
    expect(text).toContain("arn:aws:s3:::globex-ledger/*");
  });

  it("are the schema's where there is no such target", () => {
    const files = { "grants/other/y.yaml": "version: 1\njob: {}\n" };
    expect(fixes("version: 1\n", files)).toContain("acme/payments");
  });

  it("replace each invented one by what it stands for", () => {
    const nothing =
      "version: 2\nid: x\nchange: no\njob: {repository: 1, workflow: 2, name: 3, ref: 4, environment: 5}\n";
    const wrong = `${nothing}access:\n  - {actions: [1], resources: [2]}\nwindow: {minutes: 0, start: x}\nreason: 7\n`;
    golden(
      "findings/examples.txt",
      `${fixes(wrong)}\n${fixes("version: 1\n")}\n${fixes("version: 1\njob: {}\naccess: [{}]\n")}\n`,
    );
  });

  it("leave what the person wrote as it is", () => {
    const root = join(import.meta.dirname, "../..");
    const good = readFileSync(join(root, "examples/grants/payments-production/backfill-4211.yaml"), "utf8");
    expect(fixes(good)).toBe("");
  });
});
