/**
 * How long to wait before another try, in milliseconds: any time up to a bound that doubles with each try, so that many who
 * failed at once do not come back at once. `chance`: from 0 to 1.
 * https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export function backOff(
  tries: number,
  { first, most, chance }: { readonly first: number; readonly most: number; readonly chance: number },
): number {
  return Math.min(most, first * 2 ** (tries - 1)) * chance;
}
