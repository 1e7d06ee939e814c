import { setFlagsFromString } from "node:v8";

/**
 * Loads Cedar, for callers that may never ask it: its engine is four megabytes of WebAssembly.
 * It is asked a handful of questions, so what V8 compiles first and fast is enough: the optimising compiler would take
 * longer than everything that it speeds up.
 */
export async function cedar(): Promise<typeof import("./cedar.ts")> {
  for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);
  return await import("./cedar.ts");
}
