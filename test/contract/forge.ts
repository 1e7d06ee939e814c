import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccessWorld } from "./access.ts";

/** What the Forge port says of an access repository and its people, asked of every adapter alike. */
export function forgeContract(name: string, makeWorld: () => Promise<AccessWorld>): void {
  describe(`the forge contract, ${name}`, () => {
    let world: AccessWorld;
    let head: string;
    let number: number;
    let merged: string;

    beforeAll(async () => {
      world = await makeWorld();
      head = await world.push("ana", "ask", { "grants/a/one.yaml": "one\n" });
      number = await world.open("ana", "ask");
      await world.approve("ben", number);
      await world.approve("chloe", number);
      merged = await world.merge("ana", number);
    });
    afterAll(() => world.stop());

    test("a merged pull request tells who asked, who approved what, and when", async () => {
      const pull = await world.forge.pullRequest(number);
      expect(pull).toMatchObject({
        ...{ number, title: "ask", state: "merged", mergeCommit: merged, unknownCommitters: false },
        author: { id: 101, login: "ana", kind: "user" },
        mergedBy: { id: 101 },
        base: { ref: "main", repositoryId: 1001 },
        head: { ref: "ask", sha: head, repositoryId: 1001 },
        committers: [{ id: 101, login: "ana", kind: "user" }],
        pushers: [{ id: 101, login: "ana", kind: "user" }],
      });
      expect(
        pull.reviews.map(({ author, state, commit, authorMayWrite }) => [author.login, state, commit, authorMayWrite]),
      ).toEqual([
        ["ben", "APPROVED", head, true],
        ["chloe", "APPROVED", head, true],
      ]);
      for (const { submittedAt } of pull.reviews) expect(submittedAt).toBeLessThan(pull.mergedAt!);
      expect(pull.mergedAt! % 1000).toBe(0);
      expect(pull.createdAt).toBeLessThan(pull.mergedAt!);
    });

    test("only the merge commit itself is a pull request's", async () => {
      expect((await world.forge.mergedAs(merged))?.number).toBe(number);
      expect(await world.forge.mergedAs(head)).toBeUndefined();
      const [change] = await world.repository.changedBy(merged);
      expect(await world.forge.mergedAs(change!.parent)).toBeUndefined();
      await expect(world.forge.pullRequest(4711)).rejects.toMatchObject({ code: "github.not-found" });
    });

    test("what a path held at commits, and that it held nothing", async () => {
      const [change] = await world.repository.changedBy(merged);
      const blobs = await world.forge.blobsAt("grants/a/one.yaml", [head, change!.parent]);
      expect([...blobs]).toEqual([
        [head, change!.blob],
        [change!.parent, undefined],
      ]);
    });

    test("people, teams and who may write", async () => {
      const ben = (await world.forge.actor("ben"))!;
      expect(ben).toEqual({ id: 102, login: "ben", kind: "user" });
      expect(await world.forge.actor("nobody-at-all")).toBeUndefined();
      const owners = { organization: "acme", slug: "payments-owners" };
      expect(await world.hers.membership(owners, ben)).toBe("member");
      expect(await world.hers.membership(owners, { id: 106, login: "mallory", kind: "user" })).toBe("not-member");
      expect(await world.hers.membership({ ...owners, slug: "nothing" }, ben)).toBe("unknown");
      expect(await world.hers.teamMayOwn(owners)).toBe("yes");
      expect(await world.hers.teamMayOwn({ ...owners, slug: "nothing" })).toBe("unknown");
      expect(await world.forge.mayWrite(ben)).toBe("yes");
      expect(await world.forge.mayWrite({ ...ben, id: 7 })).toBe("unknown");
      expect(await world.forge.repository("acme/access")).toEqual({
        ...{ id: 1001, ownerId: 9001, defaultBranch: "main", private: true },
      });
    });

    test("a commit is made only where the branch stands, and only past the rules by whom they let pass", async () => {
      const tip = (await world.repository.branchTip("main"))!;
      const files = [{ path: "grants/a/two.yaml", content: "two\n" }];
      const asked = { branch: "main", expectedHead: tip, message: "two\n\nbody", files };
      await expect(world.forge.commit({ ...asked, expectedHead: head })).rejects.toMatchObject({
        ...{ code: "github.head-moved", retryable: true },
      });
      await expect(world.hers.commit(asked)).rejects.toMatchObject({ code: "github.refused" });
      const made = await world.forge.commit(asked);
      expect(await world.repository.branchTip("main")).toBe(made);
      expect((await world.repository.changedBy(made)).map(({ path, status }) => [path, status])).toEqual([
        ["grants/a/two.yaml", "added"],
      ]);
      expect((await world.repository.log(made))[0]!.message).toBe("two\n\nbody");
      expect(await world.forge.mergedAs(made)).toBeUndefined();
      const gone = { ...asked, expectedHead: made, files: [{ path: "grants/a/nothing.yaml" }] };
      await expect(world.forge.commit(gone)).rejects.toMatchObject({ code: "github.refused" });
      await expect(world.forge.commit({ ...asked, branch: "nowhere" })).rejects.toMatchObject({
        code: "github.not-found",
      });
    });

    test("a branch is made once, an orphan too, and an open pull request is found again", async () => {
      const tip = (await world.repository.branchTip("main"))!;
      await world.forge.createBranch("kept", tip);
      await world.forge.createBranch("kept", merged);
      expect(await world.repository.branchTip("kept")).toBe(tip);
      const files = [{ path: "a.txt", content: "a\n" }];
      const orphan = await world.forge.createOrphan("alone", "alone", files);
      expect(await world.forge.createOrphan("alone", "again", files)).toBe(orphan);
      expect(await world.repository.branchTip("alone")).toBe(orphan);
      expect(await world.repository.tree(orphan, "")).toHaveLength(1);
      expect(await world.repository.isAncestor(tip, orphan)).toBe(false);
      await world.push("ana", "late", { "grants/a/late.yaml": "late\n" });
      const wanted = { title: "late", body: "", head: "late", base: "main" };
      const first = await world.forge.openPullRequest(wanted);
      expect(await world.forge.openPullRequest(wanted)).toEqual(first);
    });

    test("our comment is written once, rewritten in place, and nobody else's is taken for it", async () => {
      const marker = "<!-- sallyport: a marker -->";
      expect(await world.forge.amend(number, marker, "first")).toBe("absent");
      expect(await world.forge.comment(number, marker, "first")).toBe("written");
      expect(await world.forge.comment(number, marker, "first")).toBe("unchanged");
      expect(await world.forge.amend(number, marker, "second")).toBe("rewritten");
      expect(await world.hers.amend(number, marker, "mine")).toBe("absent");
    });
  });
}
