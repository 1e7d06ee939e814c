import { defineConfig } from "vitest/config";
import { rooms } from "./rooms.ts";

const only = process.env.SALLYPORT_ROOM;

export default defineConfig({
  test: {
    root: process.cwd(),
    include: rooms.filter(({ name }) => only === undefined || only === name).flatMap(({ tests }) => tests),
    globalSetup: ["test/moto.ts"],
    testTimeout: 30_000,
    pool: "forks",
  },
});
