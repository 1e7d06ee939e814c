export const id = 428;
export const ids = [428];
export const modules = {

/***/ 2400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ idToken)
/* harmony export */ });
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1313);


/**
 * Asks GitHub for an OIDC token of this job for one audience, and has it masked before anyone can print it.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
async function idToken(audience, runner) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = runner.environment;
    if (!address || !bearer) {
        throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("oidc.unavailable", "this job may not ask GitHub for an OIDC token: add `permissions: id-token: write` to the job");
    }
    const url = new URL(address);
    url.searchParams.set("audience", audience);
    const { status, body } = await runner.send({
        method: "GET",
        url,
        headers: { authorization: `Bearer ${bearer}`, accept: "application/json; api-version=2.0" },
    });
    if (status !== 200)
        throw refused(status);
    const token = new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(tokenOf(body));
    runner.io.mask(token);
    return { token, claims: claimsOf(token.reveal()), obtainedAt: runner.clock.now() };
}
function refused(status) {
    const retryable = status >= 500 || status === 429;
    const advice = retryable
        ? "run the job again"
        : "check that the job still runs and has `permissions: id-token: write`";
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("oidc.refused", `GitHub answered ${status} to the request for an OIDC token: ${advice}`, {
        retryable,
    });
}
function tokenOf(body) {
    try {
        const { value } = JSON.parse(body);
        if (typeof value === "string" && value !== "")
            return value;
    }
    catch {
        // Said below: the body itself is never quoted, since it may hold the token.
    }
    throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("oidc.unreadable", "GitHub's answer to the request for an OIDC token holds no token: run the job again", {
        retryable: true,
    });
}
/** The claims, unverified: the cloud verifies, we only explain with them. */
function claimsOf(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
        if (typeof claims === "object" && claims !== null && !Array.isArray(claims)) {
            return claims;
        }
    }
    catch {
        // Said below.
    }
    throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("oidc.unreadable", "the OIDC token from GitHub cannot be read: run the job again", {
        retryable: true,
    });
}


/***/ }),

/***/ 4428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/src/core/claims.js
var claims = __webpack_require__(7376);
// EXTERNAL MODULE: ./build/src/core/digest.js
var digest = __webpack_require__(4161);
// EXTERNAL MODULE: ./build/src/core/fault.js
var core_fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/core/lease-ref.js
var lease_ref = __webpack_require__(8835);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/commands/persist.js



/** IAM needs time until everybody knows a new role: within this, a refusal can mean "not yet". */
const young = 90 * time/* second */.Rc;
/** GitHub's tokens live five minutes; one older than this is not worth sending. */
const tokenAge = 4 * time/* minute */.Vc;
const transientTries = 4;
const transientBudget = 10 * time/* second */.Rc;
const longestPause = 16 * time/* second */.Rc;
/**
 * One token and one exchange, repeated only where repeating can help: a refusal of the right job while the binding is young,
 * and what passes by itself at most four times in ten seconds. `explain` gets the refusal that stands, and returns what to throw.
 */
async function persist(world, ref, explain) {
    let token = await passing(world, () => world.idToken(ref.audience));
    for (let wait = time/* second */.Rc;; wait = Math.min(2 * wait, longestPause)) {
        try {
            const fresh = token;
            return { credential: await passing(world, () => world.sessions.mint(ref, fresh)), token };
        }
        catch (fault) {
            if (!(fault instanceof core_fault/* Fault */.v) || fault.code !== "mint.refused")
                throw fault;
            const jittered = wait * (0.75 + world.random() / 2);
            const next = world.clock.now() + jittered;
            if (next - ref.boundAt >= young || next >= ref.until || isAnother(ref, token))
                throw explain(fault, token);
            world.io.log(`${fault.message}; the role is ${age(world, ref)} s old, so this may pass: again in ${seconds(jittered)} s`);
            await world.pause(jittered);
            if (next - token.obtainedAt > tokenAge)
                token = await passing(world, () => world.idToken(ref.audience));
        }
    }
}
/** Waiting changes no claim: a job that is plainly not the lease's is told so at once. */
function isAnother(ref, token) {
    return (0,claims/* compareClaims */.f1)(ref, token.claims).some(({ agrees }) => !agrees);
}
/** Does it again while it fails in a way that passes: at most four tries, all begun within ten seconds. */
async function passing(world, act) {
    const deadline = world.clock.now() + transientBudget;
    for (let tries = 1, wait = time/* second */.Rc / 2;; tries++, wait *= 2) {
        try {
            return await act();
        }
        catch (fault) {
            const jittered = wait * (0.75 + world.random() / 2);
            const late = world.clock.now() + jittered > deadline;
            if (!(fault instanceof core_fault/* Fault */.v) || !fault.retryable || tries === transientTries || late)
                throw fault;
            world.io.log(`${fault.message}; try ${tries} of ${transientTries}, again in ${seconds(jittered)} s`);
            await world.pause(jittered);
        }
    }
}
function age(world, ref) {
    return Math.max(0, Math.floor((world.clock.now() - ref.boundAt) / time/* second */.Rc));
}
function seconds(milliseconds) {
    return (milliseconds / time/* second */.Rc).toFixed(1);
}

