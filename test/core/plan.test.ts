import fc from "fast-check";
import { expect, test } from "vitest";
import type { Binding, BindingState } from "../../src/core/binding.ts";
import type { Difference } from "../../src/core/drift.ts";
import { leastUseful } from "../../src/core/lease.ts";
import { keyOf, type Plan, plan, type Standing, type Step } from "../../src/core/plan.ts";
import { minute } from "../../src/core/time.ts";
import { tombstone } from "../../src/core/tombstone.ts";
import { leaseOf, target } from "../aws/provider/example.ts";
import { golden } from "../golden.ts";

const noon = Date.UTC(2026, 10, 21, 12);
const hour = 60 * minute;
const { account } = target.target;

function wanted(id: string, window: { readonly from?: number; readonly until?: number } = {}): Standing {
  const lease = leaseOf({ id, from: window.from ?? noon - 10 * minute, until: window.until ?? noon + hour });
  return { state: "wanted", key: keyOf(target.name, id), lease };
}

function other(id: string, state: "withdrawn" | "held", until?: number): Standing {
  const key = keyOf(target.name, id);
  return state === "held"
    ? { state, key, why: "unreadable" }
    : { state, key, why: "denied", ...(until === undefined ? {} : { until }) };
}

/** A binding as `bind` would leave it for what is wanted of this id, changed. */
function binding(id: string, state: BindingState, change: Partial<Binding> = {}): Binding {
  const standing = wanted(id) as Extract<Standing, { state: "wanted" }>;
  return {
    provider: "aws",
    account,
    resource: `role/${id}`,
    target: target.name,
    id,
    mark: standing.lease.mark,
    until: standing.lease.until,
    state,
    createdAt: noon - 5 * minute,
    ...(state === "sealed" ? { sealedAt: noon - minute } : {}),
    ...change,
  };
}

const standings: Readonly<Record<string, Standing | undefined>> = {
  wanted: wanted("a"),
  withdrawn: other("a", "withdrawn"),
  held: other("a", "held"),
  gone: undefined,
};

/** What is done with a binding of a state (rows) under a standing (columns), in its window. */
const inWindow: Readonly<Record<BindingState, Readonly<Record<string, string>>>> = {
  preparing: { wanted: "bind", withdrawn: "unbind withdrawn", held: "", gone: "unbind deleted" },
  open: { wanted: "", withdrawn: "unbind withdrawn", held: "", gone: "unbind deleted" },
  released: {
    wanted: "unbind released",
    withdrawn: "unbind released",
    held: "unbind released",
    gone: "unbind released",
  },
  sealed: { wanted: "", withdrawn: "", held: "", gone: "" },
  unexplained: {
    wanted: "unbind unexplained",
    withdrawn: "unbind unexplained",
    held: "unbind unexplained",
    gone: "unbind unexplained",
  },
};

const afterWindow: typeof inWindow = {
  preparing: { wanted: "unbind expired", withdrawn: "unbind expired", held: "unbind expired", gone: "unbind expired" },
  open: { wanted: "unbind expired", withdrawn: "unbind expired", held: "unbind expired", gone: "unbind expired" },
  released: inWindow.released,
  sealed: { wanted: "", withdrawn: "", held: "", gone: "remove" },
  unexplained: inWindow.unexplained,
};

const revoked: typeof inWindow = {
  preparing: { wanted: "unbind revoked", withdrawn: "unbind revoked", held: "unbind revoked", gone: "unbind revoked" },
  open: { wanted: "unbind revoked", withdrawn: "unbind revoked", held: "unbind revoked", gone: "unbind revoked" },
  released: inWindow.released,
  sealed: inWindow.sealed,
  unexplained: inWindow.unexplained,
};

const tables = [
  { when: "in its window", at: noon, revoke: false, table: inWindow },
  { when: "long after its window", at: noon + hour + tombstone, revoke: false, table: afterWindow },
  { when: "when it is revoked", at: noon, revoke: true, table: revoked },
] as const;

const cases = tables.flatMap(({ table, ...rest }) =>
  Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(([standing, said]) => ({ ...rest, state: state as BindingState, standing, said })),
  ),
);

test.each(cases)("a $state binding of a $standing grant, $when: $said", ({ at, revoke, state, standing, said }) => {
  const one = standings[standing];
  const { steps } = plan({
    standings: one ? [one] : [],
    bindings: [binding("a", state)],
    at,
    revoked: new Set(revoke ? [keyOf(target.name, "a")] : []),
  });
  expect(steps.map(words).join(", ")).toBe(said);
});

function words(step: Step): string {
  return step.do === "unbind" ? `unbind ${step.ending}` : step.do;
}

