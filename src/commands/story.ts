import { failing, type GrantRecord, newest, readFacts } from "../core/record.ts";
import type { Story } from "../core/report.ts";

/** What the ledger tells of one grant (`<target>/<id>`), for the commit that ends it and for its pull request. */
export function storyOf(
  key: string,
  record: GrantRecord | undefined,
): Story & {
  readonly reference?: string;
  readonly refused?: string;
  readonly resource?: string;
  readonly unended?: string;
} {
  const [target, id] = key.split("/") as [string, string];
  const facts = readFacts(newest(record, "decided"));
  const bound = newest(record, "bound")?.detail ?? {};
  const probed = newest(record, "probed");
  const ended = newest(record, "ended");
  const refused = newest(record, "refused");
  // What was changed by hand may have no end of its own any more.
  const failed = failing(record)?.detail;
  const runs = (record?.lines ?? []).filter(({ kind }) => kind === "used").map(({ detail }) => text(detail.run) ?? "");
  return {
    target,
    id,
    approvers: facts?.approvers.map(({ login }) => login) ?? [],
    ended: text(ended?.detail.why) ?? "it has not ended",
    event: ended?.id ?? "",
    ...optional("pullRequest", facts?.pullRequest),
    ...optional("from", text(bound.from)),
    ...optional("until", text((failed ?? bound).until)),
    ...optional("resource", text(bound.resource)),
    ...optional("reference", text(bound.reference)),
    ...optional("provenDeadAt", text(probed?.detail.provenDeadAt)),
    ...optional("unended", text(failed?.why)),
    ...optional("refused", bound.from === undefined ? text(refused?.detail.why) : undefined),
    ...(bound.from === undefined || runs.length > 0 ? { runs: [...new Set(runs)] } : {}),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V });
}
