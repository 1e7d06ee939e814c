/** Something about a live installation that is not as it must be. */
export interface Ailment {
  /** `doctor.…`, documented in docs/findings.md. */
  readonly code: string;
  /** What it is about: a branch, an environment, an App, a role. */
  readonly where: string;
  /** What was seen there. */
  readonly seen: string;
  /** The command or the page that mends it. */
  readonly fix: string;
}

/** Something that could not be looked at, which is no proof that it is well. */
export interface Unseen {
  readonly where: string;
  /** Why not, and which permission it takes. */
  readonly why: string;
}

/** What one look came to. */
export interface Examination {
  readonly ailments: readonly Ailment[];
  readonly unseen: readonly Unseen[];
}
