import type { Reasoning } from "../core/decision.ts";

export function yes(says: string): Reasoning {
  return { allowed: true, says };
}

export function no(says: string, fix?: string): Reasoning {
  return fix === undefined ? { allowed: false, says } : { allowed: false, says, fix };
}
