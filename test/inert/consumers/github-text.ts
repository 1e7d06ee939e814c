/**
 * What GitHub makes of words that stand outside code: in comments (https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls),
 * and in commit messages, which have no code and no Markdown.
 */

const kinds: Readonly<Record<string, RegExp>> = {
  mention: /(?<![\w`/])@[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-_]*)?/giu,
  reference: /(?<![\w&])(?:[\w.-]+(?:\/[\w.-]+)?)?#\d+\b|\bGH-\d+\b/giu,
  // A repository's own autolinks: any prefix of letters before a number.
  "autolink reference": /\b[a-z]{2,}-\d+\b/giu,
  commit: /(?<![\w-])(?=[0-9a-f]*\d)[0-9a-f]{7,40}(?![\w-])/giu,
  address: /\b(?:https?|ftp):\/\/\S|\b(?:mailto|xmpp):\S|\bwww\.[^\s.]|[\w.+-]+@[\w-]+\.[\w.-]*\w/giu,
  emoji: /:(?!\d\d:)[a-z0-9_+-]+:/giu,
  mathematics: /\$[^\s$][^$]*\$|\$`/gu,
  alert: /\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gu,
};

/** Everything in a text that GitHub would act on, as `kind: text`. */
export function livelyParts(text: string): readonly string[] {
  return Object.entries(kinds).flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), ([part]) => `${kind}: ${part}`),
  );
}

/**
 * What a commit message makes GitHub do: close issues, skip workflows, name co-authors.
 * https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 * https://docs.github.com/en/actions/how-tos/manage-workflow-runs/skip-workflow-runs
 * https://docs.github.com/en/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/creating-a-commit-with-multiple-authors
 */
export function commitDeeds(message: string): readonly string[] {
  const deeds: Readonly<Record<string, RegExp>> = {
    closes:
      /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:[\w.-]+\/[\w.-]+)?(?:#|GH-|https?:\/\/\S+\/issues\/)\d+/giu,
    "skips workflows": /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]|^skip-checks:\s*true\s*$/gimu,
    "names an author": /^(?:co-authored-by|on-behalf-of|signed-off-by):/gimu,
  };
  return Object.entries(deeds).flatMap(([deed, pattern]) =>
    Array.from(message.matchAll(pattern), ([part]) => `${deed}: ${part}`),
  );
}
