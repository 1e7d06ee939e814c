export const id = 374;
export const ids = [374];
export const modules = {

/***/ 8828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ cedar)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8877);

/**
 * Loads Cedar, for callers that may never ask it: its engine is four megabytes of WebAssembly.
 * It is asked a handful of questions, so what V8 compiles first and fast is enough: the optimising compiler would take
 * longer than everything that it speeds up.
 */
async function cedar() {
    for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"])
        (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)(flag);
    return await __webpack_require__.e(/* import() */ 166).then(__webpack_require__.bind(__webpack_require__, 6166));
}


/***/ }),

/***/ 8374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8828);


/** The thread that aside.ts starts: checks the policy files that it was given, answers, and ends. */
void (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .cedar */ ._)().then(({ policyFindings }) => {
    const { files, at } = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.workerData;
    node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.postMessage(policyFindings(files, at));
});


/***/ })

};
