import type { OwnerRule } from "./codeowners.ts";

/** Rules by a text that a path must hold, letter by letter. */
interface Node {
  readonly next: Map<number, Node>;
  /** Places of rules in the file, latest first. */
  readonly rules: number[];
  /** The latest place at or below this node. */
  latest: number;
}

/**
 * Finds the last rule that matches a path, without trying every rule: each goes under the literal text that its pattern
 * demands, and a rule is tried only on paths that hold that text, and only when no later rule has matched.
 */
export function ownerIndex(rules: readonly OwnerRule[]): (path: string) => OwnerRule | undefined {
  const roots = { start: node(), name: node(), end: node(), any: node() };
  rules.forEach(({ pattern: { hint } }, place) => {
    let at = roots[hint.at];
    at.latest = place;
    for (const letter of hint.at === "end" ? reversed(hint.text) : codes(hint.text)) {
      const next = at.next.get(letter) ?? node();
      at.next.set(letter, next);
      next.latest = place;
      at = next;
    }
    at.rules.unshift(place);
  });

  return (path) => {
    const names = path.split("/");
    let best = -1;
    const look = (from: Node, begin: number, step: 1 | -1): void => {
      let at: Node | undefined = from;
      for (let index = begin; at !== undefined && at.latest > best; index += step) {
        for (const place of at.rules) {
          if (place <= best) break;
          const { pattern } = rules[place]!;
          if (path.includes(pattern.holds) && pattern.matchesNames(names)) best = place;
        }
        at = at.next.get(path.charCodeAt(index));
      }
    };
    look(roots.start, 0, 1);
    let begin = 0;
    for (const { length } of names) {
      look(roots.name, begin, 1);
      look(roots.end, begin + length - 1, -1);
      begin += length + 1;
    }
    look(roots.any, 0, 1);
    return rules[best];
  };
}

function node(): Node {
  return { next: new Map(), rules: [], latest: -1 };
}

function* codes(text: string): Generator<number> {
  for (let index = 0; index < text.length; index++) yield text.charCodeAt(index);
}

function* reversed(text: string): Generator<number> {
  for (let index = text.length - 1; index >= 0; index--) yield text.charCodeAt(index);
}
