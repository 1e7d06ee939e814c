import { Buffer } from "node:buffer";

/** A number from 0 up to a bound, the same in every run: a linear congruential generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A CODEOWNERS file of so many rules of every kind, and so many paths of which most belong to somebody. */
export function sample(rules: number, paths: number): { readonly file: Buffer; readonly paths: readonly string[] } {
  const next = numbers(4211);
  const kinds: readonly ((n: number) => string)[] = [
    (n) => `/grants/team-${n}/`,
    (n) => `/services/s${n % 40}/**/config-${n}.json`,
    (n) => `*.ext${n}`,
    (n) => `build-${n}/`,
    (n) => `**/logs-${n}`,
    (n) => `/docs/part?${n}/*`,
    (n) => `generated-*-${n}`,
  ];
  const lines = Array.from({ length: rules }, (_, n) => `${kinds[n % kinds.length]!(n)} @acme/team-${n}`);
  const places: readonly ((n: number) => string)[] = [
    (n) => `grants/team-${n}/request-${next(9999)}.yaml`,
    (n) => `services/s${n % 40}/deep/er/config-${n}.json`,
    (n) => `lib/some/where/file.ext${n}`,
    (n) => `packages/p${n % 50}/build-${n}/out/a.js`,
    (n) => `var/logs-${n}/today`,
    (n) => `docs/partx${n}/page.md`,
    (n) => `src/generated-code-${n}/index.ts`,
  ];
  return {
    file: Buffer.from(`* @acme/all\n${lines.join("\n")}\n`),
    paths: Array.from({ length: paths }, () => next(rules)).map((n) => places[n % places.length]!(n)),
  };
}
