export const id = 878;
export const ids = [878];
export const modules = {

/***/ 878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli),
  said: () => (/* binding */ said)
});

// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
// EXTERNAL MODULE: ./build/src/terminal/arguments.js
var terminal_arguments = __webpack_require__(4310);
// EXTERNAL MODULE: ./build/src/terminal/catalogue.js + 1 modules
var catalogue = __webpack_require__(7404);
;// CONCATENATED MODULE: ./build/src/terminal/help.js

/** `sallyport --help`. */
function overview() {
    return [
        "sallyport: just-in-time cloud access for CI jobs, opened by a reviewed pull request",
        "",
        "usage: sallyport <command> [options]",
        "",
        ...catalogue/* commands */.P.filter(({ doors }) => doors.includes("terminal")).map(row),
        "",
        "in workflows only, as the command of the Action:",
        "",
        ...catalogue/* commands */.P.filter(({ doors }) => !doors.includes("terminal")).map(row),
        "",
        "every command takes --help and --json; those that reach GitHub or a cloud also take --github-api-url URL and",
        "--aws-endpoint URL, to work in the sandbox on this machine",
        "",
        ...catalogue/* exitCodes */.h.map(([code, means]) => `exit ${code}: ${means}`),
        "",
        "GitHub is reached with GITHUB_TOKEN or GH_TOKEN, a cloud with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY",
        "and AWS_SESSION_TOKEN. validate and simulate of files, policy test, bootstrap and attest need neither.",
    ].join("\n");
}
function row({ name, says }) {
    return `  ${name.padEnd(15)}${says}`;
}
/** `sallyport <command> --help`. */
function commandHelp(command) {
    const { name, says, argument, options, no, more = [], doors } = command;
    if (!doors.includes("terminal"))
        return [says, "", `in workflows only: see action.yml, command: ${name}`].join("\n");
    const usage = `usage: sallyport ${name}${argument ? ` ${argument}` : ""} [options]`;
    const told = [...options.filter(({ sandbox }) => !sandbox), json];
    const width = Math.max(28, ...told.map((option) => spelled(option).length + 2));
    const rows = told.map((option) => `  ${spelled(option).padEnd(width)}${option.says}`);
    return [says, "", usage, "", ...rows, "", `exit 1: ${no}`, ...(more.length > 0 ? ["", ...more] : [])].join("\n");
}
const json = {
    name: "json",
    says: "print JSON instead of text; a failure is { failure: { code, message, retryable } }",
};
function spelled({ name, value }) {
    return `--${name}${value ? ` ${value}` : ""}`;
}

;// CONCATENATED MODULE: ./build/src/cli.js




/** The terminal's door: reads the command line, runs the command, prints its answer. The only catch. */
async function cli(words = process.argv.slice(2)) {
    // Whoever reads us may stop early (`sallyport audit | head`): that is no failure.
    process.stdout.on("error", (cause) => {
        if (cause.code !== "EPIPE")
            throw cause;
        process.exit();
    });
    try {
        process.exitCode = await run(words);
    }
    catch (failure) {
        process.exitCode = told(failure, words.includes("--json"));
    }
}
async function run(words) {
    const line = (0,terminal_arguments/* readLine */.X)(words);
    if (line === undefined)
        return print(overview());
    if (line.help)
        return print(commandHelp(line.command));
    const { runLine } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(4), __webpack_require__.e(296)]).then(__webpack_require__.bind(__webpack_require__, 5296));
    return show(await runLine(line), line);
}
function show(answer, line) {
    print(said(answer, { json: line.json, csv: line.one.csv !== undefined }));
    return answer.exit;
}
/** What of an answer is printed, without its last line feed. */
function said({ text, json, csv }, as) {
    if (as.json)
        return (0,plain/* plainJson */.RU)(json);
    if (as.csv && csv !== undefined)
        return csv.replace(/\n$/, "");
    return (0,plain/* plainLines */.y1)(text.trimEnd());
}
function print(text) {
    process.stdout.write(`${text}\n`);
    return 0;
}
/** Says why there is no answer, on standard error; for a program also as JSON where it expects the answer. */
function told(failure, json) {
    const { exit, code, retryable, lines } = explained(failure);
    process.stderr.write(`${lines.map(plain/* plain */.pj).join("\n")}\n`);
    if (json)
        print((0,plain/* plainJson */.RU)({ failure: { code, message: lines.join("\n"), retryable } }));
    return exit;
}
function explained(failure) {
    if (failure instanceof terminal_arguments/* Misuse */.J)
        return { exit: 2, code: "input.command-line", retryable: false, lines: failure.message.split("\n") };
    if (failure instanceof fault/* Fault */.v) {
        const { code, retryable, message } = failure;
        const [first = "", ...more] = message.split("\n");
        const because = causes(failure).map((cause) => `  because: ${cause}`);
        const lines = [`${first} (${code}${retryable ? "; trying again may help" : ""})`, ...more, ...because];
        // What was given is wrong, not the world.
        return { exit: /^(input|terminal)\./.test(code) ? 2 : 3, code, retryable, lines };
    }
    const stack = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    const lines = ["this is a bug of sallyport, please report it:", ...stack.split("\n")];
    return { exit: 3, code: "bug", retryable: false, lines };
}
/** Each once: libraries wrap an error in others with its own words. */
function causes(failure) {
    const told = [];
    let said = failure.message;
    for (let { cause } = failure; cause instanceof Error; cause = cause.cause) {
        const words = cause.message || cause.name;
        if (!said.includes(words))
            told.push(words);
        said += words;
    }
    return told;
}


