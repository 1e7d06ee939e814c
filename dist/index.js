import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 8832:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var aws4 = exports,
    url = __nccwpck_require__(7016),
    querystring = __nccwpck_require__(3480),
    crypto = __nccwpck_require__(6982),
    lru = __nccwpck_require__(2638),
    credentialsCache = lru(1000)

// http://docs.amazonwebservices.com/general/latest/gr/signature-version-4.html

function hmac(key, string, encoding) {
  return crypto.createHmac('sha256', key).update(string, 'utf8').digest(encoding)
}

function hash(string, encoding) {
  return crypto.createHash('sha256').update(string, 'utf8').digest(encoding)
}

// This function assumes the string has already been percent encoded
function encodeRfc3986(urlEncodedString) {
  return urlEncodedString.replace(/[!'()*]/g, function(c) {
    return '%' + c.charCodeAt(0).toString(16).toUpperCase()
  })
}

function encodeRfc3986Full(str) {
  return encodeRfc3986(encodeURIComponent(str))
}

// A bit of a combination of:
// https://github.com/aws/aws-sdk-java-v2/blob/dc695de6ab49ad03934e1b02e7263abbd2354be0/core/auth/src/main/java/software/amazon/awssdk/auth/signer/internal/AbstractAws4Signer.java#L59
// https://github.com/aws/aws-sdk-js/blob/18cb7e5b463b46239f9fdd4a65e2ff8c81831e8f/lib/signers/v4.js#L191-L199
// https://github.com/mhart/aws4fetch/blob/b3aed16b6f17384cf36ea33bcba3c1e9f3bdfefd/src/main.js#L25-L34
var HEADERS_TO_IGNORE = {
  'authorization': true,
  'connection': true,
  'x-amzn-trace-id': true,
  'user-agent': true,
  'expect': true,
  'presigned-expires': true,
  'range': true,
}

// request: { path | body, [host], [method], [headers], [service], [region] }
// credentials: { accessKeyId, secretAccessKey, [sessionToken] }
function RequestSigner(request, credentials) {

  if (typeof request === 'string') request = url.parse(request)

  var headers = request.headers = Object.assign({}, (request.headers || {})),
      hostParts = (!this.service || !this.region) && this.matchHost(request.hostname || request.host || headers.Host || headers.host)

  this.request = request
  this.credentials = credentials || this.defaultCredentials()

  this.service = request.service || hostParts[0] || ''
  this.region = request.region || hostParts[1] || 'us-east-1'

  // SES uses a different domain from the service name
  if (this.service === 'email') this.service = 'ses'

  if (!request.method && request.body)
    request.method = 'POST'

  if (!headers.Host && !headers.host) {
    headers.Host = request.hostname || request.host || this.createHost()

    // If a port is specified explicitly, use it as is
    if (request.port)
      headers.Host += ':' + request.port
  }
  if (!request.hostname && !request.host)
    request.hostname = headers.Host || headers.host

  this.isCodeCommitGit = this.service === 'codecommit' && request.method === 'GIT'

  this.extraHeadersToIgnore = request.extraHeadersToIgnore || Object.create(null)
  this.extraHeadersToInclude = request.extraHeadersToInclude || Object.create(null)
}

RequestSigner.prototype.matchHost = function(host) {
  var match = (host || '').match(/([^\.]{1,63})\.(?:([^\.]{0,63})\.)?amazonaws\.com(\.cn)?$/)
  var hostParts = (match || []).slice(1, 3)

  // ES's hostParts are sometimes the other way round, if the value that is expected
  // to be region equals ‘es’ switch them back
  // e.g. search-cluster-name-aaaa00aaaa0aaa0aaaaaaa0aaa.us-east-1.es.amazonaws.com
  if (hostParts[1] === 'es' || hostParts[1] === 'aoss')
    hostParts = hostParts.reverse()

  if (hostParts[1] == 's3') {
    hostParts[0] = 's3'
    hostParts[1] = 'us-east-1'
  } else {
    for (var i = 0; i < 2; i++) {
      if (/^s3-/.test(hostParts[i])) {
        hostParts[1] = hostParts[i].slice(3)
        hostParts[0] = 's3'
        break
      }
    }
  }

  return hostParts
}

// http://docs.aws.amazon.com/general/latest/gr/rande.html
RequestSigner.prototype.isSingleRegion = function() {
  // Special case for S3 and SimpleDB in us-east-1
  if (['s3', 'sdb'].indexOf(this.service) >= 0 && this.region === 'us-east-1') return true

  return ['cloudfront', 'ls', 'route53', 'iam', 'importexport', 'sts']
    .indexOf(this.service) >= 0
}

RequestSigner.prototype.createHost = function() {
  var region = this.isSingleRegion() ? '' : '.' + this.region,
      subdomain = this.service === 'ses' ? 'email' : this.service
  return subdomain + region + '.amazonaws.com'
}

RequestSigner.prototype.prepareRequest = function() {
  this.parsePath()

  var request = this.request, headers = request.headers, query

  if (request.signQuery) {

    this.parsedPath.query = query = this.parsedPath.query || {}

    if (this.credentials.sessionToken)
      query['X-Amz-Security-Token'] = this.credentials.sessionToken

    if (this.service === 's3' && !query['X-Amz-Expires'])
      query['X-Amz-Expires'] = 86400

    if (query['X-Amz-Date'])
      this.datetime = query['X-Amz-Date']
    else
      query['X-Amz-Date'] = this.getDateTime()

    query['X-Amz-Algorithm'] = 'AWS4-HMAC-SHA256'
    query['X-Amz-Credential'] = this.credentials.accessKeyId + '/' + this.credentialString()
    query['X-Amz-SignedHeaders'] = this.signedHeaders()

  } else {

    if (!request.doNotModifyHeaders && !this.isCodeCommitGit) {
      if (request.body && !headers['Content-Type'] && !headers['content-type'])
        headers['Content-Type'] = 'application/x-www-form-urlencoded; charset=utf-8'

      if (request.body && !headers['Content-Length'] && !headers['content-length'])
        headers['Content-Length'] = Buffer.byteLength(request.body)

      if (this.credentials.sessionToken && !headers['X-Amz-Security-Token'] && !headers['x-amz-security-token'])
        headers['X-Amz-Security-Token'] = this.credentials.sessionToken

      if (this.service === 's3' && !headers['X-Amz-Content-Sha256'] && !headers['x-amz-content-sha256'])
        headers['X-Amz-Content-Sha256'] = hash(this.request.body || '', 'hex')

      if (headers['X-Amz-Date'] || headers['x-amz-date'])
        this.datetime = headers['X-Amz-Date'] || headers['x-amz-date']
      else
        headers['X-Amz-Date'] = this.getDateTime()
    }

    delete headers.Authorization
    delete headers.authorization
  }
}

RequestSigner.prototype.sign = function() {
  if (!this.parsedPath) this.prepareRequest()

  if (this.request.signQuery) {
    this.parsedPath.query['X-Amz-Signature'] = this.signature()
  } else {
    this.request.headers.Authorization = this.authHeader()
  }

  this.request.path = this.formatPath()

  return this.request
}

RequestSigner.prototype.getDateTime = function() {
  if (!this.datetime) {
    var headers = this.request.headers,
      date = new Date(headers.Date || headers.date || new Date)

    this.datetime = date.toISOString().replace(/[:\-]|\.\d{3}/g, '')

    // Remove the trailing 'Z' on the timestamp string for CodeCommit git access
    if (this.isCodeCommitGit) this.datetime = this.datetime.slice(0, -1)
  }
  return this.datetime
}

RequestSigner.prototype.getDate = function() {
  return this.getDateTime().substr(0, 8)
}

RequestSigner.prototype.authHeader = function() {
  return [
    'AWS4-HMAC-SHA256 Credential=' + this.credentials.accessKeyId + '/' + this.credentialString(),
    'SignedHeaders=' + this.signedHeaders(),
    'Signature=' + this.signature(),
  ].join(', ')
}

RequestSigner.prototype.signature = function() {
  var date = this.getDate(),
      cacheKey = [this.credentials.secretAccessKey, date, this.region, this.service].join(),
      kDate, kRegion, kService, kCredentials = credentialsCache.get(cacheKey)
  if (!kCredentials) {
    kDate = hmac('AWS4' + this.credentials.secretAccessKey, date)
    kRegion = hmac(kDate, this.region)
    kService = hmac(kRegion, this.service)
    kCredentials = hmac(kService, 'aws4_request')
    credentialsCache.set(cacheKey, kCredentials)
  }
  return hmac(kCredentials, this.stringToSign(), 'hex')
}

RequestSigner.prototype.stringToSign = function() {
  return [
    'AWS4-HMAC-SHA256',
    this.getDateTime(),
    this.credentialString(),
    hash(this.canonicalString(), 'hex'),
  ].join('\n')
}

