import { type Anchor, anchorTampering, headIn } from "../core/anchors.ts";
import type { Binding } from "../core/binding.ts";
import { lineDigest } from "../core/chain.ts";
import { Fault } from "../core/fault.ts";
import { readConfiguration } from "../core/parse.ts";
import { configurationPath } from "../core/paths.ts";
import type { Tampering } from "../core/tampering.ts";
import type { Instant } from "../core/time.ts";
import type { LedgerState, LoggedCommit, Provider, Repository } from "../ports.ts";
import { once } from "./remember.ts";
import { standingBranch } from "./revert.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/*
 * Heads of the ledger that stand outside of it: in the commits that take ended grants off the default branch, and in the tag
 * of every role. A head vouches for every line before it, so that the newest of each is enough before anything opens.
 */

type Asked = Pick<World, "repository" | "forge">;
type Tip = Pick<Snapshot, "commit" | "configuration">;

/** Bindings of one account whose tags are read before something opens there: a head vouches for all that was before it. */
const newestBindings = 3;

/** Every head that commits of the default branch carry for this ledger, oldest first. */
export async function commitAnchors(repository: Repository, tip: Tip): Promise<readonly Anchor[]> {
  const anchors: Anchor[] = [];
  for await (const anchor of newestFirst(repository, tip)) anchors.unshift(anchor);
  return anchors;
}

/** Only a commit that takes grant files away and does nothing else is asked: any other message may say what its author likes. */
async function* newestFirst(repository: Repository, { commit: tip, configuration }: Tip): AsyncGenerator<Anchor> {
  const removals = new Set(
    (await repository.changes(tip, "grants")).filter(({ status }) => status === "deleted").map(({ commit }) => commit),
  );
  const carrying = (await repository.log(tip, "grants")).filter(
    ({ commit, message }) => removals.has(commit) && headIn(message) !== undefined,
  );
  if (carrying.length === 0) return;
  const since = await ledgerBegan(repository, { commit: tip, configuration });
  for (const one of carrying) {
    if (one.at < since) return;
    if (await onlyRemoves(repository, one))
      yield { by: "commit", name: one.commit, head: headIn(one.message)!, at: one.at };
  }
}

async function onlyRemoves(repository: Repository, { commit }: LoggedCommit): Promise<boolean> {
  const changes = await repository.changedBy(commit);
  return changes.every(({ path, status }) => status === "deleted" && path.startsWith("grants/"));
}

/** When `sallyport.yaml` began to name this ledger: what was anchored before is another one's. */
export async function ledgerBegan(repository: Repository, { commit: tip, configuration }: Tip): Promise<Instant> {
  const { ledger } = configuration;
  const changes = (await repository.changes(tip, configurationPath)).filter(({ status }) => status !== "deleted");
  if (changes.length < 2) return 0;
  const blobs = await repository.blobs(changes.map(({ blob }) => blob));
  const named = (blob: string) => readConfiguration(configurationPath, blobs.get(blob)!).value?.ledger;
  const other = changes.findIndex(({ blob }) => ![ledger, undefined].includes(named(blob)));
  // The newest change may be another's too, while sallyport.yaml is broken: then nothing can be told apart.
  if (other < 1) return 0;
  const { commit } = changes[other - 1]!;
  return (await repository.log(tip, configurationPath)).find((one) => one.commit === commit)?.at ?? 0;
}

/** The head that each of these bindings was decided on, as its tag says. A lost tag is no anchor: whoever may take it off could take the role away. */
export async function roleAnchors(
  providers: ReadonlyMap<string, Provider>,
  bindings: readonly Binding[],
  since: Instant,
): Promise<{
  readonly anchors: readonly Anchor[];
  readonly faults: readonly { readonly resource: string; readonly fault: Fault }[];
}> {
  const anchors: Anchor[] = [];
  const faults: { resource: string; fault: Fault }[] = [];
  const asked = bindings.filter(({ state, createdAt }) => state !== "unexplained" && createdAt >= since);
  const queue = asked.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const binding of queue) {
        const { account, resource, createdAt, mark } = binding;
        try {
          const head = await providers.get(account)?.anchor?.(binding);
          if (head !== undefined && head !== "")
            anchors.push({ by: "role", name: resource, head, at: createdAt, mark });
        } catch (cause) {
          if (!(cause instanceof Fault)) throw cause;
          faults.push({ resource, fault: cause });
        }
      }
    }),
  );
  return { anchors, faults };
}

