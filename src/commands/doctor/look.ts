import type { Ailment, Examination } from "../../core/ailment.ts";
import type { Reading } from "../../core/subject-facts.ts";

/** Judges what was read; what was not is said, never passed over. */
export function look<T>(where: string, reading: Reading<T>, judge: (seen: T) => readonly Ailment[]): Examination {
  if ("read" in reading) return { ailments: judge(reading.read), unseen: [] };
  return { ailments: [], unseen: [{ where, why: reading.unknown }] };
}

export function together(...examinations: readonly Examination[]): Examination {
  return {
    ailments: examinations.flatMap(({ ailments }) => ailments),
    unseen: examinations.flatMap(({ unseen }) => unseen),
  };
}

/** The ailment when the condition holds, none otherwise. */
export function when(condition: boolean, ailment: Ailment): readonly Ailment[] {
  return condition ? [ailment] : [];
}
