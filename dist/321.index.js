export const id = 321;
export const ids = [321];
export const modules = {

/***/ 2321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  credentials: () => (/* binding */ credentials)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/src/core/claims.js
var claims = __webpack_require__(7376);
// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/core/lease-ref.js
var lease_ref = __webpack_require__(8835);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
// EXTERNAL MODULE: ./build/src/commands/persist.js
var persist = __webpack_require__(6312);
// EXTERNAL MODULE: ./build/src/commands/refusal.js
var commands_refusal = __webpack_require__(460);
;// CONCATENATED MODULE: ./build/src/commands/renew.js






/** With less than this left a credential is got anew: SDKs begin to ask five to fifteen minutes before the end. */
const fresh = 10 * time/* minute */.Vc;
/**
 * The credential that a long job goes on with: the one that is kept while it lasts, a new one after that, and none from the
 * lease's end on. It ends no later than the lease. Faults: `renew.over`, and whatever minting throws.
 */
async function renew(world, renewal, folder) {
    const { lease, account } = renewal.given;
    const read = (0,lease_ref/* readRef */.s)(lease, { account, regions: world.regions });
    if (!read.ref)
        throw new fault/* Fault */.v("renew.lease", read.objections.map(({ message, fix }) => `${message}: ${fix}`).join("; "));
    const { ref } = read;
    const kept = world.sessions.recall(ref, folder);
    const now = cloudTime(world, kept);
    mustBeOpen(ref, now);
    if (kept && lasts(kept, ref, now))
        return endingWith(ref, kept);
    const credential = await again(world, ref);
    // The exchange took its time, and its answer told the cloud's.
    mustBeOpen(ref, cloudTime(world, credential));
    world.sessions.keep(ref, credential, folder, renewal);
    return endingWith(ref, credential);
}
/** Now, by the clock by which the lease ends: our own, less what the last exchange showed it to be ahead. */
function cloudTime({ clock }, credential) {
    return clock.now() - (credential?.clockAhead ?? 0);
}
function mustBeOpen(ref, now) {
    if ((0,claims/* windowState */.kW)(ref, now) === "over")
        throw new fault/* Fault */.v("renew.over", `lease ${ref.id} ended at ${(0,time/* iso */.KH)(ref.until)}: ask for a new grant`);
}
function lasts({ expiration }, { until }, now) {
    return expiration - now > fresh || (expiration > now && expiration + time/* minute */.Vc >= until);
}
function endingWith({ until }, credential) {
    return { ...credential, expiration: Math.min(credential.expiration, until) };
}
async function again(world, ref) {
    const explain = (refusal, token) => (0,commands_refusal/* explainRefusal */.G)(world, { ref, refusal, token });
    return (await (0,persist/* persist */.Z)(world, ref, explain)).credential;
}

// EXTERNAL MODULE: ./build/src/github/oidc.js
var oidc = __webpack_require__(2400);
// EXTERNAL MODULE: ./build/src/http/endpoint.js
var http_endpoint = __webpack_require__(9005);
// EXTERNAL MODULE: ./build/src/http/send.js
var send = __webpack_require__(2658);
// EXTERNAL MODULE: ./build/src/providers/aws/regions.js
var regions = __webpack_require__(2787);
// EXTERNAL MODULE: ./build/src/providers/aws/sessions.js + 4 modules
var sessions = __webpack_require__(7023);
;// CONCATENATED MODULE: ./build/src/credentials.js











/**
 * What an SDK starts when it needs keys: prints them as JSON on standard output, and why it cannot on standard error.
 * Nothing is masked here, since a command to the runner would stand between an SDK and its JSON.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
async function credentials(command, note) {
    const [github, cloud] = [(0,send/* connect */.N)(), (0,send/* connect */.N)()];
    try {
        const given = readNote(note);
        const clock = { now: () => Date.now() };
        const endpoint = (0,http_endpoint/* loopbackEndpoint */.h)("aws-endpoint", given.endpoint);
        const world = {
            io: { log: (line) => void process.stderr.write(`${line}\n`) },
            clock,
            pause: promises_.setTimeout,
            random: Math.random,
            regions: regions/* regions */.Ei,
            idToken: (audience) => (0,oidc/* idToken */.f)(audience, { environment: process.env, io: { mask: () => undefined }, send: github.send, clock }),
            sessions: (0,sessions/* awsSessions */.J)({ send: cloud.send, clock, pause: promises_.setTimeout, endpoint }),
        };
        // The note lies in the folder below RUNNER_TEMP that holds the credentials.
        const { accessKeyId, secretAccessKey, sessionToken, expiration } = await renew(world, { command, given }, (0,external_node_path_.dirname)((0,external_node_path_.dirname)(note)));
        const answer = {
            Version: 1,
            AccessKeyId: accessKeyId.reveal(),
            SecretAccessKey: secretAccessKey.reveal(),
            SessionToken: sessionToken.reveal(),
            Expiration: (0,time/* iso */.KH)(expiration),
        };
        process.stdout.write(`${JSON.stringify(answer)}\n`);
    }
    catch (failure) {
        if (!(failure instanceof fault/* Fault */.v))
            throw failure;
        process.stderr.write(`${failure.message}\n`);
        process.exitCode = 1;
    }
    finally {
        github.close();
        cloud.close();
    }
}
function readNote(path) {
    const gone = new fault/* Fault */.v("renew.note", `${path} cannot be read: the job has given its lease back, or mint never ran`);
    try {
        const { lease, account, endpoint } = JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
        if (typeof lease === "string" && typeof account === "string" && typeof endpoint === "string")
            return { lease, account, endpoint };
    }
    catch {
        // Said below.
    }
    throw gone;
}


/***/ })

};
