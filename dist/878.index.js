export const id = 878;
export const ids = [878];
export const modules = {

/***/ 878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli)
});

// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
// EXTERNAL MODULE: ./build/src/terminal/arguments.js
var terminal_arguments = __webpack_require__(4310);
// EXTERNAL MODULE: ./build/src/terminal/catalogue.js
var catalogue = __webpack_require__(4407);
;// CONCATENATED MODULE: ./build/src/terminal/help.js

/** `sallyport --help`. */
function overview() {
    return [
        "sallyport: just-in-time cloud access for CI jobs, opened by a reviewed pull request",
        "",
        "usage: sallyport <command> [options]",
        "",
        ...catalogue/* commands */.P.map(({ name, says, doors }) => `  ${name.padEnd(12)}${says}${doors.includes("terminal") ? "" : " (in workflows only)"}`),
        "",
        "every command takes --help and --json",
        "",
        ...catalogue/* exitCodes */.h.map(([code, means]) => `exit ${code}: ${means}`),
        "",
        "GitHub is reached with GITHUB_TOKEN or GH_TOKEN, a cloud with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN",
    ].join("\n");
}
/** `sallyport <command> --help`. */
function commandHelp(command) {
    const { name, says, argument, options, no } = command;
    const usage = `usage: sallyport ${name}${argument ? ` ${argument}` : ""} [options]`;
    const rows = [...options, json].map((option) => `  ${spelled(option).padEnd(28)}${option.says}`);
    return [says, "", usage, "", ...rows, "", `exit 1: ${no}`].join("\n");
}
const json = { name: "json", says: "print one JSON value instead of text" };
function spelled({ name, value }) {
    return `--${name}${value ? ` ${value}` : ""}`;
}

;// CONCATENATED MODULE: ./build/src/cli.js




/** The terminal's door: reads the command line, runs the command, prints its answer. The only catch. */
async function cli(words = process.argv.slice(2)) {
    try {
        process.exitCode = await run(words);
    }
    catch (failure) {
        process.exitCode = printFailure(failure);
    }
}
async function run(words) {
    const line = (0,terminal_arguments/* readLine */.X)(words);
    if (line === undefined)
        return print(overview());
    if (line.help)
        return print(commandHelp(line.command));
    const { runLine } = await Promise.all(/* import() */[__webpack_require__.e(667), __webpack_require__.e(44), __webpack_require__.e(317)]).then(__webpack_require__.bind(__webpack_require__, 3451));
    return show(await runLine(line), line);
}
function show(answer, line) {
    print(line.json ? JSON.stringify(answer.json, null, 2) : answer.text.trimEnd());
    return answer.exit;
}
function print(text) {
    process.stdout.write(`${text}\n`);
    return 0;
}
function printFailure(failure) {
    if (failure instanceof terminal_arguments/* Misuse */.J) {
        process.stderr.write(`${(0,plain/* plain */.pj)(failure.message)}\n`);
        return 2;
    }
    if (failure instanceof fault/* Fault */.v) {
        const again = failure.retryable ? "; trying again may help" : "";
        process.stderr.write(`${(0,plain/* plain */.pj)(failure.message)} (${failure.code}${again})\n`);
        for (let cause = failure.cause; cause instanceof Error; cause = cause.cause)
            process.stderr.write(`  because: ${(0,plain/* plain */.pj)(cause.message)}\n`);
        return 3;
    }
    process.stderr.write(`this is a bug of sallyport, please report it:\n${failure instanceof Error ? failure.stack : String(failure)}\n`);
    return 3;
}


/***/ }),

/***/ 7077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ Fault)
/* harmony export */ });
/**
 * A fault is about the world (a network, a service, a repository), never about a person's file.
 * Any exception that is not a Fault is a bug and keeps its stack.
 */
class Fault extends Error {
    /** Stable, lower-case, dotted: `github.unauthorized`. */
    code;
    /** True when trying again later, unchanged, may succeed. */
    retryable;
    constructor(code, message, { retryable = false, cause } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = "Fault";
        this.code = code;
        this.retryable = retryable;
    }
}


/***/ }),

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

/***/ 4310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ Misuse),
/* harmony export */   X: () => (/* binding */ readLine)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4407);


/** A command line that does not: the sentence says what to do. */
class Misuse extends Error {
}
/** Reads a command line; undefined asks for the overview. Throws {@link Misuse}. */
function readLine(words) {
    const [first] = words;
    if (first === undefined || first === "--help" || first === "-h" || first === "help")
        return undefined;
    const command = _catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P.find(({ name }) => words.slice(0, name.split(" ").length).join(" ") === name);
    if (command === undefined || !command.doors.includes("terminal"))
        throw new Misuse(unknown(first, command));
    const { values, positionals } = parse(command, words.slice(command.name.split(" ").length));
    if (positionals.length > (command.argument ? 1 : 0))
        throw new Misuse(`${command.name} takes no ${positionals.at(-1)}: see sallyport ${command.name} --help`);
    const given = Object.entries(values);
    return {
        command,
        one: Object.fromEntries(given.filter((entry) => typeof entry[1] === "string")),
        many: Object.fromEntries(given.filter((entry) => Array.isArray(entry[1]))),
        json: values.json === true,
        help: values.help === true,
        ...(positionals[0] === undefined ? {} : { argument: positionals[0] }),
    };
}
function parse(command, args) {
    const options = Object.fromEntries([
        ["json", { type: "boolean" }],
        ["help", { type: "boolean", short: "h" }],
        ...command.options.map(({ name, value, many }) => [name, { type: value ? "string" : "boolean", multiple: many === true }]),
    ]);
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...args], options, allowPositionals: true, strict: true });
    }
    catch (cause) {
        const said = cause instanceof Error ? (cause.message.split(". ")[0] ?? "") : "";
        throw new Misuse(`${said.charAt(0).toLowerCase()}${said.slice(1)}: see sallyport ${command.name} --help`);
    }
}
function unknown(word, command) {
    if (command)
        return `${command.name} runs in workflows only: see action.yml`;
    return `there is no command ${JSON.stringify(word)}: see sallyport --help`;
}


