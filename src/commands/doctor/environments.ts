import type { Ailment, Examination } from "../../core/ailment.ts";
import type { EnvironmentSettings } from "../../core/settings.ts";
import type { Reading } from "../../core/subject-facts.ts";
import { type AppName, environments as wanted } from "../init/left.ts";
import { look, together, when } from "./look.ts";
import type { Patient } from "./patient.ts";

const keys = ["READER_APP_KEY", "WRITER_APP_KEY"];
/** What must not lie where a job of any branch can read it. */
const secretNames = [...keys, "SALLYPORT_ALERTS"];

/** The keys lie in their own environments, which let the default branch in and nothing else, and nowhere else. */
export function environments(patient: Patient): Examination {
  const { settings, configuration } = patient;
  const { repository } = configuration;
  if ("unknown" in settings.environments) return look("environments", settings.environments, () => []);
  const found = settings.environments.read;
  return together(
    ...Object.entries(wanted).map(([name, app]) =>
      one(patient, { name, app, found: found.find((environment) => environment.name === name) }),
    ),
    ...found.filter(({ name }) => !(name in wanted)).map((environment) => stray(repository, environment)),
    elsewhere("doctor.secret.repository", `secrets of ${repository}`, settings.secrets.repository, (name) => ({
      seen: `${name} lies at the repository: a job of any branch, and of a pull request from here, can read it`,
      fix: `gh secret delete ${name} --repo ${repository}, and make a new one: the old may have been read`,
    })),
    elsewhere("doctor.secret.organization", "secrets of the organization", settings.secrets.organization, (name) => ({
      seen: `${name} lies at the organization: a job of any branch of each repository it is for can read it`,
      fix: `gh secret delete ${name} --org ${repository.split("/")[0]}, and make a new one: the old may have been read`,
    })),
  );
}

interface Wanted {
  readonly name: string;
  readonly app: AppName;
  readonly found: EnvironmentSettings | undefined;
}

function one({ configuration }: Patient, { name, app, found }: Wanted): Examination {
  const { repository, branch } = configuration;
  const where = `environment ${name}`;
  const page = `https://github.com/${repository}/settings/environments`;
  if (found === undefined)
    return {
      ailments: [
        {
          code: "doctor.environment.missing",
          where,
          seen: "there is none: GitHub makes it without any policy as soon as a job names it",
          fix: `make it, for ${branch} alone: ${page}`,
        },
      ],
      unseen: [],
    };
  return together(
    look(`branch policy of ${name}`, found.admits, (admits) => policyAilments(admits, { where, branch, page })),
    {
      ailments: when(found.waits, {
        code: "doctor.environment.waits",
        where,
        seen: "its jobs wait for a reviewer or a timer, and a revocation must wait for nobody",
        fix: `take the reviewers and the timer away: ${page}`,
      }),
      unseen: [],
    },
    look(`secrets of ${name}`, found.secrets, (secrets) => [
      ...when(!secrets.includes(`${app}_APP_KEY`), {
        code: "doctor.environment.key-missing",
        where,
        seen: `it holds no ${app}_APP_KEY`,
        fix: `gh secret set ${app}_APP_KEY --repo ${repository} -e ${name} < ${app.toLowerCase()}.pem`,
      }),
      ...keys
        .filter((key) => key !== `${app}_APP_KEY` && secrets.includes(key))
        .map((key) => misplaced(repository, name, key)),
    ]),
  );
}

function policyAilments(
  admits: EnvironmentSettings["admits"] extends Reading<infer Admits> ? Admits : never,
  { where, branch, page }: { readonly where: string; readonly branch: string; readonly page: string },
): readonly Ailment[] {
  const fix = `select ${branch} as its one deployment branch, and no tag: ${page}`;
  if (admits === "all") {
    const seen = "it lets every branch in: whoever may push one can take its key";
    return [{ code: "doctor.environment.open", where, seen, fix }];
  }
  if (admits === "protected") {
    const seen = "it lets every protected branch in, or all of them while none is";
    return [{ code: "doctor.environment.protected", where, seen, fix }];
  }
  const others = admits.filter(({ kind, pattern }) => kind === "tag" || pattern !== branch);
  const lacking = !admits.some(({ kind, pattern }) => kind === "branch" && pattern === branch);
  return [
    ...when(others.length > 0, {
      code: "doctor.environment.branches",
      where,
      seen: `it also lets in ${others.map(({ kind, pattern }) => `${kind} ${pattern}`).join(", ")}`,
      fix,
    }),
    ...when(lacking, { code: "doctor.environment.shut", where, seen: `it does not let ${branch} in`, fix }),
  ];
}

function stray(repository: string, { name, secrets }: EnvironmentSettings): Examination {
  return look(`secrets of ${name}`, secrets, (names) =>
    keys.filter((key) => names.includes(key)).map((key) => misplaced(repository, name, key)),
  );
}

function misplaced(repository: string, name: string, key: string): Ailment {
  return {
    code: "doctor.environment.key-misplaced",
    where: `environment ${name}`,
    seen: `it holds ${key}, which is not for it`,
    fix: `gh secret delete ${key} --repo ${repository} -e ${name}, and make a new key`,
  };
}

function elsewhere(
  code: string,
  where: string,
  names: Reading<readonly string[]>,
  says: (name: string) => Pick<Ailment, "seen" | "fix">,
): Examination {
  return look(where, names, (found) =>
    secretNames.filter((name) => found.includes(name)).map((name) => ({ code, where, ...says(name) })),
  );
}
