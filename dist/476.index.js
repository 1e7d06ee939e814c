export const id = 476;
export const ids = [476];
export const modules = {

/***/ 7476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/src/core/claims.js
var claims = __webpack_require__(7376);
// EXTERNAL MODULE: ./build/src/core/fault.js
var core_fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/core/lease-ref.js
var lease_ref = __webpack_require__(8835);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/commands/release.js




/**
 * End of the job: gives the lease back and takes the credentials off the disk. Returns the exit code.
 * The saved state says only which lease to look for; what is acted with comes from our own file.
 */
async function release(world) {
    const { io, clock, sessions } = world;
    const read = (0,lease_ref/* readRef */.s)(io.saved("lease"), { account: io.input("account"), regions: world.regions });
    if (!read.ref) {
        for (const { message } of read.objections)
            io.annotate("error", `${message}: the saved state of this step was changed`);
        return 1;
    }
    const { ref } = read;
    try {
        const credential = sessions.recall(ref, io.temp);
        if (credential)
            return await giveBack(world, ref, credential);
        io.log(`lease ${ref.id}: this step left no credentials, so there is nothing to give back; ${stays(ref, clock.now())}`);
        return 0;
    }
    finally {
        sessions.forget(ref, io.temp);
    }
}
async function giveBack({ io, clock, sessions }, ref, credential) {
    for (const secret of [credential.accessKeyId, credential.secretAccessKey, credential.sessionToken])
        io.mask(secret);
    if ((0,claims/* windowState */.kW)(ref, clock.now()) === "over") {
        io.log(`lease ${ref.id} ended by itself at ${(0,time/* iso */.KH)(ref.until)}: the cloud refuses it since then`);
        return 0;
    }
    if (ref.ends === "window") {
        io.log(`lease ${ref.id} ends with its window, at ${(0,time/* iso */.KH)(ref.until)}: only this job's copy of the credentials is taken away`);
        return 0;
    }
    try {
        tell(io, ref, await sessions.release(ref, credential));
        return 0;
    }
    catch (fault) {
        if (!(fault instanceof core_fault/* Fault */.v))
            throw fault;
        io.annotate("warning", `lease ${ref.id} was not given back: ${stays(ref, clock.now())}`, { title: "release" });
        throw fault;
    }
}
function tell(io, ref, { sealedAt, provenDeadAt, outlives }) {
    if (sealedAt === undefined && provenDeadAt !== undefined) {
        io.log(`lease ${ref.id} had been sealed before; at ${(0,time/* iso */.KH)(provenDeadAt)} IAM refused its release call: that proves IAM's view, no more`);
    }
    else if (sealedAt !== undefined && provenDeadAt !== undefined) {
        io.log(`lease ${ref.id} sealed at ${(0,time/* iso */.KH)(sealedAt)}; at ${(0,time/* iso */.KH)(provenDeadAt)} IAM refused the same call: that proves IAM's view, no more`);
    }
    else if (sealedAt !== undefined) {
        io.annotate("warning", `lease ${ref.id} sealed at ${(0,time/* iso */.KH)(sealedAt)}, but IAM has not refused the same call yet: it ends by itself at ${(0,time/* iso */.KH)(ref.until)}`, { title: "release" });
    }
    for (const one of outlives)
        io.log(`  can outlive it: ${one}`);
}
function stays(ref, now) {
    if ((0,claims/* windowState */.kW)(ref, now) === "over")
        return `it ended by itself at ${(0,time/* iso */.KH)(ref.until)}`;
    return `the lease ends by itself at ${(0,time/* iso */.KH)(ref.until)}`;
}

// EXTERNAL MODULE: ./build/src/github/failure.js
var github_failure = __webpack_require__(4679);
// EXTERNAL MODULE: ./build/src/github/runner.js + 2 modules
var runner = __webpack_require__(3761);
// EXTERNAL MODULE: ./build/src/http/endpoint.js
var http_endpoint = __webpack_require__(9005);
// EXTERNAL MODULE: ./build/src/http/send.js
var send = __webpack_require__(2658);
// EXTERNAL MODULE: ./build/src/providers/aws/regions.js
var regions = __webpack_require__(2787);
// EXTERNAL MODULE: ./build/src/providers/aws/sessions.js + 4 modules
var aws_sessions = __webpack_require__(7023);
;// CONCATENATED MODULE: ./build/src/post.js








/** The end of the job: gives back what `mint` got. The door in front loads this only when `mint` left a state. */
async function post() {
    const io = (0,runner/* runnerIo */.N)(process.env);
    const cloud = (0,send/* connect */.N)();
    try {
        const clock = { now: () => Date.now() };
        const endpoint = (0,http_endpoint/* loopbackEndpoint */.h)("aws-endpoint", io.input("aws-endpoint"));
        const sessions = (0,aws_sessions/* awsSessions */.J)({ send: cloud.send, clock, pause: promises_.setTimeout, endpoint });
        process.exitCode = await release({ io, clock, regions: regions/* regions */.Ei, sessions });
    }
    catch (failure) {
        (0,github_failure/* printFailure */.e)(io, failure);
        process.exitCode = 1;
    }
    finally {
        cloud.close();
    }
}


/***/ })

};
