/** What every call of IAM's Query API is given, and how its listings are cut into pages. */
import type { Quotas } from "./iam-limits.ts";
import { invalid } from "./iam-limits.ts";
import type { IamState, Role } from "./iam-state.ts";
import { Refusal } from "./refusal.ts";
import type { Parameters, Xml } from "./xml.ts";

export interface IamCall {
  readonly account: string;
  readonly state: IamState;
  readonly parameters: Parameters;
  readonly quotas: Quotas;
}

/** By action, without `iam:`. What they return is the content of the Result element. */
export type IamCalls = Readonly<Record<string, (call: IamCall) => Promise<Xml>>>;

export async function knownRole({ state, parameters }: IamCall): Promise<Role> {
  const name = parameters.RoleName ?? "";
  const role = await state.role(name);
  if (!role) throw new Refusal("NoSuchEntity", `The role with name ${name} cannot be found.`, 404);
  return role;
}

/** One page of a listing, in the order of its keys: at most MaxItems (100 unless told, 1000 at most) after Marker. */
export function page<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  parameters: Parameters,
): { readonly items: readonly Item[]; readonly IsTruncated: boolean; readonly Marker: string | undefined } {
  const most = Number(parameters.MaxItems ?? "100");
  if (!Number.isInteger(most) || most < 1 || most > 1000) {
    throw invalid("maxItems", String(parameters.MaxItems), "have value between 1 and 1000");
  }
  const after = parameters.Marker === undefined ? "" : Buffer.from(parameters.Marker, "base64url").toString();
  const rest = after === "" ? items : items.filter((item) => key(item) > after);
  const shown = rest.slice(0, most);
  const last = shown.at(-1);
  const truncated = rest.length > shown.length && last !== undefined;
  return {
    items: shown,
    IsTruncated: truncated,
    Marker: truncated ? Buffer.from(key(last)).toString("base64url") : undefined,
  };
}

/** IAM returns policy documents percent-encoded (RFC 3986). */
export function encoded(document: string): string {
  return encodeURIComponent(document);
}
