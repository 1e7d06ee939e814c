import { Fault } from "../core/fault.ts";
import { Secret } from "../core/secret.ts";
import { isLoopback } from "../http/endpoint.ts";

/** Where alerts go. Every address counts as a secret: whoever knows a chat's webhook can write there. */
export type Receiver =
  | { readonly kind: "standard"; readonly url: Secret; readonly key: Secret }
  | { readonly kind: "slack"; readonly url: Secret }
  | { readonly kind: "pagerduty"; readonly url: Secret; readonly key: Secret };

const pagerduty = "https://events.pagerduty.com/v2/enqueue";
const most = 10;

/**
 * Reads the list of receivers, one a line: `standard <https url> whsec_<base64>`, `slack <https url>`,
 * `pagerduty <routing key>`. Fault `input.alerts` names the line and never what stands in it.
 */
export function readReceivers(text: string): readonly Receiver[] {
  const lines = text.split("\n").map((line, index) => ({ words: line.trim().split(/\s+/), number: index + 1 }));
  const given = lines.filter(({ words: [first = ""] }) => first !== "" && !first.startsWith("#"));
  if (given.length > most) throw refused(given[most]!.number, `there are more than ${most} receivers`);
  return given.map(({ words, number }) => receiver(words, number));
}

function receiver([kind, ...rest]: readonly string[], line: number): Receiver {
  const [first = "", second = ""] = rest;
  switch (kind) {
    case "standard":
      if (rest.length !== 2 || keyBytes(second) === undefined)
        throw refused(line, "`standard` takes an address and a key of 24 to 64 bytes, written whsec_<base64>");
      return { kind, url: address(first, line), key: new Secret(second) };
    case "slack":
      if (rest.length !== 1) throw refused(line, "`slack` takes an address and nothing else");
      return { kind, url: address(first, line) };
    case "pagerduty":
      // A second word is the sandbox's address of it.
      if (!/^[A-Za-z0-9]{20,64}$/.test(first) || rest.length > 2 || (second !== "" && !onThisMachine(second)))
        throw refused(line, "`pagerduty` takes the routing key of an Events API v2 integration and nothing else");
      return { kind, url: second === "" ? new Secret(pagerduty) : address(second, line), key: new Secret(first) };
    default:
      throw refused(line, "a line begins with standard, slack or pagerduty");
  }
}

/** https, or this machine: anything else could be read on its way. */
function address(text: string, line: number): Secret {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username !== "" || url.password !== "" || !(url.protocol === "https:" || onThisMachine(text)))
    throw refused(line, "its address must be https, without a user name in it");
  return new Secret(url.href);
}

function onThisMachine(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && isLoopback(new URL(text));
}

/** Bytes of a Standard Webhooks key; undefined when it is none. */
export function keyBytes(key: string): Buffer | undefined {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(key) ?? [];
  const bytes = base64 === undefined ? undefined : Buffer.from(base64, "base64");
  return bytes && bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined;
}

function refused(line: number, why: string): Fault {
  return new Fault("input.alerts", `line ${line} of the input alerts is refused: ${why}; see docs/alerts.md`);
}
