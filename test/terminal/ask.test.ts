import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Wish } from "../../src/commands/request.ts";
import type { FiledGrant } from "../../src/core/grant.ts";
import { readTarget } from "../../src/core/parse.ts";
import type { NamedTarget } from "../../src/core/target.ts";
import type { Workbench } from "../../src/git/workbench.ts";
import { Misuse, readLine } from "../../src/terminal/arguments.ts";
import { wishFrom } from "../../src/terminal/ask.ts";
import { requestHere } from "../../src/terminal/request.ts";

const root = join(import.meta.dirname, "../..");
const targets = new Map(
  ["payments-production", "payments-development"].map((name): [string, NamedTarget] => {
    const path = `targets/${name}.yaml`;
    return [name, readTarget(path, readFileSync(join(root, path))).value!];
  }),
);

/** A person who answers one line to every question, and leaves (Ctrl-D) when there is nothing more to say. */
async function answered(words: readonly string[], answers: readonly string[], among = targets, old?: FiledGrant) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...answers];
  let seen = "";
  output.on("data", (part: Buffer) => {
    seen += part.toString("utf8");
    if (!seen.endsWith(": ")) return;
    const next = left.shift();
    if (next === undefined) input.end();
    else input.write(`${next}\n`);
  });
  const wish = await wishFrom(readLine(["request", ...words])!, among, { person: { input, output }, old }).catch(
    (cause: Error) => cause,
  );
  return { wish, left, questions: () => seen };
}

const wanted: Wish = {
  target: "payments-production",
  id: "backfill-4211",
  repository: "acme/payments",
  workflow: ".github/workflows/backfill.yml",
  ref: "refs/heads/main",
  environment: "production",
  job: "backfill",
  actions: ["dynamodb:GetItem", "dynamodb:Query"],
  resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/ledger"],
  minutes: 60,
  change: "https://github.com/acme/payments/pull/812",
  reason: "Backfill.",
};
const answers = [
  "payments-production",
  "backfill-4211",
  "backfill",
  "dynamodb:GetItem, dynamodb:Query",
  "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger",
  "60",
  "https://github.com/acme/payments/pull/812",
  "Backfill.",
];

describe("a request at the terminal", () => {
  it("asks for what no flag says and the target leaves open, and for nothing else", async () => {
    const { wish, left } = await answered([], answers);
    expect(wish).toEqual(wanted);
    expect(left).toEqual([]);
    const some = await answered(
      [
        "--target=payments-production",
        "--id=x",
        "--minutes=5",
        "--start=2026-11-21T23:00:00Z",
        "--ref=refs/heads/side",
      ],
      answers.slice(2).filter((answer) => answer !== "60"),
    );
    expect(some.wish).toEqual({
      ...wanted,
      id: "x",
      minutes: 5,
      start: "2026-11-21T23:00:00Z",
      ref: "refs/heads/side",
    });
  });

  it("asks again for what cannot be meant, and says why", async () => {
    const wrong = [
      "",
      "nowhere",
      "payments-production",
      "No Good",
      "backfill-4211",
      "backfill",
      "a:B",
      "arn:x",
      "-5",
      "60",
      "INC-1",
    ];
    const { wish, questions } = await answered([], [...wrong, ...answers.slice(6)]);
    expect(wish).toMatchObject({ minutes: 60, id: "backfill-4211", change: wanted.change });
    for (const says of [
      "an answer is needed",
      "there is none",
      "use a-z, 0-9 and -",
      "a whole number",
      "it begins with https://",
    ])
      expect(questions()).toContain(`  ${says}`);
  });

  it("offers what the target lists when it lists more than one", async () => {
    const named = targets.get("payments-production")!;
    const [subjects] = named.target.subjects;
    const wider = { ...named.target, subjects: [{ ...subjects!, refs: ["refs/heads/main", "refs/heads/\u001b[31m"] }] };
    const { questions } = await answered([], ["backfill-4211"], new Map([[named.name, { ...named, target: wider }]]));
    expect(questions()).toContain("ref (refs/heads/main, refs/heads/\\u{1b}[31m): ");
  });

  it("takes answers that were pasted all at once, also when the input ends with them", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    output.resume();
    input.end(`${answers.join("\n")}\n`);
    expect(await wishFrom(readLine(["request"])!, targets, { person: { input, output } })).toEqual(wanted);
    const part = new PassThrough();
    part.end(`${answers.slice(0, 4).join("\n")}\n`);
    const cut = wishFrom(readLine(["request"])!, targets, { person: { input: part, output } });
    await expect(cut).rejects.toThrow(/^\nstopped before everything was answered/);
  });

  it("asks nothing when the flags say everything", async () => {
    const flags = Object.entries(wanted).flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((each) => `--${name.slice(0, -1)}=${each}`) : [`--${name}=${value}`],
    );
    const { wish, questions } = await answered(flags, []);
    expect(wish).toEqual(wanted);
    expect(questions()).toBe("");
  });

  it("ends when the person leaves, having written nothing", async () => {
    const { wish } = await answered([], answers.slice(0, 3));
    expect(wish).toBeInstanceOf(Misuse);
    expect((wish as Misuse).message).toBe("\nstopped before everything was answered: nothing was written");
  });
});

describe("an extension", () => {
  const { reason: _, minutes: __, id, target, repository, workflow, ref, environment, job, ...rest } = wanted;
  const access = [{ actions: rest.actions, resources: rest.resources }];
  const old = (statements: FiledGrant["grant"]["access"]): FiledGrant => ({
    ...{ id, target, path: `grants/${target}/${id}.yaml`, blob: "" },
    grant: {
      ...{ version: 1, change: rest.change, reason: "Backfill.", window: { minutes: 60 }, access: statements },
      job: { repository, workflow, name: job, ref, environment },
    },
  });
  const more = ["backfill-4211b", "30", "A third is left."];

  it("asks only what it is called, how long and why, and takes the rest from the old grant", async () => {
    const { wish, left } = await answered([], more, targets, old(access));
    expect(left).toEqual([]);
    expect(wish).toEqual({ ...wanted, id: more[0], minutes: 30, reason: more[2], extends: id });
  });

  it("takes several statements and conditions as they are, unless other actions and resources are said", async () => {
    const conditions = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
    const both = [...access, { ...access[0]!, conditions }];
    expect((await answered([], more, targets, old(both))).wish).toMatchObject({ access: both, actions: [] });
    const other = ["--action", "dynamodb:GetItem", "--resource", rest.resources[0]!];
    const { wish } = await answered(other, more, targets, old(both));
    expect(wish).toMatchObject({ actions: ["dynamodb:GetItem"], resources: rest.resources });
    expect(wish).not.toHaveProperty("access");
  });
});

it.each([
  [["--minutes", "an hour"], Misuse],
  [["--target", "payments-prodution"], { code: "input.target" }],
])("flags that can never do are told before a token is asked for: %s", async (words, expected) => {
  const person = { input: new PassThrough(), output: new PassThrough() };
  const around = () => Promise.reject(new Error("a token was asked for"));
  const asked = requestHere(readLine(["request", ...words])!, { root } as Workbench, { person, around, at: 0 });
  const refused = await asked.catch((cause: unknown) => cause);
  if (typeof expected === "function") expect(refused).toBeInstanceOf(expected);
  else expect(refused).toMatchObject(expected);
});
