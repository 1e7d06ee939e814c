import { type Command, commands, exitCodes, type Option } from "./catalogue.ts";

/** `sallyport --help`. */
export function overview(): string {
  return [
    "sallyport: just-in-time cloud access for CI jobs, opened by a reviewed pull request",
    "",
    "usage: sallyport <command> [options]",
    "",
    ...commands.filter(({ doors }) => doors.includes("terminal")).map(row),
    "",
    "in workflows only, as the command of the Action:",
    "",
    ...commands.filter(({ doors }) => !doors.includes("terminal")).map(row),
    "",
    "every command takes --help and --json; those that reach GitHub or a cloud also take --github-api-url URL and",
    "--aws-endpoint URL, to work in the sandbox on this machine",
    "",
    ...exitCodes.map(([code, means]) => `exit ${code}: ${means}`),
    "",
    "GitHub is reached with GITHUB_TOKEN or GH_TOKEN, a cloud with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY",
    "and AWS_SESSION_TOKEN. validate and simulate of files, policy test, bootstrap and attest need neither.",
  ].join("\n");
}

function row({ name, says }: Command): string {
  return `  ${name.padEnd(15)}${says}`;
}

/** `sallyport <command> --help`. */
export function commandHelp(command: Command): string {
  const { name, says, argument, options, no, more = [], doors } = command;
  if (!doors.includes("terminal")) return [says, "", `in workflows only: see action.yml, command: ${name}`].join("\n");
  const usage = `usage: sallyport ${name}${argument ? ` ${argument}` : ""} [options]`;
  const told = [...options.filter(({ sandbox }) => !sandbox), json];
  const width = Math.max(28, ...told.map((option) => spelled(option).length + 2));
  const rows = told.map((option) => `  ${spelled(option).padEnd(width)}${option.says}`);
  return [says, "", usage, "", ...rows, "", `exit 1: ${no}`, ...(more.length > 0 ? ["", ...more] : [])].join("\n");
}

const json: Option = {
  name: "json",
  says: "print JSON instead of text; a failure is { failure: { code, message, retryable } }",
};

function spelled({ name, value }: Option): string {
  return `--${name}${value ? ` ${value}` : ""}`;
}