RequestSigner.prototype.canonicalString = function() {
  if (!this.parsedPath) this.prepareRequest()

  var pathStr = this.parsedPath.path,
      query = this.parsedPath.query,
      headers = this.request.headers,
      queryStr = '',
      normalizePath = this.service !== 's3',
      decodePath = this.service === 's3' || this.request.doNotEncodePath,
      decodeSlashesInPath = this.service === 's3',
      firstValOnly = this.service === 's3',
      bodyHash

  if (this.service === 's3' && this.request.signQuery) {
    bodyHash = 'UNSIGNED-PAYLOAD'
  } else if (this.isCodeCommitGit) {
    bodyHash = ''
  } else {
    bodyHash = headers['X-Amz-Content-Sha256'] || headers['x-amz-content-sha256'] ||
      hash(this.request.body || '', 'hex')
  }

  if (query) {
    var reducedQuery = Object.keys(query).reduce(function(obj, key) {
      if (!key) return obj
      obj[encodeRfc3986Full(key)] = !Array.isArray(query[key]) ? query[key] :
        (firstValOnly ? query[key][0] : query[key])
      return obj
    }, {})
    var encodedQueryPieces = []
    Object.keys(reducedQuery).sort().forEach(function(key) {
      if (!Array.isArray(reducedQuery[key])) {
        encodedQueryPieces.push(key + '=' + encodeRfc3986Full(reducedQuery[key]))
      } else {
        reducedQuery[key].map(encodeRfc3986Full).sort()
          .forEach(function(val) { encodedQueryPieces.push(key + '=' + val) })
      }
    })
    queryStr = encodedQueryPieces.join('&')
  }
  if (pathStr !== '/') {
    if (normalizePath) pathStr = pathStr.replace(/\/{2,}/g, '/')
    pathStr = pathStr.split('/').reduce(function(path, piece) {
      if (normalizePath && piece === '..') {
        path.pop()
      } else if (!normalizePath || piece !== '.') {
        if (decodePath) piece = decodeURIComponent(piece.replace(/\+/g, ' '))
        path.push(encodeRfc3986Full(piece))
      }
      return path
    }, []).join('/')
    if (pathStr[0] !== '/') pathStr = '/' + pathStr
    if (decodeSlashesInPath) pathStr = pathStr.replace(/%2F/g, '/')
  }

  return [
    this.request.method || 'GET',
    pathStr,
    queryStr,
    this.canonicalHeaders() + '\n',
    this.signedHeaders(),
    bodyHash,
  ].join('\n')
}

RequestSigner.prototype.filterHeaders = function() {
  var headers = this.request.headers,
      extraHeadersToInclude = this.extraHeadersToInclude,
      extraHeadersToIgnore = this.extraHeadersToIgnore
  this.filteredHeaders = Object.keys(headers)
    .map(function(key) { return [key.toLowerCase(), headers[key]] })
    .filter(function(entry) {
      return extraHeadersToInclude[entry[0]] ||
        (HEADERS_TO_IGNORE[entry[0]] == null && !extraHeadersToIgnore[entry[0]])
    })
    .sort(function(a, b) { return a[0] < b[0] ? -1 : 1 })
}

RequestSigner.prototype.canonicalHeaders = function() {
  if (!this.filteredHeaders) this.filterHeaders()

  return this.filteredHeaders.map(function(entry) {
    return entry[0] + ':' + entry[1].toString().trim().replace(/\s+/g, ' ')
  }).join('\n')
}

RequestSigner.prototype.signedHeaders = function() {
  if (!this.filteredHeaders) this.filterHeaders()

  return this.filteredHeaders.map(function(entry) { return entry[0] }).join(';')
}

RequestSigner.prototype.credentialString = function() {
  return [
    this.getDate(),
    this.region,
    this.service,
    'aws4_request',
  ].join('/')
}

RequestSigner.prototype.defaultCredentials = function() {
  var env = process.env
  return {
    accessKeyId: env.AWS_ACCESS_KEY_ID || env.AWS_ACCESS_KEY,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY || env.AWS_SECRET_KEY,
    sessionToken: env.AWS_SESSION_TOKEN,
  }
}

RequestSigner.prototype.parsePath = function() {
  var path = this.request.path || '/'

  // S3 doesn't always encode characters > 127 correctly and
  // all services don't encode characters > 255 correctly
  // So if there are non-reserved chars (and it's not already all % encoded), just encode them all
  if (/[^0-9A-Za-z;,/?:@&=+$\-_.!~*'()#%]/.test(path)) {
    path = encodeURI(decodeURI(path))
  }

  var queryIx = path.indexOf('?'),
      query = null

  if (queryIx >= 0) {
    query = querystring.parse(path.slice(queryIx + 1))
    path = path.slice(0, queryIx)
  }

  this.parsedPath = {
    path: path,
    query: query,
  }
}

RequestSigner.prototype.formatPath = function() {
  var path = this.parsedPath.path,
      query = this.parsedPath.query

  if (!query) return path

  // Services don't support empty query string keys
  if (query[''] != null) delete query['']

  return path + '?' + encodeRfc3986(querystring.stringify(query))
}

aws4.RequestSigner = RequestSigner

aws4.sign = function(request, credentials) {
  return new RequestSigner(request, credentials).sign()
}


/***/ }),

/***/ 2638:
/***/ ((module) => {

module.exports = function(size) {
  return new LruCache(size)
}

function LruCache(size) {
  this.capacity = size | 0
  this.map = Object.create(null)
  this.list = new DoublyLinkedList()
}

LruCache.prototype.get = function(key) {
  var node = this.map[key]
  if (node == null) return undefined
  this.used(node)
  return node.val
}

LruCache.prototype.set = function(key, val) {
  var node = this.map[key]
  if (node != null) {
    node.val = val
  } else {
    if (!this.capacity) this.prune()
    if (!this.capacity) return false
    node = new DoublyLinkedNode(key, val)
    this.map[key] = node
    this.capacity--
  }
  this.used(node)
  return true
}

LruCache.prototype.used = function(node) {
  this.list.moveToFront(node)
}

LruCache.prototype.prune = function() {
  var node = this.list.pop()
  if (node != null) {
    delete this.map[node.key]
    this.capacity++
  }
}


function DoublyLinkedList() {
  this.firstNode = null
  this.lastNode = null
}

DoublyLinkedList.prototype.moveToFront = function(node) {
  if (this.firstNode == node) return

  this.remove(node)

  if (this.firstNode == null) {
    this.firstNode = node
    this.lastNode = node
    node.prev = null
    node.next = null
  } else {
    node.prev = null
    node.next = this.firstNode
    node.next.prev = node
    this.firstNode = node
  }
}

DoublyLinkedList.prototype.pop = function() {
  var lastNode = this.lastNode
  if (lastNode != null) {
    this.remove(lastNode)
  }
  return lastNode
}

DoublyLinkedList.prototype.remove = function(node) {
  if (this.firstNode == node) {
    this.firstNode = node.next
  } else if (node.prev != null) {
    node.prev.next = node.next
  }
  if (this.lastNode == node) {
    this.lastNode = node.prev
  } else if (node.next != null) {
    node.next.prev = node.prev
  }
}


function DoublyLinkedNode(key, val) {
  this.key = key
  this.val = val
  this.prev = null
  this.next = null
}


/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 1553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3480:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 6312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ persist)
/* harmony export */ });
/* harmony import */ var _core_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7376);
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7077);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5076);



/** IAM needs time until everybody knows a new role: within this, a refusal can mean "not yet". */
const young = 90 * _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .second */ .Rc;
/** GitHub's tokens live five minutes; one older than this is not worth sending. */
const tokenAge = 4 * _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .minute */ .Vc;
const transientTries = 4;
const transientBudget = 10 * _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .second */ .Rc;
const longestPause = 16 * _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .second */ .Rc;
/**
 * One token and one exchange, repeated only where repeating can help: a refusal of the right job while the binding is young,
 * and what passes by itself at most four times in ten seconds. `explain` gets the refusal that stands, and returns what to throw.
 */
async function persist(world, ref, explain) {
    let token = await passing(world, () => world.idToken(ref.audience));
    for (let wait = _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .second */ .Rc;; wait = Math.min(2 * wait, longestPause)) {
        try {
            const fresh = token;
            return { credential: await passing(world, () => world.sessions.mint(ref, fresh)), token };
        }
        catch (fault) {
            if (!(fault instanceof _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v) || fault.code !== "mint.refused")
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
    return (0,_core_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .compareClaims */ .f1)(ref, token.claims).some(({ agrees }) => !agrees);
}
/** Does it again while it fails in a way that passes: at most four tries, all begun within ten seconds. */
async function passing(world, act) {
    const deadline = world.clock.now() + transientBudget;
    for (let tries = 1, wait = _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .second */ .Rc / 2;; tries++, wait *= 2) {
        try {
            return await act();
        }
        catch (fault) {
            const jittered = wait * (0.75 + world.random() / 2);
            const late = world.clock.now() + jittered > deadline;
            if (!(fault instanceof _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v) || !fault.retryable || tries === transientTries || late)
                throw fault;
            world.io.log(`${fault.message}; try ${tries} of ${transientTries}, again in ${seconds(jittered)} s`);
            await world.pause(jittered);
        }
    }
}
function age(world, ref) {
    return Math.max(0, Math.floor((world.clock.now() - ref.boundAt) / _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .second */ .Rc));
}
function seconds(milliseconds) {
    return (milliseconds / _core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .second */ .Rc).toFixed(1);
}


/***/ }),

/***/ 460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ explainRefusal)
/* harmony export */ });
/* harmony import */ var _core_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7376);
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7077);


/**
 * Prints what the lease expects beside what this job's token says, and returns the fault with the sentence of what to change.
 * The expectation is the reference's own word; the cloud's refusal is the fact.
 */
