/*
 * What is bundled. Minting and giving back are in the first file, since each file more costs a job a millisecond at every
 * start; everything else is loaded when it is entered, and only then: a job that mints never pays for the policy engine.
 */

export { main } from "./main.ts";
export { post } from "./post.ts";

export async function cli(): Promise<void> {
  return (await import("./cli.ts")).cli();
}

/** What an SDK starts for fresh keys in a long job. */
export async function credentials(...about: Parameters<typeof import("./credentials.ts").credentials>): Promise<void> {
  return (await import("./credentials.ts")).credentials(...about);
}

/** The thread that checks policies while the terminal reads the other files. */
export async function policy(): Promise<void> {
  await import("./policy/thread.ts");
}
