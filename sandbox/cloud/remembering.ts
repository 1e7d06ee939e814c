/** Spares a slow keeper of IAM's state the same question twice: every change goes through here, so answers stay true until one. */
import type { IamState } from "./iam-state.ts";

/** Reads about one role, whose name is their first argument. */
const aboutRole: ReadonlySet<string> = new Set([
  "role",
  "inlineNames",
  "inline",
  "attached",
] satisfies (keyof IamState)[]);
/** Reads about policies and providers. */
const aboutOthers: ReadonlySet<string> = new Set([
  "policy",
  "version",
  "policies",
  "provider",
  "providers",
] satisfies (keyof IamState)[]);
/** Reads that are asked anew each time: listings that any change of a role may change. */
const neverKept: ReadonlySet<string> = new Set(["roles", "countRoles", "bearers"] satisfies (keyof IamState)[]);
/** Changes of one role, whose name is their first argument or in it. */
const changesRole: ReadonlySet<string> = new Set([
  "createRole",
  "updateRole",
  "deleteRole",
  "setTrust",
  "setBoundary",
  "tag",
  "untag",
  "putInline",
  "deleteInline",
  "attach",
  "detach",
] satisfies (keyof IamState)[]);

type Verb = (...parameters: readonly unknown[]) => Promise<unknown>;

export function remembering(state: IamState): IamState {
  /** Subject (a role's name, or empty for everything else) → question → answer. */
  const answers = new Map<string, Map<string, Promise<unknown>>>();

  function reading(verb: string, ask: Verb): Verb {
    return (...parameters) => {
      const subject = aboutRole.has(verb) ? nameIn(parameters[0]) : "";
      const kept = answers.get(subject) ?? new Map<string, Promise<unknown>>();
      answers.set(subject, kept);
      const question = JSON.stringify([verb, ...parameters]);
      const answer = kept.get(question) ?? ask(...parameters);
      kept.set(question, answer);
      // A failure is no answer: the next one asks again.
      answer.catch(() => kept.delete(question));
      return answer;
    };
  }

  /** Forgets before and after: what was asked while the change was under way may be of either side. */
  function changing(verb: string, change: Verb): Verb {
    return async (...parameters) => {
      const forget = () => (changesRole.has(verb) ? void answers.delete(nameIn(parameters[0])) : void answers.clear());
      forget();
      try {
        return await change(...parameters);
      } finally {
        forget();
      }
    };
  }

  const verbs = Object.entries(state) as [string, Verb][];
  return Object.fromEntries(
    verbs.map(([verb, run]) => {
      if (neverKept.has(verb)) return [verb, run];
      return [verb, aboutRole.has(verb) || aboutOthers.has(verb) ? reading(verb, run) : changing(verb, run)];
    }),
  ) as unknown as IamState;
}

/** Role names, regardless of case. */
function nameIn(parameter: unknown): string {
  const name = typeof parameter === "string" ? parameter : (parameter as { readonly name: string }).name;
  return name.toLowerCase();
}