function explainRefusal({ io, clock }, about) {
    const { ref, refusal, token } = about;
    const rows = (0,_core_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .compareClaims */ .f1)(ref, token.claims);
    io.log(`the cloud refused lease ${ref.id} to this job:`);
    for (const line of (0,_core_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claimTable */ .dG)(rows, ref, clock.now()))
        io.log(line);
    const advice = rows.flatMap((row) => (row.advice === undefined ? [] : [row.advice]));
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("mint.refused", sentence(ref, advice, (0,_core_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .windowState */ .kW)(ref, clock.now()) === "over"), { cause: refusal });
}
function sentence(ref, advice, over) {
    if (advice.length > 0)
        return `this job is not the one that lease ${ref.id} admits: ${advice.join("; ")}`;
    if (over)
        return `lease ${ref.id} ended while it was asked for: ask for a new grant`;
    return `every claim agrees with what lease ${ref.id} expects, so the lease itself is gone or was changed (released by an earlier run, revoked, or ended): look at it with \`sallyport status ${ref.id}\` and ask for a new grant`;
}


/***/ }),

/***/ 7376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   dG: () => (/* binding */ claimTable),
/* harmony export */   f1: () => (/* binding */ compareClaims),
/* harmony export */   kW: () => (/* binding */ windowState)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5076);

/**
 * Sets what a lease admits beside what a token says, claim by claim. It explains and decides nothing: the cloud compares
 * for itself, and a reference can claim to expect anything.
 */
function compareClaims(ref, claims) {
    const { subject } = ref;
    const expected = [
        ["repository", subject.repository],
        ["repository_id", subject.repositoryId],
        ["repository_owner_id", subject.ownerId],
        ["ref", subject.ref],
        ["environment", subject.environment],
        ["job_workflow_ref", subject.jobWorkflowRef],
        ["sub", nearer(subject.sub, claims.sub)],
        ["aud", ref.audience],
    ];
    const rows = expected.map(([claim, value]) => row(claim, value, claims[claim]));
    const differs = new Set(rows.filter(({ agrees }) => !agrees).map(({ claim }) => claim));
    return rows.map((one) => (one.agrees || repeats(one, differs) ? one : { ...one, advice: advise(one) }));
}
/** Of the spellings that are admitted, the one that this token uses. */
function nearer(forms, actual) {
    return forms.find((form) => hasIds(form) === hasIds(actual)) ?? forms[0];
}
/** Whether a `sub` is of names with ids, and not of names alone. */
function hasIds(sub) {
    return /^repo:[^/]*@\d+\//.test(String(sub));
}
function row(claim, expected, value) {
    const actual = value === undefined || value === null ? undefined : String(value);
    return { claim, expected, actual, agrees: actual === expected };
}
/** `sub` repeats repository and environment, and a workflow's file repeats its ref: the first of them says it all. */
function repeats({ claim, expected, actual }, differs) {
    if (claim === "sub")
        return differs.size > 1;
    const file = (value = "") => value.slice(0, value.lastIndexOf("@"));
    return claim === "job_workflow_ref" && differs.has("ref") && file(expected) === file(actual);
}
function advise({ claim, expected, actual }) {
    switch (claim) {
        case "repository":
            return `run the workflow in ${expected}: the grant names that repository and no other`;
        case "repository_id":
        case "repository_owner_id":
            return `the repository of that name is not the one that was granted (${claim} ${expected}): names can be taken over, ids cannot; correct the target's subjects if it really moved`;
        case "ref":
            return `run the workflow on ${expected}, or ask for a grant that names ${actual ?? "the ref you need"}`;
        case "environment":
            return actual === undefined
                ? `add \`environment: ${expected}\` to the job`
                : `change the job's environment to ${expected}, or ask for a grant that names ${actual}`;
        case "job_workflow_ref":
            if (/@[0-9a-f]{40}$/.test(expected))
                return `call the reusable workflow by exactly \`uses: ${expected}\`, and mint inside it: the target admits no other`;
            return `mint in ${expected}: the grant names that workflow file and no other`;
        case "sub":
            if (hasIds(expected) !== hasIds(actual))
                return "the repository has changed how it begins `sub` since this was decided: ask again under a new id";
            return "the repository or its organization customizes the `sub` claim: set it back to the default";
        default:
            return `the token's ${claim} must be ${expected}: copy the lease reference again`;
    }
}
/** The window beside the present: `open`, or why not. */
function windowState(ref, now) {
    if (now < ref.from)
        return "early";
    return now < ref.until ? "open" : "over";
}
/** The comparison as lines of text: claim, expected, actual, one below the other, what differs marked with `!`. */
function claimTable(rows, ref, now) {
    const open = windowState(ref, now) === "open";
    const cells = [
        ["", "claim", "this lease expects", "this job's token says"],
        ...rows.map((one) => [one.agrees ? " " : "!", one.claim, one.expected, one.actual ?? "(absent)"]),
        [open ? " " : "!", "window", `${(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(ref.from)} to ${(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(ref.until)}`, `now ${(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(now)}`],
    ];
    const widths = [1, 2].map((column) => Math.max(...cells.map((line) => line[column].length)));
    return cells.map(([flag, claim, expected, actual]) => `${flag || " "} ${claim.padEnd(widths[0])}  ${expected.padEnd(widths[1])}  ${actual}`.trimEnd());
}


/***/ }),

/***/ 4161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ canonical),
/* harmony export */   b: () => (/* binding */ digest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

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

/***/ 7077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 8835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readRef)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5076);

/** No reference of ours is longer, in characters of base64url. */
const longest = 8_192;
const fix = "copy the whole reference again from the comment that apply wrote on the pull request";
/**
 * Reads a lease reference (see `writeRef`) that came from outside. It is public and anyone may have written it, so every
 * member is checked against what we know, and nothing else may be in it. All problems are returned at once.
 */
function readRef(text, expected) {
    const decoded = decode(text);
    if (typeof decoded === "string")
        return { objections: [objection("", decoded)] };
    const unknown = Object.keys(decoded)
        .filter((key) => !Object.hasOwn(members, key))
        .map((key) => objection(key, "is not a member of a lease reference"));
    const wrong = Object.entries(members).flatMap(([key, check]) => {
        const problem = check(decoded[key], decoded, expected);
        return problem === undefined ? [] : [objection(key, problem)];
    });
    const objections = [...unknown, ...wrong];
    return objections.length > 0 ? { objections } : { ref: decoded };
}
function decode(text) {
    if (text === "")
        return "is empty";
    if (text.length > longest)
        return `is longer than ${longest} characters`;
    if (!/^[A-Za-z0-9_-]+$/.test(text))
        return "is not base64url";
    try {
        const value = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
        if (typeof value === "object" && value !== null && !Array.isArray(value))
            return value;
        return "does not hold an object";
    }
    catch {
        return "does not hold JSON: part of it may be missing";
    }
}
const members = {
    v: (value) => (value === 1 ? undefined : "is not 1: it was made for another version of Sallyport"),
    provider: (value) => (value === "aws" ? undefined : "is not aws, the only provider known here"),
    id: (value) => matches(value, /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, "is not a grant id"),
    account: (value, _ref, { account }) => value === account ? undefined : `is ${shown(value)}, and the workflow's literal is ${shown(account)}`,
    partition: (value, _ref, { regions }) => typeof value === "string" && Object.hasOwn(regions, value)
        ? undefined
        : `${shown(value)} is not a partition known here`,
    region: checkRegion,
    role: checkRole,
    audience: checkText,
    subject: checkSubject,
    from: (value, ref) => checkInstant(value) ?? (Number(value) < Number(ref.until) ? undefined : "is not before the end of the window"),
    until: (value) => checkInstant(value),
    boundAt: (value, ref) => checkMilliseconds(value) ?? (Number(value) < Number(ref.until) ? undefined : "is not before the end of the window"),
    ends: (value) => value === undefined || value === "release" || value === "window" ? undefined : "is neither release nor window",
};
function checkRegion(value, ref, { regions }) {
    const partition = ref.partition;
    const known = typeof partition === "string" && Object.hasOwn(regions, partition) ? regions[partition] : [];
    return typeof value === "string" && known.includes(value)
        ? undefined
        : `${shown(value)} is not a region of partition ${shown(partition)}`;
}
/** `sallyport/<repository id>/<until>/<mark>/<name>`; the name as IAM allows it, the path as apply writes it. */
function checkRole(value, ref) {
    const parts = typeof value === "string"
        ? /^sallyport\/\d{1,20}\/(\d{8}T\d{6}Z)\/[0-9a-f]{32}\/[\w+=,.@-]{1,64}$/.exec(value)
        : null;
    if (!parts)
        return "is not a role under /sallyport/";
    const until = ref.until;
    if (checkInstant(until) !== undefined)
        return undefined;
    return parts[1] === (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .basic */ .HX)(until) ? undefined : "ends at another time than the reference";
}
function checkSubject(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return "is not an object";
    const subject = value;
    const names = ["repository", "repositoryId", "ownerId", "ref", "environment", "jobWorkflowRef"];
    const present = subject.workflow === undefined ? names : [...names, "workflow"];
    const unknown = Object.keys(subject).filter((key) => key !== "sub" && !present.includes(key));
    const wrong = present.filter((name) => checkText(subject[name]) !== undefined);
    const sub = subject.sub;
    const forms = Array.isArray(sub) && [1, 2].includes(sub.length) && sub.every((form) => checkText(form) === undefined);
    const bad = [...unknown, ...wrong, ...(forms ? [] : ["sub"])];
    return bad.length === 0 ? undefined : `has no usable ${bad.map(shown).join(", ")}`;
}
function checkText(value) {
    return matches(value, /^[\u0020-\u007e\u00a1-\ud7ff\ue000-\ufefe\uff00-\ufffd]{1,1024}$/, "is not a line of text");
}
/** Leases begin and end on whole seconds, in this century. */
function checkInstant(value) {
    return checkMilliseconds(value) ?? (Number(value) % _time_js__WEBPACK_IMPORTED_MODULE_0__/* .second */ .Rc === 0 ? undefined : "is not a whole second");
}
function checkMilliseconds(value) {
    const sane = Number.isSafeInteger(value) && Number(value) > 946_684_800_000 && Number(value) < 4_102_444_800_000;
    return sane ? undefined : "is not a time of this century in milliseconds";
}
function matches(value, pattern, problem) {
    return typeof value === "string" && pattern.test(value) ? undefined : problem;
}
/** A value as it may be shown in a sentence: short, on one line. */
function shown(value) {
    return typeof value === "string" ? JSON.stringify(value.slice(0, 64)) : typeof value;
}
function objection(member, problem) {
    return {
        code: member === "" ? "lease" : `lease.${member}`,
        pointer: member === "" ? [] : [member],
        message: member === "" ? `the lease reference ${problem}` : `the lease reference's ${member} ${problem}`,
        fix: member === "account" ? "check `account` in the workflow, or use the reference of a lease in that account" : fix,
    };
}


