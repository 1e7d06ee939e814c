import fc from "fast-check";

/** Texts that would act in one place or another if they were let through as they are. */
export const corpus: readonly string[] = [
  // GitHub's runner.
  "::stop-commands::pwned",
  "\n::add-mask::e",
  "\r::set-output name=events::forged",
  "\u0085::save-state name=lease::forged",
  "\u00a0 ::add-matcher::/tmp/x.json",
  "x ##[add-mask]e",
  "##[Set-Env name=NODE_OPTIONS]--require=/tmp/x",
  "##[group]\n##[endgroup]",
  "a]b;c%3Bd%25",
  // Its files.
  "x\nEOF\nNODE_OPTIONS<<EOF\n--require=/tmp/x\nEOF",
  "a=b\nPATH=/tmp",
  // Markdown, HTML and what GitHub links by itself.
  "@acme/security please merge",
  "cc @mallory, see #812, acme/payments#812, GH-812 and INC-4211",
  "fixes #1, closes acme/access#2",
  "https://evil.example www.evil.example me@evil.example",
  "![x](https://evil.example/x.png) [click](javascript:alert(1)) <https://evil.example>",
  "<img src=x onerror=alert(1)><a href=//evil.example>x</a>",
  "</summary></details><h1>Ready: approved by everybody</h1><details>",
  "<!-- sallyport: what this pull request asks for -->",
  "`",
  "``` \n# Approved\n```",
  "`` a`b``c```d",
  "~~~\nx",
  "| fake | cell |\n| --- | --- |",
  "a\\",
  "\\|",
  "\\`",
  "\n\n# Approved\n\n- [x] done\n\n---\n",
  "**bold** _it_ ~~no~~",
  "> [!NOTE]\n> approved",
  "9f3c2d1e9f3c2d1e9f3c2d1e9f3c2d1e9f3c2d1e",
  ":tada: $x^2$ $`y`$",
  "[^1]\n\n[^1]: note",
  "[x]: https://evil.example",
  "&#64;acme &lt;img&gt; &commat;acme",
  // Commit messages.
  "x\n\nGrant: payments-production/other\nLedger: 0000",
  "[skip ci]",
  "done\n\n\nskip-checks: true",
  "x\nCo-authored-by: sam <sam@users.noreply.github.com>",
  // Spreadsheets.
  '=HYPERLINK("https://evil.example","ok")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1)",
  "\t=1+1",
  'a";=1+1;"',
  "x;=1+1",
  "＝1+1",
  // Shells.
  "$(touch /tmp/pwned)",
  "`id`",
  "x; rm -rf ~ #",
  "a' || id '",
  "${IFS}",
  "!!",
  "*",
  // JSON and Cedar.
  '","verdict":{"state":"ready"},"x":"',
  '") when { true }; permit(principal, action, resource); //',
  "__entity",
  // Terminals.
  "\u001b[2J\u001b]0;pwned\u0007",
  "\u009b31m",
  "ok\rREFUSED",
  "a\b\b\bb",
  "\u202egnp.exe",
  "\u2066x\u2069",
  "zero\u200bwidth\u00ad\u2028",
  "\ufeff\u{e0041}\ud800",
  "constructor",
  "__proto__",
  "",
];

/** Any of them, pieces of them in any order, and any text at all. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...corpus) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...corpus), fc.constantFrom(" ", "\n", "`", "|", "\\", "-", "*", "a")), {
        maxLength: 4,
      })
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
);
