import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readActions } from "../../../scripts/generate/escapes.ts";

/** A published list of actions, or one of AWS's own, as it stood on a day: names only. */
export interface PublishedList {
  readonly name: string;
  readonly source: string;
  readonly date: string;
  readonly licence: string;
  /** `service:Action`. */
  readonly actions: readonly string[];
}

export function publishedLists(): readonly PublishedList[] {
  const folder = join(import.meta.dirname, "lists");
  return readdirSync(folder).map((file) => read(join(folder, file)));
}

/** Every action that AWS documents, of the services with many escapes. */
export function reference(): ReadonlyMap<string, readonly string[]> {
  return readActions(readFileSync(join(import.meta.dirname, "reference.txt"), "utf8"));
}

function read(path: string): PublishedList {
  const text = readFileSync(path, "utf8");
  const head = (key: string) => new RegExp(`^# ${key}: (.+)$`, "m").exec(text)?.[1] ?? "";
  const actions = [...readActions(text)].flatMap(([service, names]) => names.map((name) => `${service}:${name}`));
  return {
    name: basename(path, ".txt"),
    source: head("source"),
    date: head("as of"),
    licence: head("licence"),
    actions,
  };
}

/** What a published list holds and the catalogue does not, and why. */
export const exceptions: { readonly [action: string]: string } = {
  "cloudformation:DescribeStacks": "a reading: a method looks up what its stack gave",
  "ec2:DescribeInstances": "a reading: a method looks for an instance",
  "ecs:DescribeTasks": "a reading: a method looks for a task",
  "imagebuilder:GetComponentPolicy": "a reading: it tells a policy and changes none",
  "iotsitewise:ListAccessPolicies": "a reading: it tells policies and changes none",
  "lambda:ListFunctions": "a reading: an edge is drawn from what it tells",
  "dynamodb:CreateTable":
    "a step: the table whose stream calls a function; lambda:CreateEventSourceMapping is the escape",
  "dynamodb:PutItem": "a step: the item that sets it off; lambda:CreateEventSourceMapping is the escape",
  "ec2:StartInstances": "a step: it starts what ec2:ModifyInstanceAttribute changed",
  "ec2:StopInstances": "a step: it stops what ec2:ModifyInstanceAttribute is to change",
  "ecs:CreateCluster": "a step: a place for tasks; ecs:RunTask and ecs:CreateService are the escapes",
  "ecs:DeregisterContainerInstance": "a step of tidying up",
  "sagemaker:StopNotebookInstance": "a step: it stops what sagemaker:UpdateNotebookInstance changes",
  "s3:GetObject": "a step: it reads what another step wrote",
  "s3:PutObject": "a step; to set an ACL it needs s3:PutObjectAcl, which is an escape",
  "s3:CreateBucket": "to set an ACL it needs s3:PutBucketAcl, which is an escape",
  "es:CreateElasticsearchDomain":
    "it makes a new domain; es:UpdateDomainConfig and es:UpdateElasticsearchDomainConfig open one that is there",
  "rds:ModifyDBSnapshot": "it changes engine and options; rds:ModifyDBSnapshotAttribute shares",
  "sqs:CreateQueue": "it makes a new queue; sqs:SetQueueAttributes and sqs:AddPermission open one that is there",
  "ssmmessages:CreateControlChannel":
    "an instance's agent needs it to be managed; ssm:StartSession and ssm:SendCommand are the escapes",
  "wafv2:CreateWebACL": "a web ACL filters requests and gives no permission",
  "wafv2:DeleteWebACL": "a web ACL filters requests and gives no permission",
  "wafv2:UpdateWebACL": "a web ACL filters requests and gives no permission",
  "connect:GetFederationTokens": "no action of AWS: connect:GetFederationToken is meant",
  "gamelist:GetComputeAccess": "no service of AWS: gamelift:GetComputeAccess is meant",
  "gamelist:GetComputeAuthToken": "no service of AWS: gamelift:GetComputeAuthToken is meant",
};
