import { beforeAll, describe, expect, it } from "vitest";
import { dynamodb } from "../../sandbox/hands.ts";
import { places } from "./places.ts";
import { planted, plants } from "./plants.ts";
import { handedOut, type Leak, search } from "./secrets.ts";
import { changeConsumer, deliver, merged, onStage, patience } from "./short.ts";

const told = ({ where, name, form }: Leak) => `${name}, ${form}, in ${where}`;

describe("a leak that is planted in a copy of dist makes the search fail", () => {
  let leaks: readonly Leak[];

  beforeAll(async () => {
    leaks = await onStage({ change: planted(plants) }, async (stage) => {
      const runs = await deliver(stage, await merged(stage));
      expect(runs.map(({ workflow, conclusion }) => [workflow, conclusion])).toContainEqual([
        ".github/workflows/backfill.yml",
        "success",
      ]);
      return search(handedOut(stage))(await places(stage, { runs }));
    });
  }, patience);

  it.each(plants)("$name", ({ found: { where, name, form } }) => {
    const hits = leaks.filter((leak) => where.test(leak.where) && name.test(leak.name) && leak.form === form);
    expect(hits, leaks.map(told).join("\n")).not.toEqual([]);
  });
});

const mintStep = /job backfill: \S.*acme\/access@\w+ \(main\)/.source;
const showStep = /job backfill: Show what is there \(main\) log$/.source;
const environmentFile = /left _temp\/_runner_file_commands\/env_[-\w]+$/.source;

describe("credentials as variables", () => {
  it("reach later steps, are hidden in what they show, stand nowhere else, and end with the job", {
    timeout: patience,
  }, async () => {
    await onStage({}, async (stage) => {
      await changeConsumer(stage, asVariables);
      const runs = await deliver(stage, await merged(stage));
      const job = runs.find(({ workflow }) => workflow.endsWith("backfill.yml"))?.jobs[0];
      expect(job?.conclusion, JSON.stringify(job, null, 2)).toBe("success");
      const shown = job?.steps.find(({ name }) => name === "Show what is there")?.log;
      expect(shown?.split("\n")).toEqual(["no profile", "key ***", "secret ***", "token ***"]);

      const but = new RegExp(`${mintStep} ENV$|${showStep}|${environmentFile}`);
      expect(stage.runner.traces.filter(({ where }) => but.test(where)).length).toBeGreaterThanOrEqual(3);
      expect(search(handedOut(stage))(await places(stage, { runs, but })).map(told)).toEqual([]);

      const session = stage.cloud.sessions().findLast(({ arn }) => arn.includes("/backfill-4211@"));
      expect((await dynamodb(stage, session!, { operation: "GetItem", table: "ledger" })).status).toBe(400);
    });
  });
});

/** The consumer's workflow with variables instead of a profile, and a step that shows them. */
function asVariables(workflow: string): string {
  const show = [
    "      - name: Show what is there",
    "        run: |",
    '          echo "${AWS_PROFILE-no profile}"',
    '          echo "key $AWS_ACCESS_KEY_ID"',
    '          echo "secret $AWS_SECRET_ACCESS_KEY"',
    '          echo "token $AWS_SESSION_TOKEN"',
  ];
  return workflow
    .replace(/( +)command: mint\n/, '$&$1environment: "true"\n')
    .replace(/ {6}- id: work[\s\S]*$/, `${show.join("\n")}\n`);
}
