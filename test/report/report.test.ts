import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { annotationOf } from "../../src/report/annotations.ts";
import { auditMarkdown } from "../../src/report/chains.ts";
import { mostComment, requestMarkdown } from "../../src/report/markdown.ts";
import { revertMessage } from "../../src/report/revert.ts";
import { auditText, findingsText, requestTerminal, statusText } from "../../src/report/terminal.ts";
import { golden } from "../golden.ts";
import { chains, ready, refused, stories, undecided, waiting } from "./samples.ts";

const marker = "<!-- sallyport:validate -->";

const finding: Finding = {
  code: "grant.job.ref",
  file: "grants/payments-production/x.yaml",
  line: 9,
  column: 8,
  message: 'job.ref is "refs/heads/*"; it must be one full ref',
  fix: "write for example refs/heads/main",
  level: "error",
};

const readers = "members" as const;

const reports = {
  waiting: {
    grants: [waiting],
    readers,
    findings: [],
    commit: "9f3c2d1e",
    notes: ["teams could not be read, so that only users count"],
  },
  ready: { readers, grants: [ready], findings: [], ending: ["payments-development/probe"] },
  undecided: { readers, grants: [undecided], findings: [] },
  refused: { readers, grants: [waiting, refused], findings: [] },
  findings: { readers, grants: [], findings: [{ ...finding, level: "notice" as const, line: 1 }, finding] },
  nothing: { readers, grants: [], findings: [] },
};

describe.each(Object.entries(reports))("a request: %s", (name, report) => {
  test("as the pull request's comment", () => {
    const comment = requestMarkdown(report, marker);
    expect(comment.split("\n")[0]).toBe(marker);
    golden(`report/request-${name}.md`, comment);
  });
  test("in the terminal", () => golden(`report/request-${name}.txt`, requestTerminal(report)));
});

describe("the other texts", () => {
  test("audit", () => {
    golden("report/audit.txt", auditText(chains));
    golden("report/audit.md", auditMarkdown(chains));
    golden("report/audit-none.txt", auditText([]) + auditMarkdown([]));
  });

  test("status", () => {
    const rows = [
      {
        target: "payments-production",
        id: "backfill-4211",
        state: "open",
        from: "2026-11-21T22:00:00Z",
        until: "2026-11-21T23:00:00Z",
        subject: "acme/payments backfill.yml",
      },
      {
        target: "payments-development",
        id: "p",
        state: "waiting",
        from: "",
        until: "",
        subject: "acme/payments other.yml",
      },
    ];
    golden("report/status.txt", statusText(rows));
    golden("report/status-none.txt", statusText([]));
  });

  test("the revert's message", () => {
    golden("report/revert.txt", revertMessage({ stories, ledger: "c".repeat(64) }));
    golden("report/revert-one.txt", revertMessage({ stories: stories.slice(0, 1), ledger: "" }));
  });

  test("findings", () => {
    expect(findingsText([])).toBe("");
    expect(annotationOf(finding)).toEqual({
      level: "error",
      title: "grant.job.ref",
      message: `${finding.message}. Fix: ${finding.fix}`,
      file: finding.file,
      line: 9,
      column: 8,
    });
  });
});

describe("a comment that would be too long", () => {
  const bytes = (text: string) => Buffer.byteLength(text);
  const big = { ...waiting, documents: [{ name: "permissions", content: { Statement: "x".repeat(70_000) } }] };

  test("has digests instead of documents, and says so", () => {
    const comment = requestMarkdown({ readers, grants: [big], findings: [] }, marker);
    expect(bytes(comment)).toBeLessThanOrEqual(mostComment);
    expect(comment).not.toContain("xxxxxxxx");
    expect(comment).toMatch(/`permissions` \| `[0-9a-f]{64}`/);
    expect(comment).toContain("their `SHA-256` digests stand in their place");
  });

  test("has one row a grant when even that is too long, and says so", () => {
    const grants = Array.from({ length: 60 }, (_, n) => ({ ...big, id: `g-${n}` }));
    const comment = requestMarkdown({ readers, grants, findings: [] }, marker);
    expect(bytes(comment)).toBeLessThanOrEqual(mostComment);
    expect(comment).toContain("`payments-production/g-59`");
    expect(comment).toContain("do not fit into a comment");
  });

  test("has the first findings when there are too many, and says so", () => {
    const findings = Array.from({ length: 900 }, (_, n) => ({
      ...finding,
      line: n + 1,
      message: `${finding.message} (${n})`,
    }));
    const comment = requestMarkdown({ grants: [], findings }, marker);
    expect(bytes(comment)).toBeLessThanOrEqual(mostComment);
    expect(comment).toContain("x.yaml:40:8");
    expect(comment).not.toContain("x.yaml:41:8");
    expect(comment).toContain("And 860 findings more");
  });

  test("tells the same mistake once, with its places", () => {
    const findings = Array.from({ length: 9 }, (_, n) => ({
      ...finding,
      file: `grants/payments-production/x${n}.yaml`,
    }));
    const comment = requestMarkdown({ readers, grants: [], findings }, marker);
    expect(comment.match(/grant\.job\.ref/g)).toHaveLength(1);
    expect(comment).toContain("`grants/payments-production/x2.yaml:9:8`<br>and 6 more like it");
  });

  test("is counted when nothing else is left", () => {
    const grants = Array.from({ length: 1000 }, (_, n) => ({ ...big, id: `g-${n}` }));
    const comment = requestMarkdown({ readers, grants, findings: [] }, marker);
    expect(bytes(comment)).toBeLessThanOrEqual(mostComment);
    expect(comment).toContain("1000 grants and 0 findings are more than a comment can hold");
    expect(comment.startsWith(marker)).toBe(true);
  });
});
