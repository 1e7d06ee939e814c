import type { Binding } from "../../core/binding.ts";
import type { Lease, LeaseRef } from "../../core/lease.ts";
import { homeRegion, roleNameOf, rolePath } from "./names.ts";

/** What a job needs to find its lease; its region is where it exchanges its token. */
export function reference(lease: Lease, binding: Binding): LeaseRef {
  const { account, partition, regions } = lease.target.target;
  return {
    v: 1,
    provider: "aws",
    id: lease.id,
    account,
    partition,
    region: regions[0] ?? homeRegion(partition),
    role: `${rolePath(lease).slice(1)}${roleNameOf(lease)}`,
    audience: lease.configuration.audience,
    subject: lease.subject,
    from: lease.from,
    until: lease.until,
    boundAt: binding.createdAt,
    ends: lease.target.target.ends,
  };
}
