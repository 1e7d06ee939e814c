export const id = 977;
export const ids = [977];
export const modules = {

/***/ 8902:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var __webpack_unused_export__;
/* @ts-self-types="./cedar_wasm.d.ts" */

/**
 * Check whether a context successfully parses.
 * @param {ContextParsingCall} call
 * @returns {CheckParseAnswer}
 */
function checkParseContext(call) {
    const ret = wasm.checkParseContext(call);
    return ret;
}
__webpack_unused_export__ = checkParseContext;

/**
 * Check whether a set of entities successfully parses.
 * @param {EntitiesParsingCall} call
 * @returns {CheckParseAnswer}
 */
function checkParseEntities(call) {
    const ret = wasm.checkParseEntities(call);
    return ret;
}
__webpack_unused_export__ = checkParseEntities;

/**
 * Check whether a policy set successfully parses.
 * @param {PolicySet} policies
 * @returns {CheckParseAnswer}
 */
function checkParsePolicySet(policies) {
    const ret = wasm.checkParsePolicySet(policies);
    return ret;
}
__webpack_unused_export__ = checkParsePolicySet;

/**
 * Check whether a schema successfully parses.
 * @param {Schema} schema
 * @returns {CheckParseAnswer}
 */
function checkParseSchema(schema) {
    const ret = wasm.checkParseSchema(schema);
    return ret;
}
exports.pG = checkParseSchema;

/**
 * Apply the Cedar policy formatter to a policy set in the Cedar policy format
 * @param {FormattingCall} call
 * @returns {FormattingAnswer}
 */
function formatPolicies(call) {
    const ret = wasm.formatPolicies(call);
    return ret;
}
__webpack_unused_export__ = formatPolicies;

/**
 * Get language version of Cedar
 * @returns {string}
 */
function getCedarLangVersion() {
    let deferred1_0;
    let deferred1_1;
    try {
        const ret = wasm.getCedarLangVersion();
        deferred1_0 = ret[0];
        deferred1_1 = ret[1];
        return getStringFromWasm0(ret[0], ret[1]);
    } finally {
        wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
    }
}
__webpack_unused_export__ = getCedarLangVersion;

/**
 * @returns {string}
 */
function getCedarSDKVersion() {
    let deferred1_0;
    let deferred1_1;
    try {
        const ret = wasm.getCedarSDKVersion();
        deferred1_0 = ret[0];
        deferred1_1 = ret[1];
        return getStringFromWasm0(ret[0], ret[1]);
    } finally {
        wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
    }
}
__webpack_unused_export__ = getCedarSDKVersion;

/**
 * @returns {string}
 */
function getCedarVersion() {
    let deferred1_0;
    let deferred1_1;
    try {
        const ret = wasm.getCedarVersion();
        deferred1_0 = ret[0];
        deferred1_1 = ret[1];
        return getStringFromWasm0(ret[0], ret[1]);
    } finally {
        wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
    }
}
__webpack_unused_export__ = getCedarVersion;

/**
 * Get valid request environment
 * @param {Policy} t
 * @param {Schema} s
 * @returns {GetValidRequestEnvsResult}
 */
function getValidRequestEnvsPolicy(t, s) {
    const ret = wasm.getValidRequestEnvsPolicy(t, s);
    return ret;
}
__webpack_unused_export__ = getValidRequestEnvsPolicy;

/**
 * Get valid request environment
 * @param {Template} t
 * @param {Schema} s
 * @returns {GetValidRequestEnvsResult}
 */
function getValidRequestEnvsTemplate(t, s) {
    const ret = wasm.getValidRequestEnvsTemplate(t, s);
    return ret;
}
__webpack_unused_export__ = getValidRequestEnvsTemplate;

/**
 * Basic interface, using [`AuthorizationCall`] and [`AuthorizationAnswer`] types
 * @param {AuthorizationCall} call
 * @returns {AuthorizationAnswer}
 */
function isAuthorized(call) {
    const ret = wasm.isAuthorized(call);
    return ret;
}
__webpack_unused_export__ = isAuthorized;

/**
 * Basic interface for partial evaluation, using [`AuthorizationCall`] and
 * [`PartialAuthorizationAnswer`] types
 * @param {PartialAuthorizationCall} call
 * @returns {PartialAuthorizationAnswer}
 */
function isAuthorizedPartial(call) {
    const ret = wasm.isAuthorizedPartial(call);
    return ret;
}
__webpack_unused_export__ = isAuthorizedPartial;

/**
 * Takes a `PolicySet` represented as string and return the policies
 * and templates split into vecs and sorted by id.
 * @param {string} policyset_str
 * @returns {PolicySetTextToPartsAnswer}
 */
function policySetTextToParts(policyset_str) {
    const ptr0 = passStringToWasm0(policyset_str, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.policySetTextToParts(ptr0, len0);
    return ret;
}
exports.h9 = policySetTextToParts;

/**
 * Return the JSON representation of a policy.
 * @param {Policy} policy
 * @returns {PolicyToJsonAnswer}
 */
function policyToJson(policy) {
    const ret = wasm.policyToJson(policy);
    return ret;
}
exports.kl = policyToJson;

/**
 * Return the Cedar (textual) representation of a policy.
 * @param {Policy} policy
 * @returns {PolicyToTextAnswer}
 */
function policyToText(policy) {
    const ret = wasm.policyToText(policy);
    return ret;
}
__webpack_unused_export__ = policyToText;

/**
 * Preparse and cache a policy set in thread-local storage
 *
 * # Errors
 *
 * Will return `Err` if the input cannot be parsed. Side-effect free on error.
 * @param {string} pset_id
 * @param {PolicySet} policies
 * @returns {CheckParseAnswer}
 */
function preparsePolicySet(pset_id, policies) {
    const ptr0 = passStringToWasm0(pset_id, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.preparsePolicySet(ptr0, len0, policies);
    return ret;
}
exports.zN = preparsePolicySet;

/**
 * Preparse and cache a schema in thread-local storage
 *
 * # Errors
 *
 * Will return `Err` if the input cannot be parsed. Side-effect free on error.
 * @param {string} schema_name
 * @param {Schema} schema
 * @returns {CheckParseAnswer}
 */
function preparseSchema(schema_name, schema) {
    const ptr0 = passStringToWasm0(schema_name, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.preparseSchema(ptr0, len0, schema);
    return ret;
}
exports.IA = preparseSchema;

/**
 * Return the JSON representation of a schema.
 * @param {Schema} schema
 * @returns {SchemaToJsonAnswer}
 */
function schemaToJson(schema) {
    const ret = wasm.schemaToJson(schema);
    return ret;
}
__webpack_unused_export__ = schemaToJson;

/**
 * Convert a Cedar schema string to JSON format with resolved types.
 *
 * This function resolves ambiguous "`EntityOrCommon`" types to their specific
 * Entity or `CommonType` classifications using the schema's type definitions.
 * This is primarily meant to be used when working with schemas programmatically,
 * for example when creating a schema building UI.
 * @param {string} schema_str
 * @returns {SchemaToJsonWithResolvedTypesAnswer}
 */
function schemaToJsonWithResolvedTypes(schema_str) {
    const ptr0 = passStringToWasm0(schema_str, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.schemaToJsonWithResolvedTypes(ptr0, len0);
    return ret;
}
__webpack_unused_export__ = schemaToJsonWithResolvedTypes;

/**
 * Return the Cedar (textual) representation of a schema.
 * @param {Schema} schema
 * @returns {SchemaToTextAnswer}
 */
function schemaToText(schema) {
    const ret = wasm.schemaToText(schema);
    return ret;
}
__webpack_unused_export__ = schemaToText;

/**
 * Stateful authorization using preparsed schemas and policy sets.
 *
 * This function works like [`is_authorized`] but retrieves schemas and policy sets
 * from thread-local cache instead of parsing them on each call.
 * @param {StatefulAuthorizationCall} call
 * @returns {AuthorizationAnswer}
 */
function statefulIsAuthorized(call) {
    const ret = wasm.statefulIsAuthorized(call);
    return ret;
}
exports.KM = statefulIsAuthorized;

/**
 * Return the JSON representation of a template.
 * @param {Template} template
 * @returns {PolicyToJsonAnswer}
 */
function templateToJson(template) {
    const ret = wasm.templateToJson(template);
    return ret;
}
__webpack_unused_export__ = templateToJson;

/**
 * Return the Cedar (textual) representation of a template.
 * @param {Template} template
 * @returns {PolicyToTextAnswer}
 */
function templateToText(template) {
    const ret = wasm.templateToText(template);
    return ret;
}
__webpack_unused_export__ = templateToText;

/**
 * Parse a policy set and optionally validate it against a provided schema
 *
 * This is the basic validator interface, using [`ValidationCall`] and
 * [`ValidationAnswer`] types
 * @param {ValidationCall} call
 * @returns {ValidationAnswer}
 */
function validate(call) {
    const ret = wasm.validate(call);
    return ret;
}
exports.tf = validate;

function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg___wbindgen_is_undefined_c0cca72b82b86f4d: function(arg0) {
            const ret = arg0 === undefined;
            return ret;
        },
        __wbg___wbindgen_string_get_914df97fcfa788f2: function(arg0, arg1) {
            const obj = arg1;
            const ret = typeof(obj) === 'string' ? obj : undefined;
            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            var len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32(arg0 + 4 * 1, len1, true);
            getDataViewMemory0().setInt32(arg0 + 4 * 0, ptr1, true);
        },
        __wbg___wbindgen_throw_81fc77679af83bc6: function(arg0, arg1) {
            throw new Error(getStringFromWasm0(arg0, arg1));
        },
        __wbg_parse_545d11396395fbbd: function() { return handleError(function (arg0, arg1) {
            const ret = JSON.parse(getStringFromWasm0(arg0, arg1));
            return ret;
        }, arguments); },
        __wbg_stringify_a2c39d991e1bf91d: function() { return handleError(function (arg0) {
            const ret = JSON.stringify(arg0);
            return ret;
        }, arguments); },
        __wbindgen_init_externref_table: function() {
            const table = wasm.__wbindgen_externrefs;
            const offset = table.grow(4);
            table.set(0, undefined);
            table.set(offset + 0, undefined);
            table.set(offset + 1, null);
            table.set(offset + 2, true);
            table.set(offset + 3, false);
        },
    };
    return {
        __proto__: null,
        "./cedar_wasm_bg.js": import0,
    };
}

function addToExternrefTable0(obj) {
    const idx = wasm.__externref_table_alloc();
    wasm.__wbindgen_externrefs.set(idx, obj);
    return idx;
}

let cachedDataViewMemory0 = null;
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}

function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(ptr, len);
}

let cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        const idx = addToExternrefTable0(e);
        wasm.__wbindgen_exn_store(idx);
    }
}

