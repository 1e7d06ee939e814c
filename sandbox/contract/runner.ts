import type { Stoppable } from "./clock.ts";

export interface StepResult {
  /** The step's id, or its name when it has none. */
  readonly id: string;
  readonly name: string;
  /** `main` or `post`. */
  readonly phase: "main" | "post";
  readonly conclusion: "success" | "failure" | "skipped" | "cancelled";
  /** Everything the step printed, as the runner shows it: masked, commands taken out. */
  readonly log: string;
}

export interface JobResult {
  /** Key in the workflow file. */
  readonly name: string;
  readonly conclusion: "success" | "failure" | "skipped" | "cancelled";
  readonly checkRunId: number;
  readonly steps: readonly StepResult[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly {
    readonly level: "error" | "warning" | "notice";
    readonly message: string;
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
    readonly title?: string;
  }[];
}

export interface RunResult {
  readonly repository: string;
  readonly workflow: string;
  readonly event: string;
  readonly runId: number;
  readonly conclusion: "success" | "failure" | "cancelled";
  readonly jobs: readonly JobResult[];
  /** What GitHub's parser refuses in the workflow file, with positions; absent for a good file. */
  readonly errors?: readonly string[];
}

export interface Runner extends Stoppable {
  /** Runs every workflow that the queued events start, until no event is left. */
  drain(): Promise<readonly RunResult[]>;
  /** Everything any process of a job wrote where the runner keeps it: raw logs before masking, environment files, state, outputs, RUNNER_TEMP after the job. For leak tests. */
  readonly traces: readonly { readonly where: string; readonly content: string }[];
  /**
   * Ends a step's process with SIGKILL as soon as it has started; asked before each step phase. `"step"` (or true): the
   * job fails and its post steps run. `"runner"`: the machine is gone, nothing more of the job runs. `step` is the step's
   * id, or its name when it has none.
   */
  killWhen?:
    | ((step: {
        readonly repository: string;
        readonly workflow: string;
        readonly job: string;
        readonly step: string;
        readonly phase: "main" | "post";
      }) => boolean | "step" | "runner")
    | undefined;
  /** Ends the process that runs at this moment, as `killWhen` does; false when none runs. For crash tests in the middle of a step. */
  kill(what: "step" | "runner"): boolean;
}