/** GitHub is asked of so many commits at once: a ledger that was rewritten whole contradicts every one of them. */
const mostAsked = 20;

/**
 * Leaves out what was not the record job's to say: a commit that came by a person's pull request carries that person's words,
 * and whoever may merge could otherwise say of a whole ledger that it is not.
 */
export async function disown(
  forge: Asked["forge"],
  anchors: readonly Anchor[],
  lines: LedgerState["lines"],
): Promise<{ readonly anchors: readonly Anchor[]; readonly found: readonly Tampering[] }> {
  const ours = once(
    (anchor: Anchor) => isOurs(forge, anchor),
    ({ name }) => name,
  );
  let left = anchors;
  for (;;) {
    const found = anchorTampering(left, lines);
    const commits = found.flatMap((one) => one.anchors).filter(({ by }) => by === "commit");
    const judged = await Promise.all(
      commits.slice(0, mostAsked).map(async (anchor) => ({ anchor, counts: await ours(anchor) })),
    );
    const foreign = new Set(judged.filter(({ counts }) => !counts).map(({ anchor }) => anchor));
    if (foreign.size === 0) return { anchors: left, found };
    left = left.filter((anchor) => !foreign.has(anchor));
  }
}

/** Who every workflow's own token is. Any writer has one, and the record job's App is another: https://github.com/apps/github-actions */
const everyWorkflow = 41898282;

/** The record job commits past the rules, or by its own standing pull request where it may not. */
async function isOurs(forge: Asked["forge"], { name }: Anchor): Promise<boolean> {
  const by = await forge.mergedAs(name);
  if (by?.mergedAt === undefined) return true;
  const { author, head } = by;
  return author.kind === "bot" && author.id !== everyWorkflow && head.ref.startsWith(standingBranch);
}

/** Whether the ledger that was read is the one that was anchored, asked before something is opened in an account. */
export interface Anchorage {
  /** Fault `ledger.unanchored`; those of repository, forge and provider. */
  mustHold(account: string): Promise<void>;
  /** Fault `ledger.unanchored` when what is read later does not go on from what was read first. */
  mustGoOn(lines: LedgerState["lines"]): void;
}

/** Each is asked once in a run: the newest commit for all accounts, the newest roles of each account for that account alone. */
export function anchorageOf(
  world: Asked & Pick<World, "ledger">,
  about: {
    readonly snapshot: Tip;
    readonly lines: LedgerState["lines"];
    readonly bindings: readonly Binding[];
    readonly providers: ReadonlyMap<string, Provider>;
  },
): Anchorage {
  const { snapshot, lines, bindings, providers } = about;
  const byCommits = once(
    () => newestCounting(world, snapshot, lines),
    () => "",
  );
  const byRoles = once(
    async (account: string) => {
      const here = bindings.filter((binding) => binding.account === account);
      const newest = here.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, newestBindings);
      const { anchors, faults } = await roleAnchors(providers, newest, await ledgerBegan(world.repository, snapshot));
      if (faults[0]) throw faults[0].fault;
      // A role that another run opened meanwhile knows more of the ledger than was read here.
      return anchorTampering(anchors, lines)[0] && anchorTampering(anchors, (await world.ledger.read()).lines)[0];
    },
    (account) => account,
  );
  return {
    async mustHold(account) {
      const found = (await byCommits()) ?? (await byRoles(account));
      if (found === undefined) return;
      throw unanchored(`${found.code}: ${found.says}`);
    },
    mustGoOn(now) {
      const last = lines.at(-1);
      const there = now[lines.length - 1];
      if (last === undefined || (there && lineDigest(there) === lineDigest(last))) return;
      throw unanchored("what was its last line is not there any more");
    },
  };
}

function unanchored(why: string): Fault {
  return new Fault(
    "ledger.unanchored",
    `this is not the ledger that was anchored (${why}): nothing is opened; run audit, find out who changed the ledger branch, and put its last whole state back`,
  );
}

/** What the newest commit that carries a head, and is the record job's, has against the ledger. Nobody else's word hides it. */
async function newestCounting(world: Asked, tip: Tip, lines: LedgerState["lines"]): Promise<Tampering | undefined> {
  for await (const anchor of newestFirst(world.repository, tip))
    if (await isOurs(world.forge, anchor)) return anchorTampering([anchor], lines)[0];
  return undefined;
}
