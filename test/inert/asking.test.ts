import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { grantFile, type RequestWorld, request, type Wish } from "../../src/commands/request.ts";
import { Fault } from "../../src/core/fault.ts";
import { cedarPolicy } from "../../src/policy/cedar.ts";
import { configuration, target } from "../aws/provider/example.ts";
import { facts } from "../policy/ask.ts";
import { at, shippedPolicies } from "../policy/shipped.ts";
import { commitDeeds, livelyParts } from "./consumers/github-text.ts";
import { githubShows } from "./consumers/markdown.ts";
import { terminalShows } from "./consumers/terminal.ts";
import { trailers } from "./consumers/trailers.ts";
import { corpus, hostile } from "./hostile.ts";

/* What a person asks for: it becomes a YAML file, a branch, a commit and a pull request. */

const wish: Wish = {
  target: target.name,
  id: "backfill-4211",
  repository: "acme/payments",
  workflow: ".github/workflows/backfill.yml",
  job: "backfill",
  ref: "refs/heads/main",
  environment: "production",
  actions: ["dynamodb:GetItem"],
  resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/ledger"],
  minutes: 30,
  change: "https://github.com/acme/payments/pull/812",
  reason: "Backfill the ledger.",
};

test("a value in a grant file is that value when YAML has read it, whatever it is", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const value = text.toWellFormed();
      const file = grantFile({
        ...wish,
        reason: value,
        change: value,
        job: value,
        ref: value,
        actions: [value, value],
      });
      expect(parse(file)).toMatchObject({
        reason: value,
        change: value,
        job: { name: value, ref: value, repository: wish.repository },
        access: [{ actions: [value, value], resources: wish.resources }],
      });
    }),
    { numRuns: 300 },
  );
});

test("what is pushed for a person acts as little as what it is made of, or nothing is pushed", async () => {
  const pushed: { readonly message: string; readonly title: string; readonly body: string }[] = [];
  let message = "";
  const world: RequestWorld = {
    configuration,
    targets: new Map([[target.name, target]]),
    provider: () => Promise.reject(new Fault("provider.unreachable", "asked only for its ceiling")),
    touched: async () => undefined,
    propose: async (proposal) => {
      message = proposal.message;
      return "pushed";
    },
    repository: configuration.repository,
    at: 0,
    limits: () => Promise.reject(new Fault("git.shallow", "counted on the pull request alone")),
    forge: {
      viewer: async () => ({ id: 101, login: "ana", kind: "user" }),
      repository: async () => ({
        id: Number(configuration.repository_id),
        ownerId: 1,
        defaultBranch: "main",
        private: true,
      }),
      openPullRequest: async ({ title, body }) => {
        pushed.push({ message, title, body });
        return { number: 1, url: "https://github.com/acme/access/pull/1" };
      },
    },
    progress: () => {},
  };
  const covering = { ...world, provider: async () => ({ covers: () => [] }) } as unknown as RequestWorld;
  for (const reason of corpus) {
    const answer = await request(covering, { ...wish, reason });
    expect(terminalShows(answer.text.replaceAll("\u001b", "")).lines.length).toBeGreaterThan(0);
  }
  expect(pushed.length).toBeGreaterThan(10);
  for (const { message: commit, title, body } of pushed) {
    expect(commitDeeds(commit)).toEqual([]);
    expect(trailers(commit)).toEqual([]);
    expect(livelyParts(commit).filter((part) => /^(mention|reference|address)/.test(part))).toEqual([]);
    expect(title).toBe(`Grant ${wish.target}/${wish.id}`);
    expect(githubShows(body)).toMatchObject({ lively: [], elements: ["p", "p"], comments: [] });
  }
});

test("a hostile text among the facts is a text to Cedar: the shipped rules decide as over any other", () => {
  const policy = cedarPolicy(shippedPolicies(), at);
  const rules = (text: string) => {
    const { repository, workflow, ref, environment, change, ...grant } = facts.grant;
    const said = { repository: text, workflow: text, ref: text, environment: text, change: `https://${text}` };
    const requester = { ...facts.requester, login: text };
    const { allowed, reasons } = policy.decide({ ...facts, requester, grant: { ...grant, ...said } });
    expect([repository, workflow, ref, environment, change]).not.toContain(text);
    return { allowed, reasons: reasons.map(({ rule, effect }) => `${effect} ${rule}`) };
  };
  const calm = rules("calm");
  expect(calm.reasons.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(hostile, (text) => {
      expect(rules(text.toWellFormed())).toEqual(calm);
    }),
    { numRuns: 60 },
  );
});
