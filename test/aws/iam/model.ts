/*
 * A second reading of AWS's documentation, slow on purpose and written without a look at the evaluator: it works on the
 * raw JSON, tries every way a wildcard could match, and walks the documented flow chart box by box. It shares no code
 * with src. Where the evaluator refuses to answer, the model has no opinion worth comparing.
 */

type Json = { readonly [key: string]: unknown };
export type Document = { readonly Version?: string; readonly Statement: Json | readonly Json[] };

export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly principal: { readonly arn: string; readonly account: string; readonly sessionArn?: string };
  readonly resourceAccount?: string | undefined;
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly identity: readonly Document[];
  readonly boundary?: Document | undefined;
  readonly session?: readonly Document[] | undefined;
  readonly resourcePolicy?: Document | undefined;
}

export type Answer = "allowed" | "explicit-deny" | "implicit-deny";

export function judge(question: Question): Answer {
  const { identity, boundary, session, resourcePolicy, principal } = question;
  if (question.action.toLowerCase() === "sts:getcalleridentity") return "allowed";
  // Box 1: an explicit deny anywhere.
  for (const document of [identity, boundary ?? [], session ?? [], resourcePolicy ?? []].flat() as Document[])
    for (const statement of statementsOf(document))
      if (statement.Effect === "Deny" && concerns(statement, document, question) && hits(statement, principal))
        return "explicit-deny";
  const root = principal.arn.endsWith(":root") && principal.sessionArn === undefined;
  const identityAllows = root || allows(identity, question);
  const boundaryAllows = boundary === undefined || allows([boundary], question);
  const federatedUser = (principal.sessionArn ?? "").split(":").at(-1)!.startsWith("federated-user/");
  const sessionAllows = session?.length ? session.every((one) => allows([one], question)) : !federatedUser;
  const callersSide = identityAllows && boundaryAllows && sessionAllows;
  const field = question.resource.split(":")[4] ?? "";
  const owner = question.resourceAccount ?? (/^\d+$/.test(field) ? field : principal.account);
  if (owner !== principal.account) {
    const theirSide =
      resourcePolicy !== undefined && grantees(resourcePolicy, question).some((grantee) => grantee !== "nobody");
    return callersSide && theirSide ? "allowed" : "implicit-deny";
  }
  const named = resourcePolicy ? grantees(resourcePolicy, question) : [];
  // Box 3: a grant to everyone, to the session itself or to the user itself is final.
  if (named.includes("self")) return "allowed";
  // A grant to the role behind a session replaces its identity policies, not its limits.
  if (named.includes("parent")) return boundaryAllows && sessionAllows ? "allowed" : "implicit-deny";
  // Boxes 4 to 6.
  if (!identityAllows) return "implicit-deny";
  if (!boundaryAllows) return "implicit-deny";
  if (!sessionAllows) return "implicit-deny";
  const key = question.action.toLowerCase().split(":")[0] === "kms" && resourcePolicy !== undefined;
  return key && !named.includes("account") ? "implicit-deny" : "allowed";
}

/** What a trust policy says to a token of an identity provider. */
export function judgeToken(
  trust: Document,
  {
    action,
    provider,
    context,
  }: { readonly action: string; readonly provider: string; readonly context: Question["context"] },
): Answer {
  const asked = { action, resource: "*", context };
  const meant = statementsOf(trust).filter((statement) => {
    const principal = statement.Principal as Json | "*";
    const everyone = principal === "*" || list((principal as Json).AWS ?? []).includes("*");
    const listed = principal !== "*" && list(principal.Federated ?? []).includes(provider);
    return (
      (listed || (everyone && statement.Effect === "Deny")) && concerns({ ...statement, Resource: "*" }, trust, asked)
    );
  });
  if (meant.some(({ Effect }) => Effect === "Deny")) return "explicit-deny";
  return meant.length > 0 ? "allowed" : "implicit-deny";
}

function allows(documents: readonly Document[], question: Question): boolean {
  return documents.some((document) =>
    statementsOf(document).some((statement) => statement.Effect === "Allow" && concerns(statement, document, question)),
  );
}

