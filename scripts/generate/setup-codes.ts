/** Like codes.ts, for what `init` finds before there is an installation, and `doctor` in one that runs. */
export const setupCodes: { readonly [code: string]: readonly [means: string, mend: string] } = {
  "init.exists": [
    "A file that init would write is there already, with other content.",
    "Move it away, or give `--force` to have it overwritten.",
  ],
  "init.target": ["The name of the first target cannot be used.", "Use a-z, 0-9 and `-`, at most 32."],
  "init.workflow": ["The consumer's workflow is no workflow file.", "Name a `.yml` below `.github/workflows/`."],
  "init.job": ["The consumer's job cannot be a key in a workflow.", "Use letters, digits, `-` and `_`."],
  "init.run": [
    "The job's command holds an expression or a line break.",
    "Put it into a script of that repository, and name the script.",
  ],
  "init.controller": [
    "The controller's repository is of another owner than the access repository, and would be handed no environment's secrets.",
    "Keep both in one organization.",
  ],
};
