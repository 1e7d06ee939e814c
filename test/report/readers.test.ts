import { describe, expect, it } from "vitest";
import { failedPublicly, publicly } from "../../src/commands/answer.ts";
import { Fault } from "../../src/core/fault.ts";
import { leaseMarkdown } from "../../src/report/lease.ts";
import { requestMarkdown } from "../../src/report/markdown.ts";
import { forReaders } from "../../src/report/readers.ts";
import { stories, waiting } from "./samples.ts";

const account = "210987654321";

describe("where everybody can read", () => {
  it("a pull request's comment holds no account number and no policy document, and says where they are", () => {
    for (const readers of ["everybody", undefined] as const) {
      const comment = requestMarkdown({ grants: [waiting], findings: [], ...(readers && { readers }) }, "");
      expect(comment).not.toContain(account);
      expect(comment).not.toContain("sts:AssumeRoleWithWebIdentity");
      expect(comment).toMatch(/`permissions` \| `[0-9a-f]{64}`/);
      expect(comment).toContain("Everybody can read this page");
    }
    const members = requestMarkdown({ grants: [waiting], findings: [], readers: "members" }, "");
    expect(members).toContain(account);
    expect(members).toContain("sts:AssumeRoleWithWebIdentity");
  });

  it("the comment of a lease holds neither its account nor its reference, which names the account, and says where it is", () => {
    const story = {
      ...stories[0]!,
      event: "",
      resource: `arn:aws:iam::${account}:role/sallyport/x`,
      reference: Buffer.from(JSON.stringify({ account })).toString("base64url"),
    };
    const comment = leaseMarkdown("", [story], "everybody");
    expect(comment).not.toContain(account);
    expect(comment).not.toContain(story.reference);
    expect(comment).toContain("`sallyport status`");
    expect(leaseMarkdown("", [story], "members")).toContain(story.reference);
  });

  it("the same account is the same word, and another is another", () => {
    const [one, other] = forReaders(`arn:aws:iam::${account}:role/x and ${account}; 109876543210`, "everybody")
      .match(/account-[0-9a-f]{12}/g)!
      .filter((word, index, all) => all.indexOf(word) === index);
    expect(one).not.toBe(other);
  });

  it("digests, commits, times and other numbers stay as they are", () => {
    const text = `${"1".repeat(64)} a123456789012b${"0".repeat(30)} 1234567890123 20261121T230000Z 2026-11-21`;
    expect(forReaders(text, "everybody")).toBe(text);
  });

  it("a step's log, annotations and summary hold none either, and its outputs are whole", () => {
    const finding = {
      code: "x",
      file: "x",
      line: 1,
      column: 1,
      message: account,
      fix: account,
      level: "error" as const,
    };
    const answer = { exit: 0 as const, text: account, json: {}, markdown: account, findings: [finding] };
    const told = publicly({ ...answer, outputs: { events: account } }, "everybody");
    expect(JSON.stringify({ ...told, outputs: undefined })).not.toContain(account);
    expect(told.outputs).toEqual({ events: account });
    expect(publicly(answer, "members")).toEqual(answer);
  });
});

describe("what a command fails of", () => {
  const cause = new Error("AccessDenied: arn:aws:iam::210987654321:role/sallyport-binder", {
    cause: "for 210987654321",
  });
  const fault = new Fault("aws.refused", "account 210987654321 cannot be listed", { retryable: true, cause });

  it("names no account where everybody reads the log, in its causes neither, nor while it is not known who reads it", () => {
    for (const readers of ["everybody", undefined] as const) {
      const told = failedPublicly(fault, readers) as Fault;
      const { message, code, retryable } = told;
      expect({ message, code, retryable }).toMatchObject({
        message: expect.stringMatching(/^account account-[0-9a-f]{12} cannot be listed$/),
        ...{ code: "aws.refused", retryable: true },
      });
      const first = told.cause as Error;
      expect(first.message).toMatch(/^AccessDenied: arn:aws:iam::account-[0-9a-f]{12}:role/);
      expect(first.cause).toMatch(/^for account-[0-9a-f]{12}$/);
      expect(`${first.stack}`).not.toContain("210987654321");
    }
  });

  it("is told as it is to members, and stays what it was: a fault or a bug", () => {
    const told = failedPublicly(fault, "members") as Fault;
    expect([told.message, (told.cause as Error).message]).toEqual([fault.message, cause.message]);
    const bug = failedPublicly(new TypeError("210987654321 is no list"), "everybody") as Error;
    expect(bug).not.toBeInstanceOf(Fault);
    expect([bug.name, bug.stack]).toEqual([
      "TypeError",
      expect.stringMatching(/^TypeError: account-[0-9a-f]{12} is no list\n/),
    ]);
    expect(failedPublicly(7, "everybody")).toBe(7);
  });
});
