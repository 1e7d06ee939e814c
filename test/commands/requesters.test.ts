import { describe, expect, test } from "vitest";
import { eligibilityOf } from "../../src/commands/requesters.ts";
import type { Actor } from "../../src/core/decision.ts";
import { target as example } from "../aws/provider/example.ts";

/* Who may ask: everybody who is named as asking, by numeric id; what cannot be read counts as no. */

const accounts: readonly Actor[] = [
  { id: 101, login: "ana", kind: "user" },
  { id: 102, login: "ben", kind: "user" },
  { id: 106, login: "mallory", kind: "user" },
  { id: 900, login: "acme-agent[bot]", kind: "bot" },
  { id: 901, login: "ana[bot]", kind: "bot" },
  { id: 902, login: "other[bot]", kind: "bot" },
];
const who = (login: string) => accounts.find((each) => each.login === login)!;

async function judge(
  author: Actor,
  about: {
    readonly for?: string;
    readonly requesters?: readonly string[];
    readonly members?: readonly number[] | "unreadable";
    readonly moment?: "request" | "activation";
  } = {},
) {
  const { requesters = ["@ana", "@acme/payments", "@acme-agent[bot]"], members = [], moment = "activation" } = about;
  const found = await eligibilityOf(
    {
      forge: {
        actor: async (login) => accounts.find((each) => each.login.toLowerCase() === login.toLowerCase()),
        membership: async (_team, { id }) =>
          members === "unreadable" ? "unknown" : members.includes(id) ? "member" : "not-member",
        mayWrite: async ({ id }) => (id === 106 ? "no" : id === 102 ? "unknown" : "yes"),
      },
    },
    {
      ...{ author, moment },
      target: { ...example, target: { ...example.target, ...(requesters.length > 0 ? { requesters } : {}) } },
      ...(about.for === undefined ? {} : { for: about.for }),
    },
  );
  return {
    people: found.people.map(({ login }) => login),
    refused: found.objections.map(({ code, pointer }) => [code, ...pointer].join(" ")),
    later: found.later,
  };
}

const unlisted = "grant.requester.unlisted";
const unknown = "grant.requester.unknown";

describe("a target that lists who may ask", () => {
  test.each<[string, Parameters<typeof judge>, readonly string[]]>([
    ["a person who is listed", [who("ana")], []],
    ["a member of a listed team", [who("ben"), { members: [102] }], []],
    ["somebody else", [who("mallory")], [unlisted]],
    ["somebody else, in the name of one who may", [who("mallory"), { for: "ana" }], [unlisted]],
    ["one who may, for somebody else", [who("ana"), { for: "mallory" }], [`${unlisted} for`]],
    ["one who may, for another who may", [who("ana"), { for: "ben", members: [102] }], []],
    ["a listed App", [who("acme-agent[bot]")], []],
    ["a listed App, for one who may not", [who("acme-agent[bot]"), { for: "mallory" }], [`${unlisted} for`]],
    ["a bot that is called like a listed person", [who("ana[bot]")], [unlisted]],
    ["a team that cannot be read", [who("ben"), { members: "unreadable" }], [unknown]],
    ["an account that is gone", [{ id: 101, login: "ana", kind: "ghost" }], [unlisted]],
    ["for nobody", [who("ana"), { for: "nobody" }], [`${unknown} for`]],
    ["for a bot", [who("ana"), { for: "ana[bot]" }], [`${unknown} for`]],
  ])("%s", async (_title, question, expected) => {
    expect((await judge(...question)).refused).toEqual(expected);
  });

  test("a bot that is not listed asks in nobody's name", async () => {
    expect((await judge(who("other[bot]"), { for: "ana" })).refused).toEqual([unlisted]);
  });

  test("an account that took over a listed login is judged by its own id", async () => {
    expect((await judge({ id: 555, login: "ana", kind: "user" })).refused).toEqual([unlisted]);
  });

  test("a team that cannot be read is left to apply while the pull request is open", async () => {
    const found = await judge(who("ben"), { members: "unreadable", moment: "request" });
    expect(found.refused).toEqual([]);
    expect(found.later).toEqual(["apply finds @ben in @acme/payments, who may ask here"]);
  });
});

describe("a target that lists nobody", () => {
  test.each<[string, Actor, readonly string[]]>([
    ["who may write to the access repository", who("ana"), []],
    ["who may not", who("mallory"), [unlisted]],
    ["of whom it cannot be read", who("ben"), [unknown]],
    ["an App, by its branch", who("other[bot]"), []],
  ])("%s", async (_title, author, expected) => {
    expect((await judge(author, { requesters: [] })).refused).toEqual(expected);
  });
});

test("what a bot asks for somebody counts for that person, what a person asks for another for both", async () => {
  expect((await judge(who("acme-agent[bot]"), { for: "ana" })).people).toEqual(["ana"]);
  expect((await judge(who("acme-agent[bot]"))).people).toEqual(["acme-agent[bot]"]);
  expect((await judge(who("ana"), { for: "ben", members: [102] })).people).toEqual(["ana", "ben"]);
  expect((await judge(who("ana"), { for: "ana" })).people).toEqual(["ana"]);
});
