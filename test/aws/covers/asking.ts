import type { Access, Statement } from "../../../src/core/access.ts";
import { awsProvider } from "../../../src/providers/aws/provider.ts";
import { configuration, leaseOf } from "../provider/example.ts";

/** A ceiling with something of everything, and what the provider says of a request under it. */
export const account = "210987654321";
export const table = `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`;
export const role = `arn:aws:iam::${account}:role/deploy`;
export const conditions = { StringEquals: { "s3:ExistingObjectTag/team": ["red", "blue"] } };

export const ceiling: Access = [
  { actions: ["dynamodb:*"], resources: [`arn:aws:dynamodb:eu-west-1:${account}:table/led*`] },
  { actions: ["s3:Get*", "s3:PutObject"], resources: ["arn:aws:s3:::reports/*"], conditions },
  { actions: ["iam:PassRole", "iam:GetRole"], resources: [role] },
  { actions: ["iam:*"], resources: [`arn:aws:iam::${account}:role/other`] },
  { actions: ["sqs:SendMessage"], resources: ["*"] },
];

const provider = awsProvider({
  configuration,
  account,
  partition: "aws",
  regions: ["eu-west-1"],
  credentials: () => Promise.reject(new Error("nothing is called")),
  clock: { now: () => 0 },
});

export function objections(request: object, has = ceiling) {
  return provider.covers(leaseOf({ target: { ceiling: has } }).target, [request as Statement]);
}

/** A statement. */
export const on = (actions: readonly string[], resources: readonly string[], more: object = {}) => ({
  actions,
  resources,
  ...more,
});
