import type { Ailment, Examination } from "../../core/ailment.ts";
import { controlLimits, parseYaml } from "../../core/yaml.ts";
import { environments } from "../init/left.ts";

/** Events that run a file of the default branch on somebody else's work, with what the default branch may do. */
const risky = ["pull_request_target", "workflow_run", "issue_comment"];

interface Job {
  readonly environment?: unknown;
  readonly uses?: unknown;
  readonly secrets?: unknown;
}

/**
 * What a workflow of the default branch holds that it must not, or could be given; `shipped`: it is one of the four. Workflows
 * of this repository that another calls are files like it, and looked at like it.
 */
export function held(path: string, text: string, shipped: boolean): Examination {
  const { value, findings } = parseYaml(path, Buffer.from(text), controlLimits);
  const { on, jobs } = (value ?? {}) as { readonly on?: unknown; readonly jobs?: object | null };
  const events = typeof on === "string" ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(on ?? {});
  const named = Object.entries(jobs ?? {}).map(([name, job]) => [name, (job ?? {}) as Job] as const);
  const others = shipped ? [] : named;
  return {
    ailments: [
      ...triggered(path, events),
      ...secretly(path, events, holdsSecret(value) || named.some(([, { secrets }]) => secrets === "inherit")),
      ...borrowed(
        path,
        others.flatMap(([, { environment }]) => nameOf(environment)),
      ),
      ...others.flatMap((job) => handed(path, job)),
    ],
    // An alias, say, is not followed, and could stand for anything.
    unseen: findings.slice(0, 1).map(({ line, message, fix }) => ({
      where: `${path}:${line}`,
      why: `it cannot be read as GitHub reads it (${message}): ${fix}`,
    })),
  };
}

function triggered(where: string, events: readonly string[]): readonly Ailment[] {
  const found = events.filter((event) => risky.includes(event));
  if (found.length === 0) return [];
  const seen = `it runs on ${found.join(", ")}`;
  return [{ code: "doctor.workflow.trigger", where, seen, fix: "take that event away: outsiders can feed it" }];
}

function secretly(where: string, events: readonly string[], secret: boolean): readonly Ailment[] {
  if (!secret || !events.some((event) => event.startsWith("pull_request") || event === "merge_group")) return [];
  const seen = "a pull request starts it, and it holds a secret";
  const fix = "move what needs the secret into a workflow that only the default branch starts";
  return [{ code: "doctor.workflow.secret", where, seen, fix }];
}

function borrowed(where: string, names: readonly string[]): readonly Ailment[] {
  // Case counts for nothing there: https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments
  const found = names.filter((name) => name.trim().toLowerCase() in environments || name.includes("${{"));
  if (found.length === 0) return [];
  const seen = `a job of it names the environment ${found.join(", ")}, and gets the key that lies there`;
  const fix = "give that job an environment of its own, by name";
  return [{ code: "doctor.workflow.environment", where, seen, fix }];
}

/**
 * A called workflow's job that names an environment gets that environment's secrets as soon as its caller hands any over:
 * https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows. One of another repository is not read here.
 */
function handed(where: string, [name, { uses, secrets }]: readonly [string, Job]): readonly Ailment[] {
  if (typeof uses !== "string" || uses.startsWith("./") || secrets === undefined || secrets === null) return [];
  const seen = `its job ${name} hands secrets to ${uses}, whose jobs may name ${Object.keys(environments)[0]} and get the key that lies there`;
  const fix = "hand over none, or keep that workflow in this repository, where doctor reads it";
  return [{ code: "doctor.workflow.handed", where, seen, fix }];
}

function nameOf(environment: unknown): readonly string[] {
  const name =
    typeof environment === "object" && environment !== null ? (environment as { name?: unknown }).name : environment;
  return typeof name === "string" ? [name] : [];
}

/** Whether an expression anywhere in it looks at a secret, other than the token that every job has. */
function holdsSecret(value: unknown): boolean {
  if (typeof value === "string")
    return Array.from(value.matchAll(/\$\{\{([\s\S]*?)\}\}/g), ([, expression = ""]) => expression).some((expression) =>
      // Contexts are looked up whatever their case: https://github.com/actions/runner/blob/main/src/Sdk/DTExpressions2/Expressions2/ExpressionParser.cs
      /\bsecrets\b/i.test(expression.replaceAll(/\bsecrets\s*\.\s*github_token\b/gi, "")),
    );
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}
