import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logs, only, openWorld, type World, workflow } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const file = (text: string, name = "test") => ({ [`.github/workflows/${name}.yml`]: text });
const jobs = (text: string, head = "on: push") => file(`name: Test\n${head}\npermissions: {}\njobs:\n${text}`);
const job = (key: string, lines: string, run = "true") =>
  `  ${key}:\n    runs-on: ubuntu-latest\n${lines && `    ${lines.split("\n").join("\n    ")}\n`}    steps: [{ run: ${JSON.stringify(run)} }]\n`;

describe("jobs", () => {
  it("run after what they need, with its outputs, whatever their order in the file", async () => {
    const [run] = await world.push(
      jobs(
        `${job("last", "needs: [first]\nenv: { GOT: '${{ needs.first.outputs.word }} ${{ needs.first.result }}' }", 'echo "$GOT"')}` +
          `  first:\n    runs-on: ubuntu-latest\n    outputs: { word: "\${{ steps.s.outputs.word }}" }\n    steps: [{ id: s, run: 'echo "word=hello" >> "$GITHUB_OUTPUT"' }]\n`,
      ),
    );
    expect(run?.conclusion).toBe("success");
    expect(run?.jobs.map(({ name }) => name)).toEqual(["last", "first"]);
    expect(logs(run?.jobs[0] as never)).toContain("hello success");
  });

  it("are skipped after a failure unless they ask for it", async () => {
    const [run] = await world.push(
      jobs(
        job("a", "", "false") +
          job("b", "needs: a") +
          job("c", "needs: b") +
          job("d", "needs: [a, b]\nif: always()") +
          job("e", "needs: c\nif: failure()") +
          job("f", "if: github.ref == 'refs/heads/other'"),
      ),
    );
    expect(run?.conclusion).toBe("failure");
    expect(run?.jobs.map(({ name, conclusion }) => `${name} ${conclusion}`)).toEqual([
      "a failure",
      "b skipped",
      "c skipped",
      "d success",
      "e success",
      "f skipped",
    ]);
    expect([...world.finished.values()].slice(0, 2)).toEqual(["failure", "skipped"]);
  });

  it("that may fail have succeeded, for the run and for those that need them", async () => {
    const [run] = await world.push(
      jobs(job("a", "continue-on-error: true", "false") + job("b", "needs: a", "echo ${{ needs.a.result }}")),
    );
    expect(run?.conclusion).toBe("success");
    expect(run?.jobs.map(({ conclusion }) => conclusion)).toEqual(["failure", "success"]);
    expect(logs(run?.jobs[1] as never)).toContain("success");
  });

  it.each([
    ["if: fromJSON(github.event.bad)", "true"],
    ["outputs: { x: '${{ fromJSON(github.event.bad) }}' }", "true"],
    ["environment: '${{ fromJSON(github.event.bad) }}'", "true"],
    ["env: { X: '${{ fromJSON(github.event.bad) }}' }", "true"],
    ["", "echo ${{ fromJSON(github.event.bad) }}"],
    ["", "echo ${{ hashFiles('x') }}"],
  ])("fail, and nothing else does, when an expression cannot be evaluated: %s %s", async (line, script) => {
    const [run] = await world.push(jobs(job("bad", line, script) + job("good", "")), { payload: { bad: "{" } });
    expect(run?.jobs.map(({ conclusion }) => conclusion)).toEqual(["failure", "success"]);
    expect(run?.jobs[0]?.annotations).toHaveLength(1);
  });

  it("do not let an output leave that holds a secret", async () => {
    world.secrets = { KEY: "do-not-pass-on" };
    const steps = `- id: s\n  run: |\n    echo "leak=x do-not-pass-on" >> "$GITHUB_OUTPUT"\n    echo "fine=ok" >> "$GITHUB_OUTPUT"`;
    const result = only(
      await world.push(
        workflow(steps, 'outputs:\n  leak: "${{ steps.s.outputs.leak }}"\n  fine: "${{ steps.s.outputs.fine }}"'),
      ),
    );
    expect(result.outputs).toEqual({ fine: "ok" });
    expect(result.annotations).toEqual([
      { level: "warning", message: "Skip output 'leak' since it may contain secret." },
    ]);
  });

  it("are refused when they call another workflow", async () => {
    const [run] = await world.push(jobs("  a: { uses: ./.github/workflows/other.yml }\n"));
    expect(run?.conclusion).toBe("failure");
    expect(run?.jobs[0]?.annotations[0]?.message).toContain("does not run jobs with `uses`");
  });

  it.each(["strategy: { matrix: { os: [a] } }", "container: alpine:3"])("are refused with %s", async (line) => {
    const [run] = await world.push(jobs(job("a", line)));
    expect(run?.conclusion).toBe("failure");
    expect(run?.jobs[0]?.annotations[0]?.message).toContain("does not run jobs with");
  });
});

