import { isMap, isScalar, isSeq } from "yaml";
import type { Pointer } from "./finding.ts";

/** A place in a file. Both count from 1; columns count UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a node begins, in UTF-16 code units from the text's start. */
export function start(node: unknown): number {
  return (node as { range?: readonly [number, ...number[]] | null } | null)?.range?.[0] ?? 0;
}

/** Where a value (or, `atKey`, its key) begins; the nearest thing around it when it does not exist. */
export function offsetOf(root: unknown, pointer: Pointer, atKey: boolean): number {
  let node = root;
  let offset = start(root);
  for (const [depth, step] of pointer.entries()) {
    const child = stepInto(node, step);
    if (!child) return offset;
    const last = depth === pointer.length - 1;
    // An empty value has no place of its own: its key shows where it is missing.
    const byKey = child.key !== undefined && ((last && atKey) || !hasPlace(child.value));
    offset = start(byKey ? child.key : child.value);
    node = child.value;
  }
  return offset;
}

function stepInto(
  node: unknown,
  step: string | number,
): { readonly key?: unknown; readonly value: unknown } | undefined {
  if (isMap(node)) return node.items.find(({ key }) => isScalar(key) && key.value === step);
  if (isSeq(node) && typeof step === "number" && step < node.items.length) return { value: node.items[step] };
  return undefined;
}

function hasPlace(node: unknown): boolean {
  return node !== null && !(isScalar(node) && node.value === null && node.source === "");
}

/** The line and column of an offset. Counted only when somebody must be told: most files have nothing to tell. */
export function placeIn(text: string, offset: number): Place {
  let line = 1;
  let begin = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", begin)) {
    line += 1;
    begin = end + 1;
  }
  return { line, column: offset - begin + 1 };
}
