/*
 * Globs: `*` is any run of characters, also none; `?` is exactly one (one UTF-16 code unit).
 * A glob is compiled to code units, with negative numbers for wildcards, so that a literal `*` (written `${*}` in
 * policies) needs no escaping.
 */

/** A compiled glob: code units ≥ 0 stand for themselves, negative ones are wildcards. */
export type Glob = readonly number[];

const anyRun = -1;
const anyOne = -2;
/** Like the two above, but never crossing a colon: wildcards inside a segment of an ARN. */
const segmentRun = -3;
const segmentOne = -4;

const star = 0x2a;
const question = 0x3f;
const colon = 0x3a;
/** Stands in proofs for a character that occurs in no pattern. */
const fresh = 0x110000;

export function compileGlob(pattern: string): Glob {
  const glob: number[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charCodeAt(at);
    if (unit === star) {
      if (glob.at(-1) !== anyRun) glob.push(anyRun);
    } else glob.push(unit === question ? anyOne : unit);
  }
  return glob;
}

/** The code units of a text, no wildcards. */
export function literal(text: string): Glob {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/**
 * The same glob read as a resource ARN: wildcards stay inside their colon-delimited segment, except a `*` that ends one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function withinSegments(glob: Glob): Glob {
  return glob.map((unit, at) => {
    if (unit === anyOne) return segmentOne;
    const ends = at + 1 === glob.length || glob[at + 1] === colon;
    return unit === anyRun && !ends ? segmentRun : unit;
  });
}

/** Whether a value is in a glob's language. Linear for the patterns people write; at worst pattern × value. */
export function matches(glob: Glob, value: string): boolean {
  let g = 0;
  let v = 0;
  let retryGlob = -1;
  let retryValue = 0;
  while (v < value.length) {
    const unit = glob[g];
    if (unit === anyRun && g + 1 === glob.length) return true;
    if (unit === anyRun || unit === segmentRun) {
      retryGlob = g++;
      retryValue = v;
      continue;
    }
    if (unit !== undefined && takes(unit, value.charCodeAt(v))) {
      g++;
      v++;
      continue;
    }
    // The last run takes one character more. Earlier runs need no second try unless this one is stopped by a colon.
    if (retryGlob < 0) return false;
    if (!takes(glob[retryGlob]!, value.charCodeAt(retryValue))) return simulate(glob, value);
    v = ++retryValue;
    g = retryGlob + 1;
  }
  while (glob[g] === anyRun || glob[g] === segmentRun) g++;
  return g === glob.length;
}

export function globMatches(pattern: string, value: string): boolean {
  return matches(compileGlob(pattern), value);
}

/**
 * Whether everything that `inner` matches is matched by `outer`. Exact for the patterns people write; for one made to take
 * exponential work the answer is no, because it was not proven.
 */
export function globIncludes(outer: string, inner: string): boolean {
  return includes(compileGlob(outer), compileGlob(inner));
}

/** {@link globIncludes} of resource ARNs, under either reading of wildcards and colons. */
export function resourceIncludes(outer: string, inner: string): boolean {
  const [out, into] = [compileGlob(outer), compileGlob(inner)];
  return includes(out, into) && includes(withinSegments(out), withinSegments(into));
}

/**
 * Whether the language of `inner` lies inside that of `outer`, by following the set of places where `outer` can be.
 * It is enough to let each wildcard of `inner` write a fresh character or, where it may, a colon: any other character
 * would be taken by every place that takes the fresh one.
 */
export function includes(outer: Glob, inner: Glob): boolean {
  const enough = 64 + 16 * (outer.length + inner.length);
  const seen = new Set<string>();
  const queue: { readonly at: number; readonly places: readonly number[] }[] = [];
  const visit = (at: number, places: readonly number[]): void => {
    const key = `${at}:${places.join()}`;
    if (!seen.has(key)) {
      seen.add(key);
      queue.push({ at, places });
    }
  };
  visit(0, closure(outer, [0]));
  for (let state = queue.pop(); state; state = queue.pop()) {
    const { at, places } = state;
    // Nothing that continues from here can be matched, and every glob matches something: a counterexample exists.
    if (places.length === 0 || seen.size > enough) return false;
    const unit = inner[at];
    if (unit === undefined) {
      if (!places.includes(outer.length)) return false;
      continue;
    }
    const run = unit === anyRun || unit === segmentRun;
    for (const written of writes(unit)) visit(run ? at : at + 1, step(outer, places, written));
    if (run) visit(at + 1, places);
  }
  return true;
}

function writes(unit: number): readonly number[] {
  if (unit >= 0) return [unit];
  return unit === anyRun || unit === anyOne ? [fresh, colon] : [fresh];
}

function takes(unit: number, written: number): boolean {
  if (unit >= 0) return unit === written;
  return unit === anyRun || unit === anyOne || written !== colon;
}

/** Places after one character; a place is an index into the glob, its length the end. */
function step(glob: Glob, places: readonly number[], written: number): readonly number[] {
  const next: number[] = [];
  for (const place of places) {
    const unit = glob[place];
    if (unit === undefined || !takes(unit, written)) continue;
    next.push(unit === anyRun || unit === segmentRun ? place : place + 1);
  }
  return closure(glob, next);
}

/** Adds the places reached by letting runs be empty; ascending and without doubles. */
function closure(glob: Glob, places: readonly number[]): readonly number[] {
  const all = new Set<number>();
  for (const place of places) {
    all.add(place);
    for (let at = place; glob[at] === anyRun || glob[at] === segmentRun; at++) all.add(at + 1);
  }
  return [...all].sort((a, b) => a - b);
}

function simulate(glob: Glob, value: string): boolean {
  let places = closure(glob, [0]);
  for (let at = 0; at < value.length && places.length > 0; at++) places = step(glob, places, value.charCodeAt(at));
  return places.includes(glob.length);
}