/***/ }),

/***/ 4407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commands),
/* harmony export */   h: () => (/* binding */ exitCodes)
/* harmony export */ });
/** The commands of the terminal, as data: help, parsing and docs/commands.md are made of it. */
const sandbox = [
    { name: "github-api-url", value: "URL", says: "the sandbox's GitHub API; accepted for this machine alone" },
    { name: "aws-endpoint", value: "URL", says: "the sandbox's AWS; accepted for this machine alone" },
];
const grant = [{ name: "grant", value: "ID", says: "only this grant: its id, or <target>/<id>" }];
const commands = [
    {
        name: "request",
        says: "ask for access: write a grant file, push it, open its pull request as you",
        doors: ["terminal"],
        no: "the request has findings; nothing was written",
        options: [
            { name: "target", value: "NAME", says: "where: a file of targets/" },
            { name: "id", value: "ID", says: "what to call it: a-z, 0-9 and -, at most 32, never used before" },
            { name: "repository", value: "OWNER/NAME", says: "the repository whose job gets access" },
            { name: "workflow", value: "PATH", says: "its workflow file" },
            { name: "job", value: "NAME", says: "the job's key in that file" },
            { name: "ref", value: "REF", says: "its full ref" },
            { name: "environment", value: "NAME", says: "its environment" },
            { name: "action", value: "ACTION", many: true, says: "what it may do; once for each" },
            { name: "resource", value: "ARN", many: true, says: "on what; once for each" },
            { name: "minutes", value: "N", says: "for how long" },
            { name: "start", value: "TIME", says: "from when (RFC 3339 with a zone); otherwise from the merge" },
            { name: "change", value: "URL", says: "the pull request, issue or incident it serves" },
            { name: "reason", value: "TEXT", says: "why, in one line" },
            ...sandbox,
        ],
    },
    {
        name: "validate",
        says: "check this clone's files as they are, or explain a pull request on the pull request",
        doors: ["terminal", "workflow"],
        no: "there are findings, or policy forbids it",
        options: [
            { name: "pull-request", value: "N", says: "that pull request, with its comment, instead of the files here" },
            ...sandbox,
        ],
    },
    {
        name: "apply",
        says: "decide and open what the default branch asks for, and end what it does not",
        doors: ["terminal", "workflow"],
        no: "something could not be done",
        options: [{ name: "target", value: "NAME", many: true, says: "only this target; once for each" }, ...sandbox],
    },
    {
        name: "record",
        says: "write what apply or sweep did to the ledger, tell the pull requests, revert ended grants",
        doors: ["workflow"],
        no: "nothing: a failure is a fault",
        options: [],
    },
    {
        name: "mint",
        says: "in the job that was given access: exchange its OIDC token for the lease's credentials; at the end, give them back",
        doors: ["workflow"],
        no: "the lease reference is wrong, or the cloud refused",
        options: [],
    },
    {
        name: "sweep",
        says: "end what has ended; with --grant, end that one now",
        doors: ["terminal", "workflow"],
        no: "something could not be ended",
        options: [
            ...grant,
            { name: "target", value: "NAME", many: true, says: "only this target; once for each" },
            ...sandbox,
        ],
    },
    {
        name: "revoke",
        says: "start the sweep that ends a grant now; waits for no approval",
        argument: "ID",
        doors: ["terminal", "workflow"],
        no: "nothing: a failure is a fault",
        options: sandbox,
    },
    {
        name: "audit",
        says: "rebuild the chain of each grant: request, approval, lease, mint, use, release, revocation, revert",
        argument: "[ID]",
        doors: ["terminal", "workflow"],
        no: "a link is missing or two contradict, or something stands that nothing explains",
        options: sandbox,
    },
    {
        name: "status",
        says: "what is open now, and until when",
        doors: ["terminal", "workflow"],
        no: "nothing: a failure is a fault",
        options: sandbox,
    },
    {
        name: "policy test",
        says: "run the example cases beside the policies",
        doors: ["terminal"],
        no: "a case came out otherwise than expected",
        options: [],
    },
];
/** What exit codes mean, for every command. */
const exitCodes = [
    [0, "all is well"],
    [1, "the answer is no: each command's help says what that means"],
    [2, "the command was used wrongly"],
    [3, "the world failed (network, GitHub, a cloud): trying again may help"],
];


/***/ })

};
