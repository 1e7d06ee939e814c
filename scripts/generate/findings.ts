export function findingsPage(_root: string): ReadonlyMap<string, string> {
  return new Map();
}
