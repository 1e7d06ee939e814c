import { PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CloudKeys } from "../../../sandbox/contract.ts";
import type { Access } from "../../../src/core/access.ts";
import type { Lease } from "../../../src/core/lease.ts";
import { minute, second } from "../../../src/core/time.ts";
import { compile } from "../../../src/providers/aws/compile.ts";
import type { PolicyDocument } from "../../../src/providers/aws/document.ts";
import { inlinePolicy } from "../../../src/providers/aws/names.ts";
import { prove } from "../../../src/providers/aws/proof.ts";
import { leaseOf } from "../provider/example.ts";
import { type AwsWorld, startWorld } from "../provider/world.ts";
import { type Answered, assume, query, send, session, table, tokenOf } from "./raw.ts";

/*
 * That it ends, with everything of ours switched off and every resource as generous to the session as its owner can make it.
 * In one account neither the lack of an Allow nor a boundary's or session policy's silence binds a session that a resource's
 * policy names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * What binds it is a Deny, and the dated one stands in the role's own policy: `NotAfter`.
 */
const account = "210987654321";
const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
const ledger = `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`;
const vault = "arn:aws:s3:::vault";
const key = `arn:aws:kms:eu-west-1:${account}:key/11111111-2222-3333-4444-555555555555`;
const access: Access = [
  { actions: ["dynamodb:GetItem"], resources: [ledger] },
  { actions: ["s3:GetObject"], resources: [`${vault}/*`] },
  { actions: ["kms:Decrypt"], resources: [key] },
];
const change = { ceiling: access };

interface Held {
  readonly lease: Lease;
  readonly keys: CloudKeys;
  /** ARNs. */
  readonly role: string;
  readonly session: string;
}

interface Naming {
  readonly naming: string;
  readonly principal: (held: Held) => string;
  /** Whether such a policy alone gives the session access: only a Deny can then end it. */
  readonly alone: boolean;
}

const namings: readonly Naming[] = [
  { naming: "names the session", principal: ({ session: arn }) => arn, alone: true },
  { naming: "names the role", principal: ({ role }) => role, alone: true },
  { naming: "names everyone", principal: () => "*", alone: true },
  { naming: "names the account's root", principal: () => `arn:aws:iam::${account}:root`, alone: false },
  { naming: "names the account by its number", principal: () => account, alone: false },
];

let world: AwsWorld;
let ids = 0;
beforeAll(async () => {
  world = await startWorld("memory", change);
});
afterAll(() => world.stop());

/** A session of a new lease of six minutes; its keys last fifteen, so that it is not they that end. */
async function open(): Promise<Held> {
  ids += 1;
  const from = Math.floor(world.now() / second) * second;
  const lease = leaseOf({ id: `ended-${ids}`, from, until: from + 6 * minute, target: change, access });
  const { resource: role } = await world.provider.bind(lease);
  const name = role.split("/").at(-1);
  return {
    lease,
    role,
    keys: await session(world, lease),
    session: `arn:aws:sts::${account}:assumed-role/${name}/${lease.id}@1-1-1`,
  };
}

function generous(principal: string): object {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: principal }, Action: "*", Resource: "*" }],
  };
}

/** A key's policy as AWS makes it, which lets the role's own policy count. */
const asMade = generous(`arn:aws:iam::${account}:root`);

function give({ principal }: Naming, held: Held): void {
  const document = generous(principal(held));
  for (const arn of [ledger, vault, key]) world.cloud.resourcePolicy(account, arn, document);
}

/** The very calls that were granted. */
const calls: { readonly [what: string]: (keys: CloudKeys) => Promise<Answered> } = {
  "a table": (keys) => table(world, keys, "GetItem"),
  "a bucket": (keys) => send(world, keys, { service: "s3", method: "GET", path: "/vault/secret" }),
  "a KMS key": (keys) =>
    send(world, keys, {
      service: "kms",
      headers: { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "TrentService.Decrypt" },
      body: JSON.stringify({ KeyId: key, CiphertextBlob: "AA==" }),
    }),
};

/** What each call is answered: `answered` for whatever is no denial (an object that is not there is an answer). */
async function asked({ keys }: Held): Promise<readonly string[]> {
  const answers = await Promise.all(Object.values(calls).map((ask) => ask(keys)));
  return answers.map(({ status, code }) =>
    status === 200 || code === "NoSuchKey" ? "answered" : code.replace("Exception", ""),
  );
}

