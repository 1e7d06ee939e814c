import { fromIso } from "./time.ts";

/** What is wrong with a value that may come from anywhere, each fault with its place; empty: it has this form and nothing more. */
export type Form = (value: unknown, place: string) => readonly string[];

const fine: readonly string[] = [];

function form(has: (value: unknown) => boolean, what: string): Form {
  return (value, place) => (has(value) ? fine : [`${place} is not ${what}`]);
}

/** A text of at most so many UTF-16 code units. */
export const text = (most: number): Form =>
  form((value) => typeof value === "string" && value.length <= most, `a text of at most ${most} characters`);

/** A text that a pattern takes whole. */
export const spelled = (pattern: RegExp, what: string): Form =>
  form((value) => typeof value === "string" && pattern.test(value), what);

/** One of these words. */
export const word = (...words: readonly string[]): Form =>
  form((value) => typeof value === "string" && words.includes(value), `one of ${words.join(", ")}`);

/** RFC 3339, whole seconds, UTC. */
export const time: Form = form(
  (value) => typeof value === "string" && value.endsWith("Z") && fromIso(value) !== undefined,
  "a time in UTC, to the second",
);

/** A whole number from 0 on that a double holds exactly. */
export const whole: Form = form((value) => Number.isSafeInteger(value) && (value as number) >= 0, "a whole number");

export const flag: Form = form((value) => typeof value === "boolean", "true or false");

/** At most so many, each of this form. */
export const list =
  (each: Form, most: number): Form =>
  (value, place) => {
    if (!Array.isArray(value)) return [`${place} is not a list`];
    if (value.length > most) return [`${place} holds more than ${most}`];
    return value.flatMap((one, index) => each(one, `${place}[${index}]`));
  };

type Forms = { readonly [member: string]: Form };

/** An object, with the names of its members in each way of writing it; of one that may be left out, a `?` behind it. */
export type ObjectForm = Form & { readonly ways: readonly (readonly string[])[] };

/** An object with all of these members, any of those, and no other. */
export function members(all: Forms, some: Forms = {}): ObjectForm {
  const judge: Form = (value, place) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${place} is not an object`];
    const given = new Map(Object.entries(value));
    const faults: string[] = [];
    for (const [name, one] of given) {
      const its = Object.hasOwn(all, name) ? all[name] : Object.hasOwn(some, name) ? some[name] : undefined;
      faults.push(...(its ? its(one, `${place}.${name}`) : [`${place} has a member that none has: ${shown(name)}`]));
    }
    for (const name of Object.keys(all)) if (!given.has(name)) faults.push(`${place} has no ${name}`);
    return faults;
  };
  return Object.assign(judge, { ways: [[...Object.keys(all), ...Object.keys(some).map((name) => `${name}?`)]] });
}

/** Any of these forms. What is wrong is told of the first whose named member it has, or of the last. */
export function either(...forms: readonly (readonly [member: string, form: ObjectForm])[]): ObjectForm {
  const judge: Form = (value, place) => {
    const has = (name: string) => typeof value === "object" && value !== null && Object.hasOwn(value, name);
    const [, chosen] = forms.find(([name]) => has(name)) ?? forms.at(-1)!;
    return chosen(value, place);
  };
  return Object.assign(judge, { ways: forms.flatMap(([, { ways }]) => ways) });
}

/** A name that anybody chose, short and in one line. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 40)).replace(/[^\x20-\x7e]/g, "?");
}
