/** AWS's Query protocol: form parameters in, XML out. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */

export type Xml =
  | string
  | number
  | boolean
  | Date
  | undefined
  | readonly Xml[]
  | ReadonlyMap<string, string | number>
  | { readonly [name: string]: Xml };

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character).replaceAll("\r", "&#xD;");
}

/** One element. Lists become `<member>` elements, maps `<entry>` elements, dates RFC 3339, undefined nothing at all. */
export function element(name: string, value: Xml): string {
  if (value === undefined) return "";
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: Exclude<Xml, undefined>): string {
  if (value instanceof Date) return `${value.toISOString().slice(0, 19)}Z`;
  if (Array.isArray(value)) return value.map((item: Xml) => element("member", item)).join("");
  if (value instanceof Map) {
    return [...value].map(([key, inner]) => element("entry", { key, value: inner as Xml })).join("");
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, inner]) => element(name, inner as Xml))
      .join("");
  }
  return escaped(String(value));
}

/** A successful answer of a Query service. */
export function answerXml(namespace: string, action: string, result: Xml, requestId: string): string {
  const body = result === undefined ? "" : element(`${action}Result`, result);
  const metadata = element("ResponseMetadata", { RequestId: requestId });
  return `<${action}Response xmlns="${namespace}">${body}${metadata}</${action}Response>`;
}

export function errorXml(
  namespace: string,
  error: { readonly code: string; readonly message: string },
  requestId: string,
) {
  const body = element("Error", { Type: "Sender", Code: error.code, Message: error.message });
  return `<ErrorResponse xmlns="${namespace}">${body}${element("RequestId", requestId)}</ErrorResponse>`;
}

export type Parameters = Readonly<Record<string, string>>;

/** The flat parameters of a query string or form. A name given twice makes no sense to AWS, and the last one counts. */
export function formParameters(text: string): Parameters {
  return Object.fromEntries(new URLSearchParams(text));
}

/** `TagKeys.member.1`, `TagKeys.member.2`, … */
export function members(parameters: Parameters, name: string): string[] {
  const found: string[] = [];
  for (let n = 1; parameters[`${name}.member.${n}`] !== undefined; n += 1) {
    found.push(parameters[`${name}.member.${n}`] ?? "");
  }
  return found;
}

/** `Tags.member.1.Key` and `Tags.member.1.Value`, … */
export function tagMembers(parameters: Parameters): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let n = 1; parameters[`Tags.member.${n}.Key`] !== undefined; n += 1) {
    tags[parameters[`Tags.member.${n}.Key`] ?? ""] = parameters[`Tags.member.${n}.Value`] ?? "";
  }
  return tags;
}