/***/ }),

/***/ 1313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
const hidden = "[secret]";
/** By this name `console.log` asks a value how it wants to be shown: https://nodejs.org/api/util.html#utilinspectcustom */
const shown = Symbol.for("nodejs.util.inspect.custom");
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
    [shown]() {
        return hidden;
    }
}


/***/ }),

/***/ 1691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Me: () => (/* binding */ skewOf),
/* harmony export */   YT: () => (/* binding */ mostSkew),
/* harmony export */   ty: () => (/* binding */ skewFault)
/* harmony export */ });
/* unused harmony export fromHttpDate */
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7077);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5076);


/** Milliseconds that our clock may be off a server's; beyond it nothing is decided, asked or given by our clock. */
const mostSkew = _time_js__WEBPACK_IMPORTED_MODULE_1__/* .minute */ .Vc;
/**
 * Milliseconds by which our clock is ahead of the server's; negative: behind. `Date` tells whole seconds, and the answer was
 * made at any time of the exchange: it is the least that explains both. Undefined: the server told no time that can be read.
 */
function skewOf({ sentAt, receivedAt, date }) {
    const told = date === undefined ? undefined : fromHttpDate(date);
    if (told === undefined)
        return undefined;
    const most = receivedAt - told;
    const least = sentAt - (told + _time_js__WEBPACK_IMPORTED_MODULE_1__/* .second */ .Rc);
    return least > 0 ? least : Math.min(most, 0);
}
/** Fault `clock.skewed` when this machine's clock is further off the server's than may be; undefined when it is not, or is not known to be. */
function skewFault(server, exchanged) {
    const skew = skewOf(exchanged);
    if (skew === undefined || Math.abs(skew) <= mostSkew)
        return undefined;
    const says = `this machine's clock is ${spoken(Math.abs(skew))} ${skew > 0 ? "ahead of" : "behind"} that of ${server}`;
    return new _fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("clock.skewed", `${says}: set the clock (it should follow a time server), then run it again`);
}
/** The preferred form alone, as every server must send it; undefined for anything else. */
function fromHttpDate(text) {
    const at = Date.parse(text);
    return !Number.isNaN(at) && new Date(at).toUTCString() === text ? at : undefined;
}
function spoken(milliseconds) {
    const seconds = Math.floor(milliseconds / _time_js__WEBPACK_IMPORTED_MODULE_1__/* .second */ .Rc);
    const whole = Math.floor(seconds / 60);
    return whole < 120 ? `${whole} min ${seconds % 60} s` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}


/***/ }),

/***/ 7422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   F1: () => (/* binding */ hiddenRuns),
/* harmony export */   MW: () => (/* binding */ disguised),
/* harmony export */   g1: () => (/* binding */ hiddenCharacter),
/* harmony export */   nv: () => (/* binding */ unseen)
/* harmony export */ });
/** Characters that a reviewer cannot see, or that change what a reviewer sees, have no place in a file of ours. */
/**
 * Controls (tab, line feed and a carriage return before one are fine), invisible and zero-width characters, bidirectional
 * controls, variation selectors, tags, lone surrogates, non-characters, and the mark that decoding leaves where bytes are not UTF-8.
 * Unicode's Default_Ignorable_Code_Point and Bidi_Control: https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
 */
const hidden = /(?:[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff0-\uffff]|\r(?!\n)|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control})+/u;
const everyHidden = new RegExp(hidden.source, "gu");
/** The same, one by one, and with what ends a line or jumps in it: fit for no single line that is shown. */
const unseen = /[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff0-\uffff]|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu;
/** Nothing in such a text is hidden, which is quicker to see than what is: most files are written in plain ASCII. */
const plain = /^[\t\n -~]*$/;
/** Every run of such characters in a text. */
function hiddenRuns(text) {
    if (plain.test(text) || !hidden.test(text))
        return [];
    return Array.from(text.matchAll(everyHidden), ({ 0: run, index }) => describe(run, index));
}
/** The first such character of a text in words; undefined when there is none. */
function hiddenCharacter(text) {
    const run = plain.test(text) ? undefined : hidden.exec(text)?.[0];
    return run === undefined ? undefined : nameOf(run.codePointAt(0) ?? 0);
}
/** The text with every such character replaced by `_` (a leading byte order mark stays), offsets unchanged, so that reading can go on. */
function disguised(text) {
    if (plain.test(text) || !hidden.test(text))
        return text;
    return text.replace(everyHidden, (run, offset) => offset === 0 && run.startsWith("\ufeff") ? `\ufeff${"_".repeat(run.length - 1)}` : "_".repeat(run.length));
}
/** A text as a sentence can bear it: its beginning, when it is long. */
function clip(text, most = 60) {
    return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
function describe(run, offset) {
    const first = run.codePointAt(0) ?? 0;
    if (first === 0xfffd) {
        return { offset, message: "there are bytes here that are not UTF-8", fix: "save the file as UTF-8" };
    }
    if (first === 0xfeff && offset === 0) {
        return { offset, message: "the file begins with a byte order mark", fix: "save the file as UTF-8 without one" };
    }
    return {
        offset,
        message: `there is ${nameOf(first)} here`,
        fix: "delete it: what cannot be seen cannot be reviewed",
    };
}
function nameOf(codePoint) {
    return `a character that cannot be seen (U+${codePoint.toString(16).toUpperCase().padStart(4, "0")})`;
}


/***/ }),

/***/ 5076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 2400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ idToken)
/* harmony export */ });
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7077);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1313);


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

/***/ 9005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback),
/* harmony export */   h: () => (/* binding */ loopbackEndpoint)
/* harmony export */ });
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7077);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7077);

/** Milliseconds without a byte after which a peer counts as gone. */
const patience = 5_000;
/** Milliseconds that one request may take in all: a peer that sends a byte now and then is not waited for. */
const longest = 20_000;
/** No answer that we read is larger; more is not ours. Bytes. */
const largestBody = 1_048_576;
/**
 * Requests over connections of their own, kept open until `close`.
 * An agent of our own reads no proxy variable, and certificates are checked whatever NODE_TLS_REJECT_UNAUTHORIZED says:
 * earlier steps of a job can set both. `total`: milliseconds that one request may take.
 */
function connect({ total = longest } = {}) {
    const agents = new Map();
    const send = ({ method, url, headers, body }) => new Promise((resolve, reject) => {
        const scheme = schemeOf(url);
        const agent = agents.get(scheme) ?? new scheme.Agent({ keepAlive: true, rejectUnauthorized: true });
        agents.set(scheme, agent);
        const fail = (cause) => {
            clearTimeout(timer);
            reject(unanswered(url, cause));
        };
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
            incoming.on("end", () => {
                clearTimeout(timer);
                const { statusCode: status = 0, headers } = incoming;
                const date = headers.date === undefined ? {} : { date: headers.date };
                resolve({ status, body: Buffer.concat(parts).toString("utf8"), ...date });
            });
        });
        outgoing.setTimeout(patience, () => outgoing.destroy(new Error(`no answer within ${patience / 1000} s`)));
        const timer = setTimeout(() => outgoing.destroy(new Error(`no whole answer within ${total / 1000} s`)), total);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ sessionPrefix),
/* harmony export */   At: () => (/* binding */ ledgerTag),
/* harmony export */   BV: () => (/* binding */ isBoundary),
/* harmony export */   DM: () => (/* binding */ parseRoleArn),
/* harmony export */   EO: () => (/* binding */ boundaryArn),
/* harmony export */   Kr: () => (/* binding */ inlinePolicy),
/* harmony export */   S3: () => (/* binding */ roleName),
/* harmony export */   Vu: () => (/* binding */ denyAllArn),
/* harmony export */   YA: () => (/* binding */ pathPrefix),
/* harmony export */   bD: () => (/* binding */ issuerName),
/* harmony export */   ee: () => (/* binding */ boundaryName),
/* harmony export */   iw: () => (/* binding */ oidcProviderArn),
/* harmony export */   ks: () => (/* binding */ rolePath),
/* harmony export */   w3: () => (/* binding */ roleArn),
/* harmony export */   wC: () => (/* binding */ homeRegion),
/* harmony export */   xZ: () => (/* binding */ roleNameOf)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4161);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5076);


