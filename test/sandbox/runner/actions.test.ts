import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { access, logs, only, openWorld, type World, workflow } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1";

/** An action that tells its inputs and state, remembers them, and fails when told to. */
const teller = (post = "") => ({
  "action.yml": `name: teller
description: tells
inputs:
  word: { description: a word, default: "default of \${{ github.repository }}" }
  two words: { description: more }
  fail: { description: phase }
outputs:
  said: { description: what was said }
runs:
  using: node24
  main: dist/main.js
  post: dist/post.js
${post}`,
  "dist/package.json": '{"type":"module"}',
  "dist/main.js": `import { appendFileSync } from "node:fs";
console.log("main", process.env.INPUT_WORD, process.env.INPUT_TWO_WORDS, process.env.GITHUB_ACTION);
appendFileSync(process.env.GITHUB_OUTPUT, "said=" + process.env.INPUT_WORD + "\\n");
appendFileSync(process.env.GITHUB_STATE, "kept=" + process.env.INPUT_WORD + "\\n");
console.log("::save-state name=old::form");
if (process.env.INPUT_FAIL === "main") process.exit(1);
if (process.env.INPUT_FAIL === "hang") setInterval(() => {}, 1000);
`,
  "dist/post.js": `console.log("post", process.env.STATE_kept, process.env.STATE_old, process.env.INPUT_WORD);
if (process.env.INPUT_FAIL === "post") process.exit(1);
`,
});

describe("a local action", () => {
  it("runs main and post as processes, posts in reverse order, with inputs, defaults and state", async () => {
    const job = only(
      await world.push({
        ...teller(),
        ...workflow(`
- uses: ${checkout}
- id: one
  uses: ./
  with: { word: first, two words: and more }
- uses: ./
- run: echo "\${{ steps.one.outputs.said }}"
`),
      }),
    );
    expect(job.conclusion).toBe("success");
    expect(job.steps.map(({ name, phase }) => `${phase} ${name}`)).toEqual([
      "main Set up job",
      `main Run ${checkout}`,
      "main Run ./",
      "main Run ./",
      'main Run echo "${{ steps.one.outputs.said }}"'.replace(/echo.*/, "script"),
      "post Post Run ./",
      "post Post Run ./",
      `post Post Run ${checkout}`,
    ]);
    expect(job.steps[2]?.log).toContain("main first and more one");
    expect(job.steps[3]?.log).toContain("main default of acme/access");
    expect(job.steps[4]?.log).toBe("first");
    expect(job.steps[5]?.log).toBe("post default of acme/access form default of acme/access");
    expect(job.steps[6]?.log).toBe("post first form first");
  });

  it("runs post after its main or a later step has failed", async () => {
    const job = only(
      await world.push({
        ...teller(),
        ...workflow(`- uses: ${checkout}\n- uses: ./\n  with: { fail: main }\n- uses: ./\n- run: echo no`),
      }),
    );
    expect(job.conclusion).toBe("failure");
    expect(job.steps.filter(({ phase }) => phase === "post").map(({ conclusion }) => conclusion)).toEqual([
      "success",
      "success",
    ]);
    expect(logs(job)).toContain("post default of acme/access");
  });

  it("fails the job when only post fails, and obeys post-if", async () => {
    const failing = only(
      await world.push({ ...teller(), ...workflow(`- uses: ${checkout}\n- uses: ./\n  with: { fail: post }`) }),
    );
    expect(failing.conclusion).toBe("failure");
    const skipped = only(
      await world.push({
        ...teller("  post-if: failure()\n"),
        ...workflow(`- uses: ${checkout}\n- uses: ./`),
      }),
    );
    expect(skipped.steps.find(({ name }) => name === "Post Run ./")?.conclusion).toBe("skipped");
  });

  it("is missed in the runner's words when nothing was checked out", async () => {
    const job = only(await world.push({ ...teller(), ...workflow("- uses: ./") }));
    expect(job.conclusion).toBe("failure");
    expect(logs(job)).toContain("Did you forget to run actions/checkout before running your local action?");
  });

  it("fails, and runs its post, when an input is longer than Linux lets a variable be", async () => {
    const job = only(
      await world.push({
        ...teller(),
        ...workflow(`- uses: ${checkout}\n- uses: ./\n  with: { fail: "${"x".repeat(140_000)}" }`),
      }),
    );
    expect(job.conclusion).toBe("failure");
    expect(logs(job)).toContain("E2BIG");
  });

  it("is warned of inputs it does not know, and given them all the same", async () => {
    const job = only(
      await world.push({ ...teller(), ...workflow(`- uses: ${checkout}\n- uses: ./\n  with: { wrod: typo }`) }),
    );
    expect(job.annotations[0]).toMatchObject({ level: "warning", message: expect.stringContaining("'wrod'") });
  });
});

