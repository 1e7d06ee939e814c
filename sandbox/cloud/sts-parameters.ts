/** The limits of STS's parameters. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
import { checkDocument, invalid, required } from "./iam-limits.ts";
import { Refusal } from "./refusal.ts";
import { members, type Parameters } from "./xml.ts";

export interface RoleRequest {
  readonly roleArn: string;
  readonly account: string;
  readonly roleName: string;
  readonly sessionName: string;
  /** Seconds. */
  readonly duration: number;
  /** The inline session policy. */
  readonly policy?: string;
  /** ARNs of managed session policies. */
  readonly policyArns: readonly string[];
}

const packedLimit = 2048;

export function readRoleRequest(parameters: Parameters): RoleRequest {
  const roleArn = required(parameters, "RoleArn");
  const sessionName = required(parameters, "RoleSessionName");
  checkLength(roleArn, "roleArn", { least: 20, most: 2048 });
  checkLength(sessionName, "roleSessionName", { least: 2, most: 64 });
  if (!/^[\w+=,.@-]*$/.test(sessionName)) {
    throw invalid("roleSessionName", sessionName, "satisfy regular expression pattern: [\\w+=,.@-]*");
  }
  const [, account, path] = /^arn:aws:iam::(\d{12}):role\/([\u0021-\u007e]+)$/.exec(roleArn) ?? [];
  if (account === undefined || path === undefined) throw new Refusal("ValidationError", `${roleArn} is invalid`);
  const { Policy } = parameters;
  return {
    roleArn,
    account,
    roleName: path.split("/").at(-1) ?? "",
    sessionName,
    duration: readDuration(parameters.DurationSeconds ?? "3600"),
    policyArns: members(flattened(parameters), "PolicyArns"),
    ...(Policy === undefined ? {} : { policy: readPolicy(Policy) }),
  };
}

/** `PolicyArns.member.1.arn` as `PolicyArns.member.1`. */
function flattened(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name.replace(/\.arn$/, ""), value]));
}

function readDuration(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 900) {
    throw invalid("durationSeconds", text, "have value greater than or equal to 900");
  }
  if (seconds > 43_200) throw invalid("durationSeconds", text, "have value less than or equal to 43200");
  return seconds;
}

function readPolicy(document: string): string {
  checkLength(document, "policy", { least: 1, most: packedLimit });
  checkDocument(document, "identity");
  return document;
}

export function checkLength(
  value: string,
  parameter: string,
  { least, most }: { readonly least: number; readonly most: number },
): void {
  if (value.length < least) throw invalid(parameter, value, `have length greater than or equal to ${least}`);
  // A value that is far too long, or a token, is not repeated.
  if (value.length > most) throw invalid(parameter, "", `have length less than or equal to ${most}`);
}

/** How much of the room for session policies these fill, in percent; throws when it is more than there is. */
export function packedSize(policies: readonly string[]): number | undefined {
  const size = policies.reduce((sum, document) => sum + document.length, 0);
  if (size > packedLimit) {
    throw new Refusal(
      "PackedPolicyTooLarge",
      `Packed policy consumes ${Math.ceil((100 * size) / packedLimit)}% of allotted space, please use smaller policy.`,
    );
  }
  return size === 0 ? undefined : Math.ceil((100 * size) / packedLimit);
}
