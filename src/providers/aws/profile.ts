import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { LeaseRef } from "../../core/lease.ts";
import { Secret } from "../../core/secret.ts";
import { fromIso, iso } from "../../core/time.ts";
import type { Credential, Kept, Renewal } from "../../ports.ts";

/*
 * One credentials file for all leases of a job, a profile for each, readable by this user alone. A lease that outlasts its
 * credential has its profile in a config file instead, where a process stands for the keys: keys beside it would hide it.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */

type Profile = Readonly<Record<string, string>>;

export function profileName(ref: Pick<LeaseRef, "id">): string {
  return `sallyport-${ref.id}`;
}

export function keep(ref: LeaseRef, credential: Credential, folder: string, renewal?: Renewal): Kept {
  const profile = profileName(ref);
  const file = fileIn(folder);
  const secrets = {
    aws_access_key_id: credential.accessKeyId.reveal(),
    aws_secret_access_key: credential.secretAccessKey.reveal(),
    aws_session_token: credential.sessionToken.reveal(),
  };
  const content = {
    ...secrets,
    region: ref.region,
    expiration: iso(credential.expiration),
    principal: credential.principal,
    ...(credential.clockAhead === undefined ? {} : { clock_ahead: String(credential.clockAhead) }),
  };
  const section = renewal ? renewed(profile) : profile;
  write(folder, fileIn(folder), new Map([...read(file), [section, content]]));
  const pointers = renewal ? { AWS_CONFIG_FILE: hand(ref, folder, renewal) } : { AWS_SHARED_CREDENTIALS_FILE: file };
  return {
    profile,
    file,
    pointers: { ...pointers, AWS_PROFILE: profile, AWS_REGION: ref.region },
    environment: {
      AWS_ACCESS_KEY_ID: secrets.aws_access_key_id,
      AWS_SECRET_ACCESS_KEY: secrets.aws_secret_access_key,
      AWS_SESSION_TOKEN: secrets.aws_session_token,
      AWS_REGION: ref.region,
    },
  };
}

/** The section under which the keys of a renewed lease lie: no SDK looks there. */
function renewed(profile: string): string {
  return `${profile}.kept`;
}

/** Writes what the renewing process has to know, and the profile that names it. Returns the config file. */
function hand(ref: LeaseRef, folder: string, { command, given }: Renewal): string {
  const profile = profileName(ref);
  const config = join(folder, "sallyport", "config");
  const note = join(folder, "sallyport", `${profile}.json`);
  put(folder, note, `${JSON.stringify(given)}\n`);
  const line = [...command, note].map((word) => `"${word}"`).join(" ");
  const content = { region: ref.region, credential_process: line };
  write(folder, config, new Map([...read(config), [`profile ${profile}`, content]]));
  return config;
}

export function recall(ref: LeaseRef, folder: string): Credential | undefined {
  const profiles = read(fileIn(folder));
  const found = profiles.get(profileName(ref)) ?? profiles.get(renewed(profileName(ref)));
  if (!found?.aws_access_key_id || !found.aws_secret_access_key || !found.aws_session_token) return undefined;
  return {
    accessKeyId: new Secret(found.aws_access_key_id),
    secretAccessKey: new Secret(found.aws_secret_access_key),
    sessionToken: new Secret(found.aws_session_token),
    expiration: fromIso(found.expiration ?? "") ?? ref.until,
    principal: found.principal ?? "",
    ...(/^-?\d+$/.test(found.clock_ahead ?? "") ? { clockAhead: Number(found.clock_ahead) } : {}),
  };
}

/** Takes one profile away, the file with the last of them, and whatever a killed step left half written. */
export function forget(ref: LeaseRef, folder: string): void {
  const profiles = new Map(read(fileIn(folder)));
  for (const half of halfWritten(folder)) rmSync(half, { force: true });
  profiles.delete(profileName(ref));
  profiles.delete(renewed(profileName(ref)));
  // Without it the process has nothing to ask with, whatever still names it.
  rmSync(join(folder, "sallyport", `${profileName(ref)}.json`), { force: true });
  if (profiles.size === 0) rmSync(join(folder, "sallyport"), { recursive: true, force: true });
  else write(folder, fileIn(folder), profiles);
}

/** Files that `write` had not renamed yet. */
function halfWritten(folder: string): readonly string[] {
  const own = join(folder, "sallyport");
  const names = existsSync(own) ? readdirSync(own) : [];
  return names.filter((name) => name.startsWith(".")).map((name) => join(own, name));
}

function fileIn(folder: string): string {
  return join(folder, "sallyport", "credentials");
}

function read(file: string): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Record<string, string>>();
  let current: Record<string, string> = {};
  for (const line of text(file).split("\n")) {
    const [, header] = /^\[([^\]]+)\]$/.exec(line) ?? [];
    if (header) {
      current = {};
      profiles.set(header, current);
    }
    const [, key, value] = /^(\w+) = (.*)$/.exec(line) ?? [];
    if (key) current[key] = value!;
  }
  return profiles;
}

function text(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw cause;
  }
}

function write(folder: string, file: string, profiles: ReadonlyMap<string, Profile>): void {
  const sections = [...profiles].map(([name, content]) =>
    [`[${name}]`, ...Object.entries(content).map(([key, value]) => `${key} = ${value}`)].join("\n"),
  );
  put(folder, file, `${sections.join("\n\n")}\n`);
}

/** Writes beside and renames, so that nobody ever reads half a file or one with a wider mode. */
function put(folder: string, file: string, text: string): void {
  const own = join(folder, "sallyport");
  mkdirSync(own, { recursive: true, mode: 0o700 });
  chmodSync(own, 0o700);
  const fresh = join(own, `.${randomBytes(8).toString("hex")}`);
  writeFileSync(fresh, text, { mode: 0o600, flag: "wx" });
  renameSync(fresh, file);
}
