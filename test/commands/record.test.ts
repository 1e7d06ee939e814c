import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { record } from "../../src/commands/record.ts";
import { standingBranch } from "../../src/commands/revert.ts";
import { writeBatch } from "../../src/core/batch.ts";
import { digest } from "../../src/core/digest.ts";
import { type Event, event } from "../../src/core/event.ts";
import { pack } from "../../src/core/packing.ts";
import { iso } from "../../src/core/time.ts";
import { startTown, type Town } from "./world.ts";

/* The record job: it holds the pen and believes nobody. */

const minute = 60_000;
let town: Town;

const ended = (id: string): Event =>
  event("ended", town.clock.now(), { grant: `payments-production/${id}`, mark: "" }, "ended", {
    ending: "revoked",
    why: "it was revoked",
  });

/** These values with a digest that fits: what whoever holds the cloud job can hand over. */
function batchOf(...values: readonly unknown[]) {
  const events = pack(JSON.stringify(values));
  return { events, digest: digest(events) };
}

async function write(events: readonly Event[]) {
  const { text, digest: told } = writeBatch(events);
  return await record(await town.writer(), town.clock.now(), { events: text, digest: told });
}

describe("with the right to pass the rules of the default branch", () => {
  beforeAll(async () => {
    town = await startTown();
    for (const id of ["a", "b"]) await town.ask(id);
  });
  afterAll(() => town.stop());

  test("refuses what is missing, tampered with or no event, and then writes nothing at all", async () => {
    const before = town.writes();
    const world = await town.writer();
    const { text, digest: told } = writeBatch([ended("a")]);
    const git = "0".repeat(40);
    const own = event("reverted", 0, { grant: "payments-production/a", mark: "" }, git, { commit: git });
    for (const given of [
      { events: "", digest: "" },
      { events: text, digest: "" },
      { events: writeBatch([ended("b")]).text, digest: told },
      batchOf({ id: "../../main", kind: "ended" }),
      batchOf({ ...ended("a"), grant: "payments-production/b" }),
      batchOf({ ...ended("a"), detail: { ending: "revoked", why: "no", path: "sallyport.yaml" } }),
      batchOf(ended("b"), own),
    ])
      await expect(record(world, town.clock.now(), given)).rejects.toMatchObject({ code: "record.refused" });
    expect(town.writes()).toEqual(before);
  });

  test("takes away the files of grants that ended and no other path, whatever the events name", async () => {
    const about = (grant: string) =>
      event("ended", town.clock.now(), { grant, mark: "" }, "ended", { ending: "revoked", why: "it was revoked" });
    const b = { grant: "payments-production/b", mark: "" };
    await write([
      ended("a"),
      about("policies/limits"),
      about("payments-production/none"),
      event("refused", town.clock.now(), b, "no", { path: "sallyport.yaml", why: "no" }),
    ]);
    const { repository } = await town.writer();
    const changes = await repository.changedBy(await repository.tip());
    expect(changes.map(({ path, status }) => [path, status])).toEqual([
      ["grants/payments-production/a.yaml", "deleted"],
    ]);
  });

  test("the same batch a second time writes nothing", async () => {
    const before = town.writes();
    expect((await write([ended("a")])).text).toContain("recorded 0 of 1 events");
    expect(town.writes()).toEqual(before);
  });

  test("a default branch that moves meanwhile is read again", async () => {
    const world = await town.writer();
    let moved = false;
    const { text, digest: told } = writeBatch([ended("b")]);
    await record(
      {
        ...world,
        forge: {
          ...world.forge,
          async commit(change) {
            if (change.branch === "main" && !moved) {
              moved = true;
              await town.change({ "README.md": "moved\n" });
            }
            return await world.forge.commit(change);
          },
        },
      },
      town.clock.now(),
      { events: text, digest: told },
    );
    expect(moved).toBe(true);
    expect(await town.filed()).toEqual([]);
  });

  test("a comment that cannot be written keeps nothing from the ledger, and the run is red", async () => {
    await town.ask("locked");
    const done = await town.apply();
    const answer = await town.recorded(done, (world) => ({
      ...world,
      forge: {
        ...world.forge,
        comment: (number, marker, body) => world.forge.comment(number + 1000, marker, body),
      },
    }));
    expect(answer.exit).toBe(1);
    expect((await town.ledger()).some(({ kind, grant }) => kind === "bound" && grant.endsWith("/locked"))).toBe(true);
  });

  test("of very many pull requests sixty are told first, and what was done is written before the others are", async () => {
    const world = await town.writer();
    const order: string[] = [];
    const watched = {
      ...world,
      forge: {
        ...world.forge,
        comment: async () => {
          order.push("comment");
          return "written" as const;
        },
      },
      ledger: {
        ...world.ledger,
        append: async (events: readonly Event[]) => {
          if (events.length > 0) order.push("append");
          return await world.ledger.append(events);
        },
      },
    };
    const events = Array.from({ length: 70 }, (_, index) => {
      const about = { grant: `payments-production/many-${index}`, mark: "e".repeat(32) };
      const at = iso(town.clock.now());
      const resource = `arn:aws:iam::210987654321:role/many-${index}`;
      const detail = {
        resource,
        from: at,
        until: at,
        pullRequest: 1000 + index,
        facts: "0".repeat(64),
        reference: "e",
      };
      return event("bound", town.clock.now(), about, about.mark, detail);
    });
    const { text, digest: told } = writeBatch(events);
    const { json, exit } = await record(watched, town.clock.now(), { events: text, digest: told });
    const comments = (count: number) => Array.from({ length: count }, () => "comment");
    expect(order).toEqual([...comments(60), "append", ...comments(10)]);
    expect([json, exit]).toMatchObject([{ written: 70 }, 0]);
  });
});

describe("where the default branch may not be written", () => {
  beforeAll(async () => {
    town = await startTown({ bypass: false });
    for (const id of ["a", "b"]) await town.ask(id);
    await town.run();
  });
  afterAll(() => town.stop());

  const open = () => town.as<{ number: number; head: { ref: string } }[]>("ana", "GET", "/pulls?state=open");

  test("one standing pull request takes ended grants away, and goes on growing", async () => {
    await town.swept({ revoke: ["a"] });
    const [first, ...others] = await open();
    expect([first?.head.ref, others]).toEqual([standingBranch, []]);
    const before = town.writes();
    await town.swept();
    expect(town.writes()).toEqual(before);
    await town.swept({ revoke: ["b"] });
    const pulls = await open();
    expect(pulls.map(({ number }) => number)).toEqual([first?.number]);
    const files = await town.as<{ filename: string; status: string }[]>("ana", "GET", `/pulls/${first?.number}/files`);
    expect(files.map(({ filename, status }) => [filename, status])).toEqual([
      ["grants/payments-production/a.yaml", "removed"],
      ["grants/payments-production/b.yaml", "removed"],
    ]);
    await town.merge(pulls[0]!.number, "sam");
    await town.swept();
    expect(await town.filed()).toEqual([]);
    expect((await town.ledger()).filter(({ kind }) => kind === "reverted").length).toBe(2);
  });

  test("a standing branch that is older than a grant makes way for a fresh one", async () => {
    await town.ask("c", { minutes: 10 });
    await town.run();
    town.clock.move(11 * minute);
    await town.swept();
    const pulls = await open();
    expect(pulls.map(({ head }) => head.ref)).toMatchObject([expect.stringMatching(`^${standingBranch}`)]);
    await town.merge(pulls[0]!.number, "sam");
    expect(await town.filed()).toEqual([]);
  });
});
