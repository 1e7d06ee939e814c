/*
 * What is bundled. Everything behind these doors is loaded when it is entered, and only then: a job that mints never
 * pays for the policy engine.
 */

export async function main(): Promise<void> {
  return (await import("./main.ts")).main();
}

export async function post(): Promise<void> {
  return (await import("./post.ts")).post();
}

export async function cli(): Promise<void> {
  return (await import("./cli.ts")).cli();
}

/** The thread that checks policies while the terminal reads the other files. */
export async function policy(): Promise<void> {
  await import("./policy/thread.ts");
}
