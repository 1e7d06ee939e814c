import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";
import { printFailure } from "../../src/github/failure.ts";
import { inert } from "../../src/github/inert.ts";
import { maskedForms } from "../../src/github/masks.ts";
import { runnerIo } from "../../src/github/runner.ts";
import { loopbackEndpoint } from "../../src/http/endpoint.ts";
import { step } from "../mint/step.ts";

/** What the runner obeys, as its source has it: `::` first after white space, or `##[` anywhere. */
function obeyed(line: string): boolean {
  return /^\s*::/.test(line) || line.includes("##[");
}

const hostile = fc
  .array(
    fc.constantFrom(
      "::",
      ":",
      "##[",
      "#",
      "[",
      "\n",
      "\r",
      "\t",
      " ",
      "\u2028",
      "\u00a0",
      "\u0085",
      "\u202e",
      "set-env",
      "a",
    ),
  )
  .map((parts) => parts.join(""));

describe("a logged text", () => {
  it("is never obeyed and never a second line", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (text) => {
        const line = inert(text);
        expect(obeyed(line)).toBe(false);
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("keeps what is harmless as it is", () => {
    expect(inert("arn:aws:iam::aws:policy/AWSDenyAll is 100 % fine, naïve 日本")).toBe(
      "arn:aws:iam::aws:policy/AWSDenyAll is 100 % fine, naïve 日本",
    );
  });

  it("shows what it had to break", () => {
    expect(inert("  ::stop-commands::x\n##[add-mask]y\u202e")).toBe("  : :stop-commands::x\\n# #[add-mask]y\\u{202e}");
  });
});

describe("an annotation", () => {
  it("is one command whose parts cannot end it", () => {
    const { io, lines } = step({});
    io.annotate("error", "50 % of\nthe ::lines", { file: "a,b:c%.yaml", line: 3, column: 7, title: "x::y" });
    expect(lines).toEqual(["::error file=a%2Cb%3Ac%25.yaml,line=3,col=7,title=x%3A%3Ay::50 %25 of%0Athe ::lines"]);
  });

  it("stays one line for any text", () => {
    fc.assert(
      fc.property(hostile, hostile, (message, title) => {
        const { io, lines } = step({});
        io.annotate("warning", message, { title });
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(/^::warning title=[^:,\r\n]*::[^\r\n\u2028]*$/);
        expect(lines[0]).not.toContain("##[");
      }),
      { numRuns: 200 },
    );
  });
});

describe("an environment file", () => {
  it("gives back any value, also one that looks like an end or another assignment", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.constant("x\nend_\nNODE_OPTIONS<<y")), (value) => {
        const { io, file } = step({});
        io.output("first", value);
        io.output("second", "2");
        expect(file("OUTPUT")).toEqual({ first: value, second: "2" });
      }),
      { numRuns: 200 },
    );
  });

  it("is missed in a sentence outside a workflow", () => {
    expect(() => runnerIo({}).output("a", "b")).toThrow(/GITHUB_OUTPUT names nothing/);
    expect(() => runnerIo({}).temp).toThrow(/RUNNER_TEMP names nothing/);
  });
});

it("reads inputs as the runner spells them", () => {
  const io = runnerIo({ "INPUT_AWS-ENDPOINT": " http://127.0.0.1:1 ", INPUT_TWO_WORDS: "2", STATE_lease: "abc" });
  expect([io.input("aws-endpoint"), io.input("two words"), io.input("none")]).toEqual(["http://127.0.0.1:1", "2", ""]);
  expect([io.saved("lease"), io.saved("other")]).toEqual(["abc", ""]);
});

describe("a mask", () => {
  it("covers each line, and base64 of the secret wherever it stands in a longer text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary-ascii", minLength: 12, maxLength: 60 }),
        fc.string({ maxLength: 9 }),
        (text, before) => {
          const secret = text.replace(/[\r\n]/g, "x").trim();
          if (secret.length < 12) return;
          const forms = maskedForms(secret);
          for (const encoding of ["base64", "base64url"] as const) {
            const encoded = Buffer.from(`${before}${secret}tail`).toString(encoding);
            expect(forms.some((form) => form.length >= 8 && encoded.includes(form))).toBe(true);
          }
        },
      ),
    );
  });

  it("is one command a line for a secret of several lines", () => {
    const { io, lines } = step({});
    io.mask(new Secret("-----BEGIN-----\nabcdefghijkl\n\n-----END-----\n"));
    expect(lines).toEqual(
      expect.arrayContaining(["::add-mask::-----BEGIN-----", "::add-mask::abcdefghijkl", "::add-mask::-----END-----"]),
    );
    for (const line of lines) expect(line).toMatch(/^::add-mask::[^\s]{8,}$/);
  });
});

describe("a failure", () => {
  it("of the world is told by its sentence, code and causes, without a stack", () => {
    const { io, lines } = step({});
    const root = new Error("socket hang up");
    printFailure(
      io,
      new Fault("network.failed", "x did not answer: try again", { cause: new Fault("b", "between", { cause: root }) }),
    );
    expect(lines).toEqual([
      "::error title=network.failed::x did not answer: try again",
      "  because: between",
      "  because: socket hang up",
    ]);
  });

  it("of ours keeps its stack", () => {
    const { io, lines } = step({});
    printFailure(io, new TypeError("cannot read ::stop-commands::"));
    expect(lines[0]).toContain("a bug in Sallyport");
    expect(lines[1]).toBe("TypeError: cannot read ::stop-commands::");
    expect(lines[2]).toMatch(/^ +at .*runner\.test\.ts/);
  });
});

describe("an endpoint given as an input", () => {
  it.each(["http://127.0.0.1:4566", "https://127.8.9.10", "http://localhost:1/x", "http://[::1]:80"])(
    "may be %s",
    (value) => {
      expect(loopbackEndpoint("aws-endpoint", value)).toEqual(new URL(value));
    },
  );

  it.each([
    "https://sts.amazonaws.com",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://10.0.0.1",
    "http://user:password@127.0.0.1",
    "ftp://127.0.0.1",
    "file:///etc/passwd",
    "127.0.0.1",
    "http://[::2]",
    "http://0.0.0.0",
  ])("may not be %s", (value) => {
    expect(() => loopbackEndpoint("aws-endpoint", value)).toThrow(/accepted for this machine alone/);
  });

  it("is the real service when it is left out", () => {
    expect(loopbackEndpoint("aws-endpoint", "")).toBeUndefined();
  });
});
