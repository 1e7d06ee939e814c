import { defineConfig } from "vitest/config";
import { rooms } from "./rooms.ts";

const only = process.env.SALLYPORT_ROOM;

export default defineConfig({
  test: {
    root: process.cwd(),
    include: rooms.filter(({ name }) => only === undefined || only === name).flatMap(({ tests }) => tests),
    globalSetup: ["test/moto.ts"],
    setupFiles: ["test/mutation/setup.ts"],
    // What is slow because it is being measured says nothing.
    testNamePattern: /^(?!.*in 50 ms of work).*$/,
    testTimeout: 120_000,
    pool: "threads",
    isolate: false,
  },
});
