export const id = 317;
export const ids = [317];
export const modules = {

/***/ 4161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ canonical),
/* harmony export */   b: () => (/* binding */ digest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/**
 * One spelling for one value: keys sorted by code unit, no white space, `undefined` members left out.
 * Numbers must be finite; anything JSON cannot carry throws a TypeError.
 * The order and form follow RFC 8785 (https://www.rfc-editor.org/rfc/rfc8785) for the values used here.
 */
function canonical(value) {
    if (value === null || typeof value === "boolean" || typeof value === "string")
        return JSON.stringify(value);
    if (typeof value === "number") {
        if (!Number.isFinite(value))
            throw new TypeError(`canonical: ${value} has no JSON form`);
        return JSON.stringify(value);
    }
    if (Array.isArray(value))
        return `[${value.map(canonical).join(",")}]`;
    if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
        const members = Object.entries(value)
            .filter(([, member]) => member !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
        return `{${members.join(",")}}`;
    }
    throw new TypeError(`canonical: a ${typeof value} has no JSON form`);
}
/** SHA-256 in lower-case hexadecimal (64 characters) of a text or of a value's canonical form. */
function digest(value) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256")
        .update(typeof value === "string" ? value : canonical(value))
        .digest("hex");
}


/***/ }),

/***/ 1313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

const hidden = "[secret]";
/** A value that may be used but never shown: every way of printing it prints `[secret]`. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself, for the one place that must send or store it. */
    reveal() {
        return this.#value;
    }
    toString() {
        return hidden;
    }
    toJSON() {
        return hidden;
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return hidden;
    }
}


/***/ }),

/***/ 5076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HX: () => (/* binding */ basic),
/* harmony export */   KH: () => (/* binding */ iso),
/* harmony export */   Rc: () => (/* binding */ second),
/* harmony export */   Vc: () => (/* binding */ minute),
/* harmony export */   ap: () => (/* binding */ fromIso),
/* harmony export */   to: () => (/* binding */ fromBasic)
/* harmony export */ });
const second = 1000;
const minute = 60 * second;
/** `2026-11-21T22:04:42Z`: UTC, whole seconds (rounded down). */
function iso(at) {
    return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
/** `20261121T220442Z`: the ISO 8601 basic form, which is allowed in IAM paths and statement ids. */
function basic(at) {
    return iso(at).replace(/[-:]/g, "");
}
/** Reads the basic form; undefined when the text is not exactly that. */
function fromBasic(text) {
    const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
    if (!parts)
        return undefined;
    const [, year, month, day, hour, minutes, seconds] = parts;
    return fromIso(`${year}-${month}-${day}T${hour}:${minutes}:${seconds}Z`);
}
/** Reads an RFC 3339 time with a zone, to the second; undefined for anything else, also for a day that does not exist. */
function fromIso(text) {
    const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/.exec(text);
    if (!parts)
        return undefined;
    const at = Date.parse(text);
    if (Number.isNaN(at))
        return undefined;
    const local = Date.parse(`${parts[1]}T${parts[2]}Z`);
    return iso(local) === `${parts[1]}T${parts[2]}Z` ? at : undefined;
}


/***/ }),

/***/ 9005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ loopbackEndpoint)
/* harmony export */ });
/* unused harmony export isLoopback */
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);

/** 127.0.0.0/8, `localhost` and `[::1]`: this machine and no other. */
function isLoopback(url) {
    return url.hostname === "localhost" || url.hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
}
/**
 * An endpoint given as an input: undefined when it is empty, a Fault `input.endpoint` unless it is on loopback.
 * Endpoints that matter are pinned in code; an input that could point elsewhere would send tokens there.
 */
function loopbackEndpoint(input, value) {
    if (value === "")
        return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || !isLoopback(url) || url.username !== "" || url.password !== "") {
        throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("input.endpoint", `the input ${input} is accepted for this machine alone (http or https on 127.0.0.0/8, localhost or [::1]): leave it out to use the real service`);
    }
    return url;
}


/***/ }),

/***/ 2658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);

/** Milliseconds without a byte after which a peer counts as gone. */
const patience = 5_000;
/** No answer that we read is larger; more is not ours. Bytes. */
const largestBody = 1_048_576;
/**
 * Requests over connections of their own, kept open until `close`.
 * An agent of our own reads no proxy variable, and certificates are checked whatever NODE_TLS_REJECT_UNAUTHORIZED says:
 * earlier steps of a job can set both.
 */
