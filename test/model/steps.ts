/** Everything that can happen, as fast-check draws and shrinks it. */
import fc from "fast-check";
import type { Oracle } from "./oracle.ts";
import type * as people from "./people.ts";
import { hands, minted, moved, released, repairs, strays, unused, vanished, weather } from "./steps-others.ts";
import { asked, changed, forged, granted, lifted, merged, opened, reviewed, smuggled, taken } from "./steps-people.ts";
import { again, atOnce, halted, lost, overtaken, plainly, recordsAtOnce, revoked } from "./steps-runs.ts";

const often = <Value>(times: number, one: Value): Value[] => Array.from({ length: times }, () => one);

const all: fc.Arbitrary<fc.AsyncCommand<Oracle, people.Real>>[] = [
  ...often(6, opened),
  ...often(5, granted),
  ...often(2, asked),
  changed,
  ...often(2, reviewed),
  ...often(2, merged),
  ...often(2, taken),
  smuggled,
  ...often(5, plainly),
  ...often(5, lost),
  ...often(5, revoked),
  ...often(2, halted),
  ...often(3, lifted),
  forged,
  ...often(2, atOnce),
  ...often(2, overtaken),
  ...often(2, recordsAtOnce),
  again,
  ...often(7, minted),
  ...often(2, released),
  ...often(2, vanished),
  unused,
  ...often(3, moved),
  weather,
  ...often(2, hands),
  ...often(2, repairs),
  strays,
];

/** Sequences of steps. `replayPath`: which of them a failure was shrunk to, as fast-check says it. */
export function steps(replayPath?: string): fc.Arbitrary<Iterable<fc.AsyncCommand<Oracle, people.Real>>> {
  return fc.commands(all, { maxCommands: 20, size: "max", ...(replayPath === undefined ? {} : { replayPath }) });
}
