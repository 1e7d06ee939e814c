import type { Examination } from "../../core/ailment.ts";
import { look, together, when } from "./look.ts";
import type { Patient } from "./patient.ts";

/** The repository is the one that sallyport.yaml says, and its workflows may do little by default. */
export function repository({ configuration, settings }: Patient): Examination {
  const { repository: name, repository_id, owner_id, branch } = configuration;
  const actions = `https://github.com/${name}/settings/actions`;
  return together(
    look(`repository ${name}`, settings.repository, ({ id, ownerId, defaultBranch }) => [
      ...when(id !== repository_id || ownerId !== owner_id, {
        code: "doctor.repository.id",
        where: name,
        seen: `it is repository ${id} of owner ${ownerId}, and sallyport.yaml says ${repository_id} of ${owner_id}`,
        fix: "find out who has the name now; write the ids that are right, and deploy bootstrap/ again",
      }),
      ...when(defaultBranch !== branch, {
        code: "doctor.repository.branch",
        where: name,
        seen: `its default branch is ${defaultBranch}, and sallyport.yaml says ${branch}`,
        fix: "set `branch`, name it in apply.yml and the environments, and deploy bootstrap/ again",
      }),
    ]),
    look("what workflows may do", settings.workflowPermissions, ({ byDefault, mayApprove }) => [
      ...when(byDefault !== "read", {
        code: "doctor.actions.default",
        where: name,
        seen: `a workflow that names no permissions may ${byDefault}`,
        fix: `gh api -X PUT repos/${name}/actions/permissions/workflow -f default_workflow_permissions=read`,
      }),
      ...when(mayApprove, {
        code: "doctor.actions.approve",
        where: name,
        seen: "workflows may approve pull requests: a writer's branch could lend itself an approval",
        fix: `turn it off: ${actions}`,
      }),
    ]),
  );
}
