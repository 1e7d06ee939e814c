import { writeBatch } from "../core/batch.ts";
import type { Reconciliation } from "../core/outcome.ts";
import type { Instant } from "../core/time.ts";
import { prose } from "../report/inert.ts";
import { count } from "../report/plain.ts";
import { reconciliationMarkdown, reconciliationText } from "../report/reconciliation.ts";
import type { Answer } from "./answer.ts";
import { audit } from "./audit.ts";
import { reconcile } from "./reconcile.ts";
import { record } from "./record.ts";
import { unknownTarget } from "./request.ts";
import { mustName, mustRead } from "./revoke.ts";
import type { Asked } from "./revoking.ts";
import { status } from "./status.ts";
import { validate } from "./validate.ts";
import type { May, World } from "./world.ts";

/** Commands that look at the whole installation, by the name that both doors know them under. */
export type WorldCommand = "validate" | "apply" | "sweep" | "audit" | "status" | "record";

/** What a command is told, beside its world. */
export interface Arguments {
  /** For `sweep` (to end), `audit` and `status` (to look at). An id, or `<target>/<id>`. */
  readonly grant?: string;
  /** For `validate`. */
  readonly pullRequest?: number;
  /** For `apply` and `sweep`: only these targets. */
  readonly targets?: readonly string[];
  /** For `sweep`: what to stop at once and keep stopped: `all`, `target:<name>` or `repository:<owner/name>`. */
  readonly halt?: string;
  /** For `sweep` with a grant or a halt: why, as somebody typed it. */
  readonly reason?: string;
  /** The run in which the command is a step; absent at a terminal. */
  readonly run?: number;
  /** For `record`: what the cloud job gave. */
  readonly events?: string;
  readonly digest?: string;
}

const permissions: { readonly [command in "apply" | "sweep"]: ReadonlySet<May> } = {
  apply: new Set(["unbind", "bind"]),
  sweep: new Set(["unbind"]),
};

/** Runs one command. `now` was read once, by the door. */
export async function execute(command: WorldCommand, world: World, now: Instant, given: Arguments): Promise<Answer> {
  if (given.grant !== undefined) mustName(given.grant);
  switch (command) {
    case "validate":
      // A merge queue's group has no pull request of its own; each of its pull requests was explained before.
      if (given.pullRequest === undefined)
        return { exit: 0, text: "this run belongs to no pull request: there is nothing to explain", json: {} };
      return validate(world, now, { pullRequest: given.pullRequest });
    case "apply":
    case "sweep": {
      await targetsExist(world, given.targets ?? []);
      const done = await reconcile(world, now, {
        may: permissions[command],
        ...(given.targets?.length ? { targets: new Set(given.targets) } : {}),
        ...asked(given),
      });
      return reconciled(done);
    }
    case "record":
      return record(world, now, { events: given.events ?? "", digest: given.digest ?? "" });
    case "audit":
      return audit(world, now, given.grant ? { grant: given.grant } : {});
    case "status":
      return status(world, now, given.grant ? { grant: given.grant } : {});
  }
}

/** What somebody asks to end. */
function asked({ grant, halt, reason, run }: Arguments): Asked {
  return {
    ...(grant ? { revoke: new Set([grant]) } : {}),
    ...(halt ? { halt: mustRead(halt) } : {}),
    ...(reason ? { reason } : {}),
    ...(run === undefined ? {} : { run }),
  };
}

/** A name that is none would leave nothing to do, which reads as if all were well. Fault `input.target`. */
async function targetsExist(world: Pick<World, "repository">, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const paths = (await world.repository.tree(await world.repository.tip(), "targets")).map(({ path }) => path);
  const known = paths.flatMap((path) => /^targets\/([^/]+)\.yaml$/.exec(path)?.[1] ?? []);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownTarget(unknown, known);
}

/** Red when anything failed: a run that could not close something must be seen. */
function reconciled(done: Reconciliation): Answer {
  const batch = writeBatch(done.events);
  const failed = done.faults.length > 0 || batch.left > 0 || batch.refused.length > 0;
  const notes = [
    ...(batch.left > 0 ? [`${count(batch.left, "event")} did not fit: the next run tells them`] : []),
    ...batch.refused.map((why) => `not recorded: ${why}; report it, with this sentence`),
  ];
  return {
    exit: failed ? 1 : 0,
    text: [reconciliationText(done), ...notes].join("\n"),
    json: done,
    markdown: [reconciliationMarkdown(done), ...notes.map(prose)].join("\n\n"),
    outputs: { events: batch.text, digest: batch.digest },
  };
}
