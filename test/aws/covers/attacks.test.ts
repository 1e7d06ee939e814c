import { describe, expect, test } from "vitest";
import { covers } from "../../../src/providers/aws/covers.ts";
import { account, conditions, objections, on, role, table } from "./asking.ts";

/** Requests made to get past a ceiling, as the provider is asked about them. */
const reports = ["arn:aws:s3:::reports/2026/*"];

describe("is inside the ceiling:", () => {
  test.each([
    ["an exact action on an exact resource", on(["dynamodb:GetItem"], [table])],
    ["a pattern that takes in no escape", on(["dynamodb:*Item"], [table, `${table}2`])],
    ["an escape that the ceiling names, where it names it", on(["iam:PassRole"], [role])],
    ["the same in another letter case", on(["iam:PASSROLE"], [role])],
    ["the ceiling's condition, repeated", on(["s3:GetObject"], reports, { conditions })],
    [
      "another condition beside it",
      on(["s3:GetObject"], reports, { conditions: { ...conditions, StringLike: { "aws:userid": "*:x" } } }),
    ],
    ["everything, where the ceiling has it", on(["sqs:SendMessage"], ["*"])],
  ])("%s", (_, request) => {
    expect(objections(request)).toEqual([]);
  });
});

const outside = "grant.access.outside-ceiling";
const attacks: readonly (readonly [attack: string, request: object, code: string, ...pointer: (string | number)[]])[] =
  [
    [
      "an escape that a wildcard of the ceiling takes in",
      on(["dynamodb:PutResourcePolicy"], [table]),
      "grant.access.escape",
      "actions",
      0,
    ],
    [
      "the same in another letter case",
      on(["DynamoDB:putRESOURCEpolicy"], [table]),
      "grant.access.escape",
      "actions",
      0,
    ],
    ["the wildcard itself, as the ceiling writes it", on(["dynamodb:*"], [table]), "grant.access.escape", "actions", 0],
    [
      "a wildcard made to take in one escape",
      on(["dynamodb:PutResource*"], [table]),
      "grant.access.escape",
      "actions",
      0,
    ],
    [
      "question marks for an escape's letters",
      on(["dynamodb:PutResourcePoli??"], [table]),
      "grant.access.escape",
      "actions",
      0,
    ],
    [
      "an escape behind harmless actions",
      on(["dynamodb:GetItem", "dynamodb:ExportTableToPointInTime"], [table]),
      "grant.access.escape",
      "actions",
      1,
    ],
    [
      "an escape that another statement names, on this one's resource",
      on(["iam:PassRole"], [`${role.slice(0, -6)}other`]),
      outside,
      "resources",
      0,
    ],
    [
      "a pattern that takes in a named escape and one more",
      on(["iam:P*Role*"], [role]),
      "grant.access.escape",
      "actions",
      0,
    ],
    [
      "the cross product of one statement's actions and another's resources",
      on(["dynamodb:GetItem", "sqs:SendMessage"], [table, "*"]),
      outside,
      "resources",
      1,
    ],
    [
      "an action of one statement on a resource of another",
      on(["dynamodb:GetItem"], ["arn:aws:s3:::reports/x"]),
      outside,
      "resources",
      0,
    ],
    [
      "two statements of the ceiling that only together would do",
      on(["s3:PutObject"], ["arn:aws:s3:::reports/x", table], { conditions }),
      outside,
      "resources",
      1,
    ],
    [
      "a policy variable in a resource",
      on(["dynamodb:GetItem"], [`${table}\${aws:username}`]),
      "grant.access.variable",
      "resources",
      0,
    ],
    [
      "a policy variable that stands for a star",
      on(["dynamodb:GetItem"], [`arn:aws:dynamodb:eu-west-1:${account}:table/led\${*}`]),
      "grant.access.variable",
      "resources",
      0,
    ],
    ["a policy variable in an action", on(["dynamodb:${x}"], [table]), "grant.access.variable", "actions", 0],
    [
      "a policy variable in a condition's value",
      on(["dynamodb:GetItem"], [table], { conditions: { StringEquals: { "aws:userid": "${aws:PrincipalTag/x}" } } }),
      "grant.access.variable",
      "conditions",
      "StringEquals",
      "aws:userid",
    ],
    ["a lone dollar sign", on(["dynamodb:GetItem"], [`${table}$`]), "grant.access.variable", "resources", 0],
    [
      "a wildcard for the partition",
      on(["dynamodb:GetItem"], [table.replace(":aws:", ":aws*:")]),
      "grant.access.wildcard",
      "resources",
      0,
    ],
    [
      "a wildcard for the service",
      on(["dynamodb:GetItem"], [table.replace(":dynamodb:", ":dynamo*:")]),
      "grant.access.wildcard",
      "resources",
      0,
    ],
    [
      "a wildcard for the region",
      on(["dynamodb:GetItem"], [table.replace("eu-west-1", "*")]),
      "grant.access.wildcard",
      "resources",
      0,
    ],
    [
      "a question mark in the region",
      on(["dynamodb:GetItem"], [table.replace("eu-west-1", "eu-west-?")]),
      "grant.access.wildcard",
      "resources",
      0,
    ],
    [
      "a wildcard for the account",
      on(["dynamodb:GetItem"], [table.replace(account, "*")]),
      "grant.access.wildcard",
      "resources",
      0,
    ],
    [
      "a wildcard that stands for region, account and name at once",
      on(["dynamodb:GetItem"], ["arn:aws:dynamodb:*"]),
      "grant.access.wildcard",
      "resources",
      0,
    ],
    [
      "a wildcard for the whole beginning of an ARN",
      on(["dynamodb:GetItem"], ["arn:*:table/ledger"]),
      "grant.access.wildcard",
      "resources",
      0,
    ],
    [
      "a wildcard beside StringEquals",
      on(["s3:GetObject"], reports, {
        conditions: { StringEquals: { ...conditions.StringEquals, "aws:userid": "*" } },
      }),
      "grant.access.wildcard",
      "conditions",
      "StringEquals",
      "aws:userid",
    ],
    [
      "a wildcard beside ArnEquals, which IAM would obey",
      on(["sqs:SendMessage"], ["*"], {
        conditions: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:210987654321:*" } },
      }),
      "grant.access.wildcard",
      "conditions",
      "ArnEquals",
      "aws:SourceArn",
    ],
    [
      "a wildcard for the account beside ArnLike",
      on(["sqs:SendMessage"], ["*"], { conditions: { ArnLike: { "aws:SourceArn": "arn:aws:sns:eu-west-1:*:topic" } } }),
      "grant.access.wildcard",
      "conditions",
      "ArnLike",
      "aws:SourceArn",
    ],
    ["another account", on(["dynamodb:GetItem"], [table.replace(account, "999999999999")]), outside, "resources", 0],
    ["another partition", on(["dynamodb:GetItem"], [table.replace(":aws:", ":aws-cn:")]), outside, "resources", 0],
    ["another region", on(["dynamodb:GetItem"], [table.replace("eu-west-1", "us-east-1")]), outside, "resources", 0],
    [
      "a resource in another letter case",
      on(["dynamodb:GetItem"], [table.replace("led", "Led")]),
      outside,
      "resources",
      0,
    ],
    [
      "a resource that ends before the ceiling's does",
      on(["dynamodb:GetItem"], [`arn:aws:dynamodb:eu-west-1:${account}:table/le*`]),
      outside,
      "resources",
      0,
    ],
    ["a star for the resource", on(["dynamodb:GetItem"], ["*"]), outside, "resources", 0],
    ["a star for the action", on(["*"], [table]), outside, "actions", 0],
    ["an action that a prefix of the ceiling resembles", on(["dynamodbx:GetItem"], [table]), outside, "actions", 0],
    ["a condition left out", on(["s3:GetObject"], reports), outside, "resources", 0],
    [
      "a condition with one value more",
      on(["s3:GetObject"], reports, {
        conditions: { StringEquals: { "s3:ExistingObjectTag/team": ["red", "blue", "green"] } },
      }),
      outside,
      "resources",
      0,
    ],
    [
      "a condition with another operator",
      on(["s3:GetObject"], reports, { conditions: { StringLike: conditions.StringEquals } }),
      outside,
      "resources",
      0,
    ],
    [
      "a condition under another key",
      on(["s3:GetObject"], reports, { conditions: { StringEquals: { "s3:RequestObjectTag/team": ["red", "blue"] } } }),
      outside,
      "resources",
      0,
    ],
    [
      "a condition's key once more, in another letter case and with other values",
      on(["s3:GetObject"], reports, {
        conditions: { StringEquals: { ...conditions.StringEquals, "S3:EXISTINGOBJECTTAG/TEAM": ["green"] } },
      }),
      "grant.access.unreadable",
    ],
    ["the release", on(["iam:AttachRolePolicy"], [role]), "grant.access.release", "actions", 0],
    ["a pattern that takes in the release", on(["iam:A*Policy"], [role]), "grant.access.release", "actions", 0],
    [
      "what it is not, instead of what it is",
      on(["dynamodb:GetItem"], [table], { notActions: ["dynamodb:Scan"] }),
      "grant.access.unknown-key",
      "notActions",
    ],
    ["a letter that looks like another", on(["dynamodb:GetItеm"], [table]), "grant.access.literal", "actions", 0],
    ["an ARN of too few parts", on(["dynamodb:GetItem"], ["arn:aws:dynamodb"]), "grant.access.unreadable"],
    [
      "an operator that the evaluator does not know",
      on(["dynamodb:GetItem"], [table], { conditions: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
      "grant.access.unreadable",
    ],
  ];

describe("is refused with its place and what to do:", () => {
  const cases = attacks.map(([attack, request, code, ...pointer]) => ({ attack, request, code, pointer }));

  test.each(cases)("$attack", ({ request, code, pointer }) => {
    const found = objections(request).find((objection) => objection.code === code);
    expect(found, JSON.stringify(objections(request))).toBeDefined();
    expect(found!.pointer).toEqual(["access", 0, ...pointer]);
    expect(found!.message).toMatch(/\S/);
    expect(found!.fix).toMatch(/\S/);
  });
});

test.each([
  ["lambda:InvokeAsync", "the older name of a call that runs a function as its role"],
  ["codebuild:StartCommandExecution", "a command inside a sandbox that runs as its project's role"],
  ["ssm:RegisterTaskWithMaintenanceWindow", "a command that a maintenance window runs on instances later"],
  ["glue:GetConnection", "the password that a connection holds"],
  ["cognito-idp:AdminRespondToAuthChallenge", "the second half of signing somebody in"],
  ["appsync:UpdateResolver", "code of the caller's that runs as the data source's role"],
  ["amplify:StartDeployment", "a bundle that runs as the app's role"],
  ["cloudformation:RollbackStack", "a stack changed by the role that it was given"],
  ["cloudformation:UpdateStackInstances", "stacks of other accounts, changed by an administrator's role"],
  ["servicecatalog:ProvisionProduct", "a product launched by its launch role"],
  ["firehose:UpdateDestination", "a stream that goes elsewhere by its own role"],
  ["cognito-idp:AdminCreateUser", "a user whose password the caller chooses"],
  ["acm:ExportCertificate", "a certificate's private key"],
  ["kinesisanalytics:UpdateApplication", "other code under the application's role, or another role"],
  ["airflow:UpdateEnvironment", "other DAGs, a startup script or another role of an environment"],
  ["elasticmapreduce:StartNotebookExecution", "a notebook that runs as the cluster's role"],
  ["iot:ReplaceTopicRule", "what its making is: a rule that sends everybody's messages elsewhere by a role"],
])("a service's wildcard does not give %s: %s", (action) => {
  const ceiling = [{ actions: [`${action.split(":")[0]}:*`], resources: ["*"] }];
  expect(covers(ceiling, [{ actions: [action], resources: ["*"] }])).toMatchObject([{ code: "grant.access.escape" }]);
});