function isLikeNone(x) {
    return x === undefined || x === null;
}

function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        const buf = cachedTextEncoder.encode(arg);
        const ptr = malloc(buf.length, 1) >>> 0;
        getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
        WASM_VECTOR_LEN = buf.length;
        return ptr;
    }

    let len = arg.length;
    let ptr = malloc(len, 1) >>> 0;

    const mem = getUint8ArrayMemory0();

    let offset = 0;

    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
    if (offset !== len) {
        if (offset !== 0) {
            arg = arg.slice(offset);
        }
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
        const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
        const ret = cachedTextEncoder.encodeInto(arg, view);

        offset += ret.written;
        ptr = realloc(ptr, len, offset, 1) >>> 0;
    }

    WASM_VECTOR_LEN = offset;
    return ptr;
}

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
cachedTextDecoder.decode();
function decodeText(ptr, len) {
    return cachedTextDecoder.decode(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}

const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}

let WASM_VECTOR_LEN = 0;

const wasmPath = __webpack_require__.ab + "cedar_wasm_bg.wasm";
const wasmBytes = (__webpack_require__(9896).readFileSync)(__webpack_require__.ab + "cedar_wasm_bg.wasm");
const wasmModule = new WebAssembly.Module(wasmBytes);
let wasm = new WebAssembly.Instance(wasmModule, __wbg_get_imports()).exports;
wasm.__wbindgen_start();


