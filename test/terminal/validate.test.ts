import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { golden } from "../golden.ts";
import { folderWith, grantText, type Lying } from "./files.ts";
import { type Said, sallyport } from "./shell.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function validate(files: Readonly<Record<string, Lying>>, ...words: readonly string[]): Promise<Said> {
  const folder = await folderWith(files);
  made.push(folder);
  // Neither a token nor keys nor a remote: files alone need none.
  return await sallyport(folder, ["validate", ...words], { HOME: folder });
}

const production = "grants/payments-production";
const bad: Readonly<Record<string, Lying>> = {
  [`${production}/good.yaml`]: grantText(),
  [`${production}/link.yaml`]: { link: "/etc/passwd" },
  [`${production}/runs.yaml`]: { executable: grantText() },
  [`${production}/short.yml`]: grantText(),
  [`${production}/Upper.yaml`]: grantText(),
  [`${production}/ünïcode.yaml`]: grantText(),
  [`${production}/deep/er.yaml`]: grantText(),
  [`${production}/notes.txt`]: "notes",
  [`${production}/broken.yaml`]: "version: 1\n  change: [",
  [`${production}/empty.yaml`]: "",
  [`${production}/bytes.yaml`]: Buffer.from([0xff, 0xfe, 0x00, 0x41]),
  [`${production}/large.yaml`]: `# ${"x".repeat(20_000)}\n`,
  [`${production}/nested.yaml`]: `version: ${"[".repeat(40)}${"]".repeat(40)}\n`,
  [`${production}/anchors.yaml`]: grantText((text) =>
    text.replace("change:", "change: &a").replace("minutes: 60", "minutes: *a"),
  ),
  [`${production}/two.yaml`]: `${grantText()}---\nversion: 1\n`,
  [`${production}/unknown-field.yaml`]: grantText((text) => `${text}acount: "210987654321"\n`),
  [`${production}/hidden.yaml`]: grantText((text) => text.replace("Backfill", "Back\u202efill\u001b[31m")),
  [`${production}/many.yaml`]: grantText((text) =>
    text
      .replace("version: 1", "version: 2")
      .replace("https:", "http:")
      .replace("refs/heads/main", "refs/heads/*")
      .replace("minutes: 60", "minutes: 600")
      .replace("dynamodb:GetItem", "s3:*"),
  ),
  [`${production}/elsewhere.yaml`]: grantText((text) =>
    text.replaceAll("210987654321", "999999999999").replace("eu-west-1", "us-east-1"),
  ),
  [`${production}/stranger.yaml`]: grantText((text) =>
    text.replace("acme/payments\n", "mallory/payments\n").replace("environment: production", "environment: staging"),
  ),
  "grants/nowhere/lost.yaml": grantText(),
  "grants/payments-development/good.yaml": grantText(),
  "targets/number.yaml": "version: 1\nprovider: aws\naccount: 210987654321\nregions: [eu-west-1]\n",
  "targets/moon.yml": "version: 1\n",
  "policies/broken.cedar": "permit (principal, action,\n",
  "policies/linked.cedar": { link: "../../../etc/passwd" },
  "policies/runs.cedar": { executable: "forbid (principal, action, resource);\n" },
};

describe("validate, of the files as they lie", () => {
  it("tells what is wrong with CODEOWNERS, without which nobody can approve", async () => {
    const said = await validate({ ".github/CODEOWNERS": "/grants/ nobody@example.com\n[a] @x\n" });
    expect(said.exit).toBe(1);
    expect(said.out).toContain(".github/CODEOWNERS:1:");
    expect(said.out).toContain(".github/CODEOWNERS:2:");
  });

  it("finds nothing in what is shipped, and asks for neither token nor keys nor remote", async () => {
    const said = await validate({ [`${production}/good.yaml`]: grantText() });
    expect(said).toEqual({
      exit: 0,
      err: "",
      out: expect.stringMatching(
        /^\d+ files read, of them 2 targets and 1 grant well formed; approvals, .* are looked at on the pull request; .*, sallyport simulate tells of its file\n$/,
      ),
    });
  });

  it("tells every kind of bad input at once, each with place and fix, and what is good beside them", async () => {
    const { exit, out, err } = await validate(bad);
    expect(err).toBe("");
    expect(exit).toBe(1);
    golden("terminal/validate-bad.txt", out);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(out).not.toMatch(/\n\s+at .*\.ts/);
    for (const path of Object.keys(bad).filter((name) => !name.endsWith("/good.yaml")))
      expect(out, path).toContain(path.includes("ü") ? "n\u00efcode.yaml" : path);
  });

  it("tells the same as JSON", async () => {
    const { exit, out } = await validate(bad, "--json");
    const { findings, targets, grants } = JSON.parse(out);
    expect({ exit, targets, grants: grants > 0 }).toEqual({ exit: 1, targets: 2, grants: true });
    expect(findings.length).toBeGreaterThan(Object.keys(bad).length);
    for (const finding of findings)
      expect(finding).toEqual({
        code: expect.stringMatching(/^[a-z][a-z.-]+$/),
        file: expect.any(String),
        line: expect.any(Number),
        column: expect.any(Number),
        message: expect.any(String),
        fix: expect.any(String),
        level: expect.stringMatching(/^(error|notice)$/),
      });
    expect(out).not.toMatch(/[\u007f-\u009f\u202e]/);
  });

  it("goes on without a configuration", async () => {
    const { exit, out } = await validate({
      "sallyport.yaml": "version: 7\n",
      [`${production}/x.yaml`]: "version: 9\n",
    });
    expect(exit).toBe(1);
    expect(out).toContain("sallyport.yaml:1:10");
    expect(out).toContain(`${production}/x.yaml:1:10`);
  });

  it("leaves out what git ignores, and finds what git has not been told of", async () => {
    const { exit, out } = await validate({
      ".gitignore": "*.swp\n",
      [`${production}/.x.yaml.swp`]: "junk",
      [`${production}/.DS_Store`]: "junk",
      "Grants/x.yaml": "version: 1\n",
      "sallyport.yml": "version: 1\n",
    });
    expect(exit).toBe(1);
    expect(out).not.toContain(".swp");
    for (const path of [".DS_Store", "Grants/x.yaml", "sallyport.yml"]) expect(out).toContain(path);
  });
});
