import type { Ailment, Examination } from "../../core/ailment.ts";
import { parcel } from "../init/parcel.generated.ts";
import { type Pin, pinOf } from "../init/setup.ts";
import { workflowFiles } from "../init/workflows.ts";
import { held } from "./held.ts";
import { look, together } from "./look.ts";
import type { Patient } from "./patient.ts";

const folder = ".github/workflows/";
const ours = ["apply", "audit", "sweep", "validate"].map((name) => `${folder}${name}.yml`);

/** Every `uses:` that is pinned otherwise than shipped, for whoever asks GitHub about them: `owner/name@commit`, once each. */
export function pinsOf(texts: ReadonlyMap<string, string>): readonly string[] {
  const uses = workflowsIn(texts).flatMap(([, text]) => usesOf(text));
  return [...new Set(uses.flatMap((one) => pinned(one)?.repositoryPin ?? []))].filter((pin) => !shipped.has(pin));
}

/** Pins of the shipped workflows: GitHub need not be asked about them. */
const shipped = new Set(
  Object.values(parcel)
    .flatMap(usesOf)
    .flatMap((uses) => pinned(uses)?.repositoryPin ?? []),
);

/** Our four stand as they were written, everything is pinned, nothing that a pull request starts holds a secret, and nobody else gets our keys. */
export function workflows(patient: Patient): Examination {
  const files = workflowsIn(patient.texts);
  const missing = ours.filter((path) => !patient.texts.has(path));
  const expected = expectedFiles(patient);
  return together(
    { ailments: missing.map(absent), unseen: [] },
    ...files.map(([path, text]) => {
      const found = together(pins(patient, path, text), held(path, text, ours.includes(path)));
      const wanted = expected.get(path);
      const differs = found.ailments.length === 0 && wanted !== undefined && wanted !== text;
      return differs ? together(found, { ailments: [changed(path, text, wanted)], unseen: [] }) : found;
    }),
  );
}

function workflowsIn(texts: ReadonlyMap<string, string>): readonly (readonly [path: string, text: string])[] {
  return [...texts].filter(([path]) => path.startsWith(folder) && /\.ya?ml$/.test(path));
}

function usesOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/^\s*(?:- )?uses:\s*["']?([^\s"'#]+)/gm), ([, uses = ""]) => uses);
}

/** A `uses:` at a full commit; undefined for a local one. */
function pinned(uses: string): { readonly repositoryPin: readonly string[] } | undefined {
  const [, repository = "", commit = ""] = /^([^/@]+\/[^/@]+)(?:\/[^@]*)?@([0-9a-f]{40})$/.exec(uses) ?? [];
  return repository === "" ? undefined : { repositoryPin: [`${repository}@${commit}`] };
}

function pins({ settings }: Patient, path: string, text: string): Examination {
  const used = usesOf(text).filter((uses) => !uses.startsWith("./"));
  const loose = used.filter((uses) => pinned(uses) === undefined);
  const known = pinsOf(new Map([[path, text]]));
  return together(
    {
      ailments: loose.map((uses) => ({
        code: "doctor.workflow.unpinned",
        where: path,
        seen: `it uses ${uses}, which can be made to be something else`,
        fix: "name it by its full commit, with its version in a comment",
      })),
      unseen: [],
    },
    ...known.map((pin) =>
      look(`commit ${pin}`, settings.pins.get(pin) ?? { unknown: "it was not asked for" }, (there) =>
        there
          ? []
          : [
              {
                code: "doctor.workflow.unknown-pin",
                where: path,
                seen: `GitHub knows no commit ${pin}`,
                fix: "name a commit of a release that you have read",
              },
            ],
      ),
    ),
  );
}

function absent(path: string): Ailment {
  return {
    code: "doctor.workflow.missing",
    where: path,
    seen: "there is no such file on the default branch",
    fix: "write it anew: sallyport init, with the names and numbers of this installation",
  };
}

/** Our four as this very command would write them, with the pin that they have; empty when they are taken from the repository itself. */
function expectedFiles({ configuration, texts }: Patient): ReadonlyMap<string, string> {
  const action = actionOf(texts);
  const { repository, repository_id, owner_id, branch, controller } = configuration;
  const access = { repository, repositoryId: repository_id, ownerId: owner_id, branch };
  const pin = controller === undefined ? undefined : pinOf(controller);
  return action === undefined ? new Map() : workflowFiles({ action, access, ...(pin ? { controller: pin } : {}) });
}

/** Where validate takes the Action from. */
function actionOf(texts: ReadonlyMap<string, string>): Pin | undefined {
  const validate = texts.get(`${folder}validate.yml`) ?? "";
  return usesOf(validate)
    .filter((uses) => !uses.startsWith("actions/"))
    .map(pinOf)
    .find((pin) => pin !== undefined);
}

function changed(path: string, text: string, wanted: string): Ailment {
  const [here, there] = [text.split("\n"), wanted.split("\n")];
  const line = here.findIndex((content, at) => content !== there[at]);
  return {
    code: "doctor.workflow.changed",
    where: `${path}:${line + 1}`,
    seen: "it differs from the workflow that this sallyport ships",
    fix: "take the shipped one, or have the difference reviewed by who answers for control paths",
  };
}
