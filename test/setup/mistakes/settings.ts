/** Of settings: the repository, its environments and keys, the Apps. */
import type { EnvironmentSeed } from "../../../sandbox/contract.ts";
import { access, type Globex } from "../globex.ts";
import { governance, type Mistake } from "./mistake.ts";

export const environments = (
  globex: Globex,
  change: (all: Record<string, EnvironmentSeed>) => void,
  repository = access,
) => {
  const key = (app: string) => ({ branches: ["main"], secrets: { [`${app}_APP_KEY`]: "pem" } });
  const own: Record<string, EnvironmentSeed> =
    repository === access
      ? {
          ...{ "sallyport-apply": key("READER"), "sallyport-sweep": key("READER") },
          ...{ "sallyport-audit": key("READER"), "sallyport-record": key("WRITER") },
        }
      : { production: { branches: ["main"] } };
  change(own);
  globex.github.configure(repository, { environments: own });
};
const appSlug = (name: "reader" | "writer") => `globex-sallyport-${name}`;
const held = {
  reader: { actions: "write", contents: "read", members: "read", metadata: "read", pull_requests: "read" },
  writer: { contents: "write", metadata: "read", pull_requests: "write" },
} as const;

export const inRepository: readonly Mistake[] = [
  {
    title: "the repository was deleted and made anew",
    code: "doctor.repository.id",
    plant: ({ github }) => github.configure(access, { id: 5152 }),
  },
  {
    title: "workflows may approve pull requests",
    code: "doctor.actions.approve",
    plant: (globex) => {
      governance(globex).workflowPermissions.can_approve_pull_request_reviews = true;
    },
  },
  {
    title: "workflows may write by default",
    code: "doctor.actions.default",
    plant: (globex) => {
      governance(globex).workflowPermissions.default_workflow_permissions = "write";
    },
  },
  {
    title: "the sweep was switched off",
    code: "doctor.schedule.off",
    says: /disabled_inactivity/,
    plant: (globex) => void governance(globex).disabled.set(".github/workflows/sweep.yml", "disabled_inactivity"),
  },
  {
    title: "no sweep has succeeded for three hours",
    code: "doctor.schedule.late",
    says: /workflow sweep/,
    plant: async ({ clock }) => {
      clock.move(3 * 3_600_000);
      return async () => clock.move(-3 * 3_600_000);
    },
  },
];

export const inEnvironments: readonly Mistake[] = [
  {
    title: "the environment of apply was never made",
    code: "doctor.environment.missing",
    says: /sallyport-apply/,
    plant: (globex) => environments(globex, (all) => void delete all["sallyport-apply"]),
  },
  {
    title: "the environment of apply lets every branch in",
    code: "doctor.environment.open",
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-apply"] = { secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the environment of sweep lets every protected branch in",
    code: "doctor.environment.protected",
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-sweep"] = { branches: "protected", secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the environment of record lets release branches in",
    code: "doctor.environment.branches",
    says: /release\/\*/,
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-record"] = { branches: ["main", "release/*"], secrets: { WRITER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the environment of audit lets tags in",
    code: "doctor.environment.branches",
    says: /tag v\*/,
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-audit"] = { branches: ["main"], tags: ["v*"], secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the environment of audit shuts the default branch out",
    code: "doctor.environment.shut",
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-audit"] = { branches: [], secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "a sweep waits for a reviewer",
    code: "doctor.environment.waits",
    plant: (globex) => void governance(globex).waiting.add("sallyport-sweep"),
  },
  {
    title: "the key of audit was forgotten",
    code: "doctor.environment.key-missing",
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-audit"] = { branches: ["main"] };
      }),
  },
  {
    title: "the writer's key lies beside the cloud identity",
    code: "doctor.environment.key-misplaced",
    plant: ({ github }) => github.setSecret(access, "sallyport-apply", "WRITER_APP_KEY", "pem"),
  },
  {
    title: "a key lies in an environment of somebody else's",
    code: "doctor.environment.key-misplaced",
    says: /staging/,
    plant: (globex) =>
      environments(globex, (all) => {
        all.staging = { secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the writer's key lies at the repository, for any branch to steal",
    code: "doctor.secret.repository",
    plant: ({ github }) => github.configure(access, { secrets: { WRITER_APP_KEY: "pem" } }),
  },
  {
    title: "the address of alerts lies at the repository",
    code: "doctor.secret.repository",
    says: /SALLYPORT_ALERTS/,
    plant: ({ github }) => github.configure(access, { secrets: { SALLYPORT_ALERTS: "https://hooks.example/x" } }),
  },
  {
    title: "the reader's key lies at the organization",
    code: "doctor.secret.organization",
    plant: ({ github }) => void github.organizationSecrets("globex").add("READER_APP_KEY"),
  },
];

export const inApps: readonly Mistake[] = [
  {
    title: "the reader App may write contents",
    code: "doctor.app.more",
    says: /contents: write/,
    plant: ({ github }) => github.changeApp(appSlug("reader"), { permissions: { ...held.reader, contents: "write" } }),
  },
  {
    title: "the writer App may administer",
    code: "doctor.app.more",
    says: /administration: write/,
    plant: ({ github }) =>
      github.changeApp(appSlug("writer"), { permissions: { ...held.writer, administration: "write" } }),
  },
  {
    title: "the reader App may not read members",
    code: "doctor.app.less",
    says: /members: read/,
    plant: ({ github }) => {
      const { members: _, ...rest } = held.reader;
      github.changeApp(appSlug("reader"), { permissions: rest });
    },
  },
  {
    title: "an App is installed on every repository",
    code: "doctor.app.everywhere",
    plant: ({ github }) => github.changeApp(appSlug("writer"), { everywhere: true }),
  },
  {
    title: "an App is suspended",
    code: "doctor.app.suspended",
    plant: ({ github }) => github.changeApp(appSlug("reader"), { suspended: true }),
  },
  {
    title: "the reader's variable names no App",
    code: "doctor.app.missing",
    plant: ({ github }) => github.setVariable(access, "READER_APP_ID", "12345"),
  },
  {
    title: "one App is reader and writer at once",
    code: "doctor.app.same",
    // The writer that the rules let through is not the one that the variable names.
    also: ["doctor.branch.bypass", "doctor.ledger.bypass", "doctor.ledger.writer"],
    plant: ({ github }) => github.setVariable(access, "WRITER_APP_ID", "901"),
  },
];
