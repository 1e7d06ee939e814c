import { describe, expect, it } from "vitest";
import { against, faultOf, type Reply } from "./scripted.ts";

const oid = "a".repeat(40);

describe("writing", () => {
  const change = { branch: "main", expectedHead: oid, message: "m", files: [{ path: "a", content: "b" }] };

  it.each<[string, Reply]>([
    ["a server error", { status: 502 }],
    ["a dropped connection", { drop: true }],
  ])("is tried once for %s, since it may have been done", async (_name, reply) => {
    const { forge, requests } = await against(() => reply);
    expect(await faultOf(forge.commit(change))).toMatchObject({ code: "github.unavailable", retryable: true });
    expect(requests).toHaveLength(1);
  });

  it("is tried again when a limit kept GitHub from looking at it", async () => {
    const answer = { data: { createCommitOnBranch: { commit: { oid } } } };
    const { forge } = await against(({ number }) => (number < 3 ? { status: 429 } : { json: answer }));
    expect(await forge.commit(change)).toBe(oid);
  });

  it.each([
    [{ type: "STALE_DATA", message: "x" }],
    [{ message: `Expected branch to point to "${oid}" but it did not. Pull and try again.` }],
  ])("says that the head has moved, and leaves reading it again to the caller", async (error) => {
    const { forge, requests } = await against(() => ({
      json: { data: { createCommitOnBranch: null }, errors: [error] },
    }));
    expect(await faultOf(forge.commit(change))).toMatchObject({ code: "github.head-moved", retryable: true });
    expect(requests).toHaveLength(1);
  });

  it("never takes a commit for done that is not named", async () => {
    const { forge } = await against(() => ({ json: { data: { createCommitOnBranch: { commit: null } } } }));
    expect(await faultOf(forge.commit(change))).toMatchObject({ code: "github.incomplete" });
  });

  it("takes a branch that somebody else made meanwhile for made", async () => {
    const { forge } = await against(({ method, number }) => {
      if (method === "POST") return { status: 422, json: { message: "Reference already exists" } };
      return number === 1 ? { status: 404 } : { json: { ref: "refs/heads/b", object: { sha: oid } } };
    });
    await forge.createBranch("b", oid);
  });

  it("throws when a branch was refused for another reason", async () => {
    const { forge } = await against(({ method }) =>
      method === "POST" ? { status: 422, json: { message: "no" } } : { status: 404 },
    );
    expect(await faultOf(forge.createBranch("b", oid))).toMatchObject({ code: "github.refused" });
  });

  it("makes an orphan branch of a tree, a commit without a parent and a ref", async () => {
    const made = new Map<string, object>();
    const { forge } = await against(({ method, path, body }) => {
      if (method === "GET")
        return made.has("/git/refs") ? { json: { ref: "", object: { sha: oid } } } : { status: 404 };
      const what = path.replace("/repos/acme/access", "");
      made.set(what, JSON.parse(body));
      return { status: 201, json: { sha: what === "/git/trees" ? "tree-1" : oid } };
    });
    expect(await forge.createOrphan("ledger", "Begin", [{ path: "a/b", content: "c" }])).toBe(oid);
    expect(Object.fromEntries(made)).toEqual({
      "/git/trees": { tree: [{ path: "a/b", mode: "100644", type: "blob", content: "c" }] },
      "/git/commits": { message: "Begin", tree: "tree-1", parents: [] },
      "/git/refs": { ref: "refs/heads/ledger", sha: oid },
    });
    expect(await forge.createOrphan("ledger", "Begin again", [])).toBe(oid);
  });
});
