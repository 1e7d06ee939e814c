import { describe, expect, test } from "vitest";
import type { Lease } from "../../../src/core/lease.ts";
import { iso, minute, second } from "../../../src/core/time.ts";
import type { Documents } from "../../../src/ports.ts";
import { deniedEscapes } from "../../../src/providers/aws/boundary.ts";
import { compile } from "../../../src/providers/aws/compile.ts";
import { prove, questions } from "../../../src/providers/aws/proof.ts";
import { golden } from "../../golden.ts";
import { leaseOf } from "./example.ts";

/*
 * What the proof is for: documents that are one thing wider than the lease. Each row widens one statement by one value and
 * names the question that finds it; a question that is not asked any more is a row that proves.
 */

// biome-ignore lint/suspicious/noExplicitAny: a policy document that is to be broken
type Statement = any;

function edited(
  documents: Documents,
  name: string,
  sid: string,
  change: (statement: Statement) => Statement[],
): Documents {
  return {
    ...documents,
    documents: documents.documents.map((document) => {
      if (document.name !== name) return document;
      const { Statement, ...rest } = structuredClone(document.content) as { Statement: Statement[] };
      return {
        name,
        content: { ...rest, Statement: Statement.flatMap((one) => (one.Sid === sid ? change(one) : [one])) },
      };
    }),
  };
}

const lease = leaseOf();
const documents = compile(lease);
const found = (changed: Documents) => prove(changed, lease).map(({ check }) => check);
const host = "token.actions.githubusercontent.com";
const table = "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger";
const account = "210987654321";
const spellings = lease.subject.sub;

describe("a trust that admits one thing more is found", () => {
  /** The trust with a second statement that is like the first but for one thing. */
  const beside = (change: (job: Statement) => void) =>
    edited(documents, "trust", "Job", (job) => {
      const other = { ...structuredClone(job), Sid: "Beside" };
      change(other);
      return [job, other];
    });
  const refused = (what: string) => spellings.map((sub) => `${sub} with ${what} is refused`);

  const claims: readonly (readonly [string, string])[] = [
    ["aud", lease.configuration.audience],
    ["repository_id", "2002"],
    ["repository_owner_id", "9001"],
    ["ref", "refs/heads/main"],
    ["environment", "production"],
    ["job_workflow_ref", lease.subject.jobWorkflowRef],
  ];
  const near = (value: string) =>
    [`${value}x`, `x${value}`, value.slice(0, -1), value.toUpperCase(), value.toLowerCase(), "*", ""].filter(
      (other) => other !== value,
    );

  test.each(claims.flatMap(([claim, value]) => [...new Set(near(value))].map((other) => [claim, other] as const)))(
    "%s %j",
    (claim, other) => {
      const wide = beside((job) => {
        job.Condition.StringEquals[`${host}:${claim}`] = other;
      });
      expect(found(wide)).toEqual(refused(`${claim} ${other}`));
    },
  );

  test.each([...new Set(spellings.flatMap((sub) => near(sub).map((other) => [sub, other] as const)))])(
    "sub %s as %j",
    (sub, other) => {
      const wide = beside((job) => {
        job.Condition.StringEquals[`${host}:sub`] = other;
      });
      expect(found(wide)).toContain(`${sub} with sub ${other} is refused`);
    },
  );

  test.each(claims.map(([claim]) => claim))("no %s at all", (claim) => {
    const wide = beside((job) => {
      const key = `${host}:${claim}`;
      const { [key]: gone, ...kept } = job.Condition.StringEquals;
      job.Condition.StringEquals = kept;
      job.Condition.StringEqualsIfExists = { [key]: gone };
    });
    expect(found(wide)).toEqual(refused(`no ${claim}`));
  });

  const { id } = lease;
  test.each([`x${id}@1-1-1`, `${id}-b@1-1-1`, id, `${id.slice(0, -1)}@1-1-1`, "1-1-1"])(
    "the session name %s",
    (name) => {
      const wide = beside((job) => {
        job.Condition.StringLike["sts:RoleSessionName"] = name;
      });
      expect(found(wide)).toEqual(refused(`session name ${name}`));
    },
  );

  test.each([
    `arn:aws:iam::${account}:oidc-provider/issuer.invalid`,
    `arn:aws:iam::${account}:oidc-provider/${host}/another`,
    `arn:aws:iam::000000000000:oidc-provider/${host}`,
  ])("the issuer %s", (provider) => {
    const wide = beside((job) => {
      job.Principal = { Federated: provider };
      const { StringEquals: _claims, ...others } = job.Condition;
      job.Condition = others;
    });
    expect(found(wide)).toEqual(expect.arrayContaining(refused(`the issuer ${provider}`)));
  });

  const { from, until } = lease;
  test.each([from - minute, from - second, until, until + minute, until * 2])("the time %d", (at) => {
    const wide = beside((job) => {
      job.Condition.DateGreaterThanEquals = { "aws:CurrentTime": iso(at) };
      job.Condition.DateLessThan = { "aws:CurrentTime": iso(at + second) };
    });
    expect(found(wide)).toEqual(refused(`the time ${iso(at)}`));
  });

  test.each([
    ["the account's own sts:AssumeRole", { AWS: `arn:aws:iam::${account}:root` }, "sts:AssumeRole"],
    ["a service's sts:AssumeRole", { Service: "ec2.amazonaws.com" }, "sts:AssumeRole"],
    ["the subject's sts:TagSession", { Federated: `arn:aws:iam::${account}:oidc-provider/${host}` }, "sts:TagSession"],
  ])("%s", (what, Principal, Action) => {
    const wide = edited(documents, "trust", "Job", (job) => [job, { Sid: "Door", Effect: "Allow", Principal, Action }]);
    expect(found(wide)).toEqual([`${what} is refused`]);
  });
});

