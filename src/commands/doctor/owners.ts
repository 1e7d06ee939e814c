import { codeownersPaths, ownersOf, parseCodeowners } from "../../approval/codeowners.ts";
import type { Ailment, Examination } from "../../core/ailment.ts";
import { look, together, when } from "./look.ts";
import type { Patient } from "./patient.ts";

/** Paths that must have owners whether something stands there now or not. */
const control = [
  ...["sallyport.yaml", "sallyport.attested", "policies/new.cedar", "targets/new.yaml", "bootstrap/new.yaml"],
  ...[".github/CODEOWNERS", ".github/workflows/new.yml", "dist/main.js"],
];

/** CODEOWNERS stands once, has no errors, and covers every control path and every target's folder. */
export function owners(patient: Patient): Examination {
  const { texts, configuration, settings } = patient;
  const standing = codeownersPaths.filter((path) => texts.has(path));
  const [path, ...hidden] = standing;
  if (path === undefined)
    return { ailments: [{ code: "doctor.codeowners.missing", where: ".github/CODEOWNERS", ...nobody }], unseen: [] };
  const bytes = Buffer.from(texts.get(path) ?? "");
  const { rules, findings } = parseCodeowners(path, bytes);
  const reported = look(`errors in ${path}, as GitHub sees them`, settings.ownerErrors, (errors) =>
    errors
      .filter(({ line }) => !findings.some((finding) => finding.line === line))
      .map(({ path: file, line, says }) => error(`${file}:${line}`, says)),
  );
  return together(reported, {
    ailments: [
      ...when(hidden.length > 0, {
        code: "doctor.codeowners.shadowed",
        where: hidden.join(", "),
        seen: `GitHub reads ${path} and nothing else: what stands there looks as if it counted`,
        fix: `git rm ${hidden.join(" ")}`,
      }),
      ...findings.map(({ file, line, message }) => error(`${file}:${line}`, message)),
      ...uncovered(patient, (file) => ownersOf(rules, file)?.owners.length ?? 0, configuration.repository),
    ],
    unseen: [],
  });
}

const nobody = {
  seen: "there is none, so that nobody is asked and nothing can be approved",
  fix: "write one: sallyport init shows its form",
};

function error(where: string, seen: string): Ailment {
  return { code: "doctor.codeowners.error", where, seen, fix: "mend that line: GitHub skips it" };
}

function uncovered(
  { paths, targets }: Patient,
  owned: (path: string) => number,
  repository: string,
): readonly Ailment[] {
  const standing = paths.filter((path) => !path.startsWith("grants/"));
  const bare = [...new Set([...control, ...standing])].filter((path) => owned(path) === 0);
  const orphaned = [...targets.keys()].filter((name) => owned(`grants/${name}/new.yaml`) === 0);
  const shown = bare.slice(0, 5).join(", ") + (bare.length > 5 ? ` and ${bare.length - 5} more` : "");
  return [
    ...when(bare.length > 0, {
      code: "doctor.codeowners.control",
      where: `CODEOWNERS of ${repository}`,
      seen: `nobody owns ${shown}: whoever may write can change what decides`,
      fix: "give every path owners: begin with `* @organization/team`, and leave no line without owners",
    }),
    ...orphaned.map((name) => ({
      code: "doctor.codeowners.grants",
      where: `grants/${name}/`,
      seen: "nobody owns it, so that no grant there can be approved",
      fix: `add a line: /grants/${name}/ @organization/team`,
    })),
  ];
}
