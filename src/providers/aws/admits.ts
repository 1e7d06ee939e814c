import type { Lease } from "../../core/lease.ts";
import type { Instant } from "../../core/time.ts";
import type { Admission } from "../../ports.ts";
import { openTrust } from "./compile.ts";
import { evaluateTrust, parsePolicy, webIdentityContext } from "./iam/index.ts";
import { issuerName, oidcProviderArn, sessionPrefix } from "./names.ts";

/**
 * Whether the trust of a lease admits a token at a time, by our own evaluator over the very document that would stand in the
 * account. The provider that AWS takes a token to be of is the one registered for its `iss`.
 */
export function admits(
  lease: Lease,
  { claims, at }: { readonly claims: { readonly [claim: string]: unknown }; readonly at: Instant },
): Admission {
  const { subject, configuration, target } = lease;
  const { partition, account } = target.target;
  const issuer = typeof claims.iss === "string" ? claims.iss : "https://issuer.invalid";
  const verdict = evaluateTrust(parsePolicy(openTrust(lease), "trust"), {
    action: "sts:AssumeRoleWithWebIdentity",
    principal: { federated: oidcProviderArn(partition, account, issuer) },
    context: webIdentityContext({
      at,
      claims,
      sessionName: `${sessionPrefix(lease.id)}1-1-1`,
      issuerHost: issuerName(configuration.issuer),
    }),
  });
  return {
    admitted: verdict.allowed,
    takes: {
      iss: [configuration.issuer],
      aud: [configuration.audience],
      sub: subject.sub,
      repository_id: [subject.repositoryId],
      repository_owner_id: [subject.ownerId],
      ref: [subject.ref],
      environment: [subject.environment],
      job_workflow_ref: [subject.jobWorkflowRef],
    },
  };
}