/***/ }),

/***/ 5068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ byPlace)
/* harmony export */ });
/** Findings are about a person's file: all of them are returned at once, each with its place and its mending. */
/** Orders findings as a reader meets them: by file, line, column, code. */
function byPlace(a, b) {
    return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code);
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 6977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cedarPolicy: () => (/* binding */ cedarPolicy),
  policyFindings: () => (/* binding */ policyFindings)
});

// EXTERNAL MODULE: ./node_modules/@cedar-policy/cedar-wasm/nodejs/cedar_wasm.js
var cedar_wasm = __webpack_require__(8902);
// EXTERNAL MODULE: ./build/src/core/digest.js
var digest = __webpack_require__(4161);
// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
;// CONCATENATED MODULE: ./build/src/policy/request.js
/** The namespace of the schema. */
const namespace = "Sallyport";
const actions = { request: "request", activation: "activate" };
/** Turns facts into a request. Cedar checks it against the schema, so that a fact of the wrong form is an error, which denies. */
function cedarRequest(facts) {
    const principal = uid("Requester", String(facts.requester.id));
    const resource = uid("Target", facts.target.name);
    return {
        principal,
        action: uid("Action", actions[facts.moment]),
        resource,
        context: {
            grant: { ...facts.grant, actions: [...facts.grant.actions], resources: [...facts.grant.resources] },
            approvals: {
                count: facts.approvers.length,
                ids: facts.approvers.map(({ id }) => String(id)),
                kinds: facts.approvers.map(kindOf),
            },
        },
        entities: [
            {
                uid: principal,
                attrs: { id: String(facts.requester.id), login: facts.requester.login, kind: kindOf(facts.requester) },
                parents: [],
            },
            {
                uid: resource,
                attrs: {
                    tier: entity("Tier", facts.target.tier),
                    account: facts.target.account,
                    provider: facts.target.provider,
                    minutes: facts.limits.minutes,
                },
                parents: [],
            },
        ],
    };
}
function uid(type, id) {
    return { type: `${namespace}::${type}`, id };
}
function entity(type, id) {
    return { __entity: uid(type, id) };
}
function kindOf(actor) {
    return entity("Kind", actor.kind);
}

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
;// CONCATENATED MODULE: ./build/src/policy/rules.js


