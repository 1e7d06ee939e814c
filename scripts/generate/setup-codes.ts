/** Like codes.ts, for what `init` finds before there is an installation, and `doctor` in one that runs. */
export const setupCodes: { readonly [code: string]: readonly [means: string, mend: string] } = {
  "init.exists": [
    "A file that init would write is there already, with other content.",
    "Move it away, or give `--force` to have it overwritten.",
  ],
  "init.target": ["The name of the first target cannot be used.", "Use a-z, 0-9 and `-`, at most 32."],
  "init.workflow": ["The consumer's workflow is no workflow file.", "Name a `.yml` below `.github/workflows/`."],
  "init.job": ["The consumer's job cannot be a key in a workflow.", "Use letters, digits, `-` and `_`."],
  "init.run": [
    "The job's command holds an expression or a line break.",
    "Put it into a script of that repository, and name the script.",
  ],
  "init.controller": [
    "The controller's repository is of another owner than the access repository, and would be handed no environment's secrets.",
    "Keep both in one organization.",
  ],
  "doctor.repository.id": [
    "The repository of that name has other numeric ids than `sallyport.yaml` says.",
    "Find out who has the name now; write the right ids, and deploy `bootstrap/` again.",
  ],
  "doctor.repository.branch": [
    "The default branch has another name than `sallyport.yaml` says.",
    "Set `branch`, name it in `apply.yml` and the environments, and deploy `bootstrap/` again.",
  ],
  "doctor.actions.default": ["A workflow that names no permissions may write.", "Set the default to read."],
  "doctor.actions.approve": [
    "Workflows may approve pull requests.",
    "Turn it off in the repository's Actions settings.",
  ],
  "doctor.branch.pull-request": ["The default branch takes pushes without a pull request.", "Require a pull request."],
  "doctor.branch.code-owners": ["No code owner has to review.", "Require review from Code Owners."],
  "doctor.branch.approvals": ["No approval is required.", "Require one at least."],
  "doctor.branch.last-push": [
    "Whoever pushed last may approve.",
    "Require approval of the most recent reviewable push.",
  ],
  "doctor.branch.stale": ["Approvals outlive what is pushed after them.", "Dismiss stale approvals."],
  "doctor.branch.squash": ["Other merges than squash merges are allowed.", "Allow squash merges alone."],
  "doctor.branch.bypass": [
    "Somebody else than the writer App passes the rules.",
    "Leave the writer App alone on the bypass lists.",
  ],
  "doctor.branch.exempt": [
    "Somebody is exempt from a branch's rules: GitHub records nothing when they pass them.",
    "Let them bypass always instead, which is recorded.",
  ],
  "doctor.branch.force-push": ["The default branch can be rewritten.", "Block force pushes."],
  "doctor.branch.deletion": ["The default branch can be deleted.", "Restrict deletions."],
  "doctor.ledger.force-push": ["The ledger can be rewritten.", "Block force pushes."],
  "doctor.ledger.deletion": ["The ledger can be deleted.", "Restrict deletions."],
  "doctor.ledger.update": [
    "Others than the writer App may push to the ledger.",
    "Restrict updates, with the writer App alone on the bypass list.",
  ],
  "doctor.ledger.bypass": [
    "Somebody else than the writer App passes the ledger's rules.",
    "Leave the writer App alone on the bypass lists.",
  ],
  "doctor.ledger.writer": ["The writer App cannot push to the ledger.", "Add it to the bypass list."],
  "doctor.environment.missing": ["An environment is not there.", "Make it, for the default branch alone."],
  "doctor.environment.open": ["An environment lets every branch in.", "Select the default branch alone."],
  "doctor.environment.protected": [
    "An environment lets every protected branch in.",
    "Select the default branch alone, by name.",
  ],
  "doctor.environment.branches": ["An environment lets more in than the default branch.", "Take the rest away."],
  "doctor.environment.shut": ["An environment does not let the default branch in.", "Add it."],
  "doctor.environment.waits": [
    "An environment waits for a reviewer or a timer.",
    "Take both away: a revocation waits for nobody.",
  ],
  "doctor.environment.key-missing": ["An environment lacks its App's key.", "Store the key there."],
  "doctor.environment.key-misplaced": [
    "An environment holds a key that is not for it.",
    "Delete it there, and make a new key.",
  ],
  "doctor.secret.repository": [
    "An App's key lies at the repository, where a job of any branch can read it.",
    "Delete it there, and make a new key.",
  ],
  "doctor.secret.organization": [
    "An App's key lies at the organization, where a job of any branch can read it.",
    "Delete it there, and make a new key.",
  ],
  "doctor.app.missing": ["A variable names no App that is installed.", "Install it, or mend the variable."],
  "doctor.app.same": ["One App is reader and writer at once.", "Make a second one."],
  "doctor.app.more": ["An App may do more than the workflows ask of it.", "Take that permission away."],
  "doctor.app.less": ["An App may do less than the workflows ask of it.", "Add that permission, and accept it."],
  "doctor.app.everywhere": ["An App is installed on every repository.", "Select those that it needs."],
  "doctor.app.suspended": ["An App's installation is suspended.", "Unsuspend it."],
  "doctor.codeowners.missing": ["There is no CODEOWNERS.", "Write one."],
  "doctor.codeowners.shadowed": ["A second CODEOWNERS looks as if it counted.", "Take it away."],
  "doctor.codeowners.error": ["GitHub skips a line of CODEOWNERS.", "Mend that line."],
  "doctor.codeowners.control": ["Nobody owns a control path.", "Begin the file with `*` and owners."],
  "doctor.codeowners.grants": ["Nobody owns a target's folder of grants.", "Add a line for it."],
  "doctor.workflow.missing": ["One of the four workflows is not there.", "Write it anew with `sallyport init`."],
  "doctor.workflow.changed": [
    "One of the four workflows differs from the one that this command ships.",
    "Take the shipped one, or have the difference reviewed.",
  ],
  "doctor.workflow.unpinned": ["An action is not pinned to a full commit.", "Name it by its full commit."],
  "doctor.workflow.unknown-pin": [
    "An action is pinned to a commit that GitHub does not know.",
    "Name a commit of a release that you have read.",
  ],
  "doctor.workflow.secret": [
    "A workflow that a pull request starts holds a secret.",
    "Move what needs it into a workflow that the default branch alone starts.",
  ],
  "doctor.workflow.environment": [
    "Another workflow names one of the four environments, and would get its key.",
    "Give its job an environment of its own.",
  ],
  "doctor.workflow.handed": [
    "Another workflow hands secrets to a workflow of another repository, whose jobs may name one of the four environments.",
    "Hand over none, or keep that workflow here, where it is read.",
  ],
  "doctor.workflow.trigger": ["Outsiders can feed a workflow that runs with trust.", "Take that event away."],
  "doctor.schedule.off": ["GitHub does not start a scheduled workflow.", "Enable it."],
  "doctor.schedule.late": [
    "No sweep has succeeded for two hours, or no audit for two days.",
    "Start it, and see why the schedule stopped.",
  ],
  "doctor.schedule.never": ["No sweep or no audit has ever succeeded.", "Start it, and read its log."],
  "doctor.bootstrap.stale": [
    "A template is not what `sallyport.yaml` and `targets/` make.",
    "Run `sallyport bootstrap`, commit it, and deploy it.",
  ],
  "doctor.subject": [
    "A job that a target lists could not be given access, or could be changed by whoever may write.",
    "Do what the finding says: it is what apply would say of a grant.",
  ],
  "doctor.cloud.issuer": [
    "The OIDC provider or its audience is not there.",
    "Deploy the template, or add the audience.",
  ],
  "doctor.cloud.role-missing": ["A control role is not there.", "Deploy the template."],
  "doctor.cloud.role-trust": ["A control role trusts something else than the template says.", "Deploy the template."],
  "doctor.cloud.role-permissions": ["A control role's policy differs from the template.", "Deploy the template."],
  "doctor.cloud.role-more": ["A control role has further policies.", "Take them away."],
  "doctor.cloud.boundary-missing": ["A target's boundary is not there.", "Deploy the template."],
  "doctor.cloud.boundary-differs": ["A target's boundary differs from the template.", "Deploy the template."],
  "doctor.cloud.wildcard": [
    "A role under our path trusts a pattern, an account or everybody.",
    "Find who made it; the next sweep seals it.",
  ],
  "doctor.cloud.unexplained": [
    "A role under our path is not one that Sallyport made, or was changed.",
    "Find who made it; the next sweep seals it.",
  ],
  "doctor.cloud.stale": ["A lease is over since an hour and not sealed.", "Start the sweep."],
};