describe("permissions that let one thing more be done are found", () => {
  const permitted = (sid: string, change: (statement: Statement) => void) =>
    edited(documents, "permissions", sid, (statement) => {
      change(statement);
      return [statement];
    });

  test.each([
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:SallyportUngranted",
    "s3:GetObject",
    "sts:AssumeRole",
    "iam:PassRole",
    "iam:PutRolePolicy",
    "iam:DetachRolePolicy",
  ])("the action %s", (action) => {
    const wide = permitted("OnlyGranted", (only) => only.NotAction.push(action));
    const role = documents.resource;
    expect(found(wide)).toEqual([`${action} on ${table} is refused`, `${action} on ${role} is refused`]);
  });

  test.each([`${table}/x`, `${table}x`, table.slice(0, -1), "arn:aws:sallyport:xx-nowhere-1:000000000000:stranger/x"])(
    "the resource %s",
    (resource) => {
      const wide = permitted("OnlyResources1", (only) => only.NotResource.push(resource));
      expect(found(wide)).toEqual(lease.access[0]!.actions.map((action) => `${action} on ${resource} is refused`));
    },
  );

  test("another region, and none", () => {
    const named = permitted("OnlyRegions", (only) =>
      only.Condition.StringNotEquals["aws:RequestedRegion"].push("xx-nowhere-1"),
    );
    const absent = permitted("OnlyRegions", (only) => {
      only.Condition = {
        StringNotEqualsIfExists: only.Condition.StringNotEquals,
        Null: { "aws:RequestedRegion": "false" },
      };
    });
    const on = (where: string) =>
      lease.access[0]!.actions.map((action) => `${action} on ${table} in ${where} is refused`);
    expect(found(named)).toEqual(on("xx-nowhere-1"));
    expect(found(absent)).toEqual(on("no region"));
  });

  test.each([
    ["NotBefore", "DateLessThan", lease.from - second, [lease.from - second]],
    ["NotBefore", "DateLessThan", lease.from - minute, [lease.from - minute, lease.from - second]],
    ["NotAfter", "DateGreaterThanEquals", lease.until + second, [lease.until]],
    ["NotAfter", "DateGreaterThanEquals", lease.until + 2 * minute, [lease.until, lease.until + minute]],
    ["NotAfter", "DateGreaterThanEquals", lease.until * 3, [lease.until, lease.until + minute, lease.until * 2]],
  ])("%s at another time: %s %d", (sid, operator, at, open) => {
    const wide = permitted(sid, (only) => {
      only.Condition = { [operator]: { "aws:CurrentTime": iso(at) } };
    });
    const [first] = lease.access[0]!.actions;
    expect(found(wide).filter((check) => check.startsWith(first!))).toEqual(
      open.map((moment) => `${first} on ${table} at ${iso(moment)} is refused`),
    );
    expect(found(wide).includes("the release after the end is refused")).toBe(sid === "NotAfter");
  });

  test.each([
    ["attaching arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess"],
    [`attaching arn:aws:iam::${account}:policy/x`, `arn:aws:iam::${account}:policy/x`],
  ])("%s", (what, policy) => {
    const wide = permitted("ReleaseOnlyByDenyAll", (only) => {
      only.Condition.ArnNotEquals["iam:PolicyARN"] = ["arn:aws:iam::aws:policy/AWSDenyAll", policy];
    });
    expect(found(wide)).toEqual([`${what} is refused`]);
  });

  test("attaching no policy at all", () => {
    const wide = permitted("ReleaseOnlyByDenyAll", (only) => {
      only.Condition = { ...only.Condition, Null: { "iam:PolicyARN": "false" } };
    });
    expect(found(wide)).toEqual(["attaching no policy at all is refused"]);
  });

  const name = documents.resource.slice(documents.resource.lastIndexOf("/") + 1);
  test.each([
    ["the release of another role", `${documents.resource}x`],
    ["the release of a role outside our path", `arn:aws:iam::${account}:role/${name}`],
  ])("%s", (what, role) => {
    const wide = permitted("ReleaseOnlyItself", (only) => {
      only.NotResource = [documents.resource, role];
    });
    expect(found(wide)).toEqual([`${what} is refused`]);
  });
});

