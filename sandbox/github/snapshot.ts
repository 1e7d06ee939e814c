/** What may change on the sandbox's GitHub while jobs run, kept and put back. Objects of git stay: no ref leads to them then. */
import { zero } from "./git.ts";
import type { Pull, Repo, World } from "./state.ts";

/** Keeps everything that runs, pushes and comments change; the returned function puts it back, as often as it is called. */
export function snapshot(world: World): () => void {
  const repos = Array.from(world.repos.values(), keepRepo);
  const lists = [keepList(world.runs, (run) => ({ ...run, jobs: run.jobs.map((job) => ({ ...job })) }))];
  const events = keepList(world.events, (event) => event);
  const tokens = [...world.tokens];
  return () => {
    for (const putBack of [...repos, ...lists, events]) putBack();
    world.tokens.clear();
    for (const [name, token] of tokens) world.tokens.set(name, token);
  };
}

function keepRepo(repo: Repo): () => void {
  const lists = [keepList(repo.pulls, copyOfPull), keepList(repo.activity, (one) => one)];
  const refs = repo.git.refs("refs");
  const { known } = repo;
  const signed = [...repo.signed];
  return () => {
    for (const putBack of lists) putBack();
    const now = repo.git.refs("refs");
    const names = new Set([...refs.keys(), ...now.keys()]);
    repo.git.update(Array.from(names, (ref) => ({ ref, before: now.get(ref) ?? zero, after: refs.get(ref) ?? zero })));
    repo.known = known;
    repo.signed.clear();
    for (const commit of signed) repo.signed.add(commit);
  };
}

function keepList<Item>(list: Item[], copy: (item: Item) => Item): () => void {
  const kept = list.map(copy);
  return () => {
    list.splice(0, list.length, ...kept.map(copy));
  };
}

function copyOfPull(pull: Pull): Pull {
  return {
    ...pull,
    head: { ...pull.head },
    base: { ...pull.base },
    reviews: pull.reviews.map((review) => ({ ...review })),
    comments: pull.comments.map((comment) => ({ ...comment })),
  };
}
