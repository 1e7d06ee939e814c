import { Fault } from "../../core/fault.ts";

/** `owner/name`, taken apart. */
export interface Slug {
  readonly owner: string;
  readonly name: string;
}

/** Takes `owner/name` apart; Fault `github.repository-name` for anything else. */
export function slugOf(repository: string): Slug {
  const [, owner, name] = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(repository) ?? [];
  if (owner === undefined || name === undefined || name === "." || name === "..") {
    throw new Fault("github.repository-name", `${repository} is not a repository; write it as owner/name`);
  }
  return { owner, name };
}
