/**
 * A fault is about the world (a network, a service, a repository), never about a person's file.
 * Any exception that is not a Fault is a bug and keeps its stack.
 */
export class Fault extends Error {
  /** Stable, lower-case, dotted: `github.unauthorized`. */
  readonly code: string;
  /** True when trying again later, unchanged, may succeed. */
  readonly retryable: boolean;

  constructor(
    code: string,
    message: string,
    { retryable = false, cause }: { readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "Fault";
    this.code = code;
    this.retryable = retryable;
  }
}
