/** The few lines of a long output that a newcomer should see. Shows what was printed, shortened; adds nothing. */

/** Lines with something in them. */
export function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}

/** A log without the lines that only tell progress. */
export function results(log: string): string[] {
  return lines(log).filter((line) => !/^(reading|listing|recording) |^\d+ steps? planned/.test(line));
}

/** Rows of a comment's table, as plain text, by their first cell. */
export function rows(comment: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const cell = comment.split("\n").find((line) => line.startsWith(`| ${name} |`));
    return cell === undefined ? [] : [`${name.padEnd(13)} ${plain(cell.slice(name.length + 5, -2))}`];
  });
}

/** Lines of a comment that hold one of these texts, as plain text. */
export function saying(comment: string, texts: readonly string[]): string[] {
  return lines(comment)
    .filter((line) => texts.some((text) => line.includes(text)))
    .map(plain);
}

/** Markdown as one reads it. */
function plain(markdown: string): string {
  return markdown
    .replace(/<br>/g, "; ")
    .replace(/\*\*|`|^#+ /g, "")
    .trim();
}

/** A refused mint: the claims that differ, expected above actual, and the sentence that says what to do. */
export function refusal(log: string): string[] {
  const table = lines(log).filter((line) => /^[ !] \S.* {2,}\S/.test(line));
  const cells = table.map((line) => ({ differs: line.startsWith("!"), cells: line.slice(2).split(/ {2,}/) }));
  const [heading, ...claims] = cells;
  if (heading === undefined) return lines(log);
  const [, expected = "", actual = ""] = heading.cells;
  const width = Math.max(expected.length, actual.length);
  const differing = claims.filter(({ differs }) => differs);
  const agreeing = claims.filter(({ differs }) => !differs).map(({ cells: [name] }) => name);
  return [
    ...lines(log).slice(0, 1),
    ...differing.flatMap(({ cells: [name = "", wanted = "", got = ""] }) => [
      `! ${name}`,
      `    ${expected.padEnd(width)}  ${wanted}`,
      `    ${actual.padEnd(width)}  ${got}`,
    ]),
    `  as expected: ${agreeing.join(", ")}`,
    ...lines(log).filter((line) => line.startsWith("Error: ")),
  ];
}

/** An audit's chains without the object ids behind each link. */
export function chains(log: string): string[] {
  return results(log).map((line) => line.replace(/ as arn:.*| \((?!recorded)[^()]*\)$/, ""));
}

/** What a service answers to a call: the code, and its sentence without who it speaks to. */
export function answered({ status, body }: { readonly status: number; readonly body: string }): string {
  const said = /"[mM]essage":"([^"]*)"/.exec(body)?.[1] ?? /<Message>([^<]*)/.exec(body)?.[1];
  return said === undefined ? `${status}` : `${status} ${said.replace(/^User: \S+ is /, "")}`;
}
