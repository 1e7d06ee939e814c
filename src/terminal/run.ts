import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { codeownersPaths } from "../approval/codeowners.ts";
import type { Answer } from "../commands/answer.ts";
import { attest } from "../commands/attestation.ts";
import { checkFiles } from "../commands/check-files.ts";
import { doctor } from "../commands/doctor.ts";
import { execute, type WorldCommand } from "../commands/execute.ts";
import { policyModes } from "../commands/policy-files.ts";
import { policyReport } from "../commands/policy-report.ts";
import { type CaseOutcome, policyTest } from "../commands/policy-test.ts";
import { mustRead, orByHand, orSlip, revoke, sweepInputs, type Wanted } from "../commands/revoke.ts";
import { controlPaths } from "../core/control.ts";
import { Fault } from "../core/fault.ts";
import { readTree } from "../core/parse.ts";
import { Secret } from "../core/secret.ts";
import { ground } from "../git/ground.ts";
import { type Workbench, workbench } from "../git/workbench.ts";
import { lyingFiles } from "../git/worktree.ts";
import { loopbackEndpoint } from "../http/endpoint.ts";
import { policyFindingsAside } from "../policy/aside.ts";
import { type CaseResult, readCases, runCases } from "../policy/cases.ts";
import { plain } from "../report/plain.ts";
import { findingsText } from "../report/terminal.ts";
import {
  type ControlRole,
  forgeFor,
  openLook,
  openWorld,
  policyEngine,
  providerFactory,
  type Surroundings,
} from "../wire.ts";
import { type Line, Misuse } from "./arguments.ts";
import type { Person } from "./ask.ts";
import { bootstrapTemplates } from "./bootstrap.ts";
import { type InitSurroundings, initHere } from "./init.ts";
import { ownKeys } from "./keys.ts";
import { requestHere } from "./request.ts";
import { simulateHere } from "./simulate.ts";

/** Folders and files that people write; the last is a name that somebody may write instead. */
const ours = ["sallyport.yaml", "targets", "grants", "policies", "sallyport.yml", ...codeownersPaths];
/** Files that take longer to read than a thread takes to start. */
const many = 200;
const clock = { now: () => Date.now() };

/** Runs one command line. */
export async function runLine(line: Line): Promise<Answer> {
  // Read first, so that a refused address is told whatever else is missing.
  const around = { ...endpoints(line), clock };
  if (line.command.name === "init") return await initHere(line, initSurroundings(around));
  const bench = await workbench(process.cwd());
  switch (line.command.name) {
    case "request":
      return await requestHere(line, bench, {
        person: personHere(),
        at: clock.now(),
        around: () => surroundings(line, bench, "reader"),
      });
    case "policy test":
      return await policyTestHere(bench.root);
    case "simulate":
      return await simulateLine(line, bench, around);
    case "policy report":
      return await policyReport(await openWorld(await surroundings(line, bench, "reader")), clock.now());
    case "doctor":
      return await doctorHere(line, bench);
    case "attest": {
      const files = await lyingFiles(bench.root, controlPaths);
      return await attest(files, ground(bench.root, "").place, clock.now());
    }
    case "bootstrap":
      return await bootstrapHere(bench.root);
    case "revoke":
      return await revokeHere(line, bench);
    case "validate":
      if (line.one["pull-request"] === undefined) {
        const provider = providerFactory({ ...around, role: "reader", keys: ownKeys(around) });
        const files = await lyingFiles(bench.root, ours);
        const { policyFindings } = files.entries.length < many ? policyEngine : { policyFindings: policyFindingsAside };
        const now = clock.now();
        return await checkFiles({ provider, policyFindings: (texts) => policyFindings(texts, now) }, files);
      }
  }
  return await executeHere(line, bench);
}

const roles: { readonly [command: string]: ControlRole } = { apply: "binder", sweep: "unbinder" };

async function executeHere(line: Line, bench: Workbench): Promise<Answer> {
  const name = line.command.name as WorldCommand;
  const pullRequest = numberOf(line, "pull-request");
  const now = clock.now();
  const world = await openWorld(await surroundings(line, bench, roles[name] ?? "reader"));
  const grant = line.argument ?? line.one.grant;
  return await execute(name, world, now, {
    ...(grant ? { grant } : {}),
    ...(line.one.halt === undefined ? {} : { halt: line.one.halt }),
    ...(pullRequest ? { pullRequest } : {}),
    ...(line.many.target ? { targets: line.many.target } : {}),
  });
}

function numberOf({ one }: Line, option: string): number | undefined {
  const text = one[option];
  if (text === undefined) return undefined;
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new Misuse(`--${option} is ${JSON.stringify(text)}: give its number`);
  return Number(text);
}