/***/ }),

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

/***/ 4310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ Misuse),
/* harmony export */   X: () => (/* binding */ readLine)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _core_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2007);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7404);



/** A command line that does not: each sentence says what to do. */
class Misuse extends Error {
    constructor(...sentences) {
        super(sentences.join("\n"));
        this.name = "Misuse";
    }
}
/** Reads a command line; undefined asks for the overview. Throws {@link Misuse} with everything that is wrong with it. */
function readLine(given) {
    // `sallyport help request` is `sallyport request --help`.
    const words = given[0] === "help" && given.length > 1 ? [...given.slice(1), "--help"] : given;
    const [first] = words;
    if (first === undefined || first === "--help" || first === "-h" || first === "help")
        return undefined;
    const command = _catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P.find(({ name }) => words.slice(0, name.split(" ").length).join(" ") === name);
    if (command === undefined)
        throw new Misuse(unknownCommand(words));
    const parsed = parse(command, words.slice(command.name.split(" ").length));
    if (!parsed.help) {
        // A wrong option may have left its value behind: words are judged when the options are right.
        const wrong = parsed.wrong.length > 0 ? [...parsed.wrong] : argumentMisuses(command, parsed);
        if (!command.doors.includes("terminal"))
            wrong.unshift(`${command.name} runs in workflows only: see action.yml`);
        if (wrong.length > 0)
            throw new Misuse(...wrong, `see sallyport ${command.name} --help`);
    }
    const { one, many, json, help } = parsed;
    return { command, one, many, json, help, ...(parsed.words[0] === undefined ? {} : { argument: parsed.words[0] }) };
}
const common = [
    { name: "json", says: "" },
    { name: "help", says: "" },
];
function parse(command, args) {
    const known = new Map([...command.options, ...common].map((option) => [option.name, option]));
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        options: Object.fromEntries(Array.from(known.values(), ({ name, value }) => [
            name,
            { type: value ? "string" : "boolean", ...(name === "help" ? { short: "h" } : {}) },
        ])),
        // Judged below, so that everything wrong is told at once, in the same words under every version of Node.
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const values = new Map();
    const wrong = [];
    for (const token of tokens) {
        if (token.kind !== "option")
            continue;
        const misuse = optionMisuse(token, known, values);
        if (misuse === undefined)
            values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ""]);
        else
            wrong.push(misuse);
    }
    const entries = [...values].filter(([name]) => known.has(name) && !common.some((option) => option.name === name));
    return {
        one: Object.fromEntries(entries.flatMap(([name, [value = ""]]) => (known.get(name)?.many ? [] : [[name, value]]))),
        many: Object.fromEntries(entries.filter(([name]) => known.get(name)?.many)),
        json: values.has("json"),
        help: values.has("help"),
        words: tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : [])),
        wrong,
    };
}
function optionMisuse({ name, rawName, value, inlineValue }, known, before) {
    const option = known.get(name);
    if (option === undefined) {
        const meant = (0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, [...known.keys()]);
        return `there is no option ${rawName}${meant === undefined ? "" : `: did you mean --${meant}?`}`;
    }
    if (option.value === undefined)
        return value === undefined ? undefined : `${rawName} takes no value`;
    // `--reason --id x` forgot the reason; whoever means a dash writes `--reason=-`.
    if (value === undefined || value === "" || (inlineValue === false && value.startsWith("-")))
        return `${rawName} needs a value: ${rawName}=${option.value}`;
    return before.has(name) && !option.many ? `${rawName} is given twice: give it once` : undefined;
}
function argumentMisuses({ name, argument, choices }, { words, one }) {
    const chosen = choices?.filter((choice) => one[choice] !== undefined);
    const given = words.slice(0, 1).length + (chosen?.length ?? 0);
    if (chosen && given !== 1) {
        const all = [argument?.replace(/[[\]]/g, ""), ...(choices ?? []).map((choice) => `--${choice}`)].join(", ");
        return [`${name} needs one of ${all}${given === 0 ? "" : `, and ${given} are given: give one`}`];
    }
    if (argument !== undefined && !argument.startsWith("[") && words.length === 0)
        return [`${name} needs ${argument}`];
    return words.slice(argument === undefined ? 0 : 1).map((word) => `${name} takes no ${JSON.stringify(word)}`);
}
function unknownCommand(words) {
    const names = _catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P.filter(({ doors }) => doors.includes("terminal")).map(({ name }) => name);
    const [first = ""] = words;
    const below = names.filter((name) => name.startsWith(`${first} `));
    const meant = (0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(words.join(" "), below) ??
        (below.length > 0 ? below.join(" or sallyport ") : undefined) ??
        (0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(first, names) ??
        (0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(words.join(" "), names);
    const hint = meant === undefined ? "see sallyport --help" : `did you mean sallyport ${meant}?`;
    return `there is no command ${JSON.stringify(first)}: ${hint}`;
}


/***/ }),

/***/ 7404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ commands),
  h: () => (/* binding */ exitCodes)
});

