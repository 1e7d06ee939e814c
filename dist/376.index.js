export const id = 376;
export const ids = [376];
export const modules = {

/***/ 2007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The name that a mistyped one most likely means: at most two edits away, and fewer than half its letters; undefined otherwise. */
function nearest(typed, names) {
    let best;
    let least = Math.min(3, Math.ceil(typed.length / 2));
    for (const name of names) {
        const edits = editDistance(typed.toLowerCase(), name.toLowerCase(), least);
        if (edits < least)
            [best, least] = [name, edits];
    }
    return best;
}
/** Insertions, deletions, replacements and swaps of neighbours between two words; `most` when there are that many or more. */
function editDistance(a, b, most) {
    if (Math.abs(a.length - b.length) >= most)
        return most;
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= b.length; column += 1) {
            const same = a[row - 1] === b[column - 1] ? 0 : 1;
            let edits = Math.min(above[column] + 1, current[column - 1] + 1, above[column - 1] + same);
            const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            if (swapped)
                edits = Math.min(edits, before[column - 2] + 1);
            current.push(edits);
        }
        [before, above] = [above, current];
    }
    return Math.min(most, above[b.length]);
}


/***/ }),

/***/ 4268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RU: () => (/* binding */ plainJson),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   YB: () => (/* binding */ columns),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   y1: () => (/* binding */ plainLines)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7422);

/**
 * Text for a terminal or a commit message: what could move the cursor, start an escape, hide or turn letters around is
 * written as `\u{1b}`. Line feeds too: a value has one line.
 */
