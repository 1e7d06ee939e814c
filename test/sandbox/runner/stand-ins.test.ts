import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { access, logs, only, openWorld, type World, workflow } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1";
const appToken = "actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3";
const run = async (steps: string) => only(await world.push(workflow(steps)));

describe("checkout", () => {
  it("brings the event's own commit, one deep, on its branch", async () => {
    world.commit(access, { "a.txt": "1" });
    const job = await run(`
- uses: ${checkout}
- run: git log --format=%s | wc -l; git rev-parse HEAD; git branch --show-current; cat a.txt
- run: test "$(git rev-parse HEAD)" = "$GITHUB_SHA"
`);
    expect(job.conclusion).toBe("success");
    expect(job.steps[2]?.log).toMatch(/^1\n[0-9a-f]{40}\nmain\n1$/);
  });

  it("brings the whole history and another ref when asked, and the tip of a branch that has moved on", async () => {
    const old = world.commit(access, {
      "a.txt": "old",
      ...workflow(
        `- uses: ${checkout}\n  with: { ref: main, fetch-depth: 0 }\n- run: git log --format=%s | wc -l; cat a.txt`,
      ),
    });
    const job = only(await world.push({ "a.txt": "new" }, { sha: old }));
    expect(job.steps[2]?.log).toBe("2\nnew");
  });

  it("brings another repository into a folder", async () => {
    world.commit("acme/other", { "b.txt": "other" });
    const job = await run(
      `- uses: ${checkout}\n  with: { repository: acme/other, path: inner }\n- run: cat inner/b.txt`,
    );
    expect(job.steps[2]?.log).toBe("other");
  });

  it("brings a commit by its name", async () => {
    const sha = world.commit(access, { "a.txt": "exact\n" });
    const job = await run(`- uses: ${checkout}\n  with: { ref: ${sha} }\n- run: cat a.txt; git rev-parse HEAD`);
    expect(job.steps[2]?.log).toBe(`exact\n${sha}`);
  });

  it("leaves a token only when it may, and takes it away at the end", async () => {
    const config = "- run: git config --get-all http.extraheader || echo none";
    const kept = await run(`- uses: ${checkout}\n${config}`);
    expect(kept.steps[2]?.log).toBe("AUTHORIZATION: basic ***");
    const left = world.runner.traces.filter(({ where }) => where.endsWith(".git/config"));
    expect(left.map(({ content }) => content.includes("extraheader"))).toEqual([false]);
    const none = await run(`- uses: ${checkout}\n  with: { persist-credentials: false }\n${config}`);
    expect(none.steps[2]?.log).toBe("none");
  });

  it("leaves out of the traces what nobody has changed since", async () => {
    world.commit(access, { "kept.txt": "kept", "changed.txt": "before" });
    await run(`- uses: ${checkout}\n- run: echo after > changed.txt; echo new > new.txt`);
    const left = world.runner.traces.filter(({ where }) => where.includes(": left access/access/"));
    expect(
      left
        .map(({ where }) => where.split("/").pop())
        .filter((name) => name?.endsWith(".txt"))
        .sort(),
    ).toEqual(["changed.txt", "new.txt"]);
  });

  it("tells git's own words when there is nothing to fetch", async () => {
    const job = await run(`- uses: ${checkout}\n  with: { ref: no-such-branch }`);
    expect(job.conclusion).toBe("failure");
    expect(logs(job)).toContain("couldn't find remote ref refs/heads/no-such-branch");
  });
});

describe("the App token", () => {
  it("has the permissions asked for, is masked, and is taken back at the end", async () => {
    world.secrets = { KEY: "pem" };
    const job = await run(`
- id: app
  uses: ${appToken}
  with:
    client-id: Iv1
    private-key: \${{ secrets.KEY }}
    repositories: access, payments
    permission-members: read
    permission-pull-requests: write
- run: echo "token \${{ steps.app.outputs.token }}"
`);
    expect(job.steps[2]?.log).toBe("token ***");
    expect(world.tokens.at(-1)).toMatchObject({
      token: expect.stringContaining("acme/access+acme/payments"),
      permissions: { members: "read", pull_requests: "write" },
      ended: true,
    });
  });

  it("is for this repository when none is named", async () => {
    await run(`- uses: ${appToken}\n  with: { app-id: 1, private-key: k, repositories: "" }`);
    expect(world.tokens.at(-1)?.token).toMatch(/[0-9]acme\/access$/);
  });
});
