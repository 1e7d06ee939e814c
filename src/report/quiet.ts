import { plain } from "./plain.ts";

/**
 * Text for a commit message, which has no code to put a value into: nobody is notified, no issue is linked or closed, no
 * address is one to click on, and no workflow is skipped by what somebody wrote into a file.
 * https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 * https://docs.github.com/en/actions/how-tos/manage-workflow-runs/skip-workflow-runs
 */
export function quiet(text: string): string {
  return plain(text.trim())
    .replace(/(\w)@(?=\w)/g, "$1 at ")
    .replace(/@(?=\w)/g, "")
    .replace(/#(?=\d)/g, "no. ")
    .replace(/\bGH-(?=\d)/gi, "GH ")
    .replace(/:(?=\/\/)/g, ": ")
    .replace(/\b(mailto|xmpp):/gi, "$1 ")
    .replace(/\bwww\.(?=\S)/gi, "www ")
    .replace(/\[(?=(?:skip|no|ci|actions)\b)/gi, "(")
    .replace(/\b(skip-checks|co-authored-by|on-behalf-of|signed-off-by):/gi, "$1 ");
}

/** An address of a run on GitHub as it is; any other text, quiet. */
export function quietRun(text: string): string {
  return /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+\/attempts\/\d+$/.test(text) ? text : quiet(text);
}
