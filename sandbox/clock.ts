import type { SandboxClock } from "./contract.ts";

/** A clock that runs with the machine's and can be moved forward. */
export function sandboxClock(): SandboxClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    get offset() {
      return offset;
    },
    move(milliseconds: number) {
      offset += milliseconds;
    },
  };
}