describe("the token", () => {
  it("has exactly the job's permissions, in the API's spelling, and dies with the job", async () => {
    await world.push(
      file(`on: push
permissions: { contents: write }
jobs:
${job("own", "permissions: { pull-requests: write, contents: read, id-token: write, issues: none }")}${job("inherits", "")}`),
    );
    await world.push(workflow("- run: echo ${{ github.token }} ${{ secrets.GITHUB_TOKEN }}"));
    expect(world.tokens.map(({ permissions, ended }) => ({ permissions, ended }))).toEqual([
      { permissions: { pull_requests: "write", contents: "read" }, ended: true },
      { permissions: { contents: "write" }, ended: true },
      { permissions: {}, ended: true },
    ]);
  });

  it("for OIDC is there only with id-token: write", async () => {
    const steps = '- run: echo "[${ACTIONS_ID_TOKEN_REQUEST_URL:-none}]"';
    expect(logs(only(await world.push(workflow(steps))))).toContain("[none]");
    expect(world.admitted).toEqual([]);
    const allowed = only(await world.push(workflow(steps, "permissions: { id-token: write }")));
    expect(logs(allowed)).toContain("[http://127.0.0.1:2/token?x=1]");
  });
});

describe("OIDC claims", () => {
  const claims = async (lines: string, event: Parameters<World["push"]>[1] = {}, on = "on: [push, pull_request]") => {
    await world.push(
      file(
        `name: Test\n${on}\npermissions: {}\njobs:\n${job("one", `permissions: { id-token: write }\n${lines}`.trim())}`,
      ),
      event,
    );
    return world.admitted.at(-1);
  };

  it("are GitHub's, every one a string", async () => {
    const found = await claims("environment: production");
    expect(found).toMatchObject({
      sub: "repo:acme/access:environment:production",
      repository: "acme/access",
      repository_id: "77",
      repository_owner: "acme",
      repository_owner_id: "7",
      repository_visibility: "private",
      ref: "refs/heads/main",
      ref_type: "branch",
      workflow: "Test",
      workflow_ref: "acme/access/.github/workflows/test.yml@refs/heads/main",
      job_workflow_ref: "acme/access/.github/workflows/test.yml@refs/heads/main",
      environment: "production",
      event_name: "push",
      actor: "ada",
      actor_id: "42",
      run_id: "9001",
      run_number: "1",
      run_attempt: "1",
      check_run_id: "101",
      runner_environment: "github-hosted",
    });
    expect(found?.job_workflow_sha).toMatch(/^[0-9a-f]{40}$/);
    expect(Object.values(found ?? {}).every((value) => typeof value === "string")).toBe(true);
  });

  it("have a subject for each kind of job, in both spellings", async () => {
    expect((await claims(""))?.sub).toBe("repo:acme/access:ref:refs/heads/main");
    expect((await claims("", { name: "pull_request", action: "opened", ref: "refs/pull/3/merge" }))?.sub).toBe(
      "repo:acme/access:pull_request",
    );
    expect((await claims("environment: { name: 'a:ref:b' }"))?.sub).toBe("repo:acme/access:environment:a%3Aref%3Ab");
    world.immutable = true;
    expect((await claims(""))?.sub).toBe("repo:acme@7/access@77:ref:refs/heads/main");
  });
});