function grantees(document: Document, question: Question): ("self" | "parent" | "account" | "nobody")[] {
  return statementsOf(document)
    .filter((statement) => statement.Effect === "Allow" && concerns(statement, document, question))
    .map((statement) => {
      const names = statement.Principal === "*" ? ["*"] : list((statement.Principal as Json).AWS ?? []);
      const { arn, account, sessionArn } = question.principal;
      if (names.includes("*")) return "self";
      // The root's ARN is another spelling of the account.
      if (names.includes(sessionArn ?? arn) && !arn.endsWith(":root")) return "self";
      if (names.includes(arn) && !arn.endsWith(":root")) return "parent";
      if (names.includes(account) || names.includes(`arn:aws:iam::${account}:root`)) return "account";
      return "nobody";
    });
}

/** Whether a Deny is about this principal. */
function hits(statement: Json, { arn, account, sessionArn }: Question["principal"]): boolean {
  const accountNames = [account, `arn:aws:iam::${account}:root`];
  if (statement.NotPrincipal !== undefined) {
    const spared = statement.NotPrincipal === "*" ? ["*"] : list((statement.NotPrincipal as Json).AWS ?? []);
    if (spared.includes("*")) return false;
    const accountSpared = accountNames.some((name) => spared.includes(name));
    const entitySpared = arn.endsWith(":root") ? accountSpared : spared.includes(arn);
    return !(accountSpared && entitySpared && (sessionArn === undefined || spared.includes(sessionArn)));
  }
  if (statement.Principal === undefined || statement.Principal === "*") return true;
  const names = list((statement.Principal as Json).AWS ?? []);
  return ["*", arn, sessionArn ?? arn, ...accountNames].some((name) => names.includes(name));
}

type Asked = Pick<Question, "action" | "resource" | "context">;

function concerns(statement: Json, document: Document, asked: Asked): boolean {
  const variables = document.Version === "2012-10-17";
  const actionListed = (key: string) =>
    list(statement[key]).some((pattern) => like(plain(pattern.toLowerCase()), asked.action.toLowerCase()));
  const resourceListed = (key: string) =>
    list(statement[key]).some((pattern) => {
      if (pattern === "*") return true;
      const tokens = expand(pattern, variables, asked.context);
      return tokens !== undefined && like(tokens, asked.resource, true);
    });
  if (statement.Action !== undefined && !actionListed("Action")) return false;
  if (statement.NotAction !== undefined && actionListed("NotAction")) return false;
  if (statement.Resource !== undefined && !resourceListed("Resource")) return false;
  if (statement.NotResource !== undefined && resourceListed("NotResource")) return false;
  for (const [operator, keys] of Object.entries((statement.Condition ?? {}) as Json))
    for (const [key, values] of Object.entries(keys as Json))
      if (
        !conditionHolds(operator, valuesOf(key, asked.context), list(values), (text) =>
          expand(text, variables, asked.context),
        )
      )
        return false;
  return true;
}

type Expand = (text: string) => readonly Token[] | undefined;

function conditionHolds(
  operator: string,
  found: readonly string[] | undefined,
  wanted: readonly string[],
  expandOne: Expand,
): boolean {
  if (operator === "Null") return (found === undefined || found.length === 0) === (wanted[0] === "true");
  if (operator.endsWith("IfExists")) {
    if (found === undefined) return true;
    return conditionHolds(operator.slice(0, -"IfExists".length), found, wanted, expandOne);
  }
  const nothing = found === undefined || found.length === 0 || (found.length === 1 && found[0] === "");
  if (operator.startsWith("ForAllValues:"))
    return nothing || found.every((value) => conditionHolds(operator.slice(13), [value], wanted, expandOne));
  if (operator.startsWith("ForAnyValue:"))
    return !nothing && found.some((value) => conditionHolds(operator.slice(12), [value], wanted, expandOne));
  if (found === undefined || found.length === 0) return operator.includes("Not");
  return table[operator]!(found[0]!, wanted, expandOne);
}

const exactly = (value: string, wanted: readonly string[], expandOne: Expand) =>
  wanted.some((text) => expandOne(text) !== undefined && written(expandOne(text)!) === value);
const ignoringCase = (value: string, wanted: readonly string[], expandOne: Expand) =>
  wanted.some(
    (text) => expandOne(text) !== undefined && written(expandOne(text)!).toUpperCase() === value.toUpperCase(),
  );
const resembling = (value: string, wanted: readonly string[], expandOne: Expand) =>
  wanted.some((text) => expandOne(text) !== undefined && like(expandOne(text)!, value));
