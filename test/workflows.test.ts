import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { consumerFiles } from "../sandbox/consumer.ts";
import { readAction } from "../sandbox/runner/action.ts";
import { readWorkflow } from "../sandbox/runner/workflow.ts";
import { good, planted } from "./workflows/planted.ts";
import { rules } from "./workflows/rules.ts";

const root = join(import.meta.dirname, "..");
const folders = [".github/workflows", "examples/consumer/.github/workflows"];
const shipped = folders.flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(join(root, folder, name), "utf8"),
  })),
);
const text = (name: string) => shipped.find(({ path }) => path.endsWith(`/${name}.yml`))?.text ?? "";

it("looks at every workflow there is", () => {
  expect(shipped.map(({ path }) => path.split("/").pop()).sort()).toEqual(
    ["apply.yml", "audit.yml", "backfill.yml", "ci.yml", "release.yml", "sweep.yml", "validate.yml"].sort(),
  );
});

describe.each(Object.entries(rules))("%s", (name, rule) => {
  it.each(shipped)("in $path", (file) => {
    expect(rule(file)).toEqual([]);
  });

  it("in a good example, and in no planted one", () => {
    const file = { path: "good.yml", text: good };
    expect(rule(file)).toEqual([]);
    const ways = planted[name] ?? [];
    expect(ways.length).toBeGreaterThan(0);
    for (const [from, to] of ways) {
      expect(good).toContain(from);
      expect(rule({ ...file, text: good.replace(from, to) })).not.toEqual([]);
    }
  });
});

describe("who holds what", () => {
  it("gives each job of reconcile its own environment", () => {
    const environments = ["apply", "sweep", "audit"].map((name) =>
      readWorkflow(`${name}.yml`, text(name)).jobs.map(({ key, environment }) => [key, environment]),
    );
    expect(environments).toEqual([
      [
        ["cloud", "sallyport-apply"],
        ["record", "sallyport-record"],
      ],
      [
        ["cloud", "sallyport-sweep"],
        ["record", "sallyport-record"],
      ],
      [["audit", "sallyport-audit"]],
    ]);
  });

  it("lets a revocation wait for nothing", () => {
    const groups = ["apply", "sweep", "audit"].map(
      (name) => (parse(text(name)) as { concurrency: object }).concurrency,
    );
    expect(new Set(groups.map((group) => (group as { group: string }).group)).size).toBe(3);
    expect(groups[1]).toMatchObject({ "cancel-in-progress": false, queue: "max" });
  });

  it("ends what a merge takes away without waiting for an apply: the sweep starts with every push, in a queue of its own", () => {
    const [apply, sweep] = ["apply", "sweep"].map(
      (name) => parse(text(name)) as { on: { push: object }; concurrency: { group: string } },
    );
    expect(sweep?.on.push).toEqual({ branches: ["main"] });
    expect(sweep?.on.push).toEqual(apply?.on.push);
    expect(sweep?.concurrency.group).not.toBe(apply?.concurrency.group);
    expect(readWorkflow("sweep.yml", text("sweep")).jobs[0]).not.toHaveProperty("needs", ["apply"]);
  });

  it("runs the record job after a cloud job that failed, so that nothing done goes untold", () => {
    for (const name of ["apply", "sweep"]) {
      expect(readWorkflow(`${name}.yml`, text(name)).jobs[1]).toMatchObject({
        condition: "always()",
        needs: ["cloud"],
      });
    }
  });
});

describe("the action", () => {
  const action = readAction(root);
  const given = shipped.flatMap(({ path, text }) =>
    readWorkflow(path, text)
      .jobs.flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses === "./" || uses?.startsWith("acme/access@"))
      .flatMap((step) => Object.keys(step.with).map((input) => ({ path, input }))),
  );

  it.each(given)("knows the input $input of $path", ({ input }) => {
    expect(Object.keys(action.inputs)).toContain(input);
  });

  it("has no audience, endpoint default or secret default", () => {
    expect(Object.keys(action.inputs)).not.toContain("audience");
    expect(Object.values(action.inputs).filter((value) => value !== null)).toEqual(["false"]);
  });

  it("runs files that are there", () => {
    expect([action.main, action.post].map((file) => existsSync(join(root, file ?? "")))).toEqual([true, true]);
  });
});

describe("the consumer", () => {
  const sha = "0123456789abcdef0123456789abcdef01234567";

  it("is pinned to the commit it is given", () => {
    const files = consumerFiles(sha);
    expect([...files.keys()].sort()).toEqual([".github/workflows/backfill.yml", "README.md", "backfill.mjs"]);
    expect(files.get(".github/workflows/backfill.yml")).toContain(`uses: acme/access@${sha}\n`);
    expect(() => consumerFiles("main")).toThrow("full commit");
  });

  it("mints for an account written into the file", () => {
    expect(text("backfill")).toMatch(/account: "\d{12}"/);
  });
});
