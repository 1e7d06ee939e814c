import type { Objection } from "./finding.ts";
import type { LeaseRef } from "./lease.ts";
import { basic, type Instant, second } from "./time.ts";

/** What the reader of a reference knows by itself, without the reference. */
export interface Expected {
  /** The account as it is written in the consumer's workflow: twelve digits. */
  readonly account: string;
  /** Partition → its regions. Endpoints come from this list and from nowhere else. */
  readonly regions: { readonly [partition: string]: readonly string[] };
}

export type ReadRef =
  | { readonly ref: LeaseRef; readonly objections?: undefined }
  | { readonly ref?: undefined; readonly objections: readonly Objection[] };

/** No reference of ours is longer, in characters of base64url. */
const longest = 8_192;

type Member = (value: unknown, ref: Readonly<Record<string, unknown>>, expected: Expected) => string | undefined;

const fix = "copy the whole reference again from the comment that apply wrote on the pull request";

/**
 * Reads a lease reference (see `writeRef`) that came from outside. It is public and anyone may have written it, so every
 * member is checked against what we know, and nothing else may be in it. All problems are returned at once.
 */
export function readRef(text: string, expected: Expected): ReadRef {
  const decoded = decode(text);
  if (typeof decoded === "string") return { objections: [objection("", decoded)] };
  const unknown = Object.keys(decoded)
    .filter((key) => !Object.hasOwn(members, key))
    .map((key) => objection(key, "is not a member of a lease reference"));
  const wrong = Object.entries(members).flatMap(([key, check]) => {
    const problem = check(decoded[key], decoded, expected);
    return problem === undefined ? [] : [objection(key, problem)];
  });
  const objections = [...unknown, ...wrong];
  return objections.length > 0 ? { objections } : { ref: decoded as unknown as LeaseRef };
}

function decode(text: string): Readonly<Record<string, unknown>> | string {
  if (text === "") return "is empty";
  if (text.length > longest) return `is longer than ${longest} characters`;
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return "is not base64url";
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return "does not hold an object";
  } catch {
    return "does not hold JSON: part of it may be missing";
  }
}

const members: { readonly [member in keyof LeaseRef]-?: Member } = {
  v: (value) => (value === 1 ? undefined : "is not 1: it was made for another version of Sallyport"),
  provider: (value) => (value === "aws" ? undefined : "is not aws, the only provider known here"),
  id: (value) => matches(value, /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, "is not a grant id"),
  account: (value, _ref, { account }) =>
    value === account ? undefined : `is ${shown(value)}, and the workflow's literal is ${shown(account)}`,
  partition: (value, _ref, { regions }) =>
    typeof value === "string" && Object.hasOwn(regions, value)
      ? undefined
      : `${shown(value)} is not a partition known here`,
  region: checkRegion,
  role: checkRole,
  audience: checkText,
  subject: checkSubject,
  from: (value, ref) =>
    checkInstant(value) ?? (Number(value) < Number(ref.until) ? undefined : "is not before the end of the window"),
  until: (value) => checkInstant(value),
  boundAt: (value, ref) =>
    checkMilliseconds(value) ?? (Number(value) < Number(ref.until) ? undefined : "is not before the end of the window"),
  ends: (value) =>
    value === undefined || value === "release" || value === "window" ? undefined : "is neither release nor window",
};

function checkRegion(
  value: unknown,
  ref: Readonly<Record<string, unknown>>,
  { regions }: Expected,
): string | undefined {
  const partition = ref.partition;
  const known = typeof partition === "string" && Object.hasOwn(regions, partition) ? regions[partition]! : [];
  return typeof value === "string" && known.includes(value)
    ? undefined
    : `${shown(value)} is not a region of partition ${shown(partition)}`;
}

/** `sallyport/<repository id>/<until>/<mark>/<name>`; the name as IAM allows it, the path as apply writes it. */
function checkRole(value: unknown, ref: Readonly<Record<string, unknown>>): string | undefined {
  const parts =
    typeof value === "string"
      ? /^sallyport\/\d{1,20}\/(\d{8}T\d{6}Z)\/[0-9a-f]{32}\/[\w+=,.@-]{1,64}$/.exec(value)
      : null;
  if (!parts) return "is not a role under /sallyport/";
  const until = ref.until;
  if (checkInstant(until) !== undefined) return undefined;
  return parts[1] === basic(until as Instant) ? undefined : "ends at another time than the reference";
}

function checkSubject(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "is not an object";
  const subject = value as Readonly<Record<string, unknown>>;
  const names = ["repository", "repositoryId", "ownerId", "ref", "environment", "jobWorkflowRef"];
  const present = subject.workflow === undefined ? names : [...names, "workflow"];
  const unknown = Object.keys(subject).filter((key) => key !== "sub" && !present.includes(key));
  const wrong = present.filter((name) => checkText(subject[name]) !== undefined);
  const sub = subject.sub;
  const forms = Array.isArray(sub) && [1, 2].includes(sub.length) && sub.every((form) => checkText(form) === undefined);
  const bad = [...unknown, ...wrong, ...(forms ? [] : ["sub"])];
  return bad.length === 0 ? undefined : `has no usable ${bad.map(shown).join(", ")}`;
}

function checkText(value: unknown): string | undefined {
  return matches(value, /^[\u0020-\u007e\u00a1-\ud7ff\ue000-\ufefe\uff00-\ufffd]{1,1024}$/, "is not a line of text");
}

/** Leases begin and end on whole seconds, in this century. */
function checkInstant(value: unknown): string | undefined {
  return checkMilliseconds(value) ?? (Number(value) % second === 0 ? undefined : "is not a whole second");
}

function checkMilliseconds(value: unknown): string | undefined {
  const sane = Number.isSafeInteger(value) && Number(value) > 946_684_800_000 && Number(value) < 4_102_444_800_000;
  return sane ? undefined : "is not a time of this century in milliseconds";
}

function matches(value: unknown, pattern: RegExp, problem: string): string | undefined {
  return typeof value === "string" && pattern.test(value) ? undefined : problem;
}

/** A value as it may be shown in a sentence: short, on one line. */
function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value.slice(0, 64)) : typeof value;
}

function objection(member: string, problem: string): Objection {
  return {
    code: member === "" ? "lease" : `lease.${member}`,
    pointer: member === "" ? [] : [member],
    message: member === "" ? `the lease reference ${problem}` : `the lease reference's ${member} ${problem}`,
    fix:
      member === "account" ? "check `account` in the workflow, or use the reference of a lease in that account" : fix,
  };
}
