import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Run after `npm ci --prefix test/conformance`: `npx vitest run --config test/conformance/vitest.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["test/conformance/*.conformance.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
