export const id = 252;
export const ids = [252];
export const modules = {

/***/ 4268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   YB: () => (/* binding */ columns),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/**
 * Text for a terminal or a commit message: what could move the cursor, start an escape, hide or turn letters around is
 * written as `\u{1b}`. Line feeds too: a value has one line.
 */
function plain(text) {
    return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
const unseen = /[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff0-\uffff]|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu;
/** Rows as aligned columns, two spaces apart, without trailing spaces. */
function columns(rows) {
    const widths = rows.reduce((most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)), []);
    return rows.map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd());
}
/** `1 finding`, `2 findings`. */
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}


/***/ }),

/***/ 8252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/src/commands/execute.js + 21 modules
var execute = __webpack_require__(8950);
// EXTERNAL MODULE: ./build/src/commands/revoke.js
var revoke = __webpack_require__(880);
// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/core/secret.js
var core_secret = __webpack_require__(1313);
// EXTERNAL MODULE: ./build/src/github/oidc.js
var oidc = __webpack_require__(2400);
// EXTERNAL MODULE: ./build/src/http/endpoint.js
var endpoint = __webpack_require__(9005);
// EXTERNAL MODULE: ./build/src/http/send.js
var send = __webpack_require__(2658);
// EXTERNAL MODULE: ./build/src/providers/aws/regions.js
var regions = __webpack_require__(2787);
// EXTERNAL MODULE: ./build/src/providers/aws/sts.js
var sts = __webpack_require__(5322);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
;// CONCATENATED MODULE: ./build/src/report/annotations.js

/** A finding as values for GitHub's annotation on the line; the adapter prints it. */
function annotationOf({ code, file, line, column, message, fix, level }) {
    return { level, title: code, message: `${(0,plain/* plain */.pj)(message)}. Fix: ${(0,plain/* plain */.pj)(fix)}`, file, line, column };
}

// EXTERNAL MODULE: ./build/src/wire.js + 51 modules
var wire = __webpack_require__(8444);
;// CONCATENATED MODULE: ./build/src/step.js












/** The control role that each command works as. */
const roles = {
    validate: "reader",
    apply: "binder",
    sweep: "unbinder",
    record: "reader",
    audit: "reader",
    status: "reader",
};
/** A step of a workflow: any command but `mint`, which has a door of its own. Returns the exit code. */
async function runCommand(command, io) {
    if (command !== "revoke" && !Object.hasOwn(roles, command))
        throw new fault/* Fault */.v("input.command", `there is no command ${JSON.stringify(command)}: it is one of mint, revoke, ${Object.keys(roles).join(", ")}`);
    const answer = command === "revoke" ? await revokeHere(io) : await executeHere(command, io);
    for (const line of answer.text.split("\n"))
        io.log(line);
    for (const finding of answer.findings ?? []) {
        const { level, title, message, file, line, column } = annotationOf(finding);
        io.annotate(level, message, { file, line, column, title });
    }
    if (answer.markdown !== undefined)
        io.summary(answer.markdown);
    for (const [name, value] of Object.entries(answer.outputs ?? {}))
        io.output(name, value);
    return answer.exit;
}
async function executeHere(command, io) {
    const clock = { now: () => Date.now() };
    const now = clock.now();
    const world = await (0,wire/* openWorld */.HY)(surroundings(io, roles[command], clock));
    return await (0,execute/* execute */.g)(command, world, now, argumentsOf(command, io));
}
async function revokeHere(io) {
    const around = surroundings(io, "reader", { now: () => Date.now() });
    const forge = (0,wire/* forgeFor */.P_)(around, around.repository, around.token);
    const { defaultBranch } = await forge.repository(around.repository);
    return await (0,revoke/* revoke */.r)(forge, { repository: around.repository, branch: defaultBranch, grant: io.input("grant") });
}
function surroundings(io, role, clock) {
    const awsEndpoint = (0,endpoint/* loopbackEndpoint */.h)("aws-endpoint", io.input("aws-endpoint"));
    const token = secretInput(io, "token");
    if (token === undefined)
        throw new fault/* Fault */.v("input.token", "the input token is empty: give the job's GITHUB_TOKEN or an App token");
    const appKey = secretInput(io, "app-key");
    return {
        directory: required("GITHUB_WORKSPACE"),
        repository: required("GITHUB_REPOSITORY"),
        token,
        githubApi: (0,endpoint/* loopbackEndpoint */.h)("github-api-url", io.input("github-api-url")),
        awsEndpoint,
        clock,
        role,
        keys: (about) => federated(io, clock, awsEndpoint, about),
        progress: (line) => io.log(line),
        ...(appKey && io.input("app-id") ? { starter: { id: io.input("app-id"), key: appKey } } : {}),
    };
}
/** Keys of a control role by this job's own OIDC token; fetched anew when they have less than five minutes left. */
function federated(io, clock, endpoint, about) {
    let current;
    return async () => {
        if (current && clock.now() < current.until - 300_000)
            return current.keys;
        const [github, cloud] = [(0,send/* connect */.N)(), (0,send/* connect */.N)()];
        try {
            const token = await (0,oidc/* idToken */.f)(about.audience, { environment: process.env, io, send: github.send, clock });
            const credential = await (0,sts/* assumeRole */.x)(cloud.send, {
                url: endpoint ?? (0,regions/* stsEndpoint */.u1)(about.partition, about.region),
                roleArn: `arn:${about.partition}:iam::${about.account}:role/${about.name}`,
                sessionName: `sallyport@${String(token.claims.run_id ?? "run")}`,
                token: token.token,
                seconds: 3600,
            });
            for (const secret of [credential.accessKeyId, credential.secretAccessKey, credential.sessionToken])
                io.mask(secret);
            current = { keys: credential, until: credential.expiration };
            return credential;
        }
        finally {
            github.close();
            cloud.close();
        }
    };
}
function argumentsOf(command, io) {
    const given = (name) => (io.input(name) === "" ? {} : { [name]: io.input(name) });
    const targets = io
        .input("targets")
        .split(/[\s,]+/)
        .filter(Boolean);
    const pullRequest = command === "validate" ? pullRequestNumber() : undefined;
    return {
        ...given("grant"),
        ...given("events"),
        ...given("digest"),
        targets,
        ...(pullRequest ? { pullRequest } : {}),
    };
}
/** The number that the event names. Only validate asks, and nothing it says is relied on. */
function pullRequestNumber() {
    const path = process.env.GITHUB_EVENT_PATH;
    if (!path)
        return undefined;
    const { pull_request: about } = JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
    return Number.isSafeInteger(about?.number) ? about?.number : undefined;
}
function secretInput(io, name) {
    const value = io.input(name);
    if (value === "")
        return undefined;
    const secret = new core_secret/* Secret */.z(value);
    io.mask(secret);
    return secret;
}
function required(variable) {
    const value = process.env[variable];
    if (!value)
        throw new fault/* Fault */.v("runner.missing", `${variable} is not set: run this as a step of a workflow, or use the sallyport command`);
    return value;
}


/***/ })

};
