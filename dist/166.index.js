export const id = 166;
export const ids = [166];
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

/***/ 6166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cedarPolicy: () => (/* binding */ cedarPolicy),
  policyFindings: () => (/* binding */ policyFindings)
});

// EXTERNAL MODULE: ./build/src/core/digest.js
var digest = __webpack_require__(4161);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/policy/shipped.generated.js
// Generated from policies/ by scripts/generate.ts. Do not edit.
/** The rules that sallyport ships, by id, each with the digest of its Cedar JSON form without annotations. */
const shippedRules = {
    "agent-minutes": "0f79779c9534718f52f344c172d1bd585faea30867b777bfd200d0f21af694b5",
    "agent-production-names-resources": "021f8002d0f6514664263e86b66497284d4d1fb51d9d70d190397e325b5637bf",
    "agent-starts-anew": "6c2a2978a23fb75d7b2d8de4b07aefb914c7d3f12c553598d9b9e015d911def8",
    "agents-may-ask": "7c98ef0141e36e3a3933661fe6a06f7ec154ad33ad49cb3e0da7bf335f6c46f9",
    "change-is-linked": "8ddc106bbdf9dc49da90fc5dd9aaf6573924f01ada61df23a2aa15e5b45a91c6",
    "development-minutes": "2b55c019bdc821b8eb2b9eabd692be8cc8f8288b10dfb43693fb3f9296b9efe5",
    "nobody-approves-for-oneself": "70cb2b02b9186923b87ada1b539011d4542cc0ecd2ebae20b4ffda08b8e22206",
    "only-people-approve": "0f790e9bf0eb2d9ee95f68d5949a98aa5acf7b0fb4d6e4d3fda32f81bdf76686",
    "people-may-ask": "fa118a5b22b349443fa0a1cfb270a0f6a70d45162758f973fcced43510cd9ed7",
    "production-minutes": "70103bbdc20498aaa8e21ef2a885e48c40afc720820910a7dc84d030f1e469b3",
    "production-names-actions": "24decb7e589cb426db889c461f84c042141943c77b97e0a2eae98b37ff3b7c37",
    "production-two-approvers": "ebccc4b9bd066232b07c1b6d297afbd1c2180891f1d6bdf5e620f76dfdb5451c",
    "somebody-approved": "a3fde77de140a89a654a92bcfdac9491bc9ed0da3c528df56ca728bd1ebe106d",
    "staging-minutes": "0968ae4be967049c27c705311d17a793928c7684ca8963e354931839d15ef73e",
    "target-minutes": "5dc2329c514309ab7dd8e8a977f394a053ab52df75c2bee5e08196a52d415ead",
    "window-has-length": "6018b00537ba503a4f45f747070386b2f90ec545e31fc435279ee85bc1c07ebf",
};

;// CONCATENATED MODULE: ./build/src/policy/audit.js


/*
 * Audit mode: `@mode("audit") @until("2026-12-31")` has a rule recorded and shown, and not enforced, until the end of that
 * day in UTC. From then on a forbid is enforced. A permit in audit mode never permits, before its day or after.
 */
