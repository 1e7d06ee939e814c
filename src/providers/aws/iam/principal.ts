import { malformed, unsupported } from "./faults.ts";
import { either, object, texts } from "./json.ts";

/** Who calls. */
export interface Principal {
  /** ARN of the user, of the account's root, or of the role behind a session. */
  readonly arn: string;
  /** Twelve digits. */
  readonly account: string;
  /** `arn:aws:sts::123456789012:assumed-role/name/session` or `…:federated-user/name`; absent for users and root. */
  readonly sessionArn?: string;
}

/** Someone who is no principal of an account: an identity provider's user, or a service. */
export type Caller = Principal | { readonly federated: string } | { readonly service: string };

/** The Principal or NotPrincipal of a statement. */
export interface Principals {
  readonly except: boolean;
  readonly everyone: boolean;
  readonly aws: readonly string[];
  readonly federated: readonly string[];
  readonly service: readonly string[];
}

/**
 * How a statement names a caller, strongest first: `direct`: the session or user itself, or everyone; `behind`: the role
 * or user behind a session; `account`: its account, which thereby may decide for itself.
 */
export type Naming = "direct" | "behind" | "account";

const accountForm = /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(:root)?$/;
const arnForm = /^arn:aws[a-z-]*:(?:iam::\d{12}:(?:user|role)|sts::\d{12}:(?:assumed-role|federated-user))\/[^*?$]+$/;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function parsePrincipals(
  statement: { readonly [key: string]: unknown },
  effect: "Allow" | "Deny",
  where: string,
): Principals {
  const [except, written] = either(statement, "Principal", "NotPrincipal", where);
  if (except && effect === "Allow")
    throw unsupported(`NotPrincipal with Allow in ${where} lets everyone else in: name principals`);
  const found = { except, everyone: written === "*", aws: [], federated: [], service: [] } as const;
  if (written === "*") return found;
  const named = object(written, `the Principal of ${where}`);
  for (const kind of Object.keys(named))
    if (!["AWS", "Federated", "Service"].includes(kind))
      throw unsupported(`principal kind \`${kind}\` in ${where} is not supported: name an ARN`);
  if (Object.keys(named).length === 0) throw malformed(`the Principal of ${where} is empty: name one`);
  const list = (kind: string) => (named[kind] === undefined ? [] : texts(named[kind], `Principal ${kind} of ${where}`));
  const aws = list("AWS").map((name) => awsName(name, where));
  return {
    except,
    everyone: aws.includes("*"),
    aws: aws.filter((name) => name !== "*"),
    federated: list("Federated").map((name) => exact(name, where)),
    service: list("Service").map((name) => exact(name, where)),
  };
}

/** An account becomes its twelve digits, whichever way it is written. */
function awsName(name: string, where: string): string {
  if (name === "*") return name;
  const account = accountForm.exec(name);
  if (account && name.startsWith("arn:") === (account[2] !== undefined)) return account[1]!;
  if (arnForm.test(name)) return name;
  throw unsupported(
    `principal \`${name}\` in ${where} is not understood: write an account, or the full ARN without wildcards`,
  );
}

function exact(name: string, where: string): string {
  if (/[*?$]/.test(name)) throw malformed(`principal \`${name}\` in ${where} holds a wildcard: write the full name`);
  return name;
}

/** How these principals name the caller; undefined when they do not. */
export function naming(principals: Principals, caller: Caller): Naming | undefined {
  if ("federated" in caller) return principals.federated.includes(caller.federated) ? "direct" : undefined;
  if ("service" in caller) return principals.service.includes(caller.service) ? "direct" : undefined;
  const { arn, account, sessionArn } = caller;
  if (principals.everyone || principals.aws.includes(sessionArn ?? arn)) return "direct";
  if (principals.aws.includes(arn)) return "behind";
  return principals.aws.includes(account) ? "account" : undefined;
}

/**
 * Whether a Deny with these principals is about the caller. NotPrincipal spares only whom it names in every shape
 * (account, role and session), as AWS advises: it may check them one after another.
 */
export function denies(principals: Principals, caller: Caller): boolean {
  if (!principals.except) return principals.everyone || naming(principals, caller) !== undefined;
  if (principals.everyone) return false;
  if ("federated" in caller || "service" in caller) return naming(principals, caller) === undefined;
  const shapes = [caller.account, caller.arn, ...(caller.sessionArn ? [caller.sessionArn] : [])];
  return !shapes.every((shape) => principals.aws.includes(isRoot(shape) ? caller.account : shape));
}

export function isRoot(arn: string): boolean {
  return /^arn:aws[a-z-]*:iam::\d{12}:root$/.test(arn);
}