;// CONCATENATED MODULE: ./build/src/commands/refusal.js


/**
 * Prints what the lease expects beside what this job's token says, and returns the fault with the sentence of what to change.
 * The expectation is the reference's own word; the cloud's refusal is the fact.
 */
function explainRefusal({ io, clock }, about) {
    const { ref, refusal, token } = about;
    const rows = (0,claims/* compareClaims */.f1)(ref, token.claims);
    io.log(`the cloud refused lease ${ref.id} to this job:`);
    for (const line of (0,claims/* claimTable */.dG)(rows, ref, clock.now()))
        io.log(line);
    const advice = rows.flatMap((row) => (row.advice === undefined ? [] : [row.advice]));
    return new core_fault/* Fault */.v("mint.refused", sentence(ref, advice, (0,claims/* windowState */.kW)(ref, clock.now()) === "over"), { cause: refusal });
}
function sentence(ref, advice, over) {
    if (advice.length > 0)
        return `this job is not the one that lease ${ref.id} admits: ${advice.join("; ")}`;
    if (over)
        return `lease ${ref.id} ended while it was asked for: ask for a new grant`;
    return `every claim agrees with what lease ${ref.id} expects, so the lease itself is gone or was changed (released by an earlier run, revoked, or ended): look at it with \`sallyport status ${ref.id}\` and ask for a new grant`;
}

;// CONCATENATED MODULE: ./build/src/commands/mint.js







/**
 * Exchanges this job's OIDC token for the credentials of one lease. Returns the exit code.
 * Nothing here is a control: any step of the job could ask the cloud by itself, and the cloud decides.
 */