const sameArn = (value: string, wanted: readonly string[], expandOne: Expand) => {
  if (value.split(":").length < 6) return false;
  return wanted.some((text) => {
    let tokens = expandOne(text);
    let rest = value;
    for (let field = 0; tokens !== undefined && field < 5; field++) {
      const colon = tokens.indexOf(":");
      const end = rest.indexOf(":");
      if (!like(tokens.slice(0, colon), rest.slice(0, end))) return false;
      tokens = tokens.slice(colon + 1);
      rest = rest.slice(end + 1);
    }
    return tokens !== undefined && like(tokens, rest);
  });
};
const number = (text: string) => Number.parseFloat(text);
const time = (text: string) => (/^\d{5,}$/.test(text) ? number(text) * 1000 : new Date(text).getTime());

const table: Readonly<Record<string, (value: string, wanted: readonly string[], expandOne: Expand) => boolean>> = {
  StringEquals: exactly,
  StringNotEquals: (...all) => !exactly(...all),
  StringEqualsIgnoreCase: ignoringCase,
  StringNotEqualsIgnoreCase: (...all) => !ignoringCase(...all),
  StringLike: resembling,
  StringNotLike: (...all) => !resembling(...all),
  ArnEquals: sameArn,
  ArnLike: sameArn,
  ArnNotEquals: (...all) => !sameArn(...all),
  ArnNotLike: (...all) => !sameArn(...all),
  NumericEquals: (value, wanted) => wanted.some((each) => number(value) === number(each)),
  NumericNotEquals: (value, wanted) => wanted.every((each) => number(value) !== number(each)),
  NumericLessThan: (value, wanted) => wanted.some((each) => number(value) < number(each)),
  NumericLessThanEquals: (value, wanted) => wanted.some((each) => number(value) <= number(each)),
  NumericGreaterThan: (value, wanted) => wanted.some((each) => number(value) > number(each)),
  NumericGreaterThanEquals: (value, wanted) => wanted.some((each) => number(value) >= number(each)),
  DateEquals: (value, wanted) => wanted.some((each) => time(value) === time(each)),
  DateNotEquals: (value, wanted) => wanted.every((each) => time(value) !== time(each)),
  DateLessThan: (value, wanted) => wanted.some((each) => time(value) < time(each)),
  DateLessThanEquals: (value, wanted) => wanted.some((each) => time(value) <= time(each)),
  DateGreaterThan: (value, wanted) => wanted.some((each) => time(value) > time(each)),
  DateGreaterThanEquals: (value, wanted) => wanted.some((each) => time(value) >= time(each)),
  Bool: (value, wanted) => wanted.includes(value),
};

/** A character, or one of the two wildcards. */
type Token = string | { readonly wild: "*" | "?" };

function plain(pattern: string): readonly Token[] {
  return [...pattern].map((character) => (character === "*" || character === "?" ? { wild: character } : character));
}

function written(tokens: readonly Token[]): string {
  return tokens.map((token) => (typeof token === "string" ? token : token.wild)).join("");
}

/** Puts values in the place of variables; undefined when one has none. */
function expand(pattern: string, variables: boolean, context: Question["context"]): readonly Token[] | undefined {
  const found = variables ? /^(.*?)\$\{([^}]*)\}(.*)$/s.exec(pattern) : null;
  if (!found) return plain(pattern);
  const [, before, inside, after] = found as unknown as [string, string, string, string];
  const [key, fallback] = inside.split(", ") as [string, string?];
  const value = ["*", "?", "$"].includes(inside) ? inside : (valuesOf(key, context)?.[0] ?? fallback?.slice(1, -1));
  const rest = expand(after, true, context);
  return value === undefined || rest === undefined ? undefined : [...plain(before), ...value, ...rest];
}

/** Tries everything. With `arn`, a wildcard takes no colon, unless it is a `*` that ends its segment. */
function like(pattern: readonly Token[], value: string, arn = false): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return value === "";
  if (typeof first === "string") return value.startsWith(first) && like(rest, value.slice(first.length), arn);
  const mayTakeColon = !arn || (first.wild === "*" && (rest.length === 0 || rest[0] === ":"));
  const takesOne = value !== "" && (mayTakeColon || value[0] !== ":");
  if (first.wild === "?") return takesOne && like(rest, value.slice(1), arn);
  return like(rest, value, arn) || (takesOne && like(pattern, value.slice(1), arn));
}

function statementsOf(document: Document): readonly Json[] {
  return [document.Statement].flat() as Json[];
}

function list(value: unknown): readonly string[] {
  return [value].flat().map(String);
}

function valuesOf(key: string, context: Question["context"]): readonly string[] | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}
