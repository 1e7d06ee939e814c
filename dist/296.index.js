export const id = 296;
export const ids = [296];
export const modules = {

/***/ 5296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runLine: () => (/* binding */ runLine)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/approval/codeowners.js + 2 modules
var codeowners = __webpack_require__(9824);
// EXTERNAL MODULE: ./build/src/commands/attestation.js
var attestation = __webpack_require__(9114);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/parse.js + 3 modules
var parse = __webpack_require__(4760);
// EXTERNAL MODULE: ./build/src/core/paths.js
var paths = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
// EXTERNAL MODULE: ./build/src/report/terminal.js
var terminal = __webpack_require__(4834);
// EXTERNAL MODULE: ./build/src/commands/beside.js
var beside = __webpack_require__(9120);
// EXTERNAL MODULE: ./build/src/commands/decide.js + 1 modules
var decide = __webpack_require__(1405);
// EXTERNAL MODULE: ./build/src/commands/owner-files.js
var owner_files = __webpack_require__(1253);
// EXTERNAL MODULE: ./build/src/commands/policy-files.js
var policy_files = __webpack_require__(3818);
;// CONCATENATED MODULE: ./build/src/commands/check-files.js









/** Checks files as they lie in a clone: everything that needs neither history nor GitHub. All findings, from all files. */
async function checkFiles(world, files) {
    const policies = files.entries.filter(({ path, mode }) => path.startsWith("policies/") && mode === "100644");
    const texts = new Map(policies.map(({ path, oid }) => [path, files.blobs.get(oid).toString("utf8")]));
    // Asked first: the engine gets ready while the tree is read.
    const aboutPolicies = world.policyFindings(texts);
    const tree = (0,parse/* readTree */.Zc)(files.entries.filter(({ path }) => (0,paths/* kindOf */.I)(path) !== "other"), files.blobs);
    const [crossing, policyFindings] = await Promise.all([crossFindings(world, tree), aboutPolicies]);
    const findings = [
        ...(files.findings ?? []),
        ...tree.findings,
        ...(0,policy_files/* policyModes */.t)(files.entries),
        ...(0,owner_files/* ownerFindings */.i)(files.entries, files.blobs),
        ...crossing,
        ...policyFindings,
    ].sort(finding/* byPlace */.h);
    const sound = `${(0,plain/* count */.U9)(tree.targets.size, "target")} and ${(0,plain/* count */.U9)(tree.grants.length, "grant")}`;
    const elsewhere = "approvals, limits and ids used before are looked at on the pull request; what policy says of a grant, sallyport simulate tells of its file";
    const says = `${(0,plain/* count */.U9)(files.entries.length, "file")} read, of them ${sound} well formed; ${elsewhere}`;
    return {
        exit: findings.some(({ level }) => level === "error") ? 1 : 0,
        text: `${(0,terminal/* findingsText */._g)(findings)}${says}`,
        json: { findings, targets: tree.targets.size, grants: tree.grants.length },
        findings,
    };
}
/** What targets have against the configuration, and grants against their targets. */
async function crossFindings(world, tree) {
    const { configuration } = tree;
    if (configuration === undefined)
        return [];
    const findings = [...(0,beside/* targetFindings */.Yo)(tree)];
    for (const [path, any] of tree.reads) {
        const read = any;
        const filed = (0,paths/* kindOf */.I)(path) === "grant" ? (read.value ?? read.draft) : undefined;
        const target = filed && tree.targets.get(filed.target);
        if (filed === undefined || target === undefined)
            continue;
        const told = new Set(read.findings.map(({ line }) => line));
        const more = read.place(await (0,decide/* objectionsTo */.uC)(world, { configuration }, filed, target));
        findings.push(...more.filter(({ line }) => !told.has(line)));
    }
    return findings;
}

// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/core/subject-facts.js + 2 modules
var subject_facts = __webpack_require__(806);
;// CONCATENATED MODULE: ./build/src/commands/init/parcel.generated.js
// biome-ignore-all format: generated
// Generated from .github/workflows/, policies/, schemas/ and examples/consumer/ by scripts/generate.ts. Do not edit.
const parcel_generated_text = (...lines) => lines.join("\n");
/** Path → content, as shipped. */
const parcel = {
    ".github/workflows/apply.yml": parcel_generated_text("# Decides, binds and ends: makes the clouds equal to what the default branch says now, then records what was done.", "name: apply", "on:", "  push:", "    branches: [main]", "  workflow_dispatch:", "", "permissions: {}", "", "# One at a time; a waiting run gives way to a newer one, which does everything it would have done.", "concurrency:", "  group: sallyport-reconcile-apply", "  cancel-in-progress: false", "", "jobs:", "  cloud:", "    runs-on: ubuntu-latest", "    timeout-minutes: 30", "    environment: sallyport-apply", "    permissions:", "      contents: read", "      id-token: write", "    outputs:", "      events: ${{ steps.apply.outputs.events }}", "      digest: ${{ steps.apply.outputs.digest }}", "    steps:", "      - id: reader", "        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1", "        with:", "          client-id: ${{ vars.READER_APP_ID }}", "          private-key: ${{ secrets.READER_APP_KEY }}", "          # Empty: this repository alone. List the consumers too, so that their ids and jobs can be read.", "          repositories: ${{ vars.READER_APP_REPOSITORIES }}", "          permission-contents: read", "          permission-members: read", "          permission-pull-requests: read", "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "        with:", "          # The tip, whatever commit the event names.", "          ref: ${{ github.event.repository.default_branch }}", "          token: ${{ steps.reader.outputs.token }}", "          fetch-depth: 0", "          persist-credentials: false", "      - id: apply", "        uses: ./", "        with:", "          command: apply", "          token: ${{ steps.reader.outputs.token }}", "          # For targets with `dispatch: true`: buys tokens that may start one repository's workflows.", "          app-id: ${{ vars.READER_APP_ID }}", "          app-key: ${{ secrets.READER_APP_KEY }}", "          github-api-url: ${{ vars.SALLYPORT_GITHUB_API_URL }}", "          aws-endpoint: ${{ vars.SALLYPORT_AWS_ENDPOINT }}", "", "  record:", "    needs: cloud", "    # Also after a failed cloud job, which may have opened or shut something; without its events this job fails.", "    if: always()", "    runs-on: ubuntu-latest", "    timeout-minutes: 15", "    environment: sallyport-record", "    permissions:", "      contents: read", "    steps:", "      - id: writer", "        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1", "        with:", "          client-id: ${{ vars.WRITER_APP_ID }}", "          private-key: ${{ secrets.WRITER_APP_KEY }}", "          permission-contents: write", "          permission-pull-requests: write", "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "        with:", "          ref: ${{ github.event.repository.default_branch }}", "          token: ${{ steps.writer.outputs.token }}", "          fetch-depth: 0", "          persist-credentials: false", "      - id: record", "        uses: ./", "        with:", "          command: record", "          events: ${{ needs.cloud.outputs.events }}", "          digest: ${{ needs.cloud.outputs.digest }}", "          alerts: ${{ secrets.SALLYPORT_ALERTS }}", "          token: ${{ steps.writer.outputs.token }}", "          github-api-url: ${{ vars.SALLYPORT_GITHUB_API_URL }}", ""),
    ".github/workflows/audit.yml": parcel_generated_text("# Prints the chain of every grant from request to revert, and fails when a link is missing. Changes nothing.", "name: audit", "on:", "  schedule:", "    - cron: \"43 4 * * *\"", "  workflow_dispatch:", "    inputs:", "      grant:", "        description: Only this grant (its id, or target/id)", "        type: string", "        required: false", "", "permissions: {}", "", "concurrency:", "  group: sallyport-audit", "  cancel-in-progress: false", "", "jobs:", "  audit:", "    runs-on: ubuntu-latest", "    timeout-minutes: 30", "    environment: sallyport-audit", "    permissions:", "      contents: read", "      id-token: write", "    steps:", "      - id: reader", "        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1", "        with:", "          client-id: ${{ vars.READER_APP_ID }}", "          private-key: ${{ secrets.READER_APP_KEY }}", "          # Empty: this repository alone. List the consumers too, so that their ids and jobs can be read.", "          repositories: ${{ vars.READER_APP_REPOSITORIES }}", "          permission-actions: read", "          permission-contents: read", "          permission-members: read", "          permission-pull-requests: read", "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "        with:", "          # The tip, whatever commit the event names.", "          ref: ${{ github.event.repository.default_branch }}", "          token: ${{ steps.reader.outputs.token }}", "          fetch-depth: 0", "          persist-credentials: false", "      - id: audit", "        uses: ./", "        with:", "          command: audit", "          token: ${{ steps.reader.outputs.token }}", "          app-id: ${{ vars.READER_APP_ID }}", "          app-key: ${{ secrets.READER_APP_KEY }}", "          grant: ${{ inputs.grant }}", "          github-api-url: ${{ vars.SALLYPORT_GITHUB_API_URL }}", "          aws-endpoint: ${{ vars.SALLYPORT_AWS_ENDPOINT }}", ""),
    ".github/workflows/sweep.yml": parcel_generated_text("# Ends what is over, and what someone revoked. Tidies: the cloud refuses at the end of a lease whether this runs or not.", "name: sweep", "on:", "  schedule:", "    - cron: \"7,22,37,52 * * * *\"", "  # What a merge takes away ends without waiting for an apply that is under way.", "  push:", "    branches: [main]", "  # Who may is judged by who started the run: see docs/revoking.md.", "  workflow_dispatch:", "    inputs:", "      grant:", "        description: End this grant now, whatever its window says (its id, or target/id)", "        type: string", "        required: false", "      halt:", "        description: End everything of this now, and keep it shut (all, target:NAME or repository:OWNER/NAME)", "        type: string", "        required: false", "      reason:", "        description: Why, in one line, for whoever meets it", "        type: string", "        required: false", "", "permissions: {}", "", "# Never behind an apply, and no revocation is dropped from the queue by a later run.", "concurrency:", "  group: sallyport-reconcile-sweep", "  cancel-in-progress: false", "  queue: max", "", "jobs:", "  cloud:", "    runs-on: ubuntu-latest", "    timeout-minutes: 30", "    environment: sallyport-sweep", "    permissions:", "      contents: read", "      id-token: write", "    outputs:", "      events: ${{ steps.sweep.outputs.events }}", "      digest: ${{ steps.sweep.outputs.digest }}", "    steps:", "      - id: reader", "        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1", "        with:", "          client-id: ${{ vars.READER_APP_ID }}", "          private-key: ${{ secrets.READER_APP_KEY }}", "          # Empty: this repository alone. List the consumers too, so that their ids and jobs can be read.", "          repositories: ${{ vars.READER_APP_REPOSITORIES }}", "          # Who started the run: whoever asks that something end is judged by that.", "          permission-actions: read", "          permission-contents: read", "          permission-members: read", "          permission-pull-requests: read", "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "        with:", "          # The tip, whatever commit the event names.", "          ref: ${{ github.event.repository.default_branch }}", "          token: ${{ steps.reader.outputs.token }}", "          fetch-depth: 0", "          persist-credentials: false", "      - id: sweep", "        uses: ./", "        with:", "          command: sweep", "          token: ${{ steps.reader.outputs.token }}", "          app-id: ${{ vars.READER_APP_ID }}", "          app-key: ${{ secrets.READER_APP_KEY }}", "          grant: ${{ inputs.grant }}", "          halt: ${{ inputs.halt }}", "          reason: ${{ inputs.reason }}", "          github-api-url: ${{ vars.SALLYPORT_GITHUB_API_URL }}", "          aws-endpoint: ${{ vars.SALLYPORT_AWS_ENDPOINT }}", "", "  record:", "    needs: cloud", "    # Also after a failed cloud job, which may have opened or shut something; without its events this job fails.", "    if: always()", "    runs-on: ubuntu-latest", "    timeout-minutes: 15", "    environment: sallyport-record", "    permissions:", "      contents: read", "    steps:", "      - id: writer", "        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1", "        with:", "          client-id: ${{ vars.WRITER_APP_ID }}", "          private-key: ${{ secrets.WRITER_APP_KEY }}", "          permission-contents: write", "          permission-pull-requests: write", "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "        with:", "          ref: ${{ github.event.repository.default_branch }}", "          token: ${{ steps.writer.outputs.token }}", "          fetch-depth: 0", "          persist-credentials: false", "      - id: record", "        uses: ./", "        with:", "          command: record", "          events: ${{ needs.cloud.outputs.events }}", "          digest: ${{ needs.cloud.outputs.digest }}", "          alerts: ${{ secrets.SALLYPORT_ALERTS }}", "          token: ${{ steps.writer.outputs.token }}", "          github-api-url: ${{ vars.SALLYPORT_GITHUB_API_URL }}", ""),
    ".github/workflows/validate.yml": parcel_generated_text("# Tells what a pull request would open, and what is wrong with it. Decides nothing: apply recomputes everything.", "name: validate", "on:", "  pull_request:", "    types: [opened, synchronize, reopened, edited, ready_for_review]", "  pull_request_review:", "    types: [submitted, dismissed]", "  merge_group:", "", "permissions: {}", "", "concurrency:", "  group: sallyport-validate-${{ github.event.pull_request.number || github.ref }}", "  cancel-in-progress: true", "", "jobs:", "  validate:", "    runs-on: ubuntu-latest", "    timeout-minutes: 10", "    permissions:", "      contents: read", "      pull-requests: write", "    steps:", "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "        with:", "          fetch-depth: 0", "          persist-credentials: false", "      - id: validate", "        uses: ./", "        with:", "          command: validate", "          token: ${{ github.token }}", "          github-api-url: ${{ vars.SALLYPORT_GITHUB_API_URL }}", "          aws-endpoint: ${{ vars.SALLYPORT_AWS_ENDPOINT }}", ""),
    "examples/consumer/.github/workflows/backfill.yml": parcel_generated_text("# Written once. Whoever holds an open lease starts it with the lease reference; apply does so where the target allows it.", "name: backfill", "on:", "  workflow_dispatch:", "    inputs:", "      lease:", "        description: The lease reference from the access repository's pull request", "        type: string", "        required: true", "", "permissions: {}", "", "jobs:", "  backfill:", "    runs-on: ubuntu-latest", "    timeout-minutes: 30", "    environment: production", "    permissions:", "      contents: read", "      id-token: write", "    steps:", "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "        with:", "          persist-credentials: false", "      # Nobody else's code after this line: every later step can use the credentials.", "      - id: access", "        uses: acme/access@0000000000000000000000000000000000000000 # put the commit of a release here", "        with:", "          command: mint", "          lease: ${{ inputs.lease }}", "          account: \"210987654321\"", "          aws-endpoint: ${{ vars.SALLYPORT_AWS_ENDPOINT }}", "      - id: work", "        run: node backfill.mjs", "        env:", "          DYNAMODB_ENDPOINT: ${{ vars.SALLYPORT_AWS_ENDPOINT }}", ""),
    "policies/agents.cedar": parcel_generated_text("// Agents (bots and Apps that open pull requests) may ask, and get less than people.", "", "@id(\"agent-minutes\")", "@says(\"an agent's access lasts at most 30 minutes\")", "@fix(\"set window.minutes to 30 or less, or have a person open the pull request\")", "forbid (principal, action, resource)", "when { principal.kind == Sallyport::Kind::\"bot\" && context.grant.minutes > 30 };", "", "@id(\"agent-production-names-resources\")", "@says(\"an agent names every resource in production in full; a wildcard in a resource is not allowed\")", "@fix(\"name the resources, or have a person open the pull request\")", "forbid (principal, action, resource)", "when", "{", "  principal.kind == Sallyport::Kind::\"bot\" &&", "  resource.tier == Sallyport::Tier::\"production\" &&", "  context.grant.wildcardResources", "};", "", "@id(\"agent-starts-anew\")", "@says(\"an agent's access is not extended: what goes on from an earlier grant, a person asks for\")", "@fix(\"leave out extends, or have a person open the pull request\")", "forbid (principal, action, resource)", "when { principal.kind == Sallyport::Kind::\"bot\" && context.grant has extends };", ""),
    "policies/approvals.cedar": parcel_generated_text("// How many people must have approved before access opens. At the time of the request none is demanded yet.", "", "@id(\"somebody-approved\")", "@says(\"nothing opens before an owner has approved it\")", "@fix(\"ask an owner of the grant's folder for a review\")", "forbid (principal, action == Sallyport::Action::\"activate\", resource)", "when { context.approvals.count < 1 };", "", "@id(\"production-two-approvers\")", "@says(\"production opens only after two people have approved\")", "@fix(\"ask a second owner, or whom the target names, for a review\")", "forbid (principal, action == Sallyport::Action::\"activate\", resource)", "when { resource.tier == Sallyport::Tier::\"production\" && context.approvals.count < 2 };", "", "@id(\"only-people-approve\")", "@says(\"an approval was given by an account that is not a person\")", "@fix(\"ask a person for a review\")", "forbid (principal, action, resource)", "unless { [Sallyport::Kind::\"user\"].containsAll(context.approvals.kinds) };", "", "@id(\"nobody-approves-for-oneself\")", "@says(\"the person who asks is among those who approved\")", "@fix(\"ask somebody else for a review\")", "forbid (principal, action, resource)", "when { context.approvals.ids.contains(principal.id) };", ""),
    "policies/ask.cedar": parcel_generated_text("// Who may ask at all. What nothing here permits is denied.", "", "@id(\"people-may-ask\")", "@says(\"a person may ask for access, within the limits of the other rules\")", "permit (principal, action, resource)", "when { principal.kind == Sallyport::Kind::\"user\" };", "", "@id(\"agents-may-ask\")", "@says(\"an agent may ask for access, within the tighter limits for agents\")", "permit (principal, action, resource)", "when { principal.kind == Sallyport::Kind::\"bot\" };", "", "@id(\"change-is-linked\")", "@says(\"every access serves a change, and this one links to none over https\")", "@fix(\"set change: to the https address of the pull request, issue, incident or maintenance window\")", "forbid (principal, action, resource)", "unless { context.grant.change like \"https://*\" };", ""),
    "policies/cases/defaults.yaml": parcel_generated_text("# Examples that hold the shipped policies still: `sallyport policy test` runs them. `rules` names exactly the reasons.", "facts:", "  moment: activation", "  requester: { id: 101, login: rosa, kind: user }", "  target: { name: payments-prod, tier: production, account: \"210987654321\", provider: aws }", "  grant:", "    id: backfill-inc-4211", "    repository: acme/payments", "    workflow: .github/workflows/backfill.yml", "    ref: refs/heads/main", "    environment: production", "    change: https://github.com/acme/payments/pull/812", "    minutes: 60", "    actions: [dynamodb:GetItem, dynamodb:UpdateItem]", "    resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]", "  limits: { minutes: 480 }", "  approvers:", "    - { id: 201, login: ana, kind: user }", "    - { id: 202, login: ben, kind: user }", "  standFor: [\"@acme/payments-owners\"]", "  oldestApprovalHours: 3", "  usage:", "    open: { person: 0, repository: 0, target: 0 }", "    repeated: { days: 7, grants: 1, minutes: 60 }", "    outsideHours: false", "    frozen: false", "    from: \"2026-06-01T09:00:00Z\"", "  subject:", "    commit: 5f1c9e0b7a3d24c8e6f0a1b2c3d4e5f60718293a", "    workflow: 9b8a7c6d5e4f30211203f4e5d6c7b8a90a1b2c3d", "cases:", "  - name: two owners open production for an hour", "    expect: allow", "    rules: [people-may-ask]", "", "  # approvals", "  - name: one owner is not enough for production", "    with: { approvers: [{ id: 201, login: ana, kind: user }] }", "    expect: deny", "    rules: [production-two-approvers]", "  - name: nobody approved production", "    with: { approvers: [] }", "    expect: deny", "    rules: [somebody-approved, production-two-approvers]", "  - name: one owner is enough for staging", "    with: { target: { tier: staging }, approvers: [{ id: 201, login: ana, kind: user }] }", "    expect: allow", "    rules: [people-may-ask]", "  - name: nobody approved staging", "    with: { target: { tier: staging }, approvers: [] }", "    expect: deny", "    rules: [somebody-approved]", "  - name: nobody approved development", "    with: { target: { tier: development }, approvers: [] }", "    expect: deny", "    rules: [somebody-approved]", "  - name: a request for production is fine before anybody approved, and two are still wanted", "    with: { moment: request, approvers: [] }", "    expect: allow", "    rules: [people-may-ask]", "    pending: [somebody-approved, production-two-approvers]", "    approversWanted: 2", "  - name: a request that one of two has approved", "    with: { moment: request, approvers: [{ id: 201, login: ana, kind: user }] }", "    expect: allow", "    rules: [people-may-ask]", "    pending: [production-two-approvers]", "    approversWanted: 2", "  - name: a request that has all it needs", "    with: { moment: request }", "    expect: allow", "    rules: [people-may-ask]", "    pending: []", "  - name: the person who asks does not count among those who approve", "    with:", "      approvers:", "        - { id: 101, login: renamed, kind: user }", "        - { id: 202, login: ben, kind: user }", "    expect: deny", "    rules: [nobody-approves-for-oneself]", "  - name: a bot does not approve", "    with:", "      approvers:", "        - { id: 201, login: ana, kind: user }", "        - { id: 202, login: \"helper[bot]\", kind: bot }", "    expect: deny", "    rules: [only-people-approve]", "", "  # minutes", "  - name: production for two hours", "    with: { grant: { minutes: 120 } }", "    expect: allow", "    rules: [people-may-ask]", "  - name: production for a minute longer", "    with: { grant: { minutes: 121 } }", "    expect: deny", "    rules: [production-minutes]", "  - name: staging for four hours", "    with: { target: { tier: staging }, grant: { minutes: 240 } }", "    expect: allow", "    rules: [people-may-ask]", "  - name: staging for a minute longer", "    with: { target: { tier: staging }, grant: { minutes: 241 } }", "    expect: deny", "    rules: [staging-minutes]", "  - name: development for eight hours", "    with: { target: { tier: development }, grant: { minutes: 480 } }", "    expect: allow", "    rules: [people-may-ask]", "  - name: development for a minute longer", "    with: { target: { tier: development }, grant: { minutes: 481 }, limits: { minutes: 600 } }", "    expect: deny", "    rules: [development-minutes]", "  - name: the target's own limit is shorter", "    with: { limits: { minutes: 45 } }", "    expect: deny", "    rules: [target-minutes]", "  - name: a window without length", "    with: { grant: { minutes: 0 } }", "    expect: deny", "    rules: [window-has-length]", "", "  # the change", "  - name: a change without encryption", "    with: { grant: { change: \"http://github.com/acme/payments/pull/812\" } }", "    expect: deny", "    rules: [change-is-linked]", "  - name: no address of a change", "    with: { grant: { change: INC-4211 } }", "    expect: deny", "    rules: [change-is-linked]", "", "  # wildcards", "  - name: a wildcard action in production", "    with: { grant: { actions: [\"dynamodb:*\"] } }", "    expect: deny", "    rules: [production-names-actions]", "  - name: a question mark in a production action", "    with: { grant: { actions: [\"dynamodb:?etItem\"] } }", "    expect: deny", "    rules: [production-names-actions]", "  - name: a wildcard action in development", "    with: { target: { tier: development }, grant: { actions: [\"dynamodb:*\"] } }", "    expect: allow", "    rules: [people-may-ask]", "  - name: a wildcard resource in production, asked by a person", "    with: { grant: { resources: [\"arn:aws:s3:::exports/*\"] } }", "    expect: allow", "    rules: [people-may-ask]", "", "  # agents", "  - name: an agent in production for half an hour", "    with: { requester: { id: 301, login: \"agent[bot]\", kind: bot }, grant: { minutes: 30 } }", "    expect: allow", "    rules: [agents-may-ask]", "  - name: an agent for a minute longer", "    with: { requester: { id: 301, login: \"agent[bot]\", kind: bot }, grant: { minutes: 31 } }", "    expect: deny", "    rules: [agent-minutes]", "  - name: an agent with every wildcard in production", "    with:", "      requester: { id: 301, login: \"agent[bot]\", kind: bot }", "      grant: { minutes: 30, actions: [\"s3:Get*\"], resources: [\"arn:aws:s3:::exports/*\"] }", "    expect: deny", "    rules: [production-names-actions, agent-production-names-resources]", "  - name: an agent with a wildcard resource in staging", "    with:", "      requester: { id: 301, login: \"agent[bot]\", kind: bot }", "      target: { tier: staging }", "      grant: { minutes: 30, resources: [\"arn:aws:s3:::exports/*\"] }", "    expect: allow", "    rules: [agents-may-ask]", "  - name: an agent that goes on from an earlier grant", "    with:", "      requester: { id: 301, login: \"agent[bot]\", kind: bot }", "      grant: { minutes: 30, extends: backfill-inc-4210 }", "    expect: deny", "    rules: [agent-starts-anew]", "  - name: a person who goes on from an earlier grant, in the pull request, where nothing is counted yet", "    with: { moment: request, grant: { extends: backfill-inc-4210 } }", "    without: [usage, subject]", "    expect: allow", "    rules: [people-may-ask]", "    pending: []", "", "  # who else", "  - name: an account that is gone asks for nothing", "    with: { requester: { id: 10137, login: ghost, kind: ghost } }", "    expect: deny", "    rules: [deny-unless-permitted]", "  - name: a tier that no rule knows", "    with: { target: { tier: produktion } }", "    expect: deny", "    rules: [policy-evaluation]", ""),
    "policies/limits.cedar": parcel_generated_text("// How long, and how wide.", "", "@id(\"production-minutes\")", "@says(\"access to production lasts at most 120 minutes\")", "@fix(\"set window.minutes to 120 or less; ask again when more is needed\")", "forbid (principal, action, resource)", "when { resource.tier == Sallyport::Tier::\"production\" && context.grant.minutes > 120 };", "", "@id(\"staging-minutes\")", "@says(\"access to staging lasts at most 240 minutes\")", "@fix(\"set window.minutes to 240 or less\")", "forbid (principal, action, resource)", "when { resource.tier == Sallyport::Tier::\"staging\" && context.grant.minutes > 240 };", "", "@id(\"development-minutes\")", "@says(\"access to development lasts at most 480 minutes\")", "@fix(\"set window.minutes to 480 or less\")", "forbid (principal, action, resource)", "when { resource.tier == Sallyport::Tier::\"development\" && context.grant.minutes > 480 };", "", "@id(\"target-minutes\")", "@says(\"this target allows a shorter window than the one asked for\")", "@fix(\"set window.minutes to at most limits.minutes of the target's file\")", "forbid (principal, action, resource)", "when { context.grant.minutes > resource.minutes };", "", "@id(\"window-has-length\")", "@says(\"a window must last at least one minute\")", "@fix(\"set window.minutes to 1 or more\")", "forbid (principal, action, resource)", "when { context.grant.minutes < 1 };", "", "@id(\"production-names-actions\")", "@says(\"in production every action is named in full; a wildcard in an action is not allowed\")", "@fix(\"replace the wildcard by the actions that the job really calls\")", "forbid (principal, action, resource)", "when { resource.tier == Sallyport::Tier::\"production\" && context.grant.wildcardActions };", ""),
    "policies/schema.cedarschema": parcel_generated_text("// What policies may speak of. Every policy is checked against this: a misspelt name is refused, not ignored.", "// docs/policy.md has it as a table.", "namespace Sallyport {", "  // How critical a target is, from its file.", "  entity Tier enum [\"development\", \"staging\", \"production\"];", "", "  // What kind of account it is: a person, a bot or App (an agent), or one that is gone.", "  entity Kind enum [\"user\", \"bot\", \"ghost\"];", "", "  // Who opened the pull request.", "  entity Requester = {", "    // GitHub's numeric id, as text.", "    id: String,", "    // The login, as GitHub has it now.", "    login: String,", "    // What kind of account it is.", "    kind: Kind,", "  };", "", "  // The place. Its id is the target's name.", "  entity Target = {", "    // How critical it is.", "    tier: Tier,", "    // Twelve digits.", "    account: String,", "    // `aws`", "    provider: String,", "    // The longest window that its file allows, in minutes.", "    minutes: Long,", "  };", "", "  // What is asked for, as the file writes it.", "  type Grant = {", "    // The name of its file.", "    id: String,", "    // `owner/name` of the repository whose job is to get access.", "    repository: String,", "    // `.github/workflows/backfill.yml`", "    workflow: String,", "    // `refs/heads/main`", "    ref: String,", "    // The GitHub environment of the job.", "    environment: String,", "    // The address of the change that this access serves.", "    change: String,", "    // Length of the window, in minutes.", "    minutes: Long,", "    // As written, wildcards and all.", "    actions: Set<String>,", "    // The same of resources.", "    resources: Set<String>,", "    // Whether some action holds a wildcard.", "    wildcardActions: Bool,", "    // Whether some resource holds a wildcard.", "    wildcardResources: Bool,", "    // Id of the grant that this one goes on from; absent: none.", "    extends?: String,", "    // Login of the person for whom it is asked; absent: whoever asks.", "    beneficiary?: String,", "    // The reusable workflow, pinned by a full commit, that the job must be in; absent: none.", "    reusable?: String,", "  };", "", "  // The approvals of these very bytes that count: after the merge all of them, before it those so far.", "  type Approvals = {", "    // Distinct people.", "    count: Long,", "    // Their numeric ids, as text.", "    ids: Set<String>,", "    // What kinds of account they have.", "    kinds: Set<Kind>,", "    // Whom they stood for, as CODEOWNERS and the target write it: `@acme/security`, `@rosa`.", "    standFor: Set<String>,", "    // Full hours between the oldest of them and the merge, or now before it; absent: nobody approved.", "    oldestHours?: Long,", "  };", "", "  // How much access is given already, counted when apply first decides.", "  type Usage = {", "    // Leases of the target that stand open or are due, without this one: of the same requester.", "    openOfPerson: Long,", "    // The same, of the same repository's jobs.", "    openOfRepository: Long,", "    // The same, of anybody.", "    openOfTarget: Long,", "    // The rolling period of the target's file, in days.", "    days: Long,", "    // Grants of the same workflow file in the worst such period, this one counted.", "    grants: Long,", "    // Their minutes, this one's counted.", "    minutes: Long,", "    // Whether the window leaves the target's maintenance windows; false when it has none.", "    outsideHours: Bool,", "    // Whether the window touches a freeze of the target.", "    frozen: Bool,", "    // When the window begins.", "    from: datetime,", "  };", "", "  // What apply read in the job's repository when it first decided.", "  type Subject = {", "    // The commit of the job's ref, forty hexadecimal characters.", "    commit: String,", "    // Git object id of the workflow file at that commit.", "    workflow: String,", "  };", "", "  // `request` is asked in the pull request, `activate` after the merge, before anything is opened, and on every run after.", "  action request, activate appliesTo {", "    principal: Requester,", "    resource: Target,", "    context: {", "      grant: Grant,", "      approvals: Approvals,", "      // Known when apply decides; before that perhaps not.", "      usage?: Usage,", "      // Known when apply decides; before that not.", "      subject?: Subject,", "    },", "  };", "}", ""),
    "schemas/configuration.schema.json": parcel_generated_text("{", "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",", "  \"$id\": \"configuration.schema.json\",", "  \"title\": \"Sallyport configuration\",", "  \"description\": \"What is true of the whole installation: sallyport.yaml.\",", "  \"examples\": [\"version: 1\"],", "  \"type\": \"object\",", "  \"additionalProperties\": false,", "  \"required\": [\"version\", \"installation\", \"repository\", \"repository_id\", \"owner_id\", \"audience\"],", "  \"properties\": {", "    \"version\": {", "      \"type\": \"integer\",", "      \"const\": 1,", "      \"description\": \"Version of this format.\",", "      \"x-must\": \"1\",", "      \"examples\": [\"1\"]", "    },", "    \"installation\": {", "      \"type\": \"string\",", "      \"description\": \"Names this installation in role names and marks.\",", "      \"x-must\": \"at most 32 of a-z, 0-9 and -, not at either end\",", "      \"examples\": [\"acme\"],", "      \"pattern\": \"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$\"", "    },", "    \"repository\": {", "      \"type\": \"string\",", "      \"description\": \"The access repository: `owner/name`.\",", "      \"x-must\": \"owner/name, exactly\",", "      \"examples\": [\"acme/payments\"],", "      \"pattern\": \"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\\\.{1,2}$)[A-Za-z0-9._-]{1,100}$\"", "    },", "    \"repository_id\": {", "      \"type\": \"string\",", "      \"description\": \"GitHub's numeric id of the access repository, in quotes. `gh api repos/acme/access --jq .id` tells it.\",", "      \"x-must\": \"GitHub's numeric id, in quotes\",", "      \"examples\": [\"\\\"1001\\\"\"],", "      \"pattern\": \"^[1-9][0-9]{0,18}$\"", "    },", "    \"owner_id\": {", "      \"type\": \"string\",", "      \"description\": \"GitHub's numeric id of the access repository's owner, in quotes. `gh api repos/acme/access --jq .owner.id` tells it.\",", "      \"x-must\": \"GitHub's numeric id, in quotes\",", "      \"examples\": [\"\\\"9001\\\"\"],", "      \"pattern\": \"^[1-9][0-9]{0,18}$\"", "    },", "    \"audience\": {", "      \"type\": \"string\",", "      \"description\": \"The OIDC audience of this installation, and of no other: tokens for it are useless elsewhere.\",", "      \"x-must\": \"a name of this installation's own, never sts.amazonaws.com\",", "      \"examples\": [\"sallyport.acme.example\"],", "      \"maxLength\": 255,", "      \"pattern\": \"^(?!sts\\\\.amazonaws\\\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$\"", "    },", "    \"issuer\": {", "      \"type\": \"string\",", "      \"description\": \"The OIDC issuer, compared exactly. GitHub Enterprise Server and data residency have their own.\",", "      \"x-must\": \"an https address without a slash at its end\",", "      \"examples\": [\"https://token.actions.githubusercontent.com\"],", "      \"maxLength\": 255,", "      \"pattern\": \"^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$\",", "      \"default\": \"https://token.actions.githubusercontent.com\"", "    },", "    \"branch\": {", "      \"type\": \"string\",", "      \"description\": \"The default branch of the access repository.\",", "      \"x-must\": \"one branch name as git allows it, without refs/heads/\",", "      \"examples\": [\"main\"],", "      \"maxLength\": 200,", "      \"pattern\": \"^(?!refs/)(?!.*(?:\\\\.\\\\.|//|@\\\\{|/\\\\.|\\\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\\\]_a-}]+(?<![./])$\",", "      \"default\": \"main\"", "    },", "    \"ledger\": {", "      \"type\": \"string\",", "      \"description\": \"The branch that holds the ledger.\",", "      \"x-must\": \"one branch name as git allows it, without refs/heads/\",", "      \"examples\": [\"sallyport-ledger\"],", "      \"maxLength\": 200,", "      \"pattern\": \"^(?!refs/)(?!.*(?:\\\\.\\\\.|//|@\\\\{|/\\\\.|\\\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\\\]_a-}]+(?<![./])$\",", "      \"default\": \"sallyport-ledger\"", "    },", "    \"controller\": {", "      \"type\": \"string\",", "      \"description\": \"Hardened: the repository, writable by admins alone, whose reusable workflows at this commit the three control roles trust, instead of the access repository's own.\",", "      \"x-must\": \"owner/name@ and a full commit of 40 hexadecimal digits\",", "      \"examples\": [\"acme/sallyport-control@0123456789abcdef0123456789abcdef01234567\"],", "      \"pattern\": \"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\\\.{1,2}@)[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$\"", "    },", "    \"revokers\": {", "      \"type\": \"array\",", "      \"minItems\": 1,", "      \"maxItems\": 50,", "      \"uniqueItems\": true,", "      \"description\": \"Who may stop everything of a target, of a repository or at all (`sallyport revoke --all`), and end any lease. Absent: whoever is an admin of the access repository.\",", "      \"x-must\": \"a list of @login or @organization/team\",", "      \"examples\": [\"['@acme/security']\"],", "      \"items\": {", "        \"type\": \"string\",", "        \"description\": \"One person, team or App (`@name[bot]`).\",", "        \"x-must\": \"@login, @organization/team or @name[bot]\",", "        \"examples\": [\"'@acme/security'\"],", "        \"maxLength\": 200,", "        \"pattern\": \"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\\\[bot\\\\])?$\"", "      }", "    },", "    \"lifted\": {", "      \"type\": \"array\",", "      \"maxItems\": 200,", "      \"uniqueItems\": true,", "      \"default\": [],", "      \"description\": \"Halts that are over. It counts when it came by a reviewed pull request; a halt that is taken off the list takes hold again.\",", "      \"x-must\": \"a list of halts, halt- and the number of the run that each was\",", "      \"examples\": [\"[halt-18123456789]\"],", "      \"items\": {", "        \"type\": \"string\",", "        \"description\": \"One halt, as `sallyport status` names it.\",", "        \"x-must\": \"halt- and a number\",", "        \"examples\": [\"halt-18123456789\"],", "        \"pattern\": \"^halt-[1-9][0-9]{0,18}$\"", "      }", "    },", "    \"roles\": {", "      \"type\": \"object\",", "      \"description\": \"Names of the three control roles, the same in every account.\",", "      \"default\": {},", "      \"x-must\": \"binder, unbinder and reader\",", "      \"examples\": [\"{binder: sallyport-binder, unbinder: sallyport-unbinder, reader: sallyport-reader}\"],", "      \"additionalProperties\": false,", "      \"required\": [],", "      \"properties\": {", "        \"binder\": {", "          \"type\": \"string\",", "          \"description\": \"Creates and opens bindings.\",", "          \"x-must\": \"the name of an IAM role, without a path\",", "          \"examples\": [\"sallyport-binder\"],", "          \"pattern\": \"^[A-Za-z0-9+=,.@_-]{1,64}$\",", "          \"default\": \"sallyport-binder\"", "        },", "        \"unbinder\": {", "          \"type\": \"string\",", "          \"description\": \"Seals and removes bindings.\",", "          \"x-must\": \"the name of an IAM role, without a path\",", "          \"examples\": [\"sallyport-unbinder\"],", "          \"pattern\": \"^[A-Za-z0-9+=,.@_-]{1,64}$\",", "          \"default\": \"sallyport-unbinder\"", "        },", "        \"reader\": {", "          \"type\": \"string\",", "          \"description\": \"Reads bindings and the cloud's log.\",", "          \"x-must\": \"the name of an IAM role, without a path\",", "          \"examples\": [\"sallyport-reader\"],", "          \"pattern\": \"^[A-Za-z0-9+=,.@_-]{1,64}$\",", "          \"default\": \"sallyport-reader\"", "        }", "      }", "    }", "  },", "  \"x-must\": \"the fields of the configuration\"", "}", ""),
    "schemas/grant.schema.json": parcel_generated_text("{", "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",", "  \"$id\": \"grant.schema.json\",", "  \"title\": \"Sallyport grant\",", "  \"description\": \"One request for access: grants/<target>/<id>.yaml. The folder is the target, the file's name is the id.\",", "  \"x-must\": \"the fields of a grant\",", "  \"examples\": [\"version: 1\"],", "  \"type\": \"object\",", "  \"additionalProperties\": false,", "  \"required\": [\"version\", \"change\", \"reason\", \"job\", \"access\", \"window\"],", "  \"properties\": {", "    \"version\": {", "      \"type\": \"integer\",", "      \"const\": 1,", "      \"description\": \"Version of this format.\",", "      \"x-must\": \"1\",", "      \"examples\": [\"1\"]", "    },", "    \"change\": {", "      \"type\": \"string\",", "      \"description\": \"The pull request, issue, incident or maintenance window that this access serves: an https address.\",", "      \"x-must\": \"an https address\",", "      \"examples\": [\"https://github.com/acme/payments/pull/812\"],", "      \"maxLength\": 500,", "      \"pattern\": \"^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\\\[\\\\]_a-z|~]+$\"", "    },", "    \"reason\": {", "      \"type\": \"string\",", "      \"description\": \"Why, in one line for the reviewer.\",", "      \"x-must\": \"one line of at most 500 characters that says why\",", "      \"examples\": [\"Backfill the ledger rows that INC-4211 left unposted.\"],", "      \"maxLength\": 500,", "      \"pattern\": \"^\\\\S(?:[^\\\\t\\\\n\\\\r]*\\\\S)?$\"", "    },", "    \"job\": {", "      \"type\": \"object\",", "      \"description\": \"The one job that is to get access.\",", "      \"x-must\": \"repository, workflow, name, ref and environment of one job\",", "      \"examples\": [", "        \"{repository: acme/payments, workflow: .github/workflows/backfill.yml, name: backfill, ref: refs/heads/main, environment: production}\"", "      ],", "      \"additionalProperties\": false,", "      \"required\": [\"repository\", \"workflow\", \"name\", \"ref\", \"environment\"],", "      \"properties\": {", "        \"repository\": {", "          \"type\": \"string\",", "          \"description\": \"The repository whose job it is: `owner/name`, spelled as in the target.\",", "          \"x-must\": \"owner/name, exactly\",", "          \"examples\": [\"acme/payments\"],", "          \"pattern\": \"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\\\.{1,2}$)[A-Za-z0-9._-]{1,100}$\"", "        },", "        \"workflow\": {", "          \"type\": \"string\",", "          \"description\": \"The workflow file, from the repository's root.\",", "          \"x-must\": \"one workflow file, .github/workflows/<name>.yml or .yaml\",", "          \"examples\": [\".github/workflows/backfill.yml\"],", "          \"maxLength\": 200,", "          \"pattern\": \"^\\\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\\\.ya?ml$\"", "        },", "        \"name\": {", "          \"type\": \"string\",", "          \"description\": \"The job's key in the workflow file. No cloud sees it: it is told to reviewers and audited afterwards, not enforced.\",", "          \"x-must\": \"the job's key in the workflow file\",", "          \"examples\": [\"backfill\"],", "          \"maxLength\": 100,", "          \"pattern\": \"^[A-Za-z_][A-Za-z0-9_-]*$\"", "        },", "        \"ref\": {", "          \"type\": \"string\",", "          \"description\": \"The full ref on which the workflow runs. Exact, never a pattern.\",", "          \"x-must\": \"one full ref as git allows it, refs/heads/<branch> or refs/tags/<tag>, and no pattern\",", "          \"examples\": [\"refs/heads/main\"],", "          \"maxLength\": 255,", "          \"pattern\": \"^refs/(?:heads|tags)/(?!.*(?:\\\\.\\\\.|//|@\\\\{|/\\\\.|\\\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\\\]_a-}]+(?<![./])$\"", "        },", "        \"environment\": {", "          \"type\": \"string\",", "          \"description\": \"The GitHub environment of the job. Exact, never a pattern.\",", "          \"x-must\": \"the name of one GitHub environment, at most 255 plain characters and no pattern\",", "          \"examples\": [\"production\"],", "          \"maxLength\": 255,", "          \"pattern\": \"^(?! )[ !#%&()+\\\\-./0-:<->@-\\\\[\\\\]^_a-~]+(?<! )$\"", "        }", "      }", "    },", "    \"access\": {", "      \"type\": \"array\",", "      \"description\": \"What is asked for. It must lie inside the target's ceiling.\",", "      \"x-must\": \"a list of statements, each with actions and resources\",", "      \"examples\": [", "        \"[{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}]\"", "      ],", "      \"minItems\": 1,", "      \"maxItems\": 20,", "      \"items\": {", "        \"$ref\": \"#/$defs/statement\"", "      }", "    },", "    \"window\": {", "      \"type\": \"object\",", "      \"description\": \"When, and for how long.\",", "      \"x-must\": \"minutes, and a start if it is fixed\",", "      \"examples\": [\"{minutes: 60}\"],", "      \"additionalProperties\": false,", "      \"required\": [\"minutes\"],", "      \"properties\": {", "        \"minutes\": {", "          \"type\": \"integer\",", "          \"minimum\": 5,", "          \"maximum\": 1440,", "          \"description\": \"Length in minutes, from the merge of the pull request or from `start`.\",", "          \"x-must\": \"a whole number of minutes from 5 to 1440\",", "          \"examples\": [\"60\"]", "        },", "        \"start\": {", "          \"type\": \"string\",", "          \"description\": \"A fixed start: RFC 3339 with a zone, to the second. Without it the window begins at the merge.\",", "          \"x-must\": \"a time with a zone, to the second\",", "          \"examples\": [\"2026-11-21T22:00:00Z\"],", "          \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$\"", "        }", "      }", "    },", "    \"for\": {", "      \"type\": \"string\",", "      \"description\": \"The person for whom it is asked, when somebody else or an agent opens the pull request. That person may not approve it either.\",", "      \"x-must\": \"a GitHub login without @\",", "      \"examples\": [\"ana\"],", "      \"maxLength\": 39,", "      \"pattern\": \"^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$\"", "    },", "    \"extends\": {", "      \"type\": \"string\",", "      \"description\": \"The id of the grant under the same target that this one goes on from. It is a grant like any other: approved again, and counted together with the old one.\",", "      \"x-must\": \"the id of an earlier grant\",", "      \"examples\": [\"backfill-4211\"],", "      \"maxLength\": 32,", "      \"pattern\": \"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$\"", "    }", "  },", "  \"$defs\": {", "    \"statement\": {", "      \"type\": \"object\",", "      \"description\": \"One statement: every one of the actions on every one of the resources, when all conditions hold.\",", "      \"x-must\": \"actions and resources\",", "      \"examples\": [\"{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}\"],", "      \"additionalProperties\": false,", "      \"required\": [\"actions\", \"resources\"],", "      \"properties\": {", "        \"actions\": {", "          \"type\": \"array\",", "          \"description\": \"Provider actions. `*` and `?` are IAM's wildcards, where target and policy allow them.\",", "          \"x-must\": \"a list of actions\",", "          \"examples\": [\"[dynamodb:GetItem]\"],", "          \"minItems\": 1,", "          \"maxItems\": 100,", "          \"uniqueItems\": true,", "          \"items\": {", "            \"type\": \"string\",", "            \"description\": \"One action, `service:Action`.\",", "            \"x-must\": \"service:Action, without $\",", "            \"examples\": [\"dynamodb:GetItem\"],", "            \"maxLength\": 128,", "            \"pattern\": \"^[a-z0-9-]+:[A-Za-z0-9*?]+$\"", "          }", "        },", "        \"resources\": {", "          \"type\": \"array\",", "          \"description\": \"Provider resources: full ARNs, or `*`.\",", "          \"x-must\": \"a list of resources\",", "          \"examples\": [\"[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]\"],", "          \"minItems\": 1,", "          \"maxItems\": 100,", "          \"uniqueItems\": true,", "          \"items\": {", "            \"type\": \"string\",", "            \"description\": \"One resource: a full ARN, or `*`.\",", "            \"x-must\": \"a full ARN with its region and account written out, or *, without $ and spaces\",", "            \"examples\": [\"arn:aws:dynamodb:eu-west-1:210987654321:table/ledger\"],", "            \"maxLength\": 1024,", "            \"pattern\": \"^(?:\\\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$\"", "          }", "        },", "        \"conditions\": {", "          \"type\": \"object\",", "          \"description\": \"IAM condition block: operator, then key, then value or values.\",", "          \"x-must\": \"operator: key: value, as IAM writes conditions, without $\",", "          \"examples\": [\"{StringEquals: {dynamodb:LeadingKeys: ledger}}\"],", "          \"minProperties\": 1,", "          \"maxProperties\": 10,", "          \"propertyNames\": {", "            \"pattern\": \"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$\"", "          },", "          \"additionalProperties\": {", "            \"type\": \"object\",", "            \"minProperties\": 1,", "            \"maxProperties\": 10,", "            \"propertyNames\": {", "              \"pattern\": \"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$\"", "            },", "            \"additionalProperties\": {", "              \"anyOf\": [", "                {", "                  \"type\": \"string\",", "                  \"maxLength\": 512,", "                  \"pattern\": \"^[^$]*$\"", "                },", "                {", "                  \"type\": \"array\",", "                  \"minItems\": 1,", "                  \"maxItems\": 50,", "                  \"items\": {", "                    \"type\": \"string\",", "                    \"maxLength\": 512,", "                    \"pattern\": \"^[^$]*$\"", "                  }", "                }", "              ]", "            }", "          }", "        }", "      }", "    }", "  }", "}", ""),
    "schemas/target.schema.json": parcel_generated_text("{", "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",", "  \"$id\": \"target.schema.json\",", "  \"title\": \"Sallyport target\",", "  \"description\": \"A place where access may be given, and the most that may be given there: targets/<name>.yaml.\",", "  \"x-must\": \"the fields of a target\",", "  \"examples\": [\"version: 1\"],", "  \"type\": \"object\",", "  \"additionalProperties\": false,", "  \"required\": [\"version\", \"provider\", \"account\", \"regions\", \"tier\", \"subjects\", \"ceiling\", \"limits\"],", "  \"properties\": {", "    \"version\": {", "      \"type\": \"integer\",", "      \"const\": 1,", "      \"description\": \"Version of this format.\",", "      \"x-must\": \"1\",", "      \"examples\": [\"1\"]", "    },", "    \"provider\": {", "      \"type\": \"string\",", "      \"enum\": [\"aws\"],", "      \"description\": \"The cloud.\",", "      \"x-must\": \"aws\",", "      \"examples\": [\"aws\"]", "    },", "    \"account\": {", "      \"type\": \"string\",", "      \"description\": \"The account: twelve digits, always in quotes, since a number would lose its leading zeros.\",", "      \"x-must\": \"twelve digits in quotes\",", "      \"examples\": [\"\\\"210987654321\\\"\"],", "      \"pattern\": \"^[0-9]{12}$\"", "    },", "    \"partition\": {", "      \"type\": \"string\",", "      \"enum\": [\"aws\", \"aws-cn\", \"aws-us-gov\"],", "      \"default\": \"aws\",", "      \"description\": \"The part of AWS that the account lives in.\",", "      \"x-must\": \"aws, aws-cn or aws-us-gov\",", "      \"examples\": [\"aws\"]", "    },", "    \"regions\": {", "      \"type\": \"array\",", "      \"minItems\": 1,", "      \"maxItems\": 40,", "      \"uniqueItems\": true,", "      \"description\": \"Regions in which granted actions work. The first is where tokens are exchanged.\",", "      \"x-must\": \"a list of regions\",", "      \"examples\": [\"[eu-west-1]\"],", "      \"items\": {", "        \"type\": \"string\",", "        \"description\": \"One region.\",", "        \"x-must\": \"the name of one region\",", "        \"examples\": [\"eu-west-1\"],", "        \"maxLength\": 32,", "        \"pattern\": \"^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$\"", "      }", "    },", "    \"tier\": {", "      \"type\": \"string\",", "      \"enum\": [\"development\", \"staging\", \"production\"],", "      \"description\": \"How much care the place needs. Policy goes by it.\",", "      \"x-must\": \"development, staging or production\",", "      \"examples\": [\"production\"]", "    },", "    \"subjects\": {", "      \"type\": \"array\",", "      \"minItems\": 1,", "      \"maxItems\": 50,", "      \"description\": \"Who may ask. Every list is of exact values; nothing here is a pattern.\",", "      \"x-must\": \"a list of repositories with their workflows, refs and environments\",", "      \"examples\": [", "        \"[{repository: acme/payments, repository_id: \\\"2002\\\", owner_id: \\\"9001\\\", workflows: [.github/workflows/backfill.yml], refs: [refs/heads/main], environments: [production]}]\"", "      ],", "      \"items\": {", "        \"type\": \"object\",", "        \"description\": \"One repository whose jobs may ask, and which of its jobs.\",", "        \"x-must\": \"one repository with its workflows, refs and environments\",", "        \"examples\": [", "          \"{repository: acme/payments, repository_id: \\\"2002\\\", owner_id: \\\"9001\\\", workflows: [.github/workflows/backfill.yml], refs: [refs/heads/main], environments: [production]}\"", "        ],", "        \"additionalProperties\": false,", "        \"required\": [\"repository\", \"repository_id\", \"owner_id\", \"workflows\", \"refs\", \"environments\"],", "        \"properties\": {", "          \"repository\": {", "            \"type\": \"string\",", "            \"description\": \"The repository: `owner/name`.\",", "            \"x-must\": \"owner/name, exactly\",", "            \"examples\": [\"acme/payments\"],", "            \"pattern\": \"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\\\.{1,2}$)[A-Za-z0-9._-]{1,100}$\"", "          },", "          \"repository_id\": {", "            \"type\": \"string\",", "            \"description\": \"GitHub's numeric id of the repository, in quotes: names are recycled, ids are not. `gh api repos/acme/payments --jq .id` tells it.\",", "            \"x-must\": \"GitHub's numeric id, in quotes\",", "            \"examples\": [\"\\\"2002\\\"\"],", "            \"pattern\": \"^[1-9][0-9]{0,18}$\"", "          },", "          \"owner_id\": {", "            \"type\": \"string\",", "            \"description\": \"GitHub's numeric id of the owner, in quotes. `gh api repos/acme/payments --jq .owner.id` tells it.\",", "            \"x-must\": \"GitHub's numeric id, in quotes\",", "            \"examples\": [\"\\\"9001\\\"\"],", "            \"pattern\": \"^[1-9][0-9]{0,18}$\"", "          },", "          \"workflows\": {", "            \"type\": \"array\",", "            \"minItems\": 1,", "            \"maxItems\": 50,", "            \"uniqueItems\": true,", "            \"description\": \"Workflow files whose jobs may ask.\",", "            \"x-must\": \"a list of workflow files\",", "            \"examples\": [\"[.github/workflows/backfill.yml]\"],", "            \"items\": {", "              \"type\": \"string\",", "              \"description\": \"One workflow file, from the repository's root.\",", "              \"x-must\": \"one workflow file, .github/workflows/<name>.yml or .yaml\",", "              \"examples\": [\".github/workflows/backfill.yml\"],", "              \"maxLength\": 200,", "              \"pattern\": \"^\\\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\\\.ya?ml$\"", "            }", "          },", "          \"refs\": {", "            \"type\": \"array\",", "            \"minItems\": 1,", "            \"maxItems\": 50,", "            \"uniqueItems\": true,", "            \"description\": \"Full refs on which they may run.\",", "            \"x-must\": \"a list of full refs\",", "            \"examples\": [\"[refs/heads/main]\"],", "            \"items\": {", "              \"type\": \"string\",", "              \"description\": \"One full ref.\",", "              \"x-must\": \"one full ref as git allows it, refs/heads/<branch> or refs/tags/<tag>, and no pattern\",", "              \"examples\": [\"refs/heads/main\"],", "              \"maxLength\": 255,", "              \"pattern\": \"^refs/(?:heads|tags)/(?!.*(?:\\\\.\\\\.|//|@\\\\{|/\\\\.|\\\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\\\]_a-}]+(?<![./])$\"", "            }", "          },", "          \"environments\": {", "            \"type\": \"array\",", "            \"minItems\": 1,", "            \"maxItems\": 50,", "            \"uniqueItems\": true,", "            \"description\": \"GitHub environments in which they may run.\",", "            \"x-must\": \"a list of environments\",", "            \"examples\": [\"[production]\"],", "            \"items\": {", "              \"type\": \"string\",", "              \"description\": \"One GitHub environment.\",", "              \"x-must\": \"the name of one GitHub environment, at most 255 plain characters and no pattern\",", "              \"examples\": [\"production\"],", "              \"maxLength\": 255,", "              \"pattern\": \"^(?! )[ !#%&()+\\\\-./0-:<->@-\\\\[\\\\]^_a-~]+(?<! )$\"", "            }", "          },", "          \"reusable\": {", "            \"type\": \"string\",", "            \"description\": \"The reusable workflow that the job must be in, pinned by the full SHA of a commit: the cloud then admits no other content. Absent: the job stands in the workflow file itself.\",", "            \"x-must\": \"owner/name/.github/workflows/<name>.yml@<40 hexadecimal characters>\",", "            \"examples\": [\"acme/deploy/.github/workflows/backfill.yml@0123456789abcdef0123456789abcdef01234567\"],", "            \"maxLength\": 400,", "            \"pattern\": \"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\\\.{1,2}/)[A-Za-z0-9._-]{1,100}/\\\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\\\.ya?ml@[0-9a-f]{40}$\"", "          }", "        }", "      }", "    },", "    \"ceiling\": {", "      \"type\": \"array\",", "      \"description\": \"The most that any grant here may ask for.\",", "      \"x-must\": \"a list of statements, each with actions and resources\",", "      \"examples\": [", "        \"[{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}]\"", "      ],", "      \"minItems\": 1,", "      \"maxItems\": 50,", "      \"items\": {", "        \"$ref\": \"#/$defs/statement\"", "      }", "    },", "    \"limits\": {", "      \"type\": \"object\",", "      \"description\": \"How long at most, how far ahead, how many at once and how often.\",", "      \"x-must\": \"minutes, and what else is limited\",", "      \"examples\": [\"{minutes: 120, open: {person: 3}, repeated: {days: 7, grants: 10, minutes: 600}}\"],", "      \"additionalProperties\": false,", "      \"required\": [\"minutes\"],", "      \"properties\": {", "        \"minutes\": {", "          \"type\": \"integer\",", "          \"minimum\": 5,", "          \"maximum\": 1440,", "          \"description\": \"Longest window of a grant, in minutes.\",", "          \"x-must\": \"a whole number of minutes from 5 to 1440\",", "          \"examples\": [\"60\"]", "        },", "        \"ahead_hours\": {", "          \"type\": \"integer\",", "          \"minimum\": 0,", "          \"maximum\": 720,", "          \"default\": 168,", "          \"description\": \"How far after the merge a `start` may lie, in hours.\",", "          \"x-must\": \"a whole number of hours from 0 to 720\",", "          \"examples\": [\"72\"]", "        },", "        \"open\": {", "          \"type\": \"object\",", "          \"description\": \"How many leases may stand open or be due here at once.\",", "          \"x-must\": \"person, repository or target, each with a number\",", "          \"examples\": [\"{person: 3, repository: 5, target: 20}\"],", "          \"additionalProperties\": false,", "          \"default\": {},", "          \"properties\": {", "            \"person\": {", "              \"type\": \"integer\",", "              \"minimum\": 1,", "              \"maximum\": 1000,", "              \"default\": 5,", "              \"description\": \"Of one requester.\",", "              \"x-must\": \"a whole number from 1 to 1000\",", "              \"examples\": [\"3\"]", "            },", "            \"repository\": {", "              \"type\": \"integer\",", "              \"minimum\": 1,", "              \"maximum\": 1000,", "              \"default\": 10,", "              \"description\": \"Of one repository's jobs.\",", "              \"x-must\": \"a whole number from 1 to 1000\",", "              \"examples\": [\"5\"]", "            },", "            \"target\": {", "              \"type\": \"integer\",", "              \"minimum\": 1,", "              \"maximum\": 10000,", "              \"default\": 50,", "              \"description\": \"Of the whole target.\",", "              \"x-must\": \"a whole number from 1 to 10000\",", "              \"examples\": [\"20\"]", "            }", "          }", "        },", "        \"repeated\": {", "          \"type\": \"object\",", "          \"description\": \"How often and how long one workflow file of one repository may be given access in a rolling period, so that renewal never becomes standing privilege.\",", "          \"x-must\": \"days, grants and minutes\",", "          \"examples\": [\"{days: 7, grants: 10, minutes: 600}\"],", "          \"additionalProperties\": false,", "          \"default\": {},", "          \"properties\": {", "            \"days\": {", "              \"type\": \"integer\",", "              \"minimum\": 1,", "              \"maximum\": 90,", "              \"default\": 7,", "              \"description\": \"The period, in days, that ends when a new window begins.\",", "              \"x-must\": \"a whole number of days from 1 to 90\",", "              \"examples\": [\"7\"]", "            },", "            \"grants\": {", "              \"type\": \"integer\",", "              \"minimum\": 1,", "              \"maximum\": 1000,", "              \"default\": 50,", "              \"description\": \"How many grants in it, this one counted.\",", "              \"x-must\": \"a whole number from 1 to 1000\",", "              \"examples\": [\"10\"]", "            },", "            \"minutes\": {", "              \"type\": \"integer\",", "              \"minimum\": 5,", "              \"maximum\": 43200,", "              \"default\": 2880,", "              \"description\": \"How many minutes in it, this one's counted.\",", "              \"x-must\": \"a whole number of minutes from 5 to 43200\",", "              \"examples\": [\"600\"]", "            }", "          }", "        }", "      }", "    },", "    \"dispatch\": {", "      \"type\": \"boolean\",", "      \"default\": false,", "      \"description\": \"True: apply starts the named workflow with the lease reference.\",", "      \"x-must\": \"true or false\",", "      \"examples\": [\"true\"]", "    },", "    \"ends\": {", "      \"type\": \"string\",", "      \"enum\": [\"release\", \"window\"],", "      \"default\": \"release\",", "      \"description\": \"`release`: the end of the job ends the lease. `window`: it stays until its time is over, for more than one run.\",", "      \"x-must\": \"release or window\",", "      \"examples\": [\"release\"]", "    },", "    \"ending\": {", "      \"type\": \"object\",", "      \"description\": \"When a lease ends for being unused, and how long before an end people are told.\",", "      \"x-must\": \"idle_minutes or notice_minutes\",", "      \"examples\": [\"{idle_minutes: 30, notice_minutes: 10}\"],", "      \"additionalProperties\": false,", "      \"properties\": {", "        \"idle_minutes\": {", "          \"type\": \"integer\",", "          \"minimum\": 5,", "          \"maximum\": 1440,", "          \"description\": \"A lease that no session has used so many minutes after its window began ends. Fifteen more are waited, since the cloud's own log is late. Absent: never.\",", "          \"x-must\": \"a whole number of minutes from 5 to 1440\",", "          \"examples\": [\"30\"]", "        },", "        \"notice_minutes\": {", "          \"type\": \"integer\",", "          \"minimum\": 0,", "          \"maximum\": 1440,", "          \"description\": \"So many minutes before a lease ends, the record job tells people, once: by the run that finds so little left. 0: nobody is told. Absent: 15.\",", "          \"x-must\": \"a whole number of minutes from 0 to 1440\",", "          \"examples\": [\"30\"]", "        }", "      }", "    },", "    \"drift\": {", "      \"type\": \"string\",", "      \"enum\": [\"end\", \"repair\"],", "      \"description\": \"What becomes of a lease whose role somebody changed by hand. `end` (also when it is absent): it is sealed. `repair`: apply writes its own policy and tags again and proves them; whatever else was changed, a trust, a boundary, another policy or the tag that names the head of the ledger, still ends it.\",", "      \"x-must\": \"end or repair\",", "      \"examples\": [\"repair\"]", "    },", "    \"revoking\": {", "      \"type\": \"object\",", "      \"description\": \"Who may end a lease here before its time, how often, and who is told when somebody does. Whoever may halt may end any.\",", "      \"x-must\": \"by, per_day or tell\",", "      \"examples\": [\"{by: [requester, owners, '@acme/on-call'], per_day: 10, tell: ['@acme/payments-owners']}\"],", "      \"additionalProperties\": false,", "      \"properties\": {", "        \"by\": {", "          \"type\": \"array\",", "          \"minItems\": 1,", "          \"maxItems\": 50,", "          \"uniqueItems\": true,", "          \"default\": [\"requester\", \"owners\"],", "          \"description\": \"`requester`: whoever asked, or for whom it was asked. `owners`: the owners of the grant's file by CODEOWNERS. Or people, teams and Apps.\",", "          \"x-must\": \"a list of requester, owners, @login or @organization/team\",", "          \"examples\": [\"[requester, owners, '@acme/on-call']\"],", "          \"items\": {", "            \"type\": \"string\",", "            \"description\": \"The word requester or owners, or one person, team or App (`@name[bot]`).\",", "            \"x-must\": \"requester, owners, @login, @organization/team or @name[bot]\",", "            \"examples\": [\"owners\"],", "            \"maxLength\": 200,", "            \"pattern\": \"^(?:requester|owners|@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\\\[bot\\\\])?)$\"", "          }", "        },", "        \"per_day\": {", "          \"type\": \"integer\",", "          \"minimum\": 1,", "          \"maximum\": 1000,", "          \"default\": 20,", "          \"description\": \"How many leases of others one person may end here in a rolling day, and how many may end by people of whom it cannot be read whether they may. One's own are not counted.\",", "          \"x-must\": \"a whole number from 1 to 1000\",", "          \"examples\": [\"10\"]", "        },", "        \"tell\": {", "          \"type\": \"array\",", "          \"maxItems\": 10,", "          \"uniqueItems\": true,", "          \"default\": [],", "          \"description\": \"Who is mentioned on the grant's pull request when somebody ends it early.\",", "          \"x-must\": \"a list of @login or @organization/team\",", "          \"examples\": [\"['@acme/payments-owners']\"],", "          \"items\": {", "            \"type\": \"string\",", "            \"description\": \"One person or team.\",", "            \"x-must\": \"@login or @organization/team\",", "            \"examples\": [\"'@acme/payments-owners'\"],", "            \"maxLength\": 200,", "            \"pattern\": \"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$\"", "          }", "        }", "      }", "    },", "    \"approvals\": {", "      \"type\": \"object\",", "      \"description\": \"Whose approvals a grant needs beside those that CODEOWNERS and policy ask for, and how old they may be.\",", "      \"x-must\": \"people, from, request_hours or approval_hours\",", "      \"examples\": [\"{people: 2, from: ['@acme/payments-owners', '@acme/security']}\"],", "      \"additionalProperties\": false,", "      \"default\": {},", "      \"properties\": {", "        \"people\": {", "          \"type\": \"integer\",", "          \"minimum\": 1,", "          \"maximum\": 10,", "          \"default\": 1,", "          \"description\": \"How many distinct people at least. Production needs two whatever stands here.\",", "          \"x-must\": \"a whole number from 1 to 10\",", "          \"examples\": [\"2\"]", "        },", "        \"from\": {", "          \"type\": \"array\",", "          \"maxItems\": 10,", "          \"uniqueItems\": true,", "          \"default\": [],", "          \"description\": \"Teams (or people) each of whom must have approved: one distinct person from each.\",", "          \"x-must\": \"a list of @organization/team or @login\",", "          \"examples\": [\"['@acme/payments-owners', '@acme/security']\"],", "          \"items\": {", "            \"type\": \"string\",", "            \"description\": \"One team or person.\",", "            \"x-must\": \"@organization/team or @login\",", "            \"examples\": [\"'@acme/security'\"],", "            \"maxLength\": 200,", "            \"pattern\": \"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$\"", "          }", "        },", "        \"request_hours\": {", "          \"type\": \"integer\",", "          \"minimum\": 1,", "          \"maximum\": 2160,", "          \"default\": 336,", "          \"description\": \"How old a pull request may be when it is merged, in hours.\",", "          \"x-must\": \"a whole number of hours from 1 to 2160\",", "          \"examples\": [\"72\"]", "        },", "        \"approval_hours\": {", "          \"type\": \"integer\",", "          \"minimum\": 1,", "          \"maximum\": 2160,", "          \"default\": 168,", "          \"description\": \"How old an approval may be when the pull request is merged, in hours.\",", "          \"x-must\": \"a whole number of hours from 1 to 2160\",", "          \"examples\": [\"24\"]", "        }", "      }", "    },", "    \"requesters\": {", "      \"type\": \"array\",", "      \"minItems\": 1,", "      \"maxItems\": 50,", "      \"uniqueItems\": true,", "      \"description\": \"Who may ask. Absent: whoever may write to the access repository.\",", "      \"x-must\": \"a list of @login or @organization/team\",", "      \"examples\": [\"['@ana', '@acme/payments']\"],", "      \"items\": {", "        \"type\": \"string\",", "        \"description\": \"One person, team or App (`@name[bot]`).\",", "        \"x-must\": \"@login, @organization/team or @name[bot]\",", "        \"examples\": [\"'@acme/payments'\"],", "        \"maxLength\": 200,", "        \"pattern\": \"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\\\[bot\\\\])?$\"", "      }", "    },", "    \"hours\": {", "      \"type\": \"array\",", "      \"minItems\": 1,", "      \"maxItems\": 20,", "      \"description\": \"Maintenance windows: a lease lies wholly inside one of them. Absent: any time.\",", "      \"x-must\": \"a list of windows, each with days, from, until and zone\",", "      \"examples\": [\"[{days: [mon, tue, wed, thu], from: \\\"09:00\\\", until: \\\"17:00\\\", zone: Europe/Berlin}]\"],", "      \"items\": {", "        \"type\": \"object\",", "        \"description\": \"One weekly window; `until` at or before `from` means the next day.\",", "        \"x-must\": \"days, from, until and zone\",", "        \"examples\": [\"{days: [tue], from: \\\"22:00\\\", until: \\\"02:00\\\", zone: Europe/Berlin}\"],", "        \"additionalProperties\": false,", "        \"required\": [\"days\", \"from\", \"until\", \"zone\"],", "        \"properties\": {", "          \"days\": {", "            \"type\": \"array\",", "            \"minItems\": 1,", "            \"maxItems\": 7,", "            \"uniqueItems\": true,", "            \"description\": \"The days on which it begins.\",", "            \"x-must\": \"a list of mon, tue, wed, thu, fri, sat, sun\",", "            \"examples\": [\"[tue, thu]\"],", "            \"items\": {", "              \"type\": \"string\",", "              \"enum\": [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"],", "              \"description\": \"One day.\",", "              \"x-must\": \"mon, tue, wed, thu, fri, sat or sun\",", "              \"examples\": [\"tue\"]", "            }", "          },", "          \"from\": {", "            \"type\": \"string\",", "            \"description\": \"When it begins, by the zone's clock, in quotes.\",", "            \"x-must\": \"a time of day in quotes, hours and minutes\",", "            \"examples\": [\"\\\"09:00\\\"\"],", "            \"pattern\": \"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$\"", "          },", "          \"until\": {", "            \"type\": \"string\",", "            \"description\": \"When it ends, by the zone's clock, in quotes.\",", "            \"x-must\": \"a time of day in quotes, hours and minutes\",", "            \"examples\": [\"\\\"17:00\\\"\"],", "            \"pattern\": \"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$\"", "          },", "          \"zone\": {", "            \"type\": \"string\",", "            \"description\": \"The IANA time zone whose clock is meant.\",", "            \"x-must\": \"the name of a time zone\",", "            \"examples\": [\"Europe/Berlin\"],", "            \"maxLength\": 64,", "            \"pattern\": \"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$\"", "          }", "        }", "      }", "    },", "    \"freezes\": {", "      \"type\": \"array\",", "      \"default\": [],", "      \"maxItems\": 50,", "      \"description\": \"Times in which nothing may be open here.\",", "      \"x-must\": \"a list of freezes, each with from, until and says\",", "      \"examples\": [\"[{from: \\\"2026-12-20T00:00:00Z\\\", until: \\\"2027-01-03T00:00:00Z\\\", says: Year-end close}]\"],", "      \"items\": {", "        \"type\": \"object\",", "        \"description\": \"One freeze.\",", "        \"x-must\": \"from, until and says\",", "        \"examples\": [\"{from: \\\"2026-12-20T00:00:00Z\\\", until: \\\"2027-01-03T00:00:00Z\\\", says: Year-end close}\"],", "        \"additionalProperties\": false,", "        \"required\": [\"from\", \"until\", \"says\"],", "        \"properties\": {", "          \"from\": {", "            \"type\": \"string\",", "            \"description\": \"When it begins.\",", "            \"x-must\": \"a time with a zone, to the second\",", "            \"examples\": [\"2026-11-21T22:00:00Z\"],", "            \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$\"", "          },", "          \"until\": {", "            \"type\": \"string\",", "            \"description\": \"When it ends.\",", "            \"x-must\": \"a time with a zone, to the second\",", "            \"examples\": [\"2026-11-21T22:00:00Z\"],", "            \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$\"", "          },", "          \"says\": {", "            \"type\": \"string\",", "            \"description\": \"Why, in one line for the person it stops.\",", "            \"x-must\": \"one line of at most 200 characters that says why\",", "            \"examples\": [\"Year-end close\"],", "            \"maxLength\": 200,", "            \"pattern\": \"^\\\\S(?:[^\\\\t\\\\n\\\\r]*\\\\S)?$\"", "          }", "        }", "      }", "    }", "  },", "  \"$defs\": {", "    \"statement\": {", "      \"type\": \"object\",", "      \"description\": \"One statement: every one of the actions on every one of the resources, when all conditions hold.\",", "      \"x-must\": \"actions and resources\",", "      \"examples\": [\"{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}\"],", "      \"additionalProperties\": false,", "      \"required\": [\"actions\", \"resources\"],", "      \"properties\": {", "        \"actions\": {", "          \"type\": \"array\",", "          \"description\": \"Provider actions. `*` and `?` are IAM's wildcards, where target and policy allow them.\",", "          \"x-must\": \"a list of actions\",", "          \"examples\": [\"[dynamodb:GetItem]\"],", "          \"minItems\": 1,", "          \"maxItems\": 100,", "          \"uniqueItems\": true,", "          \"items\": {", "            \"type\": \"string\",", "            \"description\": \"One action, `service:Action`.\",", "            \"x-must\": \"service:Action, without $\",", "            \"examples\": [\"dynamodb:GetItem\"],", "            \"maxLength\": 128,", "            \"pattern\": \"^[a-z0-9-]+:[A-Za-z0-9*?]+$\"", "          }", "        },", "        \"resources\": {", "          \"type\": \"array\",", "          \"description\": \"Provider resources: full ARNs, or `*`.\",", "          \"x-must\": \"a list of resources\",", "          \"examples\": [\"[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]\"],", "          \"minItems\": 1,", "          \"maxItems\": 100,", "          \"uniqueItems\": true,", "          \"items\": {", "            \"type\": \"string\",", "            \"description\": \"One resource: a full ARN, or `*`.\",", "            \"x-must\": \"a full ARN with its region and account written out, or *, without $ and spaces\",", "            \"examples\": [\"arn:aws:dynamodb:eu-west-1:210987654321:table/ledger\"],", "            \"maxLength\": 1024,", "            \"pattern\": \"^(?:\\\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$\"", "          }", "        },", "        \"conditions\": {", "          \"type\": \"object\",", "          \"description\": \"IAM condition block: operator, then key, then value or values.\",", "          \"x-must\": \"operator: key: value, as IAM writes conditions, without $\",", "          \"examples\": [\"{StringEquals: {dynamodb:LeadingKeys: ledger}}\"],", "          \"minProperties\": 1,", "          \"maxProperties\": 10,", "          \"propertyNames\": {", "            \"pattern\": \"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$\"", "          },", "          \"additionalProperties\": {", "            \"type\": \"object\",", "            \"minProperties\": 1,", "            \"maxProperties\": 10,", "            \"propertyNames\": {", "              \"pattern\": \"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$\"", "            },", "            \"additionalProperties\": {", "              \"anyOf\": [", "                {", "                  \"type\": \"string\",", "                  \"maxLength\": 512,", "                  \"pattern\": \"^[^$]*$\"", "                },", "                {", "                  \"type\": \"array\",", "                  \"minItems\": 1,", "                  \"maxItems\": 50,", "                  \"items\": {", "                    \"type\": \"string\",", "                    \"maxLength\": 512,", "                    \"pattern\": \"^[^$]*$\"", "                  }", "                }", "              ]", "            }", "          }", "        }", "      }", "    }", "  }", "}", ""),
};

// EXTERNAL MODULE: ./build/src/core/yaml.js + 1 modules
var core_yaml = __webpack_require__(9104);
;// CONCATENATED MODULE: ./build/src/commands/init/permissions.js

/**
 * What each App must be allowed: the union of what the workflows ask of its tokens, as they stand. `dispatch`: some target has
 * apply start workflows, for which it buys tokens with the reader's key.
 */
function appPermissions(workflows, { dispatch }) {
    const asked = { READER: new Map(), WRITER: new Map() };
    for (const [path, text] of workflows)
        for (const given of tokenSteps(path, text)) {
            const app = /\bvars\.(READER|WRITER)_APP_ID\b/.exec(String(given["client-id"]))?.[1];
            if (app !== undefined)
                add(asked[app], given);
        }
    if (dispatch)
        asked.READER.set("actions", "write");
    // Every App may read metadata: https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
    return {
        READER: Object.fromEntries([...asked.READER.set("metadata", "read")].sort()),
        WRITER: Object.fromEntries([...asked.WRITER.set("metadata", "read")].sort()),
    };
}
function add(permissions, given) {
    for (const [input, level] of Object.entries(given)) {
        if (!input.startsWith("permission-"))
            continue;
        const name = input.slice("permission-".length).replaceAll("-", "_");
        if (permissions.get(name) !== "write")
            permissions.set(name, String(level));
    }
}
/** What every step that buys an App's token is given; a file that cannot be read asks for nothing, and is told elsewhere. */
function tokenSteps(path, text) {
    const { value } = (0,core_yaml/* parseYaml */.hN)(path, Buffer.from(text), core_yaml/* controlLimits */.IQ);
    const jobs = Object.values(value?.jobs ?? {});
    return jobs
        .flatMap((job) => job?.steps ?? [])
        .filter(({ uses }) => String(uses).startsWith("actions/create-github-app-token@"))
        .map((step) => ({ ...step.with }));
}

;// CONCATENATED MODULE: ./build/src/commands/doctor/look.js
/** Judges what was read; what was not is said, never passed over. */
function look(where, reading, judge) {
    if ("read" in reading)
        return { ailments: judge(reading.read), unseen: [] };
    return { ailments: [], unseen: [{ where, why: reading.unknown }] };
}
function together(...examinations) {
    return {
        ailments: examinations.flatMap(({ ailments }) => ailments),
        unseen: examinations.flatMap(({ unseen }) => unseen),
    };
}
/** The ailment when the condition holds, none otherwise. */
function when(condition, ailment) {
    return condition ? [ailment] : [];
}

;// CONCATENATED MODULE: ./build/src/commands/doctor/apps.js



/** The installation of an App, by the variable that names it; undefined when nothing of that name is installed. */
function installed({ settings }, name) {
    const { variables, installations } = settings;
    if ("unknown" in variables)
        return variables;
    if ("unknown" in installations)
        return installations;
    const id = variables.read[`${name}_APP_ID`];
    return { read: installations.read.find(({ appId, clientId }) => id === String(appId) || id === clientId) };
}
/** Each App holds exactly what the workflows ask of it, and they are two. */
function apps(patient) {
    // Hardened, the jobs that buy tokens stand in the controller's repository, as shipped.
    const texts = [...(patient.configuration.controller === undefined ? [] : Object.entries(parcel)), ...patient.texts];
    const workflows = texts.filter(([path]) => path.startsWith(".github/workflows/"));
    const dispatch = [...patient.targets.values()].some(({ target }) => target.dispatch);
    const wanted = appPermissions(workflows, { dispatch });
    const [reader, writer] = [installed(patient, "READER"), installed(patient, "WRITER")];
    const same = "read" in reader && "read" in writer && reader.read !== undefined && reader.read === writer.read;
    return together(appExamination(patient, "READER", { found: reader, wanted: wanted.READER }), same
        ? { ailments: [oneApp(reader.read?.slug ?? "")], unseen: [] }
        : appExamination(patient, "WRITER", { found: writer, wanted: wanted.WRITER }));
}
function oneApp(slug) {
    return {
        code: "doctor.app.same",
        where: `App ${slug}`,
        seen: "it is reader and writer at once: what reaches the cloud could write the repository",
        fix: "make a second App, and set WRITER_APP_ID and its key in sallyport-record",
    };
}
function appExamination({ configuration }, name, { found, wanted }) {
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
function compared(held, wanted) {
    const level = (permissions, name) => levels.indexOf(permissions[name] ?? "");
    const names = [...new Set([...Object.keys(held), ...Object.keys(wanted)])].sort();
    return [
        names.filter((name) => level(held, name) > level(wanted, name)).map((name) => `${name}: ${held[name]}`),
        names.filter((name) => level(held, name) < level(wanted, name)).map((name) => `${name}: ${wanted[name]}`),
    ];
}

;// CONCATENATED MODULE: ./build/src/commands/doctor/branches.js


const parameter = (name, fits) => (rule) => rule.type === "pull_request" && fits(rule.parameters[name]);
const on = (value) => value === true;
const type = (name) => (rule) => rule.type === name;
const reviewed = {
    code: "doctor.branch.pull-request",
    met: type("pull_request"),
    seen: "whoever may write can push to it without a pull request",
    says: "require a pull request",
};
const reviews = [
    {
        code: "doctor.branch.code-owners",
        met: parameter("require_code_owner_review", on),
        seen: "GitHub asks no code owner for a review",
        says: "require review from Code Owners",
    },
    {
        code: "doctor.branch.approvals",
        met: parameter("required_approving_review_count", (count) => Number(count) >= 1),
        seen: "no approval is required",
        says: "require one approval at least",
    },
    {
        code: "doctor.branch.last-push",
        met: parameter("require_last_push_approval", on),
        seen: "whoever pushed last may approve what they pushed",
        says: "require approval of the most recent push",
    },
    {
        code: "doctor.branch.stale",
        met: parameter("dismiss_stale_reviews_on_push", on),
        seen: "an approval outlives what is pushed after it",
        says: "dismiss stale approvals",
    },
];
const squash = {
    code: "doctor.branch.squash",
    met: parameter("allowed_merge_methods", (methods) => JSON.stringify(methods) === '["squash"]'),
    seen: "it can be merged to by other ways than one squashed commit, whose pull request apply then cannot tell",
    says: "allow squash merges alone",
};
const kept = (what) => [
    {
        code: `doctor.${what}.force-push`,
        met: type("non_fast_forward"),
        seen: "its history can be rewritten",
        says: "block force pushes",
    },
    {
        code: `doctor.${what}.deletion`,
        met: type("deletion"),
        seen: "it can be deleted",
        says: "restrict deletions",
    },
];
const written = {
    code: "doctor.ledger.update",
    met: type("update"),
    seen: "others than the writer App may push to it",
    says: "restrict updates, with the writer App alone to bypass it",
};
/** What the rules of the default branch and of the ledger must ensure, and who may pass them: the writer App, nobody else. */
function branches(patient) {
    const { configuration, settings } = patient;
    const { repository, branch, ledger } = configuration;
    const page = `https://github.com/${repository}/settings/rules`;
    const writer = installed(patient, "WRITER");
    const own = "read" in settings.repository ? settings.repository.read.merges : [];
    const squashed = own.length === 1 && own[0] === "squash";
    const demands = [reviewed, ...reviews, ...(squashed ? [] : [squash]), ...kept("branch")];
    return together(look(`rules of ${branch}`, settings.branch, (rules) => {
        const reviewless = !rules.some(reviewed.met);
        const asked = reviewless ? demands.filter((one) => ![...reviews, squash].includes(one)) : demands;
        return unmet(rules, asked, { where: `branch ${branch}`, page });
    }), passing({ rules: settings.branch, demands, writer, code: "doctor.branch.bypass", where: `branch ${branch}`, page }), look(`rules of ${ledger}`, settings.ledger, (rules) => unmet(rules, [...kept("ledger"), written], { where: `branch ${ledger}`, page })), passing({
        ...{ rules: settings.ledger, demands: [...kept("ledger"), written], writer },
        ...{ code: "doctor.ledger.bypass", where: `branch ${ledger}`, page },
    }), keeper(settings.ledger, writer, { where: `branch ${ledger}`, page }), untraced(settings.branch, { where: `branch ${branch}`, page }), untraced(settings.ledger, { where: `branch ${ledger}`, page }));
}
function unmet(rules, demands, { where, page }) {
    return demands
        .filter(({ met }) => !rules.some(met))
        .map(({ code, seen, says }) => ({ code, where, seen, fix: `in a ruleset for it, ${says}: ${page}` }));
}
/** Of every demand that is met, one rule at least must be one that nobody but the writer passes. */
function passing({ rules, demands, writer, code, where, page }) {
    if ("unknown" in rules)
        return together();
    const strangers = new Set();
    const unseen = new Set();
    for (const { met } of demands) {
        const others = rules.read.filter(met).map((rule) => strangersOf(rule, writer));
        if (others.length === 0 || others.some((one) => "read" in one && one.read.length === 0))
            continue;
        for (const one of others)
            if ("read" in one)
                for (const name of one.read)
                    strangers.add(name);
            else
                unseen.add(one.unknown);
    }
    const seen = `its rules do not hold for ${[...strangers].join(", ")}`;
    const fix = `leave the writer App alone on the bypass lists: ${page}`;
    return {
        ailments: strangers.size > 0 ? [{ code, where, seen, fix }] : [],
        unseen: Array.from(unseen, (why) => ({ where: `who bypasses the rules of ${where}`, why })),
    };
}
function strangersOf({ bypass }, writer) {
    if ("unknown" in bypass || bypass.read.length === 0)
        return "unknown" in bypass ? bypass : { read: [] };
    if ("unknown" in writer)
        return writer;
    const isWriter = (kind, id) => kind === "Integration" && id === writer.read?.appId;
    const others = bypass.read.filter(({ kind, id }) => !isWriter(kind, id));
    return { read: others.map(({ kind, id }) => `${kind}${id === undefined ? "" : ` ${id}`}`) };
}
/** Whoever may not push to the ledger cannot record. */
function keeper(rules, writer, { where, page }) {
    if ("unknown" in rules || "unknown" in writer || writer.read === undefined)
        return together();
    const { appId } = writer.read;
    const shut = rules.read.filter(({ type: name, bypass }) => ["update", "creation", "pull_request"].includes(name) &&
        "read" in bypass &&
        !bypass.read.some(({ kind, id }) => kind === "Integration" && id === appId));
    const seen = `the writer App does not pass ${shut.map(({ type: name }) => name).join(", ")}, and cannot record`;
    const fix = `add it to the bypass list: ${page}`;
    return { ailments: shut.length > 0 ? [{ code: "doctor.ledger.writer", where, seen, fix }] : [], unseen: [] };
}
/** Whoever is exempt passes rules without a line in GitHub's log: nobody could tell what it pushed from what was reviewed. */
function untraced(rules, { where, page }) {
    if ("unknown" in rules)
        return together();
    const actors = rules.read.flatMap(({ bypass }) => ("read" in bypass ? bypass.read : []));
    const exempt = new Set(actors.filter((actor) => actor.exempt).map(({ kind, id }) => `${kind} ${id ?? ""}`.trim()));
    const seen = `${[...exempt].join(", ")} is exempt from its rules, and GitHub records nothing when it passes them`;
    const fix = `let it bypass always, which is recorded: ${page}`;
    return { ailments: exempt.size > 0 ? [{ code: "doctor.branch.exempt", where, seen, fix }] : [], unseen: [] };
}

;// CONCATENATED MODULE: ./build/src/commands/init/left.js
/** Which environment holds which App's key. */
const environments = {
    "sallyport-apply": "READER",
    "sallyport-sweep": "READER",
    "sallyport-audit": "READER",
    "sallyport-record": "WRITER",
};
/** What is left for administrators of the organization, the repositories and the account, in this order. */
function whatIsLeft(setup, permissions) {
    const { access, target, consumer, controller, action } = setup;
    const repository = access.repository;
    return [
        {
            says: "commit what was written, and push it to the default branch before the rules below hold; the runs that this starts fail until the rest is done",
            commands: ["git add --all && git commit -m 'Set up Sallyport' && git push"],
        },
        ...Object.keys(permissions).map((name) => appTask(setup, name, permissions[name])),
        {
            says: "tell the repository its two Apps; READER_APP, WRITER_APP and the keys, reader.pem and writer.pem, are from the pages of the Apps",
            commands: [
                `gh variable set READER_APP_ID --repo ${repository} --body "$READER_APP"`,
                `gh variable set READER_APP_REPOSITORIES --repo ${repository} --body ${quoted(repositoriesSeen(setup))}`,
                `gh variable set WRITER_APP_ID --repo ${repository} --body "$WRITER_APP"`,
            ],
        },
        {
            says: "four environments, for the default branch alone and without reviewers, since a revocation waits for nobody; the keys lie there and nowhere else",
            commands: Object.entries(environments).flatMap(([name, app]) => environmentCommands(access, name, app)),
        },
        {
            says: "rules of the default branch and the ledger; the writer App alone passes, and not even it rewrites or deletes",
            commands: rulesets(setup).map((ruleset) => posted(`repos/${repository}/rulesets`, "POST", ruleset)),
        },
        {
            says: "squash merges alone, and workflows that may neither write by default nor approve pull requests",
            commands: [
                posted(`repos/${repository}`, "PATCH", {
                    allow_squash_merge: true,
                    allow_merge_commit: false,
                    allow_rebase_merge: false,
                }),
                posted(`repos/${repository}/actions/permissions/workflow`, "PUT", {
                    default_workflow_permissions: "read",
                    can_approve_pull_request_reviews: false,
                }),
            ],
        },
        {
            says: `with rights of an administrator in account ${target.account}: the OIDC provider, the boundary and the control roles`,
            commands: [
                `aws cloudformation deploy --stack-name sallyport --capabilities CAPABILITY_NAMED_IAM --template-file bootstrap/${target.account}.yaml`,
            ],
        },
        {
            says: `in ${consumer.repository}: commit ${consumer.workflow} on ${consumer.ref}, protect that branch, and let the environment admit it alone`,
            commands: [
                posted(`repos/${consumer.repository}/rulesets`, "POST", consumerRuleset(consumer.ref)),
                ...environmentOnly(consumer.repository, consumer.environment, branchOf(consumer.ref)),
            ],
        },
        ...sharing(access.repository, [action.repository, ...(controller === undefined ? [] : [controller.repository])]),
        {
            says: "look whether all of it is so; started as init was, from the same dist/cli.js",
            commands: ["sallyport doctor"],
        },
    ];
}
/** https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-using-url-parameters */
function appTask({ access, consumer }, name, permissions) {
    const [owner = ""] = access.repository.split("/");
    const about = {
        name: `${owner}-sallyport-${name.toLowerCase()}`,
        url: `https://github.com/${access.repository}`,
        public: "false",
        webhook_active: "false",
        ...permissions,
    };
    const where = name === "READER" ? `${access.repository} and ${consumer.repository}` : `${access.repository} alone`;
    const exactly = Object.entries(permissions).map(([permission, level]) => `${permission}: ${level}`);
    return {
        says: `the ${name.toLowerCase()} App, with exactly ${exactly.join(", ")}; install it on ${where}, and note its App ID and a key`,
        commands: [
            `open ${quoted(`https://github.com/organizations/${owner}/settings/apps/new?${new URLSearchParams(about)}`)}`,
            `${name}_APP=  # its App ID`,
        ],
    };
}
/** By name alone where the owner is the same, as the token action wants them. */
function repositoriesSeen({ access, consumer }) {
    return [access, consumer].map(({ repository }) => repository.split("/")[1]).join(",");
}
function environmentCommands({ repository, branch }, name, app) {
    return [
        ...environmentOnly(repository, name, branch),
        `gh secret set ${app}_APP_KEY --repo ${repository} -e ${name} < ${app.toLowerCase()}.pem`,
    ];
}
function environmentOnly(repository, name, branch) {
    const path = `repos/${repository}/environments/${encodeURIComponent(name)}`;
    const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
    return [
        posted(path, "PUT", { deployment_branch_policy }),
        posted(`${path}/deployment-branch-policies`, "POST", { name: branch, type: "branch" }),
    ];
}
/** https://docs.github.com/en/rest/repos/rules#create-a-repository-ruleset */
function rulesets({ access }) {
    const ledger = "sallyport-ledger";
    const writer = [{ actor_id: "$WRITER_APP", actor_type: "Integration", bypass_mode: "always" }];
    const keep = [{ type: "deletion" }, { type: "non_fast_forward" }];
    return [
        ruleset("sallyport: nothing is rewritten", [access.branch, ledger], keep),
        ruleset("sallyport: every change is reviewed", [access.branch], [left_reviewed], writer),
        ruleset("sallyport: the ledger is the writer's", [ledger], [{ type: "creation" }, { type: "update" }], writer),
    ];
}
/** What a pull request to the default branch must meet. */
const left_reviewed = {
    type: "pull_request",
    parameters: {
        required_approving_review_count: 1,
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: true,
        require_last_push_approval: true,
        required_review_thread_resolution: false,
        allowed_merge_methods: ["squash"],
    },
};
function consumerRuleset(ref) {
    const parameters = { ...left_reviewed.parameters, require_code_owner_review: false };
    const rules = [{ type: "deletion" }, { type: "non_fast_forward" }, { type: "pull_request", parameters }];
    return ruleset("sallyport: the workflow is reviewed", [branchOf(ref)], rules);
}
function ruleset(name, branches, rules, passing = []) {
    const include = branches.map((branch) => `refs/heads/${branch}`);
    const conditions = { ref_name: { include, exclude: [] } };
    return { name, target: "branch", enforcement: "active", conditions, rules, bypass_actors: passing };
}
/** https://docs.github.com/en/rest/actions/permissions#set-the-level-of-access-for-workflows-outside-of-the-repository */
function sharing(access, repositories) {
    const [owner] = access.split("/");
    // Another owner's can be used only where everybody can see it.
    const shared = [...new Set(repositories)].filter((repository) => repository.split("/")[0] === owner);
    if (shared.length === 0)
        return [];
    return [
        {
            says: "where it is private, what workflows take from elsewhere must be shared within the organization",
            commands: shared.map((repository) => posted(`repos/${repository}/actions/permissions/access`, "PUT", { access_level: "organization" })),
        },
    ];
}
function branchOf(ref) {
    return ref.replace(/^refs\/heads\//, "");
}
/** One call of GitHub's own command line, on one line, in which `$WRITER_APP` alone stands for something. */
function posted(path, method, body) {
    const text = quoted(JSON.stringify(body)).replaceAll('"$WRITER_APP"', `'"$WRITER_APP"'`);
    return `echo ${text} | gh api -X ${method} ${path} --input -`;
}
function quoted(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./build/src/commands/doctor/environments.js


const keys = ["READER_APP_KEY", "WRITER_APP_KEY"];
/** What must not lie where a job of any branch can read it. */
const secretNames = [...keys, "SALLYPORT_ALERTS"];
/** The keys lie in their own environments, which let the default branch in and nothing else, and nowhere else. */
function environments_environments(patient) {
    const { settings, configuration } = patient;
    const { repository } = configuration;
    if ("unknown" in settings.environments)
        return look("environments", settings.environments, () => []);
    const found = settings.environments.read;
    return together(...Object.entries(environments).map(([name, app]) => one(patient, { name, app, found: found.find((environment) => environment.name === name) })), ...found.filter(({ name }) => !(name in environments)).map((environment) => stray(repository, environment)), elsewhere("doctor.secret.repository", `secrets of ${repository}`, settings.secrets.repository, (name) => ({
        seen: `${name} lies at the repository: a job of any branch, and of a pull request from here, can read it`,
        fix: `gh secret delete ${name} --repo ${repository}, and make a new one: the old may have been read`,
    })), elsewhere("doctor.secret.organization", "secrets of the organization", settings.secrets.organization, (name) => ({
        seen: `${name} lies at the organization: a job of any branch of each repository it is for can read it`,
        fix: `gh secret delete ${name} --org ${repository.split("/")[0]}, and make a new one: the old may have been read`,
    })));
}
function one({ configuration }, { name, app, found }) {
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
    return together(look(`branch policy of ${name}`, found.admits, (admits) => policyAilments(admits, { where, branch, page })), {
        ailments: when(found.waits, {
            code: "doctor.environment.waits",
            where,
            seen: "its jobs wait for a reviewer or a timer, and a revocation must wait for nobody",
            fix: `take the reviewers and the timer away: ${page}`,
        }),
        unseen: [],
    }, look(`secrets of ${name}`, found.secrets, (secrets) => [
        ...when(!secrets.includes(`${app}_APP_KEY`), {
            code: "doctor.environment.key-missing",
            where,
            seen: `it holds no ${app}_APP_KEY`,
            fix: `gh secret set ${app}_APP_KEY --repo ${repository} -e ${name} < ${app.toLowerCase()}.pem`,
        }),
        ...keys
            .filter((key) => key !== `${app}_APP_KEY` && secrets.includes(key))
            .map((key) => misplaced(repository, name, key)),
    ]));
}
function policyAilments(admits, { where, branch, page }) {
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
function stray(repository, { name, secrets }) {
    return look(`secrets of ${name}`, secrets, (names) => keys.filter((key) => names.includes(key)).map((key) => misplaced(repository, name, key)));
}
function misplaced(repository, name, key) {
    return {
        code: "doctor.environment.key-misplaced",
        where: `environment ${name}`,
        seen: `it holds ${key}, which is not for it`,
        fix: `gh secret delete ${key} --repo ${repository} -e ${name}, and make a new key`,
    };
}
function elsewhere(code, where, names, says) {
    return look(where, names, (found) => secretNames.filter((name) => found.includes(name)).map((name) => ({ code, where, ...says(name) })));
}

;// CONCATENATED MODULE: ./build/src/commands/doctor/owners.js


/** Paths that must have owners whether something stands there now or not. */
const control = [
    ...["sallyport.yaml", "sallyport.attested", "policies/new.cedar", "targets/new.yaml", "bootstrap/new.yaml"],
    ...[".github/CODEOWNERS", ".github/workflows/new.yml", "dist/main.js"],
];
/** CODEOWNERS stands once, has no errors, and covers every control path and every target's folder. */
function owners(patient) {
    const { texts, configuration, settings } = patient;
    const standing = codeowners/* codeownersPaths */.oX.filter((path) => texts.has(path));
    const [path, ...hidden] = standing;
    if (path === undefined)
        return { ailments: [{ code: "doctor.codeowners.missing", where: ".github/CODEOWNERS", ...nobody }], unseen: [] };
    const bytes = Buffer.from(texts.get(path) ?? "");
    const { rules, findings } = (0,codeowners/* parseCodeowners */.BW)(path, bytes);
    const reported = look(`errors in ${path}, as GitHub sees them`, settings.ownerErrors, (errors) => errors
        .filter(({ line }) => !findings.some((finding) => finding.line === line))
        .map(({ path: file, line, says }) => error(`${file}:${line}`, says)));
    return together(reported, {
        ailments: [
            ...when(hidden.length > 0, {
                code: "doctor.codeowners.shadowed",
                where: hidden.join(", "),
                seen: `GitHub reads ${path} and nothing else: what stands there looks as if it counted`,
                fix: `git rm ${hidden.join(" ")}`,
            }),
            ...findings.map(({ file, line, message }) => error(`${file}:${line}`, message)),
            ...uncovered(patient, (file) => (0,codeowners/* ownersOf */.K2)(rules, file)?.owners.length ?? 0, configuration.repository),
        ],
        unseen: [],
    });
}
const nobody = {
    seen: "there is none, so that nobody is asked and nothing can be approved",
    fix: "write one: sallyport init shows its form",
};
function error(where, seen) {
    return { code: "doctor.codeowners.error", where, seen, fix: "mend that line: GitHub skips it" };
}
function uncovered({ paths, targets }, owned, repository) {
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

;// CONCATENATED MODULE: ./build/src/commands/doctor/repository.js

/** The repository is the one that sallyport.yaml says, and its workflows may do little by default. */
function repository({ configuration, settings }) {
    const { repository: name, repository_id, owner_id, branch } = configuration;
    const actions = `https://github.com/${name}/settings/actions`;
    return together(look(`repository ${name}`, settings.repository, ({ id, ownerId, defaultBranch }) => [
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
    ]), look("what workflows may do", settings.workflowPermissions, ({ byDefault, mayApprove }) => [
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
    ]));
}

// EXTERNAL MODULE: ./build/src/core/time.js
var core_time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/commands/doctor/schedules.js


/** How old the last success may be, in milliseconds: GitHub delays schedules, and drops some of a busy hour. */
const oldest = { sweep: 120 * core_time/* minute */.Vc, audit: 48 * 60 * core_time/* minute */.Vc };
/** Sweep and audit run by themselves, and succeed. */
function schedules({ settings, at, configuration }) {
    const names = Object.keys(oldest);
    return together(...names.map((name) => look(`runs of ${name}`, settings.schedules[name], (schedule) => ailing(name, schedule, { at, repository: configuration.repository }))));
}
function ailing(name, schedule, { at, repository }) {
    const where = `workflow ${name}`;
    const run = `gh workflow run ${name}.yml --repo ${repository}`;
    // A file that is not there is told where workflows are looked at.
    if (schedule === undefined)
        return [];
    if (schedule.state !== "active") {
        const fix = `gh workflow enable ${name}.yml --repo ${repository}`;
        return [{ code: "doctor.schedule.off", where, seen: `GitHub does not start it: ${schedule.state}`, fix }];
    }
    if (schedule.lastSuccess === undefined)
        return [
            { code: "doctor.schedule.never", where, seen: "no run of it has succeeded", fix: `${run}, and read its log` },
        ];
    if (at - schedule.lastSuccess <= oldest[name])
        return [];
    const seen = `its last run that succeeded began at ${(0,core_time/* iso */.KH)(schedule.lastSuccess)}, over ${oldest[name] / core_time/* minute */.Vc} minutes ago`;
    return [{ code: "doctor.schedule.late", where, seen, fix: `${run}, and see why the schedule stopped` }];
}

;// CONCATENATED MODULE: ./build/src/commands/init/setup.js
/** `owner/name@<40 hexadecimal characters>`; undefined for anything else. */
function pinOf(text) {
    const [, repository, commit] = /^([A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9._-]+)@([0-9a-f]{40})$/.exec(text) ?? [];
    return repository === undefined || commit === undefined ? undefined : { repository, commit };
}

;// CONCATENATED MODULE: ./build/src/commands/init/scalar.js
/** A text as YAML: plain where YAML cannot mistake it, in a list too; otherwise in double quotes, which JSON's spelling is. */
function scalar(text) {
    const plain = /^(?:\.github\/)?[A-Za-z][A-Za-z0-9./_:@*-]*$/.test(text);
    return plain && !/:$|^(true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}

;// CONCATENATED MODULE: ./build/src/commands/init/workflows.js


/*
 * The shipped workflows, as they are, but for what only this installation knows: where the Action comes from and what the
 * default branch is called.
 */
const folder = ".github/workflows";
/** Those that work with a control role. */
const reconciling = ["apply", "sweep", "audit"];
/** The access repository's four workflows. */
function workflowFiles(setup) {
    const names = ["validate", ...reconciling];
    return new Map(names.map((name) => {
        const whole = pinned(shipped(name), setup);
        const controlled = setup.controller !== undefined && name !== "validate";
        return [`${folder}/${name}.yml`, controlled ? caller(whole, name, setup.controller) : whole];
    }));
}
/** Hardened: the workflows of the controller's own repository, which hold the jobs. */
function controllerFiles(setup) {
    return new Map(reconciling.map((name) => [`${folder}/${name}.yml`, called(pinned(shipped(name), setup), name)]));
}
/** The workflow of the repository whose job is given access. */
function consumerFiles({ action, target, consumer }) {
    const [, filename = ""] = /\/([^/]+)\.ya?ml$/.exec(consumer.workflow) ?? [];
    const text = swaps(shippedText("examples/consumer/.github/workflows/backfill.yml"), [
        [/^name: backfill$/m, `name: ${filename}`],
        [/^ {2}backfill:$/m, `  ${consumer.job}:`],
        [/^ {4}environment: production$/m, `    environment: ${consumer.environment}`],
        [/uses: acme\/access@0{40} #.*$/m, `uses: ${spelled(action)}`],
        [/account: "210987654321"/, `account: ${JSON.stringify(target.account)}`],
        [/^ {8}run: node backfill\.mjs\n {8}env:\n(?: {10}.*\n)+/m, `        run: ${JSON.stringify(consumer.run)}\n`],
    ]);
    return new Map([[consumer.workflow, text]]);
}
function shipped(name) {
    return shippedText(`${folder}/${name}.yml`);
}
function shippedText(path) {
    const text = parcel[path];
    if (text === undefined)
        throw new TypeError(`${path} is not in the parcel`);
    return text;
}
function pinned(text, { action, access }) {
    return text
        .replaceAll(/^( +)uses: \.\/$/gm, `$1uses: ${spelled(action)}`)
        .replace(/^ {4}branches: \[main\]$/m, `    branches: [${scalar(access.branch)}]`);
}
function spelled({ repository, commit }) {
    return `${repository}@${commit} # sallyport`;
}
/** A shipped workflow taken apart: what starts it, and its jobs. */
function parts(text) {
    const at = text.indexOf("\njobs:\n");
    if (at < 0)
        throw new TypeError("a shipped workflow has no jobs");
    return { head: text.slice(0, at + 1), jobs: text.slice(at + 1) };
}
/** The inputs that its jobs read, in their order. */
function inputsOf(jobs) {
    return [...new Set(Array.from(jobs.matchAll(/\binputs\.(\w+)\b/g), ([, name = ""]) => name))];
}
/**
 * The access repository's half: what starts it. `inherit` hands on no key, since none lies outside an environment; without it
 * a called job finds its own environment's secrets empty (github.com/actions/runner/issues/4453).
 */
function caller(text, name, controller) {
    const { head, jobs } = parts(text);
    const given = inputsOf(jobs).map((input) => `      ${input}: \${{ inputs.${input} }}\n`);
    const inputs = given.length > 0 ? `    with:\n${given.join("")}` : "";
    return `${head}jobs:
  controller:
    # The jobs, and the right to use the control roles, are that file's at that commit, whatever stands here.
    uses: ${controller.repository}/${folder}/${name}.yml@${controller.commit} # sallyport
    permissions:
      contents: read
      id-token: write
    secrets: inherit
${inputs}`;
}
/** The controller's half: the same jobs, started by nothing but a call. */
function called(text, name) {
    const { head, jobs } = parts(text);
    const taken = inputsOf(jobs).map((input) => `      ${input}:\n        type: string\n        required: false\n`);
    const inputs = taken.length > 0 ? `    inputs:\n${taken.join("")}` : "";
    const [about = ""] = head.split("\n");
    return `${about}
# The controller's jobs: the control roles trust this file at one commit, and the access repository calls it there.
name: ${name}
on:
  workflow_call:
${inputs}
permissions: {}

${jobs}`;
}
/** Each replacement must find its place: a template that has changed is a bug, not a file. */
function swaps(text, pairs) {
    return pairs.reduce((changed, [pattern, by]) => {
        if (!pattern.test(changed))
            throw new TypeError(`the consumer's workflow has nothing like ${pattern}`);
        return changed.replace(pattern, () => by);
    }, text);
}

;// CONCATENATED MODULE: ./build/src/commands/doctor/held.js


/** Events that run a file of the default branch on somebody else's work, with what the default branch may do. */
const risky = ["pull_request_target", "workflow_run", "issue_comment"];
/**
 * What a workflow of the default branch holds that it must not, or could be given; `shipped`: it is one of the four. Workflows
 * of this repository that another calls are files like it, and looked at like it.
 */
function held(path, text, shipped) {
    const { value, findings } = (0,core_yaml/* parseYaml */.hN)(path, Buffer.from(text), core_yaml/* controlLimits */.IQ);
    const { on, jobs } = (value ?? {});
    const events = typeof on === "string" ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(on ?? {});
    const named = Object.entries(jobs ?? {}).map(([name, job]) => [name, (job ?? {})]);
    const others = shipped ? [] : named;
    return {
        ailments: [
            ...triggered(path, events),
            ...secretly(path, events, holdsSecret(value) || named.some(([, { secrets }]) => secrets === "inherit")),
            ...borrowed(path, others.flatMap(([, { environment }]) => nameOf(environment))),
            ...others.flatMap((job) => handed(path, job)),
        ],
        // An alias, say, is not followed, and could stand for anything.
        unseen: findings.slice(0, 1).map(({ line, message, fix }) => ({
            where: `${path}:${line}`,
            why: `it cannot be read as GitHub reads it (${message}): ${fix}`,
        })),
    };
}
function triggered(where, events) {
    const found = events.filter((event) => risky.includes(event));
    if (found.length === 0)
        return [];
    const seen = `it runs on ${found.join(", ")}`;
    return [{ code: "doctor.workflow.trigger", where, seen, fix: "take that event away: outsiders can feed it" }];
}
function secretly(where, events, secret) {
    if (!secret || !events.some((event) => event.startsWith("pull_request") || event === "merge_group"))
        return [];
    const seen = "a pull request starts it, and it holds a secret";
    const fix = "move what needs the secret into a workflow that only the default branch starts";
    return [{ code: "doctor.workflow.secret", where, seen, fix }];
}
function borrowed(where, names) {
    // Case counts for nothing there: https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments
    const found = names.filter((name) => name.trim().toLowerCase() in environments || name.includes("${{"));
    if (found.length === 0)
        return [];
    const seen = `a job of it names the environment ${found.join(", ")}, and gets the key that lies there`;
    const fix = "give that job an environment of its own, by name";
    return [{ code: "doctor.workflow.environment", where, seen, fix }];
}
/**
 * A called workflow's job that names an environment gets that environment's secrets as soon as its caller hands any over:
 * https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows. One of another repository is not read here.
 */
function handed(where, [name, { uses, secrets }]) {
    if (typeof uses !== "string" || uses.startsWith("./") || secrets === undefined || secrets === null)
        return [];
    const seen = `its job ${name} hands secrets to ${uses}, whose jobs may name ${Object.keys(environments)[0]} and get the key that lies there`;
    const fix = "hand over none, or keep that workflow in this repository, where doctor reads it";
    return [{ code: "doctor.workflow.handed", where, seen, fix }];
}
function nameOf(environment) {
    const name = typeof environment === "object" && environment !== null ? environment.name : environment;
    return typeof name === "string" ? [name] : [];
}
/** Whether an expression anywhere in it looks at a secret, other than the token that every job has. */
function holdsSecret(value) {
    if (typeof value === "string")
        return Array.from(value.matchAll(/\$\{\{([\s\S]*?)\}\}/g), ([, expression = ""]) => expression).some((expression) => 
        // Contexts are looked up whatever their case: https://github.com/actions/runner/blob/main/src/Sdk/DTExpressions2/Expressions2/ExpressionParser.cs
        /\bsecrets\b/i.test(expression.replaceAll(/\bsecrets\s*\.\s*github_token\b/gi, "")));
    return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}

;// CONCATENATED MODULE: ./build/src/commands/doctor/workflows.js





const workflows_folder = ".github/workflows/";
const ours = ["apply", "audit", "sweep", "validate"].map((name) => `${workflows_folder}${name}.yml`);
/** Every `uses:` that is pinned otherwise than shipped, for whoever asks GitHub about them: `owner/name@commit`, once each. */
function pinsOf(texts) {
    const uses = workflowsIn(texts).flatMap(([, text]) => usesOf(text));
    return [...new Set(uses.flatMap((one) => workflows_pinned(one)?.repositoryPin ?? []))].filter((pin) => !workflows_shipped.has(pin));
}
/** Pins of the shipped workflows: GitHub need not be asked about them. */
const workflows_shipped = new Set(Object.values(parcel)
    .flatMap(usesOf)
    .flatMap((uses) => workflows_pinned(uses)?.repositoryPin ?? []));
/** Our four stand as they were written, everything is pinned, nothing that a pull request starts holds a secret, and nobody else gets our keys. */
function workflows(patient) {
    const files = workflowsIn(patient.texts);
    const missing = ours.filter((path) => !patient.texts.has(path));
    const expected = expectedFiles(patient);
    return together({ ailments: missing.map(absent), unseen: [] }, ...files.map(([path, text]) => {
        const found = together(pins(patient, path, text), held(path, text, ours.includes(path)));
        const wanted = expected.get(path);
        const differs = found.ailments.length === 0 && wanted !== undefined && wanted !== text;
        return differs ? together(found, { ailments: [changed(path, text, wanted)], unseen: [] }) : found;
    }));
}
function workflowsIn(texts) {
    return [...texts].filter(([path]) => path.startsWith(workflows_folder) && /\.ya?ml$/.test(path));
}
function usesOf(text) {
    return Array.from(text.matchAll(/^\s*(?:- )?uses:\s*["']?([^\s"'#]+)/gm), ([, uses = ""]) => uses);
}
/** A `uses:` at a full commit; undefined for a local one. */
function workflows_pinned(uses) {
    const [, repository = "", commit = ""] = /^([^/@]+\/[^/@]+)(?:\/[^@]*)?@([0-9a-f]{40})$/.exec(uses) ?? [];
    return repository === "" ? undefined : { repositoryPin: [`${repository}@${commit}`] };
}
function pins({ settings }, path, text) {
    const used = usesOf(text).filter((uses) => !uses.startsWith("./"));
    const loose = used.filter((uses) => workflows_pinned(uses) === undefined);
    const known = pinsOf(new Map([[path, text]]));
    return together({
        ailments: loose.map((uses) => ({
            code: "doctor.workflow.unpinned",
            where: path,
            seen: `it uses ${uses}, which can be made to be something else`,
            fix: "name it by its full commit, with its version in a comment",
        })),
        unseen: [],
    }, ...known.map((pin) => look(`commit ${pin}`, settings.pins.get(pin) ?? { unknown: "it was not asked for" }, (there) => there
        ? []
        : [
            {
                code: "doctor.workflow.unknown-pin",
                where: path,
                seen: `GitHub knows no commit ${pin}`,
                fix: "name a commit of a release that you have read",
            },
        ])));
}
function absent(path) {
    return {
        code: "doctor.workflow.missing",
        where: path,
        seen: "there is no such file on the default branch",
        fix: "write it anew: sallyport init, with the names and numbers of this installation",
    };
}
/** Our four as this very command would write them, with the pin that they have; empty when they are taken from the repository itself. */
function expectedFiles({ configuration, texts }) {
    const action = actionOf(texts);
    const { repository, repository_id, owner_id, branch, controller } = configuration;
    const access = { repository, repositoryId: repository_id, ownerId: owner_id, branch };
    const pin = controller === undefined ? undefined : pinOf(controller);
    return action === undefined ? new Map() : workflowFiles({ action, access, ...(pin ? { controller: pin } : {}) });
}
/** Where validate takes the Action from. */
function actionOf(texts) {
    const validate = texts.get(`${workflows_folder}validate.yml`) ?? "";
    return usesOf(validate)
        .filter((uses) => !uses.startsWith("actions/"))
        .map(pinOf)
        .find((pin) => pin !== undefined);
}
function changed(path, text, wanted) {
    const [here, there] = [text.split("\n"), wanted.split("\n")];
    const line = here.findIndex((content, at) => content !== there[at]);
    return {
        code: "doctor.workflow.changed",
        where: `${path}:${line + 1}`,
        seen: "it differs from the workflow that this sallyport ships",
        fix: "take the shipped one, or have the difference reviewed by who answers for control paths",
    };
}

;// CONCATENATED MODULE: ./build/src/commands/doctor.js













/** Holds a live installation against what it must be. Exit code 0 only when everything was seen and nothing ails. */
async function doctor(world, at) {
    world.progress("reading the default branch");
    const files = await filesOf(world);
    const { targets, findings } = files;
    if (findings.length > 0)
        return { exit: 1, text: (0,terminal/* findingsText */._g)(findings), json: { findings }, findings };
    world.progress("reading GitHub's settings");
    const { configuration } = world;
    const pins = pinsOf(files.texts);
    const settings = await world.settings.read({ branch: configuration.branch, ledger: configuration.ledger, pins });
    const patient = { configuration, targets, paths: files.paths, texts: files.texts, settings, at };
    world.progress("looking at the consumers and the accounts");
    const named = [...targets.values()];
    const [subjects, clouds] = await Promise.all([
        Promise.all(named.map((target) => subjectExamination(world, target))),
        Promise.all(Array.from(byAccount(named).values(), (own) => cloudExamination(world, own, at))),
    ]);
    const checks = [repository, branches, owners, environments_environments, apps, workflows, schedules].map((check) => check(patient));
    const templates = { ailments: templateAilments(world, patient), unseen: [] };
    return answer(together(...checks, templates, ...subjects, ...clouds));
}
/** Workflows, owners and templates as they stand on the default branch, whatever lies in the clone. */
async function filesOf({ repository: clone }) {
    const tip = await clone.tip();
    const tree = await clone.tree(tip, "");
    const read = (path) => /^(\.github\/|docs\/CODEOWNERS$|CODEOWNERS$|bootstrap\/|targets\/|sallyport\.yaml$)/.test(path);
    const entries = tree.filter(({ path }) => read(path));
    const blobs = await clone.blobs(entries.filter(({ mode }) => mode.startsWith("100")).map(({ oid }) => oid));
    const control = entries.filter(({ path }) => /^(targets\/|sallyport\.yaml$)/.test(path));
    const { targets, findings } = (0,parse/* readTree */.Zc)(control, blobs);
    const texts = new Map(entries.map(({ path, oid }) => [path, blobs.get(oid)?.toString("utf8") ?? ""]));
    return { targets, findings, texts, paths: tree.map(({ path }) => path) };
}
function byAccount(targets) {
    return Map.groupBy(targets, ({ target }) => `${target.provider}/${target.account}`);
}
/** Every job that a target lists, by the facts that apply goes by. */
async function subjectExamination(world, { name, target }) {
    const jobs = target.subjects.flatMap((subjects) => subjects.workflows.flatMap((workflow) => subjects.refs.flatMap((ref) => subjects.environments.map((environment) => ({ subjects, workflow, ref, environment })))));
    return together(...(await Promise.all(jobs.map((job) => jobExamination(world, name, job)))));
}
async function jobExamination(world, target, listed) {
    const { subjects, workflow, ref, environment } = listed;
    const where = `${target}: ${subjects.repository}, ${workflow}, ${ref}, ${environment}`;
    const facts = await answered(() => world.forge(subjects.repository).subjectFacts({ workflow, ref, environment }));
    if ("unknown" in facts)
        return { ailments: [], unseen: [{ where, why: facts.unknown }] };
    const job = { repository: subjects.repository, workflow, name: "", ref, environment };
    // Which job a grant names is the grant's to say.
    const objections = (0,subject_facts/* subjectFactsObjections */.c)(facts.read, { job }, subjects).filter(({ code }) => !code.startsWith("grant.job.name."));
    const blind = ({ code }) => code.endsWith(".unknown");
    return {
        ailments: objections
            .filter((one) => !blind(one))
            .map(({ message, fix }) => ({ code: "doctor.subject", where, seen: message, fix })),
        unseen: objections.filter(blind).map(({ message }) => ({ where, why: message })),
    };
}
async function cloudExamination(world, targets, at) {
    const inspector = world.inspector(targets);
    const found = await answered(() => inspector.inspect(targets, at));
    if ("read" in found)
        return { ailments: found.read, unseen: [] };
    return { ailments: [], unseen: [{ where: `account ${inspector.account}`, why: found.unknown }] };
}
/** What an outage or a missing right keeps from us is unknown. */
async function answered(ask) {
    try {
        return { read: await ask() };
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.v)
            return { unknown: cause.message };
        throw cause;
    }
}
/** What was deployed was made of these files: they must be what the targets make. */
function templateAilments({ bootstrap }, { configuration, targets, texts }) {
    const wanted = bootstrap(configuration, [...targets.values()]);
    return [...wanted]
        .filter(([path, text]) => texts.get(path) !== text)
        .map(([path]) => ({
        code: "doctor.bootstrap.stale",
        where: path,
        seen: texts.has(path) ? "it is not what sallyport.yaml and targets/ make" : "it is not there",
        fix: "sallyport bootstrap, commit it by a pull request, and deploy it",
    }));
}
function answer({ ailments, unseen: blindly }) {
    // One missing permission keeps many checks from seeing the same thing.
    const unseen = [...new Map(blindly.map((one) => [JSON.stringify(one), one])).values()];
    const told = ailments.map(({ code, where, seen, fix }) => `✗ ${(0,plain/* plain */.pj)(where)}  ${code}\n  ${(0,plain/* plain */.pj)(seen)}\n  → ${(0,plain/* plain */.pj)(fix)}`);
    const blind = (0,plain/* columns */.YB)(unseen.map(({ where, why }) => [`? ${(0,plain/* plain */.pj)(where)}`, (0,plain/* plain */.pj)(why)]));
    const well = ailments.length === 0 && unseen.length === 0;
    const parts = [
        ...told,
        ...(blind.length === 0 ? [] : [`could not be looked at, which is no proof that it is well:\n${blind.join("\n")}`]),
        well
            ? "nothing ails this installation"
            : `${(0,plain/* count */.U9)(ailments.length, "finding")}, ${(0,plain/* count */.U9)(unseen.length, "thing")} not seen`,
    ];
    return { exit: well ? 0 : 1, text: parts.join("\n\n"), json: { findings: ailments, unseen } };
}

// EXTERNAL MODULE: ./build/src/commands/execute.js + 52 modules
var execute = __webpack_require__(6274);
// EXTERNAL MODULE: ./build/src/report/audited.js
var report_audited = __webpack_require__(6050);
;// CONCATENATED MODULE: ./build/src/report/policy.js

/** What rules in audit mode would have changed; ends with a line feed. */
function trialsText(trials, decided) {
    const looked = `${(0,plain/* count */.U9)(decided, "decision")} in the ledger`;
    if (trials.length === 0)
        return `no rule is in audit mode, and none was at any of ${looked}\n`;
    return `${[...trials.map(trialText), looked].join("\n\n")}\n`;
}
function trialText({ rule, effect, says, until, grants }) {
    const mode = `in audit mode ${says === undefined ? "no longer, was " : ""}until ${(0,plain/* plain */.pj)(until)}`;
    const head = `${(0,plain/* plain */.pj)(rule)} (${effect}, ${mode})${says === undefined ? "" : `: ${(0,plain/* plain */.pj)(says)}`}`;
    const [first] = grants;
    if (first === undefined)
        return `${head}\n  would have changed nothing so far`;
    const would = `would have ${effect === "forbid" ? "denied" : "permitted"} ${(0,plain/* count */.U9)(grants.length, "grant")}`;
    const people = [...new Set(grants.map(({ by }) => by))].filter(Boolean).map((login) => `@${(0,plain/* plain */.pj)(login)}`);
    const whose = people.length === 0 ? "" : `, asked by ${people.join(", ")}`;
    const rows = grants.map(({ grant, at, by }) => [(0,plain/* plain */.pj)(grant), (0,plain/* plain */.pj)(at), by === "" ? "–" : `@${(0,plain/* plain */.pj)(by)}`]);
    return [
        head,
        `  ${would} since ${(0,plain/* plain */.pj)(first.at)}${whose}`,
        ...(0,plain/* columns */.YB)([["GRANT", "DECIDED", "ASKED BY"], ...rows]).map((line) => `  ${line}`),
    ].join("\n");
}

// EXTERNAL MODULE: ./build/src/commands/snapshot.js
var commands_snapshot = __webpack_require__(4174);
;// CONCATENATED MODULE: ./build/src/commands/policy-report.js



/**
 * What rules in audit mode would have decided otherwise, from the ledger: each rule with its grants, also those that are in
 * audit mode no longer. Faults: `policy.invalid` when the default branch's policies cannot be used; whatever the ports throw.
 */
async function policyReport(world, at) {
    const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, await world.repository.tip(), { grants: false });
    const { audited } = await world.policy(snapshot.policies, at);
    const { lines } = await world.ledger.read();
    const decided = lines.filter(({ kind }) => kind === "decided" || kind === "refused");
    const rules = trialsOf(decided, audited);
    return { exit: 0, text: trialsText(rules, decided.length), json: { rules, decided: decided.length } };
}
/** Rules that are in audit mode, then rules that were, each sort by name; of a grant that was told twice, the first line counts. */
function trialsOf(lines, audited) {
    const told = lines.flatMap((line) => (0,report_audited/* changing */.Wt)(line).map((trial) => ({ ...trial, line })));
    const byRule = Map.groupBy(told, ({ rule }) => rule);
    const standing = audited.map(({ rule, effect, says, until }) => ({
        ...{ rule, effect, says, until },
        grants: grantsOf(byRule.get(rule) ?? []),
    }));
    const known = new Set(audited.map(({ rule }) => rule));
    const past = [...byRule].flatMap(([rule, lines]) => {
        const { effect, until } = lines.at(-1);
        return known.has(rule) ? [] : [{ rule, effect, until, grants: grantsOf(lines) }];
    });
    const byName = (a, b) => (a.rule < b.rule ? -1 : 1);
    return [...standing.sort(byName), ...past.sort(byName)];
}
function grantsOf(lines) {
    const first = new Map();
    for (const { line } of lines)
        if (!first.has(line.grant))
            first.set(line.grant, line);
    return [...first.values()].map((line) => ({ grant: line.grant, at: line.at, by: requesterOf(line) }));
}
function requesterOf({ detail: { requester } }) {
    if (typeof requester !== "object" || requester === null || Array.isArray(requester))
        return "";
    const { login } = requester;
    return typeof login === "string" ? login : "";
}

;// CONCATENATED MODULE: ./build/src/commands/policy-test.js


/**
 * Runs the example cases beside the policies, and says of each whether policy answers as the case expects, and what rules in
 * audit mode would have said. `notices` are about the policies themselves.
 */
function policyTest(cases, notices = []) {
    const failed = cases.filter(({ passed }) => !passed);
    const verdict = cases.length === 0
        ? "no cases: add some to policies/cases/"
        : `${cases.length - failed.length} of ${(0,plain/* count */.U9)(cases.length, "policy case")} answer as expected`;
    const told = notices.length === 0 ? [] : [(0,terminal/* findingsText */._g)(notices)];
    return {
        exit: failed.length === 0 && cases.length > 0 ? 0 : 1,
        text: [...told, ...cases.flatMap(lines), verdict].join("\n"),
        json: { cases, failed: failed.length, ...(notices.length === 0 ? {} : { notices }) },
        findings: notices,
    };
}
function lines({ name, passed, says, audited }) {
    const verdict = `${passed ? "ok  " : "FAIL"}  ${(0,plain/* plain */.pj)(name)}${passed ? "" : `: ${(0,plain/* plain */.pj)(says)}`}`;
    return [verdict, ...audited.map((rule) => `        in audit mode until ${(0,plain/* plain */.pj)(rule.until)}: ${auditedWords(rule)}`)];
}
function auditedWords({ rule, effect, says }) {
    return `${(0,plain/* plain */.pj)(rule)} would ${effect === "forbid" ? "deny" : "permit"} it (${(0,plain/* plain */.pj)(says)})`;
}

// EXTERNAL MODULE: ./build/src/commands/revoke.js
var revoke = __webpack_require__(880);
// EXTERNAL MODULE: ./build/src/core/control.js
var core_control = __webpack_require__(6976);
// EXTERNAL MODULE: ./build/src/core/secret.js
var secret = __webpack_require__(1313);
;// CONCATENATED MODULE: ./build/src/git/ground.js



/** A folder that files are placed in, all of them or none. `name` is told before each path. */
function ground(root, name) {
    return {
        name,
        read: async (path) => standing(root, path),
        place: async (files) => place(root, files),
    };
}
function standing(root, path) {
    const parts = path.split("/");
    // A link on the way would have us write where nobody looks.
    for (const [at] of parts.entries()) {
        const upTo = parts.slice(0, at + 1).join("/");
        const stat = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, upTo), { throwIfNoEntry: false });
        if (stat === undefined)
            return undefined;
        const last = at === parts.length - 1;
        if (stat.isSymbolicLink() || (last ? !stat.isFile() : !stat.isDirectory()))
            throw new fault/* Fault */.v("terminal.path", `${upTo} is in the way of ${path}: move it away, nothing was written`);
    }
    return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path));
}
/** New files beside the old ones first, so that a full disk is met before anything has changed. */
function place(root, files) {
    const before = new Map(Array.from(files.keys(), (path) => [path, standing(root, path)]));
    const made = {
        folders: [],
        aside: [],
        placed: [],
    };
    // What somebody else put there stays.
    const undo = () => {
        for (const path of made.aside)
            (0,external_node_fs_.rmSync)(path, { force: true });
        for (const path of made.placed) {
            const bytes = before.get(path);
            if (bytes === undefined)
                (0,external_node_fs_.rmSync)((0,external_node_path_.join)(root, path), { force: true });
            else
                (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(root, path), bytes);
        }
        for (const folder of made.folders.toReversed())
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    };
    const aside = (path) => (0,external_node_path_.join)(root, `${path}.sallyport-new`);
    try {
        for (const [path, content] of files) {
            const folder = (0,external_node_path_.dirname)((0,external_node_path_.join)(root, path));
            const first = (0,external_node_fs_.existsSync)(folder) ? undefined : (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
            if (first !== undefined)
                made.folders.push(first);
            (0,external_node_fs_.writeFileSync)(aside(path), content, { flag: "wx" });
            made.aside.push(aside(path));
        }
        for (const path of files.keys()) {
            (0,external_node_fs_.renameSync)(aside(path), (0,external_node_path_.join)(root, path));
            made.placed.push(path);
        }
    }
    catch (cause) {
        undo();
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new fault/* Fault */.v("terminal.write", `nothing was written: ${why}; mend that and run it again`, { cause });
    }
    return async () => undo();
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/src/git/workbench.js





/** Opens the clone around a folder. Faults: `terminal.not-a-clone`, `git.missing`. */
async function workbench(directory) {
    const root = await run(directory, ["rev-parse", "--show-toplevel"]);
    return {
        root,
        repository: async () => repositoryOf(await run(root, ["remote", "get-url", "origin"])),
        async touched(base, glob) {
            const tip = await baseTip(root, base);
            const found = await run(root, ["log", "-1", "--first-parent", "--format=%H", tip, "--", `:(glob)${glob}`]);
            return found || undefined;
        },
        async added(base, glob) {
            const tip = await baseTip(root, base);
            const log = [
                "log",
                "--first-parent",
                "--reverse",
                "--diff-filter=A",
                "--no-renames",
                "--format=%H",
                "--name-only",
            ];
            const [commit, , path] = (await run(root, [...log, tip, "--", `:(glob)${glob}`])).split("\n");
            if (!commit || !path)
                return undefined;
            return { path, text: await run(root, ["cat-file", "blob", `${commit}:${path}`]) };
        },
        propose: (proposal) => propose(root, proposal),
    };
}
async function propose(root, { branch, base, path, content, message }) {
    // Plumbing all the way: a switched branch or a half-done commit would be theirs to mend.
    const blob = await run(root, ["hash-object", "-w", "--stdin"], { input: content });
    const there = await fetched(root, branch);
    if (there !== undefined) {
        const from = await run(root, ["merge-base", await baseTip(root, base), there]);
        const changed = await run(root, ["diff-tree", "-r", "--raw", "--no-renames", "--no-abbrev", from, there]);
        // What somebody else pushed beside it would be asked in this person's name.
        if (changed === `:000000 100644 ${"0".repeat(blob.length)} ${blob} A\t${path}`)
            return "there already";
        throw new fault/* Fault */.v("request.branch", `the branch ${branch} is there already with something else: give the request another id, or delete that branch`);
    }
    const parent = await baseTip(root, base);
    const tree = await treeWith(root, parent, { path, blob });
    const signed = await run(root, ["config", "--type=bool", "--default=false", "--get", "commit.gpgSign"]);
    // A made-up address is linked to no account, and no approval of such a commit counts.
    const commit = await run(root, ["-c", "user.useConfigOnly=true", "commit-tree", ...(signed === "true" ? ["-S"] : []), "-p", parent, tree], { input: message });
    // The empty expectation lets the push make the branch and never move one that somebody made meanwhile.
    const lease = `--force-with-lease=refs/heads/${branch}:`;
    await run(root, ["push", "--quiet", lease, "origin", `${commit}:refs/heads/${branch}`]);
    return "pushed";
}
/** The tree of a commit with one file more, by way of an index of its own. */
async function treeWith(root, commit, { path, blob }) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "sallyport-index-"));
    const environment = { GIT_INDEX_FILE: (0,external_node_path_.join)(folder, "index") };
    try {
        await run(root, ["read-tree", commit], { environment });
        await run(root, ["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`], { environment });
        return await run(root, ["write-tree", "--missing-ok"], { environment });
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
/** The tip of a branch of the remote, its history fetched; undefined when there is no such branch. No ref is written. */
async function fetched(root, branch) {
    const ref = `refs/heads/${branch}`;
    const [tip] = (await run(root, ["ls-remote", "--heads", "origin", ref])).split("\t");
    if (!tip)
        return undefined;
    await run(root, ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "origin", ref]);
    return tip;
}
async function baseTip(root, base) {
    const tip = await fetched(root, base);
    if (tip !== undefined)
        return tip;
    throw new fault/* Fault */.v("git.no-branch", `the remote has no branch ${base}: set \`branch\` in sallyport.yaml`);
}
/** Runs git as the person; returns what it printed, trimmed. */
async function run(directory, args, { input = "", environment = {} } = {}) {
    const child = (0,external_node_child_process_.spawn)("git", ["-C", directory, ...args], {
        stdio: ["pipe", "pipe", "pipe"],
        // One language, so that what git says can be told apart below.
        env: { ...process.env, LC_ALL: "C", ...environment },
    });
    const [out, said] = [collect(child.stdout), collect(child.stderr)];
    child.stdin.on("error", () => {
        // A command that ends without reading its input is judged by its exit code.
    });
    child.stdin.end(input);
    const code = await new Promise((resolve, reject) => {
        child.on("error", (cause) => {
            reject(new fault/* Fault */.v("git.missing", "git cannot be started: install git 2.38 or newer", { cause }));
        });
        child.on("close", resolve);
    });
    if (code === 0)
        return out().trim();
    const name = args.find((word) => /^[a-z]+(-[a-z]+)*$/.test(word)) ?? "";
    throw failure(name, said());
}
function collect(stream) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    return () => Buffer.concat(parts).toString("utf8");
}
function failure(command, said) {
    if (/not a git repository|must be run in a work tree/.test(said))
        return new fault/* Fault */.v("terminal.not-a-clone", "this folder is not in a clone of the access repository: go there, or clone it");
    if (/No such remote/.test(said))
        return new fault/* Fault */.v("terminal.origin", "this clone has no remote origin: set it to the access repository");
    if (/auto-detection is disabled|tell me who you are|empty ident/i.test(said))
        return new fault/* Fault */.v("request.identity", "git does not know who you are: set user.name, and user.email to an address that GitHub links to you");
    const words = withoutSecrets(said).trim().split("\n").slice(-3).join("; ") || "it gave no reason";
    if (command === "push")
        return new fault/* Fault */.v("request.push", `the push was refused, nothing was opened: ${words}: check that you may push`);
    return new fault/* Fault */.v("request.git", `git ${command} failed, nothing was opened: ${words}`);
}
/** An address may hold a password. */
function withoutSecrets(text) {
    return text.replace(/:\/\/[^@/\s]*@/g, "://");
}
/** `owner/name` out of an https or ssh address. */
function repositoryOf(address) {
    // A folder of this machine has no host before its path, and its names are nobody's on GitHub.
    const parts = /^(?:[a-z+]+:\/\/[^/]+\/|[^/:]+:(?!\/\/))(?:.*\/)?([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(address);
    if (!parts)
        throw new fault/* Fault */.v("terminal.origin", "the remote origin is no GitHub address: set it to the access repository");
    return `${parts[1]}/${parts[2]}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/git/command.js
var command = __webpack_require__(4235);
;// CONCATENATED MODULE: ./build/src/git/worktree.js




/**
 * What lies below some paths of a clone, committed or not, with links and executables told apart; what git ignores is left
 * out. Faults: those of {@link git}.
 */
async function lyingFiles(root, below) {
    const specs = below.map((path) => `:(top,literal,icase)${path}`);
    const options = ["-z", "--cached", "--others", "--exclude-standard"];
    const listed = await (0,command/* git */.$)({ directory: root }, "ls-files", ...options, "--", ...specs);
    const entries = [];
    const blobs = new Map();
    const findings = [];
    for (const name of new Set(listed.toString("utf8").split("\0"))) {
        // A folder that is a repository of its own is listed with a slash.
        const path = name.replace(/\/$/, "");
        const stat = path === "" ? undefined : (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, path), { throwIfNoEntry: false });
        if (stat === undefined)
            continue;
        const mode = modeOf(stat);
        try {
            const bytes = mode.startsWith("100") ? (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path)) : Buffer.from("");
            const oid = (0,external_node_crypto_.createHash)("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
            entries.push({ path, mode, oid });
            blobs.set(oid, bytes);
        }
        catch {
            findings.push(unreadable(path));
        }
    }
    return { entries, blobs, findings };
}
function modeOf(stat) {
    if (stat.isSymbolicLink())
        return "120000";
    if (!stat.isFile())
        return "160000";
    return stat.mode & 0o100 ? "100755" : "100644";
}
function unreadable(path) {
    const about = { code: "path.unreadable", file: path, line: 1, column: 1, level: "error" };
    return { ...about, message: "this file cannot be read", fix: "check its permissions and its size" };
}

// EXTERNAL MODULE: ./build/src/http/endpoint.js
var endpoint = __webpack_require__(9005);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
;// CONCATENATED MODULE: ./build/src/policy/aside.js

/** The bundle has a door for the thread; among the sources it is a file of its own. */
const door = import.meta.url.endsWith(".ts") ? "./thread.ts" : "./policy.js";
/**
 * Everything to say of policy files at a time, found in a thread of its own: starting the policy engine takes a tenth of a second,
 * in which the caller can read the other files.
 */
function policyFindingsAside(files, at) {
    return new Promise((resolve, reject) => {
        const workerData = { files, at };
        const thread = new external_node_worker_threads_.Worker(new URL(door, import.meta.url), { workerData });
        thread.once("message", resolve);
        thread.once("error", reject);
        thread.once("exit", () => reject(new Error("the thread that checks policies ended without an answer")));
    });
}

;// CONCATENATED MODULE: ./build/src/policy/shape.js

const actor = {
    fields: { id: "whole", login: "text", kind: { words: ["user", "bot", "ghost"] } },
};
const texts = { each: "text" };
/** PolicyFacts as a case file states them. */
const factsShape = {
    moment: { words: ["request", "activation"] },
    requester: actor,
    target: { fields: { name: "text", tier: "text", account: "text", provider: "text" } },
    grant: {
        fields: {
            id: "text",
            repository: "text",
            workflow: "text",
            ref: "text",
            environment: "text",
            change: "text",
            minutes: "whole",
            actions: texts,
            resources: texts,
            "extends?": "text",
            "beneficiary?": "text",
            "reusable?": "text",
        },
    },
    limits: { fields: { minutes: "whole" } },
    approvers: { each: actor },
    "standFor?": texts,
    "oldestApprovalHours?": "whole",
    "usage?": {
        fields: {
            open: { fields: { person: "whole", repository: "whole", target: "whole" } },
            repeated: { fields: { days: "whole", grants: "whole", minutes: "whole" } },
            outsideHours: "flag",
            frozen: "flag",
            from: "time",
        },
    },
    "subject?": { fields: { commit: "text", workflow: "text" } },
};
/** One case, before its differences are laid over the common facts. */
const caseShape = {
    name: "text",
    "with?": "map",
    "without?": { each: { words: ["usage", "subject"] } },
    expect: { words: ["allow", "deny"] },
    rules: texts,
    "audited?": texts,
    "pending?": texts,
    "approversWanted?": "whole",
};
/** Everything about a map that is not as its shape says. */
function misfits(fields, value, pointer) {
    if (!isMap(value))
        return [objection(pointer, "must be a map", `write its fields: ${Object.keys(fields).join(", ")}`)];
    const known = new Map(Object.entries(fields).map(([name, shape]) => [name.replace("?", ""), { name, shape }]));
    const unknown = Object.keys(value)
        .filter((key) => !known.has(key))
        .map((key) => ({
        ...objection([...pointer, key], "is not a field here", `use one of ${[...known.keys()].join(", ")}`),
        atKey: true,
    }));
    const wrong = [...known].flatMap(([key, { name, shape }]) => {
        if (value[key] !== undefined)
            return misfit(shape, value[key], [...pointer, key]);
        return name.endsWith("?") ? [] : [objection([...pointer, key], "is missing", "add it")];
    });
    return [...unknown, ...wrong];
}
function misfit(shape, value, pointer) {
    const unless = (holds, what) => holds ? [] : [objection(pointer, `must be ${what}`, `write ${what}`)];
    if (shape === "text")
        return unless(typeof value === "string", "a text (in quotes when it looks like a number)");
    if (shape === "whole")
        return unless(Number.isSafeInteger(value), "a whole number");
    if (shape === "flag")
        return unless(typeof value === "boolean", "true or false");
    if (shape === "time")
        return unless(typeof value === "string" && (0,core_time/* fromIso */.ap)(value) !== undefined, "a time, RFC 3339 with a zone, in quotes");
    if (shape === "map")
        return unless(isMap(value), "a map");
    if (shape === "list")
        return unless(Array.isArray(value), "a list");
    if ("words" in shape)
        return unless(shape.words.includes(value), `one of ${shape.words.join(", ")}`);
    if ("fields" in shape)
        return misfits(shape.fields, value, pointer);
    if (!Array.isArray(value))
        return unless(false, "a list");
    return value.flatMap((item, index) => misfit(shape.each, item, [...pointer, index]));
}
/** `over` laid on `under`: maps are merged field by field, everything else is replaced. */
function merge(under, over) {
    if (over === undefined)
        return under;
    if (!isMap(under) || !isMap(over))
        return over;
    const added = Object.entries(over).map(([key, value]) => [key, merge(under[key], value)]);
    return { ...under, ...Object.fromEntries(added) };
}
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function objection(pointer, message, fix) {
    return { code: "policy.case", pointer, message: `${pointer.join(".") || "the file"} ${message}`, fix };
}

;// CONCATENATED MODULE: ./build/src/policy/cases.js



/**
 * Reads `policies/cases/*.yaml`: `facts` that are true of every case, and `cases`, each `with` what is different in it and
 * `without` what is not known in it. Whether actions and resources hold wildcards is seen from them and never stated.
 */
function readCases(file, bytes) {
    const yaml = (0,core_yaml/* parseYaml */.hN)(file, bytes, core_yaml/* controlLimits */.IQ);
    if (yaml.value === undefined)
        return { cases: [], findings: yaml.findings };
    const outer = misfits({ facts: "map", cases: "list" }, yaml.value, []);
    const objections = [...outer];
    const cases = [];
    if (outer.length === 0) {
        const { facts, cases: list } = yaml.value;
        list.forEach((item, index) => {
            const pointer = ["cases", index];
            const wrong = misfits(caseShape, item, pointer);
            const merged = wrong.length > 0 ? {} : factsOfCase(facts, item);
            const wrongFacts = wrong.length > 0 ? [] : misfits(factsShape, merged, [...pointer, "with"]);
            objections.push(...wrong, ...wrongFacts);
            if (wrong.length + wrongFacts.length > 0)
                return;
            const { with: _differences, without: _unknown, ...rest } = item;
            cases.push({ file, line: yaml.locate(pointer).line, ...rest, facts: seen(merged) });
        });
    }
    const findings = objections.map(({ pointer, atKey, code, message, fix }) => {
        return { code, file, ...yaml.locate(pointer, atKey), message, fix, level: "error" };
    });
    return { cases, findings: [...yaml.findings, ...findings] };
}
function factsOfCase(facts, { with: differences, without = [] }) {
    const merged = merge(facts, differences);
    if (!isMap(merged))
        return merged;
    return Object.fromEntries(Object.entries(merged).filter(([member]) => !without.includes(member)));
}
/** Asks policy about each case. */
function runCases(policy, cases) {
    return cases.map((given) => {
        const decision = policy.decide(given.facts);
        const differences = compare(given, decision);
        return { case: given, passed: differences.length === 0, differences, decision };
    });
}
function compare(given, decision) {
    const verdict = decision.allowed ? "allow" : "deny";
    const differences = verdict === given.expect ? [] : [`expected ${given.expect}, policy said ${verdict}`];
    const ids = (reasons = []) => reasons.map(({ rule }) => rule);
    differences.push(...compareIds("rules", given.rules, ids(decision.reasons)));
    if (given.audited)
        differences.push(...compareIds("rules in audit mode", given.audited, ids(decision.audited)));
    if (given.pending)
        differences.push(...compareIds("pending rules", given.pending, ids(decision.pending)));
    const { approversWanted: wanted } = given;
    if (wanted !== undefined && wanted !== decision.approversWanted) {
        differences.push(`expected ${wanted} approvers to be wanted, policy wants ${decision.approversWanted ?? "no number of them"}`);
    }
    return differences;
}
function compareIds(what, expected, actual) {
    const list = (ids) => [...new Set(ids)].sort().join(", ") || "none";
    return list(expected) === list(actual) ? [] : [`expected ${what} ${list(expected)}, got ${list(actual)}`];
}
/** What follows from what is written: whether there are wildcards, whether it goes on from another grant. */
function seen({ usage, ...facts }) {
    const wild = (texts) => texts.some((text) => /[*?]/.test(text));
    const { actions, resources } = facts.grant;
    return {
        ...facts,
        grant: { ...facts.grant, wildcardActions: wild(actions), wildcardResources: wild(resources) },
        ...(usage && { usage: { ...usage, from: (0,core_time/* fromIso */.ap)(usage.from), extends: facts.grant.extends !== undefined } }),
    };
}

// EXTERNAL MODULE: ./build/src/wire.js + 50 modules
var wire = __webpack_require__(2181);
// EXTERNAL MODULE: ./build/src/terminal/arguments.js
var terminal_arguments = __webpack_require__(4310);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/core/emit.js

/** A CloudFormation template as text. It is read as YAML 1.1, to which an unquoted `2012-10-17` is a date. */
function templateText(template) {
    return (0,dist/* stringify */.As)(template, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
}

// EXTERNAL MODULE: ./build/src/providers/aws/bootstrap.js + 1 modules
var bootstrap = __webpack_require__(83);
;// CONCATENATED MODULE: ./build/src/terminal/bootstrap.js


const heading = "# Written by Sallyport from sallyport.yaml and targets/: change those, not this, and run `sallyport bootstrap`.\n";
/** `bootstrap/<account>.yaml` for each account that a target names: a CloudFormation template. */
function bootstrapTemplates(configuration, targets) {
    const sorted = targets.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const accounts = Map.groupBy(sorted, ({ target }) => target.account);
    return new Map(Array.from(accounts, ([account, own]) => [
        `bootstrap/${account}.yaml`,
        heading + templateText((0,bootstrap/* bootstrapTemplate */.p)(configuration, own)),
    ]));
}

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
// EXTERNAL MODULE: ./build/src/core/check.js
var check = __webpack_require__(2033);
;// CONCATENATED MODULE: ./build/src/commands/init/files.js



/** Everything that people write in an access repository, for a first target; what is generated of it (bootstrap/) is not here. */
function installationFiles(setup) {
    const handed = Object.entries(parcel).filter(([path]) => /^(policies|schemas)\//.test(path));
    const { target } = setup;
    return new Map([
        ...workflowFiles(setup),
        [".github/CODEOWNERS", files_codeowners(setup)],
        ["sallyport.yaml", configuration(setup)],
        [`targets/${target.name}.yaml`, targetFile(setup)],
        ["grants/README.md", grantsReadme(setup)],
        ...handed,
    ]);
}
function files_codeowners({ owners, target }) {
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
    const row = (pattern, who) => `${pattern.padEnd(32)} ${who.join(" ")}`;
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
function configuration({ installation, access, audience, controller }) {
    return files_lines("# yaml-language-server: $schema=schemas/configuration.schema.json", "# What is true of the whole installation.", "version: 1", `installation: ${scalar(installation)}`, `repository: ${scalar(access.repository)}`, `repository_id: ${JSON.stringify(access.repositoryId)}`, `owner_id: ${JSON.stringify(access.ownerId)}`, `audience: ${scalar(audience)}`, ...(access.branch === "main" ? [] : [`branch: ${scalar(access.branch)}`]), ...(controller === undefined ? [] : [`controller: ${controller.repository}@${controller.commit}`]));
}
function targetFile({ target, consumer }) {
    return files_lines("# yaml-language-server: $schema=../schemas/target.schema.json", "version: 1", "provider: aws", `account: ${JSON.stringify(target.account)}`, `regions: [${target.regions.map(scalar).join(", ")}]`, `tier: ${target.tier}`, "subjects:", `  - repository: ${scalar(consumer.repository)}`, `    repository_id: ${JSON.stringify(consumer.repositoryId)}`, `    owner_id: ${JSON.stringify(consumer.ownerId)}`, `    workflows: [${scalar(consumer.workflow)}]`, `    refs: [${scalar(consumer.ref)}]`, `    environments: [${scalar(consumer.environment)}]`, "ceiling:", "  - actions:", ...target.actions.map((action) => `      - ${scalar(action)}`), "    resources:", ...target.resources.map((resource) => `      - ${scalar(resource)}`), "limits:", `  minutes: ${target.minutes}`, ...(target.dispatch ? ["dispatch: true"] : []));
}
function grantsReadme({ target }) {
    return files_lines("# Grants", "", `One file is one request: \`grants/<target>/<id>.yaml\`, for example \`grants/${target.name}/backfill-4211.yaml\`. The folder is the`, "target, so the owners of that place are asked (see `.github/CODEOWNERS`). The id is the file's name: `a-z`, `0-9` and `-`, at", "most 32, and never used before.", "", "`sallyport request` writes the file and opens the pull request. By hand, its first line gives an editor", "[the fields](../schemas/grant.schema.json): `# yaml-language-server: $schema=../../schemas/grant.schema.json`.", "", "A file here is never edited: an edit ends the access, and what differs is a new request. Ended files are taken away by", "the sweep, with their story in its commit.");
}
function files_lines(...all) {
    return `${all.join("\n")}\n`;
}

;// CONCATENATED MODULE: ./build/src/commands/init.js









/** Writes the files of an installation, all of them or none, and says what is left for administrators. */
async function init(world, setup, { force }) {
    const own = installationFiles(setup);
    const made = read(own, setup);
    if ("findings" in made)
        return refused(made.findings);
    const files = new Map([...own, ...world.bootstrap(made.configuration, [made.target])]);
    const consumers = consumerFiles(setup);
    const places = [
        { ground: world.access, files },
        ...(world.consumer === undefined ? [] : [{ ground: world.consumer, files: consumers }]),
    ];
    const written = await placeAll(places, force);
    if ("findings" in written)
        return refused(written.findings);
    const workflows = new Map([...files, ...controllerFiles(setup)].filter(([path]) => path.startsWith(".github/workflows/")));
    const tasks = whatIsLeft(setup, appPermissions(workflows, { dispatch: setup.target.dispatch }));
    const printed = world.consumer === undefined ? consumers : new Map();
    return {
        exit: 0,
        text: [told(written.paths), ...Array.from(printed, consumerText(setup)), taskText(tasks)].join("\n\n"),
        json: { written: written.paths, consumer: Object.fromEntries(consumers), left: tasks },
    };
}
/** Writes the workflows of the controller's own repository, which is done first: the others name the commit that holds them. */
async function initController(ground, setup, { force, repository }) {
    const written = await placeAll([{ ground, files: controllerFiles(setup) }], force);
    if ("findings" in written)
        return refused(written.findings);
    const tasks = [
        { says: "let nobody but administrators write to that repository, commit this and push it", commands: [] },
        { says: "run init with that commit", commands: [`sallyport init --hardened ${repository}@<the commit>`] },
    ];
    return {
        exit: 0,
        text: `${told(written.paths)}\n\n${taskText(tasks)}`,
        json: { written: written.paths, left: tasks },
    };
}
/** The files as apply will read them: what is wrong with a name or a number is said by the same sentences. */
function read(files, setup) {
    const bytes = (path) => Buffer.from(files.get(path) ?? "");
    const targetPath = `targets/${setup.target.name}.yaml`;
    const configuration = (0,parse/* readConfiguration */.TD)("sallyport.yaml", bytes("sallyport.yaml"));
    const target = (0,parse/* readTarget */._E)(targetPath, bytes(targetPath));
    const owners = (0,codeowners/* parseCodeowners */.BW)(".github/CODEOWNERS", bytes(".github/CODEOWNERS"));
    const findings = [...configuration.findings, ...target.findings, ...owners.findings, ...setupFindings(setup)];
    if (findings.length > 0 || !configuration.value || !target.value)
        return { findings };
    const crossing = target.place((0,check/* checkTarget */.e$)(target.value, configuration.value));
    return crossing.length > 0 ? { findings: crossing } : { configuration: configuration.value, target: target.value };
}
/** What no file of the access repository says. */
function setupFindings({ consumer, controller, access, target }) {
    const wrong = [];
    const say = (code, file, message, fix) => wrong.push({ code, file, line: 1, column: 1, message, fix, level: "error" });
    if (!/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(target.name))
        say("init.target", "targets/", `${JSON.stringify(target.name)} is no name of a target`, "use a-z, 0-9 and -, at most 32");
    if (!/^\.github\/workflows\/[A-Za-z0-9_-]+\.ya?ml$/.test(consumer.workflow))
        say("init.workflow", consumer.repository, `${consumer.workflow} is no workflow file`, "name one below .github/workflows/");
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(consumer.job))
        say("init.job", consumer.workflow, `${JSON.stringify(consumer.job)} is no key of a job`, "use letters, digits, - and _");
    if (consumer.run.includes("${{") || /[\n\r]/.test(consumer.run))
        say("init.run", consumer.workflow, "the command holds an expression or a line break", "put it into a script of that repository");
    if (controller !== undefined && controller.repository.split("/")[0] !== access.repository.split("/")[0])
        say("init.controller", "sallyport.yaml", `${controller.repository} is of another owner than ${access.repository}, and would be handed no environment's secrets`, "keep the controller's repository in the same organization");
    return wrong;
}
async function placeAll(places, force) {
    const changed = await Promise.all(places.map(async (place) => ({ ...place, ...(await init_compared(place)) })));
    const inTheWay = changed.flatMap(({ others }) => others);
    if (inTheWay.length > 0 && !force)
        return { findings: inTheWay };
    const undo = [];
    try {
        for (const { ground, wanted } of changed)
            undo.push(await ground.place(wanted));
    }
    catch (cause) {
        for (const back of undo.reverse())
            await back();
        throw cause;
    }
    return { paths: changed.flatMap(({ ground, wanted }) => [...wanted.keys()].map((path) => `${ground.name}${path}`)) };
}
/** What has to be written, and what stands there in its place with other content. */
async function init_compared({ ground, files }) {
    const standing = await Promise.all([...files.keys()].map(async (path) => [path, await ground.read(path)]));
    const differing = standing.filter(([path, bytes]) => !bytes?.equals(Buffer.from(files.get(path))));
    return {
        wanted: new Map(differing.map(([path]) => [path, files.get(path)])),
        others: differing.filter(([, bytes]) => bytes !== undefined).map(([path]) => exists(`${ground.name}${path}`)),
    };
}
function exists(file) {
    const message = "this file is there already, with other content";
    const fix = "move it away, or give --force to have it overwritten";
    return { code: "init.exists", file, line: 1, column: 1, message, fix, level: "error" };
}
function refused(findings) {
    return { exit: 1, text: `${(0,terminal/* findingsText */._g)(findings)}nothing was written`, json: { findings }, findings };
}
function told(paths) {
    if (paths.length === 0)
        return "every file is there already, as it would be written";
    return `wrote ${(0,plain/* count */.U9)(paths.length, "file")}:\n${paths.map((path) => `  ${(0,plain/* plain */.pj)(path)}`).join("\n")}`;
}
function consumerText({ consumer }) {
    return ([path, text]) => `${path}, for ${consumer.repository}:\n\n${text.trimEnd().replaceAll(/^(?=.)/gm, "  ")}`;
}
function taskText(tasks) {
    const items = tasks.map(({ says, commands }, at) => {
        const body = commands.flatMap((command) => command.split("\n")).map((line) => `   ${line}`);
        return [`${at + 1}. ${says}`, ...body].join("\n");
    });
    return `what is left, for administrators:\n\n${items.join("\n")}`;
}

// EXTERNAL MODULE: ./build/src/commands/request.js
var request = __webpack_require__(5717);
;// CONCATENATED MODULE: ./build/src/terminal/ask.js





/**
 * The wish that flags and answers make. What no flag says is asked of the person; without one, every missing flag is named
 * at once. Throws {@link Misuse}; Fault `input.target`.
 */
async function wishFrom(line, targets, { person, old }) {
    const given = wishOf(line, targets, old);
    if (given.target !== undefined && !targets.has(given.target))
        throw (0,request/* unknownTarget */.Ww)(given.target, [...targets.keys()]);
    const lacking = missing(given);
    if (lacking.length === 0)
        return given;
    if (person === undefined) {
        const flags = lacking.map((part) => `--${flagOf[part] ?? part}`).join(", ");
        throw new terminal_arguments/* Misuse */.J(`request needs ${flags}: give them, or run it at a terminal`, "see sallyport request --help");
    }
    return await asked(line, targets, { person, old });
}
/** Throws {@link Misuse} for flags that can never do, whatever else is asked. */
function checkFlags(line, targets) {
    const { target } = wishOf(line, targets, undefined);
    if (line.one.target !== undefined && target !== undefined && !targets.has(target))
        throw (0,request/* unknownTarget */.Ww)(target, [...targets.keys()]);
}
const ask_parts = ["target", "id", "repository", "workflow", "ref", "environment", "job"];
const lists = ["actions", "resources"];
const rest = ["minutes", "change", "reason"];
const flagOf = { actions: "action", resources: "resource" };
function missing(wish) {
    return [...ask_parts, ...lists, ...rest].filter((part) => wish[part] === undefined);
}
/** What the command line says, and what its target leaves no choice about. */
function wishOf({ one, many }, targets, old) {
    const target = one.target ?? old?.target ?? (targets.size === 1 ? [...targets.keys()][0] : undefined);
    const said = Object.fromEntries([...ask_parts, "change", "reason", "start", "for"].flatMap((part) => one[part] === undefined ? [] : [[part, one[part]]]));
    const otherAccess = many.action !== undefined || many.resource !== undefined;
    return {
        ...onlySubject(targets.get(target ?? "")),
        ...(old === undefined ? {} : goingOn(old, otherAccess)),
        ...(target === undefined ? {} : { target }),
        ...said,
        ...(one.minutes === undefined ? {} : { minutes: minutesOf(one.minutes) }),
        ...(many.action === undefined ? {} : { actions: many.action }),
        ...(many.resource === undefined ? {} : { resources: many.resource }),
    };
}
/** What an extension takes from the grant that it goes on from: how long and why are asked again. */
function goingOn({ id, grant }, otherAccess) {
    const { job, access, change } = grant;
    const [{ actions, resources, conditions }, ...more] = access;
    const { name, ...place } = job;
    const taken = { ...place, job: name, change, extends: id, ...(grant.for === undefined ? {} : { for: grant.for }) };
    if (more.length === 0 && conditions === undefined)
        return { ...taken, actions, resources };
    return otherAccess ? taken : { ...taken, actions: [], resources: [], access };
}
function minutesOf(text) {
    if (!wholeNumber.test(text))
        throw new terminal_arguments/* Misuse */.J(`${JSON.stringify(text)} is no number of minutes: give a whole number`);
    return Number(text);
}
const wholeNumber = /^[1-9][0-9]{0,5}$/;
/** Asks for what the flags did not say, in the order of the file; every answer that cannot be meant is asked for again. */
async function asked(line, targets, { person: { input, output }, old }) {
    const terminal = (0,external_node_readline_.createInterface)({ input, output });
    const questions = new Questions(terminal, output);
    try {
        const names = [...targets.keys()];
        const target = wishOf(line, targets, old).target ??
            (await questions.ask(`target (${names.join(", ")})`, (text) => targets.has(text) ? undefined : "there is none"));
        const known = { ...wishOf({ ...line, one: { ...line.one, target } }, targets, old) };
        const answers = {};
        for (const part of missing(known))
            answers[part] = await questions.about(part, targets.get(target));
        return { ...known, ...answers };
    }
    finally {
        terminal.close();
    }
}
const wordings = {
    id: "id, what to call it (a-z, 0-9, -)",
    job: "job, its key in the workflow file",
    actions: "actions, with spaces between",
    resources: "resources (ARNs), with spaces between",
    minutes: "minutes",
    change: "change, the https address of the pull request, issue or incident",
    reason: "reason, in one line",
};
class Questions {
    #terminal;
    #output;
    /** Lines that nobody has asked for yet: pasted answers come all at once. */
    #lines = [];
    #listener;
    /** Fails when the person leaves by Ctrl-C or the end of input: a question that waits then would wait for ever. */
    #gone;
    constructor(terminal, output) {
        this.#terminal = terminal;
        this.#output = output;
        terminal.on("line", (line) => {
            const listener = this.#listener;
            this.#listener = undefined;
            if (listener === undefined)
                this.#lines.push(line);
            else
                listener(line);
        });
        this.#gone = new Promise((_, reject) => {
            terminal.on("close", () => reject(new terminal_arguments/* Misuse */.J("", "stopped before everything was answered: nothing was written")));
        });
        this.#gone.catch(() => { });
    }
    /** One part of a wish, with the choices that the target leaves. */
    async about(part, named) {
        const choices = choicesOf(part, named);
        const words = wordings[part] ?? part;
        const question = choices.length > 0 ? `${words} (${choices.join(", ")})` : words;
        const answer = await this.ask(question, judge(part));
        if (part === "minutes")
            return Number(answer);
        return part === "actions" || part === "resources" ? answer.split(/[\s,]+/).filter(Boolean) : answer;
    }
    /** Asks until there is an answer that nothing speaks against. */
    async ask(question, objection) {
        for (;;) {
            const answer = (await this.#line(`${(0,plain/* plain */.pj)(question)}: `)).trim();
            const wrong = answer === "" ? "an answer is needed" : objection(answer);
            if (wrong === undefined)
                return answer;
            this.#output.write(`  ${(0,plain/* plain */.pj)(wrong)}\n`);
        }
    }
    #line(prompt) {
        const waiting = this.#lines.shift();
        if (waiting !== undefined) {
            // Shown beside its question, as if it had just been typed.
            this.#output.write(`${prompt}${(0,plain/* plain */.pj)(waiting)}\n`);
            return Promise.resolve(waiting);
        }
        const typed = new Promise((resolve) => {
            this.#listener = resolve;
            this.#terminal.setPrompt(prompt);
            this.#terminal.prompt();
        });
        // Named first: after the end of input there is no prompting either.
        return Promise.race([this.#gone, typed]);
    }
}
function judge(part) {
    if (part === "minutes")
        return (answer) => (wholeNumber.test(answer) ? undefined : "a whole number of minutes");
    if (part === "id")
        return (answer) => (paths/* name */.UU.test(answer) ? undefined : request/* idRule */.MM);
    if (part === "change")
        return (answer) => (answer.startsWith("https://") ? undefined : "it begins with https://");
    return () => undefined;
}
const plural = { repository: "repository", workflow: "workflows", ref: "refs", environment: "environments" };
/** What the target lists for a part of the job; other parts have no list. */
function choicesOf(part, named) {
    if (!Object.hasOwn(plural, part))
        return [];
    const field = plural[part];
    return [...new Set((named?.target.subjects ?? []).flatMap((subjects) => subjects[field]))];
}
/** What is not said is taken from the target when the target leaves no choice. */
function onlySubject(named) {
    const [subjects, ...more] = named?.target.subjects ?? [];
    if (subjects === undefined || more.length > 0)
        return {};
    const only = (values) => (values.length === 1 ? values[0] : undefined);
    const { repository, workflows, refs, environments } = subjects;
    const found = { repository, workflow: only(workflows), ref: only(refs), environment: only(environments) };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/src/terminal/init.js











/** `sallyport init`: flags, answers and what GitHub says become a {@link Setup}, which becomes files. */
async function initHere(line, around) {
    const here = await init_standing(around.directory);
    const origin = await originOf(around.home);
    const fallbacks = {
        ...(here.repository === undefined ? {} : { repository: [here.repository] }),
        ...(origin === undefined ? {} : { action: [`${origin.repository}@${origin.commit}`] }),
    };
    const force = line.one.force !== undefined;
    if (line.one.control !== undefined)
        return await controllerHere(line, { around, fallbacks, force });
    const told = await everything(line, fallbacks, around.person);
    const setup = await setupFrom(told, line, around.forge);
    const consumer = line.one.consumer === undefined ? undefined : await clone(line.one.consumer, "--consumer");
    const world = { access: here.ground, bootstrap: bootstrapTemplates, ...(consumer ? { consumer } : {}) };
    return await init(world, setup, { force });
}
async function controllerHere(line, about) {
    const given = { ...about.fallbacks, ...said(line) };
    const action = pin("action", given.action?.[0] ?? "");
    const repository = given.repository?.[0] ?? "owner/access";
    const folder = line.one.control ?? "";
    const name = (await workbench(folder)
        .then((bench) => bench.repository())
        .catch(init_absent)) ?? "owner/name";
    // Its jobs are those of the access repository, whose names they never say.
    const access = { repository, repositoryId: "", ownerId: "", branch: line.one.branch ?? "main" };
    return await initController(await clone(folder, "--control"), { action, access }, { force: about.force, repository: name });
}
/** The folder that is written to: the clone around us, or the folder itself where there is none yet. */
async function init_standing(directory) {
    const bench = await workbench(directory).catch(init_absent);
    if (bench === undefined)
        return { ground: ground(directory, ""), repository: undefined };
    return { ground: ground(bench.root, ""), repository: await bench.repository().catch(init_absent) };
}
async function clone(folder, flag) {
    const bench = await workbench(folder).catch(init_absent);
    if (bench === undefined)
        throw new terminal_arguments/* Misuse */.J(`${flag} is ${JSON.stringify(folder)}, which is no clone of a repository: clone it there first`);
    return ground(bench.root, `${folder.replace(/\/$/, "")}/`);
}
/** The repository and commit that this very command lies in, when it lies in a clone. */
async function originOf(home) {
    const bench = await workbench(home).catch(init_absent);
    const repository = await bench?.repository().catch(init_absent);
    if (bench === undefined || repository === undefined)
        return undefined;
    const head = await (0,command/* git */.$)({ directory: bench.root }, "rev-parse", "HEAD").catch(init_absent);
    return pinOf(`${repository}@${head?.toString("utf8").trim() ?? ""}`);
}
function init_absent(cause) {
    if (!(cause instanceof fault/* Fault */.v))
        throw cause;
    return undefined;
}
const questions = {
    repository: "the access repository, owner/name",
    action: "where the Action comes from, owner/name@ and a full commit",
    owner: "who answers for policies, targets and workflows: @organization/team or @login, with spaces between",
    target: "the first target, a name for the place (a-z, 0-9, -)",
    account: "its AWS account, twelve digits",
    region: "its regions, with spaces between",
    approver: "who answers for requests there: @organization/team or @login, with spaces between",
    allow: "the most that may be asked there: actions, with spaces between",
    resource: "on what: ARNs, with spaces between",
    "job-repository": "the repository whose job gets access, owner/name",
    job: "the job's key in its workflow file",
};
const init_lists = ["owner", "region", "approver", "allow", "resource"];
/** Every name that flags say. */
function said(line) {
    const one = Object.entries(line.one).map(([name, value]) => [name, [value]]);
    return { ...Object.fromEntries(one), ...line.many };
}
/** What flags say, what can be seen, and answers for the rest; without a person, every missing flag is named at once. */
async function everything(line, fallbacks, person) {
    const given = { ...fallbacks, ...said(line) };
    const lacking = Object.keys(questions).filter((name) => given[name] === undefined);
    if (lacking.length === 0)
        return given;
    if (person === undefined) {
        const flags = lacking.map((name) => `--${name}`).join(", ");
        throw new terminal_arguments/* Misuse */.J(`init needs ${flags}: give them, or run it at a terminal`, "see sallyport init --help");
    }
    const terminal = (0,external_node_readline_.createInterface)({ input: person.input, output: person.output });
    try {
        const asking = new Questions(terminal, person.output);
        for (const name of lacking) {
            const answer = await asking.ask(questions[name] ?? name, (text) => init_objection(name, text));
            given[name] = init_lists.includes(name) ? answer.split(/[\s,]+/).filter(Boolean) : [answer];
        }
        return given;
    }
    finally {
        terminal.close();
    }
}
function init_objection(name, text) {
    if (name === "action")
        return pinOf(text) ? undefined : "owner/name, @, and 40 hexadecimal digits";
    if (name === "target")
        return paths/* name */.UU.test(text) ? undefined : "a-z, 0-9 and -, at most 32";
    if (name === "account")
        return /^\d{12}$/.test(text) ? undefined : "twelve digits";
    if (name === "owner" || name === "approver")
        return text
            .split(/[\s,]+/)
            .filter(Boolean)
            .every(isWho)
            ? undefined
            : "@login or @organization/team, each";
    if (name.endsWith("repository"))
        return /^[^/\s]+\/[^/\s]+$/.test(text) ? undefined : "owner/name";
    return undefined;
}
/** Whether it is written as CODEOWNERS writes people and teams. */
function isWho(text) {
    return /^@[^\s@/]+(\/[^\s@/]+)?$/.test(text);
}
function pin(flag, text) {
    const found = pinOf(text);
    if (found !== undefined)
        return found;
    const seen = text === "" ? "is not given" : `is ${JSON.stringify(text)}`;
    throw new terminal_arguments/* Misuse */.J(`--${flag} ${seen}: give owner/name@ and a full commit of 40 hexadecimal digits`);
}
async function setupFrom(told, line, forge) {
    const one = (name, otherwise = "") => told[name]?.[0] ?? otherwise;
    const all = (name) => told[name] ?? [];
    const tier = one("tier", "production");
    const access = await identified(one("repository"), { id: one("repository-id"), owner: one("owner-id") }, forge);
    const other = await identified(one("job-repository"), { id: one("job-repository-id"), owner: one("job-owner-id") }, forge);
    const [owner = ""] = access.repository.split("/");
    const job = one("job");
    return {
        action: pin("action", one("action")),
        access: { ...access, branch: one("branch", access.branch) },
        installation: one("installation", owner
            .toLowerCase()
            .replaceAll(/[^a-z0-9-]/g, "-")
            .slice(0, 32)),
        audience: one("audience", `sallyport.${owner.toLowerCase()}`),
        owners: all("owner"),
        target: {
            name: one("target"),
            account: one("account"),
            regions: all("region"),
            tier,
            minutes: init_minutesOf(one("minutes", "60")),
            actions: all("allow"),
            resources: all("resource"),
            approvers: all("approver"),
            dispatch: line.one.dispatch !== undefined,
        },
        consumer: {
            ...other,
            workflow: one("workflow", `.github/workflows/${job}.yml`),
            job,
            ref: one("ref", `refs/heads/${other.branch}`),
            environment: one("environment", tier),
            run: one("run", "aws sts get-caller-identity"),
        },
        ...(told.hardened === undefined ? {} : { controller: pin("hardened", one("hardened")) }),
    };
}
/** Ids from flags, or from GitHub: names are recycled, ids are not. */
async function identified(repository, { id, owner }, forge) {
    if (id !== "" && owner !== "")
        return { repository, repositoryId: id, ownerId: owner, branch: "main" };
    const facts = await forge(repository).repository(repository);
    return {
        repository,
        repositoryId: id || String(facts.id),
        ownerId: owner || String(facts.ownerId),
        branch: facts.defaultBranch,
    };
}
function init_minutesOf(text) {
    if (!/^[1-9][0-9]{0,5}$/.test(text))
        throw new terminal_arguments/* Misuse */.J(`--minutes is ${JSON.stringify(text)}: give a whole number of minutes`);
    return Number(text);
}

// EXTERNAL MODULE: ./build/src/providers/aws/client.js
var client = __webpack_require__(6343);
;// CONCATENATED MODULE: ./build/src/providers/aws/identity.js


/**
 * The account that keys belong to, a 12-digit number. Needs no permission.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * Faults: `aws.keys` when STS knows no such keys, `aws.unavailable` (retryable).
 */
async function accountOfKeys(options, region) {
    const sts = await (0,client/* stsClient */.Km)(options, region);
    const { GetCallerIdentityCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
    try {
        const { Account } = await (0,client/* call */.T1)("sts:GetCallerIdentity", () => sts.send(new GetCallerIdentityCommand({})));
        if (Account !== undefined)
            return Account;
        throw new fault/* Fault */.v("aws.unavailable", "sts:GetCallerIdentity: an answer without an account; run it again", {
            retryable: true,
        });
    }
    finally {
        sts.destroy();
    }
}

;// CONCATENATED MODULE: ./build/src/terminal/keys.js



/**
 * A person's own keys, from the environment. They are of one account, and each account of the installation asks for its own:
 * keys of another would show that account's roles in its place, so AWS is asked whose they are before they are used.
 */
function ownKeys({ awsEndpoint, clock }) {
    return ({ account, partition, region }) => {
        let checked;
        return async () => {
            checked ??= check();
            return await checked;
        };
        async function check() {
            const keys = keysOf(account);
            const owner = await accountOfKeys({
                ...{ partition, clock, concurrency: 1, attempts: 3 },
                credentials: async () => keys,
                ...(awsEndpoint && { endpoint: awsEndpoint.href }),
            }, region);
            if (owner === account)
                return keys;
            throw new fault/* Fault */.v("terminal.keys", `the keys are of account ${owner}, not of ${account}: get keys of that account`);
        }
    };
}
function keysOf(account) {
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_SESSION_TOKEN: session } = process.env;
    if (!id || !key)
        throw new fault/* Fault */.v("terminal.keys", `there are no keys for account ${account}: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN`);
    return {
        accessKeyId: new secret/* Secret */.z(id),
        secretAccessKey: new secret/* Secret */.z(key),
        ...(session ? { sessionToken: new secret/* Secret */.z(session) } : {}),
    };
}

// EXTERNAL MODULE: ./build/src/commands/limits.js + 1 modules
var limits = __webpack_require__(5235);
;// CONCATENATED MODULE: ./build/src/terminal/request.js









/** Asks for access out of a person's clone: from flags, questions, and the grant that the new one goes on from. */
async function requestHere(line, bench, here) {
    const { entries, blobs } = await lyingFiles(bench.root, ["sallyport.yaml", "targets"]);
    const { configuration, targets, findings } = (0,parse/* readTree */.Zc)(entries, blobs);
    if (configuration === undefined)
        throw new fault/* Fault */.v("sallyport.not-configured", `sallyport.yaml cannot be used:\n${(0,terminal/* findingsText */._g)(findings)}`);
    const { person } = here;
    checkFlags(line, targets);
    // A missing token is told before the questions: nobody answers nine of them for nothing.
    const early = person && (await here.around());
    const old = line.one.extends === undefined ? undefined : await oldGrant(bench, configuration, line.one.extends);
    const wish = await wishFrom(line, targets, { person, old });
    const at = here.at;
    const around = early ?? (await here.around());
    return await (0,request/* request */.Em)({
        configuration,
        targets,
        provider: (0,wire/* providerFactory */.II)(around),
        touched: bench.touched,
        propose: bench.propose,
        repository: around.repository,
        forge: (0,wire/* forgeFor */.P_)(around, around.repository, around.token),
        at,
        limits: async () => {
            const world = await (0,wire/* openWorld */.HY)(around);
            const tip = await world.repository.tip();
            return { tip, limits: await (0,limits/* limitsNow */.RN)(world, { commit: tip, at }) };
        },
        progress: around.progress,
    }, wish);
}
/** The grant that a request goes on from, as it was first merged. Fault `input.extends`. */
async function oldGrant(bench, { branch }, id) {
    const found = paths/* name */.UU.test(id) ? await bench.added(branch, `grants/*/${id}.yaml`) : undefined;
    const old = found && (0,parse/* readGrant */.v7)(found.path, Buffer.from(found.text), "").value;
    if (old !== undefined)
        return old;
    const what = found === undefined ? `there never was a grant ${JSON.stringify(id)} on ${branch}` : `${found.path} cannot be read`;
    throw new fault/* Fault */.v("input.extends", `${what}: give the id of a grant that was merged, or ask without --extends`);
}

// EXTERNAL MODULE: ./build/src/core/halt.js
var halt = __webpack_require__(6898);
// EXTERNAL MODULE: ./build/src/core/plan.js
var plan = __webpack_require__(7454);
// EXTERNAL MODULE: ./build/src/core/record.js + 1 modules
var core_record = __webpack_require__(928);
// EXTERNAL MODULE: ./build/src/commands/approval.js
var commands_approval = __webpack_require__(8481);
// EXTERNAL MODULE: ./build/src/commands/control.js + 1 modules
var commands_control = __webpack_require__(4214);
// EXTERNAL MODULE: ./build/src/approval/approve.js + 3 modules
var approve = __webpack_require__(8002);
// EXTERNAL MODULE: ./build/src/approval/quorum.js
var quorum = __webpack_require__(4072);
// EXTERNAL MODULE: ./build/src/commands/halts.js
var commands_halts = __webpack_require__(6352);
;// CONCATENATED MODULE: ./build/src/commands/simulate/read.js








/** A grant file as it lies, that nobody has asked for yet, as if this person opened its pull request now. */
async function lyingCandidate(ground, file, requester) {
    const read = (0,parse/* readGrant */.v7)(file.path, file.bytes, file.oid);
    const filed = soundGrant(read, file.path);
    const target = targetOf(ground.tree, filed);
    return {
        filed,
        requester,
        scene: {
            ...sceneOf(ground, target),
            approval: imagined(ground, { filed, target, requester }),
            mergedAt: ground.at,
        },
        excluded: [
            { who: `@${requester.login}`, why: "opens the pull request" },
            ...beneficiary(filed),
            { who: "whoever commits or pushes to its branch", why: "nobody approves their own work" },
        ],
        over: [...shutBy(ground, filed), ...read.findings.map(({ message }) => message)],
        notes: [...ground.notes, ...afterMerge],
    };
}
/** What keeps it shut whatever it says, until a reviewed change lifts that. */
function shutBy({ halts = [], shut = [] }, { target, grant }) {
    const bearing = halts.filter(({ scope }) => (0,halt/* covers */.hU)(scope, { target, repository: grant.job.repository }));
    return [...shut, ...bearing.map(commands_halts/* toldHalt */.jk)];
}
/** What only apply can tell, of whatever is not decided yet. */
const afterMerge = [
    "whether the job's workflow, ref and environment are safe is read by apply alone, after the merge",
];
function sceneOf(ground, target) {
    const { tree, policy, provider, limits, commit } = ground;
    return {
        snapshot: { configuration: tree.configuration },
        ...{ policy, provider, target, base: commit, merged: false },
        ...(limits ? { limits: remembered(limits) } : {}),
    };
}
/** A grant that can be judged. Fault `input.grant` with every finding when it cannot. */
function soundGrant(read, path) {
    const filed = read.value ?? read.draft;
    if (filed !== undefined)
        return filed;
    const why = read.findings.map(({ line, message }) => `line ${line}: ${message}`).join("; ");
    throw new fault/* Fault */.v("input.grant", `${path} cannot be simulated: ${why}: mend it first, \`sallyport validate\` tells how`);
}
function targetOf(tree, filed) {
    const target = tree.targets.get(filed.target);
    if (target !== undefined)
        return target;
    const known = [...tree.targets.keys()].sort().join(", ") || "none";
    throw new fault/* Fault */.v("input.grant", `${filed.path} names no target: file it under one of these: ${known}`);
}
function beneficiary({ grant }) {
    return grant.for === undefined ? [] : [{ who: `@${grant.for}`, why: "it is asked for them" }];
}
/** The approvals of a pull request that this person would open now, of which nobody has approved anything. */
function imagined(ground, { filed, target, requester }) {
    const { branch, repository_id: id } = ground.tree.configuration;
    const { file } = (0,codeowners/* chosenOf */.KT)(ground.owners.entries);
    const owners = file?.mode === "100644" ? ground.owners.blobs.get(file.oid) : undefined;
    const login = filed.grant.for;
    return (0,approve/* approve */.SR)({
        moment: "request",
        now: ground.at,
        defaultBranch: branch,
        pullRequest: {
            number: 0,
            author: requester,
            base: { ref: branch, repositoryId: Number(id) },
            head: { repositoryId: Number(id) },
            createdAt: ground.at,
            ...{ committers: [requester], unknownCommitters: false, pushers: [requester], reviews: [] },
        },
        grant: {
            path: filed.path,
            blob: filed.blob,
            blobsAt: new Map(),
            terms: [],
            quorum: (0,quorum/* quorumOf */.N)(target),
            ...(login === undefined ? {} : { beneficiary: { login, actor: { id: 0, login, kind: "user" } } }),
        },
        beside: [],
        codeowners: file && owners && (0,codeowners/* parseCodeowners */.BW)(file.path, owners),
        teams: new Map(),
    });
}
/** Limits that are asked once for each time, job and person: simulate asks about hundreds of grants that hardly differ. */
function remembered(limits) {
    const answers = new Map();
    return {
        ...limits,
        against(asked) {
            const { filed, requester, mergedAt } = asked;
            const { window, job, for: whom, extends: earlier } = filed.grant;
            const key = JSON.stringify([(0,plan/* keyOf */.T)(filed.target, filed.id), window, job, whom, earlier, requester.id, mergedAt]);
            const answer = answers.get(key) ?? limits.against(asked);
            answers.set(key, answer);
            return answer;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/commands/simulate/installed.js











/** Reads the default branch, its policies and the limits as they are now. */
async function branchGround(world, at) {
    const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, await world.repository.tip());
    const owners = snapshot.entries.filter(({ path }) => path.endsWith("CODEOWNERS"));
    const lines = await linesOf(world);
    const { shut, notes } = await unreviewedAt(world, snapshot, at);
    return {
        snapshot,
        shut,
        at,
        tree: { ...snapshot.tree, configuration: snapshot.configuration },
        policy: await world.policy(snapshot.policies, at),
        provider: world.provider,
        owners: { entries: owners, blobs: await world.repository.blobs(owners.map(({ oid }) => oid)) },
        limits: await (0,limits/* limitsNow */.RN)(world, { commit: snapshot.commit, at }),
        commit: snapshot.commit,
        halts: (0,halt/* unlisted */.B$)(lines ?? [], snapshot.configuration.lifted),
        notes: [...notes, ...(lines ? [] : ["the ledger cannot be read: whether everything here was halted is not known"])],
    };
}
/** What no pull request brought keeps everything shut. Whose approvals are missing a person may not be shown: apply is. */
async function unreviewedAt(world, snapshot, at) {
    try {
        const { unreviewed } = await (0,commands_control/* controlOf */.r)(world, snapshot, at);
        const told = (smuggled) => unreviewed.filter((one) => one.smuggled === smuggled).map((one) => (0,commands_control/* controlFault */.o)(one).message);
        return { shut: told(true), notes: told(false).map((says) => `as far as this token may read, ${says}`) };
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v))
            throw cause;
        return { shut: [], notes: [`whether everything that decides came by review cannot be read: ${cause.message}`] };
    }
}
/** For telling: what holds is decided by apply, which verifies them. Undefined: they cannot be read. */
async function linesOf({ ledger }) {
    try {
        return await ledger.recent(0);
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.v)
            return undefined;
        throw cause;
    }
}
/** Every grant that an open pull request adds, judged by the default branch as it is. */
async function askedCandidates(world, branch, number) {
    const pullRequest = await world.forge.pullRequest(number);
    if (!(await world.repository.fetchCommit(pullRequest.head.sha)))
        throw new fault/* Fault */.v("input.pull-request", `the head of pull request ${number} is gone: push it again`);
    const changes = await world.repository.diff(branch.commit, pullRequest.head.sha);
    const added = changes.filter(({ path, status }) => status === "added" && (0,paths/* kindOf */.I)(path) === "grant");
    if (added.length === 0)
        throw new fault/* Fault */.v("input.pull-request", `pull request ${number} adds no grant to the default branch: name one that does`);
    const blobs = await world.repository.blobs(added.map(({ blob }) => blob));
    return await Promise.all(added.map(async ({ path, blob }) => {
        const read = (0,parse/* readGrant */.v7)(path, blobs.get(blob), blob);
        const filed = soundGrant(read, path);
        const approval = await (0,commands_approval/* approvalOf */.xf)(world, branch.snapshot, {
            ...{ pullRequest, path, blob, base: branch.commit, now: branch.at, moment: "request" },
        });
        return {
            ...{ filed, requester: pullRequest.author },
            scene: { ...sceneOf(branch, targetOf(branch.tree, filed)), approval, mergedAt: branch.at },
            excluded: partsIn(pullRequest, filed),
            over: [...shutBy(branch, filed), ...read.findings.map(({ message }) => message)],
            notes: [...branch.notes, ...afterMerge],
        };
    }));
}
/** A grant that is on the default branch, by its id or `<target>/<id>`. */
async function filedCandidate(world, branch, name) {
    const found = branch.snapshot.tree.grants.filter(({ target, id }) => name === id || name === (0,plan/* keyOf */.T)(target, id));
    const [filed, ...others] = found;
    if (filed === undefined)
        throw new fault/* Fault */.v("input.grant", `no grant ${name} is on the default branch: name a file, an id that is there, or --pull-request`);
    if (others.length > 0)
        throw new fault/* Fault */.v("input.grant", `${name} is under more than one target: give <target>/<id>`);
    const [added] = await world.repository.changes(branch.commit, filed.path);
    const pullRequest = added && (await world.forge.mergedAs(added.commit));
    if (added === undefined || pullRequest?.mergedAt === undefined)
        throw new fault/* Fault */.v("input.grant", `no merged pull request explains ${filed.path}: it opens nothing, find out who pushed it`);
    const approval = await (0,commands_approval/* approvalOf */.xf)(world, branch.snapshot, {
        ...{ pullRequest, path: filed.path, blob: filed.blob, base: added.parent, moment: "activation" },
    });
    const record = (0,core_record/* recordsOf */.M$)((await world.ledger.read()).lines).get((0,plan/* keyOf */.T)(filed.target, filed.id));
    const ended = (0,core_record/* newest */.BP)(record, "ended");
    const prefix = (0,core_record/* readFacts */.MH)((0,core_record/* newest */.BP)(record, "decided"))?.subject?.prefix;
    return {
        ...{ filed, requester: pullRequest.author },
        scene: {
            ...sceneOf({ ...branch, commit: added.parent }, targetOf(branch.tree, filed)),
            ...{ approval, mergedAt: pullRequest.mergedAt, merged: true },
        },
        excluded: partsIn(pullRequest, filed),
        over: ended ? [`it ended at ${ended.at}, and an id is used once`] : shutBy(branch, filed),
        ...(prefix === undefined ? {} : { prefix }),
        notes: [...branch.notes, ...notesOf(added)],
    };
}
function notesOf({ commit }) {
    const merged = `it was merged as ${commit.slice(0, 12)}: no review given since counts`;
    return [`${merged}; what would have to be otherwise is asked for anew, under a new id`];
}
/** Who had a part in a pull request, and therefore does not approve it; each person with the first reason. */
function partsIn({ author, committers, pushers }, filed) {
    const parts = [
        [author, "opened the pull request"],
        ...committers.map((actor) => [actor, "wrote or committed a part of it"]),
        ...pushers.map((actor) => [actor, "pushed to its branch"]),
    ];
    const told = new Map(parts.toReversed().map(([{ login }, why]) => [login, why]));
    return [...[...told].reverse().map(([login, why]) => ({ who: `@${login}`, why })), ...beneficiary(filed)];
}

// EXTERNAL MODULE: ./build/src/core/nearest.js
var nearest = __webpack_require__(2007);
// EXTERNAL MODULE: ./build/src/core/subject.js
var subject = __webpack_require__(6221);
;// CONCATENATED MODULE: ./build/src/report/simulate.js


/** What simulate has to tell, grant by grant; ends with a line feed. */
function simulationText(simulations) {
    if (simulations.length === 0)
        return "no grant to simulate\n";
    return `${simulations.map(grantText).join("\n\n")}\n`;
}
function grantText({ grant, tier, account, at, approval, opening, admission, audited, notes }) {
    return [
        `${(0,plain/* plain */.pj)(grant)} (${(0,plain/* plain */.pj)(tier)}, account ${(0,plain/* plain */.pj)(account)}), as of ${at}`,
        ...approvalLines(approval),
        `  would it open: ${openingWords(opening)}`,
        ...factLines(opening, "it would open"),
        ...admissionLines(admission),
        ...audited.map(({ rule, effect, until }) => `  audit mode: ${(0,report_audited/* auditedWords */.IC)({ rule: (0,plain/* plain */.pj)(rule), effect, until: (0,plain/* plain */.pj)(until) })}`),
        ...notes.map((note) => `  note: ${(0,plain/* plain */.pj)(note)}`),
    ].join("\n");
}
function approvalLines({ couldApprove, approved, needed, excluded }) {
    return [
        `  who could approve: ${couldApprove.map(plain/* plain */.pj).join(", ") || "nobody"}`,
        ...(approved.length === 0
            ? []
            : [`    approved already: ${approved.map((login) => `@${(0,plain/* plain */.pj)(login)}`).join(", ")}`]),
        ...needed.map((need) => `    needed: ${(0,plain/* plain */.pj)(need)}`),
        ...excluded.map(({ who, why }) => `    not ${(0,plain/* plain */.pj)(who)}: ${(0,plain/* plain */.pj)(why)}`),
    ];
}
function openingWords({ grounds, onceApproved }) {
    if (grounds.length === 0)
        return "yes, as things stand";
    return onceApproved ? "not yet; yes once those approvals are given" : "no, also with every approval it needs";
}
function factLines({ grounds, alone, together }, would) {
    const against = grounds.map((ground) => `    ✗ ${(0,plain/* plain */.pj)(ground)}`);
    if (grounds.length === 0)
        return against;
    if (alone.length === 1)
        return [...against, `    one fact is in the way: ${would} with ${(0,plain/* plain */.pj)(alone[0] ?? "")}`];
    if (alone.length > 1)
        return [
            ...against,
            `    any one of these alone is enough: ${would} with`,
            ...alone.map((says) => `      ${(0,plain/* plain */.pj)(says)}`),
        ];
    if (together.length > 0)
        return [
            ...against,
            `    no single fact is enough: ${would} with all of`,
            ...together.map((says) => `      ${(0,plain/* plain */.pj)(says)}`),
        ];
    return [...against, "    nothing that was tried is enough: mend what is said above, and simulate again"];
}
function admissionLines(admission) {
    if (admission === undefined)
        return [];
    const window = `the window is ${admission.from} until ${admission.until}`;
    return [
        `  would the run be admitted at ${admission.at}: ${admission.admitted ? "yes" : "no"}, once it stands open; ${window}`,
        ...factLines(admission, "it would be admitted"),
    ];
}

;// CONCATENATED MODULE: ./build/src/commands/simulate/search.js
/**
 * Tries each change alone; where none is enough, takes the one that clears most, then the next, and at last leaves out
 * whatever turned out not to be needed. Of one sort of fact, the first in the list that is enough is the one that is told.
 */
async function hindrance(supposed, changes, groundsAgainst) {
    const grounds = await groundsAgainst(supposed);
    if (grounds.length === 0)
        return { grounds, alone: [], together: [] };
    const alone = new Map();
    for (const { fact, says, apply } of changes) {
        if (alone.has(fact))
            continue;
        if ((await groundsAgainst(apply(supposed))).length === 0)
            alone.set(fact, says);
    }
    if (alone.size > 0)
        return { grounds, alone: [...alone.values()], together: [] };
    const taken = await greedy({ supposed, changes, grounds }, groundsAgainst);
    const needed = taken && (await without(supposed, taken, groundsAgainst));
    return { grounds, alone: [], together: (needed ?? []).map(({ says }) => says) };
}
async function greedy(from, groundsAgainst) {
    const taken = [];
    let { supposed } = from;
    let left = from.grounds.length;
    while (left > 0) {
        let best;
        for (const change of from.changes) {
            if (taken.some(({ fact }) => fact === change.fact))
                continue;
            const after = (await groundsAgainst(change.apply(supposed))).length;
            if (after < (best?.left ?? left))
                best = { change, left: after };
        }
        if (best === undefined)
            return undefined;
        taken.push(best.change);
        supposed = best.change.apply(supposed);
        left = best.left;
    }
    return taken;
}
/** The changes without those that the others make needless. */
async function without(supposed, taken, groundsAgainst) {
    let needed = taken;
    for (const change of taken) {
        const others = needed.filter((other) => other !== change);
        const after = others.reduce((state, { apply }) => apply(state), supposed);
        if ((await groundsAgainst(after)).length === 0)
            needed = others;
    }
    return needed;
}

;// CONCATENATED MODULE: ./build/src/commands/simulate/admission.js


/** The claims of a lease's own job, as its trust takes them, with some of them otherwise. */
function claimsOf(provider, lease, otherwise = {}) {
    const { takes } = provider.admits(lease, { claims: {}, at: lease.from });
    return { ...Object.fromEntries(Object.entries(takes).map(([claim, [value]]) => [claim, value])), ...otherwise };
}
/** Whether a run is admitted, by the trust that stands or would stand in the cloud; and if not, by which fact. */
async function admission(provider, lease, asking) {
    const { takes } = provider.admits(lease, asking);
    const claims = Object.entries(takes).map(([claim, values]) => {
        return {
            fact: claim,
            says: `${claim} ${values.join(" or ")} in place of ${shownClaim(asking.claims[claim])}`,
            apply: (one) => ({ ...one, claims: { ...one.claims, [claim]: values[0] } }),
        };
    });
    const time = {
        fact: "time",
        says: `a time from ${(0,core_time/* iso */.KH)(lease.from)} until before ${(0,core_time/* iso */.KH)(lease.until)} in place of ${(0,core_time/* iso */.KH)(asking.at)}`,
        apply: (one) => ({ ...one, at: lease.from }),
    };
    const found = await hindrance(asking, [...claims, time], async (one) => refusals(provider, lease, one));
    const { admitted } = provider.admits(lease, asking);
    return { ...found, admitted, at: (0,core_time/* iso */.KH)(asking.at), from: (0,core_time/* iso */.KH)(lease.from), until: (0,core_time/* iso */.KH)(lease.until) };
}
/** The evaluator alone says whether; which facts differ is told beside it, and that something else does where none of them. */
function refusals(provider, lease, { claims, at }) {
    const { admitted, takes } = provider.admits(lease, { claims, at });
    if (admitted)
        return [];
    const wrong = Object.entries(takes).flatMap(([claim, values]) => values.some((value) => value === claims[claim])
        ? []
        : [`${claim} is ${shownClaim(claims[claim])}, and the trust takes ${values.join(" or ")}`]);
    const early = at < lease.from ? [`its window begins at ${(0,core_time/* iso */.KH)(lease.from)}`] : [];
    const late = at >= lease.until ? [`its window was over at ${(0,core_time/* iso */.KH)(lease.until)}`] : [];
    const found = [...wrong, ...early, ...late];
    return found.length > 0 ? found : ["the trust does not admit it"];
}
function shownClaim(value) {
    if (value === undefined)
        return "absent";
    return typeof value === "string" ? value : JSON.stringify(value);
}

// EXTERNAL MODULE: ./build/src/core/limits.js + 1 modules
var core_limits = __webpack_require__(783);
// EXTERNAL MODULE: ./build/src/core/grant.js
var core_grant = __webpack_require__(7739);
// EXTERNAL MODULE: ./build/src/core/lease.js
var lease = __webpack_require__(9963);
// EXTERNAL MODULE: ./build/src/commands/policy-facts.js
var policy_facts = __webpack_require__(1406);
;// CONCATENATED MODULE: ./build/src/commands/simulate/grounds.js







/** Everything in the way of a grant at the activation, in sentences; empty: it would open. What only apply can read is not among it. */
async function groundsAgainst(scene, supposed) {
    const { filed } = supposed;
    const limited = await limitsOf(scene, supposed);
    const objections = [...(await (0,decide/* objectionsTo */.uC)(scene, scene.snapshot, filed, scene.target)), ...limited.objections];
    const { approval } = scene;
    const refused = approval.sound ? undefined : approval.because?.find(({ allowed, later }) => !allowed && !later);
    return [
        ...objections.map(({ message }) => message),
        ...lateness(scene, filed),
        ...(refused ? [refused.says] : []),
        ...(approval.sound ? grounds_unmet(approval.needed, supposed.more) : []),
        ...policyGrounds(decisionOn(scene, supposed, limited.usage)),
    ];
}
/** Merged when its window is as good as over, a grant lapses: apply never opens it. */
function lateness({ mergedAt }, { grant }) {
    const { until } = (0,core_grant/* windowOf */.O)(grant, mergedAt, core_time/* fromIso */.ap);
    return until - mergedAt < lease/* leastUseful */.as ? [`its window ends at ${(0,core_time/* iso */.KH)(until)}, too soon for apply to open it`] : [];
}
/** What policy would say at the activation, as far as it can be told now. */
function decisionOn(scene, { filed, requester, more }, usage) {
    const { approval, target, mergedAt } = scene;
    const known = [...approval.approvers, ...approval.undecided];
    const others = Array.from({ length: more }, (_, n) => ({ id: -1 - n, login: "somebody", kind: "user" }));
    const facts = (0,policy_facts/* policyFacts */._)("request", {
        ...{
            filed,
            target,
            requester,
            approvers: [...known, ...others],
            counted: approval.counted,
            judgedAt: mergedAt,
            usage,
        },
    });
    const supposed = more > 0 ? approval.needed.flatMap(({ of }) => of) : [];
    return scene.policy.decide({ ...facts, standFor: [...new Set([...(facts.standFor ?? []), ...supposed])] });
}
/** Rules that stand in the way; of those that look at what only apply knows nothing is said. */
function policyGrounds({ allowed, reasons, pending = [] }) {
    const now = allowed ? [] : reasons.filter(({ effect }) => effect !== "permit");
    return [...now, ...pending.filter(({ later }) => !later)].map(({ rule, says }) => `policy ${rule}: ${says}`);
}
async function limitsOf(scene, { filed, requester }) {
    const { limits, target, mergedAt, base } = scene;
    if (limits !== undefined)
        return await limits.against({ filed, target, requester, mergedAt, moment: "request", base });
    const window = { ...(0,core_grant/* windowOf */.O)(filed.grant, mergedAt, core_time/* fromIso */.ap), merged: mergedAt };
    return { objections: (0,core_limits/* timeObjections */.U)(target, filed.grant, window) };
}
/** How many more people it takes, as far as they can be told apart: one may meet several needs. */
function missingPeople(needed) {
    const missing = (kind) => needed.filter((need) => need.kind === kind).map((need) => need.missing);
    const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
    return Math.max(0, ...missing("owner"), ...missing("people"), sum(missing("from")));
}
/** Each need that is not met. An owner's is left out beside one for more people of whom any may be the owner. */
function grounds_unmet(needed, more) {
    const met = more >= missingPeople(needed);
    const wanting = needed.filter(({ missing, of }) => missing > 0 && (of.length === 0 || !met));
    const people = wanting.filter(({ kind }) => kind === "people");
    const covered = ({ kind, of }) => kind === "owner" && people.some((need) => need.of.every((one) => of.includes(one)));
    return wanting
        .filter((need) => !covered(need))
        .map(({ missing, of }) => {
        const whom = of.length === 0 ? "and nobody is left who could give it" : `from ${of.join(" or ")}`;
        return `${(0,plain/* count */.U9)(missing, "more approval")} ${missing === 1 ? "is" : "are"} needed, ${whom}`;
    });
}

;// CONCATENATED MODULE: ./build/src/commands/simulate/changes.js




/** So many resources, actions and times are tried. */
const most = 30;
const hour = 60 * core_time/* minute */.Vc;
/** The facts of a grant that could be otherwise, each with a value that its target and its policies know; the gentlest change of a sort first. */
function changesOf(scene, supposed) {
    return [
        ...approvals(scene, supposed),
        ...requesters(supposed),
        ...minutes(scene, supposed),
        ...starts(scene, supposed),
        ...jobs(scene, supposed),
        ...named(scene, supposed),
        ...access(supposed),
        ...links(supposed),
    ];
}
function regranted(change) {
    return (supposed) => ({ ...supposed, filed: { ...supposed.filed, grant: change(supposed.filed.grant) } });
}
function approvals(scene, supposed) {
    if (scene.merged)
        return [];
    const { needed, approvers, undecided } = scene.approval;
    const { approversWanted = 0 } = decisionOn(scene, supposed);
    const more = Math.max(missingPeople(needed), approversWanted - approvers.length - undecided.length);
    if (more <= 0)
        return [];
    const whom = [...new Set(needed.filter(({ missing }) => missing > 0).flatMap(({ of }) => of))];
    const from = whom.length > 0 ? whom : scene.approval.couldApprove;
    const says = `${(0,plain/* count */.U9)(more, "more approval")}${from.length === 0 ? "" : ` from ${from.join(" or ")}`}`;
    return [{ fact: "approvals", says, apply: (one) => ({ ...one, more }) }];
}
function requesters({ requester }) {
    if (requester.kind === "user")
        return [];
    return [
        {
            fact: "requester",
            says: "a person who opens the pull request",
            apply: (one) => ({ ...one, requester: { ...one.requester, kind: "user" } }),
        },
    ];
}
/** Every whole quarter of an hour below, and the target's limit: the longest that is enough is the first. */
function minutes({ target }, { filed }) {
    const asked = filed.grant.window.minutes;
    const steps = Array.from({ length: Math.floor(asked / 15) }, (_, n) => n * 15 + 15);
    const shorter = [...new Set([...steps, 5, 10, target.target.limits.minutes])].filter((length) => length < asked);
    return shorter
        .sort((a, b) => b - a)
        .map((length) => ({
        fact: "minutes",
        says: `window.minutes ${length} in place of ${asked}`,
        apply: regranted((grant) => ({ ...grant, window: { ...grant.window, minutes: length } })),
    }));
}
/** No start, and full hours of the next two weeks in which the target may be open. */
function starts({ target, mergedAt }, { filed }) {
    const first = Math.ceil(mergedAt / hour) * hour;
    const open = (from, grant) => (0,core_limits/* timeObjections */.U)(target, grant, { from, until: from + grant.window.minutes * core_time/* minute */.Vc, merged: mergedAt }).length === 0;
    const times = Array.from({ length: 14 * 24 }, (_, n) => first + n * hour);
    const fitting = times.map(core_time/* iso */.KH).filter((start, n) => open(times[n], withStart(filed.grant, start)));
    const begins = filed.grant.window.start === undefined ? fitting : [undefined, ...fitting];
    return begins.slice(0, most).map((start) => ({
        fact: "start",
        says: start === undefined ? "no window.start, so that it begins with the merge" : `window.start "${start}"`,
        apply: regranted((grant) => withStart(grant, start)),
    }));
}
function withStart(grant, start) {
    const { start: _, ...window } = grant.window;
    return { ...grant, window: start === undefined ? window : { ...window, start } };
}
const changes_lists = { workflow: "workflows", ref: "refs", environment: "environments" };
/** Another workflow, ref or environment that the target lists for the repository, or another repository with what it lists. */
function jobs({ target }, { filed }) {
    const { job } = filed.grant;
    const entries = target.target.subjects.filter(({ repository }) => repository === job.repository);
    const fields = Object.keys(changes_lists).flatMap((field) => {
        const values = [...new Set(entries.flatMap((entry) => entry[changes_lists[field]]))].filter((value) => value !== job[field]);
        return values.map((value) => otherJob(field, `job.${field} ${value} in place of ${job[field]}`, { [field]: value }));
    });
    const repositories = [...new Set(target.target.subjects.map(({ repository }) => repository))];
    const others = repositories
        .filter((repository) => repository !== job.repository)
        .map((repository) => otherJob("repository", `job.repository ${repository} in place of ${job.repository}`, { repository }));
    return [...fields, ...others].slice(0, most);
}
function otherJob(field, says, values) {
    return { fact: `job.${field}`, says, apply: regranted((grant) => ({ ...grant, job: { ...grant.job, ...values } })) };
}
/** In place of every action with a wildcard those that the ceiling names and it stands for. */
function named({ target }, { filed }) {
    const ceiling = [...new Set(target.target.ceiling.flatMap(({ actions }) => actions))].filter((one) => !isWild(one));
    const spell = (action) => (isWild(action) ? ceiling.filter((one) => standsFor(action, one)) : [action]);
    const wild = filed.grant.access.flatMap(({ actions }) => actions).filter(isWild);
    if (wild.length === 0 || wild.some((action) => spell(action).length === 0))
        return [];
    const says = `the actions ${[...new Set(wild.flatMap(spell))].join(", ")} in place of ${wild.join(", ")}`;
    const access = (grant) => grant.access.map((statement) => ({ ...statement, actions: [...new Set(statement.actions.flatMap(spell))] }));
    return [{ fact: "actions", says, apply: regranted((grant) => ({ ...grant, access: access(grant) })) }];
}
function isWild(value) {
    return /[*?]/.test(value);
}
/** Actions are compared without regard to case: `*` is any text, `?` any one character. In steps, since a stranger wrote the pattern. */
function standsFor(pattern, action) {
    const [wanted, given] = [pattern.toLowerCase(), action.toLowerCase()];
    let reached = new Set([0]);
    for (const letter of wanted) {
        if (letter === "*") {
            const first = Math.min(...reached);
            reached = new Set(Array.from({ length: given.length + 1 - first }, (_, n) => first + n));
            continue;
        }
        const next = [...reached].filter((at) => at < given.length && (letter === "?" || letter === given[at]));
        if (next.length === 0)
            return false;
        reached = new Set(next.map((at) => at + 1));
    }
    return reached.has(given.length);
}
/** Without its wildcards; without one action, or one resource. What nothing would be left of is not tried. */
function access({ filed }) {
    const fields = ["actions", "resources"];
    const values = (field) => [...new Set(filed.grant.access.flatMap((statement) => statement[field]))];
    const wild = (field) => values(field).filter(isWild);
    const drop = (field, gone) => {
        if (gone.length === 0 || dropped(filed.grant, field, gone).access.length === 0)
            return [];
        const says = `access without the ${field.slice(0, -1)}${gone.length > 1 ? "s" : ""} ${gone.join(", ")}`;
        return [{ fact: field, says, apply: regranted((grant) => dropped(grant, field, gone)) }];
    };
    const single = (field) => values(field).slice(0, most);
    return [
        ...fields.flatMap((field) => drop(field, wild(field))),
        ...fields.flatMap((field) => single(field).flatMap((value) => drop(field, [value]))),
    ];
}
function dropped(grant, field, gone) {
    const access = grant.access.flatMap((statement) => {
        const left = statement[field].filter((value) => !gone.includes(value));
        return left.length === 0 ? [] : [{ ...statement, [field]: left }];
    });
    return { ...grant, access };
}
/** An https address where there is none; not going on from another grant. */
function links({ filed }) {
    const { change, extends: earlier } = filed.grant;
    const address = `https://${change.replace(/^[a-z]*:\/\//i, "")}`;
    const secure = regranted((grant) => ({ ...grant, change: address }));
    const fresh = regranted(({ extends: _, ...grant }) => grant);
    return [
        ...(change.startsWith("https://") ? [] : [{ fact: "change", says: "an https address in change", apply: secure }]),
        ...(earlier === undefined ? [] : [{ fact: "extends", says: `no extends: ${earlier}`, apply: fresh }]),
    ];
}

;// CONCATENATED MODULE: ./build/src/commands/simulate.js












/**
 * Tells of each grant who could approve it, whether it would open then, and whether a run would be admitted; where the answer
 * is no, which single fact is in the way. Opens nothing, writes nothing, and nothing that it says is relied on by anything.
 */
async function simulate(candidates, run) {
    const simulations = [];
    for (const candidate of candidates)
        simulations.push(await simulation(candidate, run));
    const good = ({ opening, admission: admitted }) => (opening.grounds.length === 0 || opening.onceApproved) && admitted?.admitted === true;
    return {
        exit: simulations.length > 0 && simulations.every(good) ? 0 : 1,
        text: simulationText(simulations),
        json: { grants: simulations },
    };
}
async function simulation(candidate, run) {
    const { filed, scene, requester, excluded, over = [], notes } = candidate;
    const { target, approval } = scene;
    const supposed = { filed, requester, more: 0 };
    const judge = async (one) => [...over, ...(await groundsAgainst(scene, one))];
    const changes = over.length > 0 ? [] : changesOf(scene, supposed);
    const approved = changes.find(({ fact }) => fact === "approvals")?.apply(supposed) ?? supposed;
    const opening = await hindrance(supposed, changes, judge);
    const admitted = await admissionOf(candidate, run);
    return {
        grant: (0,plan/* keyOf */.T)(filed.target, filed.id),
        tier: target.target.tier,
        account: target.target.account,
        at: (0,core_time/* iso */.KH)(run.at),
        approval: {
            couldApprove: [...new Set([...approval.couldApprove, ...approval.needed.flatMap(({ of }) => of)])],
            approved: approval.approvers.map(({ login }) => login),
            needed: neededWords(approval),
            excluded,
        },
        opening: { ...opening, onceApproved: (await judge(approved)).length === 0 },
        ...(admitted.admission ? { admission: admitted.admission } : {}),
        audited: decisionOn(scene, approved).audited ?? [],
        notes: [...notes, ...admitted.notes],
    };
}
/** Whether the run would be admitted by the trust that the grant compiles to; a note where it compiles to none. */
async function admissionOf({ filed, scene, prefix }, run) {
    const { snapshot, target, mergedAt } = scene;
    if ((0,subject/* listedSubject */.Ud)(target.target, filed.grant) === undefined)
        return { notes: ["no run can be admitted: the target does not list this job"] };
    const lease = (0,decide/* leaseOf */.m8)(snapshot, target, filed, {
        ...{ mergedAt: mergedAt - (mergedAt % 1000), pullRequest: 0, facts: "", ledgerHead: "", prefix },
    });
    const provider = await scene.provider(target, snapshot.configuration);
    try {
        const own = claimsOf(provider, lease);
        const claims = { ...(run.claims ?? own), ...wellSpelt(run.otherwise, Object.keys(own)) };
        const notes = Object.keys(run.otherwise).flatMap((name) => (name in own ? [] : [ignoredWords(name)]));
        return { admission: await admission(provider, lease, { claims, at: run.at }), notes };
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v) || cause.code === "input.claims")
            throw cause;
        return { notes: [`no run can be admitted: ${cause.message}`] };
    }
}
function ignoredWords(name) {
    return `the trust does not compare the claim ${JSON.stringify(name)}: whatever it says, it lets nobody in and keeps nobody out`;
}
/** Claims by name. Fault `input.claims` for one that only resembles what the trust compares: it would change nothing unseen. */
function wellSpelt(otherwise, compared) {
    for (const name of Object.keys(otherwise)) {
        const meant = compared.includes(name) ? undefined : (0,nearest/* nearest */.p)(name, compared);
        if (meant !== undefined)
            throw new fault/* Fault */.v("input.claims", `the trust compares no claim ${JSON.stringify(name)}: did you mean ${meant}?`);
    }
    return otherwise;
}
function neededWords({ needed }) {
    const words = ({ kind, of, wanted, have, undecided }) => {
        const what = kind === "people"
            ? `${(0,plain/* count */.U9)(wanted, "person")}`.replace("persons", "people")
            : kind === "owner"
                ? "an owner of the path"
                : `one of ${of.join(" or ")}`;
        const later = undecided === 0 ? "" : `, ${undecided} more if apply finds them to be`;
        return `${what}: ${have} of ${wanted}${later}`;
    };
    return needed.map(words);
}

;// CONCATENATED MODULE: ./build/src/terminal/simulate.js













/** `sallyport simulate`. Throws {@link Misuse} for options that do not fit, and Faults `input.grant`, `input.claims`, `input.pull-request`. */
async function simulateHere(line, here) {
    const run = runOf(line, here.now);
    const { world } = here;
    const number = line.one["pull-request"];
    const name = line.argument;
    if ((name === undefined) === (number === undefined))
        throw new terminal_arguments/* Misuse */.J("simulate needs a grant's file or id, or --pull-request: give one of them");
    const files = await lyingFiles(here.root, ["sallyport.yaml", "targets", "grants", "policies", ...codeowners/* codeownersPaths */.oX]);
    const path = name === undefined ? undefined : pathOf(here.root, name, files);
    if (path !== undefined) {
        const file = files.entries.find((entry) => entry.path === path);
        const ground = world ? await branchGround(world, run.at) : await lyingGround(here, files, run.at);
        const requester = await simulate_requesterOf(line, world);
        const bytes = files.blobs.get(file.oid) ?? Buffer.from("");
        return await simulate([await lyingCandidate(ground, { ...file, bytes }, requester)], run);
    }
    if (world === undefined)
        throw new fault/* Fault */.v("terminal.token", `without a GitHub token only a grant's file in this clone can be simulated, and ${name ?? `pull request ${number}`} is none: name one that is there as grants/<target>/<id>.yaml, or set GITHUB_TOKEN, for example to the output of \`gh auth token\``);
    const branch = await branchGround(world, run.at);
    if (number === undefined)
        return await simulate([await filedCandidate(world, branch, name ?? "")], run);
    if (!/^[1-9][0-9]{0,8}$/.test(number))
        throw new terminal_arguments/* Misuse */.J(`--pull-request is ${JSON.stringify(number)}: give its number`);
    return await simulate(await askedCandidates(world, branch, Number(number)), run);
}
/** A grant's file by its path from here or from the root. */
function pathOf(root, name, { entries }) {
    const grants = entries.map(({ path }) => path).filter((path) => (0,paths/* kindOf */.I)(path) === "grant");
    const places = [(0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(name)), name];
    return grants.find((path) => places.includes(path));
}
/** The clone's own files: what they say, and what they cannot. Fault `sallyport.not-configured`. */
async function lyingGround(here, files, at) {
    const tree = (0,parse/* readTree */.Zc)(files.entries.filter(({ path }) => (0,paths/* kindOf */.I)(path) !== "other"), files.blobs);
    if (tree.configuration === undefined)
        throw new fault/* Fault */.v("sallyport.not-configured", `sallyport.yaml cannot be used:\n${(0,terminal/* findingsText */._g)(tree.findings)}`);
    const policies = files.entries.filter(({ path, mode }) => path.startsWith("policies/") && mode === "100644");
    const texts = new Map(policies.map(({ path, oid }) => [path, files.blobs.get(oid).toString("utf8")]));
    return {
        ...{ tree, at, provider: here.provider, owners: files, commit: "" },
        policy: await here.policy(texts, at),
        notes: [
            "no GitHub token: judged by the files of this clone, which may not be those of the default branch",
            "not read without one: reviews, teams, whether the requester may ask, ids used before, and how much is given already",
        ],
    };
}
async function simulate_requesterOf(line, world) {
    const login = line.one.as?.replace(/^@/, "");
    if (login === undefined)
        return { id: 0, login: "whoever-asks", kind: "user" };
    const actor = world ? await world.forge.actor(login) : { id: 0, login, kind: "user" };
    if (actor === undefined)
        throw new terminal_arguments/* Misuse */.J(`--as ${login}: github knows no such account`);
    return actor;
}
function runOf(line, now) {
    const at = line.one.at === undefined ? now : (0,core_time/* fromIso */.ap)(line.one.at);
    if (at === undefined)
        throw new terminal_arguments/* Misuse */.J(`--at ${JSON.stringify(line.one.at)} is no time: write it like 2026-11-21T22:04:42Z`);
    const claims = line.one.claims;
    const otherwise = Object.fromEntries((line.many.claim ?? []).map(claimOf));
    return { at, otherwise, ...(claims === undefined ? {} : { claims: claimsIn(claims) }) };
}
function claimOf(text) {
    const [, name, value] = /^([a-z_]{1,64})=(.*)$/su.exec(text) ?? [];
    if (name === undefined || value === undefined)
        throw new terminal_arguments/* Misuse */.J(`--claim ${JSON.stringify(text)} is none: write it like ref=refs/heads/main`);
    return [name, value];
}
function claimsIn(file) {
    try {
        const read = JSON.parse((0,external_node_fs_.readFileSync)(file, "utf8"));
        if (typeof read === "object" && read !== null && !Array.isArray(read))
            return read;
    }
    catch (cause) {
        throw new fault/* Fault */.v("input.claims", `${file} cannot be read as JSON: give a file with a token's claims, one object`, {
            cause,
        });
    }
    throw new fault/* Fault */.v("input.claims", `${file} holds no JSON object: give a file with a token's claims, and never the token`);
}

;// CONCATENATED MODULE: ./build/src/terminal/run.js






























/** Folders and files that people write; the last is a name that somebody may write instead. */
const run_ours = ["sallyport.yaml", "targets", "grants", "policies", "sallyport.yml", ...codeowners/* codeownersPaths */.oX];
/** Files that take longer to read than a thread takes to start. */
const many = 200;
const clock = { now: () => Date.now() };
/** Runs one command line. */
async function runLine(line) {
    // Read first, so that a refused address is told whatever else is missing.
    const around = { ...endpoints(line), clock };
    if (line.command.name === "init")
        return await initHere(line, initSurroundings(around));
    const bench = await workbench(process.cwd());
    switch (line.command.name) {
        case "request":
            return await requestHere(line, bench, {
                person: personHere(),
                at: clock.now(),
                around: () => surroundings(line, bench, "reader"),
            });
        case "policy test":
            return await policyTestHere(bench.root);
        case "simulate":
            return await simulateLine(line, bench, around);
        case "policy report":
            return await policyReport(await (0,wire/* openWorld */.HY)(await surroundings(line, bench, "reader")), clock.now());
        case "doctor":
            return await doctorHere(line, bench);
        case "attest": {
            const files = await lyingFiles(bench.root, core_control/* controlPaths */.cg);
            return await (0,attestation/* attest */.s)(files, ground(bench.root, "").place, clock.now());
        }
        case "bootstrap":
            return await bootstrapHere(bench.root);
        case "revoke":
            return await revokeHere(line, bench);
        case "validate":
            if (line.one["pull-request"] === undefined) {
                const provider = (0,wire/* providerFactory */.II)({ ...around, role: "reader", keys: ownKeys(around) });
                const files = await lyingFiles(bench.root, run_ours);
                const { policyFindings } = files.entries.length < many ? wire/* policyEngine */.po : { policyFindings: policyFindingsAside };
                const now = clock.now();
                return await checkFiles({ provider, policyFindings: (texts) => policyFindings(texts, now) }, files);
            }
    }
    return await executeHere(line, bench);
}
const roles = { apply: "binder", sweep: "unbinder" };
async function executeHere(line, bench) {
    const name = line.command.name;
    const pullRequest = numberOf(line, "pull-request");
    const now = clock.now();
    const world = await (0,wire/* openWorld */.HY)(await surroundings(line, bench, roles[name] ?? "reader"));
    const grant = line.argument ?? line.one.grant;
    return await (0,execute/* execute */.g)(name, world, now, {
        ...(grant ? { grant } : {}),
        ...(line.one.halt === undefined ? {} : { halt: line.one.halt }),
        ...(pullRequest ? { pullRequest } : {}),
        ...(line.many.target ? { targets: line.many.target } : {}),
    });
}
function numberOf({ one }, option) {
    const text = one[option];
    if (text === undefined)
        return undefined;
    if (!/^[1-9][0-9]{0,8}$/.test(text))
        throw new terminal_arguments/* Misuse */.J(`--${option} is ${JSON.stringify(text)}: give its number`);
    return Number(text);
}
async function revokeHere(line, bench) {
    const asked = wantedOf(line);
    const { reason } = line.one;
    // What is wrong with the words is told before anything else is asked for.
    (0,revoke/* sweepInputs */.YW)(asked, reason ?? "");
    const around = await surroundings(line, bench, "reader");
    const { token, repository, githubApi } = around;
    const forge = (0,wire/* forgeFor */.P_)({ githubApi }, repository, token);
    const why = reason === undefined ? {} : { reason };
    try {
        const { defaultBranch } = await forge.repository(repository);
        const answer = await (0,revoke/* revoke */.r8)(forge, { repository, branch: defaultBranch, asked, ...why });
        return await (0,revoke/* orSlip */.kk)(answer, asked, () => (0,wire/* openWorld */.HY)(around));
    }
    catch (cause) {
        throw (0,revoke/* orByHand */.w9)(cause);
    }
}
/** The id, or the one kind of halt, that is given. */
function wantedOf({ argument, one }) {
    if (one.all !== undefined)
        return { halt: { kind: "all" } };
    if (one.target !== undefined)
        return { halt: (0,revoke/* mustRead */.qE)(`target:${one.target}`) };
    if (one.repository !== undefined)
        return { halt: (0,revoke/* mustRead */.qE)(`repository:${one.repository}`) };
    return { grant: argument ?? "" };
}
function personHere() {
    return process.stdin.isTTY === true ? { input: process.stdin, output: process.stderr } : undefined;
}
function initSurroundings(around) {
    return {
        directory: process.cwd(),
        home: (0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(process.argv[1] ?? process.cwd())),
        person: personHere(),
        forge: (repository) => (0,wire/* forgeFor */.P_)(around, repository, ownToken()),
    };
}
async function doctorHere(line, bench) {
    const world = await (0,wire/* openLook */.KZ)(await surroundings(line, bench, "reader"));
    return await doctor({ ...world, bootstrap: bootstrapTemplates }, clock.now());
}
/** Writes bootstrap/ anew from the configuration and targets as they lie here. */
async function bootstrapHere(root) {
    const { entries, blobs } = await lyingFiles(root, ["sallyport.yaml", "targets"]);
    const { configuration, targets, findings } = (0,parse/* readTree */.Zc)(entries, blobs);
    if (configuration === undefined || findings.length > 0)
        return { exit: 1, text: `${(0,terminal/* findingsText */._g)(findings)}nothing was written`, json: { findings }, findings };
    const files = bootstrapTemplates(configuration, [...targets.values()]);
    await ground(root, "").place(files);
    const paths = [...files.keys()];
    return { exit: 0, text: `wrote ${paths.join(", ")}: commit them, and have each deployed`, json: { written: paths } };
}
/** With a token the default branch decides; without one, the files as they lie. */
async function simulateLine(line, bench, around) {
    const world = githubToken() === undefined ? undefined : await (0,wire/* openWorld */.HY)(await surroundings(line, bench, "reader"));
    const provider = (0,wire/* providerFactory */.II)({ ...around, clock, role: "reader", keys: ownKeys({ ...around, clock }) });
    return await simulateHere(line, { root: bench.root, ...wire/* policyEngine */.po, provider, world, now: clock.now() });
}
async function policyTestHere(root) {
    const { entries, blobs, findings: unread } = await lyingFiles(root, ["policies"]);
    const texts = new Map(entries.map(({ path, oid }) => [path, blobs.get(oid).toString("utf8")]));
    const read = entries
        .filter(({ path }) => /^policies\/cases\/.*\.yaml$/.test(path))
        .map(({ path, oid }) => readCases(path, blobs.get(oid)));
    const now = clock.now();
    const findings = [
        ...unread,
        ...(0,policy_files/* policyModes */.t)(entries),
        ...(await wire/* policyEngine */.po.policyFindings(texts, now)),
        ...read.flatMap(({ findings }) => findings),
    ];
    if (findings.some(({ level }) => level === "error"))
        return { exit: 1, text: (0,terminal/* findingsText */._g)(findings), json: { findings }, findings };
    const cases = read.flatMap((each) => each.cases);
    const results = runCases(await wire/* policyEngine */.po.policy(texts, now), cases);
    return policyTest(results.map(outcomeOf), findings);
}
function outcomeOf({ case: { name }, passed, differences, decision }) {
    return { name, passed, says: differences.join("; "), audited: decision.audited ?? [] };
}
async function surroundings(line, bench, role) {
    const token = ownToken();
    const around = { ...endpoints(line), clock };
    return {
        ...around,
        directory: bench.root,
        repository: await bench.repository(),
        token,
        personal: true,
        role,
        keys: ownKeys(around),
        progress: (text) => {
            if (process.stderr.isTTY)
                process.stderr.write(`${(0,plain/* plain */.pj)(text)}…\n`);
        },
    };
}
function ownToken() {
    const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;
    if (token)
        return new secret/* Secret */.z(token);
    throw new fault/* Fault */.v("terminal.token", "there is no GitHub token: set GITHUB_TOKEN, for example to the output of `gh auth token`");
}
function githubToken() {
    return process.env.GITHUB_TOKEN || process.env.GH_TOKEN || undefined;
}
function endpoints(line) {
    return {
        githubApi: (0,endpoint/* loopbackEndpoint */.h)("--github-api-url", line.one["github-api-url"] ?? ""),
        awsEndpoint: (0,endpoint/* loopbackEndpoint */.h)("--aws-endpoint", line.one["aws-endpoint"] ?? ""),
    };
}


/***/ })

};
