/** moto's server as a child process on loopback. https://docs.getmoto.org/en/latest/docs/server_mode.html */
import { type ChildProcess, spawn } from "node:child_process";

export interface Moto {
  readonly url: string;
  stop(): Promise<void>;
}

/** How long moto may take until it answers. */
const patience = 180_000;

/** Starts it on a port of its choice; undefined when it is not installed. Throws when it does not come up. */
export async function startMoto(): Promise<Moto | undefined> {
  const child = spawn("moto_server", ["-H", "127.0.0.1", "-p", "0"], {
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await addressOf(child);
  if (url === undefined) return undefined;
  const atExit = () => child.kill("SIGKILL");
  process.on("exit", atExit);
  return {
    url,
    async stop() {
      process.off("exit", atExit);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((exit) => child.once("exit", exit));
      // It keeps nothing on disk, and asked politely it may wait for a client's open connection.
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Waits for the address that it prints once it listens. */
function addressOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((found, failed) => {
    let said = "";
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      failed(new Error(`moto_server did not listen within ${patience / 1000} seconds; it said: ${said}`));
    }, patience);
    child.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === "ENOENT") found(undefined);
      else failed(error);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      // A version manager's stand-in for a program that is not there ends as a shell would.
      if (code === 127) return found(undefined);
      failed(new Error(`moto_server ended with code ${code} before it listened; it said: ${said}`));
    });
    // Keeps reading afterwards: a full pipe would stop it.
    child.stderr?.on("data", (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString();
      const address = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      child.removeAllListeners("exit");
      found(address);
    });
  });
}
