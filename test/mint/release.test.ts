import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeRef } from "../../src/core/lease.ts";
import { golden } from "../golden.ts";
import { leaseRef, noon } from "./lease.ts";
import { done, error } from "./peers.ts";
import { type Played, playMint, playRelease } from "./stage.ts";

const denied = error(
  403,
  "AccessDenied",
  "User is not authorized to perform: iam:AttachRolePolicy with an explicit deny in an identity-based policy",
);
const notYet = error(403, "AccessDenied", "User is not authorized to perform: iam:AttachRolePolicy");
const down = error(503, "ServiceUnavailable", "try later");

it("attaches the deny, probes until that very call is refused, and says no more than that", async () => {
  const after = await playRelease(await playMint(), { cloud: [done, done, done, denied] });
  expect(after.code).toBe(0);
  expect(after.peers.asked).toEqual(Array(4).fill("AttachRolePolicy arn:aws:iam::aws:policy/AWSDenyAll"));
  expect(after.peers.last().get("RoleName")).toBe("sallyport-fedcba9876543210fedcba9876543210");
  expect(after.waits).toEqual([250, 500]);
  golden("mint/released.txt", told(after));
});

it("takes the credentials off the disk, whatever IAM says", async () => {
  for (const cloud of [[done, denied], [down]]) {
    const minted = await playMint();
    const file = minted.step.file("ENV").AWS_SHARED_CREDENTIALS_FILE!;
    expect(readFileSync(file, "utf8")).toContain("ASIAEXAMPLEKEY000001");
    await playRelease(minted, { cloud });
    expect(existsSync(join(minted.step.environment.RUNNER_TEMP!, "sallyport"))).toBe(false);
  }
});

it("leaves other leases of the job alone", async () => {
  const first = await playMint();
  const file = first.step.file("ENV").AWS_SHARED_CREDENTIALS_FILE!;
  const { keep } = await import("../../src/providers/aws/profile.ts");
  const { Secret } = await import("../../src/core/secret.ts");
  const other = {
    accessKeyId: new Secret("ASIAOTHER"),
    secretAccessKey: new Secret("x"),
    sessionToken: new Secret("y"),
  };
  keep(leaseRef({ id: "other" }), { ...other, expiration: noon, principal: "p" }, first.step.environment.RUNNER_TEMP!);
  await playRelease(first, { cloud: [done, denied] });
  expect(readFileSync(file, "utf8")).toContain("[sallyport-other]\naws_access_key_id = ASIAOTHER\n");
  expect(readFileSync(file, "utf8")).not.toContain("ASIAEXAMPLEKEY000001");
});

