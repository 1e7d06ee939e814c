/** The keepers of IAM's state that are there: the same tests run over each. */
import { spawnSync } from "node:child_process";

const motoIsThere = spawnSync("moto_server", ["--help"]).status === 0;
// Set where moto is meant to be there, so that a broken installation cannot pass for none.
if (process.env.REQUIRE_MOTO === "1" && !motoIsThere) {
  throw new Error("REQUIRE_MOTO is set and moto_server does not run: install moto[server]");
}

export const states: readonly ("memory" | "moto")[] = motoIsThere ? ["memory", "moto"] : ["memory"];
