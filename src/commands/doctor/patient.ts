import type { Configuration } from "../../core/configuration.ts";
import type { SettingsFacts } from "../../core/settings.ts";
import type { NamedTarget } from "../../core/target.ts";
import type { Instant } from "../../core/time.ts";

/** A live installation as it was read: the default branch, and what GitHub says of its settings. */
export interface Patient {
  readonly configuration: Configuration;
  readonly targets: ReadonlyMap<string, NamedTarget>;
  /** Every path at the default branch's tip. */
  readonly paths: readonly string[];
  /** The texts of workflows, CODEOWNERS and bootstrap templates. */
  readonly texts: ReadonlyMap<string, string>;
  readonly settings: SettingsFacts;
  readonly at: Instant;
}
