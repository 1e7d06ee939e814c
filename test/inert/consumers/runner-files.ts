/**
 * The files behind GITHUB_ENV, GITHUB_OUTPUT and GITHUB_STATE as GitHub's runner reads them.
 * Behaviour as in `Runner.Worker/FileCommandManager.cs` of https://github.com/actions/runner, on Linux: lines end with a line
 * feed alone, `NAME=value` or `NAME<<delimiter` whichever sign comes first, and a value ends at the line that is exactly its
 * delimiter. Throws where the runner fails the step.
 */
export function assignments(text: string): readonly (readonly [name: string, value: string])[] {
  const found: (readonly [string, string])[] = [];
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      found.push([line.slice(0, equals), line.slice(equals + 1)]);
      continue;
    }
    const delimiter = heredoc < 0 ? "" : line.slice(heredoc + 2);
    if (heredoc <= 0 || delimiter === "") throw new Error(`invalid format: ${JSON.stringify(line)}`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new Error(`no matching delimiter: ${JSON.stringify(delimiter)}`);
    found.push([line.slice(0, heredoc), lines.slice(at + 1, end).join("\n")]);
    at = end;
  }
  return found;
}