describe("a boundary that lets one thing more through is found", () => {
  const bounded = (sid: string, change: (statement: Statement) => void) =>
    edited(documents, "boundary", sid, (statement) => {
      change(statement);
      return [statement];
    });

  test("an action that no ceiling has", () => {
    const wide = bounded("OnlyCeiling", (only) => only.NotAction.push("sallyport:OutsideEveryCeiling"));
    expect(found(wide)).toEqual(["sallyport:OutsideEveryCeiling on * is refused"]);
  });

  test.each([
    ["no provider", (only: Statement) => (only.Condition.Null = { "aws:FederatedProvider": "false" })],
    [
      "arn:aws:iam::000000000000:oidc-provider/issuer.invalid",
      (only: Statement) =>
        (only.Condition.StringNotEquals["aws:FederatedProvider"] = [
          only.Condition.StringNotEquals["aws:FederatedProvider"],
          "arn:aws:iam::000000000000:oidc-provider/issuer.invalid",
        ]),
    ],
  ])("a session of %s", (provider, change) => {
    const wide = bounded("OnlyFederated", change);
    const [read, write] = lease.access[0]!.actions;
    expect(found(wide)).toEqual(
      [read, write].map((action) => `${action} on ${table} by a session of ${provider} is refused`),
    );
  });

  test("the release of a role outside our path", () => {
    const outside = `arn:aws:iam::${account}:role/${documents.resource.slice(documents.resource.lastIndexOf("/") + 1)}`;
    const wide = bounded("ReleaseOnlyOurs", (only) => {
      only.NotResource = [only.NotResource, outside];
    });
    expect(found(wide)).toEqual(["the boundary's release outside /sallyport/1001/x is refused"]);
  });

  test.each(["arn:aws:iam::aws:policy/AdministratorAccess", `arn:aws:iam::${account}:policy/x`])(
    "attaching %s",
    (policy) => {
      const wide = bounded("ReleaseOnlyByDenyAll", (only) => {
        only.Condition.ArnNotEquals["iam:PolicyARN"] = ["arn:aws:iam::aws:policy/AWSDenyAll", policy];
      });
      expect(found(wide)).toEqual([`attaching ${policy} is refused`]);
    },
  );
});

/** All that is asked but the escapes, of which there are more than a thousand alike: those are the catalogue's. */
function asked(one: Lease): string {
  const { resource, ...documents } = compile(one);
  const all = questions({ resource, ...documents }, one).map(
    ({ what, expect: answer }) => `${answer.padEnd(7)} ${what}`,
  );
  const denied = new Set(deniedEscapes(one.target).map((action) => `refused ${action} on ${resource}`));
  const at = all.findLastIndex((line) => line.endsWith("the release of a role outside our path")) + 1;
  const escapes = all.slice(at, at + denied.size);
  expect(new Set(escapes)).toEqual(denied);
  return [...all.slice(0, at), "refused each escape that the boundary denies", ...all.slice(at + denied.size), ""].join(
    "\n",
  );
}

const wide: { readonly [name: string]: Lease } = {
  example: lease,
  condition: leaseOf({
    access: [
      {
        actions: ["dynamodb:GetItem"],
        resources: [table],
        conditions: { StringLike: { "dynamodb:LeadingKeys": ["4*"] } },
      },
    ],
  }),
  wildcard: leaseOf({
    target: { ceiling: [{ actions: ["s3:*", "sts:*"], resources: ["*"] }], regions: ["eu-west-1", "eu-central-1"] },
    access: [{ actions: ["s3:Get*"], resources: ["arn:aws:s3:::ledger/*", "arn:aws:s3:::led?er"] }],
  }),
};

test.each(Object.entries(wide))("all that is asked of %s is written down", (name, one) => {
  golden(`aws/questions-${name}.txt`, asked(one));
});
