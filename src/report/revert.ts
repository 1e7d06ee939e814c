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
      ? `approved by ${story.approvers.map(quiet).join(", ")}`
      : "approved by nobody on record";
  const life = story.from && story.until ? lifeLines(story, story.from, story.until) : unopened(story);
  return [`${plain(name(story))}: ${quiet(story.ended)}.`, `- ${asked}, ${approvers}`, ...life].join("\n");
}

function lifeLines({ runs, provenDeadAt }: Story, from: string, until: string): string[] {
  const dead = provenDeadAt === undefined ? "death not proven yet" : `proven dead at ${plain(provenDeadAt)}`;
  return [`- window ${plain(from)} to ${plain(until)}`, ...runLines(runs), `- ${dead}`];
}

function unopened({ runs = [] }: Story): string[] {
  return ["- never opened", ...(runs.length > 0 ? runLines(runs) : [])];
}

/** Text for a commit: nobody is mentioned by history. */
function quiet(text: string): string {
  return plain(text).replace(/(?<!\w)@(?=\w)/g, "");
}

function runLines(runs: Story["runs"]): string[] {
  if (runs === undefined) return ["- use: the cloud's log has not told yet"];
  if (runs.length === 0) return ["- never used"];
  return ["- used by (recorded, not proven):", ...runs.map((run) => `  ${quiet(run)}`)];
}
