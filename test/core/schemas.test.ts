import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileSchemas, kinds, readSchema } from "../../scripts/generate/schemas.ts";
import { typeText } from "../../scripts/generate/types.ts";
import type { Schema } from "../../scripts/generate/words.ts";

const root = join(import.meta.dirname, "../..");
const generated = readFileSync(join(root, "src/core/schemas.generated.js"), "utf8");

describe("the compiled schemas", () => {
  test("are what the schemas compile to", async () => {
    for (const [path, content] of await compileSchemas(root)) {
      expect(readFileSync(join(root, path), "utf8") === content, `${path} is stale: run npm run generate`).toBe(true);
    }
  });

  test("need nothing at run time", () => {
    expect(generated).not.toMatch(/\brequire\(|^import\b|\bimport\(|\beval\(|new Function/m);
  });
});

describe("the schemas", () => {
  test.each(kinds)("every field of the %s can be explained and is closed", (kind) => {
    const walk = (schema: Schema, path: string): void => {
      if (schema.properties) {
        expect(schema.additionalProperties, `${path} lets unknown fields in`).toBe(false);
        for (const [name, child] of Object.entries(schema.properties)) {
          expect(child.description ?? child.$ref, `${path}.${name} has no description`).toBeTruthy();
          walk(child, `${path}.${name}`);
        }
      }
      if (schema.items) walk(schema.items, `${path}[]`);
      for (const [name, child] of Object.entries(schema.$defs ?? {})) walk(child, `${path}#${name}`);
    };
    const schema = readSchema(root, kind);
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: expect.any(String),
    });
    walk(schema, kind);
  });

  test("grants and ceilings are made of the same statements", () => {
    expect(readSchema(root, "grant").$defs?.statement).toEqual(readSchema(root, "target").$defs?.statement);
  });
});

describe("the types in src/core", () => {
  // Below the repository, so that the compiler finds its own configuration and the sources.
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(root, "test/core/.types-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const nouns = { grant: "Grant", target: "Target", configuration: "Configuration" } as const;

  /** Asks the compiler whether these schemas and the nouns agree; returns what it says against it. */
  function judge(schemas: Readonly<Record<keyof typeof nouns, Schema>>): string {
    const checks = kinds.map((kind) => {
      const noun = `import("../../../src/core/${kind}.ts").${nouns[kind]}`;
      return `export const ${kind}: Same<${typeText(schemas[kind], schemas[kind])}, ${noun}> = true;`;
    });
    const file = join(folder, "agreement.ts");
    writeFileSync(file, [`import type { Same } from "../types.ts";`, ...checks].join("\n"));
    const options =
      "--noEmit --ignoreConfig --strict --exactOptionalPropertyTypes --allowImportingTsExtensions --skipLibCheck";
    const flags = [...options.split(" "), "--module", "nodenext", "--target", "es2023", "--types", "node"];
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, ...flags, file], {
      cwd: root,
      encoding: "utf8",
    });
    return status === 0 ? "" : `${stdout}${stderr}`;
  }

  const schemas = {
    grant: readSchema(root, "grant"),
    target: readSchema(root, "target"),
    configuration: readSchema(root, "configuration"),
  };

  /** The target's schema with one of its fields replaced. */
  function targetWith(name: string, field: Schema, required = schemas.target.required ?? []): typeof schemas {
    const properties = { ...schemas.target.properties, [name]: field };
    return { ...schemas, target: { ...schemas.target, required, properties } };
  }

  test("agree with the schemas, and a schema that says anything else is refused", () => {
    expect(judge(schemas)).toBe("");
    const required = schemas.target.required ?? [];
    const wrong = [
      targetWith("tier", { enum: ["development", "production"] }),
      targetWith("dispatch", { type: "string" }),
      targetWith("ends", { enum: ["release", "window"] }),
      targetWith(
        "account",
        schemas.target.properties?.account as Schema,
        required.filter((name) => name !== "account"),
      ),
      targetWith("extra", { type: "string" }),
    ];
    for (const each of wrong) expect(judge(each)).toContain("Type 'true' is not assignable to type 'false'");
  });
});