function connect() {
    const agents = new Map();
    const send = ({ method, url, headers, body }) => new Promise((resolve, reject) => {
        const scheme = schemeOf(url);
        const agent = agents.get(scheme) ?? new scheme.Agent({ keepAlive: true, rejectUnauthorized: true });
        agents.set(scheme, agent);
        const fail = (cause) => reject(unanswered(url, cause));
        const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
        const outgoing = scheme.request(url, { method, agent, headers: { ...headers, ...length } }, (incoming) => {
            const parts = [];
            let size = 0;
            incoming.on("data", (part) => {
                size += part.length;
                if (size > largestBody)
                    incoming.destroy(new Error(`the answer is larger than ${largestBody} bytes`));
                else
                    parts.push(part);
            });
            incoming.on("error", fail);
            incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") }));
        });
        outgoing.setTimeout(patience, () => outgoing.destroy(new Error(`no answer within ${patience / 1000} s`)));
        outgoing.on("error", fail);
        outgoing.end(body);
    });
    return {
        send,
        close() {
            for (const agent of agents.values())
                agent.destroy();
        },
    };
}
/**
 * Loaded when the first request is made, and not by `import`: TLS costs 20 ms that loopback does not need, and importing
 * node:http as a module reads every export of it, one of which loads the whole of fetch, 40 ms.
 */
function schemeOf(url) {
    return process.getBuiltinModule(url.protocol === "https:" ? "node:https" : "node:http");
}
function unanswered(url, cause) {
    const message = `${url.host} did not answer: check the runner's way to it, or run the job again`;
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("network.failed", message, { retryable: true, cause });
}


/***/ }),

/***/ 1222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ sessionPrefix),
/* harmony export */   DM: () => (/* binding */ parseRoleArn),
/* harmony export */   EO: () => (/* binding */ boundaryArn),
/* harmony export */   Kr: () => (/* binding */ inlinePolicy),
/* harmony export */   S3: () => (/* binding */ roleName),
/* harmony export */   Vu: () => (/* binding */ denyAllArn),
/* harmony export */   YA: () => (/* binding */ pathPrefix),
/* harmony export */   bD: () => (/* binding */ issuerName),
/* harmony export */   iw: () => (/* binding */ oidcProviderArn),
/* harmony export */   ks: () => (/* binding */ rolePath),
/* harmony export */   w3: () => (/* binding */ roleArn),
/* harmony export */   wC: () => (/* binding */ homeRegion),
/* harmony export */   xZ: () => (/* binding */ roleNameOf)
/* harmony export */ });
/* unused harmony export boundaryName */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4161);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5076);


/** The name of the one inline policy of a leased role. */
const inlinePolicy = "sallyport";
/** The path under which everything of this installation stands, with its slashes: `/sallyport/1001/`. */
function pathPrefix(configuration) {
    return `/sallyport/${configuration.repository_id}/`;
}
/** `/sallyport/<access repository id>/<until>/<mark>/`: one ListRoles by prefix tells when everything ends. */
function rolePath(lease) {
    return `${pathPrefix(lease.configuration)}${(0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .basic */ .HX)(lease.until)}/${lease.mark}/`;
}
/** `sallyport-` and 32 hexadecimal characters: the same for every window of one grant, so that an id can stand only once. */
function roleName(installation, target, id) {
    return `sallyport-${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .b)({ installation, target, id }).slice(0, 32)}`;
}
function roleNameOf(lease) {
    return roleName(lease.configuration.installation, lease.target.name, lease.id);
}
function roleArn(lease) {
    const { partition, account } = lease.target.target;
    return `arn:${partition}:iam::${account}:role${rolePath(lease)}${roleNameOf(lease)}`;
}
/** Reads the ARN of a leased role; undefined for any other ARN, also for one that only resembles ours. */
function parseRoleArn(arn) {
    const parts = /^arn:([a-z-]+):iam::(\d{12}):role\/sallyport\/(\d+)\/([0-9TZ]+)\/([0-9a-f]{32})\/(sallyport-[0-9a-f]{32})$/.exec(arn);
    if (!parts)
        return undefined;
    const [, partition, account, repositoryId, time, mark, name] = parts;
    const until = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .fromBasic */ .to)(time);
    if (until === undefined)
        return undefined;
    return { partition, account, repositoryId, until, mark, name };
}
/** Session names of a lease begin with this: the delimiter keeps `a` from admitting `a-b`. */
function sessionPrefix(id) {
    return `${id}@`;
}
function boundaryName(target) {
    return `sallyport-boundary-${target}`;
}
function boundaryArn(target) {
    return `arn:${target.target.partition}:iam::${target.target.account}:policy/${boundaryName(target.name)}`;
}
/** The issuer as IAM spells it, in provider ARNs and as the prefix of condition keys: without its scheme. */
function issuerName(issuer) {
    return issuer.replace(/^https:\/\//, "").replace(/\/$/, "");
}
function oidcProviderArn(partition, account, issuer) {
    return `arn:${partition}:iam::${account}:oidc-provider/${issuerName(issuer)}`;
}
/** The AWS managed policy that denies everything: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html */
function denyAllArn(partition) {
    return `arn:${partition}:iam::aws:policy/AWSDenyAll`;
}
/** The region in which a partition's IAM control plane answers: https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
function homeRegion(partition) {
    return { aws: "us-east-1", "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1" }[partition] ?? "us-east-1";
}


/***/ }),

