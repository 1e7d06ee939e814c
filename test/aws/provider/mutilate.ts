import type { Documents } from "../../../src/ports.ts";

/** A statement as it can be cut about. */
interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
}

export interface Mutilation {
  /** `the trust without Job's StringEquals aud` */
  readonly what: string;
  readonly documents: Documents;
}

/**
 * Every way to take one thing out of compiled documents: each statement, and each condition key of the trust and of every
 * Deny. (A key taken out of an Allow of the permissions leaves the Deny that says the same.)
 */
export function mutilations(documents: Documents): readonly Mutilation[] {
  return documents.documents.flatMap(({ name, content }) => {
    const statements = (content as { readonly Statement: readonly Statement[] }).Statement;
    const put = (what: string, changed: readonly Statement[]): Mutilation => ({
      what: `the ${name} without ${what}`,
      documents: {
        ...documents,
        documents: documents.documents.map((document) =>
          document.name === name ? { name, content: { ...content, Statement: changed } } : document,
        ),
      },
    });
    const whole =
      name === "trust"
        ? []
        : statements.map((gone) =>
            put(
              gone.Sid,
              statements.filter((one) => one !== gone),
            ),
          );
    const counting = statements.filter(({ Effect }) => name === "trust" || Effect === "Deny");
    const parts = counting.flatMap((statement) =>
      cuts(statement).map(({ what, cut }) =>
        put(
          `${statement.Sid}'s ${what}`,
          statements.map((one) => (one === statement ? cut : one)),
        ),
      ),
    );
    return [...whole, ...parts];
  });
}

function cuts(statement: Statement): readonly { readonly what: string; readonly cut: Statement }[] {
  const conditions = statement.Condition ?? {};
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key]) => {
      const { [key]: _gone, ...kept } = keys;
      const { [operator]: _emptied, ...others } = conditions;
      const left = Object.keys(kept).length === 0 ? others : { ...others, [operator]: kept };
      const { Condition: _old, ...bare } = statement;
      return { what: `${operator} ${key}`, cut: Object.keys(left).length === 0 ? bare : { ...bare, Condition: left } };
    }),
  );
}
