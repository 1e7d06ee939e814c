import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logs, only, openWorld, type World, workflow } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const run = async (steps: string, job = "") => only(await world.push(workflow(steps, job)));

describe("run steps", () => {
  it("pass outputs, variables and paths on, and tell the job's outputs, in well under two seconds", async () => {
    const started = performance.now();
    const job = await run(
      `
- id: first
  run: |
    echo "answer=42" >> "$GITHUB_OUTPUT"
    printf 'LONG<<END\\nline 1\\nline 2\\nEND\\n' >> "$GITHUB_ENV"
    mkdir -p "$RUNNER_TEMP/bin" && printf '#!/bin/sh\\necho from the path\\n' > "$RUNNER_TEMP/bin/tool" && chmod +x "$RUNNER_TEMP/bin/tool"
    echo "$RUNNER_TEMP/bin" >> "$GITHUB_PATH"
- run: |
    echo "[$LONG]"
    tool
    echo "$GITHUB_REPOSITORY $GITHUB_REF_NAME $GITHUB_JOB $RUNNER_ENVIRONMENT $CI"
- run: echo "answer is $ANSWER"
  env: { ANSWER: "\${{ steps.first.outputs.answer }}" }
`,
      'outputs: { answer: "${{ steps.first.outputs.answer }}" }',
    );
    expect(job.conclusion).toBe("success");
    expect(job.outputs).toEqual({ answer: "42" });
    expect(logs(job)).toContain("[line 1\nline 2]\nfrom the path\nacme/access main one github-hosted true");
    expect(logs(job)).toContain("answer is 42");
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it("stop at the first failing command; what follows is skipped unless it asks for failure", async () => {
    const job = await run(`
- id: bad
  run: |
    false
    echo not reached
- run: echo skipped
- if: failure()
  run: echo "outcome \${{ steps.bad.outcome }}, job \${{ job.status }}"
- if: \${{ always() && steps.bad.conclusion == 'success' }}
  run: echo never
`);
    expect(job.conclusion).toBe("failure");
    expect(job.steps.map((step) => step.conclusion)).toEqual(["success", "failure", "skipped", "success", "skipped"]);
    expect(logs(job)).not.toContain("not reached");
    expect(logs(job)).toContain("outcome failure, job failure");
    expect(job.annotations).toEqual([{ level: "error", message: "Process completed with exit code 1." }]);
  });

  it("go on after a failure that the file tolerates", async () => {
    const job = await run(`
- id: bad
  continue-on-error: true
  run: exit 3
- run: echo "\${{ steps.bad.outcome }} \${{ steps.bad.conclusion }}"
`);
    expect(job.conclusion).toBe("success");
    expect(logs(job)).toContain("failure success");
  });

  it("are ended when their time is up, with all they have started", async () => {
    const started = performance.now();
    const job = await run(`
- timeout-minutes: 0.005
  run: sleep 60 & sleep 60
- if: always()
  run: echo afterwards
`);
    expect(job.conclusion).toBe("failure");
    expect(logs(job)).toContain("has timed out");
    expect(logs(job)).toContain("afterwards");
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it("are cancelled when the job's time is up, and always() still runs", async () => {
    const job = await run(
      `
- run: sleep 60
- run: echo no
- if: always()
  run: echo afterwards
`,
      "timeout-minutes: 0.005",
    );
    expect(job.conclusion).toBe("cancelled");
    expect(job.steps.slice(1).map((step) => step.conclusion)).toEqual(["cancelled", "skipped", "success"]);
  });

  it("use the job's defaults, their own shell and folder", async () => {
    const job = await run(
      `
- run: mkdir -p "$GITHUB_WORKSPACE/inner"
  working-directory: .
- run: pwd; echo "$0"
- run: console.log("in node", 6 * 7)
  shell: node {0}
`,
      "defaults: { run: { working-directory: inner, shell: bash } }",
    );
    expect(job.conclusion).toBe("success");
    expect(logs(job)).toMatch(/\/access\/access\/inner\n/);
    expect(logs(job)).toContain("in node 42");
  });

  it("fail in a pipe only under `shell: bash`, as on GitHub", async () => {
    const job = await run("- run: false | true\n- run: false | true\n  shell: bash");
    expect(job.steps.map((step) => step.conclusion)).toEqual(["success", "success", "failure"]);
  });

  it("find a Node 24 first on the path", async () => {
    expect(logs(await run('- run: node -p "process.execPath"'))).toContain(process.execPath);
  });
});

describe("the environment", () => {
  it("has nothing of the machine, and the step's own wins over the job's", async () => {
    process.env.SECRET_OF_THE_MACHINE = "leaked";
    try {
      const job = await run(
        `
- run: echo "A=from a step" >> "$GITHUB_ENV"
- run: echo "[$SECRET_OF_THE_MACHINE] [$A] [$B]"
- run: echo "[$A] [\${{ env.A }}]"
  env: { A: own }
`,
        "env: { A: from the job, B: kept }",
      );
      expect(logs(job)).toContain("[] [from a step] [kept]");
      expect(logs(job)).toContain("[own] [own]");
    } finally {
      delete process.env.SECRET_OF_THE_MACHINE;
    }
  });

  it("takes no NODE_OPTIONS from a step and no GITHUB_* from anybody", async () => {
    const refused = await run('- run: echo "NODE_OPTIONS=--inspect" >> "$GITHUB_ENV"');
    expect(refused.conclusion).toBe("failure");
    expect(refused.annotations[0]?.message).toBe(
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    );
    const overwritten = await run(
      '- run: echo "GITHUB_REPOSITORY=evil/twin" >> "$GITHUB_ENV"\n- run: echo "$GITHUB_REPOSITORY"',
    );
    expect(logs(overwritten)).toContain("acme/access");
    expect(logs(overwritten)).not.toContain("evil/twin");
  });

  it.each([
    ["no name", "just words", "Invalid format 'just words'"],
    ["no end", "x<<END", "Matching delimiter not found 'END'"],
  ])("fails a step whose output file has %s", async (_name, text, message) => {
    const job = await run(`- run: echo "${text}" >> "$GITHUB_OUTPUT"`);
    expect(job.conclusion).toBe("failure");
    expect(job.annotations[0]?.message).toContain(message);
  });

  it("tells processes the sandbox's time", async () => {
    world.clock.move(86_400_000 * 400);
    const job = await run('- run: node -p "Math.round((Date.now() - $(date +%s) * 1000) / 86400000)"');
    expect(logs(job).split("\n")).toContain("400");
    world.clock.move(-86_400_000 * 400);
  });
});

describe("the log", () => {
  it("hides secrets, in lines and in base64, but the traces keep them for the leak test", async () => {
    world.secrets = { KEY: "top-secret-first-line\nsecond-secret-line" };
    const job = await run(`
- run: |
    echo "$KEY"
    printf '%s' 'x top-secret-first-line' | base64
    echo "::add-mask::said-later"; echo "now said-later"
    echo "to stderr: second-secret-line" >&2
  env: { KEY: "\${{ secrets.KEY }}" }
`);
    world.secrets = {};
    for (const hidden of ["top-secret", "second-secret", "now said-later"]) expect(logs(job)).not.toContain(hidden);
    expect(logs(job)).toContain("now ***");
    expect(logs(job)).toContain("to stderr: ***");
    expect(
      logs(job)
        .split("\n")
        .filter((line) => /^[A-Za-z0-9+/=]{20,}$/.test(line)),
    ).toEqual([]);
    const traced = world.runner.traces.map(({ content }) => content).join("\n");
    expect(traced).toContain("top-secret-first-line\nsecond-secret-line");
  });

  it("turns commands into annotations and keeps ten of a level", async () => {
    const job = await run(`
- run: |
    echo "::error file=grants/a.yaml,line=3,col=5,title=Bad%2C worse::first%0Asecond"
    for i in $(seq 12); do echo "::warning::w$i"; done
    echo "##[notice]old form"
    echo "::debug::quiet"
    echo "::unknown::shown as it is"
`);
    expect(job.annotations[0]).toEqual({
      level: "error",
      message: "first\nsecond",
      file: "grants/a.yaml",
      line: 3,
      column: 5,
      title: "Bad, worse",
    });
    expect(job.annotations.filter(({ level }) => level === "warning")).toHaveLength(10);
    expect(job.annotations.filter(({ level }) => level === "notice")).toHaveLength(1);
    expect(logs(job)).toContain("Warning: w12");
    expect(logs(job)).not.toContain("quiet");
    expect(logs(job)).toContain("::unknown::shown as it is");
  });

  it("collects summaries, masked", async () => {
    world.secrets = { KEY: "in-the-summary" };
    const job = await run(
      '- run: echo "## Done in-the-summary" >> "$GITHUB_STEP_SUMMARY"\n- run: echo more >> "$GITHUB_STEP_SUMMARY"',
    );
    world.secrets = {};
    expect(job.summary).toBe("## Done ***\nmore\n");
  });
});

describe("the traces", () => {
  it("hold environment files, outputs and every file left in the temporary folder and the workspace", async () => {
    await run(`
- run: |
    echo "canary=out-canary" >> "$GITHUB_OUTPUT"
    echo "CANARY=env-canary" >> "$GITHUB_ENV"
    echo temp-canary > "$RUNNER_TEMP/left.txt"
    echo workspace-canary > left.txt
    echo home-canary > "$HOME/.left"
`);
    const traced = world.runner.traces.map(({ where, content }) => `${where}: ${content}`).join("\n");
    for (const kind of ["out", "env", "temp", "workspace", "home"]) expect(traced).toContain(`${kind}-canary`);
  });
});
