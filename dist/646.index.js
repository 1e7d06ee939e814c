export const id = 646;
export const ids = [646];
export const modules = {

/***/ 1646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runLine: () => (/* binding */ runLine)
});

// EXTERNAL MODULE: ./build/src/approval/codeowners.js + 1 modules
var codeowners = __webpack_require__(721);
// EXTERNAL MODULE: ./build/src/core/check.js
var check = __webpack_require__(2033);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/parse.js + 2 modules
var parse = __webpack_require__(1594);
// EXTERNAL MODULE: ./build/src/core/paths.js
var paths = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
// EXTERNAL MODULE: ./build/src/report/terminal.js
var terminal = __webpack_require__(4834);
// EXTERNAL MODULE: ./build/src/commands/decide.js + 6 modules
var decide = __webpack_require__(6092);
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
        ...ownerFindings(files),
        ...crossing,
        ...policyFindings,
    ].sort(finding/* byPlace */.h);
    const sound = `${(0,plain/* count */.U9)(tree.targets.size, "target")} and ${(0,plain/* count */.U9)(tree.grants.length, "grant")}`;
    const elsewhere = "approvals, what policy says of a grant, and ids used before are looked at on the pull request";
    const says = `${(0,plain/* count */.U9)(files.entries.length, "file")} read, of them ${sound} can be used; ${elsewhere}`;
    return {
        exit: findings.some(({ level }) => level === "error") ? 1 : 0,
        text: `${(0,terminal/* findingsText */._g)(findings)}${says}`,
        json: { findings, targets: tree.targets.size, grants: tree.grants.length },
        findings,
    };
}
/** What is wrong with CODEOWNERS; without one nobody can approve anything. */
function ownerFindings(files) {
    const entry = codeowners/* codeownersPaths */.oX.map((path) => files.entries.find((each) => each.path === path)).find(Boolean);
    if (entry === undefined)
        return [ownerless(codeowners/* codeownersPaths */.oX[0], "there is no CODEOWNERS file")];
    if (entry.mode !== "100644")
        return [ownerless(entry.path, "it is no plain file, and names nobody")];
    return (0,codeowners/* parseCodeowners */.BW)(entry.path, files.blobs.get(entry.oid)).findings;
}
function ownerless(file, message) {
    const fix = "add one that names owners for every folder of grants/";
    return { code: "codeowners.missing", file, line: 1, column: 1, message, fix, level: "error" };
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

// EXTERNAL MODULE: ./build/src/commands/execute.js + 23 modules
var execute = __webpack_require__(8874);
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

// EXTERNAL MODULE: ./build/src/commands/request.js
var request = __webpack_require__(5717);
// EXTERNAL MODULE: ./build/src/commands/revoke.js
var revoke = __webpack_require__(880);
// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/core/secret.js
var secret = __webpack_require__(1313);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
        propose: (proposal) => propose(root, proposal),
    };
}
async function propose(root, { branch, base, path, content, message }) {
    // Plumbing all the way: a switched branch or a half-done commit would be theirs to mend.
    const blob = await run(root, ["hash-object", "-w", "--stdin"], { input: content });
    const there = await fetched(root, branch);
    if (there !== undefined) {
        if ((await run(root, ["ls-tree", "--format=%(objectname)", there, "--", path])) === blob)
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
    const parts = /[/:]([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(address);
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
 * Everything wrong with policy files, found in a thread of its own: starting the policy engine takes a tenth of a second,
 * in which the caller can read the other files.
 */
function policyFindingsAside(files) {
    return new Promise((resolve, reject) => {
        const thread = new external_node_worker_threads_.Worker(new URL(door, import.meta.url), { workerData: files });
        thread.once("message", resolve);
        thread.once("error", reject);
        thread.once("exit", () => reject(new Error("the thread that checks policies ended without an answer")));
    });
}

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

// EXTERNAL MODULE: ./build/src/wire.js + 51 modules
var wire = __webpack_require__(5094);
// EXTERNAL MODULE: ./build/src/terminal/arguments.js
var terminal_arguments = __webpack_require__(4310);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/src/terminal/ask.js





/**
 * The wish that flags and answers make. What no flag says is asked of the person; without one, every missing flag is named
 * at once. Throws {@link Misuse}; Fault `input.target`.
 */
async function wishFrom(line, targets, person) {
    const given = wishOf(line, targets);
    if (given.target !== undefined && !targets.has(given.target))
        throw (0,request/* unknownTarget */.Ww)(given.target, [...targets.keys()]);
    const lacking = missing(given);
    if (lacking.length === 0)
        return given;
    if (person === undefined) {
        const flags = lacking.map((part) => `--${flagOf[part] ?? part}`).join(", ");
        throw new terminal_arguments/* Misuse */.J(`request needs ${flags}: give them, or run it at a terminal`, "see sallyport request --help");
    }
    return await asked(line, targets, person);
}
const parts = ["target", "id", "repository", "workflow", "ref", "environment", "job"];
const lists = ["actions", "resources"];
const rest = ["minutes", "change", "reason"];
const flagOf = { actions: "action", resources: "resource" };
function missing(wish) {
    return [...parts, ...lists, ...rest].filter((part) => wish[part] === undefined);
}
/** What the command line says, and what its target leaves no choice about. */
function wishOf({ one, many }, targets) {
    const target = one.target ?? (targets.size === 1 ? [...targets.keys()][0] : undefined);
    const said = Object.fromEntries([...parts, "change", "reason", "start"].flatMap((part) => (one[part] === undefined ? [] : [[part, one[part]]])));
    return {
        ...onlySubject(targets.get(target ?? "")),
        ...(target === undefined ? {} : { target }),
        ...said,
        ...(one.minutes === undefined ? {} : { minutes: minutesOf(one.minutes) }),
        ...(many.action === undefined ? {} : { actions: many.action }),
        ...(many.resource === undefined ? {} : { resources: many.resource }),
    };
}
function minutesOf(text) {
    if (!wholeNumber.test(text))
        throw new terminal_arguments/* Misuse */.J(`${JSON.stringify(text)} is no number of minutes: give a whole number`);
    return Number(text);
}
const wholeNumber = /^[1-9][0-9]{0,5}$/;
/** Asks for what the flags did not say, in the order of the file; every answer that cannot be meant is asked for again. */
async function asked(line, targets, { input, output }) {
    const terminal = (0,external_node_readline_.createInterface)({ input, output });
    const questions = new Questions(terminal, output);
    try {
        const names = [...targets.keys()];
        const target = wishOf(line, targets).target ??
            (await questions.ask(`target (${names.join(", ")})`, (text) => targets.has(text) ? undefined : "there is none"));
        const known = { ...wishOf({ ...line, one: { ...line.one, target } }, targets) };
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

// EXTERNAL MODULE: ./build/src/http/send.js
var http_send = __webpack_require__(2658);
// EXTERNAL MODULE: ./build/src/providers/aws/sigv4.js
var sigv4 = __webpack_require__(9469);
// EXTERNAL MODULE: ./build/src/providers/aws/xml.js
var xml = __webpack_require__(7507);
;// CONCATENATED MODULE: ./build/src/providers/aws/identity.js



/**
 * The account that keys belong to. Needs no permission.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * Faults: `aws.keys` when STS knows no such keys, `aws.unavailable` (retryable).
 */
async function accountOfKeys(send, { keys, url, region, now, }) {
    const body = "Action=GetCallerIdentity&Version=2011-06-15";
    const headers = (0,sigv4/* sign */._)({ url, service: "sts", region, body }, keys, now);
    const answer = await send({ method: "POST", url, headers, body });
    const account = answer.status === 200 ? (0,xml/* element */.N)(answer.body, "Account") : undefined;
    if (account !== undefined)
        return account;
    const said = `AWS STS answered ${(0,xml/* element */.N)(answer.body, "Code") ?? `status ${answer.status}`} to GetCallerIdentity`;
    if (answer.status >= 500 || answer.status === 429)
        throw new fault/* Fault */.v("aws.unavailable", `${said}; run it again`, { retryable: true });
    throw new fault/* Fault */.v("aws.keys", `${said}: the keys are unknown or expired; get new ones`);
}

// EXTERNAL MODULE: ./build/src/providers/aws/regions.js
var regions = __webpack_require__(2787);
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
            const { send, close } = (0,http_send/* connect */.N)();
            try {
                const url = awsEndpoint ?? (0,regions/* stsEndpoint */.u1)(partition, region);
                const owner = await accountOfKeys(send, { keys, url, region, now: clock.now() });
                if (owner === account)
                    return keys;
                throw new fault/* Fault */.v("terminal.keys", `the keys are of account ${owner}, not of ${account}: get keys of that account`);
            }
            finally {
                close();
            }
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

;// CONCATENATED MODULE: ./build/src/terminal/run.js




















/** Folders and files that people write; the last is a name that somebody may write instead. */
const ours = ["sallyport.yaml", "targets", "grants", "policies", "sallyport.yml", ...codeowners/* codeownersPaths */.oX];
/** Files that take longer to read than a thread takes to start. */
const many = 200;
const clock = { now: () => Date.now() };
/** Runs one command line. */
async function runLine(line) {
    // Read first, so that a refused address is told whatever else is missing.
    const around = { ...endpoints(line), clock };
    const bench = await workbench(process.cwd());
    switch (line.command.name) {
        case "request":
            return await requestHere(line, bench);
        case "policy test":
            return await policyTestHere(bench.root);
        case "revoke":
            return await revokeHere(line, bench);
        case "validate":
            if (line.one["pull-request"] === undefined) {
                const provider = (0,wire/* providerFactory */.II)({ ...around, role: "reader", keys: ownKeys(around) });
                const files = await lyingFiles(bench.root, ours);
                const { policyFindings } = files.entries.length < many ? wire/* policyEngine */.po : { policyFindings: policyFindingsAside };
                return await checkFiles({ provider, policyFindings }, files);
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
    const { token, repository, githubApi } = await surroundings(line, bench, "reader");
    const forge = (0,wire/* forgeFor */.P_)({ githubApi }, repository, token);
    const { defaultBranch } = await forge.repository(repository);
    return await (0,revoke/* revoke */.r)(forge, { repository, branch: defaultBranch, grant: line.argument ?? "" });
}
async function requestHere(line, bench) {
    const { entries, blobs } = await lyingFiles(bench.root, ["sallyport.yaml", "targets"]);
    const { configuration, targets, findings } = (0,parse/* readTree */.Zc)(entries, blobs);
    if (configuration === undefined)
        throw new fault/* Fault */.v("sallyport.not-configured", `sallyport.yaml cannot be used:\n${(0,terminal/* findingsText */._g)(findings)}`);
    const person = process.stdin.isTTY === true ? { input: process.stdin, output: process.stderr } : undefined;
    // A missing token is told before the questions: nobody answers nine of them for nothing.
    const early = person && (await surroundings(line, bench, "reader"));
    const wish = await wishFrom(line, targets, person);
    const around = early ?? (await surroundings(line, bench, "reader"));
    return await (0,request/* request */.Em)({
        configuration,
        targets,
        provider: (0,wire/* providerFactory */.II)(around),
        touched: bench.touched,
        propose: bench.propose,
        repository: around.repository,
        forge: (0,wire/* forgeFor */.P_)(around, around.repository, around.token),
        progress: around.progress,
    }, wish);
}
async function policyTestHere(root) {
    const { entries, blobs, findings: unread } = await lyingFiles(root, ["policies"]);
    const texts = new Map(entries.map(({ path, oid }) => [path, blobs.get(oid).toString("utf8")]));
    const read = entries
        .filter(({ path }) => /^policies\/cases\/.*\.yaml$/.test(path))
        .map(({ path, oid }) => readCases(path, blobs.get(oid)));
    const found = [
        ...unread,
        ...(0,policy_files/* policyModes */.t)(entries),
        ...(await wire/* policyEngine */.po.policyFindings(texts)),
        ...read.flatMap(({ findings }) => findings),
    ];
    if (found.length > 0)
        return { exit: 1, text: (0,terminal/* findingsText */._g)(found), json: { findings: found }, findings: found };
    const cases = read.flatMap((each) => each.cases);
    const results = runCases(await wire/* policyEngine */.po.policy(texts), cases);
    return policyTest(results.map(({ case: { name }, passed, differences }) => ({ name, passed, says: differences.join("; ") })));
}
async function surroundings(line, bench, role) {
    const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;
    if (!token)
        throw new fault/* Fault */.v("terminal.token", "there is no GitHub token: set GITHUB_TOKEN, for example to the output of `gh auth token`");
    const around = { ...endpoints(line), clock };
    return {
        ...around,
        directory: bench.root,
        repository: await bench.repository(),
        token: new secret/* Secret */.z(token),
        role,
        keys: ownKeys(around),
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


/***/ })

};
