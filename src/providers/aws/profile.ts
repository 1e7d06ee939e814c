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
import type { Credential, Kept } from "../../ports.ts";

/*
 * One credentials file for all leases of a job, a profile for each, readable by this user alone.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */

type Profile = Readonly<Record<string, string>>;

export function profileName(ref: Pick<LeaseRef, "id">): string {
  return `sallyport-${ref.id}`;
}

export function keep(ref: LeaseRef, credential: Credential, folder: string): Kept {
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
  };
  write(folder, new Map([...read(file), [profile, content]]));
  return {
    profile,
    file,
    pointers: { AWS_SHARED_CREDENTIALS_FILE: file, AWS_PROFILE: profile, AWS_REGION: ref.region },
    environment: {
      AWS_ACCESS_KEY_ID: secrets.aws_access_key_id,
      AWS_SECRET_ACCESS_KEY: secrets.aws_secret_access_key,
      AWS_SESSION_TOKEN: secrets.aws_session_token,
      AWS_REGION: ref.region,
    },
  };
}

export function recall(ref: LeaseRef, folder: string): Credential | undefined {
  const found = read(fileIn(folder)).get(profileName(ref));
  if (!found?.aws_access_key_id || !found.aws_secret_access_key || !found.aws_session_token) return undefined;
  return {
    accessKeyId: new Secret(found.aws_access_key_id),
    secretAccessKey: new Secret(found.aws_secret_access_key),
    sessionToken: new Secret(found.aws_session_token),
    expiration: fromIso(found.expiration ?? "") ?? ref.until,
    principal: found.principal ?? "",
  };
}

/** Takes one profile away, the file with the last of them, and whatever a killed step left half written. */
export function forget(ref: LeaseRef, folder: string): void {
  const profiles = new Map(read(fileIn(folder)));
  for (const half of halfWritten(folder)) rmSync(half, { force: true });
  profiles.delete(profileName(ref));
  if (profiles.size === 0) rmSync(join(folder, "sallyport"), { recursive: true, force: true });
  else write(folder, profiles);
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

/** Writes beside and renames, so that nobody ever reads half a file or one with a wider mode. */
function write(folder: string, profiles: ReadonlyMap<string, Profile>): void {
  const own = join(folder, "sallyport");
  mkdirSync(own, { recursive: true, mode: 0o700 });
  chmodSync(own, 0o700);
  const sections = [...profiles].map(([name, content]) =>
    [`[${name}]`, ...Object.entries(content).map(([key, value]) => `${key} = ${value}`)].join("\n"),
  );
  const fresh = join(own, `.${randomBytes(8).toString("hex")}`);
  writeFileSync(fresh, `${sections.join("\n\n")}\n`, { mode: 0o600, flag: "wx" });
  renameSync(fresh, fileIn(folder));
}
