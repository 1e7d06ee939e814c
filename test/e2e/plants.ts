/** Copies of the shipped dist with a leak in them. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

export interface Plant {
  readonly name: string;
  /** The one place of the shipped code that is changed. */
  readonly at: RegExp;
  /** `$&` stands for what was there. */
  readonly code: string;
  /** Where the leak is to be found, whose it is, and in which form. */
  readonly found: { readonly where: RegExp; readonly name: RegExp; readonly form: string };
}

/** Files of the access repository as they are with these plants in them. */
export function planted(plants: readonly Plant[]): ReadonlyMap<string, string> {
  const files = readdirSync(dist).filter((name) => name.endsWith(".js"));
  const codes = new Map(files.map((name) => [`dist/${name}`, readFileSync(`${dist}${name}`, "utf8")]));
  const changed = new Map<string, string>();
  for (const { name, at, code } of plants) {
    const holders = [...codes].filter(([, text]) => at.test(text));
    const [path, text] = holders[0] ?? [];
    if (path === undefined || text === undefined || holders.length > 1)
      throw new Error(`${holders.length} files of dist hold the place of "${name}": name another place`);
    codes.set(path, text.replace(at, code));
    changed.set(path, codes.get(path)!);
  }
  return changed;
}

const minted = /(?=const kept = world\.sessions\.keep\(ref, credential, io\.temp, renewal\);)/;
const mint = String.raw`acme/payments \S+backfill\.yml run \d+ job backfill: \S.*acme/access@\w+ \(main\)`;
const written = (what: string) => new RegExp(`^${mint} ${what}$`);

export const plants: readonly Plant[] = [
  {
    name: "a line of the log, before the masks",
    at: /(?=for \(const secret of \[credential\.accessKeyId[^\]]*\]\)\s+io\.mask\(secret\);[^;]*;[^;]*;[^;]*;\s+const kept = )/,
    code: "io.log(credential.sessionToken.reveal());\n",
    found: { where: written("log"), name: /^session token of .*backfill-4211@/, form: "raw" },
  },
  {
    name: "lines of the log, too short for any mask",
    at: minted,
    code: 'for (const part of credential.secretAccessKey.reveal().match(/.{1,9}/g)) io.log("> " + part);\n',
    found: { where: written("log"), name: /^secret key of .*backfill-4211@/, form: "raw" },
  },
  {
    name: "an output",
    at: minted,
    code: 'io.output("key", credential.secretAccessKey.reveal());\n',
    found: { where: written("OUTPUT"), name: /^secret key of .*backfill-4211@/, form: "raw" },
  },
  {
    name: "the state for the post step, as part of an address",
    at: minted,
    code: 'io.save("next", encodeURIComponent(credential.sessionToken.reveal()));\n',
    found: { where: written("STATE"), name: /^session token of .*backfill-4211@/, form: "in an address" },
  },
  {
    name: "the job's summary, in base64 at an odd offset",
    at: minted,
    code: `process.getBuiltinModule("node:fs").appendFileSync(
      process.env.GITHUB_STEP_SUMMARY,
      Buffer.from("t=" + credential.sessionToken.reveal()).toString("base64").replace(/.{76}/g, "$$&\\n"),
    );\n`,
    found: { where: written("STEP_SUMMARY"), name: /^session token of .*backfill-4211@/, form: "base64" },
  },
  {
    name: "variables of later steps, though a profile was asked for",
    at: /(?=const expires = Math\.min\(credential\.expiration, ref\.until\);)/,
    code: "for (const [name, value] of Object.entries(kept.environment)) io.variable(name, value);\n",
    found: { where: written("ENV"), name: /^secret key of .*backfill-4211@/, form: "raw" },
  },
  {
    name: "apply's own session, in hexadecimal in its log",
    at: /secretAccessKey: keys\.secretAccessKey\.reveal\(\),/,
    code: '$& ...console.log(Buffer.from(keys.secretAccessKey.reveal()).toString("hex")),',
    found: {
      where: /^acme\/access \S+apply\.yml run \d+ job cloud: Run \.\/ \(main\) log$/,
      name: /^secret key of .*\/sallyport-binder\//,
      form: "hexadecimal",
    },
  },
  {
    name: "a line of the ledger, written by record",
    at: /world\.ledger\.append\(events\)/,
    code: "world.ledger.append(events.map((one) => ({ ...one, detail: { ...one.detail, by: process.env.INPUT_TOKEN } })))",
    found: { where: /^blob \w+ of acme\/access$/, name: /^GitHub token \d+: ghs_/, form: "raw" },
  },
  {
    name: "the pull request's comment, written by record",
    at: /"### Sallyport: leases of this pull request"/,
    code: '$& + Buffer.from("by " + process.env.INPUT_TOKEN).toString("base64url")',
    found: { where: /^conversation of pull request 1$/, name: /^GitHub token \d+: ghs_/, form: "base64" },
  },
];
