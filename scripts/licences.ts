/**
 * Holds the licence of every locked package, installed or not, against what may be shipped and what may be worked with.
 * Exit codes: 0 all may, 1 some may not; each is named with its licence.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What may end up in dist/. */
const shipped = [
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "Unicode-3.0",
];
/** What may also be used to build and test, and is never shipped: copyleft for its own files alone. */
const tools = [...shipped, "MPL-2.0", "CC-BY-4.0", "Python-2.0"];

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

const root = join(import.meta.dirname, "..");

/** Sentences about what may not be used; empty when all may. */
export function licenceFaults(folder: string): { readonly faults: readonly string[]; readonly packages: number } {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== "" && !link);
  const faults = packages.flatMap(([path, locked]) => {
    const licence = installedLicence(join(folder, path)) ?? locked.license;
    const allowed = locked.dev || locked.devOptional ? tools : shipped;
    return licence !== undefined && isAllowed(licence, allowed)
      ? []
      : [`${path}: ${licence ?? "no licence"} may not be used here`];
  });
  return { faults, packages: packages.length };
}

function installedLicence(folder: string): string | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const { license } = JSON.parse(readFileSync(file, "utf8")) as { readonly license?: unknown };
  return typeof license === "string" ? license : "no SPDX licence";
}

/** Reads `MIT OR (Apache-2.0 AND ISC)`: one side of OR is enough, AND wants both. https://spdx.github.io/spdx-spec/ */
export function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const inner = /^\(([^()]*)\)$/.exec(expression.trim())?.[1] ?? expression.trim();
  if (!inner.includes("(")) {
    return inner.split(" OR ").some((side) => side.split(" AND ").every((one) => allowed.includes(one.trim())));
  }
  const flat = inner.replace(/\(([^()]*)\)/g, (_, group: string) =>
    isAllowed(group, allowed) ? allowed[0]! : "refused",
  );
  return flat !== inner && isAllowed(flat, allowed);
}

if (process.argv[1] === import.meta.filename) {
  let failed = false;
  for (const place of ["", "test/conformance/", "test/mutation/"]) {
    const folder = join(root, place);
    const { faults, packages } = licenceFaults(folder);
    for (const fault of faults) console.error(fault);
    failed ||= faults.length > 0;
    console.log(
      `${packages} packages of ${place}package-lock.json: ${faults.length === 0 ? "every licence is allowed" : `${faults.length} are not allowed`}`,
    );
  }
  process.exitCode = failed ? 1 : 0;
}
