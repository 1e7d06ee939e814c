/** What stands between a run of ours and the outside: the run can be lost at any call, be kept waiting, and find others down. */
import { Fault } from "../../src/core/fault.ts";

/** Loses the machine at its n-th call, or its n-th change of a cloud (1 is the first): before it has any effect, or after all of it. */
export interface Loss {
  readonly of: "calls" | "changes";
  readonly nth: number;
  readonly when: "before" | "after";
}

/** What others do while a run makes its n-th call. */
export interface Meanwhile {
  readonly call: number;
  readonly act: () => Promise<void>;
}

/** Nothing waits for this: whoever is lost hears no answer. */
const silence = new Promise<never>(() => undefined);

export interface GateOptions {
  readonly loss?: Loss | undefined;
  readonly meanwhile?: Meanwhile | undefined;
  /** Milliseconds that each call takes. */
  readonly lag?: number;
  /** Resolves when it is this run's turn. */
  readonly turn?: (call: string) => Promise<void>;
  /** Who is down now. */
  readonly down: (place: string) => boolean;
  readonly pass: (milliseconds: number) => void;
  /** Told after every change of a cloud, before anybody else goes on. */
  readonly changed: (call: string) => Promise<void>;
}

export class Gate {
  readonly #options: GateOptions;
  readonly #died: Promise<"lost">;
  #die: () => void = () => undefined;
  readonly #made = { calls: 0, changes: 0 };
  lost = false;
  /** The call that the machine made last. */
  last = "";

  constructor(options: GateOptions) {
    this.#options = options;
    this.#died = new Promise((resolve) => {
      this.#die = () => resolve("lost");
    });
  }

  /** One call to the outside: `iam:CreateRole` in an account, `github.commit`, `git.tip`. */
  async through<Result>(place: string, call: string, work: () => Promise<Result>): Promise<Result> {
    const { turn, loss, meanwhile, lag = 0, down, pass, changed } = this.#options;
    if (turn && !this.lost) await turn(call);
    if (this.lost) return silence;
    const changes = /^iam:(?!Get|List)/.test(call);
    this.#made.calls += 1;
    if (changes) this.#made.changes += 1;
    this.last = call;
    if (meanwhile?.call === this.#made.calls) await meanwhile.act();
    const struck = loss !== undefined && this.#made[loss.of] === loss.nth && (changes || loss.of === "calls");
    if (struck && loss.when === "before") return this.#strike();
    if (lag > 0) pass(lag);
    if (down(place))
      throw new Fault(place === "github" ? "github.unavailable" : "aws.unavailable", `${call}: ${place} is down`, {
        retryable: true,
      });
    const result = await work();
    if (changes) await changed(call);
    if (struck) return this.#strike();
    return result;
  }

  #strike(): Promise<never> {
    this.lost = true;
    this.#die();
    return silence;
  }

  /** What the work comes to; `lost` when its machine was lost first, and whatever it throws. */
  async around<Result>(work: () => Promise<Result>): Promise<Result | "lost"> {
    return await Promise.race([this.#died, work()]);
  }

  /** A port whose every verb goes through here. Verbs that answer at once are no calls to the outside. */
  guard<Port extends object>(place: string, name: string, port: Port, verbs: readonly (keyof Port & string)[]): Port {
    const guarded = { ...port };
    for (const verb of verbs) {
      const work = port[verb] as unknown as (...input: readonly unknown[]) => Promise<unknown>;
      const through = (...input: readonly unknown[]) =>
        this.through(place, `${name}.${verb}`, () => work.apply(port, [...input]));
      guarded[verb] = through as unknown as Port[keyof Port & string];
    }
    return guarded;
  }
}
