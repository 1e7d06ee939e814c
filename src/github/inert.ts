import { unseen } from "../core/text.ts";

/**
 * Makes any text one line that the runner prints and does not obey.
 * `::command::` counts at the start of a line after white space, `##[command]` anywhere:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
 */
export function inert(text: string): string {
  return text
    .replace(unseen, escapeCharacter)
    .replace(/^(\s*):(?=:)/, "$1: ")
    .replace(/##(?=\[)/g, "# #");
}

function escapeCharacter(character: string): string {
  if (character === "\t") return " ";
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  return `\\u{${character.codePointAt(0)!.toString(16).padStart(4, "0")}}`;
}

/** The value of a workflow command: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md and commands.md */
export function commandValue(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property of a workflow command: as a value, and free of its separators. */
export function commandProperty(text: string): string {
  return commandValue(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
