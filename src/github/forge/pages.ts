import { fromIso, type Instant } from "../../core/time.ts";
import type { Client } from "../client.ts";
import { incomplete } from "./fault.ts";
import { type Connection, type Page, pageQuery } from "./pull-query.ts";

export interface Answer<Node> {
  readonly repository: { readonly pullRequest: Node | null } | null;
}

/** One list of one pull request; `what` names the pull request in words. */
interface List<Name> {
  readonly what: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly name: Name;
}

/** All items of one of a pull request's lists, its first page being known. Fewer than GitHub counted are a Fault. */
export async function rest<Node, Name extends Connection>(
  client: Client,
  list: List<Name>,
  first: Page<Node>,
): Promise<readonly Node[]> {
  const { what, variables, name } = list;
  const nodes: Node[] = [];
  let page = first;
  for (;;) {
    for (const node of page.nodes ?? []) {
      if (node === null) throw incomplete(`${what}, ${name}`, "github left an entry out");
      nodes.push(node);
    }
    if (!page.pageInfo.hasNextPage) break;
    const following = await pageOf<Node, Name>(client, {
      ...list,
      variables: { ...variables, after: page.pageInfo.endCursor },
    });
    if (following.pageInfo.endCursor === page.pageInfo.endCursor) {
      throw incomplete(`${what}, ${name}`, "the next page is missing");
    }
    page = following;
  }
  if (nodes.length < (first.totalCount ?? 0))
    throw incomplete(`${what}, ${name}`, `${nodes.length} of ${first.totalCount} came`);
  return nodes;
}

/** One page of one of the lists. */
export async function pageOf<Node, Name extends Connection>(
  client: Client,
  { what, variables, name }: List<Name>,
): Promise<Page<Node>> {
  const answer = await client.query<Answer<{ readonly [name in Name]: Page<Node> }>>(what, pageQuery(name), variables);
  const page = answer.repository?.pullRequest?.[name];
  if (!page) throw incomplete(`${what}, ${name}`, "the next page is missing");
  return page;
}

/** A time as GitHub writes it. */
export function time(what: string, text: string): Instant {
  const at = fromIso(text);
  if (at === undefined) throw incomplete(what, `${text} is not a time`);
  return at;
}