/***/ 3451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runLine: () => (/* binding */ runLine)
});

// EXTERNAL MODULE: ./build/src/core/check.js
var check = __webpack_require__(2033);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/parse.js + 2 modules
var parse = __webpack_require__(1594);
// EXTERNAL MODULE: ./build/src/core/paths.js
var paths = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/src/report/terminal.js
var terminal = __webpack_require__(4834);
// EXTERNAL MODULE: ./build/src/commands/decide.js + 9 modules
var decide = __webpack_require__(583);
;// CONCATENATED MODULE: ./build/src/commands/check-files.js






/** Checks files as they lie in a clone: everything that needs neither history nor GitHub. All findings, from all files. */
async function checkFiles(world, files) {
    const ours = files.entries.filter(({ path }) => !path.startsWith("policies/"));
    const tree = (0,parse/* readTree */.Zc)(ours, files.blobs);
    const policies = files.entries.filter(({ path, mode }) => path.startsWith("policies/") && mode === "100644");
    const texts = new Map(policies.map(({ path, oid }) => [path, files.blobs.get(oid).toString("utf8")]));
    const findings = [...tree.findings, ...(await crossFindings(world, tree)), ...world.policyFindings(texts)].sort(finding/* byPlace */.h);
    const says = `${ours.length} files read: ${tree.targets.size} targets and ${tree.grants.length} grants are in order`;
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
    const findings = [];
    for (const [name, target] of tree.targets) {
        const read = tree.reads.get(`targets/${name}.yaml`);
        findings.push(...read.place((0,check/* checkTarget */.e)(target, configuration)));
    }
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

// EXTERNAL MODULE: ./build/src/commands/execute.js + 21 modules
var execute = __webpack_require__(8950);
;// CONCATENATED MODULE: ./build/src/commands/policy-test.js
/** Runs the example cases beside the policies, and says of each whether policy answers as the case expects. */
function policyTest(cases) {
    const failed = cases.filter(({ passed }) => !passed);
    const lines = cases.map(({ name, passed, says }) => `${passed ? "ok  " : "FAIL"}  ${name}${passed ? "" : `: ${says}`}`);
    const verdict = cases.length === 0
        ? "no cases: add some to policies/cases/"
        : `${cases.length - failed.length} of ${cases.length} policy cases answer as expected`;
    return {
        exit: failed.length === 0 && cases.length > 0 ? 0 : 1,
        text: [...lines, verdict].join("\n"),
        json: { cases, failed: failed.length },
    };
}

// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
;// CONCATENATED MODULE: ./build/src/commands/request.js





/** The grant file that a wish makes, with the schema line that gives editors its help. */
function grantFile(wish) {
    const lines = [
        "# yaml-language-server: $schema=../../schemas/grant.schema.json",
        "version: 1",
        `change: ${scalar(wish.change)}`,
        `reason: ${scalar(wish.reason)}`,
        "job:",
        `  repository: ${scalar(wish.repository)}`,
        `  workflow: ${scalar(wish.workflow)}`,
        `  name: ${scalar(wish.job)}`,
        `  ref: ${scalar(wish.ref)}`,
        `  environment: ${scalar(wish.environment)}`,
        "access:",
        "  - actions:",
        ...wish.actions.map((action) => `      - ${scalar(action)}`),
        "    resources:",
        ...wish.resources.map((resource) => `      - ${scalar(resource)}`),
        "window:",
        `  minutes: ${wish.minutes}`,
        ...(wish.start === undefined ? [] : [`  start: ${scalar(wish.start)}`]),
    ];
    return `${lines.join("\n")}\n`;
}
/** Plain where YAML cannot mistake it; otherwise in double quotes, which JSON's spelling is. */
function scalar(text) {
    const plain = /^[A-Za-z][A-Za-z0-9 ./_:@,()'-]*$/.test(text) && !/: |:$| $|^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
    return plain ? text : JSON.stringify(text);
}
/** Where a grant is filed. */
function grantPath(wish) {
    return `grants/${wish.target}/${wish.id}.yaml`;
}
/** Writes the file, checks it as the pull request will be checked, and opens the pull request as the person. */
async function request(world, wish) {
    const target = world.targets.get(wish.target);
    if (target === undefined)
        throw new fault/* Fault */.v("request.target", `there is no target ${wish.target}: it is one of ${[...world.targets.keys()].join(", ")}`);
    const path = grantPath(wish);
    if ((0,paths/* kindOf */.I)(path) !== "grant")
        throw new fault/* Fault */.v("request.id", `${JSON.stringify(wish.id)} is no id: use a-z, 0-9 and -, at most 32`);
    const content = grantFile(wish);
    const findings = await findingsOf(world, target, path, content);
    if (findings.length > 0)
        return {
            exit: 1,
            text: `${(0,terminal/* findingsText */._g)(findings)}\nnothing was written: mend the request and ask again`,
            json: { findings },
            findings,
        };
    const branch = `grant/${wish.target}/${wish.id}`;
    const title = `Grant ${wish.target}/${wish.id}`;
    world.progress(`pushing ${branch}`);
    world.propose({ branch, base: world.configuration.branch, path, content, message: `${title}\n\n${wish.reason}\n` });
    const { number, url } = await world.forge.openPullRequest({
        title,
        body: `${wish.reason}\n\nFor ${wish.change}`,
        head: branch,
        base: world.configuration.branch,
    });
    return { exit: 0, text: `opened ${url}: its comment says who must approve`, json: { path, branch, number, url } };
}
async function findingsOf(world, target, path, content) {
    const read = (0,parse/* readGrant */.v7)(path, Buffer.from(content), "");
    const filed = read.value ?? read.draft;
    if (filed === undefined)
        return read.findings;
    const provider = await world.provider(target, world.configuration);
    const objections = [...(0,check/* checkGrant */.v)(filed, target), ...provider.covers(target, filed.grant.access)];
    return [...read.findings, ...read.place(objections)];
}

// EXTERNAL MODULE: ./build/src/commands/revoke.js
var revoke = __webpack_require__(880);
// EXTERNAL MODULE: ./build/src/core/secret.js
var secret = __webpack_require__(1313);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/git/workbench.js




/** Faults: `request.not-a-clone`, `request.git` with git's own last words. */
function workbench(directory) {
    const root = run(directory, ["rev-parse", "--show-toplevel"]);
    const origin = run(root, ["remote", "get-url", "origin"]);
    return {
        root,
        repository: repositoryOf(origin),
        propose({ branch, base, path, content, message }) {
            run(root, ["fetch", "--quiet", "origin", base]);
            run(root, ["switch", "--quiet", "--create", branch, "--no-track", "FETCH_HEAD"]);
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)((0,external_node_path_.join)(root, path)), { recursive: true });
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(root, path), content, { flag: "wx" });
            run(root, ["add", "--", path]);
            run(root, ["commit", "--quiet", "--message", message, "--", path]);
            run(root, ["push", "--quiet", "origin", `HEAD:refs/heads/${branch}`]);
        },
    };
}
/** Runs git as the person: with their configuration, their keys and their prompts. */
function run(directory, args) {
    const done = (0,external_node_child_process_.spawnSync)("git", ["-C", directory, ...args], { encoding: "utf8", stdio: ["inherit", "pipe", "pipe"] });
    if (done.status === 0)
        return done.stdout.trim();
    const said = (done.stderr ?? "").trim().split("\n").slice(-3).join("; ");
    if (/not a git repository/.test(said))
        throw new fault/* Fault */.v("request.not-a-clone", "this folder is not in a clone of the access repository: go there, or clone it");
    throw new fault/* Fault */.v("request.git", `git ${args[0]} failed: ${said || done.error?.message || "it gave no reason"}`);
}
/** `owner/name` out of an https or ssh address. */
function repositoryOf(address) {
    const parts = /[/:]([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(address);
    if (!parts)
        throw new fault/* Fault */.v("request.origin", "the remote origin is no GitHub address: set it to the access repository");
    return `${parts[1]}/${parts[2]}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/git/worktree.js




/** What lies below some paths of a folder, with links and executables told apart, and the bytes of plain files. */
function lyingFiles(root, below) {
    const entries = [];
    const blobs = new Map();
    const visit = (path) => {
        const stat = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, path), { throwIfNoEntry: false });
        if (stat === undefined)
            return;
        if (stat.isDirectory()) {
            for (const name of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(root, path)).sort())
                visit(`${path}/${name}`);
            return;
        }
        const mode = stat.isSymbolicLink() ? "120000" : !stat.isFile() ? "160000" : stat.mode & 0o111 ? "100755" : "100644";
        const bytes = mode.startsWith("100") ? read(root, path) : Buffer.from("");
        const oid = (0,external_node_crypto_.createHash)("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
        entries.push({ path, mode, oid });
        blobs.set(oid, bytes);
    };
    for (const path of below)
        visit(path);
    return { entries, blobs };
}
function read(root, path) {
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path));
    }
    catch (cause) {
        throw new fault/* Fault */.v("files.unreadable", `${path} cannot be read: check its permissions`, { cause });
    }
}

// EXTERNAL MODULE: ./build/src/http/endpoint.js
var endpoint = __webpack_require__(9005);
// EXTERNAL MODULE: ./build/src/core/yaml.js + 1 modules
var core_yaml = __webpack_require__(9104);
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
        },
    },
    limits: { fields: { minutes: "whole" } },
    approvers: { each: actor },
};
/** One case, before its differences are laid over the common facts. */
const caseShape = {
    name: "text",
    "with?": "map",
    expect: { words: ["allow", "deny"] },
    rules: texts,
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
 * Reads `policies/cases/*.yaml`: `facts` that are true of every case, and `cases`, each `with` what is different in it.
 * Whether actions and resources hold wildcards is seen from them and never stated.
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
            const merged = merge(facts, isMap(item) ? item.with : undefined);
            const wrongFacts = wrong.length > 0 ? [] : misfits(factsShape, merged, [...pointer, "with"]);
            objections.push(...wrong, ...wrongFacts);
            if (wrong.length + wrongFacts.length > 0)
                return;
            const { with: _differences, ...rest } = item;
            cases.push({ file, line: yaml.locate(pointer).line, ...rest, facts: seeWildcards(merged) });
        });
    }
    const findings = objections.map(({ pointer, atKey, code, message, fix }) => {
        return { code, file, ...yaml.locate(pointer, atKey), message, fix, level: "error" };
    });
    return { cases, findings: [...yaml.findings, ...findings] };
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
function seeWildcards(facts) {
    const wild = (texts) => texts.some((text) => /[*?]/.test(text));
    const { actions, resources } = facts.grant;
    return { ...facts, grant: { ...facts.grant, wildcardActions: wild(actions), wildcardResources: wild(resources) } };
}

// EXTERNAL MODULE: ./build/src/policy/cedar.js + 2 modules
var cedar = __webpack_require__(6977);
// EXTERNAL MODULE: ./build/src/wire.js + 51 modules
var wire = __webpack_require__(8444);
// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(6848);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
// EXTERNAL MODULE: ./build/src/terminal/arguments.js
var terminal_arguments = __webpack_require__(4310);
;// CONCATENATED MODULE: ./build/src/terminal/ask.js



/** The wish that flags and answers make. Without a person at the terminal, every missing flag is named at once. */
async function wishFrom(line, targets, interactive) {
    return interactive ? await asked(line, targets) : fromFlags(line, targets);
}
const needed = ["target", "id", "minutes", "change", "reason"];
const ofSubject = ["repository", "workflow", "ref", "environment"];
function fromFlags(line, targets) {
    const subject = onlySubject(targets.get(line.one.target ?? ""));
    const missing = [
        ...needed.filter((name) => line.one[name] === undefined),
        ...ofSubject.filter((name) => line.one[name] === undefined && subject?.[name] === undefined),
        ...["job"].filter((name) => line.one[name] === undefined),
        ...["action", "resource"].filter((name) => line.many[name] === undefined),
    ];
    if (missing.length > 0)
        throw new terminal_arguments/* Misuse */.J(`request needs ${missing.map((name) => `--${name}`).join(", ")}: give them, or run it at a terminal`);
    return wishOf({ ...subject, ...line.one }, line.many.action ?? [], line.many.resource ?? []);
}
async function asked(line, targets) {
    const terminal = (0,promises_.createInterface)({ input: process.stdin, output: process.stderr });
    const ask = async (question, given, fallback = "") => {
        if (given !== undefined)
            return given;
        for (;;) {
            const reply = (await terminal.question(`${(0,plain/* plain */.pj)(question)}${fallback ? ` [${(0,plain/* plain */.pj)(fallback)}]` : ""}: `)).trim() || fallback;
            if (reply)
                return reply;
        }
    };
    try {
        const target = await ask(`target (${[...targets.keys()].join(", ")})`, line.one.target, targets.size === 1 ? [...targets.keys()][0] : "");
        const subject = onlySubject(targets.get(target));
        const values = { target };
        values.id = await ask("id (a-z, 0-9, -)", line.one.id);
        for (const name of ofSubject)
            values[name] = await ask(name, line.one[name], subject?.[name]);
        values.job = await ask("job (its key in the workflow file)", line.one.job);
        const actions = line.many.action ?? (await ask("actions (spaces between)", undefined)).split(/\s+/);
        const resources = line.many.resource ?? (await ask("resources (spaces between)", undefined)).split(/\s+/);
        values.minutes = await ask("minutes", line.one.minutes);
        values.change = await ask("change (https URL)", line.one.change);
        values.reason = await ask("reason, in one line", line.one.reason);
        return wishOf({ ...values, ...(line.one.start ? { start: line.one.start } : {}) }, actions, resources);
    }
    finally {
        terminal.close();
    }
}
/** What is not said is taken from the target when the target leaves no choice. */
function onlySubject(named) {
    const [subjects, ...more] = named?.target.subjects ?? [];
    if (subjects === undefined || more.length > 0)
        return undefined;
    const only = (values) => (values.length === 1 ? values[0] : undefined);
    const { repository, workflows, refs, environments } = subjects;
    const found = { repository, workflow: only(workflows), ref: only(refs), environment: only(environments) };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
function wishOf(values, actions, resources) {
    const minutes = Number(values.minutes);
    if (!Number.isSafeInteger(minutes))
        throw new terminal_arguments/* Misuse */.J(`${JSON.stringify(values.minutes)} is no number of minutes: give a whole number`);
    const { target = "", id = "", repository = "", workflow = "", job = "", ref = "", environment = "", change = "", reason = "", start, } = values;
    return {
        target,
        id,
        repository,
        workflow,
        job,
        ref,
        environment,
        change,
        reason,
        minutes,
        actions,
        resources,
        ...(start ? { start } : {}),
    };
}

;// CONCATENATED MODULE: ./build/src/terminal/run.js
















/** Folders and files that people write. */
const ours = ["sallyport.yaml", "targets", "grants", "policies"];
const clock = { now: () => Date.now() };
/** Runs one command line. */
async function runLine(line) {
    const bench = workbench(process.cwd());
    switch (line.command.name) {
        case "request":
            return await requestHere(line, bench);
        case "policy test":
            return policyTestHere(bench.root);
        case "revoke": {
            const around = surroundings(line, bench, "reader");
            const forge = (0,wire/* forgeFor */.P_)(around, around.repository, around.token);
            const { defaultBranch } = await forge.repository(around.repository);
            return await (0,revoke/* revoke */.r)(forge, { repository: around.repository, branch: defaultBranch, grant: line.argument ?? "" });
        }
        case "validate":
            if (line.one["pull-request"] === undefined) {
                const around = { ...endpoints(line), clock, role: "reader", keys: fromEnvironment };
                return await checkFiles({ provider: (0,wire/* providerFactory */.II)(around), policyFindings: cedar/* policyFindings */.J }, lyingFiles(bench.root, ours));
            }
    }
    return await executeHere(line, bench);
}
const roles = { apply: "binder", sweep: "unbinder" };
async function executeHere(line, bench) {
    const name = line.command.name;
    const now = clock.now();
    const world = await (0,wire/* openWorld */.HY)(surroundings(line, bench, roles[name] ?? "reader"));
    const grant = line.argument ?? line.one.grant;
    const pullRequest = Number(line.one["pull-request"]);
    return await (0,execute/* execute */.g)(name, world, now, {
        ...(grant ? { grant } : {}),
        ...(Number.isSafeInteger(pullRequest) ? { pullRequest } : {}),
        ...(line.many.target ? { targets: line.many.target } : {}),
    });
}
async function requestHere(line, bench) {
    const { entries, blobs } = lyingFiles(bench.root, ["sallyport.yaml", "targets"]);
    const tree = (0,parse/* readTree */.Zc)(entries, blobs);
    if (tree.configuration === undefined)
        throw new fault/* Fault */.v("sallyport.not-configured", `sallyport.yaml cannot be used:\n${(0,terminal/* findingsText */._g)(tree.findings)}`);
    const wish = await wishFrom(line, tree.targets, process.stdin.isTTY === true);
    const around = surroundings(line, bench, "reader");
    return await request({
        configuration: tree.configuration,
        targets: tree.targets,
        provider: (0,wire/* providerFactory */.II)(around),
        propose: bench.propose,
        forge: (0,wire/* forgeFor */.P_)(around, around.repository, around.token),
        progress: around.progress,
    }, wish);
}
function policyTestHere(root) {
    const { entries, blobs } = lyingFiles(root, ["policies"]);
    const texts = new Map(entries.map(({ path, oid }) => [path, blobs.get(oid).toString("utf8")]));
    const read = entries
        .filter(({ path }) => /^policies\/cases\/.*\.yaml$/.test(path))
        .map(({ path, oid }) => readCases(path, blobs.get(oid)));
    const findings = [...(0,cedar/* policyFindings */.J)(texts), ...read.flatMap((each) => each.findings)];
    if (findings.length > 0)
        return { exit: 1, text: (0,terminal/* findingsText */._g)(findings), json: { findings }, findings };
    const results = runCases((0,cedar/* cedarPolicy */.G)(texts), read.flatMap(({ cases }) => cases));
    return policyTest(results.map(({ case: { name }, passed, differences }) => ({ name, passed, says: differences.join("; ") })));
}
function surroundings(line, bench, role) {
    const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;
    if (!token)
        throw new fault/* Fault */.v("terminal.token", "there is no GitHub token: set GITHUB_TOKEN, for example to the output of `gh auth token`");
    return {
        ...endpoints(line),
        directory: bench.root,
        repository: bench.repository,
        token: new secret/* Secret */.z(token),
        clock,
        role,
        keys: fromEnvironment,
        progress: (text) => {
            if (process.stderr.isTTY)
                process.stderr.write(`${text}…\n`);
        },
    };
}
function endpoints(line) {
    return {
        githubApi: (0,endpoint/* loopbackEndpoint */.h)("--github-api-url", line.one["github-api-url"] ?? ""),
        awsEndpoint: (0,endpoint/* loopbackEndpoint */.h)("--aws-endpoint", line.one["aws-endpoint"] ?? ""),
    };
}
/** A person's own keys. They are for one account: another account's role refuses them, and that is told. */
const fromEnvironment = ({ account }) => async () => {
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_SESSION_TOKEN: session } = process.env;
    if (!id || !key)
        throw new fault/* Fault */.v("terminal.keys", `there are no keys for account ${account}: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN`);
    return {
        accessKeyId: new secret/* Secret */.z(id),
        secretAccessKey: new secret/* Secret */.z(key),
        ...(session ? { sessionToken: new secret/* Secret */.z(session) } : {}),
    };
};


/***/ })

};