async function mint(world) {
    const { io, clock } = world;
    const text = io.input("lease");
    const asVariables = readSwitch(io, "environment");
    const read = (0,lease_ref/* readRef */.s)(text, { account: readAccount(io), regions: world.regions });
    if (!read.ref) {
        for (const { message, fix } of read.objections)
            io.annotate("error", `${message}: ${fix}`, { title: "lease" });
        return 1;
    }
    const { ref } = read;
    refuseOutsideWindow(ref, clock.now());
    // Before the call: a job that dies right after it still has something for its last step to look at.
    io.save("lease", text);
    const { credential, token } = await persist(world, ref, (refusal, last) => explainRefusal(world, { ref, refusal, token: last }));
    for (const secret of [credential.accessKeyId, credential.secretAccessKey, credential.sessionToken])
        io.mask(secret);
    const kept = world.sessions.keep(ref, credential, io.temp);
    for (const [name, value] of Object.entries(asVariables ? kept.environment : kept.pointers))
        io.variable(name, value);
    const expires = Math.min(credential.expiration, ref.until);
    io.output("profile", kept.profile);
    io.output("expires", (0,time/* iso */.KH)(expires));
    tell(io, { ref, credential, asVariables, file: kept.file, minutes: Math.floor((expires - clock.now()) / time/* minute */.Vc) });
    if (token.claims.runner_environment === "self-hosted") {
        io.annotate("notice", "this runner is self-hosted: whoever shares it can read the credentials until they end");
    }
    return 0;
}
function readAccount(io) {
    const account = io.input("account");
    if (/^\d{12}$/.test(account))
        return account;
    throw new core_fault/* Fault */.v("input.account", "the input account is not an account number: write its twelve digits into the workflow, in quotes, as a literal");
}
function readSwitch(io, name) {
    const value = io.input(name);
    if (value === "" || value === "false")
        return false;
    if (value === "true")
        return true;
    throw new core_fault/* Fault */.v(`input.${name}`, `the input ${name} is neither true nor false: write one of them`);
}
function refuseOutsideWindow(ref, now) {
    const state = (0,claims/* windowState */.kW)(ref, now);
    if (state === "early") {
        throw new core_fault/* Fault */.v("mint.early", `lease ${ref.id} begins at ${(0,time/* iso */.KH)(ref.from)} and it is ${(0,time/* iso */.KH)(now)}: nothing was asked; run the job again after that`);
    }
    if (state === "over") {
        throw new core_fault/* Fault */.v("mint.over", `lease ${ref.id} ended at ${(0,time/* iso */.KH)(ref.until)} and it is ${(0,time/* iso */.KH)(now)}: nothing was asked; ask for a new grant`);
    }
}
function tell(io, about) {
    const { ref, credential, asVariables, file, minutes } = about;
    io.log(`lease ${ref.id} is yours until ${(0,time/* iso */.KH)(ref.until)}, ${minutes} min from now`);
    io.log(`  role      arn:${ref.partition}:iam::${ref.account}:role/${ref.role}`);
    io.log(`  session   ${credential.principal.slice(credential.principal.lastIndexOf("/") + 1)}`);
    io.log(`  region    ${ref.region}`);
    io.log(`  key       sha256:${(0,digest/* digest */.b)(credential.accessKeyId.reveal())}`);
    io.log(asVariables ? "  given as  environment variables" : `  profile   sallyport-${ref.id} in ${file}`);
    io.log(ref.ends === "window"
        ? "  it ends   by itself, at that time"
        : "  it ends   with this job: the post step gives it back");
}

// EXTERNAL MODULE: ./build/src/github/failure.js
var github_failure = __webpack_require__(4679);
// EXTERNAL MODULE: ./build/src/github/oidc.js
var oidc = __webpack_require__(2400);
// EXTERNAL MODULE: ./build/src/github/runner.js + 2 modules
var runner = __webpack_require__(3761);
// EXTERNAL MODULE: ./build/src/http/endpoint.js
var http_endpoint = __webpack_require__(9005);
// EXTERNAL MODULE: ./build/src/http/send.js
var send = __webpack_require__(2658);
// EXTERNAL MODULE: ./build/src/providers/aws/regions.js
var regions = __webpack_require__(2787);
// EXTERNAL MODULE: ./build/src/providers/aws/sessions.js + 4 modules
var sessions = __webpack_require__(7023);
;// CONCATENATED MODULE: ./build/src/main.js









/** The run step of the Action. `mint` runs from here alone; every other command loads the whole. */
async function main() {
    const io = (0,runner/* runnerIo */.N)(process.env);
    try {
        process.exitCode = io.input("command") === "mint" ? await mintHere(io) : await runAny(io);
    }
    catch (failure) {
        (0,github_failure/* printFailure */.e)(io, failure);
        process.exitCode = 1;
    }
}
async function runAny(io) {
    const { runCommand } = await Promise.all(/* import() */[__webpack_require__.e(667), __webpack_require__.e(44), __webpack_require__.e(252)]).then(__webpack_require__.bind(__webpack_require__, 8252));
    return runCommand(io.input("command"), io);
}
async function mintHere(io) {
    const clock = { now: () => Date.now() };
    const endpoint = (0,http_endpoint/* loopbackEndpoint */.h)("aws-endpoint", io.input("aws-endpoint"));
    // Two peers, two connections: GitHub and the cloud never share one.
    const [github, cloud] = [(0,send/* connect */.N)(), (0,send/* connect */.N)()];
    try {
        return await mint({
            io,
            clock,
            pause: promises_.setTimeout,
            random: Math.random,
            regions: regions/* regions */.Ei,
            idToken: (audience) => (0,oidc/* idToken */.f)(audience, { environment: process.env, io, send: github.send, clock }),
            sessions: (0,sessions/* awsSessions */.J)({ send: cloud.send, clock, pause: promises_.setTimeout, endpoint }),
        });
    }
    finally {
        github.close();
        cloud.close();
    }
}


/***/ })

};
