/** One statement of what may be done: every one of `actions` on every one of `resources`, when all `conditions` hold. */
export interface Statement {
  /** Provider actions, IAM wildcards allowed where the ceiling and policy allow them: `dynamodb:GetItem`. */
  readonly actions: readonly string[];
  /** Provider resources: full ARNs, IAM wildcards likewise. */
  readonly resources: readonly string[];
  /** IAM condition block: operator → key → value or values. */
  readonly conditions?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
}

/** What a grant asks for, and what a ceiling allows. */
export type Access = readonly Statement[];
