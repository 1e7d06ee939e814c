/** `sallyport.yaml`: what is true of the whole installation. The contract is schemas/configuration.schema.json. */
export interface Configuration {
  readonly version: 1;
  /** Names this installation in role names and marks: `[a-z0-9-]`, at most 32. */
  readonly installation: string;
  /** The access repository: `owner/name`. */
  readonly repository: string;
  /** GitHub's numeric id of the access repository, as a string. */
  readonly repository_id: string;
  /** GitHub's numeric id of the access repository's owner, as a string. */
  readonly owner_id: string;
  /** The OIDC audience of this installation, and of no other: tokens for it are useless elsewhere. */
  readonly audience: string;
  /** The OIDC issuer, compared exactly. Default `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** The default branch of the access repository. Default `main`. */
  readonly branch: string;
  /** The branch that holds the ledger. Default `sallyport-ledger`. */
  readonly ledger: string;
  /** Hardened: `owner/name@<commit>`, whose reusable workflows hold the controller's jobs. Absent: the access repository's own. */
  readonly controller?: string;
  /** `@login`, `@organization/team` or `@name[bot]`: who may halt, and end any lease. Absent: admins of the access repository. */
  readonly revokers?: readonly string[];
  /** Ids of halts that are over, `halt-<number of the run>`. Default none. */
  readonly lifted: readonly string[];
  /** Names of the three control roles, the same in every account. */
  readonly roles: { readonly binder: string; readonly unbinder: string; readonly reader: string };
}
