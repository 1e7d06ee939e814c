import { parcel } from "./parcel.generated.ts";
import { scalar } from "./scalar.ts";
import type { Files, Setup } from "./setup.ts";
import { workflowFiles } from "./workflows.ts";

/** Everything that people write in an access repository, for a first target; what is generated of it (bootstrap/) is not here. */
export function installationFiles(setup: Setup): Files {
  const handed = Object.entries(parcel).filter(([path]) => /^(policies|schemas)\//.test(path));
  const { target } = setup;
  return new Map([
    ...workflowFiles(setup),
    [".github/CODEOWNERS", codeowners(setup)],
    ["sallyport.yaml", configuration(setup)],
    [`targets/${target.name}.yaml`, targetFile(setup)],
    ["grants/README.md", grantsReadme(setup)],
    ...handed,
  ]);
}

function codeowners({ owners, target }: Setup): string {
  const control = [
    "*",
    "/sallyport.yaml",
    "/policies/",
    "/targets/",
    "/schemas/",
    "/bootstrap/",
    "/.github/",
    "/grants/",
  ];
  const row = (pattern: string, who: readonly string[]) => `${pattern.padEnd(32)} ${who.join(" ")}`;
  return [
    "# Who must approve what. The last line that matches counts, and any one of its owners is enough for that line;",
    "# how many approvals a tier needs is policy's to say. Keep this file here: GitHub reads .github/ first.",
    "",
    "# Everything, hence every control path: what decides and what runs.",
    ...control.map((pattern) => row(pattern, owners)),
    "",
    "# Requests: one folder per target, owned by the people who answer for that place.",
    row(`/grants/${target.name}/`, target.approvers),
    "",
  ].join("\n");
}

function configuration({ installation, access, audience, controller }: Setup): string {
  return lines(
    "# yaml-language-server: $schema=schemas/configuration.schema.json",
    "# What is true of the whole installation.",
    "version: 1",
    `installation: ${scalar(installation)}`,
    `repository: ${scalar(access.repository)}`,
    `repository_id: ${JSON.stringify(access.repositoryId)}`,
    `owner_id: ${JSON.stringify(access.ownerId)}`,
    `audience: ${scalar(audience)}`,
    ...(access.branch === "main" ? [] : [`branch: ${scalar(access.branch)}`]),
    ...(controller === undefined ? [] : [`controller: ${controller.repository}@${controller.commit}`]),
  );
}

function targetFile({ target, consumer }: Setup): string {
  return lines(
    "# yaml-language-server: $schema=../schemas/target.schema.json",
    "version: 1",
    "provider: aws",
    `account: ${JSON.stringify(target.account)}`,
    `regions: [${target.regions.map(scalar).join(", ")}]`,
    `tier: ${target.tier}`,
    "subjects:",
    `  - repository: ${scalar(consumer.repository)}`,
    `    repository_id: ${JSON.stringify(consumer.repositoryId)}`,
    `    owner_id: ${JSON.stringify(consumer.ownerId)}`,
    `    workflows: [${scalar(consumer.workflow)}]`,
    `    refs: [${scalar(consumer.ref)}]`,
    `    environments: [${scalar(consumer.environment)}]`,
    "ceiling:",
    "  - actions:",
    ...target.actions.map((action) => `      - ${scalar(action)}`),
    "    resources:",
    ...target.resources.map((resource) => `      - ${scalar(resource)}`),
    "limits:",
    `  minutes: ${target.minutes}`,
    ...(target.dispatch ? ["dispatch: true"] : []),
  );
}

function grantsReadme({ target }: Setup): string {
  return lines(
    "# Grants",
    "",
    `One file is one request: \`grants/<target>/<id>.yaml\`, for example \`grants/${target.name}/backfill-4211.yaml\`. The folder is the`,
    "target, so the owners of that place are asked (see `.github/CODEOWNERS`). The id is the file's name: `a-z`, `0-9` and `-`, at",
    "most 32, and never used before.",
    "",
    "`sallyport request` writes the file and opens the pull request. By hand, its first line gives an editor",
    "[the fields](../schemas/grant.schema.json): `# yaml-language-server: $schema=../../schemas/grant.schema.json`.",
    "",
    "A file here is never edited: an edit ends the access, and what differs is a new request. Ended files are taken away by",
    "the sweep, with their story in its commit.",
  );
}

function lines(...all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
