/** Git, run beside the sandbox's servers: never in their way, and without this machine's configuration. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

export interface GitOptions {
  readonly cwd?: string;
  readonly home?: string;
}

/** Standard output of a git command; throws with git's own words. */
export async function git(args: readonly string[], { cwd, home }: GitOptions = {}): Promise<string> {
  try {
    const { stdout } = await execute("git", args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: {
        PATH: process.env.PATH ?? "/usr/bin:/bin",
        HOME: home ?? "/nonexistent",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
        LC_ALL: "C",
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(
      `git ${args.find((arg) => /^[a-z-]+$/.test(arg) && !arg.startsWith("-"))} failed: ${stderr?.trim() || error}`,
    );
  }
}

/** The text of one file of a bare repository; undefined when it is not there. */
export async function fileAt(repository: string, commit: string, path: string): Promise<string | undefined> {
  try {
    return await git(["--git-dir", repository, "show", `${commit}:${path}`]);
  } catch {
    return undefined;
  }
}
