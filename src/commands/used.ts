import type { Objection } from "../core/finding.ts";

/** An id is used once, under any target, for ever: the objection to using it again. */
export function idUsed(id: string, commit: string): Objection {
  const message = `the id ${id} was used before, by commit ${commit.slice(0, 12)}`;
  return { code: "grant.id.used", pointer: [], message, fix: "give the file another name: an id is used once" };
}
