import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bootstrapFiles } from "../../../scripts/generate/bootstrap.ts";
import { minute } from "../../../src/core/time.ts";
import { bootstrapTemplate } from "../../../src/providers/aws/bootstrap.ts";
import { boundaryDocument } from "../../../src/providers/aws/boundary.ts";
import { permissions } from "../../../src/providers/aws/compile.ts";
import { type ControlRole, controlSubject } from "../../../src/providers/aws/control.ts";
import {
  contextOf,
  evaluate,
  evaluateTrust,
  type Policy,
  parsePolicy,
  sessionContext,
  webIdentityContext,
} from "../../../src/providers/aws/iam/index.ts";
import { boundaryArn, denyAllArn, oidcProviderArn, roleArn } from "../../../src/providers/aws/names.ts";
import { golden } from "../../golden.ts";
import { configuration, leaseOf, target } from "./example.ts";

const { account } = target.target;
const provider = oidcProviderArn("aws", account, configuration.issuer);
const template = bootstrapTemplate(configuration, [target]);
const lease = leaseOf();
const actions = readFileSync(join(import.meta.dirname, "actions.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

interface Actor {
  readonly arn: string;
  readonly identity: Policy;
  readonly boundary?: Policy;
}

const capital: { readonly [role in ControlRole]: string } = {
  binder: "Binder",
  unbinder: "Unbinder",
  reader: "Reader",
};

function control(role: ControlRole): Actor {
  const { Policies } = template.Resources[capital[role]]!.Properties as { Policies: { PolicyDocument: object }[] };
  return {
    arn: `arn:aws:iam::${account}:role/${configuration.roles[role]}`,
    identity: parsePolicy(Policies[0]!.PolicyDocument, "identity"),
  };
}

const actors: { readonly [name: string]: Actor } = {
  binder: control("binder"),
  unbinder: control("unbinder"),
  reader: control("reader"),
  lease: {
    arn: roleArn(lease),
    identity: parsePolicy(permissions(lease), "identity"),
    boundary: parsePolicy(boundaryDocument(configuration, target), "boundary"),
  },
};

const other = roleArn(leaseOf({ id: "another" }));
const resources: { readonly [name: string]: string } = {
  "the lease's role": roleArn(lease),
  "another lease's role": other,
  "a role named like a lease, elsewhere": `arn:aws:iam::${account}:role/${other.split("/").at(-1)}`,
  "a role of another installation": other.replace("/1001/", "/1002/"),
  "the binder": `arn:aws:iam::${account}:role/${configuration.roles.binder}`,
  "the unbinder": `arn:aws:iam::${account}:role/${configuration.roles.unbinder}`,
  "an administrator": `arn:aws:iam::${account}:role/admin`,
  "the boundary": boundaryArn(target),
  AWSDenyAll: denyAllArn("aws"),
  "another policy": `arn:aws:iam::${account}:policy/other`,
  "a user": `arn:aws:iam::${account}:user/someone`,
  "the OIDC provider": provider,
  "every resource": "*",
};

const policies = {
  none: undefined,
  AWSDenyAll: denyAllArn("aws"),
  Administrator: "arn:aws:iam::aws:policy/AdministratorAccess",
};
const bounds = {
  none: undefined,
  ours: boundaryArn(target),
  AWSDenyAll: denyAllArn("aws"),
  other: `arn:aws:iam::${account}:policy/other`,
};
const circumstances = Object.entries(policies).flatMap(([policy, policyArn]) =>
  Object.entries(bounds).map(([bound, boundArn]) => ({
    policy,
    boundary: bound,
    keys: { "iam:PolicyARN": policyArn, "iam:PermissionsBoundary": boundArn },
  })),
);

function may(actor: Actor, action: string, resource: string, keys: object): boolean {
  const session = {
    at: lease.from + minute,
    roleArn: actor.arn,
    sessionName: "inc-4211@1",
    federatedProvider: provider,
  };
  const sessionArn = `arn:aws:sts::${account}:assumed-role/${actor.arn.split("/").at(-1)}/inc-4211@1`;
  return evaluate(
    {
      action,
      resource,
      principal: { arn: actor.arn, account, sessionArn },
      context: contextOf(sessionContext({ ...session, region: "us-east-1" }), { ...keys }),
    },
    { identity: [actor.identity], boundary: actor.boundary },
  ).allowed;
}

/** Every action on every resource under every circumstance: one line for each that is allowed at all. */
function table(actor: Actor): readonly string[] {
  return actions.flatMap((action) => {
    const lines = Object.entries(resources).flatMap(([name, resource]) => {
      const allowed = circumstances.filter(({ keys }) => may(actor, action, resource, keys));
      return allowed.length === 0 ? [] : [{ name, when: needs(allowed) }];
    });
    const alike = new Set(lines.map(({ when }) => when)).size === 1;
    if (alike && lines.length === Object.keys(resources).length) return [`${action} on anything${lines[0]?.when}`];
    return lines.map(({ name, when }) => `${action} on ${name}${when}`);
  });
}

/** The policy and the boundary that must be there, where not every one will do. */
function needs(allowed: typeof circumstances): string {
  const by = (which: "policy" | "boundary", all: object) => {
    const found = [...new Set(allowed.map((one) => one[which]))];
    return { found, says: found.length === Object.keys(all).length ? "" : ` with the ${which} ${found.join(" or ")}` };
  };
  const policy = by("policy", policies);
  const boundary = by("boundary", bounds);
  expect(allowed).toHaveLength(policy.found.length * boundary.found.length);
  return policy.says + boundary.says;
}

describe("what bootstrap deploys", () => {
  test("lets each role do exactly what is written down, of every iam: and sts: action", () => {
    const text = Object.entries(actors).map(
      ([name, actor]) =>
        `${name}\n${table(actor)
          .map((line) => `  ${line}\n`)
          .join("")}`,
    );
    golden("aws/control-actions.txt", text.join("\n"));
  });

  test("tries a list of actions that is no stub", () => {
    expect(actions).toEqual(
      expect.arrayContaining(["iam:PassRole", "iam:CreateUser", "sts:AssumeRole", "sts:TagSession"]),
    );
    expect(actions.length).toBeGreaterThan(180);
  });

  test.each(["binder", "unbinder", "reader"] as const)("lets only its own workflow file become the %s", (role) => {
    const { AssumeRolePolicyDocument } = template.Resources[capital[role]]!.Properties;
    const trust = parsePolicy(AssumeRolePolicyDocument, "trust");
    const admits = (by: ControlRole, change: object = {}) => {
      const subject = controlSubject(by, configuration);
      const claims = {
        aud: configuration.audience,
        sub: subject.sub[1],
        repository_id: subject.repositoryId,
        repository_owner_id: subject.ownerId,
        ref: subject.ref,
        environment: subject.environment,
        job_workflow_ref: subject.jobWorkflowRef,
        ...change,
      };
      const context = webIdentityContext({
        at: lease.from,
        claims,
        sessionName: "any",
        issuerHost: "token.actions.githubusercontent.com",
      });
      const principal = { federated: provider };
      return evaluateTrust(trust, { action: "sts:AssumeRoleWithWebIdentity", principal, context }).allowed;
    };
    expect((["binder", "unbinder", "reader"] as const).filter((by) => admits(by))).toEqual([role]);
    const others = { ref: "refs/heads/x", aud: "sts.amazonaws.com", sub: "x", environment: "x", job_workflow_ref: "x" };
    for (const [claim, value] of Object.entries({ ...others, repository_id: "1", repository_owner_id: "1" }))
      expect(admits(role, { [claim]: value }), claim).toBe(false);
  });

  test("the OIDC provider takes one issuer and one audience", () => {
    expect(template.Resources.Provider?.Properties).toEqual({
      Url: configuration.issuer,
      ClientIdList: [configuration.audience],
    });
  });

  test("is written for each account that a target names", async () => {
    const files = await bootstrapFiles();
    expect([...files.keys()]).toEqual(["bootstrap/109876543210.yaml", "bootstrap/210987654321.yaml"]);
    for (const [path, content] of files)
      expect(readFileSync(join(import.meta.dirname, "../../..", path), "utf8"), path).toBe(content);
  });

  test("is for one account", () => {
    const stranger = leaseOf({ target: { account: "000000000000" } }).target;
    expect(() => bootstrapTemplate(configuration, [target, stranger])).toThrow("one account");
  });
});
