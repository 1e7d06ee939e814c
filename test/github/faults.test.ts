import { describe, expect, it } from "vitest";
import type { Actor } from "../../src/core/decision.ts";
import type { Forge } from "../../src/ports.ts";
import { against, faultOf, type Reply, type Request } from "./scripted.ts";

const ana: Actor = { id: 201, login: "ana", kind: "user" };
const dba = { organization: "acme", slug: "dba" };
const oid = "a".repeat(40);

/** Every verb that reads, and what it asks. */
const reads: readonly (readonly [string, (forge: Forge) => Promise<unknown>])[] = [
  ["pullRequest", (forge) => forge.pullRequest(7)],
  ["mergedAs", (forge) => forge.mergedAs(oid)],
  ["blobsAt", (forge) => forge.blobsAt("a", [oid])],
  ["viewer", (forge) => forge.viewer()],
  ["actor", (forge) => forge.actor("ana")],
  ["membership", (forge) => forge.membership(dba, ana)],
  ["teamMayOwn", (forge) => forge.teamMayOwn(dba)],
  ["mayWrite", (forge) => forge.mayWrite(ana)],
  ["mayAdminister", (forge) => forge.mayAdminister(ana)],
  ["repository", (forge) => forge.repository("acme/access")],
  ["job", (forge) => forge.job("acme/access", 5)],
  ["comment", (forge) => forge.comment(7, "<!-- m -->", "b")],
  ["amend", (forge) => forge.amend(7, "<!-- m -->", "b")],
  ["createBranch", (forge) => forge.createBranch("b", oid)],
  ["openPullRequest", (forge) => forge.openPullRequest({ title: "t", body: "b", head: "h", base: "main" })],
];

/** What any server may do to any request. */
const outages: readonly (readonly [string, Reply, string])[] = [
  ["status 500", { status: 500, json: { message: "oops" } }, "github.unavailable"],
  ["status 502", { status: 502, json: { message: "oops" } }, "github.unavailable"],
  ["status 503 with Retry-After", { status: 503, headers: { "retry-after": "2" } }, "github.unavailable"],
  ["status 429", { status: 429, headers: { "retry-after": "3" } }, "github.rate-limited"],
  [
    "a used-up limit",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" } },
    "github.rate-limited",
  ],
  [
    "a secondary limit",
    { status: 403, json: { message: "You have exceeded a secondary rate limit" } },
    "github.rate-limited",
  ],
  ["a body that breaks off", { json: [{ id: 1, after: oid }], cut: true }, "github.incomplete"],
  ["a dropped connection", { drop: true }, "github.unavailable"],
  ["a null", { json: null }, "github.incomplete"],
];

describe.each(reads)("%s", (_verb, call) => {
  it.each(outages)("throws a retryable fault after four tries for %s", async (_name, reply, code) => {
    const { forge, requests, waits } = await against(() => reply);
    const fault = await faultOf(call(forge));
    expect(fault).toMatchObject({ code, retryable: true });
    expect(requests).toHaveLength(4);
    expect(waits).toHaveLength(3);
    expect(fault.message).toMatch(/; try again later/);
  });

  it("gets its answer when an outage passes, or fails for another reason than the outage", async () => {
    const { forge, requests } = await against(({ number }) =>
      number < 3 ? { status: 502 } : { status: 418, json: { message: "teapot" } },
    );
    expect(await faultOf(call(forge))).toMatchObject({ code: "github.refused", retryable: false });
    expect(requests).toHaveLength(3);
  });

  it("does not follow a redirect", async () => {
    const { forge } = await against(() => ({ status: 301, headers: { location: "/elsewhere" } }));
    expect(await faultOf(call(forge))).toMatchObject({ code: "github.moved", retryable: false });
  });
});

