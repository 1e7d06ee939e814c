// The work: posts one ledger row that was left out. Uses whatever profile the step before has put in place.
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const region = process.env.AWS_REGION;
const profile = readProfile(process.env.AWS_SHARED_CREDENTIALS_FILE, process.env.AWS_PROFILE);
const endpoint = new URL(process.env.DYNAMODB_ENDPOINT || `https://dynamodb.${region}.amazonaws.com`);
const key = { entry: { S: "2026-11-03/4211" } };

await dynamodb("UpdateItem", {
  TableName: "ledger",
  Key: key,
  UpdateExpression: "SET posted = :posted",
  ExpressionAttributeValues: { ":posted": { BOOL: true } },
});
const { Item } = await dynamodb("GetItem", { TableName: "ledger", Key: key });
console.log(`entry ${Item.entry.S} is posted: ${Item.posted.BOOL}`);

/** Calls DynamoDB, signed with Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
async function dynamodb(operation, input) {
  const body = JSON.stringify(input);
  const time = `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const scope = `${time.slice(0, 8)}/${region}/dynamodb/aws4_request`;
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    host: endpoint.host,
    "x-amz-date": time,
    "x-amz-security-token": profile.aws_session_token,
    "x-amz-target": `DynamoDB_20120810.${operation}`,
  };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = ["POST", "/", "", lines.join(""), names, sha256(body)].join("\n");
  const signingKey = scope
    .split("/")
    .reduce((secret, part) => hmac(secret, part), `AWS4${profile.aws_secret_access_key}`);
  const signature = hmac(signingKey, ["AWS4-HMAC-SHA256", time, scope, sha256(request)].join("\n")).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${profile.aws_access_key_id}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  const response = await fetch(endpoint, { method: "POST", headers: { ...headers, authorization }, body });
  const answer = await response.json();
  if (!response.ok)
    throw new Error(`${operation} was refused with ${response.status}: ${answer.message ?? answer.__type}`);
  return answer;
}

function readProfile(file, name) {
  const section = readFileSync(file, "utf8")
    .split(/^\[/m)
    .find((part) => part.startsWith(`${name}]`));
  return Object.fromEntries([...section.matchAll(/^(\w+)\s*=\s*(.+)$/gm)].map(([, key, value]) => [key, value]));
}

function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(secret, text) {
  return createHmac("sha256", secret).update(text).digest();
}
