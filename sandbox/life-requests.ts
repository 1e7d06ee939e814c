/** The first acts: a request is written by hand, told what is wrong with it, and mended. */
import { type Act, claim, commentOf, drain, first, markers, repository, runOf } from "./act.ts";
import { rows, saying } from "./excerpt.ts";
import { clone, push } from "./hands.ts";

/** A grant file of the example target. */
export function grantFile(about: {
  readonly minutes: number;
  readonly table: string;
  readonly change: string;
}): string {
  return `# yaml-language-server: $schema=../../schemas/grant.schema.json
version: 1
change: ${about.change}
reason: Backfill the ledger rows that INC-4211 left unposted.
job:
  repository: acme/payments
  workflow: .github/workflows/backfill.yml
  name: backfill
  ref: refs/heads/main
  environment: production
access:
  - actions: [dynamodb:GetItem, dynamodb:UpdateItem]
    resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/${about.table}]
window:
  minutes: ${about.minutes}
`;
}

const branch = "grant/backfill-4211";
const path = `grants/${first}.yaml`;

export const requests: readonly Act[] = [
  {
    title: "A first attempt, with three mistakes",
    story:
      "ana writes a grant file by hand and pushes it: ten hours where two are the limit, a table outside the ceiling, and a change that is no link. The validate workflow marks each mistake on its line, all at once, and says how to mend it.",
    async play(memory) {
      const { stage } = memory;
      memory.ana = await clone(stage, "ana", "acme/access");
      const content = grantFile({ minutes: 600, table: "salaries", change: "INC-4211" });
      await push(stage, memory.ana, { branch, files: { [path]: content }, message: "Ask to backfill the ledger" });
      const { data } = await stage
        .as("ana")
        .pulls.create({ ...repository, title: "Backfill the ledger", head: branch, base: "main" });
      memory.pull = data.number;
      const run = runOf(await drain(memory), "validate.yml");
      const marks = run?.jobs[0]?.annotations.filter(({ level }) => level === "error") ?? [];
      return {
        shown: [...new Map(marks.map((mark) => [mark.line, mark])).values()].map(
          ({ file, line, message }) => `${file?.split("/").at(-1)}:${line}  ${message}`,
        ),
        claims: [
          claim("validate fails", run?.conclusion === "failure", run?.jobs),
          claim("each mistake is marked on its own line", new Set(marks.map(({ line }) => line)).size >= 3, marks),
        ],
      };
    },
  },
  {
    title: "The request, mended",
    story:
      "She mends the file. The one comment is rewritten in place: it says what would open, for which job, by which exact policy documents, and who must still approve.",
    async play(memory) {
      const { stage } = memory;
      const content = grantFile({ minutes: 60, table: "ledger", change: "https://github.com/acme/payments/pull/812" });
      await push(stage, memory.ana!, { branch, files: { [path]: content }, message: "Mend the request" });
      const run = runOf(await drain(memory), "validate.yml");
      const comment = await commentOf(memory, memory.pull, markers.request);
      return {
        shown: [
          ...rows(comment, ["opens", "where", "for", "who", "claims", "still needed"]),
          ...saying(comment, ["**Policy**", "people-may-ask", "production-two-approvers"]),
        ],
        claims: [
          claim("validate passes", run?.conclusion === "success", run?.jobs),
          claim(
            "the comment names the claims that will match",
            comment.includes("repo:acme/payments:environment:production"),
            comment,
          ),
          claim(
            "it holds the exact documents",
            ["`trust`", "`permissions`", "`boundary`"].every((name) => comment.includes(name)),
            comment,
          ),
          claim("it says whose approvals are missing", /2 more approvals from/.test(comment), comment),
        ],
      };
    },
  },
];
