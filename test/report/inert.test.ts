import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { block, code, prose } from "../../src/report/inert.ts";
import { requestMarkdown } from "../../src/report/markdown.ts";
import { plain } from "../../src/report/plain.ts";
import { revertMessage } from "../../src/report/revert.ts";
import { auditText, findingsText, requestTerminal } from "../../src/report/terminal.ts";
import { chains, stories, waiting } from "./samples.ts";

/**
 * What is left of Markdown once everything inert is taken out: fenced blocks, code spans (by GFM's rule: a run of
 * backticks closes at the next run of the same length, and a row of a table ends none early) and our own <code>.
 */
function alive(markdown: string): string {
  const unfenced = markdown.replace(/^(`{3,})[^\n`]*\n[\s\S]*?\n\1$/gm, "");
  return unfenced
    .split("\n")
    .flatMap((line) => line.split("|"))
    .map((cell) =>
      cell.replace(/<code>(?:[A-Za-z0-9 ]|&#\d+;)*<\/code>/g, "").replace(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g, ""),
    )
    .join("\n");
}

const nasty = [
  "@acme/security",
  "#812",
  "acme/payments#812",
  "GH-812",
  "https://evil.example",
  "www.evil.example",
  "me@evil.example",
  "![x](https://evil.example/x.png)",
  "[click](javascript:alert(1))",
  "<img src=x onerror=alert(1)>",
  "</details><h1>APPROVED</h1>",
  "<!-- sallyport -->",
  "`",
  "``",
  "```\n# Approved\n```",
  "a`b``c```d",
  "| fake | cell |",
  "\\|",
  "a\\",
  "\n\n# Approved\n\n",
  "**bold** _it_ ~~no~~",
  "\u001b[2J\u001b[31m",
  "\u202egnp",
  "&#64;acme",
  ":tada:",
  "9f3c2d1e9f3c2d1e9f3c2d1e9f3c2d1e9f3c2d1e",
  "$x^2$",
  "- item",
  "1. item",
  "INC-4211",
];
const anything = fc.oneof(
  fc.constantFrom(...nasty),
  fc.array(fc.constantFrom(...nasty, " ", "a", "|", "`", "\\"), { maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const perilous = /[@#<>[\]_*~`\\$&:]|https?|www\.|GH-|INC-|\b[0-9a-f]{7,40}\b/;

describe("no value comes alive", () => {
  test.each(nasty)("%j", (value) => {
    expect(alive(code(value))).toBe(value === "" ? "–" : "");
    expect(alive(prose(`it says ${value} here`)).replace(/:+(?=[\s,)]|$)/g, "")).not.toMatch(perilous);
  });

  test("as code, a value stays whole and alone in its cell", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const shown = code(value);
        expect(shown).not.toMatch(/[\n|]/);
        expect(alive(`x ${shown} y`).replace("–", "")).toBe(`x ${""} y`);
      }),
      { numRuns: 2000 },
    );
  });

  test("in prose, all that could act is code", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const rest = alive(`says ${prose(value)} end`).replace(/:+(?=[\s"'”).,;:!?]|$)/g, "");
        expect(rest).not.toMatch(perilous);
      }),
      { numRuns: 2000 },
    );
  });

  test("in a block, the fence is never closed early", () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(alive(`a\n${block(`x\n${value}\ny`)}\nb`).replaceAll("\n", "")).toBe("ab");
      }),
      { numRuns: 1000 },
    );
  });

  test("in a whole comment, wherever a value may stand", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const grant = {
          ...waiting,
          id: value,
          target: value,
          account: value,
          access: [{ actions: [value], resources: [value], conditions: { [value]: { [value]: [value, value] } } }],
          documents: [{ name: value, content: { [value]: value } }],
          told: [value],
          change: value,
          reason: value,
          stillNeeded: value,
          requester: { id: 1, login: value, kind: "user" as const },
          approval: { allowed: false, says: value, fix: value, rule: value, couldApprove: [value] },
          policy: {
            ...waiting.policy!,
            reasons: [{ rule: value, effect: "forbid" as const, says: value, fix: value }],
          },
        };
        const finding = {
          code: "x",
          file: value,
          line: 1,
          column: 1,
          message: value,
          fix: value,
          level: "notice" as const,
        };
        const comment = requestMarkdown({ grants: [grant], findings: [finding], ending: [value], notes: [value] }, "");
        const ours = /<\/?(?:details|summary|sub|br)>|^#{3,4} |^> |\*\*|\brepository(?:_owner)?_id\b/gm;
        const rest = alive(comment)
          .replace(ours, " ")
          .replace(/:+(?=[\s"'”).,;:!?]|$)/g, "");
        expect(rest).not.toMatch(perilous);
      }),
      { numRuns: 500 },
    );
  });
});

describe("no value moves the cursor", () => {
  const controls = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/u;

  test("plain text is one visible line", () => {
    fc.assert(fc.property(anything, (value) => !/\n/.test(plain(value)) && !controls.test(plain(value))));
  });

  test("in any text of ours", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const grant = { ...waiting, reason: value, change: value, told: [value], stillNeeded: value };
        const finding = {
          code: "x",
          file: value,
          line: 1,
          column: 1,
          message: value,
          fix: value,
          level: "error" as const,
        };
        const chain = {
          ...chains[0]!,
          links: [{ link: "use" as const, state: "present" as const, says: value, evidence: [value] }],
        };
        const texts = [
          requestTerminal({ grants: [grant], findings: [finding] }),
          findingsText([finding]),
          auditText([chain]),
          revertMessage({
            stories: [{ ...stories[0]!, ended: value, approvers: [value], runs: [value] }],
            ledger: value,
          }),
        ];
        for (const text of texts) expect(text).not.toMatch(controls);
      }),
      { numRuns: 300 },
    );
  });

  test("a value cannot add a trailer to our commits", () => {
    const forged = "x\n\nGrant: payments-production/other\nLedger: 0000";
    const message = revertMessage({ stories: [{ ...stories[0]!, ended: forged, approvers: [forged] }], ledger: "c" });
    expect(message.match(/^Grant: .*$/gm)).toEqual(["Grant: payments-production/backfill-4211"]);
    expect(message.match(/^Ledger: .*$/gm)).toEqual(["Ledger: c"]);
  });
});
