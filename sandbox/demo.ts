/** `npm run demo`: the whole life of a lease, on this machine, without any account. `-- --within 60` fails when it takes longer. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Claim, leases, remember } from "./act.ts";
import { acts } from "./life.ts";
import { type Stage, startStage } from "./stage.ts";

const limit = readLimit(process.argv.slice(2));
if (limit === undefined) {
  process.stderr.write("only --within <seconds> can be asked for: npm run demo -- --within 60\n");
  process.exit(2);
}

const started = performance.now();
const directory = mkdtempSync(join(tmpdir(), "sallyport-demo-"));
// Who stops it early shall find nothing of it left behind. `on`, not `once`: a terminal's Ctrl-C comes twice, by its group and by
// scripts/run.js, and without a listener the second would end the tidying.
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));
process.on("exit", () => rmSync(directory, { recursive: true, force: true, maxRetries: 10 }));
const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const width = 110;

say(`${paint(1, "Sallyport: the whole life of two leases")}

${wrap(
  "A sally port opens for one sortie and shuts behind it. Here one CI job gets access to one cloud table, because one reviewed pull request said so, and loses it by itself. GitHub, its runner and OIDC issuer, and the cloud's judge run on this machine. The workflows and dist/ are the shipped ones, run as processes in two repositories: acme/access, where access is asked for, and acme/payments, whose job needs it.",
  "  ",
)}
  │ is what they printed, ✓ is what was checked.`);

const stage = await startStage({ directory });
let summary = "";
let held = 0;
let broken = 0;
try {
  const memory = remember(stage);
  for (const [index, act] of acts.entries()) {
    say(`\n${paint(1, `${index + 1}. ${act.title}`)}\n${wrap(act.story, "   ")}`);
    const { shown, claims } = await act.play(memory);
    for (const line of shown) say(paint(2, wrap(line, "   │ ")));
    for (const each of claims) report(each);
  }
  summary = await summaryOf(stage);
} finally {
  await stage.stop();
}

const seconds = (performance.now() - started) / 1000;
const late = seconds > limit;
say(`
${paint(1, broken === 0 ? "Everything held" : `${broken} claims did not hold`)}: ${acts.length} acts, ${held} checks, ${seconds.toFixed(1)} s${late ? `, and more than ${limit} s` : ""}.
${summary}

Read next:
  README.md                  what it is, and the way to a repository of your own
  grants/, targets/          the files that people write
  examples/consumer/         the other repository: a workflow that mints
  docs/threat-model.md       what each wall stops, and what it does not
  sandbox/life.ts            these acts; the end-to-end tests play them too: npm test`);
process.exitCode = broken === 0 && !late ? 0 : 1;

/** What the cloud saw of it all. */
async function summaryOf({ cloud }: Pick<Stage, "cloud">): Promise<string> {
  const roles = await leases({ cloud });
  const sealed = roles.filter(({ trust }) => trust.includes("Sealed")).length;
  const asked = cloud.requests.filter(
    ({ action, parameters }) =>
      action === "sts:AssumeRoleWithWebIdentity" && parameters.RoleArn?.includes(":role/sallyport/"),
  );
  const minted = asked.filter(({ allowed }) => allowed).length;
  return `The cloud saw ${roles.length} leases, gave ${minted} sessions and refused ${asked.length - minted} jobs; ${sealed} of the ${roles.length} roles are sealed now.`;
}

/** Seconds that may be taken, without end when nothing is asked for; undefined when the arguments cannot be read. */
function readLimit([flag, value, ...more]: readonly string[]): number | undefined {
  if (flag === undefined) return Number.POSITIVE_INFINITY;
  return flag === "--within" && Number(value) > 0 && more.length === 0 ? Number(value) : undefined;
}

function report({ claim, holds, seen }: Claim): void {
  if (holds) held += 1;
  else broken += 1;
  say(`   ${holds ? paint(32, "✓") : paint(31, "✗")} ${claim}`);
  if (seen !== undefined) say(wrap(`seen: ${seen.slice(0, 2000)}`, "     "));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Breaks a line at its spaces, each part behind the margin, later parts below its last column; what has no spaces stays whole. */
function wrap(text: string, margin: string): string {
  const column = /^.{0,44}\S {2,}(?=\S)/.exec(text)?.[0].length;
  const indent = " ".repeat(column ?? (margin.includes("│") ? 4 : 0));
  const parts: string[] = [];
  // Only single spaces are broken at: runs of them hold columns apart.
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    const last = parts.at(-1);
    if (last === undefined) parts.push(word);
    else if (last.length + 1 + word.length <= width - margin.length) parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(`${indent}${word}`);
  }
  return parts.map((part) => `${margin}${part}`).join("\n");
}