;// CONCATENATED MODULE: ./build/src/terminal/options.js
/** Options that several commands take. */
const githubApi = [
    {
        name: "github-api-url",
        value: "URL",
        sandbox: true,
        says: "the sandbox's GitHub API; accepted for this machine alone",
    },
];
const sandbox = [
    ...githubApi,
    {
        name: "aws-endpoint",
        value: "URL",
        sandbox: true,
        says: "the sandbox's AWS; accepted for this machine alone",
    },
];
const csv = [
    { name: "csv", says: "print comma-separated values instead of text, safe to open in a spreadsheet" },
];
const grant = [
    { name: "grant", value: "ID", says: "only this grant: its id, or <target>/<id>" },
];

;// CONCATENATED MODULE: ./build/src/terminal/catalogue.js
/** The commands of the terminal, as data: help, parsing and docs/commands.md are made of it. */

const commands = [
    {
        name: "init",
        says: "write the files of a new installation here, and say what is left for administrators",
        doors: ["terminal"],
        no: "the files have findings, or others stand in their place; nothing was written",
        more: [
            "What is left out is asked at a terminal, or read from GitHub: ids with GITHUB_TOKEN or GH_TOKEN. All files are",
            "written or none; one that is there with other content is a finding, unless --force.",
            "",
            "example, in an empty clone:",
            "  sallyport init --owner @acme/security --target payments-production --account 210987654321 --region eu-west-1 \\",
            "    --approver @acme/payments-owners --allow dynamodb:GetItem \\",
            "    --resource 'arn:aws:dynamodb:eu-west-1:210987654321:table/ledger*' \\",
            "    --job-repository acme/payments --job backfill --consumer ../payments",
        ],
        options: [
            {
                name: "action",
                value: "OWNER/NAME@COMMIT",
                says: "where the Action comes from; otherwise from where this command does",
            },
            { name: "repository", value: "OWNER/NAME", says: "the access repository; otherwise the clone's origin" },
            { name: "repository-id", value: "ID", says: "its numeric id; otherwise GitHub is asked" },
            { name: "owner-id", value: "ID", says: "its owner's numeric id; otherwise GitHub is asked" },
            { name: "branch", value: "NAME", says: "its default branch; otherwise GitHub is asked" },
            { name: "installation", value: "NAME", says: "a name for the installation; otherwise the owner's" },
            { name: "audience", value: "NAME", says: "an OIDC audience of its own; otherwise sallyport.<owner>" },
            { name: "owner", value: "@WHO", many: true, says: "who answers for everything but requests; once for each" },
            { name: "target", value: "NAME", says: "the first target" },
            { name: "account", value: "ID", says: "its AWS account, twelve digits" },
            { name: "region", value: "NAME", many: true, says: "its regions; once for each" },
            { name: "tier", value: "TIER", says: "development, staging or production (the default)" },
            { name: "minutes", value: "N", says: "the longest window there; 60 otherwise" },
            { name: "allow", value: "ACTION", many: true, says: "the most that may be asked there; once for each" },
            { name: "resource", value: "ARN", many: true, says: "on what; once for each" },
            { name: "approver", value: "@WHO", many: true, says: "who answers for requests there; once for each" },
            { name: "dispatch", says: "apply starts the job there by itself" },
            { name: "job-repository", value: "OWNER/NAME", says: "the repository whose job gets access" },
            { name: "job-repository-id", value: "ID", says: "its numeric id; otherwise GitHub is asked" },
            { name: "job-owner-id", value: "ID", says: "its owner's numeric id; otherwise GitHub is asked" },
            { name: "job", value: "NAME", says: "the job's key in its workflow file" },
            { name: "workflow", value: "PATH", says: "that file; otherwise .github/workflows/<job>.yml" },
            { name: "ref", value: "REF", says: "its full ref; otherwise the default branch" },
            { name: "environment", value: "NAME", says: "its environment; otherwise the tier" },
            { name: "run", value: "COMMAND", says: "what the job runs with its credentials; otherwise it asks who it is" },
            {
                name: "consumer",
                value: "DIR",
                says: "a clone of that repository: its workflow is written there, not printed",
            },
            {
                name: "control",
                value: "DIR",
                says: "hardened, first: write the controller's workflows into that clone, nothing else",
            },
            {
                name: "hardened",
                value: "OWNER/NAME@COMMIT",
                says: "hardened, then: trust the controller's workflows at that commit",
            },
            { name: "force", says: "overwrite what stands in the place of a file" },
            ...githubApi,
        ],
    },
    {
        name: "doctor",
        says: "hold a live installation against what it must be: GitHub's settings, keys, workflows, trusts",
        doors: ["terminal"],
        no: "something ails it, or could not be looked at",
        more: [
            "Reads only. It takes a token of an owner of the organization to see everything, and keys of each account;",
            "what yours may not see is said, with the permission that is missing.",
        ],
        options: sandbox,
    },
    {
        name: "bootstrap",
        says: "write bootstrap/<account>.yaml anew from sallyport.yaml and targets/ as they lie here",
        doors: ["terminal"],
        no: "there are findings; nothing was written",
        options: [],
    },
    {
        name: "attest",
        says: "write sallyport.attested: everything that decides, as it lies here, for its owners to approve anew",
        doors: ["terminal"],
        no: "a file cannot be read; nothing was written",
        options: [],
    },
    {
        name: "request",
        says: "ask for access: write a grant file, push it, open its pull request as you",
        doors: ["terminal"],
        no: "the request has findings; nothing was written",
        more: [
            "What is left out is asked at a terminal. A target with one choice needs no flag for it.",
            "The clone stays as it is: branch, files and what is staged. The new branch is grant/<target>/<id>.",
            "",
            "example:",
            "  sallyport request --target payments-production --id backfill-4211 --job backfill --minutes 60 \\",
            "    --action dynamodb:GetItem --resource arn:aws:dynamodb:eu-west-1:210987654321:table/ledger \\",
            "    --change https://github.com/acme/payments/pull/812 --reason 'Backfill the rows of INC-4211'",
            "",
            "more of the same, approved again:",
            "  sallyport request --extends backfill-4211 --id backfill-4211b --minutes 30 --reason 'A third is left'",
        ],
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
            { name: "for", value: "LOGIN", says: "the person for whom you ask, when it is not for you" },
            {
                name: "extends",
                value: "ID",
                says: "go on from that grant: its job, access and change, unless you say otherwise",
            },
            ...sandbox,
        ],
    },
    {
        name: "validate",
        says: "check this clone's files as they are, or explain a pull request on the pull request",
        doors: ["terminal", "workflow"],
        no: "there are findings, or policy forbids it; missing approvals alone are no reason",
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
        says: "write down what apply or sweep did, tell the pull requests, revert ended grants",
        doors: ["workflow"],
        no: "not used by this command",
        options: [],
    },
    {
        name: "mint",
        says: "in the job that was given access: get its credentials, and give them back at the end",
        doors: ["workflow"],
        no: "the lease reference is wrong, or the cloud refused",
        options: [],
    },
    {
        name: "sweep",
        says: "end what has ended; with --grant, end that one now",
        doors: ["terminal", "workflow"],
        no: "something could not be ended",
        more: [
            "At a terminal it ends by your own cloud keys and asks nobody's leave; a halt given there is not recorded and keeps",
            "nothing from opening later. `sallyport revoke` records it, and holds.",
        ],
        options: [
            ...grant,
            {
                name: "halt",
                value: "SCOPE",
                says: "end everything of it now: all, target:NAME or repository:OWNER/NAME",
            },
            { name: "target", value: "NAME", many: true, says: "only this target; once for each" },
            ...sandbox,
        ],
    },
    {
        name: "revoke",
        says: "start the sweep that ends a grant now, or halts everything of a scope; waits for no approval",
        argument: "[ID]",
        choices: ["all", "target", "repository"],
        doors: ["terminal", "workflow"],
        no: "the sweep was started, and nothing is known of what it is to end or to halt",
        more: [
            "Whether you may is judged in the run, by who started it. A halt ends what is open and keeps everything of its scope",
            "shut until a reviewed change of sallyport.yaml lifts it.",
            "",
            "one grant, by the id that sallyport status shows:",
            "  sallyport revoke payments-production/backfill-4211 --reason 'INC-4300: its runner is not ours'",
            "",
            "everything of a target:",
            "  sallyport revoke --target payments-production --reason 'INC-4300: the runner image leaks its environment'",
        ],
        options: [
            { name: "all", says: "halt everything" },
            { name: "target", value: "NAME", says: "halt this target" },
            { name: "repository", value: "OWNER/NAME", says: "halt the jobs of this repository" },
            { name: "reason", value: "TEXT", says: "why, in one line; a halt needs it" },
            ...sandbox,
        ],
    },
    {
        name: "audit",
        says: "rebuild the chain of each grant: request, approval, lease, mint, use, release, revocation, revert",
        argument: "[ID]",
        doors: ["terminal", "workflow"],
        no: "a link is missing or two contradict, or something stands that nothing explains",
        options: [...csv, ...sandbox],
    },
    {
        name: "status",
        says: "what is open now, and until when; with an ID, that grant alone",
        argument: "[ID]",
        doors: ["terminal", "workflow"],
        no: "not used by this command",
        options: [...csv, ...sandbox],
    },
    {
        name: "simulate",
        says: "who could approve a grant, would it open then, would a run be admitted; if not, by which one fact",
        argument: "[GRANT-FILE|ID]",
        doors: ["terminal"],
        no: "it would not open with every approval it needs, or the run would not be admitted",
        more: [
            "A file is judged as if its pull request were opened and merged now; an id, as it was merged.",
            "Without a GitHub token the files of the clone are all that is read, and it is said what is not.",
            "",
            "example:",
            "  sallyport simulate grants/payments-production/backfill-4211.yaml --as rosa --claim ref=refs/heads/fix",
        ],
        options: [
            { name: "pull-request", value: "N", says: "the grants that it adds, with the reviews it has" },
            { name: "as", value: "LOGIN", says: "as if this person opened the pull request of the file" },
            { name: "at", value: "TIME", says: "at that time (RFC 3339 with a zone); otherwise now" },
            {
                name: "claims",
                value: "FILE",
                says: "a run with these token claims, a JSON object; otherwise the grant's own job",
            },
            { name: "claim", value: "NAME=VALUE", many: true, says: "with this claim in place of the job's; once for each" },
            ...sandbox,
        ],
    },
    {
        name: "policy test",
        says: "run the example cases beside the policies",
        doors: ["terminal"],
        no: "a case came out otherwise than expected",
        options: [],
    },
    {
        name: "policy report",
        says: "what rules in audit mode would have decided otherwise so far: which grants, asked by whom",
        doors: ["terminal"],
        no: "not used by this command",
        options: sandbox,
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
