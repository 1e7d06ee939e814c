/** What a finding code means and what to do, for the codes that no schema's field explains. */
export const codes: { readonly [code: string]: readonly [means: string, mend: string] } = {
  "yaml.size": [
    "The file is longer than 16 KiB (a grant) or 256 KiB (a target, the configuration).",
    "Say it shorter, or ask in several files.",
  ],
  "yaml.syntax": ["The file is not YAML 1.2.", "Check quotes, colons and indentation at that place."],
  "yaml.empty": ["The file says nothing.", "Write the fields, or delete the file."],
  "yaml.depth": ["Lists and maps nest more than 20 deep.", "Write it flatter: no field nests that deeply."],
  "yaml.documents": ["A second document begins (`---`).", "Keep one document in a file."],
  "yaml.directive": ["A line begins with `%`.", "Take the line away."],
  "yaml.anchor": ["A value is named with `&`.", "Take the anchor away and write the value where it is needed."],
  "yaml.alias": ["A value is repeated by `*`.", "Write the value out; in quotes if the text begins with `*`."],
  "yaml.tag": ["A value has a type written with `!`.", "Take the tag away; in quotes if the text begins with `!`."],
  "yaml.merge": ["A map takes in another by `<<`.", "Write the fields out."],
  "yaml.duplicate": ["A key stands twice in one map.", "Keep one of them."],
  "yaml.number": [
    "A number is not written in plain digits (`014`, `0x3c`, `1e2`, `.inf`).",
    "Write plain digits, or quotes if it is a text.",
  ],
  "yaml.key": ["A key is not a text, or is one that JavaScript treats specially.", "Use a field's name."],
  "yaml.character": [
    "A control, invisible, zero-width or bidirectional character, a byte order mark, a lone carriage return, or bytes that are not UTF-8.",
    "Delete it and save as UTF-8: what cannot be seen cannot be reviewed.",
  ],
  "path.symlink": ["The path is a symbolic link.", "Commit the file itself."],
  "path.executable": ["The file is executable.", "`git update-index --chmod=-x <path>`"],
  "path.submodule": ["The path is a submodule.", "Take it away."],
  "path.mode": ["The file has a mode other than 100644.", "Commit a plain file."],
  "path.unreadable": ["The file in this clone cannot be read.", "Look at its permissions and its size."],
  "path.yml": ["The file ends in `.yml`.", "Rename it to end in `.yaml`."],
  "path.case": ["The path has upper-case letters.", "Rename it with a-z, 0-9 and `-` only."],
  "path.characters": ["The path is not plain ASCII.", "Rename it with a-z, 0-9 and `-` only."],
  "path.collision": ["Two paths differ only in case, or in how one letter is encoded.", "Keep one of them."],
  "path.misplaced": [
    "The file lies where only grants and targets may, and is neither.",
    "Grants are `grants/<target>/<id>.yaml`, targets `targets/<target>.yaml`; each name is of a-z, 0-9 and `-`, at most 32.",
  ],
  "configuration.missing": ["There is no `sallyport.yaml`.", "Add it; its fields are below."],
  "configuration.unknown-field": [
    "The configuration has no such field.",
    "Use the field that is meant, or take it away.",
  ],
  "target.unknown-field": ["A target has no such field.", "Use the field that is meant, or take it away."],
  "target.regions.partition": [
    "A region belongs to another partition than the target's.",
    "Take the region away, or set `partition`.",
  ],
  "target.subjects.ids": [
    "One repository is listed with two different ids.",
    "Keep the ids that `gh api repos/<owner>/<name>` tells.",
  ],
  "target.ceiling.resources.account": [
    "A resource of the ceiling names another account than the target's.",
    "Write the target's account, or list it at the target it belongs to.",
  ],
  "target.ceiling.resources.region": [
    "A resource of the ceiling names a region that the target does not list.",
    "Write one of the target's regions, or list the region.",
  ],
  "target.ceiling.resources.partition": [
    "A resource of the ceiling names another partition than the target's.",
    "Write the target's partition.",
  ],
  "target.hours.zone.unknown": [
    "A maintenance window is by the clock of a time zone that does not exist.",
    "Write a name of the IANA list, for example Europe/Berlin. Until then nothing opens there.",
  ],
  "target.freezes.time": [
    "A freeze begins or ends on a day that does not exist.",
    "Correct the day. Until then nothing opens there.",
  ],
  "target.freezes.order": [
    "A freeze ends before it begins, so that it would stop nothing.",
    "Write an end after its beginning. Until then nothing opens there.",
  ],
  "grant.unknown-field": ["A grant has no such field.", "Use the field that is meant, or take it away."],
  "grant.id": ["Two grants have the same id.", "Give the newer file another name: an id is used once, in all folders."],
  "grant.id.used": ["The id was used before.", "Give the file another name: an id is used once, for ever."],
  "grant.edited": ["A merged grant was changed.", "Undo the change and add a new file under a new id."],
  "grant.not-alone": [
    "The pull request changes something else beside its grants.",
    "Move it to a pull request of its own.",
  ],
  "attestation.not-alone": [
    "The pull request changes something else beside sallyport.attested.",
    "Move it to a pull request of its own.",
  ],
  "attestation.other-tree": [
    "sallyport.attested names other files than decide on the default branch now.",
    "Bring the branch up to date, and run `sallyport attest` again.",
  ],
  "grant.too-many": [
    "The pull request adds more than twenty grants.",
    "Ask for them in smaller pull requests: nobody reads more in one sitting.",
  ],
  "grant.target": ["The folder names no target.", "Move the file to the folder of a target, or add the target first."],
  "grant.target.unknown": [
    "The folder names no target that is on the default branch.",
    "File it under a target that is there; a new target is merged first.",
  ],
  "grant.job.repository.unlisted": [
    "The target does not list the repository.",
    "Use one that it lists, or ask its owners to list this one.",
  ],
  "grant.job.workflow.unlisted": [
    "The target does not list the workflow file for that repository.",
    "Use one that it lists, or ask its owners to list this one.",
  ],
  "grant.job.ref.unlisted": [
    "The target does not list the ref for that repository.",
    "Use one that it lists, or ask its owners to list this one.",
  ],
  "grant.job.environment.unlisted": [
    "The target does not list the environment for that repository.",
    "Use one that it lists, or ask its owners to list this one.",
  ],
  "grant.job.repository.unread": [
    "The reader App is not installed on the job's repository.",
    "Have an owner of that repository install the App there, then run apply again.",
  ],
  "grant.job.repository.unknown": [
    "GitHub does not show which repository has the name, or how it makes `sub`.",
    "Let the reader App read metadata and actions there, then run apply again.",
  ],
  "grant.job.repository.other": [
    "The repository of that name has another id, or another owner, than the target lists.",
    "Find out who has the name; where it is rightly theirs, the target's owners write the new ids.",
  ],
  "grant.job.repository.sub": [
    "The repository makes the claim `sub` by a template of its own, or begins it otherwise than the target's names and ids say.",
    "Set the template back to the default, or write name and ids in the target as GitHub has them.",
  ],
  "grant.job.ref.unknown": [
    "GitHub does not show the ref or its protection.",
    "Let the reader App read contents there, then run apply again.",
  ],
  "grant.job.ref.missing": ["The repository has no such branch or tag.", "Name a ref that exists, or make it first."],
  "grant.job.ref.unread": [
    "The branch of the job has classic protection alone, and GitHub does not show the reader App what that asks.",
    "Add a ruleset for that branch that requires a pull request with an approval: production takes no less.",
  ],
  "grant.job.ref.unprotected": [
    "Whoever may write to the repository changes that branch alone: neither a ruleset that requires a pull request with an approval nor classic protection covers it.",
    "Add a ruleset for that branch that requires a pull request with an approval, then run apply again.",
  ],
  "grant.job.ref.replaceable": [
    "Whoever may write to the repository can delete that branch and push another of its name, which no review sees: it is not the default branch, and no rule restricts deletions.",
    "Add a ruleset for that branch that restricts deletions, then run apply again.",
  ],
  "grant.job.ref.movable": [
    "The tag can be moved to another commit.",
    "Run on a protected branch, or publish the tag as an immutable release.",
  ],
  "grant.job.environment.unknown": [
    "GitHub does not show the environment.",
    "Let the reader App read actions there, then run apply again.",
  ],
  "grant.job.environment.missing": [
    "The environment does not exist: GitHub would make it, open to every branch, when a job first names it.",
    "Make it, and set its deployment branches to the branch that the grant names.",
  ],
  "grant.job.environment.open": [
    "The environment lets every branch in, or a pattern of its policy does.",
    "Set its deployment branches to the branch that the grant names.",
  ],
  "grant.job.environment.closed": [
    "The environment does not let the grant's ref in.",
    "Add the ref to its deployment branches, or name another environment.",
  ],
  "grant.job.environment.other": [
    "The job in the workflow file runs in no environment, in another, or in one that an expression works out.",
    "Write the environment in the job as a literal, or name the one that it has.",
  ],
  "grant.job.workflow.unknown": [
    "GitHub does not show the workflow file at the grant's ref.",
    "Let the reader App read contents there, then run apply again.",
  ],
  "grant.job.workflow.missing": ["The workflow file is not on that ref.", "Name a file that is on that ref."],
  "grant.job.workflow.unreadable": [
    "The workflow file cannot be read in one way only: anchors, unknown keys, or no workflow at all.",
    "Write it in plain YAML with GitHub's own keys.",
  ],
  "grant.job.workflow.trigger": [
    "Somebody else than a writer or the clock can start the workflow, or feed it.",
    "Let it be started by `workflow_dispatch`, `push` or `schedule` alone, and move the rest to another file.",
  ],
  "grant.job.workflow.inputs": [
    "The workflow takes an input beside `lease`, or works a field or a script of a job out of an input or of the event: whoever starts it, or pushes, chooses that after the approval.",
    "Keep the one input, hand it on whole as `lease: ${{ inputs.lease }}` and nowhere else, and write the rest into the file.",
  ],
  "grant.job.name.unknown": ["The workflow file has no such job.", "Name the job by its key in that file."],
  "grant.job.name.uses": [
    "The job calls a workflow that the target does not list as `reusable`, or does not call the one that it lists.",
    "Write `uses:` in the job exactly as the target has `reusable`, or the steps into the file where it has none.",
  ],
  "grant.job.name.permissions": [
    "The job does not ask for `id-token: write`, so that no cloud would know it.",
    "Write `permissions: { id-token: write }` in the job, with whatever else it needs.",
  ],
  "grant.window.minutes.limit": ["The window is longer than the target allows.", "Ask for fewer minutes."],
  "grant.window.start.past": [
    "The window begins so long ago that less than five minutes of it are left.",
    "Set a later `window.start`, or leave it out: the window then begins with the merge.",
  ],
  "grant.window.start.ahead": [
    "The window begins later after the merge than the target allows (`limits.ahead_hours`).",
    "Ask nearer to the time, or for an earlier start.",
  ],
  "grant.window.hours": [
    "The window is not wholly inside the target's maintenance windows (`hours`).",
    "Set `window.start` to the time that the message tells, or merge then.",
  ],
  "grant.window.freeze": [
    "The window touches a time in which nothing may be open (`freezes`).",
    "Ask for a time before or after the freeze, or have the target's owners shorten it.",
  ],
  "grant.window.calendar": [
    "The target's own hours or freezes cannot be read, so that nobody knows when it may be open.",
    "Have the target's file mended first.",
  ],
  "grant.requester.unlisted": [
    "Somebody who asks, or for whom it is asked, is not among those who may (`requesters`; without it, those who may write to the access repository).",
    "Have somebody ask who may, or have the target's owners list them.",
  ],
  "grant.requester.unknown": [
    "Whether somebody may ask cannot be read, or there is no such account.",
    "Do what the message says; what cannot be read counts as no.",
  ],
  "grant.limit.person": [
    "The requester has as many leases open or due at this target as one person may (`limits.open.person`).",
    "Wait for the time that the message tells, or give one back.",
  ],
  "grant.limit.repository": [
    "The repository has as many leases open or due at this target as one may (`limits.open.repository`).",
    "Wait for the time that the message tells, or give one back.",
  ],
  "grant.limit.target": [
    "As many leases are open or due at this target as there may be (`limits.open.target`).",
    "Wait for the time that the message tells, or give one back.",
  ],
  "grant.limit.grants": [
    "The workflow file would get more grants in a rolling period than the target allows (`limits.repeated.grants`).",
    "Ask for a time at or after the one that the message tells. Access that is always needed is not for this tool.",
  ],
  "grant.limit.minutes": [
    "The workflow file would get more minutes in a rolling period than the target allows (`limits.repeated.minutes`).",
    "Ask for fewer minutes, or for a time at or after the one that the message tells.",
  ],
  "grant.extends.unknown": [
    "The grant that it goes on from was never on the default branch under the same target.",
    "Correct the id, or take `extends` away.",
  ],
  "grant.extends.other": [
    "The grant that it goes on from was for another repository, workflow, ref or environment.",
    "Ask for the same job, or take `extends` away: it is another request then.",
  ],
  "grant.access.resources.account": [
    "A resource names another account than the target's.",
    "Write the target's account, or ask at the target it belongs to.",
  ],
  "grant.access.resources.region": [
    "A resource names a region that the target does not list.",
    "Write one of the target's regions.",
  ],
  "grant.access.resources.partition": [
    "A resource names another partition than the target's.",
    "Write the target's partition.",
  ],
  "grant.access.outside-ceiling": [
    "What is asked for is not inside the target's ceiling.",
    "Ask for less, or have the target's owners raise it.",
  ],
  "grant.access.unreadable": ["An action, resource or condition cannot be judged.", "Write it as IAM documents it."],
  "grant.access.unknown-key": [
    "A statement has a key that access statements do not have.",
    "List actions and resources instead of what they are not.",
  ],
  "grant.access.variable": [
    "A value holds `$`: what a policy variable will be cannot be judged beforehand.",
    "Write the value itself.",
  ],
  "grant.access.escape": [
    "An action hands out a credential, can act as another principal or changes what others may do, or a pattern takes such an action in, and the ceiling does not name it letter for letter.",
    "Name the actions that are needed, without it; or have the target's owners name it in the ceiling.",
  ],
  "grant.access.wildcard": [
    "A wildcard stands where a literal is due: before the fifth colon of an ARN, or in the value of an operator of equality.",
    "Write that part out, or use `StringLike` or `ArnLike` for a pattern.",
  ],
  "grant.access.literal": [
    "A value holds `$`, white space or a character outside printable ASCII.",
    "Name the action or resource without it.",
  ],
  "grant.access.release": [
    "An action takes in the one by which a lease ends itself.",
    "Name the actions that are needed, without that one.",
  ],
  "grant.access.condition": [
    "A condition uses an operator, key or value that cannot be enforced.",
    "Use an operator that the message lists, and a key that Sallyport does not set itself.",
  ],
  "grant.access.overlap": [
    "Two statements overlap in part, so that no Deny can keep them apart.",
    "Write overlapping actions in one statement, or name exact actions in each.",
  ],
  "codeowners.missing": [
    "There is no CODEOWNERS file that names anybody, so that nobody could approve a grant.",
    "Add .github/CODEOWNERS with owners for every folder of grants/.",
  ],
  "codeowners.shadowed": [
    "Another CODEOWNERS file comes first in GitHub's order, so that nothing in this one counts.",
    "Keep one of them, best `.github/CODEOWNERS`, and write all owners there.",
  ],
  "codeowners.unreadable": [
    "CODEOWNERS is longer than GitHub loads, or not UTF-8.",
    "Make it shorter with patterns that cover more paths, and save it as UTF-8.",
  ],
  "codeowners.control-character": ["A line has a control character or a byte order mark.", "Delete it."],
  "codeowners.pattern": [
    "GitHub skips the line: its pattern is none that CODEOWNERS may have.",
    "Write it as the message says.",
  ],
  "codeowners.email": [
    "An owner is an e-mail address, which cannot be tied to one account.",
    "Name the account as `@login`, or a team as `@organization/team`.",
  ],
  "codeowners.owner": [
    "A word is not an owner; GitHub skips the whole line.",
    "Write owners as `@login` or `@organization/team`, with blanks between them.",
  ],
  "policy.files": [
    "`policies/` has no policy, or not exactly one Cedar schema.",
    "Keep one `.cedarschema` and at least one `.cedar` file.",
  ],
  "policy.mode": [
    "A file of `policies/` is no plain file, so its rules would not be read.",
    "Commit a plain file (mode 100644), no link and no executable.",
  ],
  "policy.syntax": ["A policy is not Cedar.", "Mend it at that place."],
  "policy.cedar": ["Cedar's validator refuses a policy against the schema.", "Mend it as the message says."],
  "policy.template": [
    "A policy template is never linked, hence decides nothing.",
    "Write a policy without `?principal` and `?resource`.",
  ],
  "policy.id": [
    "A policy has no `@id`, or one that cannot be used.",
    "Give it an `@id` of its own, of a-z, 0-9 and `-`.",
  ],
  "policy.says": ["A policy has no `@says`.", "Say it to the person whom the rule stops."],
  "policy.annotation": [
    "A policy has an annotation that nothing reads.",
    "Correct its name, or take it away: there are `@id`, `@says`, `@fix`, `@mode` and `@until`.",
  ],
  "policy.audit": [
    "A rule's audit mode is of an unknown kind, without an end, too long, of a shipped rule, or (a notice) over or soon over.",
    'Write `@mode("audit")` with `@until` and a day at most 180 days ahead, on a rule of your own; when it is over, take both away, or the rule.',
  ],
  "policy.case": ["An example case beside the policies cannot be read.", "Mend it as the message says."],
};
