import { execFileSync } from "node:child_process";

/** The trailers of a commit message, as git itself reads them: https://git-scm.com/docs/git-interpret-trailers */
export function trailers(message: string): readonly string[] {
  const read = execFileSync("git", ["interpret-trailers", "--parse", "--no-divider"], {
    input: message,
    encoding: "utf8",
  });
  return read.split("\n").filter(Boolean);
}