const answered = ["answered", "answered", "answered"];
const denied = ["AccessDenied", "AccessDenied", "AccessDenied"];

function toTheEnd({ lease }: Held): void {
  world.move(lease.until - world.now());
}

describe("with everything of ours switched off", () => {
  test.each(namings)("at until the very next call is refused where a resource's policy $naming", async (naming) => {
    const held = await open();
    give(naming, held);
    expect(await asked(held)).toEqual(answered);
    const before = world.cloud.requests.length;
    toTheEnd(held);
    expect(await asked(held)).toEqual(denied);
    expect(world.cloud.requests.slice(before).map(({ why }) => why)).toEqual(
      Array(3).fill(expect.stringContaining("`NotAfter` of the identity policy")),
    );
    expect(await assume(world, held.lease, await tokenOf(world, held.lease))).toMatchObject({ code: "AccessDenied" });
  });

  test.each(namings)(
    "it is the dated Deny of the role's own policy that ends it where a resource's policy $naming",
    async (naming) => {
      const held = await open();
      give(naming, held);
      const { Statement } = permissionsOf(held.lease);
      const undated = { Version: "2012-10-17", Statement: Statement.filter(({ Sid }) => Sid !== "NotAfter") };
      const written = { RoleName: held.role.split("/").at(-1), PolicyName: inlinePolicy };
      await world.owner().send(new PutRolePolicyCommand({ ...written, PolicyDocument: JSON.stringify(undated) }));
      toTheEnd(held);
      expect(await asked(held)).toEqual(naming.alone ? answered : denied);
    },
  );

  test("documents without the dated Deny are proven wrong, and nothing is opened by them", () => {
    const lease = leaseOf({ access, target: change });
    const compiled = compile(lease);
    const documents = compiled.documents.map(({ name, content }) =>
      name === "permissions"
        ? {
            name,
            content: { ...content, Statement: permissionsOf(lease).Statement.filter(({ Sid }) => Sid !== "NotAfter") },
          }
        : { name, content },
    );
    expect(prove(compiled, lease)).toEqual([]);
    expect(prove({ ...compiled, documents }, lease)).not.toEqual([]);
  });

  test.each([
    ["the session", (held: Held) => held.session],
    ["the role", (held: Held) => held.role],
  ])("at until a grant on a KMS key gives nothing more, though it names %s", async (_, grantee) => {
    const held = await open();
    give(namings[0]!, held);
    world.cloud.resourcePolicy(account, key, asMade);
    world.cloud.keyGrant(key, { grantee: grantee(held), operations: ["Decrypt"] });
    expect(await asked(held)).toEqual(answered);
    toTheEnd(held);
    expect(await asked(held)).toEqual(denied);
  });
});

describe.each([
  [
    "sealed",
    async ({ role, lease }: Held) => {
      const found = (await world.provider.list()).find(({ resource }) => resource === role);
      await world.provider.unbind(found!);
      expect(await assume(world, lease, await tokenOf(world, lease))).toMatchObject({ code: "AccessDenied" });
    },
  ],
  [
    "released",
    async ({ role, keys }: Held) => {
      const own = { RoleName: role.split("/").at(-1)!, PolicyArn: denyAll };
      expect(await query(world, keys, "iam:AttachRolePolicy", own)).toMatchObject({ status: 200 });
    },
  ],
])("a session of a role that was %s", (_, end) => {
  test.each(namings)(
    "is refused the next call where a resource's policy $naming, in its window and after it",
    async (naming) => {
      const held = await open();
      give(naming, held);
      world.cloud.keyGrant(key, { grantee: held.session, operations: ["Decrypt"] });
      expect(await asked(held)).toEqual(answered);
      await end(held);
      expect(await asked(held)).toEqual(denied);
      const own = { RoleName: held.role.split("/").at(-1)!, PolicyArn: denyAll };
      expect(await query(world, held.keys, "iam:DetachRolePolicy", own)).toMatchObject({ code: "AccessDenied" });
      toTheEnd(held);
      expect(await asked(held)).toEqual(denied);
    },
  );
});

function permissionsOf(lease: Lease): PolicyDocument {
  return compile(lease).documents.find(({ name }) => name === "permissions")!.content as PolicyDocument;
}