const day = 24 * 60 * time/* minute */.Vc;
/** An end further away than this is none. */
const longest = 180 * day;
/** How long before its end people are told. */
const near = 14 * day;
/** Every annotation that means something: any other would be read as nothing. */
const annotationNames = ["id", "says", "fix", "mode", "until"];
/** The first instant at which a rule that is in audit mode until the end of a day is not any more. */
function endOf(until) {
    return Date.parse(`${until}T00:00:00Z`) + day;
}
/** Reads `@mode` and `@until`. What is neither a mode that we know nor one with an end is refused. */
function readMode(annotations, at) {
    const { mode, until } = annotations;
    if (mode === undefined)
        return until === undefined ? {} : trouble("it has @until and no @mode", 'add @mode("audit"), or take @until away');
    if (mode !== "audit")
        return trouble(`its @mode ${JSON.stringify(mode)} is none: the only one is "audit"`, 'write @mode("audit") with an @until, or take @mode away: a rule without one is enforced');
    const example = `@until("${dayOf(at + 30 * day)}")`;
    if (until === undefined || !isDay(until))
        return trouble(until === undefined ? "it is in audit mode without an end" : `its @until ${JSON.stringify(until)} is no day`, `say the last day of its audit mode: ${example}`);
    if (endOf(until) > at + longest)
        return trouble(`its audit mode ends on ${until}, more than 180 days ahead`, `write a nearer day: ${example}`);
    return { until };
}
/** A rule that is shipped is enforced: by its id, and by what it says under another one. */
function shippedTrouble(id, body) {
    const same = Object.keys(shippedRules).find((shipped) => shipped === id || shippedRules[shipped] === body);
    if (same === undefined)
        return undefined;
    const what = same === id ? "it is a shipped rule" : `it is the shipped rule ${same} under another name`;
    return trouble(`${what}, and no shipped rule can be in audit mode`, "take @mode and @until away; to try out a rule of your own, write it under an id of its own");
}
/** What people should know of a rule whose audit mode is over, or soon will be. */
function endNotice({ until, effect }, at) {
    if (until === undefined)
        return undefined;
    const left = endOf(until) - at;
    if (left > near)
        return undefined;
    const permit = effect === "permit";
    const message = left > 0
        ? `its audit mode ends with ${until}; ${permit ? "it will still permit nothing" : "from the next day on it is enforced"}`
        : `its audit mode ended with ${until}; ${permit ? "it permits nothing all the same" : "it is enforced"}`;
    const fix = permit
        ? "take @mode and @until away to have it permit, or take the rule away"
        : "read `sallyport policy report`; then take @mode and @until away, or the rule";
    return trouble(message, fix);
}
function isDay(text) {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? (0,time/* fromIso */.ap)(`${text}T00:00:00Z`) : undefined;
    return at !== undefined && dayOf(at) === text;
}
function dayOf(at) {
    return (0,time/* iso */.KH)(at).slice(0, 10);
}
function trouble(message, fix) {
    return { code: "policy.audit", message, fix };
}

// EXTERNAL MODULE: ./node_modules/@cedar-policy/cedar-wasm/nodejs/cedar_wasm.js
var cedar_wasm = __webpack_require__(8902);
// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
;// CONCATENATED MODULE: ./build/src/policy/request.js

/** The namespace of the schema. */
const namespace = "Sallyport";
const actions = { request: "request", activation: "activate" };
/**
 * Turns facts into a request: values in Cedar's JSON form, never text of Cedar's language, whatever they hold. Cedar checks
 * them against the schema, so that a fact of the wrong form is an error, which denies.
 */
