import { describe, expect, it } from "vitest";
import { leaseMarkdown } from "../../src/report/lease.ts";
import { golden } from "../golden.ts";
import { stories } from "./samples.ts";

const marker = "<!-- sallyport: leases of this pull request -->";
const [released, revoked, over] = stories;
const open = { ...released!, event: "", ended: "", reference: "eyJ2IjoxfQ" };
const { from: _from, until: _until, ...never } = revoked!;

describe("the comment on a merged pull request", () => {
  it("says of each lease whether it is open, ended or was never opened, and how its job finds it", () => {
    const refused = { ...never, event: "", ended: "", refused: "no owner of this path approved these bytes" };
    golden("report/lease.md", `${leaseMarkdown(marker, [open, refused, released!, over!, never], "members")}\n`);
    golden("report/lease-public.md", `${leaseMarkdown(marker, [open, released!], "everybody")}\n`);
  });

  it("begins with its marker, by which it is found again, and shows no reference of what has ended", () => {
    const text = leaseMarkdown(marker, [{ ...released!, reference: "eyJ2IjoxfQ" }]);
    expect(text.startsWith(`${marker}\n\n`)).toBe(true);
    expect(text).not.toContain("eyJ2IjoxfQ");
  });

  it("is inert whatever it tells of", () => {
    const evil = "``` \n# x\n<!-- --> @acme/security";
    const text = leaseMarkdown(
      marker,
      [
        { ...open, reference: evil },
        { ...released!, ended: evil },
      ],
      "members",
    );
    expect(text.split("\n").filter((line) => line.startsWith("# "))).toEqual(["# x"]);
    expect(text).toContain("````\n``` \n# x\n<!-- --> @acme/security\n````");
    expect(text.replace(/````[\s\S]*?````/, "")).not.toMatch(/\n# x|[^`\s]\s@acme\/security$/);
  });
});