describe("a token that may not", () => {
  it.each([
    [401, "github.unauthorized"],
    [403, "github.forbidden"],
    [404, "github.not-found"],
  ])("%i is a fault of its own, and is not tried again", async (status, code) => {
    const { forge, requests } = await against(() => ({ status, json: { message: "no" } }));
    expect(await faultOf(forge.pullRequest(7))).toMatchObject({ code, retryable: false });
    expect(await faultOf(forge.mergedAs(oid))).toMatchObject({ code, retryable: false });
    expect(requests).toHaveLength(2);
  });

  it.each([401, 403, 404])("%i makes membership and writing unknown, never a no", async (status) => {
    const { forge } = await against(() => ({ status, json: { message: "no" } }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
    expect(await forge.teamMayOwn(dba)).toBe("unknown");
    expect(await forge.mayWrite(ana)).toBe("unknown");
  });

  it("leaves the token out of what it throws", async () => {
    const { forge } = await against(() => ({ status: 401, json: { message: "Bad credentials" } }));
    const fault = await faultOf(forge.pullRequest(7));
    const { inspect } = await import("node:util");
    expect(inspect(fault, { depth: 20, showHidden: true })).not.toContain("s3cret-token");
  });
});

describe("membership", () => {
  const team = (reply: Reply) => (request: Request) =>
    request.path.includes("/memberships/") ? { status: 404 } : reply;

  it("is no only when the team's members can be read", async () => {
    const { forge } = await against(team({ json: [] }));
    expect(await forge.membership(dba, ana)).toBe("not-member");
  });

  it("is unknown when github says no member and lists the member", async () => {
    const { forge } = await against(team({ json: [{ id: ana.id, login: "ana" }] }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
  });

  it.each([401, 403])("is unknown when it answers %i itself, though the team can be read", async (status) => {
    const { forge } = await against(({ path }) => (path.includes("/memberships/") ? { status } : { json: [] }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
  });

  it.each([401, 403, 404])("is unknown when the team answers %i", async (status) => {
    const { forge } = await against(team({ status }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
  });

  it("is a fault when the team cannot be asked for now", async () => {
    const { forge } = await against(team({ status: 503 }));
    expect(await faultOf(forge.membership(dba, ana))).toMatchObject({ code: "github.unavailable", retryable: true });
  });

  it("is unknown when the answer does not say", async () => {
    const { forge } = await against(() => ({ json: {} }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
    expect(await forge.mayWrite(ana)).toBe("unknown");
  });

  it("counts only when active", async () => {
    const { forge } = await against(() => ({ json: { state: "pending", role: "member", url: "" } }));
    expect(await forge.membership(dba, ana)).toBe("not-member");
  });
});

describe("a team as an owner", () => {
  const team = { privacy: "closed" };
  const told = (access: Reply, repos: Reply = { json: [] }, about: object = team) =>
    against(({ path }) => (path.endsWith("/repos") ? repos : path.includes("/repos/") ? access : { json: about }));

  it("may own when it can be seen and may push", async () => {
    expect(await (await told({ json: { permissions: { push: true } } })).forge.teamMayOwn(dba)).toBe("yes");
    expect(await (await told({ json: { permissions: { push: false } } })).forge.teamMayOwn(dba)).toBe("no");
  });

  it("may not when it is secret, whatever it may push", async () => {
    const { forge } = await told({ json: { permissions: { push: true } } }, {}, { privacy: "secret" });
    expect(await forge.teamMayOwn(dba)).toBe("no");
  });

  it("is unknown when the answer does not say, is refused, or contradicts itself", async () => {
    const listed = { json: [{ full_name: "Acme/Access" }] };
    for (const [access, repos] of [
      [{ json: {} }, { json: [] }],
      [{ status: 403 }, { json: [] }],
      [{ status: 404 }, listed],
      [{ status: 404 }, { status: 404 }],
      [{ status: 404 }, { status: 403 }],
    ] as const)
      expect(await (await told(access, repos)).forge.teamMayOwn(dba)).toBe("unknown");
    const { forge } = await told({ status: 404 }, { json: [{ full_name: "acme/other" }] });
    expect(await forge.teamMayOwn(dba)).toBe("no");
  });

  it("is unknown when its own page cannot be read", async () => {
    const unseen = await against(({ path }) => (path.includes("/repos") ? { json: [] } : { status: 404 }));
    expect(await unseen.forge.teamMayOwn(dba)).toBe("unknown");
  });
});

describe("a repository", () => {
  it("that github gives no number, or another name, is a fault", async () => {
    const nameless = await against(() => ({ json: {} }));
    expect(await faultOf(nameless.forge.repository("acme/access"))).toMatchObject({ code: "github.incomplete" });
    const renamed = { id: 1, owner: { id: 2 }, full_name: "acme/other", default_branch: "main", private: true };
    const { forge } = await against(() => ({ json: renamed }));
    expect(await faultOf(forge.repository("acme/access"))).toMatchObject({ code: "github.moved", retryable: false });
  });
});

describe("patience", () => {
  it("waits as long as it is asked, and not beyond its budget", async () => {
    const short = await against(() => ({ status: 429, headers: { "retry-after": "5" } }));
    await faultOf(short.forge.mergedAs(oid));
    expect(short.waits).toEqual([5000, 5000, 5000]);
    const long = await against(() => ({ status: 429, headers: { "retry-after": "60" } }));
    expect(await faultOf(long.forge.mergedAs(oid))).toMatchObject({ code: "github.rate-limited" });
    expect(long.waits).toEqual([]);
  });

  it("asks github nothing more once its failures have kept a run waiting for as long as it bears", async () => {
    const run = { lost: 0, most: 9000 };
    const { forge, requests } = await against(() => ({ status: 503, headers: { "retry-after": "5" } }), { run });
    await faultOf(forge.mergedAs(oid));
    const asked = requests.length;
    const fault = await faultOf(forge.pullRequest(7));
    expect(fault).toMatchObject({ code: "github.unavailable", retryable: true });
    expect(fault.message).toMatch(/github was not asked, since its failures kept this run waiting for over 9 s/);
    expect(requests.length).toBe(asked);
  });

  it("waits longer each time, never twice the same for everybody", async () => {
    const { forge, waits } = await against(() => ({ status: 500 }));
    await faultOf(forge.mergedAs(oid));
    expect(waits.map((wait, index) => wait > 0 && wait <= 1000 * 2 ** index)).toEqual([true, true, true]);
    expect(new Set(waits).size).toBe(3);
  });

  it("gives a request up after its time", async () => {
    const { forge } = await against(() => ({ json: [], headers: { "content-length": "9999" } }), { timeout: 50 });
    expect(await faultOf(forge.mergedAs(oid))).toMatchObject({ retryable: true });
  });
});