describe("a job that calls a reusable workflow", () => {
  const called = (permissions: string) =>
    `on:\n  workflow_call:\n    inputs: { lease: { type: string } }\njobs:\n  inner:\n    runs-on: ubuntu-latest\n    environment: production\n    permissions: ${permissions}\n    steps:\n      - run: echo "[$L]"\n        env: { L: "\${{ inputs.lease }}" }\n`;
  const calling = (uses: string, permissions: string) =>
    `on: push\njobs:\n  outer:\n    uses: ${uses}\n    permissions: ${permissions}\n    with: { lease: "it is \${{ github.ref }}" }\n`;
  const path = ".github/workflows/called.yml";
  const may = "{ id-token: write }";

  it("bears that workflow's name at its commit, and its caller's everything else", async () => {
    const sha = world.commit("acme/deploy", { [path]: called(may) });
    const run = only(await world.push(file(calling(`acme/deploy/${path}@${sha}`, may))));
    expect(run).toMatchObject({ name: "outer / inner", conclusion: "success" });
    expect(logs(run)).toContain("[it is refs/heads/main]");
    expect(world.admitted.at(-1)).toMatchObject({
      job_workflow_ref: `acme/deploy/${path}@${sha}`,
      job_workflow_sha: sha,
      workflow_ref: "acme/access/.github/workflows/test.yml@refs/heads/main",
      repository: "acme/access",
      environment: "production",
      sub: "repo:acme/access:environment:production",
    });
  });

  it("gets no token unless caller and called both ask for one", async () => {
    for (const [outer, inner] of [
      ["{}", may],
      [may, "{}"],
    ] as const) {
      const sha = world.commit("acme/deploy", { [path]: called(inner) });
      const before = world.admitted.length;
      expect(only(await world.push(file(calling(`acme/deploy/${path}@${sha}`, outer)))).conclusion).toBe("success");
      expect(world.admitted.length).toBe(before);
    }
  });

  it("has several jobs that need one another, and what needs the call waits for all of them", async () => {
    const out = `outputs: { word: "\${{ steps.s.outputs.word }}" }`;
    const first = `  first:\n    runs-on: ubuntu-latest\n    ${out}\n    steps: [{ id: s, run: 'echo "word=hello" >> "$GITHUB_OUTPUT"' }]\n`;
    const second = job("second", "needs: first\nenv: { GOT: '${{ needs.first.outputs.word }}' }", 'echo "$GOT"; false');
    const last = job("last", "needs: first\nif: always()");
    const sha = world.commit("acme/deploy", { [path]: `on: workflow_call\njobs:\n${second}${first}${last}` });
    const after = job("after", "needs: outer");
    const [run] = await world.push(
      file(`${calling(`acme/deploy/${path}@${sha}`, may).replace(/ {4}with.*\n/, "")}${after}`),
    );
    expect(run?.jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
      ...["outer / second: failure", "outer / first: success", "outer / last: success", "after: skipped"],
    ]);
    expect(logs(run?.jobs[0] as never)).toContain("hello");
    expect(run?.conclusion).toBe("failure");
  });

  it("finds its environment's secrets only where its caller says `secrets: inherit`", async () => {
    world.secrets = { KEY: "the-key" };
    const steal = '      - run: \'[ "$K" = the-key ]\'\n        env: { K: "${{ secrets.KEY }}" }\n';
    const sha = world.commit("acme/deploy", { [path]: called(may) + steal });
    const conclusions: string[] = [];
    for (const secrets of ["", "    secrets: inherit\n", "    secrets: { KEY: x }\n"]) {
      const text = `${calling(`acme/deploy/${path}@${sha}`, may)}${secrets}`;
      conclusions.push(only(await world.push(file(text))).conclusion);
    }
    expect(conclusions).toEqual(["failure", "success", "failure"]);
  });

  it("does not run a file that is not there, or that nobody may call", async () => {
    const sha = world.commit("acme/deploy", { [path]: called(may).replace("workflow_call", "workflow_dispatch") });
    for (const uses of [`acme/deploy/.github/workflows/none.yml@${sha}`, `acme/deploy/${path}@${sha}`]) {
      const run = only(await world.push(file(calling(uses, may))));
      expect(run).toMatchObject({ conclusion: "failure", steps: [] });
    }
  });
});

describe("environments", () => {
  it("refuse a branch that their policy does not admit, in GitHub's words, and run nothing", async () => {
    world.environments = { production: ["release"] };
    const [run] = await world.push(
      jobs(job("one", "environment: { name: '${{ vars.STAGE || github.event.stage }}' }")),
      {
        payload: { stage: "production" },
      },
    );
    expect(run?.conclusion).toBe("failure");
    expect(run?.jobs[0]).toMatchObject({ conclusion: "failure", steps: [] });
    expect(run?.jobs[0]?.annotations[0]?.message).toBe(
      'Branch "main" is not allowed to deploy to production due to environment protection rules.',
    );
    expect(world.tokens).toEqual([]);
  });
});

describe("workflow files", () => {
  it("that GitHub cannot read fail as a run, with positions", async () => {
    const [run] = await world.push(
      file("on: push\njobs:\n  a:\n    runs-on: x\n    colour: red\n    steps: [{ run: a }]\n"),
    );
    expect(run).toMatchObject({ conclusion: "failure", jobs: [] });
    expect(run?.errors?.[0]).toBe(".github/workflows/test.yml (Line: 5, Col: 5): Unexpected value 'colour'");
  });

  it.each([
    [
      "circular needs",
      "  a: { runs-on: x, needs: b, steps: [{ run: a }] }\n  b: { runs-on: x, needs: a, steps: [{ run: a }] }",
    ],
    ["unknown needs", "  a: { runs-on: x, needs: z, steps: [{ run: a }] }\n  c: { runs-on: x, steps: [{ run: a }] }"],
    ["unknown contexts", "  a: { runs-on: x, steps: [{ run: '${{ nothing.at.all }}' }] }"],
    ["bad conditions", "  a: { runs-on: x, if: nothing.at.all, steps: [{ run: a }] }"],
    ["text that is no YAML", "  a: ["],
  ])("with %s are refused", async (_name, text) => {
    const [run] = await world.push(file(`on: push\njobs:\n${text}\n`));
    expect(run?.conclusion).toBe("failure");
    expect(run?.errors?.length).toBeGreaterThan(0);
  });

  it("get dispatch inputs with their defaults and types, only the file that is meant", async () => {
    const on =
      "on: { workflow_dispatch: { inputs: { who: { type: string }, often: { type: boolean, default: true }, note: { type: string } } } }";
    const text = `${on}\npermissions: {}\njobs:\n${job("a", "", "echo ${{ inputs.who }} ${{ inputs.often && 'yes' || 'no' }} [${{ inputs.note }}]")}`;
    const results = await world.push(
      { ...file(text), ...file(text, "other") },
      { name: "workflow_dispatch", workflow: "test.yml", inputs: { who: "ada" } },
    );
    expect(results.map((run) => run.workflow)).toEqual([".github/workflows/test.yml"]);
    expect(logs(only(results))).toContain("ada yes []");
  });
});