const lost: Difference = { part: "tag", says: "a tag is lost", wider: false };
const rewritten: Difference = { part: "permissions", says: "its policy was changed", wider: true };
const widened: Difference = { part: "trust", says: "its trust was changed", wider: true };

/** What becomes of an open lease that was changed by hand: by its target, and by whether the run may write. */
test.each([
  { found: [lost], drift: undefined, repairs: true, said: "unbind drifted" },
  { found: [lost], drift: "end", repairs: true, said: "unbind drifted" },
  { found: [lost], drift: "repair", repairs: true, said: "repair" },
  { found: [lost], drift: "repair", repairs: false, said: "repair" },
  { found: [rewritten], drift: "repair", repairs: true, said: "repair" },
  { found: [rewritten], drift: "repair", repairs: false, said: "unbind drifted" },
  { found: [widened], drift: "repair", repairs: true, said: "unbind drifted" },
  { found: [lost, rewritten], drift: "repair", repairs: false, said: "unbind drifted" },
  { found: [lost, widened], drift: "repair", repairs: true, said: "unbind drifted" },
  { found: [], drift: "repair", repairs: true, said: "" },
  { found: [{ ...rewritten, mended: true }], drift: undefined, repairs: true, said: "" },
] as const)(
  "$found.0.says, drift: $drift, a run that may write: $repairs: $said",
  ({ found, drift, repairs, said }) => {
    const { lease } = wanted("a") as Extract<Standing, { state: "wanted" }>;
    const where = { ...target, target: { ...target.target, ...(drift ? { drift } : {}) } };
    const standing: Standing = { state: "wanted", key: keyOf(target.name, "a"), lease: { ...lease, target: where } };
    const bindings = [binding("a", "open", { differences: found })];
    const plain = { standings: [standing], bindings, at: noon, revoked: new Set<string>() };
    expect(
      plan({ ...plain, repairs })
        .steps.map(words)
        .join(", "),
    ).toBe(said);
    // What is over or revoked ends as that, and what somebody sealed is never written to again.
    expect(plan({ ...plain, repairs, at: lease.until }).steps.map(words)).toEqual(["unbind expired"]);
    const sealed = [binding("a", "sealed", { differences: found })];
    expect(plan({ ...plain, repairs, bindings: sealed }).steps).toEqual([]);
    const released = [binding("a", "released", { differences: found })];
    expect(plan({ ...plain, repairs, bindings: released }).steps.map(words)).toEqual(["unbind released"]);
  },
);

test("an unfinished role onto which somebody put something ends, whatever its target says of drift; any other is finished", () => {
  for (const drift of ["end", "repair"] as const) {
    const { lease } = wanted("a") as Extract<Standing, { state: "wanted" }>;
    const where = { ...target, target: { ...target.target, drift } };
    const standing: Standing = { state: "wanted", key: keyOf(target.name, "a"), lease: { ...lease, target: where } };
    const stepsFor = (differences: readonly Difference[]) =>
      plan({
        ...{ standings: [standing], at: noon, revoked: new Set<string>() },
        bindings: [binding("a", "preparing", { differences })],
      }).steps.map(words);
    const added: Difference = { part: "policy", says: "it also has x", wider: true };
    expect([stepsFor([added]), stepsFor([])]).toEqual([["unbind drifted"], ["bind"]]);
  }
});

function only(one: Standing, at: number, revoke: readonly string[] = []): Plan {
  return plan({ standings: [one], bindings: [], at, revoked: new Set(revoke.map((id) => keyOf(target.name, id))) });
}

test("what is wanted and does not stand is bound, until five minutes before its end", () => {
  const until = noon + hour;
  expect(only(wanted("a"), until - leastUseful).steps.map(words)).toEqual(["bind"]);
  expect(only(wanted("a"), until - leastUseful + 1)).toMatchObject({ steps: [], over: [{ ending: "lapsed" }] });
  expect(only(wanted("a"), until - 1)).toMatchObject({ steps: [], over: [{ ending: "lapsed" }] });
  expect(only(wanted("a"), until)).toMatchObject({ steps: [], over: [{ ending: "expired" }] });
});

test("a window that begins later is bound now: its own conditions keep it shut until then", () => {
  expect(only(wanted("a", { from: noon + hour, until: noon + 2 * hour }), noon).steps.map(words)).toEqual(["bind"]);
});

test("revoked before it was bound, a grant is over in whatever state it is", () => {
  for (const one of [wanted("a"), other("a", "withdrawn"), other("a", "held")])
    expect(only(one, noon, ["a"])).toMatchObject({ steps: [], over: [{ ending: "revoked" }] });
});

