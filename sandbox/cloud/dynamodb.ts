/** Tables of items, enough for a job to read what it wrote. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html */
import { canonical } from "../../src/core/digest.ts";
import type { Call, Service } from "./call.ts";
import { jsonAnswer, jsonRefusal, readJson } from "./json-protocol.ts";
import { Refusal } from "./refusal.ts";

type Attributes = Readonly<Record<string, unknown>>;
type Body = Readonly<Record<string, unknown>>;

interface Table {
  /** Names of the key's attributes, as the first GetItem, UpdateItem or DeleteItem told them. */
  keys: readonly string[];
  items: Attributes[];
}

const version = "1.0";

/** `policies`: resource policies by table ARN. */
export function dynamodbService(policies: ReadonlyMap<string, string>): Service {
  /** By ARN. Tables are there as soon as they are named. */
  const tables = new Map<string, Table>();

  function table(arn: string): Table {
    const found = tables.get(arn) ?? { keys: [], items: [] };
    tables.set(arn, found);
    return found;
  }

  return {
    name: "dynamodb",
    read: (request) => readJson(request, "dynamodb"),
    async serve(call) {
      const body = JSON.parse(call.request.body.toString() || "{}") as Body;
      const name = call.action.slice("dynamodb:".length);
      const arn = tableArn(call, body.TableName);
      const run = operations[name];
      const document = policies.get(arn);
      await call.permit({
        action: call.action,
        resource: name === "ListTables" ? "*" : arn,
        context: keysOf(body),
        ...(document === undefined ? {} : { resourcePolicy: { document, kind: "resource" } }),
      });
      if (name === "ListTables") {
        return jsonAnswer(version, { TableNames: [...tables.keys()].map((table) => table.split("/")[1]) });
      }
      if (!run) throw new Refusal("UnknownOperationException", `${name} is not offered here`);
      return jsonAnswer(version, run(table(arn), body));
    },
    refuse: (refusal) => jsonRefusal(version, refusal),
  };
}

function tableArn({ account, caller }: Call, name: unknown): string {
  if (typeof name === "string" && name.startsWith("arn:")) return name;
  return `arn:aws:dynamodb:${caller?.region}:${account}:table/${name}`;
}

/** `dynamodb:LeadingKeys` and `dynamodb:Attributes`, where the request tells them. */
function keysOf({ Key, Item, AttributesToGet }: Body): Readonly<Record<string, readonly string[]>> {
  const [leading] = Object.values((Key ?? {}) as Record<string, Record<string, unknown>>);
  const leadingKeys = leading === undefined ? {} : { "dynamodb:LeadingKeys": Object.values(leading).map(String) };
  const attributes = Array.isArray(AttributesToGet) ? AttributesToGet.map(String) : Object.keys((Item ?? {}) as object);
  return attributes.length === 0 ? leadingKeys : { ...leadingKeys, "dynamodb:Attributes": attributes };
}

const operations: Readonly<Record<string, (table: Table, body: Body) => object>> = {
  PutItem(table, { Item }) {
    const item = (Item ?? {}) as Attributes;
    const same = table.keys.length > 0 ? pick(item, table.keys) : item;
    table.items = [...table.items.filter((other) => !holds(other, same)), item];
    return {};
  },
  GetItem(table, { Key }) {
    const item = find(table, Key);
    return item ? { Item: item } : {};
  },
  UpdateItem(table, body) {
    const key = (body.Key ?? {}) as Attributes;
    const old = find(table, key) ?? key;
    const item = { ...old, ...assignments(body) };
    table.items = [...table.items.filter((other) => !holds(other, key)), item];
    return body.ReturnValues === "ALL_NEW" ? { Attributes: item } : {};
  },
  DeleteItem(table, { Key }) {
    table.items = table.items.filter((item) => !holds(item, Key as Attributes));
    return {};
  },
  Scan: (table) => ({ Items: table.items, Count: table.items.length, ScannedCount: table.items.length }),
  Query(table, body) {
    const wanted = equalities(body);
    const items = table.items.filter((item) => holds(item, wanted));
    return { Items: items, Count: items.length, ScannedCount: items.length };
  },
};

function find(table: Table, key: unknown): Attributes | undefined {
  const attributes = (key ?? {}) as Attributes;
  learnKeys(table, Object.keys(attributes));
  return table.items.find((item) => holds(item, attributes));
}

/** Of items with the same key, the one that was put last stays. */
function learnKeys(table: Table, names: readonly string[]): void {
  if (names.length === 0 || canonical(names) === canonical(table.keys)) return;
  table.keys = names;
  table.items = table.items.filter((item, at) => {
    const key = pick(item, names);
    return !table.items.slice(at + 1).some((later) => holds(later, key));
  });
}

function holds(item: Attributes, wanted: Attributes): boolean {
  return Object.entries(wanted).every(([name, value]) => canonical(item[name] ?? null) === canonical(value));
}

function pick(item: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(names.map((name) => [name, item[name] ?? null]));
}

/** `SET a = :a, #b = :b` of an update expression; anything else is refused rather than done by halves. */
function assignments(body: Body): Attributes {
  const text = String(body.UpdateExpression ?? "");
  if (text === "") return {};
  if (!/^\s*SET /i.test(text)) throw new Refusal("ValidationException", "only SET is offered in UpdateExpression here");
  return pairs(text.replace(/^\s*SET /i, ""), ",", body);
}

/** `#a = :a AND b = :b` of a key condition. */
function equalities(body: Body): Attributes {
  return pairs(String(body.KeyConditionExpression ?? ""), /\s+AND\s+/i, body);
}

function pairs(text: string, between: string | RegExp, body: Body): Attributes {
  const names = (body.ExpressionAttributeNames ?? {}) as Readonly<Record<string, string>>;
  const values = (body.ExpressionAttributeValues ?? {}) as Attributes;
  const parts = text.split(between).map((part) => /^\s*([#\w]+)\s*=\s*(:\w+)\s*$/.exec(part));
  return Object.fromEntries(
    parts.map((part) => {
      const [, name = "", value = ""] = part ?? [];
      if (!part || !(value in values)) throw new Refusal("ValidationException", `${text} is more than is offered here`);
      return [names[name] ?? name, values[value]];
    }),
  );
}
