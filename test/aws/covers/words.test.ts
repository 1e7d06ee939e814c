import { describe, expect, test } from "vitest";
import { ceiling, objections, on, table } from "./asking.ts";

const outside = "grant.access.outside-ceiling";

describe("says what a tired reader needs:", () => {
  const said = (request: object, has = ceiling) =>
    objections(request, has).map(({ message, fix }) => `${message}; ${fix}`);

  test("of an escape, what it does and who may allow it", () => {
    expect(said(on(["dynamodb:PutResourcePolicy"], [table]))).toEqual([
      "dynamodb:PutResourcePolicy changes what others may do, and no ceiling statement names it; ask without it, or have the target's owners name it in the ceiling, letter for letter",
    ]);
  });

  test("of a pattern, an escape that it takes in and how many more", () => {
    expect(said(on(["dynamodb:*Resource*"], [table]))).toEqual([
      "dynamodb:*Resource* takes in dynamodb:DeleteResourcePolicy and 1 more, which only a ceiling that names them gives; name the actions that are needed, without those",
    ]);
    const naming = (...actions: readonly string[]) => [
      ...ceiling,
      { actions: ["dynamodb:*", ...actions], resources: ["*"] },
    ];
    expect(said(on(["dynamodb:*Resource*"], [table]), naming("dynamodb:DeleteResourcePolicy"))).toEqual([
      "dynamodb:*Resource* takes in dynamodb:PutResourcePolicy, which only a ceiling that names them gives; name the actions that are needed, without those",
    ]);
    const both = naming("dynamodb:DeleteResourcePolicy", "DYNAMODB:putresourcepolicy");
    expect(said(on(["dynamodb:*Resource*"], [table]), both)).toEqual([]);
  });

  test("of a wildcard, which part is due as a literal", () => {
    expect(said(on(["dynamodb:GetItem"], [table.replace("eu-west-1", "*")]))[0]).toContain(
      "holds a wildcard where the region is due as a literal; write that part out",
    );
    const equal = { conditions: { "ForAnyValue:StringEquals": { "aws:TagKeys": "a*" } } };
    expect(said(on(["dynamodb:GetItem"], [table], equal)).join()).toContain(
      "a* holds a wildcard where ForAnyValue:StringEquals has its value due as a literal",
    );
  });
});

test("a ceiling whose own literals are patterns covers nothing", () => {
  const loose = [{ actions: ["dynamodb:*"], resources: [table.replace("eu-west-1", "*"), table] }];
  expect(objections(on(["dynamodb:GetItem"], [table]), loose)).toMatchObject([{ code: outside }]);
  const unsound = [{ actions: ["dynamodb:PutResourcePolicy", "dynamodb:GetItem"], resources: ["arn:aws:dynamodb:*"] }];
  expect(objections(on(["dynamodb:PutResourcePolicy"], [table]), unsound)).toMatchObject([{ code: outside }]);
  const beside = [...unsound, { actions: ["dynamodb:*"], resources: [table] }];
  expect(objections(on(["dynamodb:PutResourcePolicy"], [table]), beside)).toMatchObject([
    { code: "grant.access.escape" },
  ]);
});
