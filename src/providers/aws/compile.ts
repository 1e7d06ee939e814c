import { Fault } from "../../core/fault.ts";
import type { Lease } from "../../core/lease.ts";
import { basic, type Instant, iso } from "../../core/time.ts";
import type { Document, Documents } from "../../ports.ts";
import { boundaryDocument } from "./boundary.ts";
import { checkSize, type PolicyDocument, type PolicyStatement, refuse, version } from "./document.ts";
import { escapeKind, escapesIn, escapeWords } from "./escapes.ts";
import { denyAllArn, issuerName, oidcProviderArn, roleArn, sessionPrefix } from "./names.ts";
import { releaseAction, restrictions } from "./restrict.ts";

/*
 * A lease as AWS policy documents. Pure: the same lease gives the same bytes.
 * Condition keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */

/** The exact claims of the one kind of token that a role trusts; leases and the control roles share it. */
export interface Trusted {
  readonly partition: string;
  readonly account: string;
  readonly issuer: string;
  readonly audience: string;
  readonly subject: Lease["subject"];
}

const split = "ask for fewer actions and resources, or split the grant";

/** Trust, permissions and boundary of a lease, and what is only told. Throws a Fault `provider.not-compilable`. */
export function compile(lease: Lease): Documents {
  const documents: readonly Document[] = [
    { name: "trust", content: openTrust(lease) },
    { name: "permissions", content: permissions(lease) },
    { name: "boundary", content: boundaryDocument(lease.configuration, lease.target) },
  ];
  return { resource: roleArn(lease), documents, told: told(lease) };
}

/** The trust that admits the job in its window. Quota: 2,048 characters unless raised. */
export function openTrust(lease: Lease): PolicyDocument {
  const { partition, account } = lease.target.target;
  const { issuer, audience } = lease.configuration;
  const statement = federatedTrust("Job", { partition, account, issuer, audience, subject: lease.subject });
  return checkSize(
    { name: "trust policy", limit: 2048, fix: split },
    {
      Version: version,
      Statement: [
        {
          ...statement,
          Condition: {
            ...statement.Condition,
            StringLike: { "sts:RoleSessionName": `${sessionPrefix(literal(lease.id))}*` },
            DateGreaterThanEquals: { "aws:CurrentTime": iso(lease.from) },
            DateLessThan: { "aws:CurrentTime": iso(lease.until) },
          },
        },
      ],
    },
  );
}

/** One statement that admits exactly one subject. Every claim is compared whole: nothing in it is a pattern. */
export function federatedTrust(sid: string, trusted: Trusted): PolicyStatement {
  const claim = (name: string) => `${issuerName(trusted.issuer)}:${name}`;
  const { subject } = trusted;
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Federated: oidcProviderArn(trusted.partition, trusted.account, trusted.issuer) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [claim("aud")]: literal(trusted.audience),
        [claim("sub")]: subject.sub.map(literal),
        [claim("repository_id")]: literal(subject.repositoryId),
        [claim("repository_owner_id")]: literal(subject.ownerId),
        [claim("ref")]: literal(subject.ref),
        [claim("environment")]: literal(subject.environment),
        [claim("job_workflow_ref")]: literal(subject.jobWorkflowRef),
      },
    },
  };
}

/** A trust that admits nobody, and says in its Sid how far the role's life has come. */
export function closedTrust(sid: "Preparing" | `Sealed${string}`): PolicyDocument {
  return {
    Version: version,
    Statement: [
      {
        Sid: sid,
        Effect: "Deny",
        Principal: "*",
        Action: ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
      },
    ],
  };
}

export function preparingTrust(): PolicyDocument {
  return closedTrust("Preparing");
}

export function sealedTrust(at: Instant): PolicyDocument {
  return closedTrust(`Sealed${basic(at)}`);
}

/** The one inline policy: the grant, its end, and the right to give it up. Quota: 10,240 characters a role. */
export function permissions(lease: Lease): PolicyDocument {
  return checkSize(
    { name: "permissions policy", limit: 10_240, fix: split },
    {
      Version: version,
      Statement: [...restrictions(lease), ...window(lease), ...release(lease)],
    },
  );
}

/** Outside the window everything is denied, whatever a resource policy says: the end needs nobody. */
function window(lease: Lease): readonly PolicyStatement[] {
  return [
    {
      Sid: "NotBefore",
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { DateLessThan: { "aws:CurrentTime": iso(lease.from) } },
    },
    {
      Sid: "NotAfter",
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { DateGreaterThanEquals: { "aws:CurrentTime": iso(lease.until) } },
    },
  ];
}

/** The release: the session may attach AWSDenyAll to its own role, and nothing else to nothing else. */
function release(lease: Lease): readonly PolicyStatement[] {
  const own = roleArn(lease);
  const denyAll = denyAllArn(lease.target.target.partition);
  return [
    {
      Sid: "Release",
      Effect: "Allow",
      Action: releaseAction,
      Resource: own,
      Condition: { ArnEquals: { "iam:PolicyARN": denyAll } },
    },
    { Sid: "ReleaseOnlyItself", Effect: "Deny", Action: releaseAction, NotResource: own },
    {
      Sid: "ReleaseOnlyByDenyAll",
      Effect: "Deny",
      Action: releaseAction,
      Resource: "*",
      Condition: { ArnNotEquals: { "iam:PolicyARN": denyAll } },
    },
  ];
}

function told(lease: Lease): readonly string[] {
  const { repository, workflow, jobWorkflowRef } = lease.subject;
  const asked = [...new Set(lease.access.flatMap(({ actions }) => actions))];
  return [
    `the job's name in ${repository} is told, not enforced: AWS sees no job name; the session name records the run, and audit reads it`,
    ...(workflow === undefined
      ? []
      : [
          `that ${workflow} is the file which calls ${jobWorkflowRef} is told, not enforced: AWS sees the workflow that the job stands in, and not who called it`,
        ]),
    ...asked
      .flatMap(escapesIn)
      .map(
        (way) =>
          `${way} ${escapeWords[escapeKind(way)!]}: the target names it, and what it leaves behind does not end with this lease`,
      ),
  ];
}

/** A claim as a trust may hold it: printable ASCII, no wildcard, no policy variable. */
function literal(value: string): string {
  if (value !== "" && /^[\x20-\x7e]+$/.test(value) && !/[*?$]/.test(value)) return value;
  throw refuse(
    `the claim ${JSON.stringify(value)} cannot stand in a trust policy: a wildcard, "$" or a character outside printable ASCII would change what it matches; use a repository, ref, workflow and environment without them`,
  );
}

/** Thrown where a caller must have filled something in; kept here so that no document is ever made of a hole. */
export function documentNamed(documents: Documents, name: string): PolicyDocument {
  const found = documents.documents.find((document) => document.name === name);
  if (!found) throw new Fault("provider.not-compilable", `the compiled documents have no ${name}; this is a bug`);
  return found.content as PolicyDocument;
}
