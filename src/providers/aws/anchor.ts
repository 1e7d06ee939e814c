import type { Binding } from "../../core/binding.ts";
import { ledgerTag } from "./names.ts";
import type { Roles } from "./roles.ts";

/** A head of the ledger as a tag says it: a digest, or nothing for the empty ledger's. */
export const headForm = /^([0-9a-f]{64})?$/;

/** The ledger's head on which a role was decided, as its tag says; undefined when the role or its tag is gone. */
export const anchorOf =
  (roles: Pick<Roles, "get">) =>
  async ({ resource }: Pick<Binding, "resource">): Promise<string | undefined> => {
    const found = await roles.get(resource.split("/").at(-1) ?? "");
    const head = found?.arn === resource ? found.tags[ledgerTag] : undefined;
    return head !== undefined && headForm.test(head) ? head : undefined;
  };
