/** Options that several commands take. */

export interface Option {
  /** Without the dashes. */
  readonly name: string;
  /** What stands behind it in help; absent: a switch. */
  readonly value?: string;
  /** May be given more than once. */
  readonly many?: boolean;
  /** For the sandbox alone: taken by the command, and told once for all in the overview. */
  readonly sandbox?: boolean;
  readonly says: string;
}

export const githubApi: readonly Option[] = [
  {
    name: "github-api-url",
    value: "URL",
    sandbox: true,
    says: "the sandbox's GitHub API; accepted for this machine alone",
  },
];
export const sandbox: readonly Option[] = [
  ...githubApi,
  {
    name: "aws-endpoint",
    value: "URL",
    sandbox: true,
    says: "the sandbox's AWS; accepted for this machine alone",
  },
];
export const csv: readonly Option[] = [
  { name: "csv", says: "print comma-separated values instead of text, safe to open in a spreadsheet" },
];
export const grant: readonly Option[] = [
  { name: "grant", value: "ID", says: "only this grant: its id, or <target>/<id>" },
];