test("a grant that was denied is over with its window, a held one never is", () => {
  expect(only(other("a", "withdrawn", noon + 1), noon).over).toEqual([]);
  expect(only(other("a", "withdrawn", noon), noon).over).toMatchObject([{ ending: "lapsed" }]);
  expect(only(other("a", "withdrawn"), noon + 1000 * hour).over).toEqual([]);
  expect(only(other("a", "held"), noon + 1000 * hour).over).toEqual([]);
});

test("another mark only withdraws, and nothing is bound beside it", () => {
  const changed = binding("a", "open", { mark: "f".repeat(32) });
  const { steps, over } = plan({ standings: [wanted("a")], bindings: [changed], at: noon, revoked: new Set() });
  expect([steps.map(words), over]).toEqual([["unbind withdrawn"], []]);
});

test("the right mark in another account is not the lease", () => {
  const elsewhere = binding("a", "open", { account: "999999999999" });
  const { steps, kept } = plan({ standings: [wanted("a")], bindings: [elsewhere], at: noon, revoked: new Set() });
  expect([steps.map(words), kept]).toEqual([["unbind withdrawn"], []]);
});

test("what was begun and has too little time left is shut, and is told as over once", () => {
  const at = noon + hour - minute;
  const begun = binding("a", "preparing");
  const { steps, over } = plan({ standings: [wanted("a")], bindings: [begun], at, revoked: new Set() });
  expect([steps.map(words), over]).toEqual([["unbind lapsed"], []]);
});

test("what is unexplained and dead already is left for a person to look at", () => {
  const dead = binding("a", "unexplained", { target: "", id: "", sealedAt: noon - minute });
  const { steps, kept } = plan({ standings: [], bindings: [dead], at: noon + 1000 * hour, revoked: new Set() });
  expect([steps, kept.length]).toEqual([[], 1]);
});

test("what is repaired comes after what ends and before what opens, and a run that says nothing of it may repair", () => {
  const lease = (id: string) => (wanted(id) as Extract<Standing, { state: "wanted" }>).lease;
  const mended = { ...target, target: { ...target.target, drift: "repair" as const } };
  const standing: Standing = {
    state: "wanted",
    key: keyOf(target.name, "a"),
    lease: { ...lease("a"), target: mended },
  };
  const gone = binding("b", "sealed", { sealedAt: noon - 3 * hour, until: noon - 2 * hour });
  const { steps, wanted: open } = plan({
    ...{ at: noon, revoked: new Set<string>(), standings: [standing, wanted("c"), other("d", "held")] },
    bindings: [binding("a", "open", { differences: [rewritten] }), gone, binding("e", "open")],
  });
  expect(steps.map((step) => [step.do, step.key])).toEqual([
    ["unbind", keyOf(target.name, "e")],
    ["remove", keyOf(target.name, "b")],
    ["repair", keyOf(target.name, "a")],
    ["bind", keyOf(target.name, "c")],
  ]);
  expect([...open.keys()]).toEqual([keyOf(target.name, "a"), keyOf(target.name, "c")]);
  expect(open.get(keyOf(target.name, "a"))).toBe(standing);
});

test("a tombstone goes at its time and not before, and never while its file is there", () => {
  const sealed = binding("a", "sealed", { sealedAt: noon, until: noon });
  const stepsAt = (at: number, all: readonly Standing[] = []) =>
    plan({ standings: all, bindings: [sealed], at, revoked: new Set() }).steps.map(words);
  expect(stepsAt(noon + tombstone - 1)).toEqual([]);
  expect(stepsAt(noon + tombstone)).toEqual(["remove"]);
  expect(stepsAt(noon + tombstone, [other("a", "held")])).toEqual([]);
});

test("of what was begun, five minutes are enough and less are not", () => {
  const begun = [binding("a", "preparing")];
  const stepsAt = (left: number) =>
    plan({ standings: [wanted("a")], bindings: begun, at: noon + hour - left, revoked: new Set() }).steps.map(words);
  expect(stepsAt(leastUseful)).toEqual(["bind"]);
  expect(stepsAt(leastUseful - 1)).toEqual(["unbind lapsed"]);
});

