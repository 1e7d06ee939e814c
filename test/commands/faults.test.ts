import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reconcile } from "../../src/commands/reconcile.ts";
import type { World } from "../../src/commands/world.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { Secret } from "../../src/core/secret.ts";
import { oneRepositoryToken } from "../../src/github/app.ts";
import { githubForge } from "../../src/github/forge.ts";
import { connect } from "../../src/http/send.ts";
import { type Spoil, spoils, startTampering } from "./tampering.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* Every request that a whole decision makes, spoiled in every way: never an allow. The list of requests is taken from a run. */

const root = join(import.meta.dirname, "../..");
const grant = "payments-production/asked";
let town: Town;
let github: Awaited<ReturnType<typeof startTampering>>;
let world: World;

/** A target that asks for all it can: named teams, requesters, two people. */
const target = `${readFileSync(join(root, "targets/payments-production.yaml"), "utf8")}approvals:
  people: 2
  from: ["@acme/payments-owners"]
requesters: ["@acme/askers"]
`;

beforeAll(async () => {
  town = await startTown({ files: { "targets/payments-production.yaml": target } });
  town.github.addTeam("acme", "askers", ["ana", "dana"]);
  await town.change({ "policies/note.txt": "reviewed\n" });
  await town.ask("asked", { text: `${grantText({})}for: dana\n` });
  github = await startTampering(town.github.apiUrl);
  world = quick(await town.worldAs("reader"));
});
afterAll(async () => {
  await github.stop();
  await town.stop();
});

/** The world as it is, but for GitHub's answers, which come by the tampering one and once, and for git's and the cloud's, which stay. */
function quick(real: World): World {
  const still = <Args extends readonly unknown[], Answer>(ask: (...args: Args) => Promise<Answer>) => {
    const known = new Map<string, Promise<Answer>>();
    return (...args: Args) => {
      const key = JSON.stringify(args, (_key, value) => (value instanceof Map ? [...value] : value));
      if (!known.has(key)) known.set(key, ask(...args));
      return known.get(key)!;
    };
  };
  const { repository } = real;
  return {
    ...real,
    ledger: { ...real.ledger, read: still(real.ledger.read) },
    policy: still(real.policy),
    // Every verb of git's: what it says does not change here. Whose repository it is, is no verb.
    repository: Object.fromEntries(
      Object.entries(repository).map(([verb, ask]) => [verb, typeof ask === "function" ? still(ask) : ask]),
    ) as unknown as World["repository"],
    provider: async (...about) => ({ ...(await real.provider(...about)), list: async () => [] }),
    forge: forge("acme/access", town.readerToken()),
    async reader(name) {
      const { send, close } = connect();
      const { id, privateKey } = town.readerApp;
      const about = { repository: name, api: new URL(github.url), send, clock: town.clock };
      const permissions = { actions: "read", contents: "read", metadata: "read" } as const;
      const token = await oneRepositoryToken({ id, key: new Secret(privateKey) }, { ...about, permissions });
      close();
      return token && forge(name, token.reveal());
    },
  };
}

/** Nothing is tried twice, and once answers are spoiled nobody waits long for one that never comes. */
const impatient = {
  ...{ tries: 1, budget: 0, wait: async () => {} },
  get timeout() {
    return github.spoiling() ? 150 : 10_000;
  },
};
const forge = (repository: string, token: string) =>
  githubForge({ token: new Secret(token), repository, apiUrl: github.url, patience: impatient });

const decide = async () => await reconcile(world, town.clock.now(), { may: new Set() });
const allows = (done: Reconciliation) => done.deeds.some((deed) => deed.do === "bind" && deed.grant === grant);

test("every request of a decision, spoiled in every way, allows nothing, and it is said what could not be read", async () => {
  const whole = await decide();
  expect([whole.refused, whole.faults, allows(whole)]).toEqual([[], [], true]);
  const kinds = [...github.kinds];
  const missing = asked.filter((part) => !kinds.some((kind) => kind.includes(part)));
  expect(missing).toEqual([]);
  const wrong: string[] = [];
  for (const kind of kinds)
    for (const spoil of spoils.filter((each) => applies(each, kind))) {
      github.spoil((each) => (each === kind ? spoil : undefined));
      const done = await decide();
      const why = done.refused.find((one) => one.grant === grant)?.why ?? "";
      const says = [why, ...done.faults.map(({ message }) => message)].join("; ");
      if (allows(done)) wrong.push(`${kind} ${spoil}: allowed`);
      if (!names(says)) wrong.push(`${kind} ${spoil}: ${says}`);
    }
  expect(wrong).toEqual([]);
});

/** What a decision must have read for this list to be worth anything; which requests read it is for the run to say. */
const asked = [
  ...["/pulls", "pullRequest", "/activity", "objects", "/teams/security", "/teams/askers", "/users/dana"],
  ...["/installation", "/branches/", "/rules/", "/environments/", "/deployment-branch-policies", "/oidc/customization"],
];

/** Whether a sentence says what it is about: whose team, which commit, which branch, which repository. */
function names(says: string): boolean {
  return /@|commit [0-9a-f]{12}|merged as [0-9a-f]{40}|pushes to|acme\/|pull request \d|grants\/|targets\/|the account dana|installation|did not answer/.test(
    says,
  );
}

/** GraphQL alone has errors beside data; an App's token is asked for by a sender that waits longer than a test can. */
function applies(spoil: Spoil, kind: string): boolean {
  if (String(spoil).startsWith("errors")) return kind.includes("graphql");
  return spoil !== "hang" || !/installation/.test(kind);
}