describe("another repository's action", () => {
  const use = (sha: string, path = "") => workflow(`- uses: acme/tool${path}@${sha}\n  with: { word: remote }`);

  it("comes from exactly the commit named", async () => {
    const first = world.commit("acme/tool", teller());
    world.commit("acme/tool", { "dist/main.js": 'console.log("newer");' });
    const job = only(await world.push(use(first)));
    expect(job.conclusion).toBe("success");
    expect(logs(job)).toContain("main remote");
    expect(logs(job)).not.toContain("newer");
  });

  it("may lie in a folder", async () => {
    const files = Object.entries(teller()).map(([path, text]) => [`inner/${path}`, text]);
    const sha = world.commit("acme/tool", Object.fromEntries(files));
    expect(logs(only(await world.push(use(sha, "/inner"))))).toContain("main remote");
  });

  it.each(["dist/main.js", "dist/post.js"])("fails without %s", async (missing) => {
    const files = Object.entries(teller()).filter(([path]) => path !== missing);
    const sha = world.commit("acme/tool", Object.fromEntries(files));
    const job = only(await world.push(use(sha)));
    expect(job.conclusion).toBe("failure");
    expect(logs(job)).toMatch(new RegExp(`File not found: '.*${missing}'`));
  });

  it("stops the job before its first step when the commit or the repository is unknown", async () => {
    world.commit("acme/tool", teller());
    const sha = "0123456789abcdef0123456789abcdef01234567";
    const unknown = only(await world.push(workflow(`- run: echo no\n- uses: acme/tool@${sha}`)));
    expect(unknown.steps.map(({ name, conclusion }) => [name, conclusion])).toEqual([["Set up job", "failure"]]);
    expect(logs(unknown)).toContain(`unable to find version \`${sha}\``);
    const nowhere = only(await world.push(workflow(`- uses: acme/nowhere@${sha}`)));
    expect(logs(nowhere)).toContain("repository not found");
  });

  it.each(["acme/tool@v1", "docker://alpine:3"])("is refused as %s", async (uses) => {
    const job = only(await world.push(workflow(`- uses: ${uses}`)));
    expect(job.conclusion).toBe("failure");
    expect(logs(job)).toContain("owner/repository[/path]@<full commit>");
  });
});

describe("killing", () => {
  const hanging = {
    ...teller(),
    ...workflow(`- uses: ${checkout}\n- id: hang\n  uses: ./\n  with: { fail: hang }\n- run: echo no`),
  };

  it("a step fails the job and its post still runs", async () => {
    world.runner.killWhen = ({ repository, job, step, phase }) =>
      repository === access && job === "one" && step === "hang" && phase === "main";
    const job = only(await world.push(hanging));
    expect(job.conclusion).toBe("failure");
    expect(job.steps.find(({ name }) => name === "Post Run ./")?.conclusion).toBe("success");
    expect(logs(job)).not.toContain("main default");
  });

  it("the runner lets nothing more of the job run", async () => {
    world.runner.killWhen = ({ step }) => (step === "hang" ? "runner" : false);
    const job = only(await world.push(hanging));
    expect(job.conclusion).toBe("failure");
    expect(job.steps.filter(({ phase }) => phase === "post")).toEqual([]);
    world.runner.killWhen = undefined;
    expect(only(await world.push({ ...workflow("- run: echo alive") })).conclusion).toBe("success");
  });

  it.each(["step", "runner"] as const)("the %s in the middle of its work", async (what) => {
    expect(world.runner.kill(what)).toBe(false);
    const watch = setInterval(() => {
      const said = world.runner.kill(what);
      if (said) clearInterval(watch);
    }, 150);
    const job = only(await world.push(hanging));
    clearInterval(watch);
    expect(job.conclusion).toBe("failure");
    expect(job.steps.some(({ name }) => name === "Post Run ./")).toBe(what === "step");
  });
});
