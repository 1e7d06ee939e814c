import { describe, expect, test } from "vitest";
import type { Stage } from "../../src/commands/enact.ts";
import { inTurn } from "../../src/commands/turns.ts";
import { logsOf } from "../../src/commands/uses.ts";
import type { Binding } from "../../src/core/binding.ts";
import type { Event } from "../../src/core/event.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Provider, Use } from "../../src/ports.ts";

/* What one run asks of a log that answers two questions a second, and whose turn is next. */

const quarter = 15 * 60_000;
const names = Array.from({ length: 7 }, (_, number) => `lease-${number}`);
const turn = (most: number, run: number) => inTurn(names, most, { at: run * quarter, name: (name) => name });

describe("a run's turn", () => {
  test("is all of them while they are few", () => {
    expect(turn(7, 3)).toEqual(names);
    expect(turn(8, 3)).toEqual(names);
  });

  test("takes so many in their order, as on a ring, whatever order they came in", () => {
    for (let run = 0; run < 20; run += 1) {
      const part = turn(3, run);
      const first = names.indexOf(part[0]!);
      expect(part).toEqual([0, 1, 2].map((step) => names[(first + step) % 7]));
      expect(inTurn(names.toReversed(), 3, { at: run * quarter, name: (name) => name })).toEqual(part);
    }
  });

  test("leaves none out for ever: twice as many runs as would do at best are enough", () => {
    for (const most of [1, 2, 3, 4, 5, 6]) {
      const seen = new Set(Array.from({ length: 2 * Math.ceil(7 / most) }, (_, run) => turn(most, run)).flat());
      expect([...seen].sort()).toEqual(names);
    }
  });

  test("is nothing when nothing may be asked any more", () => {
    expect(turn(0, 1)).toEqual([]);
    expect(turn(-2, 1)).toEqual([]);
  });
});

describe("the logs of a run", () => {
  const binding = (account: string): Binding => ({
    ...{ provider: "aws", account, resource: "role", target: "t", id: "a", mark: "m" },
    ...{ until: 0, state: "open", createdAt: 20 * 60_000 },
  });
  const use = (action: string, allowed: boolean, eventId: string): Use => ({
    ...{ at: 0, session: "a@7-1-9", action, allowed, eventId },
  });

  function logs(uses: Provider["uses"]) {
    const events: Event[] = [];
    const said: string[] = [];
    const grants = [{ target: "t", id: "a", grant: { job: { repository: "acme/payments" } } }];
    const providers = new Map(["1", "2"].map((account) => [account, { uses }]));
    const stage = { providers, snapshot: { tree: { grants } }, at: 0 };
    const world = { progress: (line: string) => void said.push(line) };
    return { events, said, ...logsOf(world, stage as unknown as Stage, { events }) };
  }

  test("count what was asked of each account", async () => {
    const { left, sessions } = logs(async () => []);
    expect([left("1"), left("2")]).toEqual([50, 50]);
    await sessions(binding("1"));
    expect([left("1"), left("2")]).toEqual([49, 50]);
  });

  test("tell who was let in, from a little before the binding on, and pass over who was refused", async () => {
    const asked: unknown[] = [];
    const { events, sessions } = logs(async (...about) => {
      asked.push(about);
      return [
        use("sts:AssumeRoleWithWebIdentity", false, "refused"),
        use("sts:AssumeRoleWithWebIdentity", true, "in"),
        use("iam:AttachRolePolicy", true, "release"),
      ];
    });
    expect(await sessions(binding("1"))).toMatchObject([{ eventId: "in" }]);
    expect(asked).toEqual([[{ resource: "role", createdAt: 5 * 60_000 }, "sessions"]]);
    const run = "https://github.com/acme/payments/actions/runs/7/attempts/1";
    expect(events).toMatchObject([{ kind: "used", grant: "t/a", mark: "m", detail: { log: "in", run } }]);
  });

  test("hand a log that cannot be read on as its fault, and tell it", async () => {
    const fault = new Fault("aws.unavailable", "CloudTrail does not answer");
    const { said, sessions } = logs(async () => {
      throw fault;
    });
    expect(await sessions(binding("1"))).toBe(fault);
    expect(said).toEqual(["who used t/a is not known yet: CloudTrail does not answer"]);
  });

  test("wait once for a log that does not answer, and go on asking one that only cannot be read here", async () => {
    let asked = 0;
    const { said, sessions } = logs(async () => {
      asked += 1;
      throw new Fault(asked === 1 ? "aws.log-unreadable" : "aws.unavailable", "no", { retryable: asked > 1 });
    });
    const answers = [];
    for (let lease = 1; lease <= 4; lease += 1) answers.push(await sessions(binding("1")));
    const silent = { code: "aws.unavailable" };
    expect(answers).toMatchObject([{ code: "aws.log-unreadable" }, silent, silent, silent]);
    expect([asked, said.length]).toEqual([2, 2]);
    await sessions(binding("2"));
    expect(asked).toBe(3);
  });

  test("let a mistake of ours through", async () => {
    const { sessions } = logs(async () => {
      throw new TypeError("no such thing");
    });
    await expect(sessions(binding("1"))).rejects.toThrow("no such thing");
  });
});
