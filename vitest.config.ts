import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/moto.ts"],
    setupFiles: ["test/seed.ts"],
    exclude: ["test/conformance/node_modules/**"],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    pool: "forks",
    maxWorkers: 2,
    reporters: ["default", "./test/summary.ts"],
  },
});