/** The name of the one inline policy of a leased role. */
const inlinePolicy = "sallyport";
/** The tag that names the ledger's head on which a role was decided. */
const ledgerTag = "sallyport:ledger";
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
/** Whether a role of ours may have this boundary: one of its account's targets, or AWSDenyAll once it is dead. */
function isBoundary(role, boundary) {
    const [, partition = "", , , account = ""] = role.split(":");
    const ours = `arn:${partition}:iam::${account}:policy/${boundaryName("")}`;
    return boundary !== undefined && (boundary.startsWith(ours) || boundary === denyAllArn(partition));
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

/***/ 2787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ei: () => (/* binding */ regions),
/* harmony export */   rW: () => (/* binding */ iamEndpoint),
/* harmony export */   u1: () => (/* binding */ stsEndpoint)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1222);

/**
 * The regions of the partitions that targets may name. Endpoints are built from this list alone, so a region that is
 * missing here is refused rather than guessed.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const regions = {
    aws: [
        "af-south-1",
        "ap-east-1",
        "ap-east-2",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-northeast-3",
        "ap-south-1",
        "ap-south-2",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-southeast-3",
        "ap-southeast-4",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "ca-central-1",
        "ca-west-1",
        "eu-central-1",
        "eu-central-2",
        "eu-north-1",
        "eu-south-1",
        "eu-south-2",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "il-central-1",
        "me-central-1",
        "me-south-1",
        "me-west-1",
        "mx-central-1",
        "sa-east-1",
        "sa-west-1",
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
    ],
    "aws-cn": ["cn-north-1", "cn-northwest-1"],
    "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
};
/** Where AssumeRoleWithWebIdentity is asked. https://docs.aws.amazon.com/general/latest/gr/sts.html */
function stsEndpoint(partition, region) {
    return new URL(`https://sts.${region}.${partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}/`);
}
/** IAM's one endpoint of a partition, and the region in its signatures. https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
function iamEndpoint(partition) {
    const hosts = {
        "aws-cn": "iam.cn-north-1.amazonaws.com.cn",
        "aws-us-gov": "iam.us-gov.amazonaws.com",
    };
    return { url: new URL(`https://${hosts[partition] ?? "iam.amazonaws.com"}/`), region: (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .homeRegion */ .wC)(partition) };
}


/***/ }),

/***/ 7023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ awsSessions)
});

// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __nccwpck_require__(7077);
// EXTERNAL MODULE: ./build/src/core/skew.js
var skew = __nccwpck_require__(1691);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __nccwpck_require__(5076);
// EXTERNAL MODULE: ./build/src/providers/aws/names.js
var names = __nccwpck_require__(1222);
// EXTERNAL MODULE: ./build/src/providers/aws/regions.js
var regions = __nccwpck_require__(2787);
// EXTERNAL MODULE: ./build/src/providers/aws/sts.js
var sts = __nccwpck_require__(5322);
;// CONCATENATED MODULE: ./build/src/providers/aws/mint.js






/** Full name of the role that a reference means. */
function roleArn(ref) {
    return `arn:${ref.partition}:iam::${ref.account}:role/${ref.role}`;
}
/** The role's name without its path, by which IAM knows it in calls and in sessions. */
function roleName(ref) {
    return ref.role.slice(ref.role.lastIndexOf("/") + 1);
}
/**
 * `<id>@<run>-<attempt>-<check_run_id>`: names the lease, and the job as far as the token knows it. At most 64 characters.
 * The caller chooses it, so it records and does not prove.
 */
function sessionName(ref, claims) {
    const parts = ["run_id", "run_attempt", "check_run_id"].map((claim) => String(claims[claim] ?? ""));
    return `${(0,names/* sessionPrefix */.$c)(ref.id)}${parts.filter((part) => /^\d{1,20}$/.test(part)).join("-")}`.slice(0, 64);
}
/** Seconds to ask for: what is left of the lease, within what STS gives (900 at least, and no more than the role's 3600). */
function durationSeconds(ref, now) {
    return Math.max(900, Math.min(3600, Math.ceil((ref.until - now) / time/* second */.Rc)));
}
/** Exchanges a token for credentials of exactly the referenced role, and believes no other. */
async function mint(ref, token, { send, clock, endpoint }) {
    const session = sessionName(ref, token.claims);
    let clockAhead;
    const watched = watching(send, clock, (skew) => {
        clockAhead = skew;
    });
    const credential = await (0,sts/* assumeRole */.x)(watched, {
        url: endpoint ?? (0,regions/* stsEndpoint */.u1)(ref.partition, ref.region),
        roleArn: roleArn(ref),
        sessionName: session,
        token: token.token,
        seconds: durationSeconds(ref, clock.now()),
    });
    const expected = `arn:${ref.partition}:sts::${ref.account}:assumed-role/${roleName(ref)}/${session}`;
    if (credential.principal !== expected) {
        throw new fault/* Fault */.v("mint.other-role", `AWS STS returned a session of ${credential.principal}, not ${expected}: the credentials were thrown away; tell the owners of the account`);
    }
    return { ...credential, ...(clockAhead === undefined ? {} : { clockAhead }) };
}
/** Holds our clock against STS's, by which leases begin and end. Throws `clock.skewed`, whatever else was answered. */
function watching(send, clock, tell) {
    return async (request) => {
        const sentAt = clock.now();
        const answer = await send(request);
        const { date } = answer;
        const exchanged = { sentAt, receivedAt: clock.now(), ...(date === undefined ? {} : { date }) };
        const fault = (0,skew/* skewFault */.ty)("AWS STS", exchanged);
        if (fault)
            throw fault;
        tell((0,skew/* skewOf */.Me)(exchanged));
        return answer;
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/src/core/secret.js
var secret = __nccwpck_require__(1313);
;// CONCATENATED MODULE: ./build/src/providers/aws/profile.js





function profileName(ref) {
    return `sallyport-${ref.id}`;
}
function keep(ref, credential, folder, renewal) {
    const profile = profileName(ref);
    const file = fileIn(folder);
    const secrets = {
        aws_access_key_id: credential.accessKeyId.reveal(),
        aws_secret_access_key: credential.secretAccessKey.reveal(),
        aws_session_token: credential.sessionToken.reveal(),
    };
    const content = {
        ...secrets,
        region: ref.region,
        expiration: (0,time/* iso */.KH)(credential.expiration),
        principal: credential.principal,
        ...(credential.clockAhead === undefined ? {} : { clock_ahead: String(credential.clockAhead) }),
    };
    const section = renewal ? renewed(profile) : profile;
    write(folder, fileIn(folder), new Map([...read(file), [section, content]]));
    const pointers = renewal ? { AWS_CONFIG_FILE: hand(ref, folder, renewal) } : { AWS_SHARED_CREDENTIALS_FILE: file };
    return {
        profile,
        file,
        pointers: { ...pointers, AWS_PROFILE: profile, AWS_REGION: ref.region },
        environment: {
            AWS_ACCESS_KEY_ID: secrets.aws_access_key_id,
            AWS_SECRET_ACCESS_KEY: secrets.aws_secret_access_key,
            AWS_SESSION_TOKEN: secrets.aws_session_token,
            AWS_REGION: ref.region,
        },
    };
}
/** The section under which the keys of a renewed lease lie: no SDK looks there. */
function renewed(profile) {
    return `${profile}.kept`;
}
/** Writes what the renewing process has to know, and the profile that names it. Returns the config file. */
function hand(ref, folder, { command, given }) {
    const profile = profileName(ref);
    const config = (0,external_node_path_.join)(folder, "sallyport", "config");
    const note = (0,external_node_path_.join)(folder, "sallyport", `${profile}.json`);
    put(folder, note, `${JSON.stringify(given)}\n`);
    const line = [...command, note].map((word) => `"${word}"`).join(" ");
    const content = { region: ref.region, credential_process: line };
    write(folder, config, new Map([...read(config), [`profile ${profile}`, content]]));
    return config;
}
function recall(ref, folder) {
    const profiles = read(fileIn(folder));
    const found = profiles.get(profileName(ref)) ?? profiles.get(renewed(profileName(ref)));
    if (!found?.aws_access_key_id || !found.aws_secret_access_key || !found.aws_session_token)
        return undefined;
    return {
        accessKeyId: new secret/* Secret */.z(found.aws_access_key_id),
        secretAccessKey: new secret/* Secret */.z(found.aws_secret_access_key),
        sessionToken: new secret/* Secret */.z(found.aws_session_token),
        expiration: (0,time/* fromIso */.ap)(found.expiration ?? "") ?? ref.until,
        principal: found.principal ?? "",
        ...(/^-?\d+$/.test(found.clock_ahead ?? "") ? { clockAhead: Number(found.clock_ahead) } : {}),
    };
}
/** Takes one profile away, the file with the last of them, and whatever a killed step left half written. */
function forget(ref, folder) {
    const profiles = new Map(read(fileIn(folder)));
    for (const half of halfWritten(folder))
        (0,external_node_fs_.rmSync)(half, { force: true });
    profiles.delete(profileName(ref));
    profiles.delete(renewed(profileName(ref)));
    // Without it the process has nothing to ask with, whatever still names it.
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, "sallyport", `${profileName(ref)}.json`), { force: true });
    if (profiles.size === 0)
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, "sallyport"), { recursive: true, force: true });
    else
        write(folder, fileIn(folder), profiles);
}
/** Files that `write` had not renamed yet. */
function halfWritten(folder) {
    const own = (0,external_node_path_.join)(folder, "sallyport");
    const names = (0,external_node_fs_.existsSync)(own) ? (0,external_node_fs_.readdirSync)(own) : [];
    return names.filter((name) => name.startsWith(".")).map((name) => (0,external_node_path_.join)(own, name));
}
function fileIn(folder) {
    return (0,external_node_path_.join)(folder, "sallyport", "credentials");
}
function read(file) {
    const profiles = new Map();
    let current = {};
    for (const line of profile_text(file).split("\n")) {
        const [, header] = /^\[([^\]]+)\]$/.exec(line) ?? [];
        if (header) {
            current = {};
            profiles.set(header, current);
        }
        const [, key, value] = /^(\w+) = (.*)$/.exec(line) ?? [];
        if (key)
            current[key] = value;
    }
    return profiles;
}
function profile_text(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, "utf8");
    }
    catch (cause) {
        if (cause.code === "ENOENT")
            return "";
        throw cause;
    }
}
function write(folder, file, profiles) {
    const sections = [...profiles].map(([name, content]) => [`[${name}]`, ...Object.entries(content).map(([key, value]) => `${key} = ${value}`)].join("\n"));
    put(folder, file, `${sections.join("\n\n")}\n`);
}
/** Writes beside and renames, so that nobody ever reads half a file or one with a wider mode. */
function put(folder, file, text) {
    const own = (0,external_node_path_.join)(folder, "sallyport");
    (0,external_node_fs_.mkdirSync)(own, { recursive: true, mode: 0o700 });
    (0,external_node_fs_.chmodSync)(own, 0o700);
    const fresh = (0,external_node_path_.join)(own, `.${(0,external_node_crypto_.randomBytes)(8).toString("hex")}`);
    (0,external_node_fs_.writeFileSync)(fresh, text, { mode: 0o600, flag: "wx" });
    (0,external_node_fs_.renameSync)(fresh, file);
}

