/** What people get wrong about a live installation, each planted in the sandbox alone; doctor must find it, and nothing else. */
import { inAccount } from "./mistakes/account.ts";
import { inConsumer, inFiles } from "./mistakes/files.ts";
import { inRules } from "./mistakes/rules.ts";
import { inApps, inEnvironments, inRepository } from "./mistakes/settings.ts";

export const mistakes = [
  ...[...inRules, ...inRepository, ...inEnvironments, ...inApps, ...inFiles, ...inConsumer, ...inAccount],
];
