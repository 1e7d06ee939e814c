import type { Access, Statement } from "../../core/access.ts";
import type { Objection, Pointer } from "../../core/finding.ts";
import { escapeKind, escapesIn, escapeWords } from "./escapes.ts";
import { globIncludes, resourceIncludes } from "./iam/index.ts";
import { statementObjections } from "./statement.ts";

/**
 * Whether everything a request could do lies inside a ceiling; empty means yes, and being unsure is an objection.
 * Each pair of a requested action and resource must lie inside one statement of the ceiling, whose every condition the
 * request repeats word for word. A pair that only several ceiling statements together would cover is refused, and so is
 * an escape, or a pattern that takes one in, unless that very statement names each such escape letter for letter.
 * Pointers are into the grant: `access`, statement, `actions`, index.
 */
export function covers(ceiling: Access, request: Access): readonly Objection[] {
  const understood = understand(ceiling);
  return request.flatMap((statement, at) => {
    const pointer: Pointer = ["access", at];
    const unreadable = statementObjections(statement, pointer);
    return unreadable.length > 0
      ? unreadable
      : statement.actions.flatMap((_, action) => pairs(understood, statement, { pointer, action }));
  });
}

interface Ceiling {
  readonly statement: Statement;
  /** False: not understood, so it covers nothing. */
  readonly sound: boolean;
  readonly hasAction: (action: string) => boolean;
  readonly hasResource: (resource: string) => boolean;
  /** The escapes that an action takes in and the statement does not name. */
  readonly unnamed: (action: string) => readonly string[];
}

/** A ceiling is asked about every grant under it, and grants repeat each other: it is read once, and so is each answer. */
const known = new WeakMap<Access, readonly Ceiling[]>();

function understand(ceiling: Access): readonly Ceiling[] {
  const understood = known.get(ceiling) ?? ceiling.map(understandStatement);
  known.set(ceiling, understood);
  return understood;
}

function understandStatement(statement: Statement): Ceiling {
  const actions = statement.actions.map((action) => action.toLowerCase());
  return {
    statement,
    sound: statementObjections(statement, []).length === 0,
    hasAction: remembered((action) => actions.some((outer) => globIncludes(outer, action.toLowerCase()))),
    hasResource: remembered((resource) => statement.resources.some((outer) => resourceIncludes(outer, resource))),
    unnamed: remembered((action) => escapesIn(action).filter((name) => !actions.includes(name.toLowerCase()))),
  };
}

function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const answer = answers.get(text) ?? ask(text);
    answers.set(text, answer);
    return answer;
  };
}

interface Place {
  readonly pointer: Pointer;
  readonly action: number;
}

/** Objections to one action: a single one when the ceiling has or names it nowhere, else one for each resource. */
function pairs(ceiling: readonly Ceiling[], request: Statement, { pointer, action: at }: Place): readonly Objection[] {
  const action = request.actions[at]!;
  if (!ceiling.some(({ sound, hasAction }) => sound && hasAction(action))) {
    const resource = request.resources.find((one) => ceiling.some(({ hasResource }) => hasResource(one)));
    return [
      outside({ ceiling, request, action, resource: resource ?? request.resources[0]! }, [...pointer, "actions", at]),
    ];
  }
  if (!ceiling.some(({ sound, hasAction, unnamed }) => sound && hasAction(action) && unnamed(action).length === 0))
    return [escaping(ceiling, action, [...pointer, "actions", at])];
  return request.resources.flatMap((resource, place) => {
    const covering = ceiling.some((one) => one.sound && extentOf(one, { request, action, resource }) === "covers");
    return covering ? [] : [outside({ ceiling, request, action, resource }, [...pointer, "resources", place])];
  });
}

interface Pair {
  readonly request: Statement;
  readonly action: string;
  readonly resource: string;
}

/** An action that the ceiling has, but only by a wildcard: of the statements that do, the one that names most of its escapes is told. */
function escaping(ceiling: readonly Ceiling[], action: string, pointer: Pointer): Objection {
  const lacking = ceiling
    .filter(({ sound, hasAction }) => sound && hasAction(action))
    .map((one) => one.unnamed(action));
  const [first, ...more] = lacking.sort((a, b) => a.length - b.length)[0] as [string, ...string[]];
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  const literal = first.toLowerCase() === action.toLowerCase();
  return {
    code: "grant.access.escape",
    pointer,
    message: literal
      ? `${action} ${escapeWords[escapeKind(first)!]}, and no ceiling statement names it`
      : `${action} takes in ${first}${others}, which only a ceiling that names them gives`,
    fix: literal
      ? "ask without it, or have the target's owners name it in the ceiling, letter for letter"
      : "name the actions that are needed, without those",
  };
}

const extents = ["nothing", "resource", "action", "both", "covers"] as const;

/** How much of a pair a ceiling statement has, from nothing to all of it. */
function extentOf(ceiling: Ceiling, { request, action, resource }: Pair): (typeof extents)[number] {
  // Where another statement names the escape, this one's wildcard is as good as not there.
  const actionIn = ceiling.hasAction(action) && ceiling.unnamed(action).length === 0;
  const resourceIn = ceiling.hasResource(resource);
  if (actionIn && resourceIn) return missingConditions(ceiling.statement, request).length === 0 ? "covers" : "both";
  return actionIn ? "action" : resourceIn ? "resource" : "nothing";
}

/** The ceiling's conditions that the request does not repeat: same operator, same key, same values. */
function missingConditions(ceiling: Statement, request: Statement): readonly string[] {
  const wanted = Object.entries(ceiling.conditions ?? {});
  return wanted.flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, value]) => {
      const repeated = request.conditions?.[operator]?.[key];
      const same = repeated !== undefined && JSON.stringify([repeated].flat()) === JSON.stringify([value].flat());
      return same ? [] : [`${operator} ${key}: ${[value].flat().join(", ")}`];
    }),
  );
}

function outside({ ceiling, ...pair }: Pair & { readonly ceiling: readonly Ceiling[] }, pointer: Pointer): Objection {
  const code = "grant.access.outside-ceiling";
  const asked = `${pair.action} on ${pair.resource} is not inside the target's ceiling`;
  const ranked = ceiling.map((one, at) => ({
    at,
    statement: one.statement,
    rank: extents.indexOf(extentOf(one, pair)),
  }));
  const nearest = ranked.sort((a, b) => b.rank - a.rank || a.at - b.at)[0];
  if (!nearest || nearest.rank === 0)
    return {
      code,
      pointer,
      message: `${asked}: no statement of it comes near`,
      fix: "ask for less, or have the target's owners raise its ceiling",
    };
  const { at, statement } = nearest;
  const place = `ceiling statement ${at}`;
  if (!ceiling[at]!.sound)
    return {
      code,
      pointer,
      message: `${asked}: ${place} comes nearest but cannot be understood`,
      fix: `have the target's owners mend ${place}`,
    };
  if (nearest.rank === extents.indexOf("both")) {
    const missing = missingConditions(statement, pair.request).join("; ");
    return {
      code,
      pointer,
      message: `${asked}: ${place} allows it only under a condition`,
      fix: `add the condition ${missing}`,
    };
  }
  const [lacks, has] =
    nearest.rank === extents.indexOf("action") ? ["resource", statement.resources] : ["action", statement.actions];
  return {
    code,
    pointer,
    message: `${asked}: ${place} comes nearest and has other ${lacks}s (${has.join(", ")})`,
    fix: `name ${lacks}s inside those, or have the target's owners raise the ceiling`,
  };
}
