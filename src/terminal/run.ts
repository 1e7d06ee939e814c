import type { Answer } from "../commands/answer.ts";
import { checkFiles } from "../commands/check-files.ts";
import { execute, type WorldCommand } from "../commands/execute.ts";
import { policyTest } from "../commands/policy-test.ts";
import { request } from "../commands/request.ts";
import { revoke } from "../commands/revoke.ts";
import { Fault } from "../core/fault.ts";
import { readTree } from "../core/parse.ts";
import { Secret } from "../core/secret.ts";
import { workbench } from "../git/workbench.ts";
import { lyingFiles } from "../git/worktree.ts";
import { loopbackEndpoint } from "../http/endpoint.ts";
import { readCases, runCases } from "../policy/cases.ts";
import { findingsText } from "../report/terminal.ts";
import { type ControlRole, forgeFor, openWorld, policyEngine, providerFactory, type Surroundings } from "../wire.ts";
import type { Line } from "./arguments.ts";
import { wishFrom } from "./ask.ts";

/** Folders and files that people write. */
const ours = ["sallyport.yaml", "targets", "grants", "policies"];
const clock = { now: () => Date.now() };

/** Runs one command line. */
export async function runLine(line: Line): Promise<Answer> {
  const bench = workbench(process.cwd());
  switch (line.command.name) {
    case "request":
      return await requestHere(line, bench);
    case "policy test":
      return await policyTestHere(bench.root);
    case "revoke": {
      const around = surroundings(line, bench, "reader");
      const forge = forgeFor(around, around.repository, around.token);
      const { defaultBranch } = await forge.repository(around.repository);
      return await revoke(forge, { repository: around.repository, branch: defaultBranch, grant: line.argument ?? "" });
    }
    case "validate":
      if (line.one["pull-request"] === undefined) {
        const around = { ...endpoints(line), clock, role: "reader" as const, keys: fromEnvironment };
        return await checkFiles({ provider: providerFactory(around), ...policyEngine }, lyingFiles(bench.root, ours));
      }
  }
  return await executeHere(line, bench);
}

const roles: { readonly [command: string]: ControlRole } = { apply: "binder", sweep: "unbinder" };

async function executeHere(line: Line, bench: ReturnType<typeof workbench>): Promise<Answer> {
  const name = line.command.name as WorldCommand;
  const now = clock.now();
  const world = await openWorld(surroundings(line, bench, roles[name] ?? "reader"));
  const grant = line.argument ?? line.one.grant;
  const pullRequest = Number(line.one["pull-request"]);
  return await execute(name, world, now, {
    ...(grant ? { grant } : {}),
    ...(Number.isSafeInteger(pullRequest) ? { pullRequest } : {}),
    ...(line.many.target ? { targets: line.many.target } : {}),
  });
}

async function requestHere(line: Line, bench: ReturnType<typeof workbench>): Promise<Answer> {
  const { entries, blobs } = lyingFiles(bench.root, ["sallyport.yaml", "targets"]);
  const tree = readTree(entries, blobs);
  if (tree.configuration === undefined)
    throw new Fault("sallyport.not-configured", `sallyport.yaml cannot be used:\n${findingsText(tree.findings)}`);
  const wish = await wishFrom(line, tree.targets, process.stdin.isTTY === true);
  const around = surroundings(line, bench, "reader");
  return await request(
    {
      configuration: tree.configuration,
      targets: tree.targets,
      provider: providerFactory(around),
      propose: bench.propose,
      forge: forgeFor(around, around.repository, around.token),
      progress: around.progress,
    },
    wish,
  );
}

async function policyTestHere(root: string): Promise<Answer> {
  const { entries, blobs } = lyingFiles(root, ["policies"]);
  const texts = new Map(entries.map(({ path, oid }) => [path, blobs.get(oid)!.toString("utf8")]));
  const read = entries
    .filter(({ path }) => /^policies\/cases\/.*\.yaml$/.test(path))
    .map(({ path, oid }) => readCases(path, blobs.get(oid)!));
  const findings = [...(await policyEngine.policyFindings(texts)), ...read.flatMap((each) => each.findings)];
  if (findings.length > 0) return { exit: 1, text: findingsText(findings), json: { findings }, findings };
  const results = runCases(
    await policyEngine.policy(texts),
    read.flatMap(({ cases }) => cases),
  );
  return policyTest(
    results.map(({ case: { name }, passed, differences }) => ({ name, passed, says: differences.join("; ") })),
  );
}

function surroundings(line: Line, bench: ReturnType<typeof workbench>, role: ControlRole): Surroundings {
  const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;
  if (!token)
    throw new Fault(
      "terminal.token",
      "there is no GitHub token: set GITHUB_TOKEN, for example to the output of `gh auth token`",
    );
  return {
    ...endpoints(line),
    directory: bench.root,
    repository: bench.repository,
    token: new Secret(token),
    clock,
    role,
    keys: fromEnvironment,
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`${text}…\n`);
    },
  };
}

function endpoints(line: Line): Pick<Surroundings, "githubApi" | "awsEndpoint"> {
  return {
    githubApi: loopbackEndpoint("--github-api-url", line.one["github-api-url"] ?? ""),
    awsEndpoint: loopbackEndpoint("--aws-endpoint", line.one["aws-endpoint"] ?? ""),
  };
}

/** A person's own keys. They are for one account: another account's role refuses them, and that is told. */
const fromEnvironment: Surroundings["keys"] =
  ({ account }) =>
  async () => {
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_SESSION_TOKEN: session } = process.env;
    if (!id || !key)
      throw new Fault(
        "terminal.keys",
        `there are no keys for account ${account}: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN`,
      );
    return {
      accessKeyId: new Secret(id),
      secretAccessKey: new Secret(key),
      ...(session ? { sessionToken: new Secret(session) } : {}),
    };
  };