// EXTERNAL MODULE: ./node_modules/aws4/aws4.js
var aws4 = __nccwpck_require__(8832);
;// CONCATENATED MODULE: ./build/src/providers/aws/sigv4.js


/**
 * The headers of a call signed with AWS Signature Version 4, at a time given by the caller.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
function sign(call, credential, now) {
    const { headers } = aws4.sign({
        method: "POST",
        host: call.url.host,
        path: call.url.pathname,
        service: call.service,
        region: call.region,
        body: call.body,
        headers: {
            Host: call.url.host,
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
            "X-Amz-Date": (0,time/* basic */.HX)(now),
        },
    }, {
        accessKeyId: credential.accessKeyId.reveal(),
        secretAccessKey: credential.secretAccessKey.reveal(),
        sessionToken: credential.sessionToken.reveal(),
    });
    return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
}

// EXTERNAL MODULE: ./build/src/providers/aws/xml.js
var xml = __nccwpck_require__(7507);
;// CONCATENATED MODULE: ./build/src/providers/aws/release.js








/** How long the probe goes on asking. A policy change is seen by IAM after seconds, rarely after minutes. */
const probeBudget = time/* minute */.Vc;
/** A binding younger than this may not be known everywhere yet, so a refusal can also mean "not yet". */
const young = 90 * time/* second */.Rc;
const longestPause = 8 * time/* second */.Rc;
/**
 * Attaches AWSDenyAll to the session's own role, the one change that its policy allows, then repeats that call until it is
 * refused. IAM evaluates policies at each request, so the refusal proves what IAM sees and nothing about other services:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html
 * A clock that is off stops nothing here: ending is never refused. Times are the cloud's.
 */
async function release(work) {
    const going = { ...work, ahead: work.credential.clockAhead ?? 0 };
    const resource = roleArn(work.ref);
    const first = await attachDenyAll(going);
    if (first === "denied-before")
        return { resource, provenDeadAt: now(going), proof: "probe", outlives };
    const provenDeadAt = await probe(going, first);
    if (provenDeadAt === undefined)
        return { resource, sealedAt: first, outlives };
    return { resource, sealedAt: first, provenDeadAt, proof: "probe", outlives };
}
const outlives = [
    "what the job was handed while the lease was open and that is checked elsewhere (registry or cluster tokens, presigned URLs already in use, open connections)",
];
function now({ clock, ahead }) {
    return clock.now() - ahead;
}
/**
 * AWS names the kind of policy that denied, and the policy where it is a managed one. One attached to the role can be AWSDenyAll
 * of an earlier release, or the end that its own policy holds; a service control policy, a boundary or another managed policy
 * that forbids this very call proves nothing about the lease, nor does a role that this part of IAM does not know yet.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const ourDeny = /with an explicit deny in an identity-based policy(?!: arn:(?![^\s:]+:iam::aws:policy\/AWSDenyAll(?![\w/])))/i;
function deniedByUs(answer) {
    return answer.kind === "denied" && ourDeny.test(answer.said);
}
/** When the deny was attached; or that everything was denied before. */
async function attachDenyAll(going) {
    const deadline = going.clock.now() + probeBudget;
    for (let wait = time/* second */.Rc;; wait = Math.min(2 * wait, longestPause)) {
        const answer = await attempt(going);
        if (answer.kind === "done")
            return now(going);
        if (deniedByUs(answer))
            return "denied-before";
        const mayPass = answer.kind === "failed" || now(going) - going.ref.boundAt < young;
        const late = going.clock.now() + wait > deadline || now(going) + wait >= going.ref.until;
        if (!mayPass || late)
            throw failed(answer.said);
        await going.pause(wait);
    }
}
/** When the very same call was refused by that deny; undefined when it was not within the budget. */
async function probe(going, sealedAt) {
    for (let wait = time/* second */.Rc / 4;; wait = Math.min(2 * wait, longestPause)) {
        if (deniedByUs(await attempt(going)))
            return now(going);
        if (now(going) + wait > sealedAt + probeBudget)
            return undefined;
        await going.pause(wait);
    }
}
async function attempt(going) {
    const { ref, credential, clock } = going;
    const iam = (0,regions/* iamEndpoint */.rW)(ref.partition);
    const url = going.endpoint ?? iam.url;
    const body = new URLSearchParams({
        Action: "AttachRolePolicy",
        Version: "2010-05-08",
        RoleName: roleName(ref),
        PolicyArn: (0,names/* denyAllArn */.Vu)(ref.partition),
    }).toString();
    const headers = sign({ url, service: "iam", region: iam.region, body }, credential, now(going));
    const sentAt = clock.now();
    try {
        const answer = await going.send({ method: "POST", url, headers, body });
        const { date } = answer;
        going.ahead = (0,skew/* skewOf */.Me)({ sentAt, receivedAt: clock.now(), ...(date === undefined ? {} : { date }) }) ?? going.ahead;
        if (answer.status === 200)
            return { kind: "done" };
        const code = (0,xml/* element */.N)(answer.body, "Code") ?? `status ${answer.status}`;
        const said = `${code}${describe((0,xml/* element */.N)(answer.body, "Message"))}`;
        return { kind: code === "AccessDenied" ? "denied" : "failed", said };
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.v && cause.retryable)
            return { kind: "failed", said: cause.message };
        throw cause;
    }
}
function describe(message) {
    return message ? `: ${message}` : "";
}
function failed(said) {
    return new fault/* Fault */.v("release.failed", `AWS IAM did not take the lease back: ${said}`, { retryable: true });
}

;// CONCATENATED MODULE: ./build/src/providers/aws/sessions.js



/** The job's side of AWS. No SDK is loaded on this path: loading a client there costs more than the call. */
function awsSessions(parts) {
    return {
        mint: (ref, token) => mint(ref, token, parts),
        release: (ref, credential) => release({ ref, credential, ...parts }),
        keep: keep,
        recall: recall,
        forget: forget,
    };
}


/***/ }),

/***/ 5322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ assumeRole)
/* harmony export */ });
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7077);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1313);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5076);
/* harmony import */ var _xml_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7507);




const failingMint = {
    refused: { code: "mint.refused" },
    unavailable: { code: "mint.unavailable", advice: "run the job again" },
    answer: { code: "mint.answer", advice: "see the code in AWS's documentation" },
};
/** Refusals: the cloud understood and said no. Right after a binding was made they can also mean "not yet". */
const refusals = new Set([
    "AccessDenied",
    "InvalidIdentityToken",
    "IDPRejectedClaim",
    "ExpiredTokenException",
    "ExpiredToken",
]);
/** Codes that AWS itself calls worth another try, beside any 5xx. */
const passing = new Set([
    "IDPCommunicationError",
    "Throttling",
    "ThrottlingException",
    "RequestLimitExceeded",
    "SlowDown",
]);
/**
 * One unsigned AssumeRoleWithWebIdentity call, never repeated here.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * Faults: `mint.refused` for a refusal, `mint.unavailable` (retryable) for what passes, `mint.answer` for the rest, or what
 * `failings` calls them.
 */
