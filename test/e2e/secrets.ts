/** What was really handed out during a play, and a search for any of it, in any dress, in whatever was written down. */
import type { Stage } from "../../sandbox/stage.ts";

export interface Handed {
  /** What it is, for the message: never the value. */
  readonly name: string;
  readonly value: string;
}

/** A text that something has written somewhere. */
export interface Place {
  readonly where: string;
  readonly content: string;
}

export interface Leak {
  readonly where: string;
  readonly name: string;
  /** `raw`, `base64`, ... */
  readonly form: string;
}

/**
 * Everything secret that was handed out. Of a session the secret key and the token open it; the access key id alone opens
 * nothing and stands in AWS's own logs, but nothing of ours has to show it, so it is looked for as well. Of an ID token
 * the signature counts: its claims are printed on purpose, and open nothing without it.
 */
export function handedOut({ cloud, github, oidc }: Stage): readonly Handed[] {
  const sessions = cloud.sessions().flatMap(({ arn, accessKeyId, secretAccessKey, sessionToken = "" }) => [
    { name: `access key id of ${arn}`, value: accessKeyId },
    { name: `secret key of ${arn}`, value: secretAccessKey },
    { name: `session token of ${arn}`, value: sessionToken },
  ]);
  const tokens = oidc.issued.map((value, index) => ({ name: `OIDC token ${index}`, value: value.split(".").at(-1)! }));
  const github_ = github.issued.map((value, index) => ({ name: `GitHub token ${index}: ${value.slice(0, 4)}`, value }));
  return [...sessions, ...tokens, ...github_, ...privateKeys(github)];
}

/** Each inner line of the Apps' keys: the first one begins alike in every key. */
function privateKeys(github: Stage["github"]): readonly Handed[] {
  return ["sallyport-apply", "sallyport-sweep", "sallyport-audit", "sallyport-record"].flatMap((environment) => {
    const { secrets } = github.jobContext("acme/access", environment, "refs/heads/main");
    return Object.entries(secrets).flatMap(([name, pem]) =>
      pem
        .trim()
        .split("\n")
        .slice(2, -2)
        .map((value) => ({ name, value })),
    );
  });
}

/** How many characters of a secret in a row are a leak: lines shorter than this are put together first. */
const width = 16;

/** A search for these secrets: raw, in hexadecimal, in an address, in base64 at any offset; whole, in part or cut into lines. */
export function search(secrets: readonly Handed[]): (places: readonly Place[]) => readonly Leak[] {
  const pieces = new Map<string, Omit<Leak, "where">>();
  for (const { name, value } of secrets)
    for (const [form, text] of forms(value))
      for (let at = 0; at + width <= text.length; at += 1) {
        const piece = text.slice(at, at + width);
        if (!pieces.has(piece)) pieces.set(piece, { name, form });
      }
  return (places) => places.flatMap(({ where, content }) => found(pieces, content).map((hit) => ({ where, ...hit })));
}

/** One hit for each secret and form. */
function found(pieces: ReadonlyMap<string, Omit<Leak, "where">>, content: string): readonly Omit<Leak, "where">[] {
  const hits = new Map<string, Omit<Leak, "where">>();
  for (const text of new Set([content, joined(content)])) {
    for (let at = 0; at + width <= text.length; at += 1) {
      const hit = pieces.get(text.slice(at, at + width));
      if (hit) hits.set(`${hit.name} ${hit.form}`, hit);
    }
  }
  return [...hits.values()];
}

/** Without line ends, written out or not, and whatever else cannot stand in a secret: puts a cut one together again. */
function joined(text: string): string {
  return text.replace(/\\[nrt]/g, "").replace(/[^A-Za-z0-9+/=_%.~-]+/g, "");
}

function forms(value: string): readonly (readonly [form: string, text: string])[] {
  const encoded = encodeURIComponent(value);
  const base64 = [0, 1, 2].map((offset) => inBase64(value, offset));
  return [
    ["raw", value],
    ["hexadecimal", Buffer.from(value).toString("hex")],
    ["in an address", encoded],
    ["in an address", encoded.replace(/%../g, (code) => code.toLowerCase())],
    ...base64.map((text) => ["base64", text] as const),
    ...base64.map((text) => ["base64", text.replaceAll("+", "-").replaceAll("/", "_")] as const),
  ];
}

/** The characters of base64 that depend on the value alone when so many bytes stand before it. */
function inBase64(value: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
  return whole.toString("base64").slice(offset === 0 ? 0 : 4);
}
