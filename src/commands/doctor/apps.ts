import type { Ailment, Examination } from "../../core/ailment.ts";
import type { AppInstallation } from "../../core/settings.ts";
import type { Reading } from "../../core/subject-facts.ts";
import type { AppName, Permissions } from "../init/left.ts";
import { parcel } from "../init/parcel.generated.ts";
import { appPermissions } from "../init/permissions.ts";
import { look, together, when } from "./look.ts";
import type { Patient } from "./patient.ts";

/** The installation of an App, by the variable that names it; undefined when nothing of that name is installed. */
export function installed(
  { settings }: Pick<Patient, "settings">,
  name: AppName,
): Reading<AppInstallation | undefined> {
  const { variables, installations } = settings;
  if ("unknown" in variables) return variables;
  if ("unknown" in installations) return installations;
  const id = variables.read[`${name}_APP_ID`];
  return { read: installations.read.find(({ appId, clientId }) => id === String(appId) || id === clientId) };
}

/** Each App holds exactly what the workflows ask of it, and they are two. */
export function apps(patient: Patient): Examination {
  // Hardened, the jobs that buy tokens stand in the controller's repository, as shipped.
  const texts = [...(patient.configuration.controller === undefined ? [] : Object.entries(parcel)), ...patient.texts];
  const workflows = texts.filter(([path]) => path.startsWith(".github/workflows/"));
  const dispatch = [...patient.targets.values()].some(({ target }) => target.dispatch);
  const wanted = appPermissions(workflows, { dispatch });
  const [reader, writer] = [installed(patient, "READER"), installed(patient, "WRITER")];
  const same = "read" in reader && "read" in writer && reader.read !== undefined && reader.read === writer.read;
  return together(
    appExamination(patient, "READER", { found: reader, wanted: wanted.READER }),
    same
      ? { ailments: [oneApp(reader.read?.slug ?? "")], unseen: [] }
      : appExamination(patient, "WRITER", { found: writer, wanted: wanted.WRITER }),
  );
}

function oneApp(slug: string): Ailment {
  return {
    code: "doctor.app.same",
    where: `App ${slug}`,
    seen: "it is reader and writer at once: what reaches the cloud could write the repository",
    fix: "make a second App, and set WRITER_APP_ID and its key in sallyport-record",
  };
}

function appExamination(
  { configuration }: Patient,
  name: AppName,
  { found, wanted }: { readonly found: Reading<AppInstallation | undefined>; readonly wanted: Permissions },
): Examination {
  const where = `the ${name.toLowerCase()} App`;
  const [owner] = configuration.repository.split("/");
  return look(where, found, (app) => {
    if (app === undefined)
      return [
        {
          code: "doctor.app.missing",
          where,
          seen: `variable ${name}_APP_ID names no App that is installed in ${owner}`,
          fix: `install it, and set its App ID: gh variable set ${name}_APP_ID --repo ${configuration.repository}`,
        },
      ];
    const page = `https://github.com/organizations/${owner}/settings/apps/${app.slug}`;
    const [more, less] = compared(app.permissions, wanted);
    return [
      ...when(more.length > 0, {
        code: "doctor.app.more",
        where: `App ${app.slug}`,
        seen: `it may do more than is asked of it: ${more.join(", ")}`,
        fix: `take that away: ${page}/permissions`,
      }),
      ...when(less.length > 0, {
        code: "doctor.app.less",
        where: `App ${app.slug}`,
        seen: `it lacks ${less.join(", ")}`,
        fix: `add that, and accept it in the organization: ${page}/permissions`,
      }),
      ...when(app.everywhere, {
        code: "doctor.app.everywhere",
        where: `App ${app.slug}`,
        seen: "it is installed on every repository of the organization",
        fix: `select those that it needs: ${page}/installations`,
      }),
      ...when(app.suspended, {
        code: "doctor.app.suspended",
        where: `App ${app.slug}`,
        seen: "its installation is suspended",
        fix: `unsuspend it: ${page}/installations`,
      }),
    ];
  });
}

const levels = ["", "read", "write", "admin"];

/** What is held beyond what is wanted, and what is wanted beyond what is held. */
function compared(held: Permissions, wanted: Permissions): readonly [more: string[], less: string[]] {
  const level = (permissions: Permissions, name: string) => levels.indexOf(permissions[name] ?? "");
  const names = [...new Set([...Object.keys(held), ...Object.keys(wanted)])].sort();
  return [
    names.filter((name) => level(held, name) > level(wanted, name)).map((name) => `${name}: ${held[name]}`),
    names.filter((name) => level(held, name) < level(wanted, name)).map((name) => `${name}: ${wanted[name]}`),
  ];
}
