import { describe, expect, it } from "vitest";
import { admission, claimsOf } from "../../../src/commands/simulate/admission.ts";
import { awsProvider } from "../../../src/providers/aws/provider.ts";
import { configuration, leaseOf } from "./example.ts";

const one = leaseOf();
const provider = awsProvider({
  configuration,
  account: one.target.target.account,
  partition: "aws",
  regions: ["eu-west-1"],
  credentials: () => Promise.reject(new Error("nobody signs anything here")),
  clock: { now: () => one.from },
});
const claims = claimsOf(provider, one);
const compared = [
  "iss",
  "aud",
  "sub",
  "repository_id",
  "repository_owner_id",
  "ref",
  "environment",
  "job_workflow_ref",
];

describe("the trust of a lease, asked about a token without any cloud", () => {
  it("admits its own job, from its first second to its last", async () => {
    expect(Object.keys(claims)).toEqual(compared);
    for (const at of [one.from, one.until - 1000])
      expect(await admission(provider, one, { claims, at })).toMatchObject({ admitted: true, grounds: [] });
  });

  it.each(compared)("refuses another %s, and says that this one fact is in the way", async (claim) => {
    for (const value of ["", "*", "x", `${claims[claim]}x`, undefined, null, 7, {}]) {
      const found = await admission(provider, one, { claims: { ...claims, [claim]: value }, at: one.from });
      expect(found.admitted).toBe(false);
      expect(found.alone).toHaveLength(1);
      expect(found.alone[0]).toMatch(new RegExp(`^${claim} `));
    }
  });

  it("refuses the second before its window and the first after it: the time is the fact", async () => {
    for (const at of [one.from - 1000, one.until]) {
      const found = await admission(provider, one, { claims, at });
      expect(found).toMatchObject({ admitted: false, alone: [expect.stringMatching(/^a time from /)] });
    }
  });

  it("names every fact where one is not enough, and no fact that is right", async () => {
    const found = await admission(provider, one, {
      claims: { ...claims, ref: "refs/heads/fix", aud: "another" },
      at: one.until,
    });
    expect(found.alone).toEqual([]);
    expect(found.together.map((says) => says.split(" ")[0]).sort()).toEqual(["a", "aud", "ref"]);
    expect(found.grounds).toHaveLength(3);
  });

  it("does not mind claims that the cloud does not compare", async () => {
    const asked = { ...claims, actor: "mallory", repository_visibility: "public", run_id: "1" };
    expect((await admission(provider, one, { claims: asked, at: one.from })).admitted).toBe(true);
  });
});