function plain(text) {
    return text.replace(_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .unseen */ .nv, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
/** The same for text of many lines. */
function plainLines(text) {
    return text.split("\n").map(plain).join("\n");
}
/** A value as JSON that a terminal can bear: what `plain` would write otherwise stands as JSON's own `\u` escapes. */
function plainJson(value) {
    const escaped = (text) => Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
    return JSON.stringify(value, null, 2)
        .split("\n")
        .map((line) => line.replace(_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .unseen */ .nv, escaped))
        .join("\n");
}
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

/***/ 376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// UNUSED EXPORTS: tell

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/src/alerts/receiver.js
var receiver = __webpack_require__(3052);
// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/report/readers.js
var report_readers = __webpack_require__(6092);
;// CONCATENATED MODULE: ./build/src/commands/answer.js


/** What of an answer goes into a run's log, annotations and summary, for those who can read them. */
function publicly(answer, readers) {
    const said = (text) => (0,report_readers/* forReaders */.G)(text, readers);
    const { text, markdown, findings } = answer;
    return {
        ...answer,
        text: said(text),
        ...(markdown === undefined ? {} : { markdown: said(markdown) }),
        ...(findings === undefined
            ? {}
            : {
                findings: findings.map((finding) => ({ ...finding, message: said(finding.message), fix: said(finding.fix) })),
            }),
    };
}
/** The same of what a command failed of, with its causes; until it is known who can read the log, everybody can. */
function failedPublicly(failure, readers) {
    if (!(failure instanceof Error))
        return typeof failure === "string" ? (0,report_readers/* forReaders */.G)(failure, readers) : failure;
    const cause = failure.cause === undefined ? undefined : failedPublicly(failure.cause, readers);
    const message = (0,report_readers/* forReaders */.G)(failure.message, readers);
    if (failure instanceof fault/* Fault */.v)
        return new fault/* Fault */.v(failure.code, message, {
            retryable: failure.retryable,
            ...(cause === undefined ? {} : { cause }),
        });
    const told = new Error(message, cause === undefined ? undefined : { cause });
    told.name = failure.name;
    // A bug is told by its stack, whose first lines are its message.
    if (failure.stack !== undefined)
        told.stack = (0,report_readers/* forReaders */.G)(failure.stack, readers);
    return told;
}

// EXTERNAL MODULE: ./build/src/commands/execute.js + 52 modules
var execute = __webpack_require__(6274);
// EXTERNAL MODULE: ./build/src/commands/revoke.js
var revoke = __webpack_require__(880);
// EXTERNAL MODULE: ./build/src/core/backoff.js
var backoff = __webpack_require__(8925);
// EXTERNAL MODULE: ./build/src/core/nearest.js
var nearest = __webpack_require__(2007);
// EXTERNAL MODULE: ./build/src/core/secret.js
var core_secret = __webpack_require__(1313);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
// EXTERNAL MODULE: ./build/src/github/oidc.js
var oidc = __webpack_require__(2400);
// EXTERNAL MODULE: ./build/src/http/endpoint.js
var endpoint = __webpack_require__(9005);
// EXTERNAL MODULE: ./build/src/http/send.js
var send = __webpack_require__(2658);
// EXTERNAL MODULE: ./build/src/providers/aws/sts.js
var sts = __webpack_require__(5322);
;// CONCATENATED MODULE: ./build/src/providers/aws/login.js

/**
 * Keys of a control role for the token of this very run; asked once: whoever waits asks again. Faults: `aws.login` when the role does not admit
 * it, `aws.unavailable` (retryable) for what passes, `aws.refused` for the rest.
 */
function login(send, exchange) {
    return (0,sts/* assumeRole */.x)(send, exchange, {
        refused: {
            code: "aws.login",
            advice: `${exchange.roleArn} does not admit this run: let \`sallyport doctor\` look at its trust, and deploy bootstrap/ there`,
        },
        unavailable: { code: "aws.unavailable", advice: "run it again" },
        answer: { code: "aws.refused", advice: "see the code in AWS's documentation" },
    });
}

// EXTERNAL MODULE: ./build/src/providers/aws/regions.js
var regions = __webpack_require__(2787);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
;// CONCATENATED MODULE: ./build/src/report/annotations.js

/** A finding as values for GitHub's annotation on the line; the adapter prints it. */
function annotationOf({ code, file, line, column, message, fix, level }) {
    return { level, title: code, message: `${(0,plain/* plain */.pj)(message)}. Fix: ${(0,plain/* plain */.pj)(fix)}`, file, line, column };
}

// EXTERNAL MODULE: ./build/src/wire.js + 50 modules
var wire = __webpack_require__(2181);
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
    // Before anything is judged, since whatever is judged may be printed.
    const secrets = {
        token: secretInput(io, "token"),
        appKey: secretInput(io, "app-key"),
        alerts: secretInput(io, "alerts"),
    };
    if (command !== "revoke" && !Object.hasOwn(roles, command))
        throw unknown(command);
    const answer = command === "revoke" ? await revokeHere(io, secrets) : await executeHere(command, io, secrets);
    tell(answer, io);
    return answer.exit;
}
function unknown(command) {
    const names = ["mint", "revoke", ...Object.keys(roles)];
    const said = command === "" ? "the input command is empty" : `there is no command ${JSON.stringify(command)}`;
    const meant = (0,nearest/* nearest */.p)(command, names);
    return new fault/* Fault */.v("input.command", `${said}: ${meant ? `did you mean ${meant}?` : `it is one of ${names.join(", ")}`}`);
}
// ---------------------------------------------------------------- telling the answer
/** The runner shows this many annotations of one level from one step, and drops the others without a word. */
const mostAnnotations = 10;
/**
 * A summary above a mebibyte is dropped whole.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const mostSummary = 1024 * 1024;
/** Prints, marks, sums up and hands on what a command has to say, within what the runner takes. */
function tell(answer, io) {
    for (const line of answer.text.trimEnd().split("\n"))
        io.log(line);
    for (const level of ["error", "notice"])
        annotate((answer.findings ?? []).filter((finding) => finding.level === level), level, io);
    if (answer.markdown !== undefined)
        io.summary(cut(answer.markdown));
    for (const [name, value] of Object.entries(answer.outputs ?? {}))
        io.output(name, value);
}
/** All of them, or the first nine and the number of those that the log alone tells. */
function annotate(findings, level, io) {
    const shown = findings.length > mostAnnotations ? findings.slice(0, mostAnnotations - 1) : findings;
    for (const finding of shown) {
        const { title, message, file, line, column } = annotationOf(finding);
        io.annotate(level, message, { file, line, column, title });
    }
    const left = findings.length - shown.length;
    if (left > 0)
        io.annotate(level, `${left} more in the summary and in this step's log`, { title: "more findings" });
}
function cut(markdown) {
    if (Buffer.byteLength(markdown) < mostSummary)
        return markdown;
    const note = "\n\nThe rest does not fit into a summary: this step's log has it in full.\n";
    // One byte is the line feed that ends it; a character cut in half is left out.
    const room = mostSummary - Buffer.byteLength(note) - 1;
    const bytes = Buffer.from(markdown).subarray(0, room);
    return `${new TextDecoder().decode(bytes).replace(/\ufffd$/, "")}${note}`;
}
async function executeHere(command, io, secrets) {
    const given = argumentsOf(command, io);
    const around = surroundings(io, secrets, roles[command]);
    const now = around.clock.now();
    let readers;
    try {
        const world = await (0,wire/* openWorld */.HY)(around);
        readers = world.readers;
        return publicly(await (0,execute/* execute */.g)(command, world, now, given), readers);
    }
    catch (failure) {
        throw failedPublicly(failure, readers);
    }
}
async function revokeHere(io, secrets) {
    const { githubApi, repository, token } = surroundings(io, secrets, "reader");
    const forge = (0,wire/* forgeFor */.P_)({ githubApi }, repository, token);
    const { defaultBranch } = await forge.repository(repository);
    const [grant, halt, reason] = [io.input("grant"), io.input("halt"), io.input("reason")];
    return await (0,revoke/* revoke */.r8)(forge, { repository, branch: defaultBranch, asked: (0,revoke/* askedFor */.GZ)({ grant, halt }), reason });
}
/** The jobs of apply and sweep are stopped after thirty minutes (`timeout-minutes`); what comes before this step takes of them. In milliseconds. */
const longestRun = 27 * time/* minute */.Vc;
function surroundings(io, { token, appKey, alerts }, role) {
    if (token === undefined)
        throw new fault/* Fault */.v("input.token", "the input token is empty: give the job's GITHUB_TOKEN or an App token");
    const clock = { now: () => Date.now() };
    const awsEndpoint = (0,endpoint/* loopbackEndpoint */.h)("aws-endpoint", io.input("aws-endpoint"));
    return {
        directory: required("GITHUB_WORKSPACE"),
        repository: required("GITHUB_REPOSITORY"),
        token,
        githubApi: (0,endpoint/* loopbackEndpoint */.h)("github-api-url", io.input("github-api-url")),
        awsEndpoint,
        clock,
        role,
        keys: (about) => federated(io, clock, awsEndpoint, about),
        left: () => longestRun - performance.now(),
        progress: (line) => io.log(line),
        receivers: receiversOf(alerts, io),
        ...(appKey && io.input("app-id") ? { starter: { id: io.input("app-id"), key: appKey } } : {}),
    };
}
/** Each word of the list is a secret of its own, and is printed by nobody. */
function receiversOf(alerts, io) {
    const receivers = (0,receiver/* readReceivers */.X)(alerts?.reveal() ?? "");
    for (const receiver of receivers) {
        io.mask(receiver.url);
        if ("key" in receiver)
            io.mask(receiver.key);
    }
    return receivers;
}
/** Without keys an account is not looked at by the whole run: a moment's trouble is waited out, some seconds at most. */
const loginPatience = {
    tries: 4,
    first: time/* second */.Rc,
    most: 4 * time/* second */.Rc,
    pause: promises_.setTimeout,
    chance: Math.random,
};
/** Keys of a control role by this job's own OIDC token; fetched anew when they have less than five minutes left. */
function federated(io, clock, endpoint, about) {
    let current;
    return async () => {
        if (current && clock.now() < current.until - 300_000)
            return current.keys;
        const [github, cloud] = [(0,send/* connect */.N)(), (0,send/* connect */.N)()];
        try {
            const credential = await (0,backoff/* again */.T)(async () => {
                const token = await (0,oidc/* idToken */.f)(about.audience, { environment: process.env, io, send: github.send, clock });
                return await login(cloud.send, {
                    url: endpoint ?? (0,regions/* stsEndpoint */.u1)(about.partition, about.region),
                    roleArn: `arn:${about.partition}:iam::${about.account}:role/${about.name}`,
                    sessionName: `sallyport@${String(token.claims.run_id ?? "run")}`,
                    token: token.token,
                    seconds: 3600,
                });
            }, loginPatience);
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
        ...given("halt"),
        ...given("reason"),
        // Whoever asks for an end is judged by the run, so that there is no asking without one.
        ...(command === "sweep" && (io.input("grant") || io.input("halt")) ? { run: runNumber() } : {}),
        ...given("events"),
        ...given("digest"),
        targets,
        ...(pullRequest ? { pullRequest } : {}),
    };
}
/** The run that this step is of, as the runner says; what it is the run of is GitHub's to tell. Fault `runner.missing`. */
function runNumber() {
    const text = required("GITHUB_RUN_ID");
    const number = Number(text);
    if (/^[1-9][0-9]*$/.test(text) && Number.isSafeInteger(number))
        return number;
    throw new fault/* Fault */.v("runner.missing", `GITHUB_RUN_ID is ${JSON.stringify(text)}, which is no run: run this as a step of a workflow`);
}
/** The number that the event names; undefined when it is of no pull request. Only validate asks, and nothing it says is relied on. */
function pullRequestNumber() {
    const path = process.env.GITHUB_EVENT_PATH;
    if (!path)
        return undefined;
    const number = eventAt(path).pull_request?.number;
    return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
function eventAt(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
    }
    catch (cause) {
        const message = "the event's file cannot be read: GITHUB_EVENT_PATH must name the file that the runner wrote";
        throw new fault/* Fault */.v("runner.event", message, { cause });
    }
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
