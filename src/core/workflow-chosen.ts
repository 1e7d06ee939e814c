import type { Objection } from "./finding.ts";
import { shown } from "./violation.ts";

/*
 * Expressions by which whoever starts a run, or writes what a push carries, would choose what its jobs do. GitHub puts their
 * values into scripts and fields as text: an input that stands in a script is a script.
 * https://docs.github.com/en/actions/concepts/security/script-injections
 */

/** The lease is handed on whole, where it stays a value: to an input `lease`, or in a variable whose name says so. */
const whole = /^\$\{\{ *inputs\.lease *\}\}$/;
const variable = /^(?:[A-Z]+_)*LEASE$/;

/** Inputs, the event, and `github` taken whole, in any letter case: everything else that it holds is bound by the trust. */
const chosen = /\binputs\b|\bevent\b|\bgithub\b(?!\s*\.\s*[a-z_])/i;

/** The key under which a workflow, a job and a step have their variables. */
const variables = "env";

/** The same, where a variable has the lease: in an expression it is text again. */
const chosenByVariable = new RegExp(`${chosen.source}|\\b${variables}\\b`, "i");

type Place = readonly (string | number)[];

/** What of a workflow's fields somebody chooses after the approval; each place once. Pointers are into the grant. */
export function chosenObjections(workflow: Readonly<Record<string, unknown>>, path: string): readonly Objection[] {
  const fields = Object.entries(workflow).filter(([key]) => ["jobs", "defaults", variables].includes(key));
  const texts = [...textsIn(Object.fromEntries(fields), [])].filter((one) => isExpression(one));
  const handed = texts.filter((one) => isHanded(one));
  const what = handed.some(({ place }) => place.at(-2) === variables) ? chosenByVariable : chosen;
  return texts
    .filter((one) => !handed.includes(one) && what.test(one.text.slice(Math.max(0, one.text.indexOf("${{")))))
    .map(({ place }): Objection => {
      return {
        code: "grant.job.workflow.inputs",
        pointer: ["job", "workflow"],
        message: `${shown(place.join("."))} of ${path} is worked out of what whoever starts the run, or pushes, may write`,
        fix: "hand the lease to the mint step as `lease: $" + "{{ inputs.lease }}`, whole, and use it nowhere else",
      };
    });
}

/**
 * What stands in `${{ }}`, and the condition of a job or a step, which needs no such marks:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idif
 */
function isExpression({ place, text }: { readonly place: Place; readonly text: string }): boolean {
  const condition = place.at(-1) === "if" && place.length === bearer(place) + 1;
  return condition || text.includes("${{");
}

function isHanded({ place, text }: { readonly place: Place; readonly text: string }): boolean {
  if (!whole.test(text)) return false;
  const [map, name] = place.slice(bearer(place));
  if (place.length !== bearer(place) + 2) return false;
  return (map === variables && variable.test(String(name))) || (map === "with" && name === "lease");
}

/** How many steps down the thing is that bears variables and `with`: the file, a job, or a step of one. */
function bearer([top, , steps]: Place): number {
  if (top !== "jobs") return 0;
  return steps === "steps" ? 4 : 2;
}

function* textsIn(value: unknown, place: Place): Iterable<{ readonly place: Place; readonly text: string }> {
  if (typeof value === "string") yield { place, text: value };
  else if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* textsIn(item, [...place, at]);
  else if (typeof value === "object" && value !== null)
    for (const [key, member] of Object.entries(value)) yield* textsIn(member, [...place, key]);
}