test("why each is done is the golden file", () => {
  const one = (standing: Standing | undefined, made: Binding | undefined, more: Partial<World> = {}) => {
    const { steps, over } = plan({
      ...{ standings: standing ? [standing] : [], bindings: made ? [made] : [], at: noon, revoked: new Set<string>() },
      ...more,
    });
    const told = [...steps, ...over].map((each) => {
      const { binding: _, lease: __, ...rest } = { binding: undefined, lease: undefined, ...each };
      return JSON.stringify(rest);
    });
    return told.join("\n");
  };
  const [late, past] = [{ at: noon + hour - minute }, { at: noon + 100 * hour }];
  const asked = { revoked: new Set([keyOf(target.name, "a")]) };
  const halted = { halted: new Map([[keyOf(target.name, "a"), "halt-1 stopped everything"]]) };
  const lines = [
    one(undefined, binding("a", "unexplained")),
    one(undefined, binding("a", "unexplained", { reason: "its name is not one of ours" })),
    one(undefined, binding("a", "unexplained", { differences: [lost], reason: "its tag is lost" })),
    one(undefined, binding("a", "sealed"), past),
    one(undefined, binding("a", "released")),
    one(wanted("a"), binding("a", "open"), past),
    one(wanted("a"), binding("a", "open"), asked),
    one(wanted("a"), binding("a", "open"), halted),
    one(undefined, binding("a", "open")),
    one(other("a", "withdrawn"), binding("a", "open")),
    one(wanted("a"), binding("a", "open", { mark: "f".repeat(32) })),
    one(wanted("a"), binding("a", "open", { account: "999999999999" })),
    one(wanted("a"), binding("a", "open", { differences: [lost, widened] })),
    one(wanted("a"), binding("a", "preparing")),
    one(wanted("a"), binding("a", "preparing"), late),
    one(wanted("a"), undefined),
    one(wanted("a"), undefined, late),
    one(wanted("a"), undefined, { at: noon + hour }),
    one(wanted("a"), undefined, past),
    one(wanted("a"), undefined, asked),
    one(other("a", "withdrawn", noon), undefined),
  ];
  expect(lines.filter((line) => line === "")).toEqual([]);
  golden("report/plan.txt", `${lines.join("\n")}\n`);
});

// ---------------------------------------------------------------- any world

const ids = ["a", "b", "c", "d"] as const;
const times = fc.integer({ min: -180, max: 180 }).map((minutes) => noon + minutes * minute);

const anyStanding = fc.constantFrom(...ids).chain((id) =>
  fc.oneof(
    fc
      .tuple(times, fc.integer({ min: 1, max: 120 }))
      .map(([from, minutes]) => wanted(id, { from, until: from + minutes * minute })),
    times.map((until) => other(id, "withdrawn", until)),
    fc.constant(other(id, "withdrawn")),
    fc.constant(other(id, "held")),
  ),
);

const states: readonly BindingState[] = ["preparing", "open", "released", "sealed", "unexplained"];

const anyBinding = fc
  .record({
    id: fc.constantFrom(...ids, "e"),
    state: fc.constantFrom(...states),
    until: times,
    sealedAt: times,
    mark: fc.boolean(),
    account: fc.constantFrom(account, account, account, "999999999999"),
  })
  .map(({ id, state, until, sealedAt, mark, account: where }) =>
    binding(id, state, {
      until,
      account: where,
      ...(mark ? {} : { mark: "e".repeat(32) }),
      ...(state === "sealed" ? { sealedAt } : {}),
    }),
  );

const anyWorld = fc.record({
  standings: fc.uniqueArray(anyStanding, { selector: ({ key }) => key }),
  bindings: fc.uniqueArray(anyBinding, { selector: ({ id }) => id }).map((all) =>
    // Half of them bear the mark of what is wanted now, as bind would have left it.
    all.map((one, index) => ({ ...one, resource: `role/${one.id}/${index}` })),
  ),
  at: times,
  revoked: fc.subarray([...ids]).map((some) => new Set(some.map((id) => keyOf(target.name, id)))),
});

type World = Parameters<typeof plan>[0];

/** Marks of bindings brought in line with what is wanted, so that keeping and completing happen too. */
function aligned(world: World): World {
  const marks = new Map(
    world.standings.flatMap((one) => (one.state === "wanted" ? [[one.key, one.lease] as const] : [])),
  );
  const bindings = world.bindings.map((one) => {
    const lease = marks.get(keyOf(one.target, one.id));
    return lease && one.mark !== "e".repeat(32) ? { ...one, mark: lease.mark, until: lease.until } : one;
  });
  return { ...world, bindings };
}