/** Ids of the reasons that are given when no rule of a file is the reason. */
const reservedIds = ["deny-unless-permitted", "policy-evaluation"];
/** Reads the schema (the one `.cedarschema`) and the policies (every `.cedar`) among files given by path. */
function readRules(files) {
    const named = (ending) => [...files].filter(([file]) => file.endsWith(ending)).sort();
    const schemas = named(".cedarschema");
    const policies = named(".cedar");
    const [schemaFile, schema] = schemas[0] ?? ["policies/schema.cedarschema", ""];
    if (schemas.length !== 1 || policies.length === 0) {
        const message = `there are ${schemas.length} files *.cedarschema and ${policies.length} files *.cedar`;
        const fix = "keep exactly one schema and at least one policy file in policies/";
        return { schema, rules: [], findings: [rules_finding(schemaFile, 1, { code: "policy.files", message, fix })] };
    }
    const parsed = (0,cedar_wasm/* checkParseSchema */.pG)(schema);
    if (parsed.type === "failure") {
        return { schema, rules: [], findings: parsed.errors.map((error) => located(schemaFile, schema, error)) };
    }
    const read = policies.map(([file, text]) => readFile(file, text, schema));
    const rules = read.flatMap(({ rules }) => rules);
    const findings = [...read.flatMap(({ findings }) => findings), ...twice(read)];
    return { schema, rules: rules.map(({ rule }) => rule), findings: findings.sort(finding/* byPlace */.h) };
}
function readFile(file, text, schema) {
    const parts = (0,cedar_wasm/* policySetTextToParts */.h9)(text);
    if (parts.type === "failure")
        return { rules: [], findings: parts.errors.map((error) => located(file, text, error)) };
    const findings = validation(file, text, schema);
    for (const template of parts.policy_templates) {
        const line = lineOf(text, text.indexOf(template));
        const message = "a policy template is never linked and so decides nothing";
        findings.push(rules_finding(file, line, { code: "policy.template", message, fix: "write a policy without ?principal and ?resource" }));
    }
    const rules = [];
    const found = new Map();
    for (const policy of parts.policies) {
        const offset = text.indexOf(policy, (found.get(policy) ?? -1) + 1);
        found.set(policy, offset);
        const line = lineOf(text, offset);
        const rule = readRule(policy);
        if ("id" in rule)
            rules.push({ rule, file, line });
        else
            findings.push(rules_finding(file, line, rule));
    }
    return { rules, findings };
}
const idFix = 'give it one that nobody else has, of letters a to z, digits and hyphens: @id("production-minutes")';
const saysFix = 'say it to the person whom it stops: @says("access to production lasts at most 120 minutes")';
function readRule(text) {
    const parsed = (0,cedar_wasm/* policyToJson */.kl)(text);
    if (parsed.type === "failure") {
        return {
            code: "policy.syntax",
            message: parsed.errors.map(({ message }) => message).join("; "),
            fix: "mend the policy",
        };
    }
    const { id = "", says = "", fix } = parsed.json.annotations ?? {};
    if (!/^[a-z0-9-]{1,64}$/.test(id) || reservedIds.includes(id)) {
        const message = id === "" ? "the policy has no @id" : `the @id "${id}" cannot be used`;
        return { code: "policy.id", message, fix: idFix };
    }
    if (says.trim() === "") {
        return { code: "policy.says", message: `the policy ${id} has no @says`, fix: saysFix };
    }
    return { id, effect: parsed.json.effect, says, ...(fix === undefined ? {} : { fix }), text };
}
/** What Cedar finds when it checks policies against the schema. A warning (a rule that can never apply) counts as much. */
function validation(file, text, schema) {
    const answer = (0,cedar_wasm/* validate */.tf)({ schema, policies: { staticPolicies: text } });
    if (answer.type === "failure")
        return answer.errors.map((error) => located(file, text, error));
    return [...answer.validationErrors, ...answer.validationWarnings].map(({ error }) => located(file, text, error));
}
function located(file, text, error) {
    const start = Buffer.from(text)
        .subarray(0, error.sourceLocations?.[0]?.start ?? 0)
        .toString().length;
    const message = error.message.replace(/^for policy `[^`]*`[,:]\s*/, "");
    return {
        ...rules_finding(file, lineOf(text, start), { code: "policy.cedar", message, fix: error.help ?? "mend the policy" }),
        column: columnOf(text, start),
    };
}
function twice(read) {
    const seen = new Set();
    return read
        .flatMap(({ rules }) => rules)
        .filter(({ rule }) => seen.has(rule.id) || !seen.add(rule.id))
        .map(({ rule, file, line }) => rules_finding(file, line, {
        code: "policy.id",
        message: `the @id "${rule.id}" is used twice`,
        fix: "rename one of the two rules",
    }));
}
function rules_finding(file, line, trouble) {
    return { file, line, column: 1, level: "error", ...trouble };
}
function lineOf(text, offset) {
    return text.slice(0, Math.max(0, offset)).split("\n").length;
}
function columnOf(text, offset) {
    return offset - (text.lastIndexOf("\n", offset - 1) + 1) + 1;
}

;// CONCATENATED MODULE: ./build/src/policy/cedar.js





/*
 * The Policy port over Cedar (https://docs.cedarpolicy.com). Import this file only where policy is asked: it compiles
 * four megabytes of WebAssembly. Cedar leaves a rule that errors out of its answer and may still say allow; here any
 * error denies.
 */
/** More approvers than this are never tried when looking for the number that policy wants. */
const mostApprovers = 10;
/** Everything wrong with policy files, located. Empty: {@link cedarPolicy} accepts them. */
function policyFindings(files) {
    return readRules(files).findings;
}
/**
 * Compiles policies. `files` is path → text with one `.cedarschema` and the `.cedar` files; others are left aside.
 * Throws a Fault `policy.invalid` that lists every problem.
 */
function cedarPolicy(files) {
    const { schema, rules, findings } = readRules(files);
    if (findings.length > 0)
        throw invalid(findings.map(({ file, line, message, fix }) => `${file}:${line}: ${message} (${fix})`));
    const policyDigest = (0,digest/* digest */.b)({ schema, rules: Object.fromEntries(rules.map(({ id, text }) => [id, text])) });
    const engine = prepare(policyDigest, schema, rules);
    return {
        digest: policyDigest,
        decide: (facts) => ({ ...answer(engine, facts), policyDigest, factsDigest: (0,digest/* digest */.b)(facts) }),
    };
}
/** Parses once; Cedar keeps the result under a name for the life of the process. */
function prepare(name, schema, rules) {
    const answers = [
        (0,cedar_wasm/* preparseSchema */.IA)(name, schema),
        (0,cedar_wasm/* preparsePolicySet */.zN)(name, { staticPolicies: Object.fromEntries(rules.map(({ id, text }) => [id, text])) }),
    ];
    const problems = answers.flatMap((answer) => (answer.type === "failure" ? answer.errors : []));
    if (problems.length > 0)
        throw invalid(problems.map(({ message }) => message));
    return { name, rules: new Map(rules.map((rule) => [rule.id, rule])) };
}
function invalid(problems) {
    return new fault/* Fault */.v("policy.invalid", `the policies cannot be used; mend them:\n${problems.join("\n")}`);
}
function answer(engine, facts) {
    const now = evaluate(engine, facts);
    if (facts.moment === "activation")
        return now;
    const later = evaluate(engine, { ...facts, moment: "activation" });
    const known = new Set(now.reasons.map(({ rule }) => rule));
    const pending = later.allowed ? [] : later.reasons.filter(({ rule }) => !known.has(rule));
    const wanted = now.allowed && !later.allowed ? approversWanted(engine, facts) : undefined;
    return { ...now, pending, ...(wanted === undefined ? {} : { approversWanted: wanted }) };
}
/** Asks policy itself how many approvers it wants, by adding people one at a time. */
function approversWanted(engine, facts) {
    const approvers = [...facts.approvers];
    while (approvers.length < mostApprovers) {
        approvers.push({ id: -1 - approvers.length, login: "somebody", kind: "user" });
        if (evaluate(engine, { ...facts, moment: "activation", approvers }).allowed)
            return approvers.length;
    }
    return undefined;
}
function evaluate(engine, facts) {
    try {
        const { name } = engine;
        const call = {
            ...cedarRequest(facts),
            preparsedSchemaName: name,
            preparsedPolicySetId: name,
            validateRequest: true,
        };
        const result = (0,cedar_wasm/* statefulIsAuthorized */.KM)(call);
        if (result.type === "failure")
            return denied(result.errors.map(({ message }) => failed("policy-evaluation", message)));
        const { decision, diagnostics } = result.response;
        const errors = diagnostics.errors.map(({ policyId, error }) => failed(policyId, error.message));
        const reasons = diagnostics.reason.map((id) => reasonOf(engine, id)).sort((a, b) => (a.rule < b.rule ? -1 : 1));
        if (errors.length > 0)
            return denied([...errors, ...reasons]);
        if (decision === "allow")
            return { allowed: reasons.some(({ effect }) => effect === "permit"), reasons };
        return denied(reasons.length > 0 ? reasons : [notPermitted]);
    }
    catch (cause) {
        return denied([failed("policy-evaluation", String(cause))]);
    }
}
const notPermitted = {
    rule: "deny-unless-permitted",
    effect: "forbid",
    says: "no rule permits this, and what no rule permits is denied",
    fix: "have somebody ask who may, or add a permit to policies/",
};
function denied(reasons) {
    return { allowed: false, reasons };
}
function failed(rule, message) {
    return {
        rule,
        effect: "error",
        says: `the rule could not be evaluated, which denies: ${message}`,
        fix: "mend the policy, and add a case for it to policies/cases",
    };
}
function reasonOf({ rules }, id) {
    const rule = rules.get(id);
    if (rule === undefined)
        return failed(id, "cedar names a rule that is not in the files");
    const { effect, says, fix } = rule;
    return { rule: id, effect, says, ...(fix === undefined ? {} : { fix }) };
}


/***/ })

};