it("is red and says how long access stays when IAM cannot be reached for a minute", async () => {
  const after = await playRelease(await playMint(), { cloud: [down] });
  expect(after.code).toBe(1);
  expect(after.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(60_000);
  golden("mint/not-released.txt", told(after));
});

it("warns, and is not red, when the deny was taken but not seen within a minute", async () => {
  const after = await playRelease(await playMint(), { cloud: [done] });
  expect(after.code).toBe(0);
  expect(after.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(60_000);
  golden("mint/released-unproven.txt", told(after));
});

it("knows that somebody sealed the lease before", async () => {
  const after = await playRelease(await playMint(), { cloud: [denied] });
  expect(after.code).toBe(0);
  expect(after.peers.asked).toHaveLength(1);
  golden("mint/released-before.txt", told(after));
});

it("claims nothing when something other than the role's own policies denies the release", async () => {
  for (const kind of ["a service control policy", "a permissions boundary"]) {
    const said = `User is not authorized to perform: iam:AttachRolePolicy with an explicit deny in ${kind}`;
    const after = await playRelease(await playMint(), { cloud: [error(403, "AccessDenied", said)] });
    expect(after.code).toBe(1);
    expect(told(after)).toContain(kind);
  }
});

it("waits for a young binding to be known, and takes the same refusal at its word later", async () => {
  const young = await playMint({ ref: leaseRef({ boundAt: noon - 1_000 }) });
  const after = await playRelease(young, { cloud: [notYet, done, denied], now: noon + 5_000 });
  expect([after.code, after.waits]).toEqual([0, [1_000]]);
  const old = await playRelease(await playMint(), { cloud: [notYet] });
  expect([old.code, old.waits]).toEqual([1, []]);
});

it("proves the end of a lease that ended by itself, by the credential's own eyes, and is not red without the proof", async () => {
  const over = await playRelease(await playMint(), { cloud: [denied], now: noon + 3_600_000 });
  expect([over.code, over.peers.asked.length, over.waits]).toEqual([0, 1, []]);
  golden("mint/released-over.txt", told(over));
  for (const cloud of [down, error(403, "ExpiredToken", "The security token included in the request is expired")]) {
    const unproven = await playRelease(await playMint(), { cloud: [cloud], now: noon + 3_600_000 });
    expect([unproven.code, unproven.peers.asked.length, unproven.waits]).toEqual([0, 1, []]);
    expect(told(unproven)).toContain("ended by itself at 2026-11-21T13:00:00Z; this step has no proof of it");
  }
});

it("seals what its own clock took for over and the cloud did not", async () => {
  const after = await playRelease(await playMint(), { cloud: [done, denied], now: noon + 3_600_000 });
  expect([after.code, after.peers.asked.length]).toEqual([0, 2]);
  expect(told(after)).toContain("sealed at 2026-11-21T13:00:00Z");
});

it("takes throttling and outages within its minute for what they are, before the deny and after it", async () => {
  const throttled = error(400, "Throttling", "Rate exceeded");
  const cloud = [throttled, down, "reset" as const, done, throttled, down, denied];
  const after = await playRelease(await playMint(), { cloud });
  expect([after.code, after.waits]).toEqual([0, [1_000, 2_000, 4_000, 250, 500]]);
  expect(told(after)).toContain("IAM refused the same call");
});

it("is released twice, by two steps of one job or by a job that runs again", async () => {
  const minted = await playMint();
  const files = readFileSync(minted.step.file("ENV").AWS_SHARED_CREDENTIALS_FILE!, "utf8");
  await playRelease(minted, { cloud: [done, denied] });
  const again = await playRelease(minted, { cloud: [done] });
  expect([again.code, again.peers.asked]).toEqual([0, []]);
  expect(files).toContain("ASIAEXAMPLEKEY000001");
  expect(told(again)).toContain("this step left no credentials, so there is nothing to give back");
});

it("takes no refusal for a proof but that of the deny it attached", async () => {
  const by = (what: string) =>
    error(403, "AccessDenied", `User is not authorized to perform: iam:AttachRolePolicy ${what}`);
  const others = [
    by("because no identity-based policy allows the iam:AttachRolePolicy action"),
    by("with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/x/p-1"),
    by("with an explicit deny in an identity-based policy: arn:aws:iam::210987654321:policy/team-limits"),
    by("with an explicit deny in an identity-based policy: arn:aws:iam::210987654321:policy/AWSDenyAll"),
    by("with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSDenyAllButMine"),
  ];
  for (const other of others) {
    const unproven = await playRelease(await playMint(), { cloud: [done, other] });
    expect(told(unproven)).toContain("IAM has not refused the same call yet");
  }
  const ours = by("with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSDenyAll");
  const proven = await playRelease(await playMint(), { cloud: [done, ...others, ours] });
  expect(told(proven)).toContain("IAM refused the same call");
});

it("asks nobody when the lease ends with its window", async () => {
  const window = await playRelease(await playMint({ ref: leaseRef({ ends: "window" }) }), { cloud: [done] });
  expect([window.code, window.peers.asked]).toEqual([0, []]);
  golden("mint/released-window.txt", told(window));
});

it("has nothing to give back when main was killed before it had anything", async () => {
  const killed = await playMint({ cloud: [error(403, "AccessDenied", "no")] });
  const after = await playRelease(killed, { cloud: [done] });
  expect([after.code, after.peers.asked]).toEqual([0, []]);
  golden("mint/released-nothing.txt", told(after));
});

it("acts on no state that was not the lease of this step", async () => {
  const minted = await playMint();
  const other = writeRef(leaseRef({ account: "111111111111" }));
  const forged: Played = { ...minted, step: { ...minted.step, file: () => ({ lease: other }) } };
  const after = await playRelease(forged, { cloud: [done] });
  expect([after.code, after.peers.asked]).toEqual([1, []]);
});

it("masks before it prints", async () => {
  const after = await playRelease(await playMint(), { cloud: [done, denied] });
  const firstTold = after.step.lines.findIndex((line) => !line.startsWith("::add-mask::"));
  expect(after.step.lines.findLastIndex((line) => line.startsWith("::add-mask::"))).toBeLessThan(firstTold);
  expect(after.step.lines).toContain("::add-mask::ASIAEXAMPLEKEY000001");
});

function told({ step }: Played): string {
  return `${step.lines.filter((line) => !line.startsWith("::add-mask::")).join("\n")}\n`;
}