/** The world after the steps were done, by a cloud that does what it is told; ended grants' files have left. */
function done(world: World, planned: Plan): World {
  const bindings = new Map(world.bindings.map((one) => [one.resource, one]));
  const ended = new Set(planned.over.map(({ key }) => key));
  for (const step of planned.steps) {
    if (step.do === "bind") {
      const half = world.bindings.find(({ mark }) => mark === step.lease.mark);
      const made = binding(step.lease.id, "open", { mark: step.lease.mark, until: step.lease.until });
      bindings.set(half?.resource ?? made.resource, half ? { ...made, resource: half.resource } : made);
    } else if (step.do === "remove") bindings.delete(step.binding.resource);
    else if (step.do === "repair") bindings.set(step.binding.resource, { ...step.binding, differences: [] });
    else {
      const state = step.ending === "unexplained" ? "unexplained" : "sealed";
      bindings.set(step.binding.resource, { ...step.binding, state, sealedAt: world.at });
      if (step.ending !== "unexplained") ended.add(step.key);
    }
  }
  return {
    ...world,
    bindings: [...bindings.values()],
    standings: world.standings.map((one) =>
      ended.has(one.key) ? { state: "withdrawn", key: one.key, why: "it ended" } : one,
    ),
    revoked: new Set(),
  };
}

test("of any world there is a plan: ends come before removals, removals before binds, and each binding is met once", () => {
  fc.assert(
    fc.property(anyWorld.map(aligned), (world) => {
      const { steps, kept } = plan(world);
      const order = steps.map((step) => ["unbind", "remove", "bind"].indexOf(step.do));
      expect(order).toEqual(order.toSorted());
      const met = [...kept, ...steps.flatMap((step) => (step.do === "bind" ? [] : [step.binding]))];
      expect(new Set(met).size).toBe(met.length);
    }),
  );
});

test("once its steps are done, nothing is left to do at the same time", () => {
  let [tried, bound] = [0, 0];
  fc.assert(
    fc.property(anyWorld.map(aligned), (world) => {
      tried += 1;
      const first = plan(world);
      bound += first.steps.filter((step) => step.do === "bind").length;
      const again = plan(done(world, first));
      expect({ steps: again.steps.map(words), over: again.over }).toEqual({ steps: [], over: [] });
    }),
    { numRuns: 500 },
  );
  expect(bound).toBeGreaterThan(tried / 25);
});

test("nothing is bound that was revoked, that is not wanted, that is over, or where something ended stands", () => {
  fc.assert(
    fc.property(anyWorld.map(aligned), (world) => {
      const shut = new Set(
        world.bindings.filter(({ state }) => state !== "preparing").map(({ target: name, id }) => keyOf(name, id)),
      );
      const wants = new Set(world.standings.filter(({ state }) => state === "wanted").map(({ key }) => key));
      for (const step of plan(world).steps) {
        if (step.do !== "bind") continue;
        expect([world.revoked.has(step.key), wants.has(step.key), shut.has(step.key)]).toEqual([false, true, false]);
        expect(step.lease.until - world.at).toBeGreaterThanOrEqual(leastUseful);
      }
    }),
    { numRuns: 500 },
  );
});

test("what is open and over, revoked or gone is ended, whatever else stands or is held", () => {
  fc.assert(
    fc.property(anyWorld.map(aligned), (world) => {
      const ended = new Set(plan(world).steps.flatMap((step) => (step.do === "unbind" ? [step.binding] : [])));
      const known = new Set(world.standings.map(({ key }) => key));
      for (const one of world.bindings) {
        const key = keyOf(one.target, one.id);
        const due = world.at >= one.until || world.revoked.has(key) || !known.has(key);
        if ((one.state === "open" || one.state === "preparing") && due) expect(ended.has(one)).toBe(true);
      }
    }),
  );
});

test("a halt ends what is open, whatever its file is by now, and leaves what was never opened to wait", () => {
  const a = keyOf(target.name, "a");
  const halted = new Map([[a, "everything was halted"]]);
  const under = (standing: Standing | undefined, bindings: readonly Binding[]) =>
    plan({ standings: standing ? [standing] : [], bindings, at: noon, revoked: new Set(), halted });
  for (const state of ["open", "preparing"] as const)
    for (const standing of Object.values(standings))
      expect(under(standing, [binding("a", state)]).steps).toMatchObject([
        { do: "unbind", ending: "revoked", why: "everything was halted" },
      ]);
  for (const state of ["sealed", "released"] as const)
    expect(under(standings.wanted, [binding("a", state)]).steps).toEqual(
      plan({ standings: [standings.wanted!], bindings: [binding("a", state)], at: noon, revoked: new Set() }).steps,
    );
  // What it bears on is no more wanted: it ends when its own window does, and not before.
  const waiting = { state: "withdrawn", key: a, why: "halted", until: noon + hour } as const;
  expect(under(waiting, [])).toMatchObject({ steps: [], over: [] });
});
