import type { Readers, Story } from "../core/report.ts";
import { block, code, prose } from "./inert.ts";
import { forReaders } from "./readers.ts";
import { name } from "./words.ts";

/** A story with what only its own pull request is told. */
export interface LeaseStory extends Story {
  readonly reference?: string;
  /** Why it was not opened. */
  readonly refused?: string;
  /** Why it could not be ended, as long as it was not. */
  readonly unended?: string;
  /** Full name of what stands in the cloud. */
  readonly resource?: string;
}

/**
 * The comment under a merged pull request: what opened, until when, and the lease reference its job needs. The marker comes
 * first, so that the comment is found again and rewritten in place.
 */
export function leaseMarkdown(marker: string, stories: readonly LeaseStory[], readers?: Readers): string {
  const title = "### Sallyport: leases of this pull request";
  const text = [marker, title, ...stories.map((story) => storyMarkdown(story, readers))].join("\n\n");
  return forReaders(text, readers);
}

function storyMarkdown(story: LeaseStory, readers: Readers | undefined): string {
  const title = `#### ${code(name(story))}`;
  if (story.refused !== undefined && story.event === "") return `${title}\n\n**Not opened**: ${prose(story.refused)}.`;
  const window = story.from && story.until ? `from ${code(story.from)} until ${code(story.until)}` : undefined;
  const role = story.resource === undefined ? [] : [`It stands in the cloud as ${code(story.resource)}.`];
  if (story.unended !== undefined) return [title, unendedMarkdown(story, story.unended), ...role].join("\n\n");
  if (story.event !== "") return [title, endedMarkdown(story, window), ...role].join("\n\n");
  return [
    title,
    `**Open** ${window ?? "as the grant says"}, for exactly the job that the grant names. It ends by itself.`,
    ...role,
    ...referenceMarkdown(story, readers),
  ].join("\n\n");
}

/** The reference opens nothing, and names the account: where everybody can read, it is left to those who ask for it. */
function referenceMarkdown({ reference = "", ...story }: LeaseStory, readers: Readers | undefined): string[] {
  if (readers !== "members")
    return [
      `The job was started with its lease reference where apply may start it. Otherwise \`sallyport status\` with ${code(name(story))} in a clone prints it: it names the account, and everybody can read this page.`,
    ];
  return [
    "Lease reference, for the workflow's `lease` input. It is no secret: it opens nothing by itself.",
    block(reference),
  ];
}

/** Somebody or something wanted its end: that it has ended is said only of what was shut. */
function unendedMarkdown({ until }: Story, why: string): string {
  const itself = until === undefined ? "Nothing else ends it: look at it now." : `It ends by itself at ${code(until)}.`;
  return `**Not ended yet**: it could not be ended (${prose(why)}). Every run tries again. ${itself}`;
}

/** The window is what was allowed; how much of it a job used, the audit tells. */
function endedMarkdown({ ended, provenDeadAt }: Story, window: string | undefined): string {
  const why = `**Ended**: ${prose(ended)}.`;
  if (window === undefined) return `${why} It was never open.`;
  const proof = provenDeadAt === undefined ? "Its death is not proven yet." : `Proven dead at ${code(provenDeadAt)}.`;
  return `${why} Its window was ${window}. ${proof}`;
}
