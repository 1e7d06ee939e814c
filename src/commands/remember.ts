import type { World } from "./world.ts";

/** The same question is asked once: later callers get the first one's answer, or its fault. */
export function once<Args extends readonly unknown[], Answer>(
  ask: (...args: Args) => Promise<Answer>,
  key: (...args: Args) => string,
): (...args: Args) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...args) => {
    const name = key(...args);
    const known = answers.get(name) ?? ask(...args);
    answers.set(name, known);
    return known;
  };
}

/** A world that remembers, for one run, what was said of a commit, a path or a person: twenty grants of one commit ask once. */
export function remembering(world: World): World {
  const { forge, repository } = world;
  return {
    ...world,
    reader: once(
      async (name) => {
        const theirs = await world.reader(name);
        return theirs && { ...theirs, subjectFacts: once(theirs.subjectFacts, (job) => JSON.stringify(job)) };
      },
      (name) => name,
    ),
    forge: {
      ...forge,
      mergedAs: once(forge.mergedAs, (commit, about) => `${commit}${about?.fresh === true ? " fresh" : ""}`),
      blobsAt: once(forge.blobsAt, (path, commits) => JSON.stringify([path, ...commits])),
      actor: once(forge.actor, (login) => login),
      membership: once(forge.membership, ({ organization, slug }, { id }) => `${organization}/${slug}/${id}`),
      teamMayOwn: once(forge.teamMayOwn, ({ organization, slug }) => `${organization}/${slug}`),
    },
    repository: { ...repository, changedBy: once(repository.changedBy, (commit) => commit) },
  };
}
