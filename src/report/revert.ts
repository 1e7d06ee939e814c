import type { Story } from "../core/report.ts";
import { block } from "./inert.ts";
import { count } from "./plain.ts";
import { quiet, quietRun } from "./quiet.ts";
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
      ? `Revert ended grant ${quiet(name(first))}`
      : `Revert ${count(stories.length, "ended grant")}`;
  const trailers = [
    ...stories.flatMap((story) => [`Grant: ${quiet(name(story))}`, `Event: ${quiet(story.event)}`]),
    `Ledger: ${ledger === "" ? "empty" : quiet(ledger)}`,
  ];
  return `${[subject, ...stories.map(storyText), trailers.join("\n")].join("\n\n")}\n`;
}

/** The same as a pull request, where the default branch may not be written. A body is Markdown, a commit message is not. */
export function revertPullRequest(message: string): { readonly title: string; readonly body: string } {
  const [title = "", ...rest] = message.split("\n");
  const why =
    "Sallyport may not write to the default branch, so this pull request takes the ended grants off it. Merge it: their access is over, and nothing else is in here.";
  return { title, body: `${why}\n\n${block(rest.join("\n").trim())}` };
}

function storyText(story: Story): string {
  const asked = story.pullRequest === undefined ? "no pull request is known" : `pull request #${story.pullRequest}`;
  const approvers =
    story.approvers.length > 0
      ? `approved by ${story.approvers.map(quiet).join(", ")}`
      : "approved by nobody on record";
  const life = story.from && story.until ? lifeLines(story, story.from, story.until) : unopened(story);
  return [`${quiet(name(story))}: ${quiet(story.ended)}.`, `- ${asked}, ${approvers}`, ...life].join("\n");
}

function lifeLines({ runs, provenDeadAt }: Story, from: string, until: string): string[] {
  const dead = provenDeadAt === undefined ? "death not proven yet" : `proven dead at ${quiet(provenDeadAt)}`;
  return [`- window ${quiet(from)} to ${quiet(until)}`, ...runLines(runs), `- ${dead}`];
}

function unopened({ runs = [] }: Story): string[] {
  return ["- never opened", ...(runs.length > 0 ? runLines(runs) : [])];
}

function runLines(runs: Story["runs"]): string[] {
  if (runs === undefined) return ["- use: the cloud's log has not told yet"];
  if (runs.length === 0) return ["- never used"];
  return ["- used by (recorded, not proven):", ...runs.map((run) => `  ${quietRun(run)}`)];
}