async function assumeRole(send, exchange, failings = failingMint) {
    const body = new URLSearchParams({
        Action: "AssumeRoleWithWebIdentity",
        Version: "2011-06-15",
        RoleArn: exchange.roleArn,
        RoleSessionName: exchange.sessionName,
        WebIdentityToken: exchange.token.reveal(),
        DurationSeconds: String(exchange.seconds),
    }).toString();
    const answer = await send({
        method: "POST",
        url: exchange.url,
        headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", accept: "application/xml" },
        body,
    });
    if (answer.status !== 200)
        throw faultOf(answer, failings);
    const credential = credentialOf(answer.body);
    if (credential)
        return credential;
    throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v(failings.answer.code, "AWS STS answered without complete credentials: run the job again", {
        retryable: true,
    });
}
/** What an error answer of STS means. */
function faultOf({ status, body }, failings) {
    const code = (0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .element */ .N)(body, "Code") ?? `status ${status}`;
    const detail = (0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .element */ .N)(body, "Message");
    const said = `AWS STS answered ${code} to AssumeRoleWithWebIdentity${detail ? `: ${detail}` : ""}`;
    if (refusals.has(code))
        return fault(failings.refused, said);
    if (status >= 500 || status === 429 || passing.has(code))
        return fault(failings.unavailable, said, true);
    const asleep = code === "RegionDisabledException";
    return fault(asleep ? { ...failings.answer, advice: "activate STS in that region of the account" } : failings.answer, said);
}
function fault({ code, advice }, said, retryable = false) {
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v(code, advice === undefined ? said : `${said}; ${advice}`, { retryable });
}
/** Undefined when a part of it is missing. */
function credentialOf(xml) {
    const accessKeyId = (0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .element */ .N)(xml, "AccessKeyId");
    const secretAccessKey = (0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .element */ .N)(xml, "SecretAccessKey");
    const sessionToken = (0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .element */ .N)(xml, "SessionToken");
    const principal = (0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .element */ .N)(xml, "Arn");
    const expiration = timeOf((0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .element */ .N)(xml, "Expiration"));
    if (!accessKeyId || !secretAccessKey || !sessionToken || !principal || expiration === undefined)
        return undefined;
    return {
        accessKeyId: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(accessKeyId),
        secretAccessKey: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(secretAccessKey),
        sessionToken: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(sessionToken),
        expiration,
        principal,
    };
}
/** STS writes fractions of a second or none. */
function timeOf(text) {
    return text === undefined ? undefined : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .fromIso */ .ap)(text.replace(/\.\d+(?=Z|[+-])/, ""));
}


/***/ }),

