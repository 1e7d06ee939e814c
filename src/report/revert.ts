import type { Story } from "../core/report.ts";
import { count, plain } from "./plain.ts";
import { name } from "./words.ts";

/**
 * The message of the commit that takes ended grants off the default branch: what each was, who approved it, who used it
 * and when it was proven dead; then one `Grant:` and one `Event:` trailer for each, and the ledger's head.
 * Logins stand without `@`, so that nobody is notified by history.
 */
export function revertMessage({
  stories,
  ledger,
}: {
  readonly stories: readonly Story[];
  readonly ledger: string;
}): string {
  const [first] = stories;
  const subject =
    stories.length === 1 && first
      ? `Revert ended grant ${plain(name(first))}`
      : `Revert ${count(stories.length, "ended grant")}`;
  const trailers = [
    ...stories.flatMap((story) => [`Grant: ${plain(name(story))}`, `Event: ${plain(story.event)}`]),
    `Ledger: ${ledger === "" ? "empty" : plain(ledger)}`,
  ];
  return `${[subject, ...stories.map(storyText), trailers.join("\n")].join("\n\n")}\n`;
}

function storyText(story: Story): string {
  const asked = story.pullRequest === undefined ? "no pull request is known" : `pull request #${story.pullRequest}`;
  const approvers =
    story.approvers.length > 0
      ? `approved by ${story.approvers.map(plain).join(", ")}`
      : "approved by nobody on record";
  const window =
    story.from && story.until ? `open from ${plain(story.from)} until ${plain(story.until)}` : "never opened";
  return [
    `${plain(name(story))}: ${plain(story.ended)}.`,
    `- ${asked}, ${approvers}`,
    `- ${window}`,
    ...runLines(story.runs),
    `- ${story.provenDeadAt === undefined ? "death not proven yet" : `proven dead at ${plain(story.provenDeadAt)}`}`,
  ].join("\n");
}

function runLines(runs: Story["runs"]): string[] {
  if (runs === undefined) return ["- use: the cloud's log has not told yet"];
  if (runs.length === 0) return ["- never used"];
  return ["- used by (recorded, not proven):", ...runs.map((run) => `  ${plain(run)}`)];
}
