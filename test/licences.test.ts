import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAllowed, licenceFaults } from "../scripts/licences.ts";

const root = join(import.meta.dirname, "..");

describe("licences", () => {
  it("of everything that is locked here are allowed", () => {
    for (const folder of [root, join(root, "test/conformance")]) {
      const { faults, packages } = licenceFaults(folder);
      expect(packages).toBeGreaterThan(0);
      expect(faults).toEqual([]);
    }
  });

  it("of a planted package are refused, also when the lock file says otherwise", () => {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-licences-"));
    try {
      const packages = {
        "": {},
        "node_modules/free": { license: "MIT" },
        "node_modules/strong": { license: "AGPL-3.0-only" },
        "node_modules/silent": {},
        "node_modules/liar": { license: "MIT" },
        "node_modules/weak": { license: "MPL-2.0" },
        "node_modules/tool": { license: "MPL-2.0", dev: true },
      };
      writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
      mkdirSync(join(folder, "node_modules/liar"), { recursive: true });
      writeFileSync(join(folder, "node_modules/liar/package.json"), '{ "license": "GPL-3.0-or-later" }');
      expect(licenceFaults(folder).faults.map((fault) => fault.split(":")[0])).toEqual([
        "node_modules/strong",
        "node_modules/silent",
        "node_modules/liar",
        "node_modules/weak",
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ["MIT", true],
    ["MIT OR GPL-3.0-only", true],
    ["MIT AND GPL-3.0-only", false],
    ["(MIT OR GPL-2.0-only) AND ISC", true],
    ["(MIT AND (GPL-2.0-only OR ISC))", true],
    ["(MIT", false],
    ["SEE LICENSE IN LICENSE", false],
    ["", false],
  ])("%j is read as SPDX", (expression, allowed) => {
    expect(isAllowed(expression, ["MIT", "ISC"])).toBe(allowed);
  });
});