async function revokeHere(line: Line, bench: Workbench): Promise<Answer> {
  const asked = wantedOf(line);
  const { reason } = line.one;
  // What is wrong with the words is told before anything else is asked for.
  sweepInputs(asked, reason ?? "");
  const around = await surroundings(line, bench, "reader");
  const { token, repository, githubApi } = around;
  const forge = forgeFor({ githubApi }, repository, token);
  const why = reason === undefined ? {} : { reason };
  try {
    const { defaultBranch } = await forge.repository(repository);
    const answer = await revoke(forge, { repository, branch: defaultBranch, asked, ...why });
    return await orSlip(answer, asked, () => openWorld(around));
  } catch (cause) {
    throw orByHand(cause);
  }
}

/** The id, or the one kind of halt, that is given. */
function wantedOf({ argument, one }: Line): Wanted {
  if (one.all !== undefined) return { halt: { kind: "all" } };
  if (one.target !== undefined) return { halt: mustRead(`target:${one.target}`) };
  if (one.repository !== undefined) return { halt: mustRead(`repository:${one.repository}`) };
  return { grant: argument ?? "" };
}

function personHere(): Person | undefined {
  return process.stdin.isTTY === true ? { input: process.stdin, output: process.stderr } : undefined;
}

function initSurroundings(around: Pick<Surroundings, "githubApi">): InitSurroundings {
  return {
    directory: process.cwd(),
    home: dirname(realpathSync(process.argv[1] ?? process.cwd())),
    person: personHere(),
    forge: (repository) => forgeFor(around, repository, ownToken()),
  };
}

async function doctorHere(line: Line, bench: Workbench): Promise<Answer> {
  const world = await openLook(await surroundings(line, bench, "reader"));
  return await doctor({ ...world, bootstrap: bootstrapTemplates }, clock.now());
}

/** Writes bootstrap/ anew from the configuration and targets as they lie here. */
async function bootstrapHere(root: string): Promise<Answer> {
  const { entries, blobs } = await lyingFiles(root, ["sallyport.yaml", "targets"]);
  const { configuration, targets, findings } = readTree(entries, blobs);
  if (configuration === undefined || findings.length > 0)
    return { exit: 1, text: `${findingsText(findings)}nothing was written`, json: { findings }, findings };
  const files = bootstrapTemplates(configuration, [...targets.values()]);
  await ground(root, "").place(files);
  const paths = [...files.keys()];
  return { exit: 0, text: `wrote ${paths.join(", ")}: commit them, and have each deployed`, json: { written: paths } };
}

/** With a token the default branch decides; without one, the files as they lie. */
async function simulateLine(line: Line, bench: Workbench, around: ReturnType<typeof endpoints>): Promise<Answer> {
  const world = githubToken() === undefined ? undefined : await openWorld(await surroundings(line, bench, "reader"));
  const provider = providerFactory({ ...around, clock, role: "reader", keys: ownKeys({ ...around, clock }) });
  return await simulateHere(line, { root: bench.root, ...policyEngine, provider, world, now: clock.now() });
}

async function policyTestHere(root: string): Promise<Answer> {
  const { entries, blobs, findings: unread } = await lyingFiles(root, ["policies"]);
  const texts = new Map(entries.map(({ path, oid }) => [path, blobs.get(oid)!.toString("utf8")]));
  const read = entries
    .filter(({ path }) => /^policies\/cases\/.*\.yaml$/.test(path))
    .map(({ path, oid }) => readCases(path, blobs.get(oid)!));
  const now = clock.now();
  const findings = [
    ...unread,
    ...policyModes(entries),
    ...(await policyEngine.policyFindings(texts, now)),
    ...read.flatMap(({ findings }) => findings),
  ];
  if (findings.some(({ level }) => level === "error"))
    return { exit: 1, text: findingsText(findings), json: { findings }, findings };
  const cases = read.flatMap((each) => each.cases);
  const results = runCases(await policyEngine.policy(texts, now), cases);
  return policyTest(results.map(outcomeOf), findings);
}

function outcomeOf({ case: { name }, passed, differences, decision }: CaseResult): CaseOutcome {
  return { name, passed, says: differences.join("; "), audited: decision.audited ?? [] };
}

async function surroundings(line: Line, bench: Workbench, role: ControlRole): Promise<Surroundings> {
  const token = ownToken();
  const around = { ...endpoints(line), clock };
  return {
    ...around,
    directory: bench.root,
    repository: await bench.repository(),
    token,
    personal: true,
    role,
    keys: ownKeys(around),
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`${plain(text)}…\n`);
    },
  };
}

function ownToken(): Secret {
  const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;
  if (token) return new Secret(token);
  throw new Fault(
    "terminal.token",
    "there is no GitHub token: set GITHUB_TOKEN, for example to the output of `gh auth token`",
  );
}

function githubToken(): string | undefined {
  return process.env.GITHUB_TOKEN || process.env.GH_TOKEN || undefined;
}

function endpoints(line: Line): Pick<Surroundings, "githubApi" | "awsEndpoint"> {
  return {
    githubApi: loopbackEndpoint("--github-api-url", line.one["github-api-url"] ?? ""),
    awsEndpoint: loopbackEndpoint("--aws-endpoint", line.one["aws-endpoint"] ?? ""),
  };
}