/***/ 7507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ element)
/* harmony export */ });
/** The text of the first element of that name; undefined when there is none. Enough for the flat answers of STS and IAM. */
function element(xml, name) {
    const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml);
    return found ? plain(found[1]) : undefined;
}
const entities = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
function plain(text) {
    return text.replace(/&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
        if (name)
            return entities[name];
        const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xw: () => (/* binding */ cli),
  z3: () => (/* binding */ credentials),
  iW: () => (/* reexport */ main),
  JN: () => (/* binding */ policy),
  bE: () => (/* reexport */ post)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./build/src/core/claims.js
var claims = __nccwpck_require__(7376);
// EXTERNAL MODULE: ./build/src/core/digest.js
var digest = __nccwpck_require__(4161);
// EXTERNAL MODULE: ./build/src/core/fault.js
var core_fault = __nccwpck_require__(7077);
// EXTERNAL MODULE: ./build/src/core/lease-ref.js
var lease_ref = __nccwpck_require__(8835);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __nccwpck_require__(5076);
// EXTERNAL MODULE: ./build/src/commands/persist.js
var persist = __nccwpck_require__(6312);
// EXTERNAL MODULE: ./build/src/commands/refusal.js
var commands_refusal = __nccwpck_require__(460);
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
    const { credential, token } = await (0,persist/* persist */.Z)(world, ref, (refusal, last) => (0,commands_refusal/* explainRefusal */.G)(world, { ref, refusal, token: last }));
    for (const secret of [credential.accessKeyId, credential.secretAccessKey, credential.sessionToken])
        io.mask(secret);
    // STS counts whole seconds, so that a credential for all of a lease may end a moment before it.
    const outlasted = credential.expiration + time/* minute */.Vc < ref.until;
    const given = { lease: text, account: ref.account, endpoint: io.input("aws-endpoint") };
    const renewal = outlasted && !asVariables && world.renewal ? { command: world.renewal, given } : undefined;
    const kept = world.sessions.keep(ref, credential, io.temp, renewal);
    for (const [name, value] of Object.entries(asVariables ? kept.environment : kept.pointers))
        io.variable(name, value);
    const expires = Math.min(credential.expiration, ref.until);
    io.output("profile", kept.profile);
    io.output("expires", (0,time/* iso */.KH)(expires));
    tell(io, { ref, credential, asVariables, file: kept.file, minutes: Math.floor((expires - clock.now()) / time/* minute */.Vc) });
    if (renewal)
        io.log("  renewed   by credential_process, for as long as the lease lasts");
    else if (outlasted)
        io.annotate("notice", `these credentials end at ${(0,time/* iso */.KH)(expires)}, before the lease does: ${asVariables ? "variables cannot be renewed, take the profile" : "run mint again in a later job"}`);
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
        throw new core_fault/* Fault */.v("mint.early", `lease ${ref.id} begins at ${(0,time/* iso */.KH)(ref.from)} and it is ${(0,time/* iso */.KH)(now)} by this machine's clock: nothing was asked; run the job again after that`);
    }
    if (state === "over") {
        throw new core_fault/* Fault */.v("mint.over", `lease ${ref.id} ended at ${(0,time/* iso */.KH)(ref.until)} and it is ${(0,time/* iso */.KH)(now)} by this machine's clock: nothing was asked; ask for a new grant`);
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

;// CONCATENATED MODULE: ./build/src/github/failure.js

/** Says why a step failed: a fault in its own words with its causes, anything else as a bug with its stack. */
function printFailure(io, failure) {
    if (!(failure instanceof core_fault/* Fault */.v)) {
        io.annotate("error", "a bug in Sallyport, please report it with the lines below", { title: "bug" });
        const stack = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
        for (const line of stack.split("\n"))
            io.log(line);
        return;
    }
    io.annotate("error", failure.message, { title: failure.code });
    for (const cause of causes(failure))
        io.log(`  because: ${cause}`);
}
function causes(failure) {
    const { cause } = failure;
    if (cause === undefined)
        return [];
    if (!(cause instanceof Error))
        return [String(cause)];
    return [cause.message || cause.name, ...causes(cause)];
}

// EXTERNAL MODULE: ./build/src/github/oidc.js
var oidc = __nccwpck_require__(2400);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __nccwpck_require__(7422);
;// CONCATENATED MODULE: ./build/src/github/inert.js

/**
 * Makes any text one line that the runner prints and does not obey.
 * `::command::` counts at the start of a line after white space, `##[command]` anywhere:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
 */
function inert(text) {
    return text
        .replace(core_text/* unseen */.nv, escapeCharacter)
        .replace(/^(\s*):(?=:)/, "$1: ")
        .replace(/##(?=\[)/g, "# #");
}
function escapeCharacter(character) {
    if (character === "\t")
        return " ";
    if (character === "\n")
        return "\\n";
    if (character === "\r")
        return "\\r";
    return `\\u{${character.codePointAt(0).toString(16).padStart(4, "0")}}`;
}
/** The value of a workflow command: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md and commands.md */
function commandValue(text) {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
/** A property of a workflow command: as a value, and free of its separators. */
function commandProperty(text) {
    return commandValue(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

;// CONCATENATED MODULE: ./build/src/github/masks.js
/**
 * Every text under which a secret could be printed: itself, each of its lines, and base64 of each, plain and url-safe,
 * at each of the three offsets that it can have inside something longer that is encoded.
 */
function maskedForms(secret) {
    const lines = secret.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== "");
    const texts = new Set([secret.trim(), ...lines].filter((text) => text !== "" && !/[\r\n]/.test(text)));
    if (lines.length > 1)
        for (const form of base64Forms(secret))
            texts.add(form);
    for (const text of [...texts])
        for (const form of base64Forms(text))
            texts.add(form);
    return [...texts];
}
function base64Forms(text) {
    const bytes = Buffer.from(text);
    const shifted = [0, 1, 2].map((offset) => atOffset(bytes, offset));
    // Very short fragments would blot out unrelated text.
    return [...new Set(shifted.flatMap((form) => [form, urlSafe(form)]))].filter((form) => form.length >= 8);
}
/** The base64 characters that depend on these bytes alone when `offset` unknown bytes stand before them. */
function atOffset(bytes, offset) {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
    const tail = whole.length - (whole.length % 3);
    const encoded = whole.subarray(0, tail).toString("base64");
    return encoded.slice(offset === 0 ? 0 : 4);
}
function urlSafe(form) {
    return form.replaceAll("+", "-").replaceAll("/", "_");
}

;// CONCATENATED MODULE: ./build/src/github/runner.js





/**
 * The runner's protocol, as far as we speak it: inputs and state come as variables, outputs and variables go through files,
 * masks and annotations are lines on standard output.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function runnerIo(environment, print = (line) => void process.stdout.write(`${line}\n`)) {
    const append = (file, text) => appendTo(environment[file], file, text);
    return {
        input: (name) => (environment[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim(),
        output: (name, value) => append("GITHUB_OUTPUT", assignment(name, value)),
        variable: (name, value) => append("GITHUB_ENV", assignment(name, value)),
        save: (name, value) => append("GITHUB_STATE", assignment(name, value)),
        saved: (name) => environment[`STATE_${name}`] ?? "",
        mask(secret) {
            for (const form of maskedForms(secret.reveal()))
                print(`::add-mask::${commandValue(form)}`);
        },
        log: (line) => print(inert(line)),
        annotate(level, message, place = {}) {
            const lines = message.split(/\r\n|[\r\n]/).map(inert);
            print(`::${level}${properties(place)}::${commandValue(lines.join("\n"))}`);
        },
        summary(markdown) {
            if (environment.GITHUB_STEP_SUMMARY)
                append("GITHUB_STEP_SUMMARY", `${markdown}\n`);
        },
        get temp() {
            const folder = environment.RUNNER_TEMP;
            if (!folder)
                throw outside("RUNNER_TEMP");
            return folder;
        },
    };
}
function properties(place) {
    const { file, line, column, title } = place;
    const given = Object.entries({ file, line, col: column, title }).filter(([, value]) => value !== undefined);
    if (given.length === 0)
        return "";
    return ` ${given.map(([key, value]) => `${key}=${commandProperty(inert(String(value)))}`).join(",")}`;
}
/** `name<<delimiter`: a delimiter that no value can foresee keeps a value from ending early. */
function assignment(name, value) {
    const delimiter = `end_${(0,external_node_crypto_.randomUUID)()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
function appendTo(path, variable, text) {
    if (!path || !(0,external_node_fs_.existsSync)(path))
        throw outside(variable);
    (0,external_node_fs_.appendFileSync)(path, text, "utf8");
}
function outside(variable) {
    return new core_fault/* Fault */.v("runner.missing", `the runner's variable ${variable} names nothing: run this as a step of a workflow, or use the terminal command`);
}

// EXTERNAL MODULE: ./build/src/http/endpoint.js
var http_endpoint = __nccwpck_require__(9005);
// EXTERNAL MODULE: ./build/src/http/send.js
var send = __nccwpck_require__(2658);
// EXTERNAL MODULE: ./build/src/providers/aws/regions.js
var regions = __nccwpck_require__(2787);
// EXTERNAL MODULE: ./build/src/providers/aws/sessions.js + 4 modules
var aws_sessions = __nccwpck_require__(7023);
;// CONCATENATED MODULE: ./build/src/main.js









/**
 * The run step of the Action. `mint` runs from here alone; every other command loads the whole. `script` is the door that
 * renews credentials, as a full path; without it none are renewed.
 */
async function main(script) {
    const io = runnerIo(process.env);
    try {
        process.exitCode = io.input("command") === "mint" ? await mintHere(io, script) : await runAny(io);
    }
    catch (failure) {
        printFailure(io, failure);
        process.exitCode = 1;
    }
}
async function runAny(io) {
    const { runCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(4), __nccwpck_require__.e(376)]).then(__nccwpck_require__.bind(__nccwpck_require__, 376));
    return runCommand(io.input("command"), io);
}
async function mintHere(io, script) {
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
            sessions: (0,aws_sessions/* awsSessions */.J)({ send: cloud.send, clock, pause: promises_.setTimeout, endpoint }),
            renewal: script !== undefined && nameable(script) ? [process.execPath, script] : undefined,
        });
    }
    finally {
        github.close();
        cloud.close();
    }
}
/** A profile names a program as a shell would: in double quotes, inside which these mean something. */
function nameable(script) {
    const special = process.platform === "win32" ? /["%\p{C}]/u : /["\\$`\p{C}]/u;
    return ![process.execPath, script].some((path) => special.test(path));
}

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
async function giveBack(world, ref, credential) {
    const { io, clock, sessions } = world;
    for (const secret of [credential.accessKeyId, credential.secretAccessKey, credential.sessionToken])
        io.mask(secret);
    const over = (0,claims/* windowState */.kW)(ref, clock.now() - (credential.clockAhead ?? 0)) === "over";
    if (ref.ends === "window") {
        io.log(`lease ${ref.id} ${over ? "ended" : "ends"} with its window, at ${(0,time/* iso */.KH)(ref.until)}: only this job's copy of the credentials is taken away`);
        return 0;
    }
    try {
        const held = over ? credential : await lasting(world, ref, credential);
        release_tell(io, ref, await sessions.release(ref, held));
        return 0;
    }
    catch (fault) {
        if (!(fault instanceof core_fault/* Fault */.v))
            throw fault;
        if (over) {
            io.log(`lease ${ref.id} ended by itself at ${(0,time/* iso */.KH)(ref.until)}; this step has no proof of it: ${fault.message}`);
            return 0;
        }
        io.annotate("warning", `lease ${ref.id} was not given back: ${stays(ref, clock.now())}`, { title: "release" });
        throw fault;
    }
}
/** A job that outlasted its credential gives the lease back with a fresh one: only a session of the role may seal it. */
async function lasting(world, ref, credential) {
    if (credential.expiration - world.clock.now() > time/* minute */.Vc)
        return credential;
    const fresh = (await (0,persist/* persist */.Z)(world, ref, (refusal) => refusal)).credential;
    for (const secret of [fresh.accessKeyId, fresh.secretAccessKey, fresh.sessionToken])
        world.io.mask(secret);
    return fresh;
}
function release_tell(io, ref, { sealedAt, provenDeadAt, outlives }) {
    if (sealedAt === undefined && provenDeadAt !== undefined) {
        const how = provenDeadAt < ref.until ? "had been sealed before" : `ended by itself at ${(0,time/* iso */.KH)(ref.until)}`;
        io.log(`lease ${ref.id} ${how}; at ${(0,time/* iso */.KH)(provenDeadAt)} IAM refused its release call: that proves IAM's view, no more`);
    }
    else if (sealedAt !== undefined && provenDeadAt !== undefined) {
        io.log(`lease ${ref.id} sealed at ${(0,time/* iso */.KH)(sealedAt)}; at ${(0,time/* iso */.KH)(provenDeadAt)} IAM refused the same call: that proves IAM's view, no more`);
    }
    else if (sealedAt !== undefined) {
        io.annotate("warning", `lease ${ref.id} sealed at ${(0,time/* iso */.KH)(sealedAt)}, but IAM has not refused the same call yet: it ends by itself at ${(0,time/* iso */.KH)(ref.until)}`, { title: "release" });
    }
    io.log("  recorded   by the next sweep, as it finds it then: what this step did and saw stands in this log alone");
    for (const one of outlives)
        io.log(`  can outlive it: ${one}`);
}
function stays(ref, now) {
    if ((0,claims/* windowState */.kW)(ref, now) === "over")
        return `it ended by itself at ${(0,time/* iso */.KH)(ref.until)}`;
    return `the lease ends by itself at ${(0,time/* iso */.KH)(ref.until)}`;
}

;// CONCATENATED MODULE: ./build/src/post.js









/** The end of the job: gives back what `mint` got. The door in front loads this only when `mint` left a state. */
async function post() {
    const io = runnerIo(process.env);
    const [github, cloud] = [(0,send/* connect */.N)(), (0,send/* connect */.N)()];
    try {
        const clock = { now: () => Date.now() };
        const endpoint = (0,http_endpoint/* loopbackEndpoint */.h)("aws-endpoint", io.input("aws-endpoint"));
        const sessions = (0,aws_sessions/* awsSessions */.J)({ send: cloud.send, clock, pause: promises_.setTimeout, endpoint });
        process.exitCode = await release({
            io,
            clock,
            pause: promises_.setTimeout,
            random: Math.random,
            regions: regions/* regions */.Ei,
            idToken: (audience) => (0,oidc/* idToken */.f)(audience, { environment: process.env, io, send: github.send, clock }),
            sessions,
        });
    }
    catch (failure) {
        printFailure(io, failure);
        process.exitCode = 1;
    }
    finally {
        github.close();
        cloud.close();
    }
}

;// CONCATENATED MODULE: ./build/src/index.js
/*
 * What is bundled. Minting and giving back are in the first file, since each file more costs a job a millisecond at every
 * start; everything else is loaded when it is entered, and only then: a job that mints never pays for the policy engine.
 */


async function cli() {
    return (await __nccwpck_require__.e(/* import() */ 878).then(__nccwpck_require__.bind(__nccwpck_require__, 878))).cli();
}
/** What an SDK starts for fresh keys in a long job. */
async function credentials(...about) {
    return (await __nccwpck_require__.e(/* import() */ 321).then(__nccwpck_require__.bind(__nccwpck_require__, 2321))).credentials(...about);
}
/** The thread that checks policies while the terminal reads the other files. */
async function policy() {
    await __nccwpck_require__.e(/* import() */ 374).then(__nccwpck_require__.bind(__nccwpck_require__, 8374));
}

var __webpack_exports__cli = __webpack_exports__.xw;
var __webpack_exports__credentials = __webpack_exports__.z3;
var __webpack_exports__main = __webpack_exports__.iW;
var __webpack_exports__policy = __webpack_exports__.JN;
var __webpack_exports__post = __webpack_exports__.bE;
export { __webpack_exports__cli as cli, __webpack_exports__credentials as credentials, __webpack_exports__main as main, __webpack_exports__policy as policy, __webpack_exports__post as post };
