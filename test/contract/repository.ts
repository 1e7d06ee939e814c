import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import type { PathChange } from "../../src/ports.ts";
import type { AccessWorld } from "./access.ts";

/** What the Repository port says of a history, asked of every adapter alike. */
export function repositoryContract(name: string, makeWorld: () => Promise<AccessWorld>): void {
  describe(`the repository contract, ${name}`, () => {
    let world: AccessWorld;
    const commits: Record<"added" | "edited" | "gone", string> = { added: "", edited: "", gone: "" };

    async function change(branch: string, files: Readonly<Record<string, string | undefined>>): Promise<string> {
      await world.push("ana", branch, files);
      return await world.merge("ana", await world.open("ana", branch));
    }

    beforeAll(async () => {
      world = await makeWorld();
      commits.added = await change("one", { "grants/a/one.yaml": "one\n", "grants/b/two.yaml": "two\n" });
      commits.edited = await change("two", { "grants/a/one.yaml": "other\n" });
      commits.gone = await change("three", { "grants/b/two.yaml": undefined, "grants/a/three.yaml": "three\n" });
      await world.push("ana", "side", { "grants/a/side.yaml": "side\n" });
    });
    afterAll(() => world.stop());

    const brief = (changes: readonly PathChange[]) =>
      changes.map(({ commit, path, status }) => {
        const known = Object.entries(commits).find(([, id]) => id === commit);
        return `${known?.[0] ?? "earlier"} ${status} ${path}`;
      });

    test("the tip is what was merged last; a branch that is not there has none", async () => {
      expect(await world.repository.tip()).toBe(commits.gone);
      expect(await world.repository.branchTip("main")).toBe(commits.gone);
      expect(await world.repository.branchTip("nowhere")).toBeUndefined();
    });

    test("a tree lists files at or below paths, in git's order, with modes and ids that tell the bytes", async () => {
      const entries = await world.repository.tree(commits.gone, "grants", "sallyport.yaml");
      expect(entries.map(({ path, mode, type }) => [path, mode, type])).toEqual([
        ["grants/a/one.yaml", "100644", "blob"],
        ["grants/a/three.yaml", "100644", "blob"],
        ["sallyport.yaml", "100644", "blob"],
      ]);
      const blobs = await world.repository.blobs(entries.map(({ oid }) => oid));
      expect(blobs.get(entries[0]!.oid)?.toString("utf8")).toBe("other\n");
      // Git's own id of these bytes.
      expect(entries[1]!.oid).toBe("2bdf67abb163a4ffb2d7f3f0880c9fe5068ce782");
      expect((await world.repository.tree(commits.gone, "")).length).toBeGreaterThan(entries.length);
      expect(await world.repository.tree(commits.gone, "grants/a/nothing.yaml")).toEqual([]);
      expect(await world.repository.tree(commits.gone, "grants/a/one")).toEqual([]);
    });

    test("a blob that is not there is a fault, never an empty file", async () => {
      await expect(world.repository.blobs(["0".repeat(40)])).rejects.toThrow(Fault);
    });

    test("changes come newest first, along first parents, each against its parent", async () => {
      const changes = await world.repository.changes(commits.gone, "grants");
      expect(brief(changes)).toEqual([
        "gone added grants/a/three.yaml",
        "gone deleted grants/b/two.yaml",
        "edited modified grants/a/one.yaml",
        "added added grants/a/one.yaml",
        "added added grants/b/two.yaml",
      ]);
      const [added, deleted] = changes;
      expect(added).toMatchObject({ parent: commits.edited, mode: "100644" });
      expect(deleted!.blob).toBe(changes[4]!.blob);
      expect(brief(await world.repository.changes(commits.edited, "grants/b"))).toEqual([
        "added added grants/b/two.yaml",
      ]);
      expect(brief(await world.repository.changes(commits.gone, "sallyport.yaml"))).toEqual([
        "earlier added sallyport.yaml",
      ]);
      expect((await world.repository.changes(commits.gone, "sallyport.yaml"))[0]!.parent).toBe("");
    });

    test("a pattern takes any folder for a star, and one only", async () => {
      const found = await world.repository.changes(commits.gone, ":(glob)grants/*/two.yaml", ":(glob)*/one.yaml");
      expect(brief(found)).toEqual(["gone deleted grants/b/two.yaml", "added added grants/b/two.yaml"]);
    });

    test("what one commit changed, and what a pull request would show", async () => {
      expect(brief(await world.repository.changedBy(commits.gone))).toEqual([
        "gone added grants/a/three.yaml",
        "gone deleted grants/b/two.yaml",
      ]);
      const side = (await world.repository.branchTip("side"))!;
      expect(await world.repository.fetchCommit(side)).toBe(true);
      const shown = await world.repository.diff(commits.gone, side);
      expect(shown.map(({ path, status, parent }) => [path, status, parent])).toEqual([
        ["grants/a/side.yaml", "added", commits.gone],
      ]);
      const stale = await world.repository.diff(commits.gone, commits.added);
      expect(stale).toEqual([]);
    });

    test("ancestors, the log of a path, and a commit that nobody has", async () => {
      expect(await world.repository.isAncestor(commits.added, commits.gone)).toBe(true);
      expect(await world.repository.isAncestor(commits.gone, commits.added)).toBe(false);
      expect(await world.repository.isAncestor(commits.gone, commits.gone)).toBe(true);
      const log = await world.repository.log(commits.gone, "grants/a/one.yaml");
      expect(log.map(({ commit }) => commit)).toEqual([commits.edited, commits.added]);
      expect(log.map(({ message }) => message.split("\n")[0])).toEqual(["two (#2)", "one (#1)"]);
      expect(log[0]!.at % 1000).toBe(0);
      expect(log[0]!.at).toBeGreaterThan(log[1]!.at);
      expect(await world.repository.fetchCommit("0".repeat(40))).toBe(false);
    });

    test("additions tell when each file reached the branch", async () => {
      const log = await world.repository.log(commits.gone, "grants");
      const at = log[0]!.at;
      const found = await world.repository.additions(commits.gone, "grants/a", { since: at, at });
      expect(brief(found)).toEqual(["gone added grants/a/three.yaml"]);
      expect(found[0]!.reached).toBe(at);
      const all = await world.repository.additions(commits.gone, "grants/a", { since: 0, at });
      expect(brief(all)).toEqual(["gone added grants/a/three.yaml", "added added grants/a/one.yaml"]);
      expect(await world.repository.additions(commits.gone, "grants/a", { since: at + 1000, at })).toEqual([]);
    });
  });
}