function cedarRequest(facts) {
    const principal = uid("Requester", String(facts.requester.id));
    const resource = uid("Target", facts.target.name);
    const { usage, subject } = facts;
    return {
        principal,
        action: uid("Action", actions[facts.moment]),
        resource,
        context: {
            grant: given({ ...facts.grant, actions: [...facts.grant.actions], resources: [...facts.grant.resources] }),
            approvals: given({
                count: facts.approvers.length,
                ids: facts.approvers.map(({ id }) => String(id)),
                kinds: facts.approvers.map(kindOf),
                standFor: [...(facts.standFor ?? [])],
                oldestHours: facts.oldestApprovalHours,
            }),
            ...(usage === undefined ? {} : { usage: usageOf(usage) }),
            ...(subject === undefined ? {} : { subject: { commit: subject.commit, workflow: subject.workflow } }),
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
/** Members of `context` that are not known everywhere; a fact that is not there must not read as a good one. */
const notAlwaysKnown = ["usage", "subject"];
function usageOf({ open, repeated, outsideHours, frozen, from }) {
    return {
        openOfPerson: open.person,
        openOfRepository: open.repository,
        openOfTarget: open.target,
        ...repeated,
        outsideHours,
        frozen,
        from: { __extn: { fn: "datetime", arg: (0,time/* iso */.KH)(from) } },
    };
}
/** Without what is absent: Cedar knows no undefined. */
function given(members) {
    const there = Object.entries(members).filter(([, value]) => value !== undefined);
    return Object.fromEntries(there);
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

;// CONCATENATED MODULE: ./build/src/policy/evaluate.js




/** What Cedar has parsed in this process, by name: it keeps both for as long as the process lives. */
const parsed = new Set();
/** Parses a set of rules once and returns how to ask it. Throws a Fault `policy.invalid`. */
function ruleSet(schema, rules) {
    const schemaName = (0,digest/* digest */.b)(schema);
    const setName = (0,digest/* digest */.b)(Object.fromEntries(rules.map(({ id, text }) => [id, text])));
    once(schemaName, () => (0,cedar_wasm/* preparseSchema */.IA)(schemaName, schema));
    once(setName, () => (0,cedar_wasm/* preparsePolicySet */.zN)(setName, { staticPolicies: Object.fromEntries(rules.map(({ id, text }) => [id, text])) }));
    return (facts) => ask(schemaName, setName, facts);
}
function once(name, parse) {
    if (parsed.has(name))
        return;
    const answer = parse();
    if (answer.type === "failure")
        throw invalid(answer.errors.map(({ message }) => message));
    parsed.add(name);
}
function invalid(problems) {
    return new fault/* Fault */.v("policy.invalid", `the policies cannot be used; mend them:\n${problems.join("\n")}`);
}
function ask(preparsedSchemaName, preparsedPolicySetId, facts) {
    try {
        const call = { ...cedarRequest(facts), preparsedSchemaName, preparsedPolicySetId, validateRequest: true };
        const result = (0,cedar_wasm/* statefulIsAuthorized */.KM)(call);
        if (result.type === "failure")
            return nothing(result.errors.map(({ message }) => message));
        const { decision, diagnostics } = result.response;
        const errors = diagnostics.errors.map(({ policyId, error }) => ({ rule: policyId, message: error.message }));
        return { allowed: decision === "allow", reasons: [...diagnostics.reason].sort(), errors };
    }
    catch (cause) {
        return nothing([String(cause)]);
    }
}
function nothing(messages) {
    const errors = messages.map((message) => ({ rule: "policy-evaluation", message }));
    return { allowed: false, reasons: [], errors };
}

;// CONCATENATED MODULE: ./build/src/policy/reads.js
/** The members of `context` that a rule looks at, from Cedar's JSON form of it: https://docs.cedarpolicy.com/policies/json-format.html */
function readsOf(rule) {
    const found = new Set();
    const walk = (value) => {
        if (typeof value !== "object" || value === null)
            return;
        for (const [operator, given] of Object.entries(value)) {
            const { left, attr } = (given ?? {});
            const member = (operator === "." || operator === "has") && left?.Var === "context" && typeof attr === "string";
            if (member)
                found.add(attr);
            else if (operator === "Var" && given === "context")
                found.add(everything);
            else
                walk(given);
        }
    };
    walk(rule);
    return found;
}
/** Stands for a rule that takes `context` as a whole. */
const everything = "*";

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/nearest.js
var nearest = __webpack_require__(2007);
;// CONCATENATED MODULE: ./build/src/policy/rules.js






/** Ids of the reasons that are given when no rule of a file is the reason. */
const reservedIds = ["deny-unless-permitted", "policy-evaluation"];
/** Reads the schema (the one `.cedarschema`) and the policies (every `.cedar`) among files given by path, as they stand at a time. */
function readRules(files, at) {
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
    const read = policies.map(([file, text]) => readFile({ file, text, schema, at }));
    const rules = read.flatMap(({ rules }) => rules);
    const findings = [...read.flatMap(({ findings }) => findings), ...twice(read)];
    return { schema, rules: rules.map(({ rule }) => rule), findings: findings.sort(finding/* byPlace */.h) };
}
function readFile({ file, text, schema, at }) {
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
        const rule = readRule(policy, at);
        if (!("id" in rule)) {
            findings.push(rules_finding(file, line, rule));
            continue;
        }
        rules.push({ rule, file, line });
        const notice = endNotice(rule, at);
        if (notice)
            findings.push({ ...rules_finding(file, line, about(rule.id, notice)), level: "notice" });
    }
    return { rules, findings };
}
const idFix = 'give it one that nobody else has, of letters a to z, digits and hyphens: @id("production-minutes")';
const saysFix = 'say it to the person whom it stops: @says("access to production lasts at most 120 minutes")';
function readRule(text, at) {
    const parsed = (0,cedar_wasm/* policyToJson */.kl)(text);
    if (parsed.type === "failure") {
        return {
            code: "policy.syntax",
            message: parsed.errors.map(({ message }) => message).join("; "),
            fix: "mend the policy",
        };
    }
    const { annotations: written = {}, ...body } = parsed.json;
    // Cedar gives null for an annotation without a value.
    const annotations = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, value ?? ""]));
    const { id = "", says = "", fix } = annotations;
    if (!/^[a-z0-9-]{1,64}$/.test(id) || reservedIds.includes(id)) {
        const message = id === "" ? "the policy has no @id" : `the @id "${id}" cannot be used`;
        return { code: "policy.id", message, fix: idFix };
    }
    if (says.trim() === "") {
        return { code: "policy.says", message: `the policy ${id} has no @says`, fix: saysFix };
    }
    const unknown = unknownAnnotation(annotations);
    if (unknown)
        return about(id, unknown);
    const mode = readMode(annotations, at);
    if ("code" in mode)
        return about(id, mode);
    const shipped = mode.until === undefined ? undefined : shippedTrouble(id, (0,digest/* digest */.b)(body));
    if (shipped)
        return about(id, shipped);
    return { id, effect: body.effect, says, ...(fix === undefined ? {} : { fix }), ...mode, reads: readsOf(body), text };
}
/** What nobody reads must not look as if it did something: `@Mode("audit")`, `@untill`. */
function unknownAnnotation(annotations) {
    const name = Object.keys(annotations).find((one) => !annotationNames.includes(one));
    if (name === undefined)
        return undefined;
    const meant = (0,nearest/* nearest */.p)(name, annotationNames);
    const fix = meant === undefined ? `take it away: there are @${annotationNames.join(", @")}` : `did you mean @${meant}?`;
    return { code: "policy.annotation", message: `its annotation @${name} means nothing`, fix };
}
/** Trouble with a rule, named. */
function about(id, { message, ...rest }) {
    return { ...rest, message: `the policy ${id}: ${message}` };
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
 * error denies. Rules in audit mode are asked apart, so that none of them can change what the others say.
 */
/** More approvers than this are never tried when looking for the number that policy wants. */
const mostApprovers = 10;
/** Everything to say of policy files at a time, located. No error: {@link cedarPolicy} accepts them. */
function policyFindings(files, at) {
    return readRules(files, at).findings;
}
/**
 * Compiles policies as they stand at a time. `files` is path → text with one `.cedarschema` and the `.cedar` files; others
 * are left aside. Throws a Fault `policy.invalid` that lists every problem.
 */
function cedarPolicy(files, at) {
    const { schema, rules, findings } = readRules(files, at);
    const errors = findings.filter(({ level }) => level === "error");
    if (errors.length > 0)
        throw invalid(errors.map(({ file, line, message, fix }) => `${file}:${line}: ${message} (${fix})`));
    const policyDigest = (0,digest/* digest */.b)({ schema, rules: Object.fromEntries(rules.map(({ id, text }) => [id, text])) });
    const engine = engineOf(schema, rules, at);
    return {
        digest: policyDigest,
        audited: rules.filter((rule) => standing(rule, at) === "audited").map((rule) => auditedOf(rule)),
        decide: (facts) => ({ ...answer(engine, facts), policyDigest, factsDigest: (0,digest/* digest */.b)(facts) }),
    };
}
/** How a rule stands at a time. A permit whose audit mode is over is left out: nothing may open because a day has passed. */
function standing({ until, effect }, at) {
    if (until === undefined)
        return "enforced";
    if (at < endOf(until))
        return "audited";
    return effect === "forbid" ? "enforced" : "left out";
}
function engineOf(schema, rules, at) {
    const enforced = rules.filter((rule) => standing(rule, at) === "enforced");
    const audited = rules.filter((rule) => standing(rule, at) === "audited");
    const effects = ["forbid", "permit"].map((effect) => audited.filter((rule) => rule.effect === effect));
    const without = (set, unknown) => ruleSet(schema, set.filter((rule) => !looksAt(rule, unknown)));
    const engine = {
        rules: new Map(rules.map((rule) => [rule.id, rule])),
        asks: (rule) => standing(rule, at) !== "left out",
        enforced: (unknown) => without(enforced, unknown),
        audited: (unknown) => effects.filter((set) => set.length > 0).map((set) => without(set, unknown)),
    };
    engine.enforced([]);
    return engine;
}
function looksAt({ reads }, unknown) {
    return unknown.length > 0 && (reads.has(everything) || unknown.some((member) => reads.has(member)));
}
function answer(engine, facts) {
    const unknown = notAlwaysKnown.filter((member) => facts[member] === undefined);
    const now = judge(engine, facts, unknown);
    const blind = [...engine.rules.values()].filter((rule) => engine.asks(rule) && looksAt(rule, unknown));
    if (facts.moment === "activation")
        return blind.length === 0 ? now : blinded(now, blind, unknown);
    const later = enforce(engine, { ...facts, moment: "activation" }, unknown);
    const known = new Set(now.reasons.map(({ rule }) => rule));
    const wanted = now.allowed && !later.allowed ? approversWanted(engine, facts, unknown) : undefined;
    return {
        ...now,
        pending: [
            ...(later.allowed ? [] : later.reasons.filter(({ rule }) => !known.has(rule))),
            ...blind.filter(({ until }) => until === undefined).map((rule) => ({ ...reasonOf(rule), later: true })),
        ],
        ...(wanted === undefined ? {} : { approversWanted: wanted }),
    };
}
/** At the activation a rule that looks at what is not known denies, as any rule that cannot be evaluated. */
function blinded(now, blind, unknown) {
    const message = `it looks at what is not known here (${unknown.join(", ")})`;
    return { ...now, allowed: false, reasons: [...blind.map(({ id }) => failed({ rule: id, message })), ...now.reasons] };
}
/** Asks policy itself how many approvers it wants, by adding people one at a time. */
function approversWanted(engine, facts, unknown) {
    const approvers = [...facts.approvers];
    while (approvers.length < mostApprovers) {
        approvers.push({ id: -1 - approvers.length, login: "somebody", kind: "user" });
        if (enforce(engine, { ...facts, moment: "activation", approvers }, unknown).allowed)
            return approvers.length;
    }
    return undefined;
}
/** What the enforced rules say, and beside it what those in audit mode would have said; only an error of theirs counts, and denies. */
function judge(engine, facts, unknown) {
    const enforced = enforce(engine, facts, unknown);
    const trials = engine.audited(unknown).map((ask) => ask(facts));
    const told = new Set(enforced.reasons.map(({ rule }) => rule));
    const errors = trials.flatMap(({ errors }) => errors).filter(({ rule }) => !told.has(rule));
    const audited = trials
        .flatMap(({ reasons }) => reasons)
        .sort()
        .map((id) => auditedOf(engine.rules.get(id)));
    return {
        allowed: enforced.allowed && errors.length === 0,
        reasons: [...errors.map(failed), ...enforced.reasons],
        ...(audited.length === 0 ? {} : { audited }),
    };
}
function enforce(engine, facts, unknown) {
    const said = engine.enforced(unknown)(facts);
    const reasons = said.reasons.map((id) => reasonOf(engine.rules.get(id)));
    if (said.errors.length > 0)
        return { allowed: false, reasons: [...said.errors.map(failed), ...reasons] };
    if (said.allowed)
        return { allowed: reasons.some(({ effect }) => effect === "permit"), reasons };
    return { allowed: false, reasons: reasons.length > 0 ? reasons : [notPermitted] };
}
const notPermitted = {
    rule: "deny-unless-permitted",
    effect: "forbid",
    says: "no rule permits this, and what no rule permits is denied",
    fix: "have somebody ask who may, or add a permit to policies/",
};
function failed({ rule, message }) {
    return {
        rule,
        effect: "error",
        says: `the rule could not be evaluated, which denies: ${message}`,
        fix: "mend the policy, and add a case for it to policies/cases",
    };
}
function reasonOf({ id, effect, says, fix }) {
    return { rule: id, effect, says, ...(fix === undefined ? {} : { fix }) };
}
function auditedOf(rule) {
    return { ...reasonOf(rule), effect: rule.effect, until: rule.until ?? "" };
}


/***/ })

};
