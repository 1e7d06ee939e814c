/** `npm run demo`: the whole life of a lease, on this machine, without any account. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acts, type Claim, remember } from "./life.ts";
import { startStage } from "./stage.ts";

const started = Date.now();
const directory = mkdtempSync(join(tmpdir(), "sallyport-demo-"));
const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

const stage = await startStage({ directory });
let broken = 0;
try {
  say(
    paint(
      1,
      "Sallyport, the whole life of two leases. GitHub, OIDC issuer and cloud run on this machine; the workflows and dist/ are the shipped ones.",
    ),
  );
  const memory = remember(stage);
  for (const [index, act] of acts.entries()) {
    say(`\n${paint(1, `${index + 1}. ${act.title}`)}`);
    say(wrap(act.story));
    const { shown, claims } = await act.play(memory);
    for (const line of shown) say(paint(2, `    │ ${line}`));
    for (const each of claims) report(each);
  }
} finally {
  await stage.stop();
  rmSync(directory, { recursive: true, force: true });
}
const seconds = ((Date.now() - started) / 1000).toFixed(1);
say(`\n${broken === 0 ? "everything held" : `${broken} claims did not hold`}; ${seconds} s`);
process.exitCode = broken === 0 ? 0 : 1;

function report({ claim, holds, seen }: Claim): void {
  if (!holds) broken += 1;
  say(`  ${holds ? paint(32, "✓") : paint(31, "✗")} ${claim}`);
  if (seen !== undefined) say(`    seen: ${seen.slice(0, 2000)}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Breaks a paragraph into lines of at most 100 characters, two spaces in. */
function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 98) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join("\n");
}
