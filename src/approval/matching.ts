/**
 * Which seats can be filled at once when each person may take one seat only. `fits` tells, seat by seat, who could sit
 * there. A seat once filled stays filled, whoever has to move for the next one: Kuhn's augmenting paths.
 */
export function filledSeats(fits: readonly ReadonlySet<number>[]): readonly boolean[] {
  const seatOf = new Map<number, number>();
  return fits.map((_, seat) => place(seat, fits, { seatOf, asked: new Set() }));
}

function place(
  seat: number,
  fits: readonly ReadonlySet<number>[],
  state: { readonly seatOf: Map<number, number>; readonly asked: Set<number> },
): boolean {
  for (const person of fits[seat]!) {
    if (state.asked.has(person)) continue;
    state.asked.add(person);
    const taken = state.seatOf.get(person);
    if (taken === undefined || place(taken, fits, state)) {
      state.seatOf.set(person, seat);
      return true;
    }
  }
  return false;
}
