export const id = 641;
export const ids = [641];
export const modules = {

/***/ 3052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ keyBytes),
/* harmony export */   X: () => (/* binding */ readReceivers)
/* harmony export */ });
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1313);
/* harmony import */ var _http_endpoint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9005);



const pagerduty = "https://events.pagerduty.com/v2/enqueue";
const most = 10;
/**
 * Reads the list of receivers, one a line: `standard <https url> whsec_<base64>`, `slack <https url>`,
 * `pagerduty <routing key>`. Fault `input.alerts` names the line and never what stands in it.
 */
function readReceivers(text) {
    const lines = text.split("\n").map((line, index) => ({ words: line.trim().split(/\s+/), number: index + 1 }));
    const given = lines.filter(({ words: [first = ""] }) => first !== "" && !first.startsWith("#"));
    if (given.length > most)
        throw refused(given[most].number, `there are more than ${most} receivers`);
    return given.map(({ words, number }) => receiver(words, number));
}
function receiver([kind, ...rest], line) {
    const [first = "", second = ""] = rest;
    switch (kind) {
        case "standard":
            if (rest.length !== 2 || keyBytes(second) === undefined)
                throw refused(line, "`standard` takes an address and a key of 24 to 64 bytes, written whsec_<base64>");
            return { kind, url: address(first, line), key: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(second) };
        case "slack":
            if (rest.length !== 1)
                throw refused(line, "`slack` takes an address and nothing else");
            return { kind, url: address(first, line) };
        case "pagerduty":
            // A second word is the sandbox's address of it.
            if (!/^[A-Za-z0-9]{20,64}$/.test(first) || rest.length > 2 || (second !== "" && !onThisMachine(second)))
                throw refused(line, "`pagerduty` takes the routing key of an Events API v2 integration and nothing else");
            return { kind, url: second === "" ? new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(pagerduty) : address(second, line), key: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(first) };
        default:
            throw refused(line, "a line begins with standard, slack or pagerduty");
    }
}
/** https, or this machine: anything else could be read on its way. */
function address(text, line) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.username !== "" || url.password !== "" || !(url.protocol === "https:" || onThisMachine(text)))
        throw refused(line, "its address must be https, without a user name in it");
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(url.href);
}
function onThisMachine(text) {
    return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && (0,_http_endpoint_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U)(new URL(text));
}
/** Bytes of a Standard Webhooks key; undefined when it is none. */
function keyBytes(key) {
    const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(key) ?? [];
    const bytes = base64 === undefined ? undefined : Buffer.from(base64, "base64");
    return bytes && bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined;
}
function refused(line, why) {
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("input.alerts", `line ${line} of the input alerts is refused: ${why}; see docs/alerts.md`);
}


/***/ }),

/***/ 8002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SR: () => (/* binding */ approve),
  yv: () => (/* binding */ neededTeams),
  J2: () => (/* binding */ peopleWhoApproved)
});

// EXTERNAL MODULE: ./build/src/approval/codeowners.js + 2 modules
var approval_codeowners = __webpack_require__(9824);
// EXTERNAL MODULE: ./build/src/approval/facts.js
var approval_facts = __webpack_require__(4250);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
// EXTERNAL MODULE: ./build/src/approval/reasoning.js
var reasoning = __webpack_require__(3845);
;// CONCATENATED MODULE: ./build/src/approval/vote.js




/** Whether one person's latest opinion counts for a path. */
function weigh(opinion, about) {
    const { author } = opinion;
    const refusal = refusalOf(opinion, about.touched, about.facts);
    const base = { author, opinion, as: [] };
    if (refusal)
        return { ...base, ...refusal, owns: "not-member", fits: [] };
    return { ...base, ...standing(author, about) };
}
/** What speaks against an opinion, whoever its author speaks for; undefined for nothing. */
function refusalOf(opinion, touched, facts) {
    const { author, submittedAt } = opinion;
    const who = `@${author.login}`;
    if (opinion.state === "CHANGES_REQUESTED")
        return (0,reasoning.no)(`${who} requested changes at ${(0,time/* iso */.KH)(submittedAt)}`, `settle it with ${who}`);
    if (opinion.state === "DISMISSED")
        return (0,reasoning.no)(`the latest review of ${who} was dismissed, and earlier ones do not come back`, `ask ${who} for a new review`);
    if (author.kind !== "user")
        return (0,reasoning.no)(`${who} is not a person, and only people approve`);
    const part = partIn(facts.pullRequest, touched, author);
    if (part)
        return (0,reasoning.no)(`${who} ${part} and cannot approve it`, "ask an owner who had no part in it");
    if (submittedAt === facts.pullRequest.mergedAt)
        return (0,reasoning.no)(`${who} approved in the very second of the merge, and nothing tells which came first`, "ask again in a new pull request, and merge it after its approvals");
    if (opinion.authorMayWrite !== true)
        return (0,reasoning.no)(`${who} is not known to have write access here, without which github lets nobody be an owner`, `give ${who} write access, or ask another owner`);
    return unseenBytes(opinion, touched, facts) ?? tooOld(opinion, touched, facts);
}
function unseenBytes({ author, commit }, touched, facts) {
    const who = `@${author.login}`;
    if (!saw(commit, touched, facts)) {
        return (0,reasoning.no)(`${who} approved other bytes than these (at commit ${commit.slice(0, 12) || "unknown"})`, `ask ${who} to review again`);
    }
    const moved = touched.terms.find(({ blob, blobsAt }) => blobsAt.get(commit) !== blob);
    return moved
        ? (0,reasoning.no)(`${who} approved these bytes under another ${moved.path} than the default branch holds now`, `bring the branch up to date with the default branch, or ask again, and ask ${who} to review that`)
        : undefined;
}
/** A path that is not there proves nothing about a commit that is not there either: the grant itself must be in it. */
function saw(commit, { blob, blobsAt }, { grant }) {
    if (commit === "")
        return false;
    if (blob !== undefined)
        return blobsAt.get(commit) === blob;
    const there = grant.blob !== undefined && grant.blobsAt.get(commit) === grant.blob;
    return there && blobsAt.has(commit) && blobsAt.get(commit) === undefined;
}
function tooOld({ author, submittedAt }, { quorum }, { pullRequest, now }) {
    const until = pullRequest.mergedAt ?? now;
    const most = quorum?.approvalAge;
    if (until === undefined || most === undefined || until - submittedAt <= most)
        return undefined;
    return (0,reasoning.no)(`@${author.login} approved these bytes ${ageWords(until - submittedAt)} before ${pullRequest.mergedAt === undefined ? "now" : "the merge"}, and ${quorum?.asker} takes none older than ${ageWords(most)}`, pullRequest.mergedAt === undefined
        ? `ask @${author.login} to review again`
        : "ask again in a new pull request, and merge it soon after its approvals");
}
/** Whole hours, or minutes below two hours; rounded up, so that what is too old never reads as just right. */
function ageWords(milliseconds) {
    const minutes = Math.ceil(milliseconds / time/* minute */.Vc);
    if (minutes < 120 && minutes % 60 !== 0)
        return `${minutes} minutes`;
    return minutes <= 60 ? "1 hour" : `${Math.ceil(minutes / 60)} hours`;
}
/** Whom an approval of these bytes speaks for. */
function standing(author, { touched, owners, facts, }) {
    const who = `@${author.login}`;
    const asked = touched.quorum?.from ?? [];
    const owning = owners.map((owner) => ({ owner, is: ownership(owner, author, facts) }));
    const asking = asked.map((owner) => ({ owner, is: membership(owner, author, facts) }));
    const named = (entries, wanted) => entries.filter(({ is }) => is === wanted).map(({ owner }) => (0,approval_codeowners/* showOwner */.HW)(owner));
    const [owned, wanted] = [named(owning, "member"), named(asking, "member")];
    const unread = [...new Set([...named(owning, "unknown"), ...named(asking, "unknown")])];
    const found = {
        owns: owned.length > 0 ? "member" : named(owning, "unknown").length > 0 ? "unknown" : "not-member",
        fits: asking.map(({ is }) => is),
        as: [...new Set([...owned, ...wanted])],
    };
    if (found.as.length > 0)
        return { ...found, ...(0,reasoning/* yes */.E)(`${who} approved exactly these bytes, as ${found.as.join(" and ")}`) };
    if (unread.length === 0)
        return {
            ...found,
            ...(0,reasoning.no)(`${who} approved exactly these bytes, but does not own this path`, "ask one of its owners"),
        };
    const teams = unread.join(" or ");
    // Whoever only tells has no right to read teams; whoever decides has.
    if (facts.moment === "request") {
        const says = `${who} approved exactly these bytes; whether ${who} is in ${teams} can be read only after the merge`;
        return { ...found, later: true, ...(0,reasoning.no)(says) };
    }
    return {
        ...found,
        ...(0,reasoning.no)(`${who} approved exactly these bytes, but whether ${who} is in ${teams} cannot be read: without a reader app only @user owners count`, "install the reader app with members: read, or name people in CODEOWNERS"),
    };
}
/** GitHub takes a team for an owner only when the team itself may write: whoever is in it owns nothing through it otherwise. */
function ownership(owner, author, facts) {
    const is = membership(owner, author, facts);
    if (owner.kind === "user" || is === "not-member")
        return is;
    const may = facts.teams.get((0,approval_facts/* teamKey */.r)(owner))?.mayOwn ?? "unknown";
    return may === "yes" ? is : may === "no" ? "not-member" : "unknown";
}
function membership(owner, author, { teams }) {
    if (owner.kind === "user")
        return owner.login.toLowerCase() === author.login.toLowerCase() ? "member" : "not-member";
    return teams.get((0,approval_facts/* teamKey */.r)(owner))?.members.get(author.id) ?? "unknown";
}
/** What somebody had to do with the change; undefined for nothing. Ids are compared, never names. */
function partIn({ author, committers, pushers }, { beneficiary }, who) {
    const among = (actors) => actors.some(({ id }) => id === who.id);
    if (author.id === who.id)
        return "opened this pull request";
    if (beneficiary?.actor?.id === who.id)
        return "is the one for whom it is asked";
    if (among(committers))
        return "made a commit of this pull request";
    return among(pushers) ? "pushed to its branch" : undefined;
}
/** Reviews that are no opinion, named so that nobody wonders. */
function passedOver({ reviews, mergedAt }) {
    return reviews.flatMap((review) => {
        const who = `@${review.author.login}`;
        if (review.state === "COMMENTED")
            return [(0,reasoning.no)(`a comment of ${who} changes nothing`)];
        if (review.state === "PENDING")
            return [(0,reasoning.no)(`a review of ${who} is not submitted yet`)];
        const late = mergedAt !== undefined && review.submittedAt > mergedAt;
        return late ? [(0,reasoning.no)(`a review of ${who} came after the merge and counts for nothing`)] : [];
    });
}

;// CONCATENATED MODULE: ./build/src/approval/grounds.js





/** What must be true of the pull request itself before any approval of it counts. */
function pullRequestGrounds({ moment, pullRequest, defaultBranch }) {
    const { base, head, mergedAt } = pullRequest;
    return [
        base.ref === defaultBranch
            ? (0,reasoning/* yes */.E)(`pull request ${pullRequest.number} is for the default branch ${defaultBranch}`)
            : (0,reasoning.no)(`pull request ${pullRequest.number} is for the branch ${base.ref}, not for the default branch ${defaultBranch}`, `open it against ${defaultBranch}`),
        head.repositoryId === base.repositoryId
            ? (0,reasoning/* yes */.E)("its branch is in this repository")
            : (0,reasoning.no)("its branch is in another repository or gone with it", "push the branch to this repository and open it from there"),
        mergeGround(moment, mergedAt),
        pullRequest.unknownCommitters
            ? (0,reasoning.no)("a commit names a person whom github links to no account, and who could be anybody", "push the commits again with an address that is linked to your account")
            : (0,reasoning/* yes */.E)("every author and committer of its commits is a known account"),
        pullRequest.pushers.length === 0
            ? (0,reasoning.no)("github names nobody who pushed its branch", "push the branch again and ask for a new review")
            : (0,reasoning/* yes */.E)(`its branch was pushed by ${pullRequest.pushers.map(({ login }) => `@${login}`).join(", ")}`),
    ];
}
function mergeGround(moment, mergedAt) {
    if (mergedAt !== undefined)
        return (0,reasoning/* yes */.E)(`it was merged at ${(0,time/* iso */.KH)(mergedAt)}`);
    if (moment === "request")
        return (0,reasoning/* yes */.E)("it is open: approvals are judged again when it is merged");
    return (0,reasoning.no)("it is not merged", "merge it");
}
/** What must be true of one touched path before any approval of it counts: only what is not is told. */
function pathGrounds({ path, quorum, beneficiary }, facts) {
    const { createdAt, mergedAt } = facts.pullRequest;
    const until = mergedAt ?? facts.now;
    const most = quorum?.requestAge;
    return [
        ...(quorum === undefined
            ? [
                (0,reasoning.no)(`whose approvals ${path} needs cannot be read`, "mend the grant, and its target's file on the default branch"),
            ]
            : []),
        ...(until !== undefined && most !== undefined && until - createdAt > most
            ? [
                (0,reasoning.no)(`this pull request was opened ${ageWords(until - createdAt)} before ${mergedAt === undefined ? "now" : "its merge"}, and ${quorum?.asker} takes none older than ${ageWords(most)}`, "ask again in a new pull request"),
            ]
            : []),
        ...(beneficiary !== undefined && beneficiary.actor === undefined
            ? [
                (0,reasoning.no)(`${path} is asked for @${beneficiary.login}, whom github does not know, so that nobody can tell who may not approve it`, "write the login of an account into for:, or take the line out"),
            ]
            : []),
    ];
}
/** The owners of the grant's path. A skipped line after the one that matched may have been meant for this path, so it denies. */
function grounds_ownership({ codeowners }, path) {
    if (codeowners === undefined) {
        return {
            owners: [],
            reasoning: (0,reasoning.no)("the base commit has no CODEOWNERS file", "add .github/CODEOWNERS with owners for every folder below grants/"),
        };
    }
    const owned = (0,approval_codeowners/* ownersOf */.K2)(codeowners.rules, path);
    const doubt = codeowners.findings.find(({ level, line }) => level === "error" && line > (owned?.line ?? 0));
    if (doubt) {
        const rule = `${doubt.file}:${doubt.line}`;
        return {
            owners: [],
            reasoning: {
                ...(0,reasoning.no)(`${rule} is skipped and may have been meant for this path: ${doubt.message}`, doubt.fix),
                rule,
            },
        };
    }
    if (owned === undefined) {
        return { owners: [], reasoning: (0,reasoning.no)(`no line of CODEOWNERS matches ${path}`, "add a line for its folder") };
    }
    const rule = `CODEOWNERS:${owned.line}`;
    if (owned.owners.length === 0) {
        return {
            owners: [],
            reasoning: {
                ...(0,reasoning.no)(`line ${owned.line} of CODEOWNERS leaves ${path} without an owner`, "name owners on that line"),
                rule,
            },
        };
    }
    return {
        owners: owned.owners,
        reasoning: { ...(0,reasoning/* yes */.E)(`${path} belongs to ${owned.owners.map(approval_codeowners/* showOwner */.HW).join(", ")}`), rule },
    };
}
/** Teams that CODEOWNERS names and GitHub does not take for owners: none of their members approves through them. */
function idleTeams(owners, { teams }) {
    return owners.flatMap((owner) => {
        if (owner.kind !== "team" || teams.get((0,approval_facts/* teamKey */.r)(owner))?.mayOwn !== "no")
            return [];
        const team = (0,approval_codeowners/* showOwner */.HW)(owner);
        return [
            (0,reasoning.no)(`${team} owns nothing here: github ignores a team in CODEOWNERS that is secret or has no write access of its own`, `make ${team} visible and give it write access to this repository, or name another owner`),
        ];
    });
}

// EXTERNAL MODULE: ./build/src/approval/need.js + 1 modules
var approval_need = __webpack_require__(6764);
;// CONCATENATED MODULE: ./build/src/approval/opinion.js
/**
 * The latest opinion of each person, by numeric id, in the order of their times. What was submitted after the merge is
 * left out. Of several opinions in one second one that is no approval is taken, since their order is not known.
 */
function opinions(reviews, mergedAt) {
    const latest = new Map();
    for (const review of reviews) {
        if (!isOpinion(review) || (mergedAt !== undefined && review.submittedAt > mergedAt))
            continue;
        const known = latest.get(review.author.id);
        if (known === undefined || supersedes(review, known))
            latest.set(review.author.id, review);
    }
    return [...latest.values()].sort((a, b) => a.submittedAt - b.submittedAt || a.id - b.id);
}
function isOpinion(review) {
    return review.state !== "COMMENTED" && review.state !== "PENDING";
}
function supersedes(review, known) {
    if (review.submittedAt !== known.submittedAt)
        return review.submittedAt > known.submittedAt;
    if (known.state !== "APPROVED")
        return false;
    return review.state !== "APPROVED" || review.id > known.id;
}

;// CONCATENATED MODULE: ./build/src/approval/approve.js






/**
 * Decides who approved the very bytes of a grant: owners of its path and whom its target asks for, each by the latest
 * opinion, none of whom had a part in the change. The answer names every review and why it counts or does not.
 */
function approve(facts) {
    const own = judge(facts.grant, facts);
    const beside = facts.beside.map((touched) => judge(touched, facts));
    const all = [own, ...beside];
    const grounds = [...pullRequestGrounds(facts), ...own.grounds];
    const sound = grounds.every(({ allowed }) => allowed) && own.owned;
    const counts = sound ? own.votes.filter(({ allowed }) => allowed) : [];
    const undecided = sound ? own.votes.filter(({ later }) => later) : [];
    const because = [...grounds, ...own.because, ...beside.map(besideReasoning), ...passedOver(facts.pullRequest)];
    const approval = {
        because,
        sound,
        approvers: counts.map(({ author }) => author),
        undecided: undecided.map(({ author }) => author),
        couldApprove: own.owners
            .filter((owner) => (0,approval_need/* canStill */.di)(owner, { touched: facts.grant, facts, counted: counts }))
            .map(approval_codeowners/* showOwner */.HW),
        needed: all.flatMap(({ needed }) => needed),
        counted: sound ? all.flatMap(recorded) : [],
    };
    return { ...approval, ...verdict(approval, sound && all.every(isMet), sound && all.every(isHoped)) };
}
function judge(touched, facts) {
    const { owners, reasoning } = grounds_ownership(facts, touched.path);
    const { reviews, mergedAt } = facts.pullRequest;
    const votes = opinions(reviews, mergedAt).map((opinion) => weigh(opinion, { touched, owners, facts }));
    const { quorum } = touched;
    const needed = quorum ? (0,approval_need/* needsOf */.hN)({ touched, quorum, owners, votes }, facts) : [];
    const said = votes.map(({ allowed, later, says, fix }) => ({
        allowed,
        says,
        ...(later ? { later } : {}),
        ...(fix === undefined ? {} : { fix }),
    }));
    const needs = quorum ? needed.map((need) => (0,approval_need/* needReasoning */.n4)(need, quorum)) : [];
    return {
        touched,
        grounds: pathGrounds(touched, facts),
        owned: reasoning.allowed,
        owners,
        votes,
        needed,
        because: [reasoning, ...idleTeams(owners, facts), ...said, ...needs],
    };
}
function isHoped({ grounds, owned, touched, needed }) {
    return grounds.length === 0 && owned && touched.quorum !== undefined && needed.every(({ missing }) => missing === 0);
}
function isMet(judged) {
    return isHoped(judged) && judged.needed.every(({ undecided }) => undecided === 0);
}
/** What else the commit touches, as one branch of the tree. */
function besideReasoning(judged) {
    const { path, blob } = judged.touched;
    const does = blob === undefined ? "takes away" : "adds";
    const about = { because: [...judged.grounds, ...judged.because] };
    if (isMet(judged))
        return { ...about, allowed: true, says: `it also ${does} ${path}, which its owners have approved too` };
    if (isHoped(judged))
        return {
            ...about,
            allowed: false,
            later: true,
            says: `it also ${does} ${path}, approved by whom only apply can judge`,
        };
    return {
        ...about,
        allowed: false,
        says: `it also ${does} ${path}, and the approvals of that are not complete`,
        fix: "get them too, or ask for each in a pull request of its own",
    };
}
function recorded({ touched: { path }, votes }) {
    return votes
        .filter(({ allowed }) => allowed)
        .map(({ author, opinion: { id, commit, submittedAt, authorMayWrite }, as }) => ({
        path,
        by: author.id,
        review: id,
        commit,
        submittedAt,
        as,
        mayWrite: authorMayWrite === true,
    }));
}
function verdict({ approvers, undecided, sound, couldApprove, needed }, met, hoped) {
    const names = (actors) => actors.map(({ login }) => `@${login}`).join(", ");
    if (met)
        return { allowed: true, says: `these bytes were approved by ${names(approvers)}` };
    if (!sound)
        return { allowed: false, says: "no approval of this pull request counts", fix: "mend what is refused below" };
    if (hoped) {
        const who = names([...approvers, ...undecided]);
        const owned = needed.every(({ kind, undecided }) => kind !== "owner" || undecided === 0);
        const as = owned ? "as all whom the targets ask for" : "as owners of this path";
        return {
            allowed: false,
            later: true,
            says: `these bytes were approved by ${who}; whether ${as} can be read only after the merge`,
        };
    }
    const missing = (0,approval_need/* shortfall */.SE)(needed);
    const fix = missing === "" || couldApprove.length === 0 ? "have somebody else open this pull request" : `get ${missing}`;
    if (approvers.length === 0 && undecided.length === 0)
        return { allowed: false, says: "no owner of this path has approved these bytes yet", fix };
    return {
        allowed: false,
        says: `these bytes were approved by ${names([...approvers, ...undecided])}, and ${missing || "what is refused below"} is missing`,
        fix,
    };
}
/** The teams that own these paths, and those that are asked for by name; each once. */
function neededTeams(rules, paths, from = []) {
    const owning = paths.flatMap((path) => (0,approval_codeowners/* ownersOf */.K2)(rules, path)?.owners ?? []);
    // Whoever comes last under a key stays: an owner.
    const teams = [...from.map((owner) => ({ owner, owns: false })), ...owning.map((owner) => ({ owner, owns: true }))];
    const entries = teams.flatMap(({ owner, owns }) => {
        if (owner.kind !== "team")
            return [];
        const { organization, slug } = owner;
        return [[(0,approval_facts/* teamKey */.r)(owner), { organization, slug, owns }]];
    });
    return [...new Map(entries).values()];
}
/** People whose latest opinion is an approval, whatever else speaks against it: those whose memberships are worth asking. */
function peopleWhoApproved(pullRequest) {
    return opinions(pullRequest.reviews, pullRequest.mergedAt)
        .filter(({ state, author }) => state === "APPROVED" && author.kind === "user")
        .map(({ author }) => author);
}


/***/ }),

/***/ 9824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KT: () => (/* binding */ chosenOf),
  oX: () => (/* binding */ codeownersPaths),
  K2: () => (/* binding */ ownersOf),
  BW: () => (/* binding */ parseCodeowners),
  A7: () => (/* binding */ readOwner),
  HW: () => (/* binding */ showOwner)
});

// UNUSED EXPORTS: codeownersLimit

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
;// CONCATENATED MODULE: ./build/src/approval/owner-index.js
/**
 * Finds the last rule that matches a path, without trying every rule: each goes under the literal text that its pattern
 * demands, and a rule is tried only on paths that hold that text, and only when no later rule has matched.
 */
function ownerIndex(rules) {
    const roots = { start: node(), name: node(), end: node(), any: node() };
    rules.forEach(({ pattern: { hint } }, place) => {
        let at = roots[hint.at];
        at.latest = place;
        for (const letter of hint.at === "end" ? reversed(hint.text) : codes(hint.text)) {
            const next = at.next.get(letter) ?? node();
            at.next.set(letter, next);
            next.latest = place;
            at = next;
        }
        at.rules.unshift(place);
    });
    return (path) => {
        const names = path.split("/");
        let best = -1;
        const look = (from, begin, step) => {
            let at = from;
            for (let index = begin; at !== undefined && at.latest > best; index += step) {
                for (const place of at.rules) {
                    if (place <= best)
                        break;
                    const { pattern } = rules[place];
                    if (path.includes(pattern.holds) && pattern.matchesNames(names))
                        best = place;
                }
                at = at.next.get(path.charCodeAt(index));
            }
        };
        look(roots.start, 0, 1);
        let begin = 0;
        for (const { length } of names) {
            look(roots.name, begin, 1);
            look(roots.end, begin + length - 1, -1);
            begin += length + 1;
        }
        look(roots.any, 0, 1);
        return rules[best];
    };
}
function node() {
    return { next: new Map(), rules: [], latest: -1 };
}
function* codes(text) {
    for (let index = 0; index < text.length; index++)
        yield text.charCodeAt(index);
}
function* reversed(text) {
    for (let index = text.length - 1; index >= 0; index--)
        yield text.charCodeAt(index);
}

;// CONCATENATED MODULE: ./build/src/approval/pattern.js
/*
 * CODEOWNERS patterns: the rules of gitignore files without `!`, `[ ]` and `\#`, and with one difference of GitHub's:
 * a pattern that ends in `/*` owns the files right in that folder and nothing deeper.
 * https://git-scm.com/docs/gitignore#_pattern_format and GitHub's page named in codeowners.ts
 */
/** Compiles a pattern; a pattern that GitHub does not support is refused, since guessing would guess owners. */
function compilePattern(text) {
    const bad = refuse(text);
    if (bad)
        return bad;
    const parts = partsOf(text.replaceAll("\\ ", " "));
    const wanted = parts.map(compilePart);
    const matchesNames = (names) => glob(wanted, names, ({ part }) => part === "**", matchesSegment);
    const literals = parts.flatMap((part) => part.split(/[*?]/)).filter(Boolean);
    return {
        text,
        hint: hintOf(parts),
        // The last one tells most: rules of one kind begin alike.
        holds: literals.at(-1) ?? "",
        matches: (path) => matchesNames(path.split("/")),
        matchesNames,
    };
}
function refuse(text) {
    if (text.startsWith("!")) {
        return {
            offset: 0,
            message: "GitHub does not support patterns that begin with !",
            fix: "name the owners of the excepted paths in a later line",
        };
    }
    const bracket = text.search(/[[\]]/);
    if (bracket !== -1) {
        return {
            offset: bracket,
            message: "GitHub does not support [ ] in patterns",
            fix: "write one line for each path, or use ? and *",
        };
    }
    const slash = text.search(/\\(?! )/);
    if (slash !== -1) {
        return {
            offset: slash,
            message: "only a blank can be escaped with a backslash",
            fix: "match the character with ? instead",
        };
    }
    if (text === "/" || text.includes("//")) {
        return {
            offset: Math.max(0, text.indexOf("//")),
            message: "the pattern has an empty part and matches nothing",
            fix: "write /** or * for everything",
        };
    }
    return undefined;
}
/** The pattern as parts that must match all of a path's segments; `**` stands for any number of segments, none included. */
function partsOf(pattern) {
    const folder = pattern.endsWith("/");
    const body = folder ? pattern.slice(0, -1) : pattern;
    const anchored = body.includes("/");
    const parts = body.split("/");
    if (parts[0] === "")
        parts.shift();
    if (!anchored)
        parts.unshift("**");
    const below = ["*", "**"];
    if (parts.at(-1) === "**")
        parts.splice(-1, 1, ...below);
    if (folder)
        return [...parts, ...below];
    return anchored && body.endsWith("/*") ? parts : [...parts, "**"];
}
/** Literal text up to the first wildcard; behind a leading `**`, of the first name after it. */
function hintOf([first = "", ...others]) {
    if (first !== "**") {
        const text = [first, ...others].join("/");
        const wildcard = text.search(/[*?]/);
        // The slash before a wildcard may stand for a file that has none: `a/**` is tried on `a/…` alone all the same.
        const literal = wildcard === -1 ? text : text.slice(0, wildcard).replace(/\/$/, "");
        return literal === "" ? any : { at: "start", text: literal };
    }
    const name = others[0] ?? "";
    if (beginningOf(name) !== "")
        return { at: "name", text: beginningOf(name) };
    return endingOf(name) === "" ? any : { at: "end", text: endingOf(name) };
}
const any = { at: "any", text: "" };
function compilePart(part) {
    if (!/[*?]/.test(part))
        return { part };
    return { part, glob: { characters: [...part], beginning: beginningOf(part), ending: endingOf(part) } };
}
const beginningOf = (part) => part.slice(0, part.search(/[*?]|$/));
const endingOf = (part) => part.slice(part.search(/[^*?]*$/));
function matchesSegment({ part, glob: wild }, segment) {
    if (wild === undefined || part === segment)
        return part === segment;
    if (!segment.startsWith(wild.beginning) || !segment.endsWith(wild.ending))
        return false;
    return glob(wild.characters, [...segment], (wanted) => wanted === "*", (wanted, character) => wanted === "?" || wanted === character);
}
/**
 * Whether a pattern matches all of a subject when a star stands for any run, also an empty one.
 * On a mismatch only the last star is widened, so the work is at most the product of the two lengths.
 */
function glob(pattern, subject, isStar, one) {
    let at = 0;
    let seen = 0;
    let widened;
    while (seen < subject.length) {
        const wanted = pattern[at];
        if (wanted !== undefined && isStar(wanted)) {
            widened = { at: ++at, seen };
        }
        else if (wanted !== undefined && one(wanted, subject[seen])) {
            at++;
            seen++;
        }
        else if (widened) {
            at = widened.at;
            seen = ++widened.seen;
        }
        else {
            return false;
        }
    }
    return pattern.slice(at).every(isStar);
}

;// CONCATENATED MODULE: ./build/src/approval/codeowners.js



/*
 * CODEOWNERS as GitHub documents it:
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * What GitHub skips is skipped here and reported; what this parser cannot be sure of is skipped and reported too.
 */
/** Where GitHub looks, in its order; the first file that exists counts and hides the others. */
const codeownersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
/** Of the files of a tree, the one that counts, and a finding about each that it hides. */
function chosenOf(entries) {
    const [first] = codeownersPaths;
    const there = codeownersPaths.flatMap((path) => entries.find((entry) => entry.path === path) ?? []);
    const [file, ...others] = there;
    const hidden = others.map(({ path }) => {
        const message = `github reads ${file?.path} and never this file: whoever it names owns nothing`;
        const fix = "keep one of the two, and write all owners there";
        return { code: "codeowners.shadowed", file: path, line: 1, column: 1, message, fix, level: "error" };
    });
    return { file, hidden, first };
}
/** A file of this many bytes or more is not loaded at all. */
const codeownersLimit = 3 * 1024 * 1024;
/** Reads a CODEOWNERS file. Never throws: what is wrong comes back as findings, and the line is left out. */
function parseCodeowners(file, bytes) {
    const whole = (message, fix) => ({
        rules: [],
        findings: [{ code: "codeowners.unreadable", file, line: 1, column: 1, message, fix, level: "error" }],
    });
    if (bytes.byteLength >= codeownersLimit) {
        return whole(`the file has ${bytes.byteLength} bytes; GitHub loads none of it from ${codeownersLimit} bytes on`, "make it shorter with patterns that cover more paths");
    }
    const text = decode(bytes);
    if (text === undefined)
        return whole("the file is not UTF-8", "save it as UTF-8 without a byte order mark");
    const rules = [];
    const findings = [];
    text.split("\n").forEach((content, index) => {
        const line = index + 1;
        const read = readLine(content.endsWith("\r") ? content.slice(0, -1) : content);
        if (read === undefined)
            return;
        if ("pattern" in read)
            rules.push({ line, ...read });
        else
            findings.push({ file, line, level: "error", ...read });
    });
    return { rules, findings: findings.sort(finding/* byPlace */.h) };
}
/** Rules never change: their index is made once. */
const indexes = new WeakMap();
/** Who owns a path: the owners of the last rule that matches it. Undefined when no rule matches; empty when the rule names nobody. */
function ownersOf(rules, path) {
    const find = indexes.get(rules) ?? ownerIndex(rules);
    indexes.set(rules, find);
    const rule = find(path);
    return rule && { owners: rule.owners, line: rule.line };
}
/** `@login` or `@organization/team`. */
function showOwner(owner) {
    return owner.kind === "user" ? `@${owner.login}` : `@${owner.organization}/${owner.slug}`;
}
function readLine(content) {
    const [first, ...rest] = words(content);
    if (first === undefined)
        return undefined;
    if (/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/.test(content)) {
        return {
            code: "codeowners.control-character",
            column: content.search(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/) + 1,
            message: "the line contains a control character or a byte order mark",
            fix: "type the line anew without it",
        };
    }
    const pattern = compilePattern(first.text);
    if ("message" in pattern) {
        return {
            code: "codeowners.pattern",
            column: first.column + pattern.offset,
            message: pattern.message,
            fix: pattern.fix,
        };
    }
    const owners = [];
    for (const word of rest) {
        const owner = readOwner(word.text);
        if ("kind" in owner)
            owners.push(owner);
        else
            return { ...owner, column: word.column };
    }
    return { pattern, owners };
}
/** Words between blanks; a backslash keeps the next character in its word; ` #` begins a comment. */
function words(content) {
    const found = [...content.matchAll(/(?:\\.|[^ \t\\]|\\$)+/gs)].map((match) => ({
        text: match[0],
        column: match.index + 1,
    }));
    const comment = found.findIndex(({ text }) => text.startsWith("#"));
    return comment === -1 ? found : found.slice(0, comment);
}
const login = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})";
const userForm = new RegExp(`^@(${login})$`);
const teamForm = new RegExp(`^@(${login})/([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,254}))$`);
/** `@login` or `@organization/team`; what is wrong with anything else. */
function readOwner(word) {
    const [, user] = userForm.exec(word) ?? [];
    if (user !== undefined)
        return { kind: "user", login: user };
    const [, organization, slug] = teamForm.exec(word) ?? [];
    if (organization !== undefined && slug !== undefined)
        return { kind: "team", organization, slug };
    if (/^[^@\s]+@[^@\s]+$/.test(word)) {
        return {
            code: "codeowners.email",
            message: `the owner ${word} is an e-mail address, which cannot be tied to one account`,
            fix: "name the account as @login, or a team as @organization/team",
        };
    }
    return {
        code: "codeowners.owner",
        message: `${word} is not an owner; GitHub skips the whole line`,
        fix: "write owners as @login or @organization/team, with blanks between them",
    };
}
function decode(bytes) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 4250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ teamKey)
/* harmony export */ });
/** `organization/slug` in lower case: GitHub compares both without regard to case. */
function teamKey(team) {
    return `${team.organization}/${team.slug}`.toLowerCase();
}


/***/ }),

/***/ 6764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  di: () => (/* binding */ canStill),
  n4: () => (/* binding */ needReasoning),
  hN: () => (/* binding */ needsOf),
  SE: () => (/* binding */ shortfall)
});

// EXTERNAL MODULE: ./build/src/approval/codeowners.js + 2 modules
var codeowners = __webpack_require__(9824);
// EXTERNAL MODULE: ./build/src/approval/facts.js
var facts = __webpack_require__(4250);
;// CONCATENATED MODULE: ./build/src/approval/matching.js
/**
 * Which seats can be filled at once when each person may take one seat only. `fits` tells, seat by seat, who could sit
 * there. A seat once filled stays filled, whoever has to move for the next one: Kuhn's augmenting paths.
 */
function filledSeats(fits) {
    const seatOf = new Map();
    return fits.map((_, seat) => place(seat, fits, { seatOf, asked: new Set() }));
}
function place(seat, fits, state) {
    for (const person of fits[seat]) {
        if (state.asked.has(person))
            continue;
        state.asked.add(person);
        const taken = state.seatOf.get(person);
        if (taken === undefined || place(taken, fits, state)) {
            state.seatOf.set(person, seat);
            return true;
        }
    }
    return false;
}

// EXTERNAL MODULE: ./build/src/approval/reasoning.js
var reasoning = __webpack_require__(3845);
;// CONCATENATED MODULE: ./build/src/approval/need.js




/**
 * What must be met by approvals of one path, and how far it is: an owner of it, so many distinct people, and one distinct
 * person from each whom its target names. While a pull request is open, what only the decision can read counts as undecided.
 */
function needsOf({ touched, owners, quorum, votes }, facts) {
    const { path } = touched;
    const known = votes.filter(({ allowed }) => allowed);
    const hoped = facts.moment === "request" ? votes.filter(({ allowed, later }) => allowed || later) : known;
    const need = (about, hope) => {
        const have = Math.min(about.have, about.wanted);
        const undecided = Math.min(Math.max(hope, have), about.wanted) - have;
        return { ...about, path, have, undecided, missing: about.wanted - have - undecided };
    };
    const could = (all) => [
        ...new Set(all.filter((owner) => canStill(owner, { touched, facts, counted: known })).map(codeowners/* showOwner */.HW)),
    ];
    const owns = (vote) => vote.owns === "member";
    const mayOwn = (vote) => vote.owns !== "not-member";
    const everybody = { kind: "people", of: could([...owners, ...quorum.from]), wanted: quorum.people };
    const seats = filledSeats(seatsFor(known, quorum, ["member"]));
    const hopes = facts.moment === "request" ? filledSeats(seatsFor(hoped, quorum, ["member", "unknown"])) : seats;
    return [
        need({ kind: "owner", of: could(owners), wanted: 1, have: known.filter(owns).length }, hoped.filter(mayOwn).length),
        ...(quorum.people > 1 ? [need({ ...everybody, have: known.length }, hoped.length)] : []),
        ...quorum.from.map((owner, seat) => need({ kind: "from", of: [(0,codeowners/* showOwner */.HW)(owner)], wanted: 1, have: seats[seat] ? 1 : 0 }, hopes[seat] ? 1 : 0)),
    ];
}
/** Which of the votes fit each seat, by their place in the list. */
function seatsFor(votes, { from }, enough) {
    return from.map((_, seat) => new Set(votes.flatMap(({ fits }, index) => (enough.includes(fits[seat] ?? "not-member") ? [index] : []))));
}
/** A need in words, for the tree that explains the decision. */
function needReasoning({ kind, of, wanted, have, undecided, missing }, { asker }) {
    const says = kind === "owner"
        ? "an owner of the path must have approved"
        : kind === "people"
            ? `${asker} needs ${wanted} people who had no part in it, and has ${have}`
            : `${asker} needs somebody of ${of.join(" or ")} who stands for no other of those it names`;
    if (missing === 0 && undecided === 0)
        return (0,reasoning/* yes */.E)(says);
    if (missing === 0)
        return { ...(0,reasoning.no)(says), later: true };
    const whom = of.join(" or ");
    return (0,reasoning.no)(says, whom === "" ? "have somebody else open this pull request" : `ask ${whom} for a review`);
}
/** A team that can own anything can approve as long as it may have a member who has not; a person unless the person has, or had a part in it. */
function canStill(owner, about) {
    if (owner.kind === "team")
        return about.facts.teams.get((0,facts/* teamKey */.r)(owner))?.mayOwn !== "no";
    const { author, committers, pushers } = about.facts.pullRequest;
    const { actor } = about.touched.beneficiary ?? {};
    const out = [
        author,
        ...committers,
        ...pushers,
        ...(actor ? [actor] : []),
        ...about.counted.map((vote) => vote.author),
    ];
    return !out.some(({ login }) => login.toLowerCase() === owner.login.toLowerCase());
}
/** What is still missing, in words; empty when nothing is. `people`: at least so many for the first path, whatever its target asks. */
function shortfall(needed, people = 1) {
    const paths = [...new Set(needed.map(({ path }) => path))];
    return paths
        .flatMap((path, index) => {
        const words = shortfallOf(needed.filter((need) => need.path === path), index === 0 ? people : 1);
        return words === "" ? [] : [index === 0 ? words : `for ${path} ${words}`];
    })
        .join(", and ");
}
/** Whoever is asked for by name is also one of so many people: nobody is counted twice here. */
function shortfallOf(needs, people) {
    const named = needs.filter(({ kind, missing }) => kind === "from" && missing > 0);
    const owner = needs.find(({ kind }) => kind === "owner");
    const crowd = needs.find(({ kind }) => kind === "people");
    const { have = 0, undecided = 0, wanted = 1 } = crowd ?? owner ?? {};
    const more = Math.max(people, wanted) - have - undecided - named.length;
    const rest = Math.max(more, owner?.missing ?? 0);
    const whom = (owner?.missing ? owner.of : (crowd ?? owner)?.of)?.join(", ") || "an owner in CODEOWNERS";
    return [
        ...(rest > 0 ? [`${rest} more ${rest === 1 ? "approval" : "approvals"} from ${whom}`] : []),
        ...named.map(({ of }) => `one approval from ${of.join(" or ")}`),
    ].join(", and ");
}


/***/ }),

/***/ 4072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ quorumOf),
/* harmony export */   X: () => (/* binding */ takingAway)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5076);
/* harmony import */ var _codeowners_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9824);


const hour = 60 * _core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minute */ .Vc;
/** Production opens for two people at least, whatever its target says. */
const productionPeople = 2;
/** What a target asks for; undefined when it names somebody who cannot be read. */
function quorumOf({ name, target }) {
    const { people, from, request_hours, approval_hours } = target.approvals;
    const production = target.tier === "production" && people <= productionPeople;
    const owners = from.map(_codeowners_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwner */ .A7);
    const named = owners.flatMap((owner) => ("kind" in owner ? [owner] : []));
    if (named.length < owners.length)
        return undefined;
    return {
        asker: production ? "production" : `target ${name}`,
        people: production ? productionPeople : people,
        from: named,
        requestAge: request_hours * hour,
        approvalAge: approval_hours * hour,
    };
}
/** To take a grant away one owner is enough, however old the approval: it only reduces. */
const takingAway = { asker: "taking it away", people: 1, from: [] };


/***/ }),

/***/ 3845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ yes),
/* harmony export */   no: () => (/* binding */ no)
/* harmony export */ });
function yes(says) {
    return { allowed: true, says };
}
function no(says, fix) {
    return fix === undefined ? { allowed: false, says } : { allowed: false, says, fix };
}


/***/ }),

/***/ 8481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ teamsFor),
/* harmony export */   x: () => (/* binding */ approvalOf)
/* harmony export */ });
/* harmony import */ var _approval_approve_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8002);
/* harmony import */ var _approval_codeowners_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9824);
/* harmony import */ var _approval_facts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4250);
/* harmony import */ var _approval_quorum_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4072);
/* harmony import */ var _core_parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4760);
/* harmony import */ var _core_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4141);






/** Who approved these bytes, with everything read that the answer needs. */
async function approvalOf(world, snapshot, question) {
    const { pullRequest, moment, path, blob, base, now } = question;
    const commits = [...new Set(pullRequest.reviews.map(({ commit }) => commit).filter(Boolean))];
    const others = (await changesOf(world, question)).filter((change) => change.path !== path);
    const look = (file) => touched(world, snapshot, { ...file, commits });
    const grant = await look({ path, blob });
    const beside = [];
    for (const other of others)
        beside.push(await look({ path: other.path, blob: other.status === "deleted" ? undefined : other.blob }));
    const codeowners = await codeownersAt(world, base);
    const all = [grant, ...beside];
    const teams = await teamsFor(world, {
        codeowners,
        pullRequest,
        paths: all.map((one) => one.path),
        from: all.flatMap(({ quorum }) => quorum?.from ?? []),
    });
    return (0,_approval_approve_js__WEBPACK_IMPORTED_MODULE_0__/* .approve */ .SR)({
        moment,
        pullRequest,
        defaultBranch: snapshot.configuration.branch,
        grant,
        beside,
        codeowners,
        teams,
        ...(now === undefined ? {} : { now }),
    });
}
/** What the merge commit, or else the open pull request, changes below grants/. */
async function changesOf(world, { pullRequest, moment, base, }) {
    const merged = moment === "activation" ? pullRequest.mergeCommit : undefined;
    // Without its merge commit a pull request is not merged, and no approval of it counts.
    if (moment === "activation" && merged === undefined)
        return [];
    const changes = merged === undefined
        ? await world.repository.diff(base, pullRequest.head.sha)
        : await world.repository.changedBy(merged);
    return changes.filter(({ path }) => path.startsWith("grants/"));
}
/** One path as it is to be approved: what it held where people looked, what its target held there, and whom it is for. */
async function touched(world, snapshot, { path, blob, commits }) {
    const blobsAt = await world.forge.blobsAt(path, commits);
    if (blob === undefined)
        return { path, blob, blobsAt, terms: [], quorum: _approval_quorum_js__WEBPACK_IMPORTED_MODULE_2__/* .takingAway */ .X };
    // A note among the grants opens nothing, and belongs to somebody all the same.
    if ((0,_core_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(path) === "note")
        return { path, blob, blobsAt, terms: [], quorum: { ..._approval_quorum_js__WEBPACK_IMPORTED_MODULE_2__/* .takingAway */ .X, asker: "a note" } };
    const unreadable = { path, blob, blobsAt, terms: [], quorum: undefined };
    if ((0,_core_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(path) !== "grant")
        return unreadable;
    const { value } = (0,_core_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .readGrant */ .v7)(path, (await world.repository.blobs([blob])).get(blob), blob);
    const target = snapshot.tree.targets.get((0,_core_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .grantOf */ .od)(path).target);
    if (value === undefined || target === undefined)
        return unreadable;
    const login = value.grant.for;
    return {
        ...unreadable,
        terms: await termsOf(world, snapshot, (0,_core_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .grantOf */ .od)(path).target, commits),
        quorum: (0,_approval_quorum_js__WEBPACK_IMPORTED_MODULE_2__/* .quorumOf */ .N)(target),
        ...(login === undefined ? {} : { beneficiary: { login, actor: await world.forge.actor(login) } }),
    };
}
/** The target as it stands now, and as it stood at the commits that were reviewed. A target that is not there approves nothing. */
async function termsOf(world, snapshot, target, commits) {
    const path = `targets/${target}.yaml`;
    const blob = snapshot.entries.find((entry) => entry.path === path)?.oid ?? "absent";
    return [{ path, blob, blobsAt: await world.forge.blobsAt(path, commits) }];
}
async function codeownersAt(world, commit) {
    const entries = await world.repository.tree(commit, ..._approval_codeowners_js__WEBPACK_IMPORTED_MODULE_1__/* .codeownersPaths */ .oX);
    const { file: chosen } = (0,_approval_codeowners_js__WEBPACK_IMPORTED_MODULE_1__/* .chosenOf */ .KT)(entries);
    // A link, an executable or a submodule in its place names nobody: the next one is somebody else's.
    if (chosen?.mode !== "100644" || chosen.type !== "blob")
        return undefined;
    return (0,_approval_codeowners_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCodeowners */ .BW)(chosen.path, (await world.repository.blobs([chosen.oid])).get(chosen.oid));
}
/** What GitHub tells of every team that owns one of these paths or is asked for by name, about the people who approved. */
async function teamsFor(world, about) {
    const facts = new Map();
    const people = (0,_approval_approve_js__WEBPACK_IMPORTED_MODULE_0__/* .peopleWhoApproved */ .J2)(about.pullRequest);
    if (people.length === 0)
        return facts;
    for (const team of (0,_approval_approve_js__WEBPACK_IMPORTED_MODULE_0__/* .neededTeams */ .yv)(about.codeowners?.rules ?? [], about.paths, about.from)) {
        const mayOwn = team.owns ? await world.forge.teamMayOwn(team) : "unknown";
        const members = new Map();
        for (const person of people)
            members.set(person.id, await world.forge.membership(team, person));
        facts.set((0,_approval_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .teamKey */ .r)(team), { mayOwn, members });
    }
    return facts;
}


/***/ }),

/***/ 9120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ly: () => (/* binding */ strays),
/* harmony export */   Yo: () => (/* binding */ targetFindings),
/* harmony export */   uy: () => (/* binding */ controlFindings)
/* harmony export */ });
/* harmony import */ var _approval_codeowners_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9824);
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2033);
/* harmony import */ var _core_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4760);
/* harmony import */ var _core_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4141);
/* harmony import */ var _owner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1253);
/* harmony import */ var _policy_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3818);
/* harmony import */ var _strays_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(436);







/* What a pull request changes beside the grants that it adds. */
/** What is wrong with targets, configuration, policies and owners as this pull request would leave them. */
async function controlFindings(world, at, { pullRequest, changes, }) {
    const changed = new Set(changes.map(({ path }) => path));
    const owners = _approval_codeowners_js__WEBPACK_IMPORTED_MODULE_0__/* .codeownersPaths */ .oX.some((path) => changed.has(path));
    if (!owners && ![...changed].some((path) => /^(sallyport\.yaml|targets\/|policies\/)/.test(path)))
        return [];
    const entries = await world.repository.tree(pullRequest.head.sha, "");
    const plain = entries.filter(({ mode, type }) => mode === "100644" && type === "blob");
    const read = plain.filter(({ path }) => /^(sallyport\.yaml$|targets\/|policies\/|(\.github\/|docs\/)?CODEOWNERS$)/.test(path));
    const blobs = await world.repository.blobs(read.map(({ oid }) => oid));
    const control = entries.filter(({ path }) => (0,_core_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(path) !== "grant" && (0,_core_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(path) !== "other" && !path.startsWith("grants/"));
    const policies = read.filter(({ path }) => path.startsWith("policies/"));
    const tree = (0,_core_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readTree */ .Zc)(control, blobs);
    return [
        ...tree.findings,
        ...targetFindings(tree),
        ...(0,_policy_files_js__WEBPACK_IMPORTED_MODULE_6__/* .policyModes */ .t)(entries),
        ...(owners ? (0,_owner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .ownerFindings */ .i)(entries, blobs) : []),
        ...(await world.policyFindings(new Map(policies.map(({ path, oid }) => [path, blobs.get(oid).toString("utf8")])), at)),
    ];
}
/** What targets have against themselves and the configuration. */
function targetFindings({ configuration, targets, reads }) {
    if (configuration === undefined)
        return [];
    return [...targets].flatMap(([name, target]) => {
        const read = reads.get(`targets/${name}.yaml`);
        return read.place((0,_core_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTarget */ .e$)(target, configuration));
    });
}
/** A grant comes alone and in small company: whatever else a pull request changes is told, as apply would refuse it. */
function strays(changes) {
    const asked = changes.filter(({ path, status }) => (0,_core_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(path) === "grant" && status !== "deleted");
    if (asked.length === 0)
        return [];
    const added = asked.filter(({ status }) => status === "added");
    const beyond = added.slice(_strays_js__WEBPACK_IMPORTED_MODULE_5__/* .mostAdded */ .eI).slice(0, 1);
    return [
        ...changes.flatMap((change) => {
            if (isBeside(change))
                return [
                    finding(change, "grant.not-alone", `${change.status} in the same pull request as a grant`, "move it to a pull request of its own"),
                ];
            if (change.status === "modified")
                return [
                    finding(change, "grant.edited", "a merged grant is not edited", "add a new file under a new id; an edit only ends the old lease"),
                ];
            return [];
        }),
        ...beyond.map((change) => finding(change, "grant.too-many", `this pull request adds ${added.length} grants, and ${_strays_js__WEBPACK_IMPORTED_MODULE_5__/* .mostAdded */ .eI} at most may come together`, "ask for them in smaller pull requests")),
    ];
}
/** Outside grants/, a note in there, or a file that is no grant and goes: what is added there wrongly is told by its path already. */
function isBeside({ path, status }) {
    const kind = (0,_core_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(path);
    return !path.startsWith("grants/") || kind === "note" || (status === "deleted" && kind !== "grant");
}
function finding({ path }, code, message, fix) {
    return { code, file: path, line: 1, column: 1, message, fix, level: "error" };
}


/***/ }),

/***/ 1405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jy: () => (/* binding */ decideActivation),
  hd: () => (/* binding */ decideAgain),
  m8: () => (/* binding */ leaseOf),
  uC: () => (/* binding */ objectionsTo)
});

// EXTERNAL MODULE: ./build/src/core/check.js
var check = __webpack_require__(2033);
// EXTERNAL MODULE: ./build/src/core/grant.js
var grant = __webpack_require__(7739);
// EXTERNAL MODULE: ./build/src/core/lease.js
var core_lease = __webpack_require__(9963);
// EXTERNAL MODULE: ./build/src/core/subject.js
var subject = __webpack_require__(6221);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
// EXTERNAL MODULE: ./build/src/commands/approval.js
var commands_approval = __webpack_require__(8481);
// EXTERNAL MODULE: ./build/src/commands/strays.js
var commands_strays = __webpack_require__(436);
;// CONCATENATED MODULE: ./build/src/commands/arrival.js

/**
 * Asks how a grant came: git first, so that what came wrongly costs no request; then which pull request brought it; then,
 * of a grant that came as grants come, whether what decides about it came by review too.
 */
async function arrivalOf(world, gate, { commit, parent, path }) {
    const strays = await (0,commands_strays/* straysOf */.U4)(world, commit);
    if (strays !== undefined)
        return { refused: strays };
    const by = await world.forge.mergedAs(commit);
    if (by?.mergedAt === undefined)
        return {
            refused: `commit ${commit.slice(0, 12)} added it without a merged pull request: an incident, find out who pushed it`,
            incident: `${path} came with commit ${commit}, which no merged pull request explains`,
        };
    const held = await gate.shut();
    if (held !== undefined)
        return { held };
    const usurped = await gate.ownersAt(parent);
    if (usurped !== undefined)
        return { refused: usurped };
    return { by: { ...by, mergedAt: by.mergedAt } };
}

// EXTERNAL MODULE: ./build/src/commands/policy-facts.js
var policy_facts = __webpack_require__(1406);
// EXTERNAL MODULE: ./build/src/commands/subjects.js
var subjects = __webpack_require__(2619);
;// CONCATENATED MODULE: ./build/src/commands/decide.js









/**
 * Decides a grant on the default branch afresh: from git objects by hash and from the API's own records, nothing else.
 * How it came is asked first; then every ground, whatever the others say, so that whoever is refused is told all of it.
 */
async function decideActivation(world, snapshot, policy, request) {
    const { filed, added } = request;
    const target = snapshot.tree.targets.get(filed.target);
    if (target === undefined)
        return denied(`its target ${filed.target} does not exist`);
    const arrival = await arrivalOf(world, request.gate, added);
    if ("held" in arrival)
        return { ...denied(arrival.held), held: true };
    if ("refused" in arrival) {
        const { refused, incident } = arrival;
        return { ...denied(refused), ...(incident === undefined ? {} : { incident }) };
    }
    const pullRequest = arrival.by;
    const requester = pullRequest.author;
    const { mergedAt } = pullRequest;
    const approval = await (0,commands_approval/* approvalOf */.x)(world, snapshot, {
        pullRequest,
        moment: "activation",
        path: filed.path,
        blob: filed.blob,
        base: added.parent,
    });
    const { approvers } = approval;
    const job = await (0,subjects/* subjectObjections */.X)(world, { filed, target, moment: "activation" });
    const grounded = await groundsAgainst(world, snapshot, { ...request, target, requester, mergedAt });
    const moment = "activation";
    const limited = await request.limits.against({ filed, target, requester, mergedAt, moment, base: added.parent });
    const objections = [...grounded, ...job.objections, ...limited.objections];
    const known = { counted: approval.counted, judgedAt: mergedAt, usage: limited.usage, subject: job.record };
    const decision = policy.decide((0,policy_facts/* policyFacts */._)("activation", { filed, target, requester, approvers, ...known }));
    const facts = {
        path: filed.path,
        blob: filed.blob,
        commit: added.commit,
        pullRequest: pullRequest.number,
        mergedAt,
        requester,
        approvers,
        approvals: approval.counted,
        policy: decision.policyDigest,
        ...(job.record ? { subject: job.record } : {}),
        ...(limited.usage ? { usage: limited.usage } : {}),
    };
    const grounds = { objections, approval, policy: decision };
    return { ...answer(refusalsOf(grounds), approval.says), ...grounds, facts };
}
/** Decides again over recorded facts: time, ceiling, limits and policy may have changed; who approved has not. */
async function decideAgain(world, snapshot, policy, request) {
    const { filed, facts } = request;
    const { requester, approvers, mergedAt } = facts;
    const target = snapshot.tree.targets.get(filed.target);
    if (target === undefined)
        return denied(`its target ${filed.target} does not exist any more`);
    const grounded = await groundsAgainst(world, snapshot, { ...request, target, requester, mergedAt, known: facts });
    const objections = [...grounded, ...request.limits.timeAgainst({ filed, target, mergedAt })];
    const known = { counted: facts.approvals, judgedAt: mergedAt, usage: facts.usage, subject: facts.subject };
    const decision = policy.decide((0,policy_facts/* policyFacts */._)("activation", { filed, target, requester, approvers, ...known }));
    const grounds = { objections, policy: decision };
    const says = "its approval was recorded and policy still permits it";
    return { ...answer(refusalsOf(grounds), says), ...grounds, facts };
}
/** Everything but people and policy that speaks against a grant; each ground is asked whatever the others say. */
async function groundsAgainst(world, snapshot, question) {
    const { filed, target } = question;
    const grounds = await Promise.all([objectionsTo(world, snapshot, filed, target)]);
    return grounds.flat();
}
/** The lease that these facts make of a grant. The target must list its subject: `objectionsTo` has said so. */
function leaseOf(snapshot, target, filed, provenance) {
    const subjects = (0,subject/* listedSubject */.Ud)(target.target, filed.grant);
    if (subjects === undefined)
        throw new TypeError(`target ${target.name} does not list the job of ${filed.path}`);
    const lease = {
        configuration: snapshot.configuration,
        target,
        id: filed.id,
        subject: (0,subject/* subjectOf */.et)(subjects, filed.grant, provenance.prefix),
        access: filed.grant.access,
        ...(0,grant/* windowOf */.O)(filed.grant, provenance.mergedAt, time/* fromIso */.ap),
    };
    const { pullRequest, facts, ledgerHead } = provenance;
    return { ...lease, mark: (0,core_lease/* markOf */.Fg)(lease), provenance: { pullRequest, blob: filed.blob, facts, ledgerHead } };
}
/** What target and ceiling have against a grant; pointers are into its file. */
async function objectionsTo(world, snapshot, filed, target) {
    const provider = await world.provider(target, snapshot.configuration);
    return [...(0,check/* checkGrant */.v0)(filed, target), ...provider.covers(target, filed.grant.access)];
}
/** Target, ceiling, subject and limits first, then people, then policy: the order in which somebody would mend them. */
function refusalsOf(grounds) {
    const { objections, approval, policy } = grounds;
    const because = approval?.because?.find(({ allowed }) => !allowed);
    const people = approval === undefined || approval.allowed ? [] : [because ? `${approval.says}: ${because.says}` : approval.says];
    const rules = policy.reasons
        .filter(({ effect }) => effect !== "permit")
        .map(({ rule, says }) => `policy ${rule}: ${says}`);
    const silent = policy.allowed || rules.length > 0 ? [] : ["no policy permits it"];
    return [
        ...objections.map(({ message, fix }) => `${message}: ${fix}`),
        ...people,
        ...(policy.allowed ? [] : rules),
        ...silent,
    ];
}
function answer(refusals, why) {
    const [first, ...others] = refusals;
    if (first === undefined)
        return { allowed: true, says: why, refusals };
    const more = others.length === 0 ? "" : ` (and ${others.length} more ${others.length === 1 ? "reason" : "reasons"})`;
    return { allowed: false, says: `${first}${more}`, refusals };
}
function denied(says) {
    return { allowed: false, says, refusals: [says], objections: [] };
}


/***/ }),

/***/ 9698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ execute)
});

// EXTERNAL MODULE: ./build/src/core/chain.js
var chain = __webpack_require__(1112);
// EXTERNAL MODULE: ./build/src/core/digest.js
var digest = __webpack_require__(4161);
;// CONCATENATED MODULE: ./build/src/core/batch.js


/** Bytes. A job may output a megabyte, but an input reaches its process as one variable, and Linux takes 128 KiB of those. */
const batchLimit = 120 * 1024;
/** As many of the events as fit. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs */
function writeBatch(events) {
    const fitting = [];
    let size = 2;
    for (const event of events) {
        const text = (0,digest/* canonical */.$)({ ...event });
        size += Buffer.byteLength(text) + 1;
        if (size > batchLimit)
            break;
        fitting.push(text);
    }
    const text = `[${fitting.join(",")}]`;
    return { text, digest: (0,digest/* digest */.b)(text), left: events.length - fitting.length };
}
/** Reads a batch that may come from anybody; a string says what is wrong with it. */
function readBatch(text, expected) {
    if (Buffer.byteLength(text) > batchLimit)
        return `it is longer than ${batchLimit} bytes`;
    if ((0,digest/* digest */.b)(text) !== expected)
        return "its digest is not the one that the cloud job gave";
    let values;
    try {
        values = JSON.parse(text);
    }
    catch {
        return "it is not JSON";
    }
    if (!Array.isArray(values))
        return "it is not a list";
    const events = [];
    for (const [index, value] of values.entries()) {
        const event = (0,chain/* readEvent */.j_)(value);
        if (typeof event === "string")
            return `event ${index}: ${event}`;
        events.push(event);
    }
    return events;
}

// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(8212);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
// EXTERNAL MODULE: ./build/src/report/audited.js
var audited = __webpack_require__(6050);
;// CONCATENATED MODULE: ./build/src/report/reconciliation.js




const outcomes = { done: "done", failed: "FAILED", planned: "would", left: "left" };
const verbs = { bind: "open", unbind: "end", remove: "clear tombstone", dispatch: "start workflow" };
/** What a run of apply or sweep did, line by line; ends without a line feed. */
function reconciliationText(done) {
    const rows = done.deeds.map((deed) => [
        outcomes[deed.outcome],
        verbs[deed.do],
        (0,plain/* plain */.pj)(deed.grant || deed.resource),
        (0,plain/* plain */.pj)(deed.says),
    ]);
    const refused = done.refused.map(({ grant, why }) => ["not open", "", (0,plain/* plain */.pj)(grant), (0,plain/* plain */.pj)(why)]);
    const trials = trialsOf(done).map(({ grant, says }) => ["audit mode", "", (0,plain/* plain */.pj)(grant), (0,plain/* plain */.pj)(says)]);
    const faults = done.faults.map(({ about, code: what, message }) => `could not: ${(0,plain/* plain */.pj)(about)}: ${(0,plain/* plain */.pj)(message)} (${(0,plain/* plain */.pj)(what)})`);
    return [verdict(done), ...(0,plain/* columns */.YB)([...rows, ...refused, ...trials]), ...faults].join("\n");
}
/** The same for a job summary. */
function reconciliationMarkdown(done) {
    const rows = [
        ...done.deeds.map((deed) => row(outcomes[deed.outcome], verbs[deed.do], deed.grant || deed.resource, deed.says)),
        ...done.refused.map(({ grant, why }) => row("not open", "", grant, why)),
        ...trialsOf(done).map(({ grant, says }) => row("audit mode", "", grant, says)),
        ...done.faults.map(({ about, message }) => row("could not", "", about, message)),
    ];
    const table = rows.length === 0 ? [] : ["| outcome | what | grant | why |", "|---|---|---|---|", ...rows];
    return [`**${(0,inert/* prose */.CS)(verdict(done))}**`, "", ...table].join("\n");
}
/** What rules in audit mode would have decided otherwise, of what this run decided. */
function trialsOf({ events }) {
    return events.flatMap((event) => (0,audited/* changing */.Wt)(event).map((trial) => ({ grant: event.grant, says: (0,audited/* auditedWords */.IC)(trial) })));
}
function row(...[outcome, verb, about, why]) {
    return `| ${outcome} | ${verb} | ${(0,inert/* code */.aY)(about)} | ${(0,inert/* prose */.CS)(why)} |`;
}
function verdict({ at, tip, deeds, kept, sealed, faults }) {
    const done = deeds.filter(({ outcome }) => outcome === "done");
    const shut = sealed === 0 ? "" : `, ${(0,plain/* count */.U9)(sealed, "sealed role")} ${sealed === 1 ? "waits" : "wait"} to be cleared`;
    const open = kept + done.filter((deed) => deed.do === "bind").length;
    const stand = `${open === 0 ? "nothing" : (0,plain/* count */.U9)(open, "lease")} ${open > 1 ? "stand" : "stands"} open${shut}`;
    const what = done.length > 0 ? summary(done) : deeds.length > 0 ? "nothing was done" : "nothing to do";
    const failures = faults.length === 0 ? "" : `; ${(0,plain/* count */.U9)(faults.length, "fault")}`;
    return `${what}; ${stand}${failures} (default branch at ${tip.slice(0, 12)}, ${(0,time/* iso */.KH)(at)})`;
}
function summary(done) {
    const counts = Map.groupBy(done, (deed) => verbs[deed.do]);
    return Array.from(counts, ([verb, deeds]) => `${verb}: ${deeds.length}`).join(", ");
}

// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/core/plan.js
var plan = __webpack_require__(7454);
// EXTERNAL MODULE: ./build/src/core/record.js + 1 modules
var core_record = __webpack_require__(928);
// EXTERNAL MODULE: ./build/src/core/report.js
var report = __webpack_require__(5299);
;// CONCATENATED MODULE: ./build/src/report/table.js
/** Rows of a Markdown table; cells are Markdown of one line already. */
/** Rows without a head, as names and what they say. */
function rowsOnly(rows) {
    return ["| | |", "| --- | --- |", ...rows.map(table_row)].join("\n");
}
/** One row. */
function table_row(cells) {
    return `| ${cells.join(" | ")} |`;
}

// EXTERNAL MODULE: ./build/src/report/words.js
var report_words = __webpack_require__(3629);
;// CONCATENATED MODULE: ./build/src/report/chains.js




/** The chains of grants and what else there is to say, for a job summary. */
function auditMarkdown(chains, notes = []) {
    const list = notes.map((note) => `- ${(0,inert/* prose */.CS)(note)}`).join("\n");
    const parts = chains.length === 0 ? ["No grant to tell of."] : chains.map(chainMarkdown);
    return `${[...parts, ...(list === "" ? [] : [list])].join("\n\n")}\n`;
}
function chainMarkdown(chain) {
    const rows = chain.links.map(({ link, state, at = "", says, evidence = [] }) => table_row([link, state, at === "" ? "" : (0,inert/* code */.aY)(at), (0,inert/* prose */.CS)(says), evidence.map(inert/* code */.aY).join(", ")]));
    const verdict = (0,report/* isWhole */.w)(chain) ? "the chain is whole" : "**the chain has a gap**";
    const head = ["| link | state | at | what | evidence |", "| --- | --- | --- | --- | --- |"];
    return [`#### ${(0,inert/* code */.aY)((0,report_words/* name */.UU)(chain))}: ${verdict}\n`, ...head, ...rows].join("\n");
}

;// CONCATENATED MODULE: ./build/src/report/csv.js



/*
 * Tables for those who live in spreadsheets: RFC 4180, every field in quotes. A cell that begins like a formula is calculated
 * by the program that opens it, and where its list separator is another than the comma, so is what follows that one:
 * https://owasp.org/www-community/attacks/CSV_Injection. An apostrophe before it makes it text.
 */
/** Links of chains, one a row; `whole` is of the whole chain. Then what stands in no chain, each with its own row. */
function auditCsv(chains, notes = []) {
    const rows = chains.flatMap((chain) => chain.links.map(({ link, state, at = "", says, evidence = [] }) => [
        (0,report_words/* name */.UU)(chain),
        (0,report/* isWhole */.w)(chain) ? "yes" : "no",
        link,
        state,
        at,
        says,
        evidence.join(" "),
    ]));
    const others = notes.map((note) => ["", "no", "", "", "", note, ""]);
    return table(["grant", "whole", "link", "state", "at", "what", "evidence"], [...rows, ...others]);
}
/** Leases, one a row, then what else there is to say. */
function statusCsv(rows, notes = []) {
    const leases = rows.map((row) => [(0,report_words/* name */.UU)(row), row.state, row.from, row.until, row.subject, ""]);
    const others = notes.map((note) => ["", "", "", "", "", note]);
    return table(["grant", "state", "from", "until", "job", "note"], [...leases, ...others]);
}
function table(head, rows) {
    return [head, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
function field(value) {
    const text = (0,plain/* plain */.pj)(value)
        .replaceAll('"', '""')
        .replace(/(^|[,;|"])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu, "$1$2'");
    return `"${text}"`;
}

// EXTERNAL MODULE: ./build/src/report/terminal.js
var terminal = __webpack_require__(4834);
;// CONCATENATED MODULE: ./build/src/core/anchors.js

/** The head that a commit's message names in its last paragraph; undefined when it names none. */
function headIn(message) {
    const last = message
        .trimEnd()
        .split(/\n\s*\n/)
        .at(-1) ?? "";
    const [, head] = /^Ledger: (empty|[0-9a-f]{64})$/m.exec(last) ?? [];
    return head === "empty" ? "" : head;
}
/**
 * What the ledger lacks of what was anchored, in sentences; empty when every head is a line of it and none goes back.
 * A chain that was rewritten whole holds together by itself: only somebody else's copy of its head can tell.
 */
function anchorFaults(anchors, lines) {
    const places = new Map([["", -1], ...lines.map((line, index) => [(0,chain/* lineDigest */.pr)(line), index])]);
    const faults = [];
    let furthest = { place: -1, commit: "" };
    for (const { commit, head } of anchors) {
        const place = places.get(head);
        const short = commit.slice(0, 12);
        if (place === undefined)
            faults.push(`commit ${short} says the ledger's head was ${head.slice(0, 12)}…, and no line of the ledger has that digest: it was rewritten or cut since`);
        else if (place < furthest.place)
            faults.push(`commit ${short} says the ledger ended before what ${furthest.commit.slice(0, 12)} says already stood in it: one of the two was not made by the record job`);
        else
            furthest = { place, commit };
    }
    return faults;
}
/** The lines that nothing outside the ledger vouches for yet: those after the last anchored head. */
function unanchored(anchors, lines) {
    const heads = new Set(anchors.map(({ head }) => head));
    const last = lines.findLastIndex((line) => heads.has((0,chain/* lineDigest */.pr)(line)));
    return lines.length - 1 - last;
}

;// CONCATENATED MODULE: ./build/src/commands/anchors.js

/**
 * Holds the ledger against the heads that commits of the default branch carry, and its branch against being appended to alone.
 * Only a commit that takes grant files away and does nothing else is asked: any other message may say what its author likes.
 */
async function anchoringOf(repository, tip, ledger) {
    const removals = new Set((await repository.changes(tip, "grants")).filter(({ status }) => status === "deleted").map(({ commit }) => commit));
    const anchors = [];
    for (const { commit, message } of (await repository.log(tip, "grants")).toReversed()) {
        const head = removals.has(commit) ? headIn(message) : undefined;
        if (head === undefined)
            continue;
        const changes = await repository.changedBy(commit);
        if (changes.every(({ path, status }) => status === "deleted" && path.startsWith("grants/")))
            anchors.push({ commit, head });
    }
    return {
        faults: [...(await rewrites(repository, ledger)), ...anchorFaults(anchors, ledger.lines)],
        onlyRecorded: unanchored(anchors, ledger.lines),
    };
}
/** A file of the ledger is written once: whatever changed or took one away later was not the record job. */
async function rewrites(repository, { commit, lines }) {
    if (commit === undefined)
        return [];
    const changes = await repository.changes(commit, "events");
    const others = changes.filter(({ status }) => status !== "added");
    return lines.length === 0 && changes.length === 0
        ? ["the ledger branch is there and holds nothing"]
        : others.map(({ commit: by, path, status }) => `commit ${by.slice(0, 12)} of the ledger branch ${status} ${path}`);
}

// EXTERNAL MODULE: ./build/src/core/parse.js + 3 modules
var parse = __webpack_require__(4760);
;// CONCATENATED MODULE: ./build/src/commands/workflow-link.js



/**
 * Whether the jobs that used a lease ran the workflow that was read when it was decided: the file's bytes at the commit of
 * each run that a session names, and, while the lease stands, at its ref now. What cannot be read is a gap.
 */
async function workflowLink(world, evidence) {
    const { record, uses } = evidence;
    if (uses === undefined)
        return { link: "workflow", state: "never-minted", says: "there was no lease to use" };
    const facts = (0,core_record/* readFacts */.MH)((0,core_record/* newest */.BP)(record, "decided"));
    if (facts?.subject === undefined)
        return gap("no line says which workflow was read when it was decided");
    if (uses instanceof fault/* Fault */.v)
        return gap(`who used it is not known: ${uses.message}`);
    try {
        const job = await jobOf(world, facts);
        const forge = job && (await world.reader(job.repository));
        if (job === undefined)
            return gap("the bytes that were approved cannot be read");
        if (forge === undefined)
            return gap(`the reader App is not installed on ${job.repository}: install it there`);
        return workflow_link_verdict(await sightings(forge, { record, uses }, job), { job, read: facts.subject });
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.v)
            return gap(`the workflow cannot be read: ${cause.message}`);
        throw cause;
    }
}
function workflow_link_verdict(seen, { job, read }) {
    const file = `${job.workflow} of ${job.repository}`;
    const evidence = [read.workflow];
    const other = seen.find(({ workflow }) => workflow !== job.workflow);
    if (other)
        return broken(`${other.where} ran ${other.workflow}, and the grant names ${job.workflow}`, evidence);
    const changed = seen.find(({ blob }) => blob !== undefined && blob !== read.workflow);
    if (changed)
        return broken(`${file} changed after it was decided: ${changed.where} has other bytes; find out who changed it`, [
            ...evidence,
            changed.blob,
        ]);
    const unread = seen.find(({ blob }) => blob === undefined);
    if (unread)
        return gap(`${file} cannot be read as ${unread.where} has it: what ran is not known`);
    if (seen.length === 0)
        return { link: "workflow", state: "never-minted", says: "nothing ran with it", evidence };
    const where = seen.map((one) => one.where).join(", ");
    return { link: "workflow", state: "present", says: `as it was read at the decision: ${where}`, evidence };
}
function gap(says) {
    return { link: "workflow", state: "absent", says };
}
function broken(says, evidence) {
    return { link: "workflow", state: "broken", says, evidence };
}
/** The job in the bytes that were approved: its file may have left the default branch since. */
async function jobOf({ repository }, { path, blob }) {
    const bytes = (await repository.blobs([blob])).get(blob);
    return bytes && (0,parse/* readGrant */.v7)(path, bytes, blob).value?.grant.job;
}
async function sightings(forge, { record, uses }, job) {
    const sessions = new Set(uses
        .filter(({ action, allowed }) => allowed && action.endsWith(":AssumeRoleWithWebIdentity"))
        .map(({ session }) => session));
    const runs = await Promise.all([...sessions].map((session) => sightingOf(forge, session, job)));
    const over = (0,core_record/* newest */.BP)(record, "sealed") ?? (0,core_record/* newest */.BP)(record, "ended");
    return over ? runs : [...runs, await sightingNow(forge, job)];
}
/** A session is named by its caller: what it says is looked up, and what cannot be looked up is a gap. */
async function sightingOf(forge, session, { workflow }) {
    const [, id] = /@(\d{1,15})-\d+-\d+$/.exec(session) ?? [];
    const run = id === undefined ? undefined : await forge.run(Number(id));
    if (run === undefined)
        return { where: `session ${session}`, blob: undefined, workflow };
    const blobs = await forge.blobsAt(workflow, [run.commit]);
    return { where: `run ${id}`, blob: blobs.get(run.commit) ?? "absent", workflow: run.workflow };
}
async function sightingNow(forge, job) {
    const { workflow: now } = await forge.subjectFacts(job);
    return {
        where: `${job.ref} now`,
        blob: "read" in now ? (now.read?.blob ?? "absent") : undefined,
        workflow: job.workflow,
    };
}

;// CONCATENATED MODULE: ./build/src/commands/links.js





/** CloudTrail delivers within about fifteen minutes, without a promise; after an hour silence is taken for "never". */
const delivery = 60 * time/* minute */.Vc;
/** Link by link, each from the source that can prove it. */
async function chainOf(world, evidence) {
    const [target, id] = evidence.key.split("/");
    const links = [
        await requestLink(world, evidence),
        approvalLink(evidence),
        leaseLink(evidence),
        await workflowLink(world, evidence),
        ...useLinks(evidence),
        revocationLink(evidence),
        revertLink(evidence),
    ];
    return { target, id, links };
}
async function requestLink(world, { changes, record }) {
    const added = changes.findLast(({ status }) => status === "added");
    if (added === undefined)
        return {
            link: "request",
            state: "broken",
            says: "the ledger knows it and the history of the default branch does not",
        };
    const facts = (0,core_record/* readFacts */.MH)((0,core_record/* newest */.BP)(record, "decided"));
    const pullRequest = await world.forge.mergedAs(added.commit);
    if (pullRequest?.mergedAt === undefined)
        return {
            link: "request",
            state: "broken",
            says: "it reached the default branch without a merged pull request",
            evidence: [added.commit],
        };
    if (facts && (facts.pullRequest !== pullRequest.number || facts.commit !== added.commit))
        return {
            link: "request",
            state: "broken",
            says: `the ledger says pull request #${facts.pullRequest}, history says #${pullRequest.number}`,
        };
    return {
        link: "request",
        state: "present",
        at: (0,time/* iso */.KH)(pullRequest.mergedAt),
        says: `${pullRequest.author.login} asked in pull request #${pullRequest.number}, merged as ${added.commit.slice(0, 12)}`,
        evidence: [pullRequest.url, added.commit, added.blob],
    };
}
function approvalLink({ record }) {
    const line = (0,core_record/* newest */.BP)(record, "decided");
    const facts = (0,core_record/* readFacts */.MH)(line);
    const refused = (0,core_record/* newest */.BP)(record, "refused");
    if (line && facts)
        return {
            link: "approval",
            state: "present",
            at: line.at,
            says: `counted by apply: approved before the merge by ${approvalsOf(facts)}, who saw these bytes`,
            evidence: [line.id, ...facts.approvals.map(({ review }) => `review ${review}`), ...(0,audited/* policyEvidence */.sI)(line)],
        };
    if (refused)
        return {
            link: "approval",
            state: "never-minted",
            at: refused.at,
            says: `refused: ${words(refused.detail.why)}`,
            evidence: [refused.id, ...(0,audited/* policyEvidence */.sI)(refused)],
        };
    return { link: "approval", state: "not-yet", says: "apply has not decided about it" };
}
/** Each approver of the grant's own path, as whom they counted and whether they could write. */
function approvalsOf({ approvers, approvals, path }) {
    return approvers
        .map(({ id, login }) => {
        const given = approvals.find((approval) => approval.by === id && approval.path === path);
        const as = given === undefined ? "" : ` as ${given.as.join(" and ")}`;
        return `${login}${as}${given?.mayWrite ? " with write access" : ""}`;
    })
        .join(", ");
}
function leaseLink({ record, at }) {
    const bound = (0,core_record/* newest */.BP)(record, "bound");
    if (bound)
        return {
            link: "lease",
            state: "present",
            at: bound.at,
            says: `open from ${words(bound.detail.from)} until ${words(bound.detail.until)} as ${words(bound.detail.resource)}`,
            evidence: [bound.id, `mark ${bound.mark}`],
        };
    const sealed = (0,core_record/* newest */.BP)(record, "sealed");
    if (sealed && sealed.detail.was !== "preparing")
        return {
            link: "lease",
            state: "absent",
            says: `${words(sealed.detail.resource)} stood, and the line of its opening was lost`,
            evidence: [sealed.id],
        };
    if ((0,core_record/* newest */.BP)(record, "refused") || (0,core_record/* newest */.BP)(record, "ended"))
        return { link: "lease", state: "never-minted", says: "it was never opened" };
    const decided = (0,core_record/* newest */.BP)(record, "decided");
    const waiting = decided === undefined || at - ((0,time/* fromIso */.ap)(decided.at) ?? 0) < delivery;
    return {
        link: "lease",
        state: waiting ? "not-yet" : "absent",
        says: waiting ? "it is not open yet" : "it was approved and there is no line of its lease",
    };
}
/** Mint, use and release, as the cloud's log tells them. Session names are chosen by the caller: recorded, not proven. */
function useLinks({ uses, record, at }) {
    const names = ["mint", "use", "release"];
    if (uses === undefined)
        return names.map((link) => ({ link, state: "never-minted", says: "there was no lease to use" }));
    if (uses instanceof fault/* Fault */.v)
        return names.map((link) => ({ link, state: "absent", says: `the cloud's log could not be read: ${uses.message}` }));
    const minted = uses.filter(({ action, allowed }) => action.endsWith(":AssumeRoleWithWebIdentity") && allowed);
    const refused = uses.filter(({ action, allowed }) => action.endsWith(":AssumeRoleWithWebIdentity") && !allowed);
    if (minted.length === 0)
        return silence({ record, at, refused });
    const release = uses.find(({ action, allowed }) => action === "iam:AttachRolePolicy" && allowed);
    const called = uses.filter(({ action }) => !action.endsWith(":AssumeRoleWithWebIdentity") && action !== "iam:AttachRolePolicy");
    const ended = (0,core_record/* newest */.BP)(record, "sealed") ?? (0,core_record/* newest */.BP)(record, "ended");
    return [
        {
            link: "mint",
            state: "present",
            at: (0,time/* iso */.KH)(minted[0].at),
            says: `minted by session ${minted.map(({ session }) => session).join(", ")} (recorded, not proven)${refusedWords(refused.length)}`,
            evidence: minted.map(({ eventId }) => eventId),
        },
        {
            link: "use",
            state: "present",
            says: called.length > 0
                ? `management calls seen: ${[...new Set(called.map(({ action }) => action))].join(", ")}`
                : "no management call seen; data calls are not in this log",
            evidence: called.map(({ eventId }) => eventId),
        },
        release
            ? {
                link: "release",
                state: "present",
                at: (0,time/* iso */.KH)(release.at),
                says: "the job gave it back: AWSDenyAll attached by its own session",
                evidence: [release.eventId],
            }
            : ended
                ? { link: "release", state: "never-minted", says: "the job did not give it back; it ended otherwise" }
                : { link: "release", state: "not-yet", says: "the job has not given it back" },
    ];
}
function silence({ record, at, refused, }) {
    const until = (0,time/* fromIso */.ap)(words((0,core_record/* newest */.BP)(record, "bound")?.detail.until)) ?? at;
    const never = at > until + delivery;
    const mint = never
        ? { link: "mint", state: "never-minted", says: `never minted${refusedWords(refused.length)}` }
        : {
            link: "mint",
            state: "not-yet",
            says: `no mint seen; the cloud's log may not be delivered yet${refusedWords(refused.length)}`,
        };
    const rest = never ? "nothing was minted" : "no mint is seen yet";
    return [mint, { link: "use", state: mint.state, says: rest }, { link: "release", state: mint.state, says: rest }];
}
function refusedWords(count) {
    return count === 0 ? "" : `; ${count} refused ${count === 1 ? "attempt" : "attempts"}`;
}
function revocationLink({ record, at, planned }) {
    const sealed = (0,core_record/* newest */.BP)(record, "sealed");
    if (sealed) {
        const { provenDeadAt, proof } = sealed.detail;
        const proven = provenDeadAt === undefined
            ? "its death is not proven"
            : `proven dead at ${words(provenDeadAt)} by ${words(proof)}`;
        return {
            link: "revocation",
            state: "present",
            at: words(sealed.detail.sealedAt) || sealed.at,
            says: `sealed; ${proven}`,
            evidence: [sealed.id],
        };
    }
    const bound = (0,core_record/* newest */.BP)(record, "bound");
    if (bound === undefined)
        return { link: "revocation", state: "never-minted", says: "there was nothing to revoke" };
    const until = (0,time/* fromIso */.ap)(words(bound.detail.until)) ?? at;
    const due = planned.find((deed) => deed.do === "unbind");
    if (due && at >= until + delivery)
        return {
            link: "revocation",
            state: "absent",
            says: `the sweep is late: ${due.says}; the cloud refuses it by itself since ${(0,time/* iso */.KH)(until)}`,
        };
    if (at >= until)
        return {
            link: "revocation",
            state: "not-yet",
            says: `its time was over at ${(0,time/* iso */.KH)(until)}; the sweep has yet to tidy`,
        };
    return { link: "revocation", state: "not-yet", says: `it ends by itself at ${(0,time/* iso */.KH)(until)}` };
}
function revertLink({ record, changes }) {
    const reverted = (0,core_record/* newest */.BP)(record, "reverted");
    const deleted = changes.find(({ status }) => status === "deleted");
    if (deleted && reverted && reverted.detail.commit !== deleted.commit)
        return {
            link: "revert",
            state: "broken",
            says: `the ledger says ${words(reverted.detail.commit).slice(0, 12)}, history says ${deleted.commit.slice(0, 12)}`,
        };
    if (deleted)
        return {
            link: "revert",
            state: "present",
            ...at(reverted),
            says: `its file left the default branch in ${deleted.commit.slice(0, 12)}`,
            evidence: [deleted.commit],
        };
    if (reverted)
        return { link: "revert", state: "broken", says: "the ledger says its file was taken away, and it is there" };
    const ended = (0,core_record/* newest */.BP)(record, "ended");
    return ended
        ? {
            link: "revert",
            state: "not-yet",
            says: "it has ended and its file is still there: the next sweep takes it away",
        }
        : { link: "revert", state: "not-yet", says: "its file is on the default branch" };
}
function at(line) {
    return line ? { at: line.at } : {};
}
function words(value) {
    return typeof value === "string" ? value : "";
}

// EXTERNAL MODULE: ./build/src/core/paths.js
var paths = __webpack_require__(4141);
;// CONCATENATED MODULE: ./build/src/core/event.js


/** Makes an event. `identity` names what makes it the same event when it is said again; time never does. */
function event_event(kind, at, about, identity, detail) {
    return {
        id: (0,digest/* digest */.b)({ kind, grant: about.grant, mark: about.mark, identity }).slice(0, 32),
        kind,
        at: (0,time/* iso */.KH)(at),
        grant: about.grant,
        mark: about.mark,
        detail,
    };
}

// EXTERNAL MODULE: ./build/src/core/lease.js
var core_lease = __webpack_require__(9963);
;// CONCATENATED MODULE: ./build/src/commands/listing.js



/** For so long the account of a target that was taken away is still looked at: a lease lasts a day at most, a tombstone not much longer. */
const farewell = 30 * 24 * 60 * time/* minute */.Vc;
/** One listing an account, side by side; one account's outage does not stop the others. */
async function listAll(world, about) {
    const { snapshot, targets: only } = about;
    const places = await placesOf(world, about);
    const wanted = places.filter(({ name }) => !only || only.has(name));
    const providers = new Map();
    const unseen = new Map();
    const lists = await Promise.all([...Map.groupBy(wanted, ({ target }) => target.account)].map(async ([account, here]) => {
        try {
            // Each is shown to the provider, which learns its regions; it is one and the same for an account.
            const [provider] = await Promise.all(here.map((named) => world.provider(named, snapshot.configuration)));
            const standing = await provider.list();
            providers.set(account, provider);
            return standing;
        }
        catch (cause) {
            if (!(cause instanceof fault/* Fault */.v))
                throw cause;
            unseen.set(account, cause);
            return [];
        }
    }));
    return {
        bindings: lists.flat().filter(({ target }) => !only || target === "" || only.has(target)),
        providers,
        blind: new Set(wanted.filter(({ target }) => unseen.has(target.account)).map(({ name }) => name)),
        faults: [...unseen].map(([account, fault]) => told(`account ${account}`, fault)),
    };
}
/** Every target as it stands, and as it stood lately: what was opened under it then may stand in another account. */
async function placesOf(world, { snapshot, at }) {
    const { targets } = snapshot.tree;
    const changes = await world.repository.changes(snapshot.commit, "targets");
    const byPath = Map.groupBy(changes.filter(({ path }) => /^targets\/[a-z0-9-]+\.yaml$/.test(path)), ({ path }) => path);
    const found = [];
    for (const [path, versions] of byPath) {
        const current = targets.get(nameOf(path));
        if (current !== undefined && versions.length === 1)
            continue;
        found.push(...(await formerly(world, { snapshot, at, path, versions, current })));
    }
    return [...targets.values(), ...found];
}
/**
 * The versions of one target file that were in force lately, in accounts of their own; of a file that cannot be read now,
 * the last that could.
 */
async function formerly(world, about) {
    const { snapshot, at, path, versions, current } = about;
    const present = snapshot.entries.some((entry) => entry.path === path);
    const times = new Map((await world.repository.log(snapshot.commit, path)).map((one) => [one.commit, one.at]));
    const files = versions.filter(({ mode, status }) => mode === "100644" && status !== "deleted");
    const bytes = await world.repository.blobs(files.map(({ blob }) => blob));
    const accounts = new Set(current ? [current.target.account] : []);
    const found = [];
    for (const [index, { blob, mode, status }] of versions.entries()) {
        const replaced = index === 0 ? undefined : times.get(versions[index - 1].commit);
        if (replaced !== undefined && at - replaced > farewell && (found.length > 0 || current !== undefined || !present))
            break;
        if (mode !== "100644" || status === "deleted")
            continue;
        const value = (0,parse/* readTarget */._E)(path, bytes.get(blob)).value;
        if (value === undefined || accounts.has(value.target.account))
            continue;
        accounts.add(value.target.account);
        found.push(value);
    }
    return found;
}
function nameOf(path) {
    return path.slice("targets/".length, -".yaml".length);
}
/** A fault as a report tells it. */
function told(about, fault) {
    return { about, code: fault.code, message: fault.message };
}

;// CONCATENATED MODULE: ./build/src/commands/retell.js





/** Everything that what stands, and what does not stand any more, says about the past. */
function retell(told) {
    return [...told.bindings.flatMap((binding) => ofBinding(binding, told)), ...ofTombstones(told), ...ofFiles(told)];
}
function ofBinding(binding, { at, leases, providers }) {
    const key = (0,plan/* keyOf */.TN)(binding.target, binding.id);
    const sealed = binding.sealedAt === undefined ? [] : [sealedLine(binding, at)];
    switch (binding.state) {
        case "unexplained":
            return binding.sealedAt === undefined ? [] : [...sealed, incident(binding, at, binding.reason ?? "")];
        case "sealed":
            return [...sealed, ended(key, at, { ending: "unrecorded", why: "it was found sealed" })];
        case "open": {
            const lease = leases.get(key);
            const provider = providers.get(binding.account);
            return lease?.mark === binding.mark && provider ? [opened(provider, lease, binding, at)] : [];
        }
        case "preparing":
        case "released":
            return [];
    }
}
/** Tombstones that were sealed, and are not there any more: taken away by a run that could not say so. */
function ofTombstones({ at, bindings, providers, records }) {
    const standing = new Set(bindings.map(({ resource }) => resource));
    return [...records].flatMap(([grant, record]) => {
        const line = (0,core_record/* newest */.BP)(record, "sealed");
        const { resource, account } = line?.detail ?? {};
        const looked = typeof account === "string" && providers.has(account);
        if (!line || typeof resource !== "string" || !looked || standing.has(resource))
            return [];
        const about = { grant, mark: line.mark };
        return [event_event("deleted", at, about, resource, { resource, why: "it was sealed, and is not there any more" })];
    });
}
/** Grants that were heard of, never opened (or not any more), and whose file somebody took away. */
function ofFiles({ at, bindings, records, filed, blind }) {
    const standing = new Set(bindings.map(({ target, id }) => (0,plan/* keyOf */.TN)(target, id)));
    const gone = [...records.keys()].filter((key) => !filed.has(key) && !standing.has(key) && !blind.has(key.slice(0, key.indexOf("/"))));
    return gone.map((key) => ended(key, at, { ending: "deleted", why: "its file has left the default branch" }));
}
/** The line that says a lease is open, with the reference under which its job finds it. */
function opened(provider, lease, binding, at) {
    return event_event("bound", at, { grant: (0,plan/* keyOf */.TN)(lease.target.name, lease.id), mark: lease.mark }, lease.mark, {
        resource: binding.resource,
        from: (0,time/* iso */.KH)(lease.from),
        until: (0,time/* iso */.KH)(lease.until),
        pullRequest: lease.provenance.pullRequest,
        facts: lease.provenance.facts,
        reference: (0,core_lease/* writeRef */.Ln)(provider.reference(lease, binding)),
    });
}
function sealedLine(binding, at) {
    const { resource, account, sealedAt } = binding;
    const detail = { resource, account, ...(sealedAt === undefined ? {} : { sealedAt: (0,time/* iso */.KH)(sealedAt) }), outlives: [] };
    return event_event("sealed", at, aboutOf(binding), resource, detail);
}
/** The line that says something stands that should not. */
function incident(binding, at, why) {
    return event_event("incident", at, aboutOf(binding), binding.resource, { resource: binding.resource, why });
}
/** The line that ends a grant; there is one in its life. */
function ended(grant, at, { ending, why }) {
    return event_event("ended", at, { grant, mark: "" }, "ended", { ending, why });
}
/** What nothing explains belongs to no grant, whatever it says of itself. */
function aboutOf({ state, target, id, mark }) {
    return { grant: state === "unexplained" ? "" : (0,plan/* keyOf */.TN)(target, id), mark };
}

// EXTERNAL MODULE: ./build/src/commands/snapshot.js
var commands_snapshot = __webpack_require__(4174);
;// CONCATENATED MODULE: ./build/src/commands/start.js

/**
 * Starts the lease's own workflow at the lease's own ref, with the lease reference as its one input, when the person who
 * asked may write there: whoever may not start a workflow must not start it through us.
 */
async function start(world, { lease, reference }) {
    const { repository } = lease.subject;
    const forge = await world.starter(repository);
    if (forge === undefined)
        return {
            started: false,
            says: `no App may start workflows of ${repository}: start it by hand with the lease reference`,
        };
    const requester = (await world.forge.pullRequest(lease.provenance.pullRequest)).author;
    const may = await forge.mayWrite(requester);
    if (may !== "yes")
        return {
            started: false,
            says: `${requester.login} ${may === "no" ? "may not" : "cannot be shown to be allowed to"} write to ${repository}: whoever may, starts the workflow with the lease reference`,
        };
    // A job in a reusable workflow is started by the file that calls it.
    const workflow = lease.subject.workflow ?? lease.subject.jobWorkflowRef.slice(repository.length + 1).split("@")[0];
    if (workflow === undefined)
        throw new fault/* Fault */.v("apply.no-workflow", `${lease.subject.jobWorkflowRef} names no workflow file`);
    await forge.dispatch({
        repository,
        workflow: workflow.slice(workflow.lastIndexOf("/") + 1),
        ref: lease.subject.ref,
        inputs: { lease: reference },
    });
    return { started: true, says: `started ${workflow} of ${repository} at ${lease.subject.ref}` };
}

;// CONCATENATED MODULE: ./build/src/commands/uses.js





/** The cloud's log answers two questions a second: a sweep asks about this many ended leases, and audit about all. */
const most = 50;
/**
 * After everything has ended: which runs used the leases that ended now, as far as the cloud's log tells yet. What it does
 * not tell stays for audit; not being told keeps nothing open, so it makes no run red.
 */
async function readUses(world, stage, removals, enacted) {
    const ended = removals.filter((step) => step.do === "unbind" && step.ending !== "unexplained" && stage.may.has("unbind"));
    await pool(ended.slice(0, most), async ({ binding, key }) => {
        const provider = stage.providers.get(binding.account);
        const job = stage.snapshot.tree.grants.find(({ target, id }) => (0,plan/* keyOf */.TN)(target, id) === key)?.grant.job;
        try {
            const uses = await provider.uses({ resource: binding.resource, createdAt: binding.createdAt - 15 * time/* minute */.Vc });
            for (const { action, allowed, session, at, eventId } of uses) {
                if (!allowed || !action.endsWith(":AssumeRoleWithWebIdentity"))
                    continue;
                const detail = { session, minted: (0,time/* iso */.KH)(at), log: eventId, run: runOf(session, job?.repository) };
                enacted.events.push(event_event("used", stage.at, { grant: key, mark: binding.mark }, eventId, detail));
            }
        }
        catch (cause) {
            if (!(cause instanceof fault/* Fault */.v))
                throw cause;
            world.progress(`who used ${key} is not known yet: ${cause.message}`);
        }
    });
}
/** The run that a session name says it is of; the name itself when it says none. */
function runOf(session, repository) {
    const parts = /@(\d+)-(\d+)-\d+$/.exec(session);
    return parts && repository
        ? `https://github.com/${repository}/actions/runs/${parts[1]}/attempts/${parts[2]}`
        : session;
}

;// CONCATENATED MODULE: ./build/src/commands/enact.js











/** How many writes are under way at once in one account: IAM throttles per account. */
const concurrency = 8;
/** Does what the plan says, as far as it is allowed: removals first, each fault collected, none hidden. */
async function enact(world, stage) {
    const enacted = { deeds: [], events: [], faults: [], fresh: [] };
    const removals = stage.plan.steps.filter((step) => step.do !== "bind");
    const binds = stage.plan.steps.filter((step) => step.do === "bind");
    // Accounts side by side: a slow one does not hold up the others.
    const accounts = [...Map.groupBy(removals, ({ binding }) => binding.account).values()];
    await pool(accounts, (steps) => pool(steps, (step) => attempt(enacted, stage, step, () => removal(stage, step, enacted))));
    if (stage.trusted)
        await pool(stage.plan.kept, (binding) => proveAgain(stage, binding, enacted));
    await readUses(world, stage, removals, enacted);
    // Binds go one by one: before and after each, the default branch is read again.
    for (const step of binds)
        await attempt(enacted, stage, step, () => bind(world, stage, step, enacted));
    for (const binding of [...stage.plan.kept, ...enacted.fresh])
        await finish(world, stage, binding, enacted);
    return enacted;
}
async function attempt(enacted, stage, step, work) {
    const about = {
        do: step.do,
        grant: step.key,
        resource: step.do === "bind" ? "" : step.binding.resource,
        ...(step.do === "unbind" ? { ending: step.ending } : {}),
    };
    if (!stage.may.has(step.do === "bind" ? "bind" : "unbind")) {
        enacted.deeds.push({ ...about, outcome: "planned", says: step.why });
        return;
    }
    try {
        enacted.deeds.push({ ...about, outcome: "done", says: await work() });
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v))
            throw cause;
        enacted.deeds.push({ ...about, outcome: "failed", says: cause.message });
        enacted.faults.push(told(step.key || about.resource, cause));
        enacted.events.push(...despite(stage, step, cause));
    }
}
/** What is to be remembered of a step that failed: a refusal of the proof, and that somebody wanted an end. */
function despite({ at }, step, cause) {
    if (step.do === "unbind" && step.ending === "revoked")
        return [ended(step.key, at, step)];
    if (step.do !== "bind" || cause.code !== "provider.proof-failed")
        return [];
    const why = cause.message;
    return [event_event("refused", at, { grant: step.key, mark: step.lease.mark }, why, { why })];
}
async function removal({ providers, at }, step, enacted) {
    const { binding, why } = step;
    const provider = providers.get(binding.account);
    if (step.do === "remove") {
        const revocation = await provider.remove(binding);
        enacted.events.push(event_event("deleted", at, aboutOf(binding), binding.resource, detailOf(revocation)));
        return why;
    }
    enacted.events.push(sealed(at, binding, await provider.unbind(binding), why));
    enacted.events.push(step.ending === "unexplained" ? incident(binding, at, why) : ended(step.key, at, step));
    return why;
}
/** An end whose proof never reached the ledger is proven once more: ending what has ended changes nothing. */
async function proveAgain({ records, may, providers, at }, binding, enacted) {
    const { grant, mark } = aboutOf(binding);
    if (binding.state !== "sealed" || !may.has("unbind") || (0,core_record/* newest */.BP)(records.get(grant), "sealed", mark))
        return;
    try {
        const revocation = await providers.get(binding.account).unbind(binding);
        enacted.events.push(sealed(at, binding, revocation, "it was found sealed"));
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v))
            throw cause;
        enacted.faults.push(told(grant, cause));
    }
}
function sealed(at, binding, revocation, why) {
    const detail = { ...detailOf(revocation), account: binding.account, was: binding.state, why };
    return event_event("sealed", at, aboutOf(binding), binding.resource, detail);
}
async function bind(world, stage, step, enacted) {
    const { lease, key } = step;
    const { at } = stage;
    const provider = stage.providers.get(lease.target.target.account);
    await mustStand(world, stage.snapshot, lease);
    await mustNotHaveEnded(world, key);
    const binding = await provider.bind(lease);
    try {
        await mustStand(world, stage.snapshot, lease);
        await mustNotHaveEnded(world, key);
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v))
            throw cause;
        const why = `it was opened and shut again: ${cause.message}`;
        enacted.events.push(sealed(at, binding, await provider.unbind(binding), why));
        enacted.events.push(ended(key, at, { ending: "withdrawn", why }));
        throw cause;
    }
    enacted.events.push(opened(provider, lease, binding, at));
    enacted.fresh.push(binding);
    return `open from ${(0,time/* iso */.KH)(lease.from)} until ${(0,time/* iso */.KH)(lease.until)}`;
}
/**
 * Starts the workflow of a lease that stands open, when its target opts in and its window has begun. A start that never
 * reached the ledger is made again: a lost start is worse than a doubled one, since a lease is single-use.
 */
async function finish(world, stage, binding, enacted) {
    const grant = (0,plan/* keyOf */.TN)(binding.target, binding.id);
    const lease = stage.plan.wanted.get(grant)?.lease;
    if (binding.state !== "open" || !lease?.target.target.dispatch || !stage.may.has("bind"))
        return;
    if ((0,core_record/* newest */.BP)(stage.records.get(grant), "dispatched", lease.mark))
        return;
    const deed = { do: "dispatch", grant, resource: lease.subject.jobWorkflowRef };
    if (stage.at < lease.from) {
        const says = `its window begins at ${(0,time/* iso */.KH)(lease.from)}: the first apply after that starts its workflow, or anybody who may`;
        enacted.deeds.push({ ...deed, outcome: "planned", says });
        return;
    }
    const reference = (0,core_lease/* writeRef */.Ln)(stage.providers.get(binding.account).reference(lease, binding));
    try {
        const started = await start(world, { lease, reference });
        enacted.events.push(event_event("dispatched", stage.at, { grant, mark: lease.mark }, lease.mark, { workflow: deed.resource, ...started }));
        enacted.deeds.push({ ...deed, outcome: started.started ? "done" : "left", says: started.says });
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v))
            throw cause;
        // A workflow that was not started is no fault of the lease: a person can start it with the reference.
        enacted.deeds.push({ ...deed, outcome: "failed", says: cause.message });
        enacted.faults.push(told(grant, cause));
    }
}
/** Reads the tip again: the grant must still be there, byte for byte, and nothing that decides may have moved. */
async function mustStand(world, snapshot, { target, id }) {
    const tip = await world.repository.tip();
    if (tip === snapshot.commit)
        return;
    const entries = await world.repository.tree(tip, "");
    const path = `grants/${target.name}/${id}.yaml`;
    const before = snapshot.entries.find((entry) => entry.path === path);
    const after = entries.find((entry) => entry.path === path);
    if (after === undefined || after.oid !== before?.oid || after.mode !== before.mode)
        throw new fault/* Fault */.v("apply.overtaken", `${path} left the default branch while it was bound: it stays closed`);
    if ((0,commands_snapshot/* controlDigest */.Ay)(entries) !== (0,commands_snapshot/* controlDigest */.Ay)(snapshot.entries))
        throw new fault/* Fault */.v("apply.overtaken", "configuration, targets or policies moved on the default branch meanwhile: run apply again, and ask again if it was shut", { retryable: true });
}
/** Reads the ledger again: a revocation that was recorded meanwhile counts. */
async function mustNotHaveEnded(world, key) {
    const { lines } = await world.ledger.read();
    const over = (0,core_record/* newest */.BP)((0,core_record/* recordsOf */.M$)(lines).get(key), "ended");
    if (over)
        throw new fault/* Fault */.v("apply.overtaken", `${key} ended at ${over.at}, while it was bound: it stays closed`);
}
function detailOf(revocation) {
    return {
        resource: revocation.resource,
        ...(revocation.sealedAt === undefined ? {} : { sealedAt: (0,time/* iso */.KH)(revocation.sealedAt) }),
        ...(revocation.provenDeadAt === undefined ? {} : { provenDeadAt: (0,time/* iso */.KH)(revocation.provenDeadAt) }),
        ...(revocation.deletedAt === undefined ? {} : { deletedAt: (0,time/* iso */.KH)(revocation.deletedAt) }),
        ...(revocation.proof === undefined ? {} : { proof: revocation.proof }),
        outlives: [...revocation.outlives],
    };
}
/** Does all the work, some of it at once, whatever becomes of any; then throws what was thrown first. */
async function pool(items, work) {
    const queue = items.values();
    const thrown = [];
    await Promise.all(Array.from({ length: concurrency }, async () => {
        for (const item of queue)
            await work(item).catch((error) => thrown.push(error));
    }));
    if (thrown.length > 0)
        throw thrown[0];
}

// EXTERNAL MODULE: ./build/src/core/grant.js
var grant = __webpack_require__(7739);
// EXTERNAL MODULE: ./build/src/core/policy-record.js
var policy_record = __webpack_require__(7001);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/commands/decide.js + 1 modules
var decide = __webpack_require__(1405);
// EXTERNAL MODULE: ./build/src/approval/approve.js + 3 modules
var approve = __webpack_require__(8002);
// EXTERNAL MODULE: ./build/src/approval/codeowners.js + 2 modules
var codeowners = __webpack_require__(9824);
;// CONCATENATED MODULE: ./build/src/core/control.js

/*
 * Control: every path that decides who may have access, or that runs. A grant is what is decided; it is never control.
 */
/** Files of the repository's root and of docs/ that decide, run, or say what lies in a work tree. */
const files = [
    "sallyport.yaml",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    "action.yml",
    "action.yaml",
    "package.json",
    "package-lock.json",
    ".gitattributes",
    ".gitmodules",
];
/** Folders of which everything does. `.github` holds the workflows and the first place of CODEOWNERS. */
const folders = [".github", "bootstrap", "dist", "policies", "schemas", "src", "targets"];
/** Every control path, as git takes paths: whatever lies at or below one of them. */
const controlPaths = [...files, ...folders];
/** Whether a change of this path must be reviewed as control. */
function isControl(path) {
    return controlPaths.some((place) => path === place || path.startsWith(`${place}/`));
}
/** The target whose ceiling and owners a control path says, and nothing else; undefined when it governs every target. */
function governedTarget(path) {
    return (0,paths/* kindOf */.I)(path) === "target" ? path.slice("targets/".length, -".yaml".length) : undefined;
}
/** Production opens for two people at least, whatever its target says; so does a target that cannot be read. */
const productionPeople = 2;
/** How many distinct people must approve a change of what governs this target. Undefined: it cannot be read. */
function controlQuorum(named) {
    if (named === undefined)
        return productionPeople;
    const { tier, approvals } = named.target;
    return tier === "production" ? Math.max(approvals.people, productionPeople) : approvals.people;
}

// EXTERNAL MODULE: ./build/src/commands/approval.js
var commands_approval = __webpack_require__(8481);
;// CONCATENATED MODULE: ./build/src/commands/lineage.js



/**
 * Reads the lineage at a commit. The installation is the first commit of the first-parent history that added
 * sallyport.yaml: what lay there then is what an administrator put there, and everything later is measured by it.
 */
async function lineageOf(repository, commit) {
    const all = (await repository.changes(commit, ...controlPaths)).filter(({ path }) => isControl(path));
    const installation = all.findLast(({ path, status }) => path === paths/* configurationPath */.yD && status === "added")?.commit;
    const since = all.findIndex((change) => change.commit === installation);
    const changes = since < 0 ? all : all.slice(0, since);
    const entries = installation === undefined ? [] : await repository.tree(installation, ...controlPaths);
    const installed = new Map(entries.map(({ path, oid, mode }) => [path, { blob: oid, mode }]));
    const place = new Map(changes.map((change, index) => [change.commit, index]));
    const changesOf = Map.groupBy(changes, ({ path }) => path);
    const versions = (path) => [...(changesOf.get(path) ?? []).map(versionOf), installed.get(path) ?? {}];
    const targets = [...new Set([...changesOf.keys(), ...installed.keys()])].filter((path) => (0,paths/* kindOf */.I)(path) === "target");
    const people = await peopleIn(repository, targets.flatMap(versions));
    return {
        changes,
        targets,
        before: (path, id) => versions(path).filter(({ change }) => !change || place.get(change.commit) > place.get(id)),
        people: (version) => (version.blob === undefined ? 0 : (people.get(version.blob) ?? controlQuorum(undefined))),
    };
}
/** What a change left of its path. */
function versionOf(change) {
    return change.status === "deleted" ? { change } : { change, blob: change.blob, mode: change.mode };
}
/** By blob: how many people each version of a target asks for. What is no plain file is left out, and counts as unreadable. */
async function peopleIn(repository, versions) {
    const files = versions.flatMap(({ blob, mode }) => (blob !== undefined && mode === "100644" ? [blob] : []));
    const blobs = await repository.blobs(files);
    return new Map([...blobs].map(([blob, bytes]) => [blob, controlQuorum((0,parse/* readTarget */._E)("targets/t.yaml", bytes).value)]));
}

// EXTERNAL MODULE: ./build/src/commands/remember.js
var remember = __webpack_require__(2661);
;// CONCATENATED MODULE: ./build/src/commands/control.js








/**
 * Judges the newest change of every control path since the installation: it must be the merge of a pull request that changes
 * no grant, and owners of the path must have approved what it left there, as many as the targets that it governs ask for.
 * The newest is enough, since it is what counts now; but who its owners were, and how many it takes, is read from what had
 * been approved before it, so that nobody is approved by owners whom he has put there himself.
 */
async function controlOf(world, snapshot) {
    const lineage = await lineageOf(world.repository, snapshot.commit);
    const judge = new Judge(world, snapshot.configuration.branch, lineage);
    const newest = new Map(lineage.changes.toReversed().map((change) => [change.path, change]));
    const found = new Map();
    await pool([...Map.groupBy(newest.values(), ({ commit }) => commit)], async ([commit, changes]) => {
        const said = await Promise.all(changes.map(async (change) => ({ change, flaw: await judge.flaw(change) })));
        const bad = said.flatMap(({ change, flaw }) => (flaw ? [{ path: change.path, flaw }] : []));
        const [first] = bad;
        if (first)
            found.set(commit, { commit, paths: bad.map(({ path }) => path), ...first.flaw });
    });
    const order = [...new Set(lineage.changes.map(({ commit }) => commit))];
    return {
        unreviewed: order.flatMap((commit) => found.get(commit) ?? []),
        ownersAt: (commit) => judge.ownersAt(commit),
    };
}
/** The fault that makes the run red: what happened, and how it is healed. */
function controlFault({ commit, paths, why }) {
    const [first, ...others] = paths;
    const what = others.length === 0 ? first : `${first} and ${others.length} more`;
    return new fault/* Fault */.v("control.unreviewed", `nothing is opened: commit ${commit.slice(0, 12)} changed ${what}, and ${why}; look at what it did, then change the path again by a reviewed pull request, or put back what was there`);
}
class Judge {
    #world;
    #branch;
    #lineage;
    /** What speaks against one change of one path; undefined: it was approved. */
    flaw;
    /** By pull request: commit → path → blob, of the commits that were reviewed. */
    #seen;
    constructor(world, branch, lineage) {
        this.#world = world;
        this.#branch = branch;
        this.#lineage = lineage;
        this.flaw = (0,remember/* once */.O)((change) => this.#judge(change), ({ commit, path }) => `${commit} ${path}`);
        this.#seen = (0,remember/* once */.O)((pullRequest) => this.#read(pullRequest), ({ number }) => String(number));
    }
    async #judge(change) {
        const { commit, mode, status, path } = change;
        const flaw = (why) => ({ why, smuggled: false });
        const all = await this.#world.repository.changedBy(commit);
        const grant = all.find((each) => each.path.startsWith("grants/"));
        if (grant)
            return flaw(`it also ${grant.status} ${JSON.stringify(grant.path)}: grants come alone`);
        if (status !== "deleted" && !/^100(644|755)$/.test(mode))
            return flaw("it left no plain file there");
        const pullRequest = await this.#world.forge.mergedAs(commit);
        if (pullRequest === undefined)
            return { why: "no merged pull request explains it", smuggled: true };
        const people = await this.#peopleFor(change);
        const codeowners = await this.#codeownersBefore(commit);
        const seen = await this.#seen(pullRequest);
        const touched = {
            path,
            blob: contentOf(versionOf(change)),
            blobsAt: new Map([...seen].map(([at, files]) => [at, files.get(path) ?? nothing])),
            terms: [],
            quorum: { asker: "what it governs", people, from: [] },
        };
        const approval = (0,approve/* approve */.SR)({
            moment: "activation",
            pullRequest,
            defaultBranch: this.#branch,
            grant: touched,
            beside: [],
            codeowners,
            teams: await (0,commands_approval/* teamsFor */.q)(this.#world, { codeowners, paths: [path], pullRequest }),
        });
        if (approval.allowed && approval.approvers.length >= people)
            return undefined;
        const [because] = (approval.because ?? []).filter(({ allowed }) => !allowed);
        const who = approval.approvers.map(({ login }) => `@${login}`).join(", ") || "nobody";
        return flaw(`pull request ${pullRequest.number}, by which it came, needed ${people} of its owners to approve and has ${who}${because ? ` (${because.says})` : ""}`);
    }
    /** What lay at the control paths of every commit that was reviewed, by git's own ids; a commit that is gone is left out. */
    async #read({ reviews }) {
        const seen = new Map();
        for (const commit of new Set(reviews.map((review) => review.commit).filter(Boolean))) {
            if (!(await this.#world.repository.fetchCommit(commit)))
                continue;
            const entries = await this.#world.repository.tree(commit, ...controlPaths);
            seen.set(commit, new Map(entries.map(({ path, oid }) => [path, oid])));
        }
        return seen;
    }
    /** As many as the targets that it governs ask for: before the change, after it, and by the last version that was approved. */
    async #peopleFor(change) {
        const own = governedTarget(change.path) !== undefined;
        const paths = own ? [change.path] : this.#lineage.targets;
        const together = this.#lineage.changes.filter(({ commit, path }) => commit === change.commit && paths.includes(path));
        let most = Math.max(1, ...together.map((each) => this.#lineage.people(versionOf(each))));
        for (const path of paths)
            most = await this.#peopleBefore({ path, commit: change.commit, back: own }, most);
        return most;
    }
    /** What a target asked for before a commit, if that is more. A version that nobody approved lowers nothing: the one before it counts too. */
    async #peopleBefore({ path, commit, back }, atLeast) {
        let most = atLeast;
        let versions = this.#lineage.before(path, commit);
        for (const version of versions) {
            most = Math.max(most, this.#lineage.people(version));
            versions = versions.slice(1);
            if (versions.every((older) => this.#lineage.people(older) <= most))
                return most;
            // Where it was taken away, what it asked for before counts for its coming back: its boundary may still stand.
            if (version.blob === undefined && back)
                continue;
            if (version.change === undefined || (await this.flaw(version.change)) === undefined)
                return most;
        }
        return most;
    }
    /** CODEOWNERS as it stood before a commit, as far as it had been approved: what came otherwise owns nothing. */
    async #codeownersBefore(commit) {
        for (const path of codeowners/* codeownersPaths */.oX) {
            const { blob, mode } = await this.#approvedBefore(path, commit);
            // The first that is there counts. A link or an executable in its place names nobody: the next one is somebody else's.
            if (blob !== undefined && mode !== "100644")
                return undefined;
            if (blob !== undefined)
                return (0,codeowners/* parseCodeowners */.BW)(path, (await this.#world.repository.blobs([blob])).get(blob));
        }
        return undefined;
    }
    async #approvedBefore(path, commit) {
        for (const version of this.#lineage.before(path, commit)) {
            if (version.change === undefined || (await this.flaw(version.change)) === undefined)
                return version;
        }
        return {};
    }
    async ownersAt(commit) {
        const changes = await this.#world.repository.changes(commit, ...codeowners/* codeownersPaths */.oX);
        for (const path of codeowners/* codeownersPaths */.oX) {
            const newest = changes.find((change) => change.path === path);
            const change = this.#lineage.changes.find((one) => one.path === path && one.commit === newest?.commit);
            const flaw = change && (await this.flaw(change));
            if (change && flaw)
                return `when it was merged, ${path} was what commit ${change.commit.slice(0, 12)} had made of it, and ${flaw.why}: ask again, under the owners that count now`;
        }
        return undefined;
    }
}
/** What stands for the content of a path that is not there. */
const nothing = "nothing";
function contentOf({ blob }) {
    return blob ?? nothing;
}

;// CONCATENATED MODULE: ./build/src/commands/gate.js





/** So many unreviewed commits are told one by one, and so many paths of each. */
const gate_most = 10;
function gateOf(world, about) {
    const rewritten = rewriting(about);
    let asked;
    let known = rewritten ?? { faults: [], events: [] };
    const ask = async () => {
        asked ??= rewritten ? Promise.resolve(rewritten) : readControl(world, about);
        known = await asked;
        return known;
    };
    return {
        shut: async () => (await ask()).faults[0]?.message,
        ownersAt: async (commit) => (await ask()).control?.ownersAt(commit),
        faults: () => known.faults,
        events: () => known.events,
    };
}
async function readControl(world, { snapshot, at }) {
    try {
        const control = await controlOf(world, snapshot);
        const some = control.unreviewed.slice(0, gate_most);
        const events = some
            .filter(({ smuggled }) => smuggled)
            .map(({ commit, paths, why }) => event_event("incident", at, nobody, { control: commit }, { commit, paths: paths.slice(0, gate_most), why: (0,core_text/* clip */.$Q)(why, 1000) }));
        return { control, faults: some.map(controlFault), events };
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v))
            throw cause;
        const why = `whether everything that decides came by review cannot be read, so nothing is opened: ${cause.message}`;
        return { faults: [new fault/* Fault */.v(cause.code, why, { retryable: cause.retryable, cause })], events: [] };
    }
}
/**
 * A grant was decided by a commit that the default branch does not hold any more, along its first parents: it was rewritten.
 * A push that makes another history the first parent of ours counts too, though it is no force push.
 */
function rewriting(about) {
    const held = new Set(about.changes.map(({ commit }) => commit));
    const lost = [...about.records].flatMap(([grant, record]) => {
        const { commit } = (0,core_record/* newest */.BP)(record, "decided")?.detail ?? {};
        return typeof commit === "string" && !held.has(commit) ? [{ grant, commit }] : [];
    });
    const [first] = lost;
    if (first === undefined)
        return undefined;
    const { grant, commit } = first;
    const why = `the default branch was rewritten: commit ${commit.slice(0, 12)}, by which ${grant} was decided, is not in its history any more`;
    const fix = "nothing is opened until it is; find out who pushed over it, and push the history back that held it";
    return {
        faults: [new fault/* Fault */.v("git.rewritten", `${why}: ${fix}`)],
        events: [event_event("incident", about.at, nobody, { rewritten: commit }, { grant, commit, lost: lost.length, why })],
    };
}
const nobody = { grant: "", mark: "" };

// EXTERNAL MODULE: ./build/src/commands/limits.js + 2 modules
var commands_limits = __webpack_require__(244);
;// CONCATENATED MODULE: ./build/src/commands/standings.js














/** A refusal's reason is kept in so many characters. */
const longestReason = 1000;
/** And so many of them. */
const mostReasons = 20;
/** How every grant on the default branch stands now. */
async function standingsOf(given, about) {
    const { snapshot, records, targets, at } = about;
    const world = (0,remember/* remembering */.M)(given);
    const changes = await world.repository.changes(snapshot.commit, "grants");
    const gate = gateOf(world, { snapshot, at, changes, records: (0,core_record/* recordsOf */.M$)(about.ledger.lines) });
    const historyOf = readHistory(changes);
    const bound = bindingsByKey(about.bindings);
    const { grants } = snapshot.tree;
    const held = unreadable(snapshot, targets);
    const run = { bindings: about.bindings, grants, held };
    const limits = (0,commands_limits/* limitsOf */.Af)(world, { commit: snapshot.commit, at, records, run });
    const standings = [];
    const events = [];
    const faults = [];
    const leases = new Map();
    for (const key of held) {
        const why = "its file or its target's file cannot be read";
        standings.push({ state: "held", key, why });
        // Nothing closes it but its end and a revocation: that must be seen.
        if (bound.get(key)?.state === "open")
            faults.push({
                grant: key,
                fault: new fault/* Fault */.v("grant.held-open", `it stands open and ${why}: mend the file, or take it away`),
            });
    }
    for (const filed of (0,commands_limits/* oldestFirst */.sZ)(grants, changes, (key) => bound.get(key)?.state === "open")) {
        if (targets && !targets.has(filed.target))
            continue;
        const key = (0,plan/* keyOf */.TN)(filed.target, filed.id);
        if (held.has(key))
            continue;
        try {
            const { standing, lease, said } = await standingOf(world, about, {
                filed,
                changes,
                gate,
                limits,
                key,
                ...historyOf(filed),
                record: records.get(key),
                binding: bound.get(key),
            });
            limits.settle(standing);
            standings.push(standing);
            events.push(...said);
            if (lease)
                leases.set(key, lease);
        }
        catch (cause) {
            if (!(cause instanceof fault/* Fault */.v))
                throw cause;
            faults.push({ grant: key, fault: cause });
            standings.push({ state: "held", key, why: cause.message });
        }
    }
    if (about.audits)
        await gate.shut();
    const told = gate.faults().map((fault) => ({ grant: "the default branch", fault }));
    return { standings, events: [...events, ...gate.events()], faults: [...told, ...faults], leases };
}
/** One that could still be opened hides any other: what is recorded must never open it. */
function bindingsByKey(bindings) {
    const explained = bindings.filter(({ state }) => state !== "unexplained");
    const closed = explained.filter(({ state }) => state === "preparing");
    return new Map([...explained, ...closed].map((binding) => [(0,plan/* keyOf */.TN)(binding.target, binding.id), binding]));
}
/** From what git alone tells, to what the ledger has recorded, to what has to be asked. */
async function standingOf(world, about, one) {
    const { filed, key, added, record } = one;
    const { at, policy } = about;
    const refuse = (why) => refused(one, at, why);
    if (added === undefined || added.blob !== filed.blob)
        throw new fault/* Fault */.v("git.unreadable", `history does not show who added ${filed.path}: check out with \`fetch-depth: 0\``);
    if (added.status !== "added")
        return refuse("its file was edited after it was merged: an edit ends the lease, a change is a new id");
    if (one.reused)
        return refuse(`the id ${filed.id} was used before: ask again under a new one`);
    const over = (0,core_record/* newest */.BP)(record, "ended");
    if (over) {
        const why = `it ended at ${over.at}: an id is used once, ask again under a new one`;
        return { standing: { state: "withdrawn", key, why }, said: [] };
    }
    // What no pull request brought, none will have brought: GitHub is asked about it once.
    if (record?.lines.some(({ kind, detail }) => kind === "incident" && detail.commit === added.commit))
        return undecided(one, at);
    if (!about.snapshot.tree.targets.has(filed.target))
        return refuse(`its target ${filed.target} does not exist`);
    if (policy === undefined)
        return { standing: { state: "held", key, why: about.hindrance ?? "nothing can be decided now" }, said: [] };
    return await decided(world, { ...about, policy }, one, added);
}
/** Asks who approved and what policy says; where that was recorded before, only what can have changed since. */
async function decided(world, about, one, added) {
    const { filed, key, record, binding } = one;
    const { snapshot, policy, at } = about;
    if (binding === undefined && !about.decides)
        return undecided(one, at);
    // Recorded facts may keep open what is open, and tell of what was; only a decision made afresh may open anything.
    const opened = binding !== undefined && binding.state !== "preparing";
    const facts = opened ? (0,core_record/* readFacts */.MH)((0,core_record/* newest */.BP)(record, "decided", binding.mark)) : undefined;
    const known = facts?.commit === added.commit && facts.blob === filed.blob ? facts : undefined;
    const request = { filed, at, records: about.records, changes: one.changes, limits: one.limits };
    const verdict = known
        ? await (0,decide/* decideAgain */.hd)(world, snapshot, policy, { ...request, facts: known })
        : await (0,decide/* decideActivation */.Jy)(world, snapshot, policy, { ...request, added, gate: one.gate });
    if (verdict.held)
        return { standing: { state: "held", key, why: verdict.says }, said: [] };
    const target = snapshot.tree.targets.get(filed.target);
    if (!verdict.allowed || verdict.facts === undefined || target === undefined)
        return refused(one, at, verdict.says, verdict);
    const written = (0,core_record/* writeFacts */.Rz)(verdict.facts);
    const said = (0,policy_record/* writePolicy */.ef)(verdict.policy);
    const lease = (0,decide/* leaseOf */.m8)(snapshot, target, filed, {
        mergedAt: verdict.facts.mergedAt,
        pullRequest: verdict.facts.pullRequest,
        facts: (0,digest/* digest */.b)(written),
        ledgerHead: about.ledger.head,
        prefix: verdict.facts.subject?.prefix,
    });
    return {
        standing: { state: "wanted", key, lease },
        said: known ? [] : [event_event("decided", at, { grant: key, mark: lease.mark }, lease.mark, { ...written, ...said })],
        lease,
    };
}
/** What nobody opened and nobody decides now: refused as it was recorded, or waiting for an apply. */
function undecided(one, at) {
    const why = (0,core_record/* newest */.BP)(one.record, "refused")?.detail.why;
    if (typeof why === "string")
        return refused(one, at, why);
    return { standing: { state: "held", key: one.key, why: "it waits for an apply to decide about it" }, said: [] };
}
/** A refusal, told once for what it says; and when the window would be over that it refuses. */
function refused({ filed, key, record, added }, at, why, verdict) {
    const first = record?.lines.find(({ kind }) => kind === "refused");
    const since = (first && (0,time/* fromIso */.ap)(first.at)) ?? at;
    const { until } = (0,grant/* windowOf */.O)(filed.grant, since, time/* fromIso */.ap);
    const said = (0,core_text/* clip */.$Q)(why, longestReason);
    const { path, blob } = filed;
    const about = { grant: key, mark: "" };
    const { refusals = [], incident } = verdict ?? {};
    const because = refusals.length < 2 ? {} : { because: refusals.slice(0, mostReasons).map((each) => (0,core_text/* clip */.$Q)(each, longestReason)) };
    return {
        standing: { state: "withdrawn", key, why, until: Math.max(until, since) },
        said: [
            event_event("refused", at, about, { blob, why: said }, { path, blob, why: said, ...because, ...(0,policy_record/* writePolicy */.ef)(verdict?.policy) }),
            ...(incident === undefined
                ? []
                : [
                    event_event("incident", at, about, { blob, incident }, { path, blob, commit: added?.commit ?? "", why: incident }),
                ]),
        ],
    };
}
/** What the history of the default branch tells of a grant: the newest change of its path, and whether its id was used before. */
function readHistory(changes) {
    const newestOf = new Map();
    const additions = new Map();
    for (const change of changes) {
        if (!newestOf.has(change.path))
            newestOf.set(change.path, change);
        if (change.status !== "added" || (0,paths/* kindOf */.I)(change.path) !== "grant")
            continue;
        const { id } = (0,paths/* grantOf */.od)(change.path);
        const of = additions.get(id);
        if (of)
            of.push(change);
        else
            additions.set(id, [change]);
    }
    return ({ path, id }) => {
        const added = newestOf.get(path);
        const all = additions.get(id) ?? [];
        const place = all.findIndex((one) => one.commit === added?.commit && one.path === path);
        // Newest first: what stands behind it is older. Two of one commit have each been used by the other.
        const older = place < 0 ? all : all.slice(place + 1);
        const twins = all.filter((one) => one.commit === added?.commit && one.path !== path);
        return { added, reused: older.length + twins.length > 0 };
    };
}
/** Grants whose own file, or whose target's file, is there but cannot be read: nothing may be concluded from that. */
function unreadable(snapshot, targets) {
    const readable = new Set(snapshot.tree.grants.map(({ path }) => path));
    const broken = new Set(snapshot.entries
        .map(({ path }) => /^targets\/([a-z0-9-]{1,32})\.yaml$/.exec(path)?.[1])
        .filter((name) => name !== undefined && !snapshot.tree.targets.has(name)));
    const held = new Set();
    for (const { path } of snapshot.entries) {
        const parts = /^grants\/([a-z0-9-]{1,32})\/([a-z0-9-]{1,32})\.yaml$/.exec(path);
        if (!parts || (targets && !targets.has(parts[1])))
            continue;
        if (!readable.has(path) || broken.has(parts[1]))
            held.add((0,plan/* keyOf */.TN)(parts[1], parts[2]));
    }
    return held;
}

;// CONCATENATED MODULE: ./build/src/commands/reconcile.js









/**
 * The one loop: reads what the default branch wants and what the clouds hold, plans the difference, and enacts what it may.
 * Level-triggered: which event started it, and how often, changes nothing. One account's outage does not stop the others,
 * and no broken file, policy or ledger keeps standing what is over, revoked or gone: they only hold what they bear on.
 */
async function reconcile(world, at, request) {
    const { targets } = request;
    world.progress("reading the default branch and the ledger");
    const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, await world.repository.tip());
    const grounds = await groundsOf(world, snapshot, at);
    const records = within((0,core_record/* recordsOf */.M$)(grounds.ledger.lines), targets);
    world.progress("listing what stands in the clouds");
    const listing = await listAll(world, { snapshot, at, targets });
    const { bindings, providers, blind } = listing;
    const desired = await standingsOf(world, {
        ...grounds,
        ...{ snapshot, records, at, bindings, targets },
        decides: request.may.size === 0 || request.may.has("bind"),
        audits: request.may.size === 0,
    });
    const revoked = revokedKeys(request.revoke, bindings, desired.standings);
    const planned = (0,plan/* plan */.et)({ standings: seen(desired.standings, blind), bindings, at, revoked });
    world.progress(`${planned.steps.length} steps planned, ${planned.kept.length} bindings stand as they should`);
    const enacted = await enact(world, {
        snapshot,
        providers,
        plan: planned,
        may: request.may,
        at,
        records,
        trusted: grounds.trusted,
    });
    const { leases } = desired;
    const over = planned.over.map(({ key, ...how }) => ended(key, at, how));
    const again = grounds.trusted
        ? retell({ at, bindings, providers, records, leases, blind, filed: filedKeys(snapshot) })
        : [];
    return {
        at,
        tip: snapshot.commit,
        deeds: enacted.deeds,
        kept: planned.kept.filter(({ state }) => state !== "sealed").length,
        sealed: planned.kept.filter(({ state }) => state === "sealed").length,
        refused: [...refusals(desired.standings), ...planned.over.map(({ key, why }) => ({ grant: key, why }))],
        unexplained: bindings.flatMap(({ state, resource, reason = "" }) => state === "unexplained" ? [{ resource, why: reason }] : []),
        faults: [
            ...grounds.faults,
            ...listing.faults,
            ...desired.faults.map(({ grant, fault }) => told(grant, fault)),
            ...unknown(request.revoke, revoked, records),
            ...enacted.faults,
        ],
        events: news([...enacted.events, ...desired.events, ...over, ...again], grounds.ledger.lines),
    };
}
async function groundsOf(world, snapshot, at) {
    const policy = await reconcile_attempt(() => world.policy(snapshot.policies, at));
    const ledger = await reconcile_attempt(() => world.ledger.read());
    const faults = [
        ...(snapshot.stale ? [told("sallyport.yaml", snapshot.stale)] : []),
        ...(policy instanceof fault/* Fault */.v ? [told("policies", policy)] : []),
        ...(ledger instanceof fault/* Fault */.v ? [told("the ledger", ledger)] : []),
    ];
    const state = ledger instanceof fault/* Fault */.v ? { head: "", lines: [], commit: undefined } : ledger;
    const known = { ledger: state, ledgerHead: state.head, trusted: !(ledger instanceof fault/* Fault */.v), faults };
    const [first] = faults;
    if (first || policy instanceof fault/* Fault */.v)
        return { ...known, policy: undefined, hindrance: first?.message ?? "" };
    return { ...known, policy };
}
async function reconcile_attempt(work) {
    try {
        return await work();
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.v)
            return cause;
        throw cause;
    }
}
/** In an account that could not be listed nothing may be opened, and nothing taken for over: what stands there is unknown. */
function seen(standings, blind) {
    return standings.map((standing) => blind.has(targetOf(standing.key))
        ? { state: "held", key: standing.key, why: "its account cannot be listed now" }
        : standing);
}
/** A bare id means that id under every target: ending too much is safe, ending too little is not. */
function revokedKeys(revoke, bindings, standings) {
    const keys = [...bindings.map(({ target, id }) => (0,plan/* keyOf */.TN)(target, id)), ...standings.map(({ key }) => key)];
    return new Set(keys.filter((key) => revoke?.has(key) || revoke?.has(key.slice(key.indexOf("/") + 1))));
}
/** A slip in a name must not read as access ended. */
function unknown(revoke = new Set(), revoked, records) {
    const known = [...revoked, ...records.keys()];
    return [...revoke]
        .filter((name) => !known.some((key) => key === name || key.endsWith(`/${name}`)))
        .map((name) => told(name, new fault/* Fault */.v("revoke.unknown", `no grant ${name} stands or is recorded: nothing was ended, give its id or \`<target>/<id>\``)));
}
/** Each event once, and only those that the ledger does not hold. */
function news(events, lines) {
    const known = new Set(lines.map(({ id }) => id));
    return events.filter(({ id }) => !known.has(id) && known.add(id));
}
function refusals(standings) {
    return standings.flatMap((standing) => standing.state === "wanted" ? [] : [{ grant: standing.key, why: standing.why }]);
}
function within(records, targets) {
    return targets ? new Map([...records].filter(([key]) => targets.has(targetOf(key)))) : records;
}
function filedKeys({ entries }) {
    return new Set(entries
        .filter(({ path }) => (0,paths/* kindOf */.I)(path) === "grant")
        .map(({ path }) => (0,plan/* keyOf */.TN)((0,paths/* grantOf */.od)(path).target, (0,paths/* grantOf */.od)(path).id)));
}
function targetOf(key) {
    return key.slice(0, key.indexOf("/"));
}

;// CONCATENATED MODULE: ./build/src/commands/audit.js














/**
 * Rebuilds the chain of one grant or of all: request, approval, lease, mint, use, release, revocation, revert; from git
 * history, the ledger, GitHub's records and the cloud's own log. Changes nothing. A missing link is a `no`.
 */
async function audit(world, at, about) {
    const drift = await reconcile(world, at, { may: new Set() });
    const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, drift.tip);
    const ledger = await world.ledger.read();
    const records = (0,core_record/* recordsOf */.M$)(ledger.lines);
    const changes = await world.repository.changes(drift.tip, "grants");
    const keys = [...new Set([...records.keys(), ...changes.flatMap(({ path }) => keyOfPath(path))])].sort();
    const wanted = keys.filter((key) => about.grant === undefined || key === about.grant || key.endsWith(`/${about.grant}`));
    if (about.grant !== undefined && wanted.length === 0)
        throw new fault/* Fault */.v("audit.unknown", `no grant ${about.grant} was ever added to the default branch: give its id, or \`<target>/<id>\``);
    const chains = [];
    const asked = (0,remember/* remembering */.M)(world);
    for (const key of wanted) {
        world.progress(`reading the life of ${key}`);
        const record = records.get(key);
        const evidence = {
            key,
            at,
            record,
            changes: changes.filter(({ path }) => keyOfPath(path)[0] === key),
            uses: await usesOf(world, snapshot, key, record),
            planned: drift.deeds.filter(({ grant }) => grant === key),
        };
        chains.push(await chainOf(asked, evidence));
    }
    const unexplained = about.grant === undefined ? (drift.unexplained ?? []) : [];
    const anchoring = await anchoringOf(world.repository, drift.tip, ledger);
    const whole = chains.every(report/* isWhole */.w) && unexplained.length === 0 && drift.faults.length === 0 && anchoring.faults.length === 0;
    const notes = [
        ...unexplained.map(({ resource, why }) => `drift: ${resource}: ${why}; look at it, and take it away by hand`),
        ...drift.faults.map(({ about: what, message }) => `could not be read: ${what}: ${message}`),
        ...anchoring.faults.map((fault) => `ledger: ${fault}; find out who changed it`),
        ...(about.grant === undefined && anchoring.onlyRecorded > 0
            ? [`ledger: ${(0,plain/* count */.U9)(anchoring.onlyRecorded, "line")} since the last commit that carries its head: only recorded`]
            : []),
    ];
    return {
        exit: whole ? 0 : 1,
        text: [(0,terminal/* auditText */.$u)(chains), ...notes].join("\n"),
        json: { chains, drift: drift.deeds, faults: drift.faults, ledger: { head: ledger.head, ...anchoring } },
        csv: auditCsv(chains, notes),
        markdown: auditMarkdown(chains, notes),
    };
}
function keyOfPath(path) {
    const parts = /^grants\/([a-z0-9-]+)\/([a-z0-9-]+)\.yaml$/.exec(path);
    return parts ? [(0,plan/* keyOf */.TN)(parts[1], parts[2])] : [];
}
/** What the cloud's log says of the role; a fault when it cannot be read; undefined when there never was a role. */
async function usesOf(world, snapshot, key, record) {
    // A lease whose opening was never recorded is known by the line of its end.
    const stood = (0,core_record/* newest */.BP)(record, "bound") ?? (0,core_record/* newest */.BP)(record, "sealed");
    const resource = stood?.detail.resource;
    if (stood === undefined || typeof resource !== "string")
        return undefined;
    const target = snapshot.tree.targets.get(key.split("/")[0]);
    if (target === undefined)
        return new fault/* Fault */.v("audit.target", `its target ${key.split("/")[0]} is gone: its account cannot be asked`);
    try {
        const provider = await world.provider(target, snapshot.configuration);
        return await provider.uses({
            resource,
            createdAt: Date.parse(stood.at) - ((0,core_record/* newest */.BP)(record, "bound") ? 15 : 48 * 60) * time/* minute */.Vc,
        });
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.v)
            return cause;
        throw cause;
    }
}

;// CONCATENATED MODULE: ./build/src/core/alert.js
const kinds = {
    bound: { type: "lease.opened", severity: "info" },
    ended: { type: "lease.ended", severity: "info" },
    incident: { type: "incident", severity: "critical" },
};
/** The alerts that events call for, in their order. What an event says is anybody's: it is cut and made one line. */
function alertsOf(events) {
    return events.flatMap((event) => {
        const kind = kinds[event.kind];
        if (kind === undefined)
            return [];
        const { id, at, grant, detail } = event;
        const { pullRequest } = detail;
        const asked = Number.isSafeInteger(pullRequest) ? { pullRequest: pullRequest } : {};
        return [{ id, ...kind, at, grant, says: oneLine(sentence(event)), ...asked }];
    });
}
function sentence({ kind, grant, detail }) {
    const word = (value) => (typeof value === "string" ? value : "");
    switch (kind) {
        case "bound":
            return `${grant} is open from ${word(detail.from)} until ${word(detail.until)}`;
        case "ended":
            return `${grant} has ended: ${word(detail.why)}`;
        default:
            return `${grant === "" ? "" : `${grant}: `}${word(detail.why)} (${word(detail.resource)})`;
    }
}
/** Longest sentence, in characters: PagerDuty cuts a summary at 1,024. */
const longest = 500;
function oneLine(text) {
    const plain = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim();
    return plain.length <= longest
        ? plain
        : `${plain
            .slice(0, longest - 1)
            .toWellFormed()
            .replace(/\ufffd$/, "")}…`;
}

// EXTERNAL MODULE: ./build/src/report/readers.js
var report_readers = __webpack_require__(6092);
;// CONCATENATED MODULE: ./build/src/report/lease.js



/**
 * The comment under a merged pull request: what opened, until when, and the lease reference its job needs. The marker comes
 * first, so that the comment is found again and rewritten in place.
 */
function leaseMarkdown(marker, stories, readers) {
    const title = "### Sallyport: leases of this pull request";
    const text = [marker, title, ...stories.map((story) => storyMarkdown(story, readers))].join("\n\n");
    return (0,report_readers/* forReaders */.G)(text, readers);
}
function storyMarkdown(story, readers) {
    const title = `#### ${(0,inert/* code */.aY)((0,report_words/* name */.UU)(story))}`;
    if (story.refused !== undefined && story.event === "")
        return `${title}\n\n**Not opened**: ${(0,inert/* prose */.CS)(story.refused)}.`;
    const window = story.from && story.until ? `from ${(0,inert/* code */.aY)(story.from)} until ${(0,inert/* code */.aY)(story.until)}` : undefined;
    const role = story.resource === undefined ? [] : [`It stands in the cloud as ${(0,inert/* code */.aY)(story.resource)}.`];
    if (story.event !== "")
        return [title, endedMarkdown(story, window), ...role].join("\n\n");
    return [
        title,
        `**Open** ${window ?? "as the grant says"}, for exactly the job that the grant names. It ends by itself.`,
        ...role,
        ...referenceMarkdown(story, readers),
    ].join("\n\n");
}
/** The reference opens nothing, and names the account: where everybody can read, it is left to those who ask for it. */
function referenceMarkdown({ reference = "", ...story }, readers) {
    if (readers !== "members")
        return [
            `The job was started with its lease reference where apply may start it. Otherwise \`sallyport status\` with ${(0,inert/* code */.aY)((0,report_words/* name */.UU)(story))} in a clone prints it: it names the account, and everybody can read this page.`,
        ];
    return [
        "Lease reference, for the workflow's `lease` input. It is no secret: it opens nothing by itself.",
        (0,inert/* block */.om)(reference),
    ];
}
/** The window is what was allowed; how much of it a job used, the audit tells. */
function endedMarkdown({ ended, provenDeadAt }, window) {
    const why = `**Ended**: ${(0,inert/* prose */.CS)(ended)}.`;
    if (window === undefined)
        return `${why} It was never open.`;
    const proof = provenDeadAt === undefined ? "Its death is not proven yet." : `Proven dead at ${(0,inert/* code */.aY)(provenDeadAt)}.`;
    return `${why} Its window was ${window}. ${proof}`;
}

// EXTERNAL MODULE: ./build/src/report/quiet.js
var quiet = __webpack_require__(9604);
;// CONCATENATED MODULE: ./build/src/report/revert.js




/**
 * The message of the commit that takes ended grants off the default branch: what each was, who approved it, who used it
 * and when it was proven dead; then one `Grant:` and one `Event:` trailer for each, and the ledger's head.
 * Logins stand without `@`, so that nobody is notified by history.
 */
function revertMessage({ stories, ledger, }) {
    const [first] = stories;
    const subject = stories.length === 1 && first
        ? `Revert ended grant ${(0,quiet/* quiet */.j)((0,report_words/* name */.UU)(first))}`
        : `Revert ${(0,plain/* count */.U9)(stories.length, "ended grant")}`;
    const trailers = [
        ...stories.flatMap((story) => [`Grant: ${(0,quiet/* quiet */.j)((0,report_words/* name */.UU)(story))}`, `Event: ${(0,quiet/* quiet */.j)(story.event)}`]),
        `Ledger: ${ledger === "" ? "empty" : (0,quiet/* quiet */.j)(ledger)}`,
    ];
    return `${[subject, ...stories.map(storyText), trailers.join("\n")].join("\n\n")}\n`;
}
/** The same as a pull request, where the default branch may not be written. A body is Markdown, a commit message is not. */
function revertPullRequest(message) {
    const [title = "", ...rest] = message.split("\n");
    const why = "Sallyport may not write to the default branch, so this pull request takes the ended grants off it. Merge it: their access is over, and nothing else is in here.";
    return { title, body: `${why}\n\n${(0,inert/* block */.om)(rest.join("\n").trim())}` };
}
function storyText(story) {
    const asked = story.pullRequest === undefined ? "no pull request is known" : `pull request #${story.pullRequest}`;
    const approvers = story.approvers.length > 0
        ? `approved by ${story.approvers.map(quiet/* quiet */.j).join(", ")}`
        : "approved by nobody on record";
    const life = story.from && story.until ? lifeLines(story, story.from, story.until) : unopened(story);
    return [`${(0,quiet/* quiet */.j)((0,report_words/* name */.UU)(story))}: ${(0,quiet/* quiet */.j)(story.ended)}.`, `- ${asked}, ${approvers}`, ...life].join("\n");
}
function lifeLines({ runs, provenDeadAt }, from, until) {
    const dead = provenDeadAt === undefined ? "death not proven yet" : `proven dead at ${(0,quiet/* quiet */.j)(provenDeadAt)}`;
    return [`- window ${(0,quiet/* quiet */.j)(from)} to ${(0,quiet/* quiet */.j)(until)}`, ...runLines(runs), `- ${dead}`];
}
function unopened({ runs = [] }) {
    return ["- never opened", ...(runs.length > 0 ? runLines(runs) : [])];
}
function runLines(runs) {
    if (runs === undefined)
        return ["- use: the cloud's log has not told yet"];
    if (runs.length === 0)
        return ["- never used"];
    return ["- used by (recorded, not proven):", ...runs.map((run) => `  ${(0,quiet/* quietRun */.c)(run)}`)];
}

;// CONCATENATED MODULE: ./build/src/commands/story.js

/** What the ledger tells of one grant (`<target>/<id>`), for the commit that ends it and for its pull request. */
function storyOf(key, record) {
    const [target, id] = key.split("/");
    const facts = (0,core_record/* readFacts */.MH)((0,core_record/* newest */.BP)(record, "decided"));
    const bound = (0,core_record/* newest */.BP)(record, "bound")?.detail ?? {};
    const sealed = (0,core_record/* newest */.BP)(record, "sealed");
    const ended = (0,core_record/* newest */.BP)(record, "ended");
    const refused = (0,core_record/* newest */.BP)(record, "refused");
    const runs = (record?.lines ?? []).filter(({ kind }) => kind === "used").map(({ detail }) => story_text(detail.run) ?? "");
    return {
        target,
        id,
        approvers: facts?.approvers.map(({ login }) => login) ?? [],
        ended: story_text(ended?.detail.why) ?? "it has not ended",
        event: ended?.id ?? "",
        ...optional("pullRequest", facts?.pullRequest),
        ...optional("from", story_text(bound.from)),
        ...optional("until", story_text(bound.until)),
        ...optional("resource", story_text(bound.resource)),
        ...optional("reference", story_text(bound.reference)),
        ...optional("provenDeadAt", story_text(sealed?.detail.provenDeadAt)),
        ...optional("refused", bound.from === undefined ? story_text(refused?.detail.why) : undefined),
        ...(bound.from === undefined || runs.length > 0 ? { runs: [...new Set(runs)] } : {}),
    };
}
function story_text(value) {
    return typeof value === "string" ? value : undefined;
}
function optional(key, value) {
    return value === undefined ? {} : { [key]: value };
}

;// CONCATENATED MODULE: ./build/src/commands/revert.js









const attempts = 5;
/** The branch of the one standing pull request, where the default branch may not be written. */
const standingBranch = "sallyport/revert-ended";
/** Takes every grant file whose grant has ended off the default branch, in one commit that tells their stories. */
async function revertEnded(world, state) {
    const records = (0,core_record/* recordsOf */.M$)(state.lines);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, await world.repository.tip());
        const files = endedFiles(snapshot, records);
        if (files.length === 0)
            return [];
        const stories = files.map(({ key }) => storyOf(key, records.get(key)));
        const message = (0,report_readers/* forReaders */.G)(revertMessage({ stories, ledger: state.head }), world.readers);
        const done = await commitOrAsk(world, snapshot, { message, files });
        if (done === "moved")
            continue;
        return [
            done.asked
                ? `the default branch may not be written: pull request ${done.url} takes ${files.length} ended grants off it`
                : `took ${files.length} ended grants off the default branch in ${done.commit.slice(0, 12)}`,
        ];
    }
    throw new fault/* Fault */.v("record.busy", "the default branch moved five times meanwhile: run again", { retryable: true });
}
/** The commits that took ended grants off the default branch, whoever made them, as far as the ledger does not know them. */
async function tellReverts(repository, at, state) {
    const untold = [...(0,core_record/* recordsOf */.M$)(state.lines)].filter(([, record]) => (0,core_record/* newest */.BP)(record, "ended") && !(0,core_record/* newest */.BP)(record, "reverted"));
    if (untold.length === 0)
        return [];
    const changes = await repository.changes(await repository.tip(), "grants");
    const newestOf = new Map(changes.toReversed().map((change) => [change.path, change]));
    return untold.flatMap(([key]) => {
        const change = newestOf.get(`grants/${key}.yaml`);
        if (change?.status !== "deleted")
            return [];
        return [event_event("reverted", at, { grant: key, mark: "" }, change.commit, { commit: change.commit })];
    });
}
function endedFiles(snapshot, records) {
    return snapshot.entries.flatMap(({ path }) => {
        if ((0,paths/* kindOf */.I)(path) !== "grant")
            return [];
        const key = (0,plan/* keyOf */.TN)((0,paths/* grantOf */.od)(path).target, (0,paths/* grantOf */.od)(path).id);
        return (0,core_record/* newest */.BP)(records.get(key), "ended") ? [{ key, path }] : [];
    });
}
/** Commits to the default branch; where that is refused, keeps one standing pull request for it. */
async function commitOrAsk(world, snapshot, { message, files }) {
    const { branch } = snapshot.configuration;
    try {
        return { asked: false, commit: await takeAway(world, { branch, head: snapshot.commit, message, files }) };
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v))
            throw cause;
        if (cause.code === "github.head-moved")
            return "moved";
        // A rule that wants a pull request is told as `refused`, a missing permission as `forbidden`.
        if (cause.code !== "github.forbidden" && cause.code !== "github.refused")
            throw cause;
    }
    const head = await standingHead(world, snapshot, { message, files });
    if (head === "moved")
        return "moved";
    const { url } = await world.forge.openPullRequest({ ...revertPullRequest(message), head, base: branch });
    return { asked: true, url };
}
/** A branch on which all these files are gone: the standing one, gone on with; a fresh one when that is older than a file. */
async function standingHead(world, snapshot, { message, files }) {
    const { repository, forge } = world;
    const tip = await repository.branchTip(standingBranch);
    const taken = tip === undefined ? [] : await repository.diff(snapshot.commit, tip);
    const gone = new Set(taken.filter(({ status }) => status === "deleted").map(({ path }) => path));
    const left = files.filter(({ path }) => !gone.has(path));
    if (tip !== undefined && left.length === 0)
        return standingBranch;
    const there = new Set(tip === undefined ? [] : (await repository.tree(tip, "grants")).map(({ path }) => path));
    const usable = tip !== undefined && left.every(({ path }) => there.has(path));
    const branch = usable || tip === undefined ? standingBranch : `${standingBranch}-${snapshot.commit.slice(0, 12)}`;
    if (!usable)
        await forge.createBranch(branch, snapshot.commit);
    try {
        const change = usable ? { head: tip, files: left } : { head: snapshot.commit, files };
        await takeAway(world, { branch, message, ...change });
    }
    catch (cause) {
        if (!(cause instanceof fault/* Fault */.v) || cause.code !== "github.head-moved")
            throw cause;
        // Only the fresh branch of an earlier try of this very tip already holds this very change.
        if (branch === standingBranch)
            return "moved";
    }
    return branch;
}
async function takeAway({ forge }, { branch, head, message, files }) {
    return await forge.commit({ branch, expectedHead: head, message, files: files.map(({ path }) => ({ path })) });
}

;// CONCATENATED MODULE: ./build/src/commands/record.js










/** First line of the comment that tells a pull request's leases. */
const leaseMarker = "<!-- sallyport: leases of this pull request -->";
/**
 * The record job: tells the pull requests what the cloud job did, writes it to the ledger, and takes ended grants off the
 * default branch. It holds no cloud identity and treats what it is given as anybody's: events are data, nothing else.
 * Comments come first: a run that is lost before the ledger holds the events is told them again, and one after it is not.
 */
async function record(world, at, given) {
    const events = readBatch(given.events, given.digest);
    if (typeof events === "string")
        throw new fault/* Fault */.v("record.refused", `the events of the cloud job are refused: ${events}; run the workflow again`);
    world.progress(`recording ${events.length} events`);
    const { lines } = await world.ledger.read();
    const added = (0,chain/* continueChain */.Tx)(lines, events);
    const comments = await comment(world, added, [...lines, ...added]);
    // Told before it is written: a run that is lost in between tells it again, under the same id.
    const undelivered = await world.alerts.tell(alertsOf(added));
    const { state, written } = await world.ledger.append([...events, ...undelivered.map((one) => deadLetter(one, at))]);
    const reverted = await revertEnded(world, state);
    const after = await world.ledger.append(await tellReverts(world.repository, at, state));
    const says = [
        `recorded ${written} of ${events.length} events, ${events.length - written} were there already`,
        ...reverted,
        ...comments.says,
        ...comments.faults,
        ...undelivered.map(({ alert, receiver, why }) => `alert ${alert.type} was not delivered to ${receiver}: ${why}`),
    ];
    return {
        exit: comments.faults.length > 0 || undelivered.length > 0 ? 1 : 0,
        text: says.join("\n"),
        json: { written, events: events.length, head: after.state.head, says },
        markdown: says.map((line) => `- ${(0,inert/* prose */.CS)(line)}`).join("\n"),
    };
}
/** An alert that reached nobody, as a line: the event that it was about stands before it. */
function deadLetter({ alert, receiver, why }, at) {
    const about = { grant: alert.grant, mark: "" };
    return event_event("undelivered", at, about, { event: alert.id, receiver }, { event: alert.id, type: alert.type, receiver, why });
}
/**
 * Rewrites the one comment of every pull request that a new line is about. Its words come from the ledger's lines alone.
 * A comment that cannot be written keeps nothing from the ledger; it is told.
 */
async function comment(world, added, lines) {
    const records = (0,core_record/* recordsOf */.M$)(lines);
    const touched = new Set(added.map(({ grant }) => grant));
    const pulls = new Map();
    for (const [key, record] of records)
        for (const number of pullRequestsOf(record.lines))
            pulls.set(number, [...(pulls.get(number) ?? []), key]);
    const says = [];
    const faults = [];
    for (const [number, keys] of [...pulls].sort(([a], [b]) => a - b)) {
        if (!keys.some((key) => touched.has(key)))
            continue;
        const stories = keys.map((key) => storyOf(key, records.get(key)));
        try {
            const body = leaseMarkdown(leaseMarker, stories, world.readers);
            const outcome = await world.forge.comment(number, leaseMarker, body);
            says.push(`comment on pull request ${number}: ${outcome}`);
        }
        catch (cause) {
            if (!(cause instanceof fault/* Fault */.v))
                throw cause;
            faults.push(`comment on pull request ${number} failed: ${cause.message}`);
        }
    }
    return { says, faults };
}
function pullRequestsOf(lines) {
    return new Set(lines.flatMap(({ detail }) => (typeof detail.pullRequest === "number" ? [detail.pullRequest] : [])));
}

// EXTERNAL MODULE: ./build/src/commands/request.js
var request = __webpack_require__(5717);
// EXTERNAL MODULE: ./build/src/commands/revoke.js
var revoke = __webpack_require__(880);
;// CONCATENATED MODULE: ./build/src/commands/status.js







/**
 * What is open now: every grant on the default branch, and everything that stands in the clouds; or one grant alone. Where
 * an account cannot be listed, rows say what the ledger recorded and that the cloud was not asked.
 */
async function status_status(world, at, about = {}) {
    world.progress("reading the default branch and the ledger");
    const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, await world.repository.tip());
    const records = (0,core_record/* recordsOf */.M$)((await world.ledger.read()).lines);
    world.progress("listing what stands in the clouds");
    const { bindings, blind } = await look(world, snapshot);
    const seen = { records, at, bindings, blind };
    const rows = new Map([
        ...filedRows(snapshot, seen),
        ...bindings.map((binding) => [keyOfBinding(binding), boundRow(binding, snapshot, seen)]),
    ]);
    const wanted = [...rows].filter(([key, { id }]) => about.grant === undefined || [key, id].includes(about.grant));
    const listed = wanted.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    const notes = [
        ...(about.grant === undefined ? [] : wanted.flatMap(([key]) => reference(records.get(key)))),
        ...Array.from(blind, ([account, why]) => `account ${account} was not asked: ${why}`),
        ...snapshot.tree.findings.map(({ file, message }) => `${file} is not read: ${message}`),
    ];
    const text = listed.length > 0 ? (0,terminal/* statusText */.qS)(listed) : status_nothing(about.grant, blind.size > 0);
    return {
        exit: 0,
        text: [text.trimEnd(), ...notes].join("\n"),
        json: { rows: listed, notes },
        csv: statusCsv(listed, notes),
    };
}
/** For a job that is started by hand: where everybody can read the pull request, its comment has no reference. */
function reference(record) {
    const { reference: text } = (0,core_record/* newest */.BP)(record, "bound")?.detail ?? {};
    if (typeof text !== "string" || (0,core_record/* newest */.BP)(record, "ended"))
        return [];
    return [`lease reference, for the workflow's lease input: ${text}`];
}
/** Of a cloud that was not asked nothing is said: something may stand in it. */
function status_nothing(grant, blind) {
    if (grant === undefined)
        return blind ? "no grant is on the default branch, and not every cloud was asked" : (0,terminal/* statusText */.qS)([]);
    const life = `sallyport audit ${grant} tells its life`;
    return blind
        ? `no grant ${grant} is on the default branch, and not every cloud was asked: ${life}`
        : `nothing is open or waiting under ${grant}: ${life}`;
}
/** A row for each grant file, by what the ledger recorded of it. */
function filedRows(snapshot, { records, at, bindings, blind }) {
    const standing = new Set(bindings.map(keyOfBinding));
    return snapshot.tree.grants.map((filed) => {
        const key = (0,plan/* keyOf */.TN)(filed.target, filed.id);
        const record = records.get(key);
        const bound = (0,core_record/* newest */.BP)(record, "bound")?.detail ?? {};
        const state = recorded(record, at);
        const account = snapshot.tree.targets.get(filed.target)?.target.account ?? "";
        const doubt = blind.has(account)
            ? " (as recorded; the cloud was not asked)"
            : state === "open" && !standing.has(key)
                ? " as recorded, but nothing stands in the cloud"
                : "";
        const [from, until] = [status_words(bound.from), status_words(bound.until)];
        return [key, { target: filed.target, id: filed.id, state: state + doubt, from, until, subject: status_jobOf(filed) }];
    });
}
/** What stands in a cloud, in that cloud's own words; it outweighs what the ledger says. */
function boundRow(binding, snapshot, { records, at }) {
    const { target, id, resource } = binding;
    if (binding.state === "unexplained")
        return { target: "?", id: resource, state: "unexplained", from: "", until: "", subject: binding.reason ?? "" };
    const filed = snapshot.tree.grants.find((grant) => grant.target === target && grant.id === id);
    const state = binding.state === "open" && at >= binding.until ? "expired, not yet swept" : binding.state;
    const from = status_words((0,core_record/* newest */.BP)(records.get((0,plan/* keyOf */.TN)(target, id)), "bound")?.detail.from);
    const subject = filed ? status_jobOf(filed) : state === "sealed" ? "" : "no file asks for it any more";
    return { target, id, state, from, until: (0,time/* iso */.KH)(binding.until), subject };
}
function status_jobOf({ grant: { job } }) {
    return `${job.repository} ${job.workflow} ${job.environment}`;
}
function keyOfBinding(binding) {
    return binding.state === "unexplained" ? binding.resource : (0,plan/* keyOf */.TN)(binding.target, binding.id);
}
async function look(world, snapshot) {
    const accounts = new Map([...snapshot.tree.targets.values()].map((named) => [named.target.account, named]));
    const blind = new Map();
    const lists = await Promise.all([...accounts].map(async ([account, named]) => {
        try {
            return await (await world.provider(named, snapshot.configuration)).list();
        }
        catch (cause) {
            if (!(cause instanceof fault/* Fault */.v))
                throw cause;
            blind.set(account, cause.message);
            return [];
        }
    }));
    return { bindings: lists.flat(), blind };
}
function recorded(record, at) {
    if ((0,core_record/* newest */.BP)(record, "ended"))
        return "ended";
    const bound = (0,core_record/* newest */.BP)(record, "bound");
    if (bound)
        return Date.parse(status_words(bound.detail.until)) <= at ? "expired" : "open";
    return (0,core_record/* newest */.BP)(record, "refused") ? "refused" : "waiting";
}
function status_words(value) {
    return typeof value === "string" ? value : "";
}

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/subject.js
var subject = __webpack_require__(6221);
;// CONCATENATED MODULE: ./build/src/report/findings.js




/** Places of one mistake that are listed; the others are counted. */
const mostPlaces = 3;
/** Findings as a table, at most `most` rows. The same mistake in several files is one row: it is mended in one way. */
function findingsMarkdown(findings, most) {
    if (findings.length === 0)
        return "";
    const same = ({ code: name, message, fix }) => JSON.stringify([name, message, fix]);
    const groups = [...Map.groupBy([...findings].sort(finding/* byPlace */.h), same).values()];
    const shown = groups.slice(0, most);
    const rows = shown.map((group) => {
        const { code: name, message, fix } = group[0];
        return table_row([places(group), `${(0,inert/* prose */.CS)(message)}<br>→ ${(0,inert/* prose */.CS)(fix)}`, (0,inert/* code */.aY)(name)]);
    });
    const left = findings.length - shown.flat().length;
    const more = left > 0 ? [`\nAnd ${(0,plain/* count */.U9)(left, "finding")} more; the run's log has them all.`] : [];
    return ["| where | what, and how to mend it | code |", "| --- | --- | --- |", ...rows, ...more].join("\n");
}
function places(group) {
    const listed = group.slice(0, mostPlaces).map(({ file, line, column }) => (0,inert/* code */.aY)(`${file}:${line}:${column}`));
    const left = group.length - listed.length;
    return [...listed, ...(left > 0 ? [`and ${left} more like it`] : [])].join("<br>");
}

;// CONCATENATED MODULE: ./build/src/report/grant.js





/** One grant of a pull request, as a reviewer decides on it. */
function grantMarkdown(grant, detail) {
    const parts = [
        `#### ${(0,inert/* code */.aY)((0,report_words/* name */.UU)(grant))}`,
        rowsOnly(grantRows(grant)),
        approvalMarkdown(grant),
        policyMarkdown(grant),
        documentsMarkdown(grant, detail),
    ];
    return parts.filter((part) => part !== "").join("\n\n");
}
function grantRows(grant) {
    const { subject } = grant;
    return [
        ["opens", grant.access.map((statement) => (0,report_words/* statementWords */.Zr)(statement, inert/* code */.aY)).join("<br>")],
        ["where", `${(0,inert/* code */.aY)(grant.target)}, **${grant.tier}**, account ${(0,inert/* code */.aY)(grant.account)}`],
        ["for", (0,report_words/* windowWords */.Ee)(grant.window)],
        [
            "who",
            subject
                ? `${(0,inert/* code */.aY)(subject.jobWorkflowRef)} in environment ${(0,inert/* code */.aY)(subject.environment)}`
                : "nobody: the job may not ask here",
        ],
        ...(subject ? [["claims", subjectClaims(subject)]] : []),
        ...(grant.told.length > 0 ? [["told, not enforced", grant.told.map(inert/* prose */.CS).join("<br>")]] : []),
        ...(grant.given?.length ? [["given already", grant.given.map(inert/* prose */.CS).join("<br>")]] : []),
        ["change", (0,inert/* code */.aY)(grant.change)],
        ["reason", (0,inert/* code */.aY)(grant.reason)],
        ...(grant.requester ? [["asked by", (0,inert/* code */.aY)(grant.requester.login)]] : []),
        ["still needed", neededCell(grant)],
        ...(grant.decidedAfterMerge?.length
            ? [["after the merge", `opens only if ${grant.decidedAfterMerge.map(inert/* prose */.CS).join(", and<br>")}`]]
            : []),
    ];
}
/** What people have to do stands out; what apply alone can tell does not. */
function neededCell(grant) {
    const words = (0,inert/* prose */.CS)((0,report_words/* neededWords */.D3)(grant) || "nothing more");
    return grant.stillNeeded === "" ? words : `**${words}**`;
}
function subjectClaims(subject) {
    const claims = [
        ["repository_id", subject.repositoryId],
        ["repository_owner_id", subject.ownerId],
        ["ref", subject.ref],
        ...subject.sub.map((sub, index) => [index === 0 ? "sub" : "or sub", sub]),
    ];
    return claims.map(([claim, value]) => `${claim} ${(0,inert/* code */.aY)(value)}`).join("<br>");
}
function approvalMarkdown({ approval, policy }) {
    if (!approval)
        return "";
    const { approvers = [], undecided = [] } = approval;
    const wanted = policy?.approversWanted === undefined ? "" : ` (${approvers.length} of ${policy.approversWanted})`;
    const has = `${approvers.map(({ login }) => (0,inert/* code */.aY)(login)).join(", ") || "nobody yet"}${wanted}`;
    const can = (approval.couldApprove ?? []).map(inert/* code */.aY).join(", ") || "nobody";
    const maybe = undecided.map(({ login }) => (0,inert/* code */.aY)(login)).join(", ");
    const later = maybe === "" ? "" : ` **Approved, and judged after the merge**: ${maybe}.`;
    const line = `**Approved by** ${has}.${later} **Could still approve**: ${can}.`;
    return [line, ...foldedReasoning(approval)].join("\n\n");
}
/** What is not met stands out; what is met can be opened. */
function foldedReasoning(reasoning) {
    const [met, unmet] = [true, false].map((wanted) => (reasoning.because ?? []).filter(({ allowed }) => allowed === wanted));
    const list = met.map((reason) => reasoningMarkdown(reason)).join("\n");
    const fold = `<details><summary>${(0,plain/* count */.U9)(met.length, "check")} met</summary>\n\n${list}\n\n</details>`;
    return [reasoningMarkdown({ ...reasoning, because: unmet }), ...(met.length === 0 ? [] : [fold])];
}
/** A decision as a nested list. */
function reasoningMarkdown(reasoning, indent = "") {
    const rule = reasoning.rule === undefined ? "" : ` (${(0,inert/* code */.aY)(reasoning.rule)})`;
    const fix = reasoning.fix === undefined ? "" : ` → ${(0,inert/* prose */.CS)(reasoning.fix)}`;
    const line = `${indent}- ${reasoning.allowed ? "✓" : reasoning.later ? "…" : "✗"} ${(0,inert/* prose */.CS)(reasoning.says)}${rule}${fix}`;
    return [line, ...(reasoning.because ?? []).map((reason) => reasoningMarkdown(reason, `${indent}  `))].join("\n");
}
function policyMarkdown({ policy }) {
    if (!policy)
        return "";
    const rules = policy.reasons.map(({ rule, effect, says, fix }) => reasoningMarkdown({ allowed: effect === "permit", says, rule, ...(fix !== undefined && { fix }) }));
    const pending = (policy.pending ?? []).map(({ rule, says, fix }) => `- … ${(0,inert/* prose */.CS)(says)} (${(0,inert/* code */.aY)(rule)})${fix === undefined ? "" : ` → ${(0,inert/* prose */.CS)(fix)}`}`);
    const verdict = policy.allowed ? "allows the request" : "refuses the request";
    const later = pending.length > 0 ? ["\nStill to be met when it is merged:\n", ...pending] : [];
    return [`**Policy** ${verdict}:\n`, ...rules, ...later, ...trialMarkdown(policy)].join("\n");
}
/** Rules in audit mode: what they would say, and from when on they will. */
function trialMarkdown({ audited = [] }) {
    if (audited.length === 0)
        return [];
    const rules = audited.map(({ rule, effect, says, fix, until }) => {
        const then = effect === "forbid" ? `from the day after ${(0,inert/* code */.aY)(until)} on it refuses this` : "it permits nothing yet";
        return `- ${(0,inert/* prose */.CS)(says)} (${(0,inert/* code */.aY)(rule)}): ${then}${fix === undefined ? "" : ` → ${(0,inert/* prose */.CS)(fix)}`}`;
    });
    return ["\nOn trial, and not enforced:\n", ...rules];
}
function documentsMarkdown({ documents, resource }, detail) {
    if (documents.length === 0)
        return "";
    const where = resource === undefined ? "" : ` of ${(0,inert/* code */.aY)(resource)}`;
    if (detail !== "documents") {
        const rows = documents.map((document) => [(0,inert/* code */.aY)(document.name), (0,inert/* code */.aY)((0,digest/* digest */.b)(document.content))]);
        return ["| document | `SHA-256` of its canonical JSON |", "| --- | --- |", ...rows.map(table_row)].join("\n");
    }
    const blocks = documents.map((document) => `${(0,inert/* code */.aY)(document.name)}\n\n${(0,inert/* block */.om)(JSON.stringify(document.content, null, 2), "json")}`);
    return `<details><summary>The exact documents</summary>\n\nWhat would be created${where}:\n\n${blocks.join("\n\n")}\n\n</details>`;
}

;// CONCATENATED MODULE: ./build/src/report/markdown.js







/** GitHub refuses longer comments; counted here in bytes, which are never fewer than characters. */
const mostComment = 65_536;
/**
 * The pull request's one comment. The first line is `marker`, an HTML comment by which it is found again. When the whole
 * does not fit, documents give way to their digests, then the grants' sections to one row each; it says so.
 */
function requestMarkdown(report, marker) {
    const details = report.readers === "members" ? ["documents", "digests", "outline"] : ["digests", "outline"];
    const texts = details.map((detail) => () => (0,report_readers/* forReaders */.G)(page(report, marker, detail), report.readers));
    for (const text of texts) {
        const comment = text();
        if (Buffer.byteLength(comment) <= mostComment)
            return comment;
    }
    return (0,report_readers/* forReaders */.G)(shortened(report, marker), report.readers);
}
function page(report, marker, detail) {
    const parts = [
        marker,
        verdictLine(report),
        (0,report_words/* nextStep */.sk)(report) === "" ? "" : `**Next**: ${(0,inert/* prose */.CS)((0,report_words/* nextStep */.sk)(report))}.`,
        (0,report_words/* verdictOf */.Vj)(report).state === "waiting" ? report_words/* greenWhileWaiting */.ui : "",
        report.github === undefined ? "" : (0,report_words/* gitHubWord */.Yy)((0,inert/* prose */.CS)(report.github)),
        ...(report.notes ?? []).map((note) => `> ${(0,inert/* prose */.CS)(note)}`),
        findingsMarkdown(report.findings, detail === "outline" ? 40 : report.findings.length),
        ...(detail === "outline" ? [outline(report.grants)] : report.grants.map((grant) => grantMarkdown(grant, detail))),
        endingMarkdown(report.ending ?? []),
        footer(report, detail),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
/** The last resort: what no comment can hold is counted. */
function shortened(report, marker) {
    const counts = `${(0,plain/* count */.U9)(report.grants.length, "grant")} and ${(0,plain/* count */.U9)(report.findings.length, "finding")}`;
    return `${marker}\n\n${report_words/* verdictTitles */.vj[(0,report_words/* verdictOf */.Vj)(report).state]}: ${counts} are more than a comment can hold. Read the run's log, or ask in smaller pull requests.\n`;
}
function verdictLine(report) {
    const { state, says } = (0,report_words/* verdictOf */.Vj)(report);
    return `### ${report_words/* verdictTitles */.vj[state]}: ${(0,inert/* prose */.CS)(says)}`;
}
function footer({ commit, readers }, detail) {
    const left = {
        documents: "",
        digests: readers === "members"
            ? `The policy documents do not fit into a comment: their \`SHA-256\` digests stand in their place, and ${inFull}. `
            : `Everybody can read this page, so \`SHA-256\` digests stand in place of policy documents and account numbers: ${inFull}. `,
        outline: `The grants' details do not fit into a comment: ${inFull}. `,
    }[detail];
    const seen = commit === undefined ? "" : ` Looked at commit ${(0,inert/* code */.aY)(commit)}.`;
    return `<sub>${left}This comment tells; nothing relies on it. Everything is decided again from the default branch after the merge.${seen}</sub>`;
}
/** Where the rest can be read. */
const inFull = "`sallyport validate --pull-request` with its number and `--json`, in a clone, has them in full";
function outline(grants) {
    const rows = grants.map((grant) => table_row([(0,inert/* code */.aY)((0,report_words/* name */.UU)(grant)), grant.tier, (0,report_words/* windowWords */.Ee)(grant.window), (0,inert/* prose */.CS)((0,report_words/* neededWords */.D3)(grant) || "nothing more")]));
    return ["| grant | tier | window | still needed |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
function endingMarkdown(ending) {
    return ending.length === 0 ? "" : `Merging ends ${ending.map(inert/* code */.aY).join(", ")} at once.`;
}

// EXTERNAL MODULE: ./build/src/commands/beside.js
var beside = __webpack_require__(9120);
// EXTERNAL MODULE: ./build/src/approval/need.js + 1 modules
var need = __webpack_require__(6764);
// EXTERNAL MODULE: ./build/src/commands/policy-facts.js
var policy_facts = __webpack_require__(1406);
;// CONCATENATED MODULE: ./build/src/commands/needed.js


/** What is left to do before a grant opens, as far as the pull request's own token can tell. */
/**
 * What policy says now. What would still stop it at activation is asked as if every approval counted that cannot be judged
 * here: people are told what is left for them to do.
 */
function requestDecision(policy, { approvers, undecided, counted }, about) {
    const asked = (people) => policy.decide((0,policy_facts/* policyFacts */._)("request", { ...about, counted, approvers: people }));
    const decision = asked(approvers);
    if (undecided.length === 0)
        return decision;
    const { pending = [] } = asked([...approvers, ...undecided]);
    return { ...decision, pending };
}
/** What people still have to do, in one sentence; empty when nothing is. */
function stillNeeded(approval, decision, findings) {
    if (findings.length > 0)
        return "the findings must be mended first";
    if (!decision.allowed)
        return "policy does not permit it as it is";
    const { needed, sound, because = [] } = approval;
    const refused = because.find(({ allowed }) => !allowed);
    if (!sound && refused)
        return `no approval counts before this is mended: ${refused.says}`;
    const { pending = [], approversWanted } = decision;
    const never = pending.find(({ later }) => !later);
    if (never && approversWanted === undefined)
        return `policy would not open it after the merge: ${never.says}`;
    const short = (0,need/* shortfall */.SE)(needed, approversWanted);
    if (short !== "" || approval.allowed || approval.later)
        return short;
    // What no approval mends: something else of the same pull request stands in the way.
    const stuck = because.find((node) => !node.allowed && node.because);
    const why = stuck?.because?.find(({ allowed }) => !allowed);
    return stuck ? `${stuck.says}${why ? `: ${why.says}` : ""}` : approval.says;
}
/** What only apply can tell, in words that follow "if": teams cannot be read with a pull request's own token. */
function decidedLater({ undecided, needed }) {
    const open = needed.filter((need) => need.undecided > 0);
    if (open.length === 0)
        return "";
    const people = undecided.map(({ login }) => `@${login}`).join(" and ") || "those who approved";
    const teams = [...new Set(open.flatMap(({ of }) => of))].filter((owner) => owner.includes("/")).join(" or ");
    return `apply finds ${people} in ${teams}, which only apply can read`;
}
/** Rules that look at what only apply knows, each in words that follow "if". */
function policyDecidedLater({ pending = [] }) {
    return pending
        .filter(({ later }) => later)
        .map(({ rule }) => `policy ${rule}, which looks at what only apply knows, does not deny it`);
}

;// CONCATENATED MODULE: ./build/src/commands/preview.js


/** The documents as apply would make them, with words where only the merge can tell the time. */
async function documentsOf(world, at, snapshot, { filed, target }) {
    const provider = await world.provider(target, snapshot.configuration);
    const lease = (0,decide/* leaseOf */.m8)(snapshot, target, filed, {
        mergedAt: at - (at % 1000),
        pullRequest: 0,
        facts: "",
        ledgerHead: "",
    });
    const { start, minutes } = filed.grant.window;
    const words = start === undefined
        ? [
            [(0,time/* iso */.KH)(lease.from), "<time of the merge>"],
            [(0,time/* iso */.KH)(lease.until), `<${minutes} minutes after the merge>`],
            [(0,time/* basic */.HX)(lease.until), "<until>"],
            [lease.mark, "<mark>"],
        ]
        : [];
    const text = words.reduce((json, [exact, word]) => json.replaceAll(exact, word), JSON.stringify(provider.compile(lease)));
    return JSON.parse(text);
}

// EXTERNAL MODULE: ./build/src/commands/subjects.js
var commands_subjects = __webpack_require__(2619);
// EXTERNAL MODULE: ./build/src/commands/used.js
var commands_used = __webpack_require__(671);
;// CONCATENATED MODULE: ./build/src/commands/validate.js



















/** First line of the one comment that validate keeps on a pull request. */
const requestMarker = "<!-- sallyport: what this pull request asks for -->";
/**
 * Explains a pull request on the pull request: findings on their lines, and one comment from which a reviewer can decide.
 * Nothing that is said here is relied on later: apply decides again, from the default branch.
 */
async function validate(given, at, about) {
    const world = (0,remember/* remembering */.M)(given);
    const pullRequest = await world.forge.pullRequest(about.pullRequest);
    // What was asked has been decided, or never will be: a run that comes late must not call its own merge a mistake.
    if (pullRequest.state !== "open")
        return late(pullRequest);
    const tip = await world.repository.tip();
    if (!(await world.repository.fetchCommit(pullRequest.head.sha)))
        return answer(gone(world.readers), 1);
    const changes = await world.repository.diff(tip, pullRequest.head.sha);
    const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, tip, { grants: false });
    const report = {
        ...(await reportOn(world, at, { pullRequest, snapshot, changes })),
        readers: world.readers,
        ...(pullRequest.reviewDecision === undefined ? {} : gitHubSays[pullRequest.reviewDecision]),
    };
    const body = requestMarkdown(report, requestMarker);
    const something = report.grants.length + report.findings.length + (report.ending?.length ?? 0) > 0;
    // A comment on what was asked before must not outlive the asking; where there was none, there is nothing to say.
    const outcome = something
        ? await world.forge.comment(pullRequest.number, requestMarker, body)
        : await world.forge.amend(pullRequest.number, requestMarker, body);
    world.progress(`comment ${outcome}`);
    const stopped = report.grants.some(({ policy }) => policy !== undefined && !policy.allowed);
    return answer(report, report.findings.some(({ level }) => level === "error") || stopped ? 1 : 0);
}
/** In GitHub's terms and as GitHub's: it goes by rules of the branch, and knows neither targets nor policies. */
const gitHubSays = {
    approved: { github: "approved" },
    "changes-requested": { github: "changes were requested" },
    "review-required": { github: "a review is still required" },
    none: {},
};
function gone(readers) {
    return { grants: [], findings: [], notes: ["the head of this pull request is gone: push it again"], readers };
}
function late({ number, state }) {
    const then = state === "merged" ? "apply decides, and tells in its own comment" : "nothing is asked any more";
    const text = `pull request ${number} is ${state}: ${then}`;
    return { exit: 0, text, json: { pullRequest: number, state }, markdown: text };
}
function answer(report, exit) {
    return {
        exit,
        text: (0,terminal/* requestTerminal */.i5)(report),
        json: { verdict: (0,report_words/* verdictOf */.Vj)(report), ...report },
        markdown: requestMarkdown(report, requestMarker),
        findings: report.findings,
    };
}
async function reportOn(world, at, asked) {
    const { pullRequest, changes } = asked;
    const added = changes.filter(({ path, status }) => path.startsWith("grants/") && status === "added");
    // Policy is asked of grants alone: the pull request that mends a broken policy must not fail of it.
    const { grants, findings } = added.length === 0 ? { grants: [], findings: [] } : await reportAdded(world, at, { ...asked, added });
    const others = [...(0,beside/* strays */.Ly)(changes), ...(await (0,beside/* controlFindings */.uy)(world, at, asked))];
    const ending = changes
        .filter(({ path, status }) => status === "deleted" && (0,paths/* kindOf */.I)(path) === "grant")
        .map(({ path }) => path.slice("grants/".length, -".yaml".length));
    return { grants, findings: [...findings, ...others].sort(finding/* byPlace */.h), ending, commit: pullRequest.head.sha };
}
async function reportAdded(world, at, asked) {
    const { snapshot, added } = asked;
    const policy = await world.policy(snapshot.policies, at);
    const tree = await readAdded(world, snapshot, added);
    const used = await (0,commands_used/* usedIds */.wm)(world, snapshot, added.map(({ path }) => path));
    const limits = await (0,commands_limits/* limitsNow */.RN)(world, { commit: snapshot.commit, at });
    const grants = [];
    const findings = [...tree.findings];
    // In the order in which apply would decide about them: those before count for those after.
    for (const { path } of added.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
        const read = tree.reads.get(path);
        if (read?.value) {
            const about = { asked, policy, limits, filed: read.value, read, used };
            const { grant, findings: more } = await reportGrant(world, at, about);
            findings.push(...more);
            if (grant)
                grants.push(grant);
            if (more.length === 0)
                limits.settle({ key: (0,plan/* keyOf */.TN)(read.value.target, read.value.id), state: "wanted" });
        }
        else if (read?.draft)
            findings.push(...(await draftFindings(world, snapshot, read, read.draft)));
    }
    return { grants, findings };
}
/** The added grants, read beside the default branch's own targets and configuration. */
async function readAdded(world, snapshot, added) {
    const control = snapshot.entries.filter(({ path }) => (0,paths/* kindOf */.I)(path) === "configuration" || (0,paths/* kindOf */.I)(path) === "target");
    const entries = [...control, ...added.map(({ path, mode, blob }) => ({ path, mode, oid: blob }))];
    const blobs = await world.repository.blobs(entries.filter(({ mode }) => mode === "100644").map(({ oid }) => oid));
    const tree = (0,parse/* readTree */.Zc)(entries, blobs);
    const ours = new Set(added.map(({ path }) => path));
    return { ...tree, findings: tree.findings.filter(({ file }) => ours.has(file)) };
}
async function reportGrant(world, at, about) {
    const { asked, policy, filed, read } = about;
    const { snapshot, pullRequest } = asked;
    const target = snapshot.tree.targets.get(filed.target);
    if (target === undefined) {
        const known = [...snapshot.tree.targets.keys()].join(", ");
        const message = `there is no target ${filed.target} on the default branch`;
        return {
            findings: read.place([
                { code: "grant.target.unknown", pointer: [], message, fix: `file it under one of: ${known}` },
            ]),
        };
    }
    const limited = await about.limits.against({
        ...{ filed, target, requester: pullRequest.author, moment: "request", base: snapshot.commit },
        mergedAt: at - (at % time/* second */.Rc),
    });
    const fitting = [...(await (0,decide/* objectionsTo */.uC)(world, snapshot, filed, target)), ...(0,commands_used/* reuse */.TI)(filed, about.used)];
    const findings = read.place([...fitting, ...limited.objections]);
    const approval = await (0,commands_approval/* approvalOf */.x)(world, snapshot, {
        pullRequest,
        moment: "request",
        path: filed.path,
        blob: filed.blob,
        base: snapshot.commit,
        now: at,
    });
    const asking = { filed, target, requester: pullRequest.author, usage: limited.usage, judgedAt: at };
    const decision = requestDecision(policy, approval, asking);
    const compiled = findings.length === 0 ? await documentsOf(world, at, snapshot, { filed, target }) : undefined;
    const subjects = (0,subject/* listedSubject */.Ud)(target.target, filed.grant);
    const { change, reason, window, access } = filed.grant;
    const grant = {
        path: filed.path,
        id: filed.id,
        target: target.name,
        tier: target.target.tier,
        account: target.target.account,
        access,
        documents: compiled?.documents ?? [],
        told: compiled?.told ?? [],
        window,
        change,
        reason,
        requester: pullRequest.author,
        approval,
        policy: decision,
        stillNeeded: stillNeeded(approval, decision, findings),
        decidedLater: findings.length === 0 && decision.allowed ? decidedLater(approval) : "",
        decidedAfterMerge: [
            (0,commands_subjects/* subjectDecidedLater */.B)(filed),
            controlDecidedLater,
            ...policyDecidedLater(decision),
            ...limited.later,
        ],
        given: limited.says,
        ...(compiled ? { resource: compiled.resource } : {}),
        ...(subjects ? { subject: (0,subject/* subjectOf */.et)(subjects, filed.grant) } : {}),
    };
    return { grant, findings };
}
/** What no pull request can tell of the branch that it will be merged into. In words that follow "if". */
const controlDecidedLater = "nothing that decides (targets, policies, owners, workflows) was changed past its owners since the last good run";
/** What the target has against a grant whose file has findings already: a person mends everything at once. */
async function draftFindings(world, snapshot, read, draft) {
    const target = snapshot.tree.targets.get(draft.target);
    if (target === undefined)
        return [];
    const told = new Set(read.findings.map(({ line }) => line));
    const more = read.place(await (0,decide/* objectionsTo */.uC)(world, snapshot, draft, target));
    return more.filter(({ line }) => !told.has(line));
}

;// CONCATENATED MODULE: ./build/src/commands/execute.js











const permissions = {
    apply: new Set(["unbind", "bind"]),
    sweep: new Set(["unbind"]),
};
/** Runs one command. `now` was read once, by the door. */
async function execute(command, world, now, given) {
    if (given.grant !== undefined)
        (0,revoke/* mustName */.Bj)(given.grant);
    switch (command) {
        case "validate":
            // A merge queue's group has no pull request of its own; each of its pull requests was explained before.
            if (given.pullRequest === undefined)
                return { exit: 0, text: "this run belongs to no pull request: there is nothing to explain", json: {} };
            return validate(world, now, { pullRequest: given.pullRequest });
        case "apply":
        case "sweep": {
            await targetsExist(world, given.targets ?? []);
            const done = await reconcile(world, now, {
                may: permissions[command],
                ...(given.targets?.length ? { targets: new Set(given.targets) } : {}),
                ...(given.grant ? { revoke: new Set([given.grant]) } : {}),
            });
            return reconciled(done);
        }
        case "record":
            return record(world, now, { events: given.events ?? "", digest: given.digest ?? "" });
        case "audit":
            return audit(world, now, given.grant ? { grant: given.grant } : {});
        case "status":
            return status_status(world, now, given.grant ? { grant: given.grant } : {});
    }
}
/** A name that is none would leave nothing to do, which reads as if all were well. Fault `input.target`. */
async function targetsExist(world, names) {
    if (names.length === 0)
        return;
    const paths = (await world.repository.tree(await world.repository.tip(), "targets")).map(({ path }) => path);
    const known = paths.flatMap((path) => /^targets\/([^/]+)\.yaml$/.exec(path)?.[1] ?? []);
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined)
        throw (0,request/* unknownTarget */.Ww)(unknown, known);
}
/** Red when anything failed: a run that could not close something must be seen. */
function reconciled(done) {
    const batch = writeBatch(done.events);
    const failed = done.faults.length > 0 || batch.left > 0;
    const notes = batch.left > 0 ? [`${(0,plain/* count */.U9)(batch.left, "event")} did not fit: the next run tells them`] : [];
    return {
        exit: failed ? 1 : 0,
        text: [reconciliationText(done), ...notes].join("\n"),
        json: done,
        markdown: [reconciliationMarkdown(done), ...notes.map(inert/* prose */.CS)].join("\n\n"),
        outputs: { events: batch.text, digest: batch.digest },
    };
}


/***/ }),

/***/ 244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RN: () => (/* binding */ limitsNow),
  Af: () => (/* binding */ limitsOf),
  sZ: () => (/* binding */ oldestFirst)
});

// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/core/given.js
var given = __webpack_require__(9544);
// EXTERNAL MODULE: ./build/src/core/grant.js
var grant = __webpack_require__(7739);
// EXTERNAL MODULE: ./build/src/core/limits.js + 1 modules
var limits = __webpack_require__(783);
// EXTERNAL MODULE: ./build/src/core/parse.js + 3 modules
var parse = __webpack_require__(4760);
// EXTERNAL MODULE: ./build/src/core/paths.js
var paths = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/src/core/plan.js
var plan = __webpack_require__(7454);
// EXTERNAL MODULE: ./build/src/core/record.js + 1 modules
var core_record = __webpack_require__(928);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
// EXTERNAL MODULE: ./build/src/core/violation.js
var violation = __webpack_require__(3750);
;// CONCATENATED MODULE: ./build/src/commands/extends.js






const same = ["repository", "workflow", "ref", "environment"];
/** Looks for the grant that this one goes on from, in the history that it was built on (`base`; empty for none). */
async function extensionOf({ repository }, filed, { base, records }) {
    const { target, grant } = filed;
    if (grant.extends === undefined)
        return { objections: [], says: [] };
    const old = base === "" ? undefined : await oldGrant(repository, base, `grants/${target}/${grant.extends}.yaml`);
    if (old === undefined)
        return { objections: [unknown(target, grant.extends)], says: [] };
    const differing = same.filter((field) => old.job[field] !== grant.job[field]);
    if (differing.length > 0)
        return { objections: [other(grant.extends, old, differing)], says: [] };
    return {
        objections: [],
        says: [`it extends ${grant.extends}, ${lifeWords(old, records.get((0,plan/* keyOf */.TN)(target, grant.extends)))}`],
    };
}
/** The file as it was first added: what somebody wrote over it later was never opened. */
async function oldGrant(repository, base, path) {
    const added = (await repository.changes(base, path)).findLast(({ status }) => status === "added");
    if (added?.mode !== "100644")
        return undefined;
    return (0,parse/* readGrant */.v7)(path, (await repository.blobs([added.blob])).get(added.blob), added.blob).value?.grant;
}
function unknown(target, id) {
    return {
        code: "grant.extends.unknown",
        pointer: ["extends"],
        message: `there was no grant ${(0,violation/* shown */.SP)(id)} under ${target} before this one`,
        fix: "write the id of a grant that was merged there, or take `extends` away",
    };
}
function other(id, old, differing) {
    const was = differing.map((field) => `${field} ${(0,violation/* shown */.SP)(old.job[field])}`).join(", ");
    return {
        code: "grant.extends.other",
        pointer: ["job", differing[0]],
        message: `${id}, which it extends, was for another job: ${was}`,
        fix: "ask for the same job, or take `extends` away",
    };
}
function lifeWords(old, record) {
    const bound = (0,core_record/* newest */.BP)(record, "bound");
    const [from, until] = [bound?.detail.from, bound?.detail.until];
    if (typeof from === "string" && typeof until === "string")
        return `which was open from ${from} until ${until}`;
    const { until: over } = (0,grant/* windowOf */.O)(old, 0, time/* fromIso */.ap);
    const asked = old.window.start === undefined ? `${old.window.minutes} minutes` : `a window until ${new Date(over).toISOString()}`;
    return `which asked for ${asked}; that it was opened is not recorded`;
}

// EXTERNAL MODULE: ./build/src/commands/remember.js
var remember = __webpack_require__(2661);
;// CONCATENATED MODULE: ./build/src/commands/requesters.js
/**
 * The author and the person in `for` must both be eligible: neither may a person who is not ask in another's name, nor have
 * a bot do so. An App is eligible as `@name[bot]`. Where the target lists nobody, people must be able to write to the access
 * repository; an App has done so by its branch.
 */
async function eligibilityOf(world, question) {
    const { author, for: login } = question;
    const person = login === undefined ? undefined : await world.forge.actor(login);
    if (login !== undefined && person?.kind !== "user")
        return { people: [author], objections: [nobody(login)], later: [] };
    const asking = [author, ...(person === undefined || person.id === author.id ? [] : [person])];
    const objections = [];
    const later = [];
    for (const one of asking) {
        const answer = await mayAsk(world, question.target, one);
        if (answer === "yes")
            continue;
        if (answer === "unknown" && question.moment === "request")
            later.push(laterWords(question.target, one));
        else
            objections.push(ineligible(question.target, one, { answer, pointer: one === author ? [] : ["for"] }));
    }
    return { people: author.kind === "bot" && person ? [person] : asking, objections, later };
}
async function mayAsk(world, { target }, who) {
    if (who.kind === "ghost")
        return "no";
    if (target.requesters === undefined)
        return who.kind === "bot" ? "yes" : await world.forge.mayWrite(who);
    let answer = "no";
    for (const entry of target.requesters) {
        const fits = await isNamed(world, entry.slice(1), who);
        if (fits === "yes")
            return "yes";
        if (fits === "unknown")
            answer = "unknown";
    }
    return answer;
}
/** Whether an entry names somebody: by the id of the account that bears the login now, or as a member of a team. */
async function isNamed({ forge }, name, who) {
    const [organization, slug] = name.split("/");
    if (slug === undefined)
        return (await forge.actor(name))?.id === who.id ? "yes" : "no";
    if (who.kind !== "user")
        return "no";
    const membership = await forge.membership({ organization, slug }, who);
    return membership === "member" ? "yes" : membership === "not-member" ? "no" : "unknown";
}
function ineligible({ name, target }, { login, kind }, { answer, pointer }) {
    const listed = target.requesters?.join(", ");
    const whom = listed === undefined ? "those who may write to the access repository" : listed;
    if (answer === "unknown")
        return {
            code: "grant.requester.unknown",
            pointer,
            message: `whether @${login} is among those who may ask at ${name} (${whom}) cannot be read, and counts as no`,
            fix: "give the reader App `Members: read`, or have the target list people as @login; then run apply again",
        };
    const gone = kind === "ghost" ? "an account that is gone" : `@${login}`;
    return {
        code: "grant.requester.unlisted",
        pointer,
        message: `${gone} may not ask at ${name}: ${whom} may`,
        fix: "have one of them open the pull request, or have the target's owners list who asks under `requesters`",
    };
}
function nobody(login) {
    return {
        code: "grant.requester.unknown",
        pointer: ["for"],
        message: `there is no person @${login} on GitHub for whom this could be asked`,
        fix: "write the login of a person, without @, or take `for` away",
    };
}
function laterWords({ target }, { login }) {
    const teams = target.requesters?.filter((entry) => entry.includes("/")).join(" or ");
    return teams === undefined
        ? `apply finds that @${login} may write here`
        : `apply finds @${login} in ${teams}, who may ask here`;
}

;// CONCATENATED MODULE: ./build/src/commands/limits.js












const day = 24 * 60 * time/* minute */.Vc;
/** The schema's own bounds: how far back any limit looks, how long after its merge a window may begin, and how long it lasts. */
const longest = { days: 90, ahead: 720 * 60 * time/* minute */.Vc, window: 1440 * time/* minute */.Vc };
/**
 * The limits as they stand now, for somebody who asks: the files and the newest part of the ledger tell what is open. A
 * ledger that cannot be read is left to apply.
 */
async function limitsNow(world, { commit, at }) {
    const lines = await world.ledger
        .recent(at - longest.days * day - longest.ahead - 2 * longest.window)
        .catch((cause) => {
        if (!(cause instanceof fault/* Fault */.v))
            throw cause;
        return undefined;
    });
    return limitsOf(world, { commit, at, records: lines && (0,core_record/* recordsOf */.M$)(lines) });
}
function limitsOf(world, ground) {
    const { commit, at, records = new Map(), run } = ground;
    const standing = new Map((run ? openNow(run, at, records) : []).map((one) => [one.key, one]));
    const asked = new Map();
    const decidedHere = new Set();
    const holding = new Set(standing.keys());
    const undecided = run ? undecidedIn(run) : new Set();
    const givenAt = (0,remember/* once */.O)(async (target) => (0,given/* givenUnder */.g)(target.name, { filings: await filingsOf(world, { target, commit, at }), records, undecided }), ({ name }) => name);
    /** What is given beside this grant, with what this run has allowed. */
    async function taken(target) {
        const here = [...decidedHere].flatMap((key) => asked.get(key) ?? []).filter(({ key }) => under(key, target));
        const known = new Set(here.map(({ key }) => key));
        const given = [...(await givenAt(target)).filter(({ key }) => !known.has(key)), ...here];
        const open = run ? [...standing.values()].filter(({ key }) => under(key, target)) : given;
        return { given, standing: open };
    }
    return {
        timeAgainst,
        async against(about) {
            const { filed, target, moment } = about;
            const who = await eligibilityOf(world, {
                ...{ target, author: about.requester, moment },
                ...(filed.grant.for === undefined ? {} : { for: filed.grant.for }),
            });
            const extension = await extensionOf(world, filed, { base: about.base, records });
            const asking = askingOf(about, who.people);
            const objections = [...timeAgainst(about), ...who.objections, ...extension.objections];
            if (ground.records === undefined)
                return { objections, later: [...who.later, uncounted], says: extension.says };
            const told = { ...(await taken(target)), at, extends: filed.grant.extends !== undefined };
            const usage = (0,limits/* usageOf */.F)(target, asking, told);
            asked.set(asking.key, givenAs(asking, filed));
            // What stands open holds its place: no count takes it away, also when the ledger that knew it is gone.
            const counted = holding.has(asking.key) ? [] : usage.objections;
            return {
                objections: [...objections, ...counted],
                later: who.later,
                says: [...extension.says, usageWords(target, asking, usage.facts)],
                usage: usage.facts,
            };
        },
        settle({ key, state }) {
            const given = asked.get(key);
            if (state === "wanted" && given !== undefined) {
                decidedHere.add(key);
                standing.set(key, given);
            }
            else if (state === "withdrawn")
                standing.delete(key);
        },
    };
}
const uncounted = "its limits leave room, which cannot be counted here since the ledger cannot be read";
function timeAgainst({ filed, target, mergedAt }) {
    return (0,limits/* timeObjections */.U)(target, filed.grant, { ...(0,grant/* windowOf */.O)(filed.grant, mergedAt, time/* fromIso */.ap), merged: mergedAt });
}
/**
 * The order in which grants are decided: what stands open first, since its place is its own; then by merge, the oldest
 * first; then by path. `merges` are the changes of the default branch, newest first.
 */
function oldestFirst(grants, merges, isOpen) {
    const age = new Map();
    const places = new Map();
    for (const { commit, path } of merges) {
        if (!places.has(commit))
            places.set(commit, places.size);
        if (!age.has(path))
            age.set(path, places.get(commit));
    }
    const rank = ({ target, id, path }) => isOpen((0,plan/* keyOf */.TN)(target, id)) ? Number.POSITIVE_INFINITY : (age.get(path) ?? -1);
    return [...grants].sort((a, b) => {
        const [first, second] = [rank(a), rank(b)];
        if (first !== second)
            return second - first;
        return a.path < b.path ? -1 : 1;
    });
}
// ---------------------------------------------------------------- reading
/** Every file that the target was given in the time that its limits look back on. */
async function filingsOf({ repository }, { target, commit, at }) {
    const since = at - target.target.limits.repeated.days * day - longest.ahead - 2 * longest.window;
    const additions = (await repository.additions(commit, `grants/${target.name}`, { since, at })).filter(({ path, mode }) => (0,paths/* kindOf */.I)(path) === "grant" && mode === "100644");
    const blobs = await repository.blobs(additions.map(({ blob }) => blob));
    return additions.flatMap(({ path, blob, reached }) => {
        // What cannot be read never opened anything, unless the ledger says so.
        const grant = (0,parse/* readGrant */.v7)(path, blobs.get(blob), blob).value?.grant;
        return grant === undefined ? [] : [{ id: (0,paths/* grantOf */.od)(path).id, reached, grant }];
    });
}
/** Grants of the default branch for which nothing was ever opened, as far as the clouds tell. */
function undecidedIn({ bindings, grants }) {
    const opened = bindings.filter(({ state }) => state !== "preparing").map(({ target, id }) => (0,plan/* keyOf */.TN)(target, id));
    const known = new Set(opened);
    return new Set(grants.map(({ target, id }) => (0,plan/* keyOf */.TN)(target, id)).filter((key) => !known.has(key)));
}
/** What stands open in the clouds, whose file is still there. What cannot be told of it counts for everybody. */
function openNow({ bindings, grants, held }, at, records) {
    const filed = new Map(grants.map((one) => [(0,plan/* keyOf */.TN)(one.target, one.id), one]));
    return bindings.flatMap(({ target, id, state, createdAt, until }) => {
        const key = (0,plan/* keyOf */.TN)(target, id);
        const file = filed.get(key);
        if (state !== "open" || until <= at || (file === undefined && !held.has(key)))
            return [];
        const record = records.get(key);
        const [known] = (0,given/* givenUnder */.g)(target, {
            filings: file === undefined ? [] : [{ id, reached: until - file.grant.window.minutes * time/* minute */.Vc, grant: file.grant }],
            records: new Map(record ? [[key, record]] : []),
        });
        const unknown = { key, workers: [], people: [], from: createdAt, until, minutes: 0 };
        return [{ ...(known ?? unknown), standing: true, until }];
    });
}
// ---------------------------------------------------------------- one grant
function askingOf({ filed, mergedAt }, people) {
    const { repository, workflow } = filed.grant.job;
    return {
        key: (0,plan/* keyOf */.TN)(filed.target, filed.id),
        repository,
        workflow,
        people,
        ...(0,grant/* windowOf */.O)(filed.grant, mergedAt, time/* fromIso */.ap),
    };
}
function givenAs(asking, { grant }) {
    const { key, repository, workflow, people, from, until } = asking;
    return {
        ...{ key, from, until, standing: true, minutes: (0,given/* minutesOf */.d)(asking) },
        workers: [{ repository, workflow }],
        people: people.map(({ id }) => id),
        ...(grant.for === undefined ? {} : { for: grant.for.toLowerCase() }),
    };
}
function usageWords({ name, target }, asking, { open, repeated }) {
    const { limits } = target;
    const whom = asking.people.map(({ login }) => `@${login}`).join(" and ");
    return [
        `with it, ${asking.repository} ${asking.workflow} has ${repeated.grants} of ${limits.repeated.grants} grants`,
        `and ${repeated.minutes} of ${limits.repeated.minutes} minutes in ${repeated.days} days;`,
        `open or due at ${name} beside it are ${open.person} of ${limits.open.person} for ${whom},`,
        `${open.repository} of ${limits.open.repository} for ${asking.repository} and ${open.target} of ${limits.open.target} in all`,
    ].join(" ");
}
function under(key, { name }) {
    return key.startsWith(`${name}/`);
}


/***/ }),

/***/ 1253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ ownerFindings)
/* harmony export */ });
/* harmony import */ var _approval_codeowners_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9824);

/** What is wrong with the CODEOWNERS files of a tree; without one nobody can approve anything. */
function ownerFindings(entries, blobs) {
    const { file, hidden, first } = (0,_approval_codeowners_js__WEBPACK_IMPORTED_MODULE_0__/* .chosenOf */ .KT)(entries);
    if (file === undefined)
        return [...hidden, ownerless(first, "there is no CODEOWNERS file")];
    if (file.mode !== "100644")
        return [...hidden, ownerless(file.path, "it is no plain file, and names nobody")];
    return [...hidden, ...(0,_approval_codeowners_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCodeowners */ .BW)(file.path, blobs.get(file.oid)).findings];
}
function ownerless(file, message) {
    const fix = "add one that names owners for every folder of grants/";
    return { code: "codeowners.missing", file, line: 1, column: 1, message, fix, level: "error" };
}


/***/ }),

/***/ 1406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ policyFacts)
/* harmony export */ });
/* harmony import */ var _core_subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6221);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5076);


/** The facts that Cedar is asked about. */
function policyFacts(moment, about) {
    const { filed, target, requester, approvers, usage, subject } = about;
    const { grant } = filed;
    const actions = grant.access.flatMap((statement) => statement.actions);
    const resources = grant.access.flatMap((statement) => statement.resources);
    const reusable = (0,_core_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .listedSubject */ .Ud)(target.target, grant)?.reusable;
    return {
        moment,
        requester,
        approvers,
        target: {
            name: target.name,
            tier: target.target.tier,
            account: target.target.account,
            provider: target.target.provider,
        },
        grant: {
            id: filed.id,
            repository: grant.job.repository,
            workflow: grant.job.workflow,
            ref: grant.job.ref,
            environment: grant.job.environment,
            change: grant.change,
            minutes: grant.window.minutes,
            actions,
            resources,
            wildcardActions: actions.some(hasWildcard),
            wildcardResources: resources.some(hasWildcard),
            ...(grant.extends === undefined ? {} : { extends: grant.extends }),
            ...(grant.for === undefined ? {} : { beneficiary: grant.for }),
            ...(reusable === undefined ? {} : { reusable }),
        },
        limits: { minutes: target.target.limits.minutes },
        ...approvalFacts(about),
        ...(usage === undefined ? {} : { usage }),
        ...(subject === undefined ? {} : { subject: { commit: subject.commit, workflow: subject.workflow } }),
    };
}
const hour = 60 * _core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minute */ .Vc;
/** Of the approvals of the grant's own file: whom they stood for, and how old the oldest is. */
function approvalFacts({ filed, counted = [], judgedAt, }) {
    const own = counted.filter(({ path }) => path === filed.path);
    const standFor = [...new Set(own.flatMap((approval) => approval.as))].sort();
    const oldest = Math.min(...own.map(({ submittedAt }) => submittedAt));
    if (judgedAt === undefined || !Number.isFinite(oldest))
        return { standFor };
    return { standFor, oldestApprovalHours: Math.floor((judgedAt - oldest) / hour) };
}
function hasWildcard(value) {
    return /[*?]/.test(value);
}


/***/ }),

/***/ 3818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ policyModes)
/* harmony export */ });
/**
 * Policies that are no plain files are not read, and a rule that is not read forbids nothing: a changed mode would take a
 * rule away without a line of it changing.
 */
function policyModes(entries) {
    return entries
        .filter(({ path, mode }) => path.startsWith("policies/") && mode !== "100644")
        .map(({ path, mode }) => ({
        code: "policy.mode",
        file: path,
        line: 1,
        column: 1,
        message: `this has mode ${mode}, and only plain files (100644) are read as policies`,
        fix: "commit a plain file: git update-index --chmod=-x, or the file itself in place of a link",
        level: "error",
    }));
}


/***/ }),

/***/ 2661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ remembering),
/* harmony export */   O: () => (/* binding */ once)
/* harmony export */ });
/** The same question is asked once: later callers get the first one's answer, or its fault. */
function once(ask, key) {
    const answers = new Map();
    return (...args) => {
        const name = key(...args);
        const known = answers.get(name) ?? ask(...args);
        answers.set(name, known);
        return known;
    };
}
/** A world that remembers, for one run, what was said of a commit, a path or a person: twenty grants of one commit ask once. */
function remembering(world) {
    const { forge, repository } = world;
    return {
        ...world,
        reader: once(async (name) => {
            const theirs = await world.reader(name);
            return theirs && { ...theirs, subjectFacts: once(theirs.subjectFacts, (job) => JSON.stringify(job)) };
        }, (name) => name),
        forge: {
            ...forge,
            mergedAs: once(forge.mergedAs, (commit) => commit),
            blobsAt: once(forge.blobsAt, (path, commits) => JSON.stringify([path, ...commits])),
            actor: once(forge.actor, (login) => login),
            membership: once(forge.membership, ({ organization, slug }, { id }) => `${organization}/${slug}/${id}`),
            teamMayOwn: once(forge.teamMayOwn, ({ organization, slug }) => `${organization}/${slug}`),
        },
        repository: { ...repository, changedBy: once(repository.changedBy, (commit) => commit) },
    };
}


/***/ }),

/***/ 5717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ request),
/* harmony export */   MM: () => (/* binding */ idRule),
/* harmony export */   Ww: () => (/* binding */ unknownTarget)
/* harmony export */ });
/* unused harmony exports grantFile, grantPath */
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2033);
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7077);
/* harmony import */ var _core_nearest_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2007);
/* harmony import */ var _core_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4760);
/* harmony import */ var _core_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4141);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5076);
/* harmony import */ var _report_inert_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8212);
/* harmony import */ var _report_quiet_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9604);
/* harmony import */ var _report_terminal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4834);
/* harmony import */ var _used_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(671);










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
        ...(wish.access ?? [wish]).flatMap(statementLines),
        "window:",
        `  minutes: ${wish.minutes}`,
        ...(wish.start === undefined ? [] : [`  start: ${scalar(wish.start)}`]),
        ...(wish.for === undefined ? [] : [`for: ${scalar(wish.for)}`]),
        ...(wish.extends === undefined ? [] : [`extends: ${scalar(wish.extends)}`]),
    ];
    return `${lines.join("\n")}\n`;
}
function statementLines({ actions, resources, conditions }) {
    return [
        "  - actions:",
        ...actions.map((action) => `      - ${scalar(action)}`),
        "    resources:",
        ...resources.map((resource) => `      - ${scalar(resource)}`),
        // JSON is YAML.
        ...(conditions === undefined ? [] : [`    conditions: ${JSON.stringify(conditions)}`]),
    ];
}
/** Plain where YAML cannot mistake it; otherwise in double quotes, which JSON's spelling is. */
function scalar(text) {
    const plain = /^(?:\.github\/)?[A-Za-z][A-Za-z0-9 ./_:@,()'-]*$/.test(text) &&
        !/: |:$| $|^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
    return plain ? text : JSON.stringify(text);
}
/** Where a grant is filed. */
function grantPath(wish) {
    return `grants/${wish.target}/${wish.id}.yaml`;
}
/**
 * Checks the file as the pull request will be checked, and opens the pull request as the person. With findings nothing is
 * written anywhere. Asked twice, it finds the same branch and the same pull request again.
 */
async function request(world, wish) {
    const target = world.targets.get(wish.target);
    if (target === undefined)
        throw unknownTarget(wish.target, [...world.targets.keys()]);
    const path = grantPath(wish);
    if ((0,_core_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(path) !== "grant")
        throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("input.id", `${JSON.stringify(wish.id)} is no id: ${idRule}`);
    const content = grantFile(wish);
    const base = world.configuration.branch;
    world.progress("checking the request");
    const findings = await findingsOf(world, { target, path, content, id: wish.id });
    if (findings.length > 0)
        return toMend(findings);
    await sameRepository(world);
    const limited = await limitFindings(world, { target, path, content });
    if (limited.length > 0)
        return toMend(limited);
    const branch = `grant/${wish.target}/${wish.id}`;
    const title = `Grant ${wish.target}/${wish.id}`;
    world.progress(`pushing ${branch}`);
    // A last paragraph of ours, since git would read one like `Grant: x` as a trailer.
    const message = `${title}\n\n${(0,_report_quiet_js__WEBPACK_IMPORTED_MODULE_6__/* .quiet */ .j)(wish.reason)}\n\nAsked with sallyport request.\n`;
    await world.propose({ branch, base, path, content, message });
    world.progress("opening the pull request");
    // Code, since a reason and an address are somebody's text, and a pull request's body is Markdown.
    const body = `${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(wish.reason)}\n\nFor ${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(wish.change)}`;
    const { number, url } = await world.forge.openPullRequest({ title, body, head: branch, base }).catch(pushedOnly);
    return { exit: 0, text: `opened ${url}: its comment says who must approve`, json: { path, branch, number, url } };
}
function toMend(findings) {
    const text = `${(0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .findingsText */ ._g)(findings)}nothing was written: mend the request and ask again`;
    return { exit: 1, text, json: { findings }, findings };
}
/** What the target's limits have against it now. Where they cannot be told here, the pull request tells. */
async function limitFindings(world, { target, path, content }) {
    const read = (0,_core_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readGrant */ .v7)(path, Buffer.from(content), "");
    if (read.value === undefined)
        return read.findings;
    try {
        const { limits, tip } = await world.limits();
        const { objections } = await limits.against({
            ...{ filed: read.value, target, requester: await world.forge.viewer(), moment: "request", base: tip },
            mergedAt: world.at - (world.at % _core_time_js__WEBPACK_IMPORTED_MODULE_4__/* .second */ .Rc),
        });
        return read.place(objections);
    }
    catch (cause) {
        if (!(cause instanceof _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v))
            throw cause;
        world.progress(`the limits cannot be told here (${cause.message}): the pull request tells`);
        return [];
    }
}
/** Asked before anything is pushed: with a token that is refused, or from a clone of a fork, nothing shall be left behind. */
async function sameRepository({ forge, repository, configuration }) {
    const { id } = await forge.repository(repository);
    if (String(id) === configuration.repository_id)
        return;
    throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("input.repository", `this clone's origin is ${repository}, and requests are made in ${configuration.repository} itself: in a fork no approval counts`);
}
function pushedOnly(cause) {
    if (!(cause instanceof _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v))
        throw cause;
    const message = "the branch is pushed, but its pull request could not be opened: run the same command again";
    throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v(cause.code, message, { retryable: cause.retryable, cause });
}
/** What an id may look like, for people. */
const idRule = "use a-z, 0-9 and -, at most 32, beginning and ending with a letter or digit";
/** A target that is not there, with the one that was meant. */
function unknownTarget(name, names) {
    const meant = (0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_9__/* .nearest */ .p)(name, names);
    const hint = meant === undefined ? `it is one of ${names.join(", ")}` : `did you mean ${meant}?`;
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("input.target", `there is no target ${JSON.stringify(name)}: ${hint}`);
}
async function findingsOf(world, about) {
    const { target, path, content, id } = about;
    const read = (0,_core_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readGrant */ .v7)(path, Buffer.from(content), "");
    const used = await world.touched(world.configuration.branch, `grants/*/${id}.yaml`);
    const objections = used === undefined ? [] : [(0,_used_js__WEBPACK_IMPORTED_MODULE_8__/* .idUsed */ .TZ)(id, used)];
    const filed = read.value ?? read.draft;
    if (filed === undefined)
        return [...read.findings, ...read.place(objections)];
    const provider = await world.provider(target, world.configuration);
    objections.push(...(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkGrant */ .v0)(filed, target), ...provider.covers(target, filed.grant.access));
    return [...read.findings, ...read.place(objections)];
}


/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ mustName),
/* harmony export */   r8: () => (/* binding */ revoke)
/* harmony export */ });
/* unused harmony export sweepWorkflow */
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);

/** The workflow that ends access; it runs on the default branch and waits for no approval. */
const sweepWorkflow = "sweep.yml";
/** Starts the sweep with the grant to end. `grant` is an id, or `<target>/<id>`. */
async function revoke(forge, about) {
    const { repository, branch, grant } = about;
    mustName(grant);
    await forge.dispatch({ repository, workflow: sweepWorkflow, ref: `refs/heads/${branch}`, inputs: { grant } });
    const lines = [
        `the sweep of ${repository} was started to end ${grant}; it waits for no approval`,
        `follow it at https://github.com/${repository}/actions/workflows/${sweepWorkflow}`,
        `it is over when sallyport status ${grant} no longer says open`,
    ];
    return { exit: 0, text: lines.join("\n"), json: { started: sweepWorkflow, repository, grant } };
}
/** What a grant can be called; nothing else is looked up, and no command line is suggested with it. Fault `input.grant`. */
function mustName(grant) {
    if (/^([a-z0-9-]{1,32}\/)?[a-z0-9-]{1,32}$/.test(grant))
        return;
    throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("input.grant", `${JSON.stringify(grant)} is no grant: give its id, or \`<target>/<id>\``);
}


/***/ }),

/***/ 4174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ controlDigest),
/* harmony export */   e6: () => (/* binding */ snapshotAt),
/* harmony export */   wr: () => (/* binding */ configurationAt)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4161);
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7077);
/* harmony import */ var _core_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4760);
/* harmony import */ var _core_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4141);




/** Files that hold grants, targets, configuration and policies. */
const read = /^(sallyport\.yaml$|(targets|grants|policies)\/)/;
/** What decides, and not what is decided: a pull request is explained without looking at ten thousand other grants. */
const control = [_core_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .configurationPath */ .yD, "targets", "policies"];
/** Git's mode of an ordinary file: nothing else is read. */
const plain = "100644";
/**
 * Reads one commit, all of it or all but its grants. Faults: `sallyport.not-configured` when sallyport.yaml never could be used;
 * whatever the repository throws.
 */
async function snapshotAt(repository, commit, { grants = true } = {}) {
    const entries = await (grants ? repository.tree(commit, "") : repository.tree(commit, ...control));
    const ours = entries.filter(({ path }) => read.test(path));
    const files = ours.filter(({ mode, type }) => mode === plain && type === "blob");
    const blobs = await repository.blobs(files.map(({ oid }) => oid));
    const tree = (0,_core_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readTree */ .Zc)(ours.filter(({ path }) => !path.startsWith("policies/")), blobs);
    const { configuration, stale } = tree.configuration
        ? { configuration: tree.configuration }
        : await configurationAt(repository, commit);
    // One that is no plain file is kept as what no engine accepts: left out, its rules would forbid nothing any more.
    const policies = new Map(ours
        .filter(({ path }) => path.startsWith("policies/"))
        .map(({ path, oid, mode }) => [path, mode === plain ? blobs.get(oid).toString("utf8") : notPlain(mode)]));
    return { commit, entries, tree, configuration, policies, ...(stale ? { stale } : {}) };
}
function notPlain(mode) {
    return `this is no plain file: it has mode ${mode}`;
}
/** A digest of everything that bears on a grant once it is merged: configuration, targets and policies. */
function controlDigest(entries) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .b)(entries
        .filter(({ path }) => read.test(path) && !path.startsWith("grants/"))
        .map(({ path, mode, oid }) => ({ path, mode, oid })));
}
/**
 * `sallyport.yaml` at a commit; where it is missing or broken, the last of the first-parent history that was not, and the
 * fault that says so: a slip in this file must not keep ended access standing. Fault `sallyport.not-configured` when there is none.
 */
async function configurationAt(repository, commit) {
    const path = "sallyport.yaml";
    const entry = (await repository.tree(commit, path)).find(({ mode, type }) => mode === plain && type === "blob");
    const bytes = entry && (await repository.blobs([entry.oid])).get(entry.oid);
    const now = bytes && (0,_core_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readConfiguration */ .TD)(path, bytes);
    if (now?.value)
        return { configuration: now.value };
    const stale = notConfigured(now?.findings ?? []);
    const earlier = (await repository.changes(commit, path)).filter(({ mode }) => mode === plain).map(({ blob }) => blob);
    const blobs = await repository.blobs(earlier);
    for (const blob of earlier) {
        const { value } = (0,_core_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readConfiguration */ .TD)(path, blobs.get(blob));
        if (value)
            return { configuration: value, stale };
    }
    throw stale;
}
function notConfigured(findings) {
    const why = findings.map(({ line, message }) => `line ${line}: ${message}`);
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("sallyport.not-configured", why.length > 0
        ? `sallyport.yaml cannot be used (${why.join("; ")}): mend it on the default branch`
        : "there is no sallyport.yaml in the repository's root: add one, see the README");
}


/***/ }),

/***/ 436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U4: () => (/* binding */ straysOf),
/* harmony export */   eI: () => (/* binding */ mostAdded)
/* harmony export */ });
/* unused harmony export isStray */
/* harmony import */ var _core_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4141);

/**
 * So many grants one commit adds at most. Whoever reviews more in one sitting reads none of them, and each costs several
 * requests to GitHub: a thousand would use up what an hour allows, and keep every other grant from being decided.
 */
const mostAdded = 20;
/** A grant's commit adds grants and takes grants away, and does nothing else; a sentence says what it did. Only git is asked. */
async function straysOf(world, commit) {
    const changes = await world.repository.changedBy(commit);
    const name = `commit ${commit.slice(0, 12)}`;
    const stray = changes.find(isStray);
    if (stray !== undefined)
        return `${name} added it and also ${stray.status} ${JSON.stringify(stray.path)}: a grant comes alone, ask again in a pull request that only adds grants`;
    const added = changes.filter(({ status }) => status === "added").length;
    return added > mostAdded
        ? `${name} added ${added} grants, and ${mostAdded} at most may come together: ask again in smaller pull requests`
        : undefined;
}
/** Whether a change has no place in the pull request of a grant. */
function isStray({ path, status, mode }) {
    if ((0,_core_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(path) !== "grant" || status === "modified")
        return true;
    return status === "added" && mode !== "100644";
}


/***/ }),

/***/ 2619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ subjectDecidedLater),
/* harmony export */   X: () => (/* binding */ subjectObjections)
/* harmony export */ });
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);
/* harmony import */ var _core_subject_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6221);
/* harmony import */ var _core_subject_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(806);



/**
 * Whether the job of a grant is one that only its repository's reviewed files decide about: read from GitHub at the first
 * decision, when it may deny. A pull request's own token cannot read another repository, so nothing is told then.
 * A job that the target does not list has an objection already, and its repository is not asked.
 */
async function subjectObjections(world, { filed, target, moment, }) {
    const { grant } = filed;
    const subjects = (0,_core_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .listedSubject */ .Ud)(target.target, grant);
    if (moment === "request" || subjects === undefined)
        return { objections: [] };
    const forge = await world.reader(grant.job.repository);
    if (forge === undefined)
        return { objections: [notInstalled(grant.job.repository)] };
    const facts = await forge.subjectFacts(grant.job);
    const objections = (0,_core_subject_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectFactsObjections */ .c)(facts, grant, subjects);
    if (objections.length > 0)
        return { objections };
    const record = (0,_core_subject_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectRecord */ .E)(facts);
    if (record === undefined)
        throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("subject.unread", "the job's repository was judged without being read; this is a bug");
    return { objections, record };
}
/** What only apply can tell of a job, in words that follow "if". */
function subjectDecidedLater({ grant }) {
    const { repository, workflow, ref, environment } = grant.job;
    return `apply finds ${workflow} at ${ref} and environment ${environment} of ${repository} safe, which only apply can read`;
}
function notInstalled(repository) {
    return {
        code: "grant.job.repository.unread",
        pointer: ["job", "repository"],
        message: `the reader App is not installed on ${repository}, so nobody can tell whether its workflow, branch and environment are safe`,
        fix: "have an owner of that repository install the App there, then run apply again",
    };
}


/***/ }),

/***/ 671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TI: () => (/* binding */ reuse),
/* harmony export */   TZ: () => (/* binding */ idUsed),
/* harmony export */   wm: () => (/* binding */ usedIds)
/* harmony export */ });
/* harmony import */ var _core_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4141);

/** An id is used once, under any target, for ever. */
/** The objection to using an id again. */
function idUsed(id, commit) {
    const message = `the id ${id} was used before, by commit ${commit.slice(0, 12)}`;
    return { code: "grant.id.used", pointer: [], message, fix: "give the file another name: an id is used once" };
}
/** Those of the paths' ids that were ever added on the default branch, and the commit that did. */
async function usedIds(world, snapshot, paths) {
    const asked = paths.filter((path) => (0,_core_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(path) === "grant").map((path) => (0,_core_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .grantOf */ .od)(path).id);
    // Only these: the history of every grant there ever was is long.
    const [first, ...others] = asked.map((id) => `:(glob)grants/*/${id}.yaml`);
    if (first === undefined)
        return new Map();
    const changes = await world.repository.changes(snapshot.commit, first, ...others);
    const grants = changes.filter(({ path, status }) => status === "added" && (0,_core_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(path) === "grant");
    return new Map(grants.map(({ path, commit }) => [(0,_core_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .grantOf */ .od)(path).id, commit]));
}
/** What a grant's id has against it. */
function reuse(filed, used) {
    const commit = used.get(filed.id);
    return commit === undefined ? [] : [idUsed(filed.id, commit)];
}


/***/ }),

/***/ 295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ isZone),
/* harmony export */   eA: () => (/* binding */ closedFor),
/* harmony export */   mV: () => (/* binding */ clockWords)
/* harmony export */ });
/* unused harmony exports horizon, nextOpening */
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5076);

const hour = 60 * _time_js__WEBPACK_IMPORTED_MODULE_0__/* .minute */ .Vc;
const day = 24 * hour;
/** How far ahead the next opening is looked for. */
const horizon = 400 * day;
/** No zone moves its clock twice within so much time. */
const sampling = 6 * hour;
/** Whether a window lies wholly inside the hours and touches no freeze: undefined when it does. Zones and freezes must be sound, see {@link isZone}. */
function closedFor(calendar, window) {
    const gap = gapIn(openStretches(calendar.hours, window), window);
    const freeze = calendar.freezes.find((each) => touches(freezeStretch(each), window));
    if (gap === undefined && freeze === undefined)
        return undefined;
    const next = nextOpening(calendar, window.from, window.until - window.from);
    return {
        ...(gap === undefined ? {} : { outsideFrom: gap }),
        ...(freeze === undefined ? {} : { freeze }),
        ...(next === undefined ? {} : { next }),
    };
}
/** The earliest instant at or after `from` at which a window of this length, in milliseconds, fits; undefined when none does within {@link horizon}. */
function nextOpening(calendar, from, length) {
    let candidate = from;
    for (let start = from; start < from + horizon; start += 7 * day) {
        // Long enough that whatever begins in these seven days is seen to its end.
        const seen = { from: start, until: start + 7 * day + length };
        for (const stretch of without(openStretches(calendar.hours, seen), calendar.freezes)) {
            candidate = Math.max(start, stretch.from);
            if (candidate + length <= stretch.until)
                return candidate;
        }
    }
    return undefined;
}
/** Whether `Intl` knows a time zone by this name. */
function isZone(zone) {
    try {
        clockOf(zone);
        return true;
    }
    catch {
        return false;
    }
}
/** A freeze as time. What `checkTarget` objects to is not asked about. */
function freezeStretch({ from, until }) {
    return { from: instant(from), until: instant(until) };
}
function instant(text) {
    const at = (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .fromIso */ .ap)(text);
    if (at === undefined)
        throw new TypeError(`${text} is no time`);
    return at;
}
function touches(a, b) {
    return a.from < b.until && b.from < a.until;
}
/** Where a window first leaves these stretches, which are in order and apart. */
function gapIn(stretches, window) {
    const first = stretches.find(({ until }) => until > window.from);
    if (first === undefined || first.from > window.from)
        return window.from;
    return first.until < window.until ? first.until : undefined;
}
/** What is left of stretches outside the freezes. */
function without(stretches, freezes) {
    return freezes.map(freezeStretch).reduce((left, freeze) => left.flatMap((stretch) => touches(stretch, freeze)
        ? [
            { from: stretch.from, until: freeze.from },
            { from: freeze.until, until: stretch.until },
        ].filter(({ from, until }) => from < until)
        : [stretch]), stretches);
}
// ---------------------------------------------------------------- hours
/** When the hours are open within a window: in order, joined where they adjoin. No hours: always. */
function openStretches(hours, window) {
    if (hours === undefined)
        return [window];
    const all = hours.flatMap((each) => weekly(each, window)).sort((a, b) => a.from - b.from);
    const joined = [];
    for (const stretch of all) {
        const last = joined.at(-1);
        if (last === undefined || stretch.from > last.until)
            joined.push(stretch);
        else
            joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, stretch.until) };
    }
    return joined;
}
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/** One weekly window, as time: while the zone keeps its offset, its clock is arithmetic. */
function weekly(hours, window) {
    const [opens, shuts] = [minutes(hours.from), minutes(hours.until)];
    const length = (shuts > opens ? shuts - opens : shuts - opens + 24 * 60) * _time_js__WEBPACK_IMPORTED_MODULE_0__/* .minute */ .Vc;
    return steady(hours.zone, window).flatMap(({ from, until, offset }) => {
        const found = [];
        // A window that began the day before can still be open.
        const [first, last] = [Math.floor((from + offset) / day) - 1, Math.floor((until + offset) / day)];
        for (let date = first; date <= last; date += 1) {
            if (!hours.days.includes(weekdays[new Date(date * day).getUTCDay()]))
                continue;
            const begins = date * day + opens * _time_js__WEBPACK_IMPORTED_MODULE_0__/* .minute */ .Vc - offset;
            const part = { from: Math.max(begins, from), until: Math.min(begins + length, until) };
            if (part.from < part.until)
                found.push(part);
        }
        return found;
    });
}
function minutes(clock) {
    const [hours, rest] = clock.split(":").map(Number);
    return hours * 60 + rest;
}
// ---------------------------------------------------------------- zones
/** A window, cut where the zone's clock is moved. `offset` is what its clock shows less UTC, in milliseconds. */
function steady(zone, { from, until }) {
    const parts = [];
    let begun = from;
    let offset = offsetAt(zone, from);
    for (let at = from; at < until;) {
        const next = Math.min(at + sampling, until);
        if (offsetAt(zone, next) !== offset) {
            const moved = moveWithin(zone, at, next);
            parts.push({ from: begun, until: moved, offset });
            begun = moved;
            offset = offsetAt(zone, moved);
        }
        at = next;
    }
    return [...parts, { from: begun, until, offset }].filter((part) => part.from < part.until);
}
/** The second at which a zone's clock is moved, between one that shows the old offset and one that shows another. */
function moveWithin(zone, before, after) {
    const old = offsetAt(zone, before);
    let [low, high] = [before - (before % 1000), after];
    while (high - low > 1000) {
        const middle = low + Math.floor((high - low) / 2000) * 1000;
        if (offsetAt(zone, middle) === old)
            low = middle;
        else
            high = middle;
    }
    return high;
}
function offsetAt(zone, at) {
    const part = new Map(clockOf(zone)
        .formatToParts(at)
        .map(({ type, value }) => [type, Number(value)]));
    const of = (type) => part.get(type);
    const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
    return shown - Math.floor(at / 1000) * 1000;
}
/** Making a formatter costs more than everything that is asked of it. */
const clocks = new Map();
function clockOf(zone) {
    const known = clocks.get(zone);
    if (known !== undefined)
        return known;
    const numeric = "numeric";
    const clock = new Intl.DateTimeFormat("en-US", {
        ...{ timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23" },
        ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
    });
    clocks.set(zone, clock);
    return clock;
}
// ---------------------------------------------------------------- in words
/** `2026-11-24T22:00:00Z (Tue 23:00 Europe/Berlin)`: an instant, and what the first zone's clock shows then. */
function clockWords(at, hours) {
    const zone = hours?.[0]?.zone;
    if (zone === undefined || zone === "UTC")
        return (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(at);
    const local = new Date(at + offsetAt(zone, at));
    const weekday = weekdays[local.getUTCDay()];
    return `${(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(at)} (${weekday} ${local.toISOString().slice(11, 16)} ${zone})`;
}


/***/ }),

/***/ 1112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lk: () => (/* binding */ chainFaults),
/* harmony export */   Tx: () => (/* binding */ continueChain),
/* harmony export */   Xw: () => (/* binding */ readLine),
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   pr: () => (/* binding */ lineDigest),
/* harmony export */   x1: () => (/* binding */ writeLines)
/* harmony export */ });
/* unused harmony export eventLimit */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4161);

/*
 * The ledger's form: one JSON object a line, in canonical spelling, each carrying the digest of the line before it.
 * What stands here can be checked by anyone who holds the lines; who wrote them is the branch's matter.
 */
const kinds = {
    decided: true,
    bound: true,
    refused: true,
    dispatched: true,
    sealed: true,
    ended: true,
    deleted: true,
    used: true,
    reverted: true,
    incident: true,
    undelivered: true,
};
/** No event is longer than this when written, in bytes. */
const eventLimit = 64 * 1024;
/** No detail is deeper. */
const deepest = 8;
/** Digest of a line: what the next one carries as `prev`. */
function lineDigest(line) {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .b)({ ...line });
}
/** Lines as they are stored. */
function writeLines(lines) {
    return lines.map((line) => `${(0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonical */ .$)({ ...line })}\n`).join("");
}
/** The events that are not there yet, as lines that continue the chain. Doubled ids are written once. */
function continueChain(lines, events) {
    const known = new Set(lines.map(({ id }) => id));
    const added = [];
    let last = lines.at(-1);
    for (const event of events) {
        if (known.has(event.id))
            continue;
        known.add(event.id);
        last = { ...event, seq: last === undefined ? 0 : last.seq + 1, prev: last === undefined ? "" : lineDigest(last) };
        added.push(last);
    }
    return added;
}
/** What is wrong with stored lines, each with its number; empty when the chain is whole. */
function chainFaults(lines) {
    const faults = [];
    const seen = new Map();
    let prev = "";
    lines.forEach((line, index) => {
        if (line.seq !== index)
            faults.push(`line ${index} calls itself ${line.seq}: a line was dropped, doubled or moved`);
        if (line.prev !== prev)
            faults.push(`line ${index} does not continue the line before it: one of them was changed`);
        const before = seen.get(line.id);
        if (before !== undefined)
            faults.push(`line ${index} repeats event ${line.id} of line ${before}`);
        seen.set(line.id, index);
        prev = lineDigest(line);
    });
    return faults;
}
/** Reads one stored line; a string says what is wrong with it. */
function readLine(text) {
    const value = parse(text);
    if (typeof value === "string")
        return value;
    const { seq, prev, ...rest } = value;
    const event = readEvent(rest);
    if (typeof event === "string")
        return event;
    if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 0)
        return "seq is not a whole number";
    if (typeof prev !== "string" || !/^([0-9a-f]{64})?$/.test(prev))
        return "prev is not a digest";
    const line = { ...event, seq, prev };
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonical */ .$)({ ...line }) === text ? line : "it is not in its canonical spelling";
}
/** Reads one event from a value that may come from anywhere; a string says what is wrong with it. */
function readEvent(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return "it is not an object";
    const { id, kind, at, grant, mark, detail, ...more } = value;
    const unknown = Object.keys(more)[0];
    if (unknown !== undefined)
        return `it has an unknown member ${JSON.stringify(unknown)}`;
    if (typeof id !== "string" || !/^[0-9a-f]{32}$/.test(id))
        return "id is not 32 hexadecimal digits";
    if (typeof kind !== "string" || !Object.hasOwn(kinds, kind))
        return "kind is unknown";
    if (typeof at !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(at))
        return "at is not a time";
    if (typeof grant !== "string" || !/^([a-z0-9-]{1,32}\/[a-z0-9-]{1,32})?$/.test(grant))
        return "grant is not a target and an id";
    if (typeof mark !== "string" || !/^([0-9a-f]{32})?$/.test(mark))
        return "mark is not 32 hexadecimal digits";
    if (typeof detail !== "object" || detail === null || Array.isArray(detail))
        return "detail is not an object";
    const strange = strangeness(detail, deepest);
    if (strange !== undefined)
        return strange;
    if (Buffer.byteLength((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonical */ .$)(value)) > eventLimit)
        return `it is longer than ${eventLimit} bytes`;
    return { id, kind: kind, at, grant, mark, detail: detail };
}
/** What in a detail cannot be written in one spelling only: numbers beyond JSON's, and what is too deep to walk. */
function strangeness(value, depth) {
    if (typeof value === "number")
        return Number.isFinite(value) ? undefined : "detail holds a number that has no JSON form";
    if (typeof value !== "object" || value === null)
        return undefined;
    if (depth === 0)
        return `detail is deeper than ${deepest} levels`;
    for (const member of Object.values(value)) {
        const strange = strangeness(member, depth - 1);
        if (strange !== undefined)
            return strange;
    }
    return undefined;
}
function parse(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === "object" && value !== null && !Array.isArray(value)
            ? value
            : "it is not an object";
    }
    catch {
        return "it is not JSON";
    }
}


/***/ }),

/***/ 2033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J1: () => (/* binding */ calendarObjections),
/* harmony export */   e$: () => (/* binding */ checkTarget),
/* harmony export */   v0: () => (/* binding */ checkGrant)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(295);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2007);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6221);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5076);
/* harmony import */ var _violation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3750);





/** Whether a grant fits its target, as far as the files alone tell. The provider judges the ceiling, policy the rest. */
function checkGrant({ grant }, { name, target }) {
    return [
        ...subjectObjections(grant, name, target),
        ...windowObjections(grant, name, target),
        ...placeObjections("access", grant.access, "grant", target),
    ];
}
/** Whether a target is consistent in itself and with the installation. */
function checkTarget({ target }, _configuration) {
    return [
        ...target.regions.flatMap((region, index) => regionObjections(region, index, target)),
        ...repeatedSubjects(target.subjects),
        ...calendarObjections(target),
        ...placeObjections("ceiling", target.ceiling, "target", target),
    ];
}
// ---------------------------------------------------------------- the job
const lists = { workflow: "workflows", ref: "refs", environment: "environments" };
function subjectObjections(grant, name, target) {
    if ((0,_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .listedSubject */ .Ud)(target, grant))
        return [];
    const { repository } = grant.job;
    const entries = target.subjects.filter((subjects) => subjects.repository === repository);
    if (entries.length === 0)
        return [unlisted("repository", repository, repositories(target), name)];
    const closest = entries.reduce((best, entry) => misses(entry, grant.job).length < misses(best, grant.job).length ? entry : best);
    return misses(closest, grant.job).map((field) => unlisted(field, grant.job[field], closest[lists[field]], name));
}
function misses(entry, job) {
    return Object.keys(lists).filter((field) => !entry[lists[field]].includes(job[field]));
}
function repositories(target) {
    return [...new Set(target.subjects.map(({ repository }) => repository))];
}
function unlisted(field, value, listed, target) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .p)(value, listed);
    const others = `target ${target} lists ${listed.map(_violation_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP).join(", ")}`;
    return {
        code: `grant.job.${field}.unlisted`,
        pointer: ["job", field],
        message: `${field} ${(0,_violation_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(value)} may not ask here: ${others}`,
        fix: meant === undefined ? "use one that is listed, or ask the target's owners to list it" : `did you mean ${meant}?`,
    };
}
// ---------------------------------------------------------------- the window
/** Starts outside these years are slips of the pen. */
const plausible = { from: Date.UTC(2020, 0, 1), until: Date.UTC(2100, 0, 1) };
function windowObjections({ window }, name, target) {
    const objections = [];
    if (window.minutes > target.limits.minutes) {
        objections.push({
            code: "grant.window.minutes.limit",
            pointer: ["window", "minutes"],
            message: `window.minutes is ${window.minutes}; target ${name} allows at most ${target.limits.minutes}`,
            fix: `ask for ${target.limits.minutes} minutes or fewer`,
        });
    }
    const start = window.start === undefined ? undefined : (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .fromIso */ .ap)(window.start);
    if (start !== undefined && (start < plausible.from || start >= plausible.until)) {
        objections.push({
            code: "grant.window.start",
            pointer: ["window", "start"],
            message: `window.start is ${window.start}, which cannot be meant`,
            fix: "check the year",
        });
    }
    return objections;
}
// ---------------------------------------------------------------- resources
/** Resources that name another account, partition or region than the target's. */
function placeObjections(field, access, kind, target) {
    return access.flatMap(({ resources }, statement) => resources.flatMap((resource, index) => resourceObjections(resource, `${kind}.${field}.resources`, [field, statement, "resources", index], target)));
}
/** An ARN is `arn:partition:service:region:account:resource`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function resourceObjections(resource, code, pointer, target) {
    if (resource === "*")
        return [];
    const [, partition, , region, account] = resource.split(":");
    const wrong = (part, is, must) => ({
        code: `${code}.${part}`,
        pointer,
        message: `resource ${(0,_violation_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(resource)} is in ${part} ${is}; the target's is ${must}`,
        fix: `write ${must} there, or ask at the target that it belongs to`,
    });
    return [
        ...(partition === target.partition ? [] : [wrong("partition", partition, target.partition)]),
        ...(region === "" || target.regions.includes(region) ? [] : [wrong("region", region, target.regions.join(" or "))]),
        ...(account === "" || account === "aws" || account === target.account
            ? []
            : [wrong("account", account, target.account)]),
    ];
}
// ---------------------------------------------------------------- the target itself
function regionObjections(region, index, target) {
    const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    if (partition === target.partition)
        return [];
    return [
        {
            code: "target.regions.partition",
            pointer: ["regions", index],
            message: `region ${region} is in partition ${partition}; the target's is ${target.partition}`,
            fix: `take the region away, or set partition: ${partition}`,
        },
    ];
}
/** A repository listed under two ids would make the claims depend on the order of the entries. */
function repeatedSubjects(subjects) {
    const ids = new Map();
    return subjects.flatMap((entry, index) => {
        const first = ids.get(entry.repository) ?? entry;
        ids.set(entry.repository, first);
        if (first.repository_id === entry.repository_id && first.owner_id === entry.owner_id)
            return [];
        return [
            {
                code: "target.subjects.ids",
                pointer: ["subjects", index, "repository_id"],
                message: `repository ${entry.repository} is listed twice with different ids`,
                fix: "keep the ids that `gh api` tells for it",
            },
        ];
    });
}
/** What cannot be meant in the hours and freezes. While there is any, nothing may open: when would be a guess. */
function calendarObjections({ hours = [], freezes }) {
    return [
        ...hours.flatMap(({ zone }, index) => ((0,_calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .isZone */ .DS)(zone) ? [] : [unknownZone(zone, index)])),
        ...freezes.flatMap(freezeObjections),
    ];
}
function unknownZone(zone, index) {
    return {
        code: "target.hours.zone.unknown",
        pointer: ["hours", index, "zone"],
        message: `there is no time zone ${(0,_violation_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(zone)}`,
        fix: "write a name of the IANA list, for example Europe/Berlin, or UTC",
    };
}
/** Days that do not exist pass a pattern. */
function freezeObjections({ from, until }, index) {
    const missing = Object.entries({ from, until }).filter(([, text]) => (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .fromIso */ .ap)(text) === undefined);
    if (missing.length > 0)
        return missing.map(([field, text]) => ({
            code: "target.freezes.time",
            pointer: ["freezes", index, field],
            message: `freezes.${field} is ${(0,_violation_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(text)}; there is no such time`,
            fix: "write a time with a zone, to the second, for example 2026-12-20T00:00:00Z",
        }));
    if ((0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .fromIso */ .ap)(from) < (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .fromIso */ .ap)(until))
        return [];
    return [
        {
            code: "target.freezes.order",
            pointer: ["freezes", index, "until"],
            message: `a freeze ends at ${until}, and begins at ${from}: it would stop nothing`,
            fix: "write a time after its beginning",
        },
    ];
}


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

/***/ 9544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ minutesOf),
/* harmony export */   g: () => (/* binding */ givenUnder)
/* harmony export */ });
/* harmony import */ var _grant_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7739);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7454);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(928);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5076);




/**
 * Everything that a target has given, by grant: of what the files and the ledger say, the larger. What the ledger knows to
 * have been refused or to have lapsed unopened does not count; of what it knows nothing, the file counts. `undecided` are
 * grants about which the same run decides: they count when they are allowed, unless they were opened before.
 */
function givenUnder(target, told) {
    const filings = Map.groupBy(told.filings, ({ id }) => (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(target, id));
    const recorded = [...told.records.keys()].filter((key) => key.startsWith(`${target}/`));
    return [...new Set([...filings.keys(), ...recorded])].sort().flatMap((key) => {
        const record = told.records.get(key);
        const life = lifeOf(record);
        if (life === "unopened" || (life !== "opened" && told.undecided?.has(key)))
            return [];
        return givenBy(key, filings.get(key) ?? [], record);
    });
}
/** How far a grant came, as the ledger tells it. An opening outweighs every refusal. */
function lifeOf(record) {
    const opening = record?.lines.some(({ kind, detail }) => ["bound", "dispatched", "used"].includes(kind) || (kind === "sealed" && detail.was !== "preparing"));
    if (opening)
        return "opened";
    if ((0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .newest */ .BP)(record, "ended"))
        return "unopened";
    const last = record?.lines.findLast(({ kind }) => kind === "decided" || kind === "refused");
    if (last === undefined)
        return "unknown";
    return last.kind === "decided" ? "decided" : "unopened";
}
function givenBy(key, filings, record) {
    const lines = record?.lines ?? [];
    const decided = lines.filter(({ kind }) => kind === "decided");
    const merged = decided.flatMap(({ detail }) => instantOf(detail.mergedAt) ?? []);
    const parts = [
        ...filings.map(({ reached, grant }) => ({
            ...(0,_grant_js__WEBPACK_IMPORTED_MODULE_3__/* .windowOf */ .O)(grant, Math.max(reached, ...merged), _time_js__WEBPACK_IMPORTED_MODULE_2__/* .fromIso */ .ap),
            worker: grant.job,
        })),
        ...lines.filter(({ kind }) => kind === "bound").flatMap(boundPart),
    ];
    if (parts.length === 0)
        return [];
    const workers = parts.map(({ worker }) => worker);
    const person = filings.map(({ grant }) => grant.for?.toLowerCase()).find(Boolean);
    return [
        {
            key,
            workers: workers.every((worker) => worker !== undefined) ? workers.map(workerOf) : [],
            people: decided.flatMap(({ detail }) => idOf(detail.requester) ?? []),
            ...(person === undefined ? {} : { for: person }),
            from: Math.min(...parts.map(({ from }) => from)),
            until: Math.max(...parts.map(({ until }) => until)),
            minutes: Math.max(...parts.map(minutesOf)),
            standing: (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .newest */ .BP)(record, "ended") === undefined,
        },
    ];
}
function workerOf({ repository, workflow }) {
    return { repository, workflow };
}
/** What the line of an opening says of its window and its job; nothing when its window cannot be read. */
function boundPart({ detail }) {
    const [from, until] = [detail.from, detail.until].map(instantOf);
    return from === undefined || until === undefined ? [] : [{ from, until, worker: referredWorker(detail.reference) }];
}
function instantOf(value) {
    return typeof value === "string" ? (0,_time_js__WEBPACK_IMPORTED_MODULE_2__/* .fromIso */ .ap)(value) : undefined;
}
/** The numeric id of an account, in lines of every age. */
function idOf(value) {
    const id = value?.id;
    return typeof id === "number" ? id : undefined;
}
/** The job in the public reference of a lease, which may be of any age; undefined when it cannot be told. */
function referredWorker(reference) {
    if (typeof reference !== "string")
        return undefined;
    try {
        const { subject } = JSON.parse(Buffer.from(reference, "base64url").toString("utf8"));
        const { repository, workflow, jobWorkflowRef } = subject;
        if (typeof repository !== "string")
            return undefined;
        if (typeof workflow === "string")
            return { repository, workflow };
        const [file] = String(jobWorkflowRef).split("@");
        return file?.startsWith(`${repository}/.github/`)
            ? { repository, workflow: file.slice(repository.length + 1) }
            : undefined;
    }
    catch {
        return undefined;
    }
}
/** The length of a window, in minutes. */
function minutesOf({ from, until }) {
    return Math.ceil((until - from) / _time_js__WEBPACK_IMPORTED_MODULE_2__/* .minute */ .Vc);
}


/***/ }),

/***/ 7739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ windowOf)
/* harmony export */ });
/** When a grant's window runs, given when its pull request was merged. `until` is not part of the window. */
function windowOf(grant, mergedAt, fromIso) {
    const from = grant.window.start === undefined ? mergedAt : fromIso(grant.window.start);
    if (from === undefined)
        throw new TypeError(`window.start ${grant.window.start} is not a time`);
    return { from, until: from + grant.window.minutes * 60_000 };
}


/***/ }),

/***/ 9963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   Ln: () => (/* binding */ writeRef),
/* harmony export */   as: () => (/* binding */ leastUseful)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4161);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5076);


/** With less than this left at apply, a grant is lapsed and never bound. */
const leastUseful = 5 * _time_js__WEBPACK_IMPORTED_MODULE_1__/* .minute */ .Vc;
/** The identity of a lease: a digest of installation, target as resolved, id, subject, access, from and until. */
function markOf(lease) {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .b)({
        installation: lease.configuration.installation,
        repository: lease.configuration.repository_id,
        audience: lease.configuration.audience,
        issuer: lease.configuration.issuer,
        target: { name: lease.target.name, ...lease.target.target },
        id: lease.id,
        subject: lease.subject,
        access: lease.access,
        from: (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(lease.from),
        until: (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(lease.until),
    }).slice(0, 32);
}
/** A lease reference as text: base64url of JSON, safe in a workflow input. */
function writeRef(ref) {
    return Buffer.from(JSON.stringify(ref)).toString("base64url");
}


/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ timeObjections),
  F: () => (/* binding */ usageOf)
});

// EXTERNAL MODULE: ./build/src/core/calendar.js
var calendar = __webpack_require__(295);
// EXTERNAL MODULE: ./build/src/core/check.js
var check = __webpack_require__(2033);
// EXTERNAL MODULE: ./build/src/core/given.js
var given = __webpack_require__(9544);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/core/usage.js


/** Leases that stand open or are due beside the one that is asked: of any of its people, of its repository, of the target. */
function openBeside(asking, given, at) {
    const target = given.filter(({ key, standing, until }) => key !== asking.key && standing && until > at);
    const logins = asking.people.map(({ login }) => login.toLowerCase());
    const same = (one) => one.people.length === 0 ||
        asking.people.some(({ id }) => one.people.includes(id)) ||
        (one.for !== undefined && logins.includes(one.for));
    return {
        target,
        repository: target.filter(({ workers }) => workers.length === 0 || workers.some(({ repository }) => repository === asking.repository)),
        person: target.filter(same),
    };
}
/** When so few of these are left that one more fits, if none ends early. */
function freeAgain(open, most) {
    return open.map(({ until }) => until).sort((a, b) => a - b)[open.length - most];
}
const day = 24 * 60 * time/* minute */.Vc;
/** Leases of the same workflow file, wherever in time. */
function sameWorker(asking, given) {
    return given.filter(({ key, workers }) => key !== asking.key &&
        (workers.length === 0 ||
            workers.some(({ repository, workflow }) => repository === asking.repository && workflow === asking.workflow)));
}
/**
 * The most that any rolling period holds in which the asked lease lies. A period ends when a window begins, its own or one
 * that is due later: an earlier time for the new one is no way around. A lease counts whole while any of it lies inside.
 */
function repeatedIn({ from, until }, others, days) {
    const ends = [from, ...others.map((one) => one.from).filter((begin) => begin > from && begin < until + days * day)];
    const own = (0,given/* minutesOf */.d)({ from, until });
    const each = ends.map((end) => {
        const inside = others.filter((one) => one.from <= end && one.until > end - days * day);
        return { grants: inside.length + 1, minutes: inside.reduce((sum, { minutes }) => sum + minutes, own) };
    });
    return {
        grants: Math.max(...each.map(({ grants }) => grants)),
        minutes: Math.max(...each.map(({ minutes }) => minutes)),
    };
}
/** When a window of the same length may begin at the earliest, if nothing more is given; undefined when it never fits. */
function fitsAgain({ from, until }, others, limit) {
    const begins = others.map((one) => one.until + limit.days * day).filter((begin) => begin > from);
    return begins
        .sort((a, b) => a - b)
        .find((begin) => {
        const { grants, minutes } = repeatedIn({ from: begin, until: begin + until - from }, others, limit.days);
        return grants <= limit.grants && minutes <= limit.minutes;
    });
}

// EXTERNAL MODULE: ./build/src/core/violation.js
var violation = __webpack_require__(3750);
;// CONCATENATED MODULE: ./build/src/core/limits.js






/** What a target's limits have against a lease, in numbers: what is given, what is asked, what is allowed, when there is room again. */
const hour = 60 * time/* minute */.Vc;
/** No window is shorter. */
const leastMinutes = 5;
/** Counts, and says what is too much. */
function usageOf({ name, target }, asking, told) {
    const { limits } = target;
    const open = openBeside(asking, told.standing, told.at);
    const others = sameWorker(asking, told.given);
    const repeated = repeatedIn(asking, others, limits.repeated.days);
    const full = ["person", "repository", "target"].filter((whose) => open[whose].length >= limits.open[whose]);
    const closed = soundCalendar(target) ? (0,calendar/* closedFor */.eA)(target, asking) : undefined;
    return {
        objections: [
            ...full.map((whose) => openObjection(name, whose, { open: open[whose], most: limits.open[whose], asking })),
            ...repeatedObjections(name, asking, { repeated, others, limit: limits.repeated }),
        ],
        facts: {
            open: { person: open.person.length, repository: open.repository.length, target: open.target.length },
            repeated: { days: limits.repeated.days, ...repeated },
            extends: told.extends,
            outsideHours: closed?.outsideFrom !== undefined,
            frozen: closed?.freeze !== undefined,
            from: asking.from,
        },
    };
}
const startPointer = ["window", "start"];
const minutesPointer = ["window", "minutes"];
function openObjection(target, whose, { open, most, asking }) {
    const people = asking.people.map(({ login }) => `@${login}`).join(" and ");
    const leases = open.length === 1 ? "1 lease" : `${open.length} leases`;
    const words = {
        person: `${people} ${asking.people.length > 1 ? "have" : "has"} ${leases} open or due at ${target}, which allows a person ${most}`,
        repository: `${asking.repository} has ${leases} open or due at ${target}, which allows a repository ${most}`,
        target: `${leases} are open or due at ${target}, which allows ${most}`,
    }[whose];
    const free = (0,time/* iso */.KH)(freeAgain(open, most));
    return {
        code: `grant.limit.${whose}`,
        pointer: whose === "repository" ? ["job", "repository"] : [],
        message: `${words} at once; one is free again at ${free}, or when one is given back`,
        fix: `merge after ${free}, or revoke one that is not needed: \`sallyport status\` lists them`,
    };
}
function repeatedObjections(target, asking, { repeated, others, limit }) {
    const own = (0,given/* minutesOf */.d)(asking);
    const left = limit.minutes - (repeated.minutes - own);
    const again = fitsAgain(asking, others, limit);
    const words = again === undefined ? "it never fits" : `it fits again at ${(0,time/* iso */.KH)(again)}`;
    const whom = `${asking.repository} ${asking.workflow}`;
    const later = again === undefined ? [] : [`for a window that begins at ${(0,time/* iso */.KH)(again)} or later`];
    const fewer = left >= leastMinutes ? [`for ${left} minutes at most`] : [];
    const objections = [];
    if (repeated.grants > limit.grants)
        objections.push({
            code: "grant.limit.grants",
            pointer: [],
            message: `${target} allows ${whom} ${limit.grants} grants in ${limit.days} days, and this is number ${repeated.grants}; ${words}`,
            fix: `ask ${later[0] ?? "for fewer minutes"}`,
        });
    if (repeated.minutes > limit.minutes)
        objections.push({
            code: "grant.limit.minutes",
            pointer: minutesPointer,
            message: `${target} allows ${whom} ${limit.minutes} minutes in ${limit.days} days: ${repeated.minutes - own} are given, and ${own} are asked; ${words}`,
            fix: `ask ${[...later, ...fewer].join(", or ") || "for fewer minutes"}`,
        });
    return objections;
}
/** What the target's calendar has against a window: how far ahead it begins, the hours and the freezes. */
function timeObjections({ name, target }, { window }, about) {
    const pointer = window.start === undefined ? minutesPointer : startPointer;
    return [
        ...aheadObjections(name, target.limits.ahead_hours, about),
        ...closedObjections({ name, target }, pointer, about),
    ];
}
function aheadObjections(name, most, { from, merged }) {
    const ahead = from - merged;
    if (ahead <= most * hour)
        return [];
    return [
        {
            code: "grant.window.start.ahead",
            pointer: startPointer,
            message: `window.start is ${Math.ceil(ahead / hour)} hours after the merge; ${name} allows at most ${most}`,
            fix: `merge after ${(0,time/* iso */.KH)(from - most * hour)}, or ask for an earlier start`,
        },
    ];
}
function closedObjections({ name, target }, pointer, window) {
    if (!soundCalendar(target))
        return [
            {
                code: "grant.window.calendar",
                pointer: [],
                message: `the hours or freezes of ${name} cannot be read, so nobody knows when it may be open`,
                fix: `mend targets/${name}.yaml first: \`sallyport validate\` says what is wrong with it`,
            },
        ];
    const closed = (0,calendar/* closedFor */.eA)(target, window);
    if (closed === undefined)
        return [];
    const words = (at) => (0,calendar/* clockWords */.mV)(at, target.hours);
    const next = closed.next === undefined
        ? "a window of this length never fits"
        : `the next that fits begins at ${words(closed.next)}`;
    const fix = closed.next === undefined
        ? "ask for fewer minutes, or have the target's owners change its hours and freezes"
        : `set window.start to ${(0,time/* iso */.KH)(closed.next)}`;
    const { outsideFrom, freeze } = closed;
    return [
        ...(outsideFrom === undefined
            ? []
            : [
                {
                    code: "grant.window.hours",
                    pointer,
                    message: `the window leaves the maintenance windows of ${name} at ${words(outsideFrom)}; ${next}`,
                    fix,
                },
            ]),
        ...(freeze === undefined
            ? []
            : [
                {
                    code: "grant.window.freeze",
                    pointer,
                    message: `nothing may be open at ${name} from ${freeze.from} until ${freeze.until} (${(0,violation/* shown */.SP)(freeze.says)}); ${next}`,
                    fix,
                },
            ]),
    ];
}
function soundCalendar(target) {
    return (0,check/* calendarObjections */.J1)(target).length === 0;
}


/***/ }),

/***/ 4760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TD: () => (/* binding */ readConfiguration),
  v7: () => (/* binding */ readGrant),
  _E: () => (/* binding */ readTarget),
  Zc: () => (/* reexport */ readTree)
});

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/violation.js
var core_violation = __webpack_require__(3750);
// EXTERNAL MODULE: ./build/src/core/yaml.js + 1 modules
var core_yaml = __webpack_require__(9104);
;// CONCATENATED MODULE: ./build/src/core/document.js



/** Reads a file of one kind: as YAML, against its schema, then against the kind's own rules. Never throws for what a file holds. */
function readDocument(kind, file, bytes) {
    const yaml = (0,core_yaml/* parseYaml */.hN)(file, bytes, kind.limits ?? core_yaml/* grantLimits */.PT);
    const place = (objections) => objections
        .map(({ code, pointer, atKey, message, fix }) => {
        return { code, file, ...yaml.locate(pointer, atKey), message, fix, level: "error" };
    })
        .sort(finding/* byPlace */.h);
    const value = yaml.value;
    if (value === undefined)
        return { findings: yaml.findings, place };
    const own = kind.objections?.(value) ?? [];
    if (kind.schema(value) && own.length === 0 && yaml.findings.length === 0)
        return { value, findings: [], place };
    const violations = (kind.schema.errors ?? []).flatMap((violation) => (0,core_violation/* objectionTo */.Dx)(kind.name, value, violation));
    // Counting lines takes time: what is beyond telling is not placed.
    const objections = distinct([...violations, ...own]).slice(0, core_yaml/* mostFindings */.Yb);
    const findings = [...yaml.findings, ...elsewhere(place(objections), yaml.findings)];
    const sound = (kind.schema.errors ?? []).every(({ keyword }) => aboutWorth.has(keyword));
    const told = findings.sort(finding/* byPlace */.h).slice(0, core_yaml/* mostFindings */.Yb);
    return sound ? { draft: value, findings: told, place } : { findings: told, place };
}
/** Schema rules that a value of the right type can break. */
const aboutWorth = new Set([
    ...["pattern", "format", "minimum", "maximum", "minLength", "maxLength"],
    ...["minItems", "maxItems", "uniqueItems", "additionalProperties", "propertyNames"],
]);
/** Those findings where YAML itself had nothing to say: an alias is one mistake, not two. */
function elsewhere(findings, told) {
    return findings.filter(({ line, column }) => !told.some((other) => other.line === line && other.column === column));
}
/** One objection for one place: a value that breaks two of its rules is told once. */
function distinct(objections) {
    const byPointer = new Map();
    for (const objection of objections) {
        const key = JSON.stringify([objection.pointer, objection.atKey ?? false, objection.code]);
        if (!byPointer.has(key))
            byPointer.set(key, objection);
    }
    return [...byPointer.values()];
}

// EXTERNAL MODULE: ./build/src/core/paths.js
var core_paths = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/src/core/schemas.generated.js
var schemas_generated = __webpack_require__(5898);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/core/examples.js

/**
 * A finding about a grant whose examples are the target's own: its repository, workflow, ref, environment, account and
 * ceiling in place of the schema's invented ones, as far as they are known.
 */
function inOwnWords(finding, { target }) {
    const at = finding.fix.indexOf(before);
    if (at < 0)
        return finding;
    const start = at + before.length;
    const own = ownOf(target);
    // In one pass: what was put in may hold what is still to be replaced.
    const invented = new RegExp([...own.keys()].map((text) => text.replace(/[^A-Za-z0-9]/g, "\\$&")).join("|"), "g");
    const example = finding.fix.slice(start).replace(invented, (text) => own.get(text) ?? text);
    return { ...finding, fix: finding.fix.slice(0, start) + example };
}
const before = "for example ";
/** What the schema's examples say, and what this target says instead; longer texts first, since they hold shorter ones. */
function ownOf({ account, subjects, ceiling }) {
    const example = (field) => schemas_generated/* words */.aL[field]?.example ?? field;
    const [job] = subjects;
    const [most] = ceiling;
    const pairs = [
        [example("grant.access[].resources[]"), most?.resources[0]],
        [example("grant.change"), job && `https://github.com/${job.repository}/pull/1`],
        [example("grant.access[].actions[]"), most?.actions.find((action) => !/[*?]/.test(action))],
        [example("grant.job.workflow"), job?.workflows[0]],
        [example("grant.job.repository"), job?.repository],
        [example("grant.job.ref"), job?.refs[0]],
        [example("grant.job.environment"), job?.environments[0]],
        [example("target.account").replaceAll('"', ""), account],
    ];
    return new Map(pairs.filter((pair) => pair[1] !== undefined));
}

;// CONCATENATED MODULE: ./build/src/core/tree.js





/**
 * Reads the whole tree: `sallyport.yaml`, `targets/`, `grants/`. One broken file never hides the others, and a path that is
 * refused is not read. Of paths that collide each is told, and the one that is well-formed is read all the same: whoever adds
 * a second one must not thereby shut the first, and which of two is older is for the history to tell.
 * `blobs` holds the bytes by object id; a missing one is a bug of the caller and throws.
 */
function readTree(entries, blobs) {
    const ours = entries.filter(({ path }) => (0,core_paths/* kindOf */.I)(path) !== "other").sort((a, b) => (a.path < b.path ? -1 : 1));
    const refused = new Map(ours.flatMap((entry) => asPairs(entry.path, entryFinding(entry))));
    const told = new Map(refused);
    for (const finding of [...colliding(ours), ...repeatedIds(ours)])
        told.set(finding.file, finding);
    const read = new Reader(blobs);
    for (const entry of ours) {
        if (!refused.has(entry.path))
            read.entry(entry);
    }
    return read.tree([...told.values(), ...missing(ours)]);
}
/** Reads one file after another and keeps what each came to. */
class Reader {
    #blobs;
    #reads = new Map();
    #targets = new Map();
    #grants = [];
    #configuration;
    constructor(blobs) {
        this.#blobs = blobs;
    }
    entry({ path, oid }) {
        const kind = (0,core_paths/* kindOf */.I)(path);
        if (kind === "note")
            return;
        const bytes = this.#blobs.get(oid);
        if (!bytes)
            throw new TypeError(`readTree: the bytes of ${path} (${oid}) were not given`);
        if (kind === "configuration") {
            this.#configuration = this.#keep(path, readConfiguration(path, bytes));
        }
        else if (kind === "target") {
            const target = this.#keep(path, readTarget(path, bytes));
            if (target)
                this.#targets.set(target.name, target);
        }
        else {
            const grant = this.#keep(path, readGrant(path, bytes, oid));
            if (grant)
                this.#grants.push(grant);
        }
    }
    tree(others) {
        const findings = [
            ...others,
            ...Array.from(this.#reads, ([path, read]) => this.#own(path, read.findings)).flat(),
        ].sort(finding/* byPlace */.h);
        const rest = { targets: this.#targets, grants: this.#grants, reads: this.#reads, findings };
        return this.#configuration ? { configuration: this.#configuration, ...rest } : rest;
    }
    /** Findings about a grant whose target is known quote that target. */
    #own(path, findings) {
        const target = (0,core_paths/* kindOf */.I)(path) === "grant" ? this.#targets.get((0,core_paths/* grantOf */.od)(path).target) : undefined;
        return target === undefined ? findings : findings.map((finding) => inOwnWords(finding, target));
    }
    #keep(path, read) {
        this.#reads.set(path, read);
        return read.value;
    }
}
function asPairs(path, finding) {
    return finding ? [[path, finding]] : [];
}
function entryFinding({ path, mode }) {
    if (mode === "120000")
        return about(path, "path.symlink", "this is a symbolic link", "commit the file itself");
    if (mode === "160000")
        return about(path, "path.submodule", "this is a submodule", "take it away");
    if (mode === "100755") {
        return about(path, "path.executable", "this file is executable", "make it a plain file: git update-index --chmod=-x");
    }
    if (mode !== "100644")
        return about(path, "path.mode", `this has mode ${mode}`, "commit a plain file (100644)");
    return (0,core_paths/* kindOf */.I)(path) === "misplaced" ? misplaced(path) : undefined;
}
function misplaced(path) {
    if (/[^ -~]/.test(path)) {
        return about(path, "path.characters", `path ${(0,core_violation/* shown */.SP)(path)} is not plain ASCII`, "use a-z, 0-9 and - only");
    }
    if (path.endsWith(".yml"))
        return about(path, "path.yml", "this file ends in .yml", "rename it to end in .yaml");
    if (/[A-Z]/.test(path)) {
        return about(path, "path.case", "this path has upper-case letters", "rename it with a-z, 0-9 and - only");
    }
    const fix = "grants go to grants/<target>/<id>.yaml and targets to targets/<target>.yaml, each name of a-z, 0-9 and -, at most 32";
    return about(path, "path.misplaced", "this file is none that is read here", fix);
}
/** Paths that one file system or another takes for the same. */
function colliding(entries) {
    const groups = Map.groupBy(entries, ({ path }) => path.normalize("NFKC").toLowerCase());
    return [...groups.values()].flatMap((group) => {
        if (group.length === 1)
            return [];
        return group.map(({ path }) => {
            const others = group.filter((other) => other.path !== path).map((other) => (0,core_violation/* shown */.SP)(other.path));
            return about(path, "path.collision", `this path and ${others.join(", ")} differ only in case`, "keep one of them");
        });
    });
}
/** Ids are unique in the repository, whatever the folder. */
function repeatedIds(entries) {
    const grants = entries.filter(({ path }) => (0,core_paths/* kindOf */.I)(path) === "grant");
    const groups = Map.groupBy(grants, ({ path }) => (0,core_paths/* grantOf */.od)(path).id);
    return [...groups].flatMap(([id, group]) => {
        if (group.length === 1)
            return [];
        return group.map(({ path }) => {
            const others = group.filter((other) => other.path !== path).map((other) => other.path);
            return about(path, "grant.id", `id ${id} is also used by ${others.join(", ")}`, "give the newer one another name");
        });
    });
}
/** What ought to be there and is not. */
function missing(entries) {
    const paths = new Set(entries.map(({ path }) => path));
    const grants = entries.filter(({ path }) => (0,core_paths/* kindOf */.I)(path) === "grant");
    const orphans = grants.filter(({ path }) => !paths.has(`targets/${(0,core_paths/* grantOf */.od)(path).target}.yaml`));
    const findings = orphans.map(({ path }) => orphan(path, paths));
    if (paths.has(core_paths/* configurationPath */.yD))
        return findings;
    const fix = "write it by `sallyport init`, or by hand: schemas/configuration.schema.json says what it holds";
    return [...findings, about(core_paths/* configurationPath */.yD, "configuration.missing", "sallyport.yaml is missing", fix)];
}
function orphan(path, paths) {
    const { target } = (0,core_paths/* grantOf */.od)(path);
    const names = [...paths].filter((other) => (0,core_paths/* kindOf */.I)(other) === "target").map((other) => other.slice(8, -5));
    const message = `there is no target ${target}: targets/${target}.yaml does not exist`;
    const fix = names.length === 0 ? "add the target first" : `move the file to the folder of a target: ${names.join(", ")}`;
    return about(path, "grant.target", message, fix);
}
function about(file, code, message, fix) {
    return { code, file, line: 1, column: 1, message, fix, level: "error" };
}

;// CONCATENATED MODULE: ./build/src/core/parse.js







/** Reads `sallyport.yaml`. */
function readConfiguration(file, bytes) {
    return readDocument(configurations, file, bytes);
}
/** Reads `targets/<name>.yaml`. */
function readTarget(file, bytes) {
    const read = readDocument(targets, file, bytes);
    const name = file.replace(/^.*\//, "").replace(/\.yaml$/, "");
    return filled(read, (value) => ({ name, target: value }));
}
/** Reads `grants/<target>/<id>.yaml`; `blob` is the git object id of its bytes. */
function readGrant(file, bytes, blob) {
    const read = readDocument(grants, file, bytes);
    const { target: folder, id } = (0,core_paths/* grantOf */.od)(file);
    return filled(read, (value) => ({ path: file, id, target: folder, blob, grant: value }));
}
function filled({ value, draft, findings, place }, make) {
    if (value !== undefined)
        return { value: make(value), findings, place };
    return draft === undefined ? { findings, place } : { draft: make(draft), findings, place };
}
// The schemas' types are held equal to these nouns by the compiler: see test/core/types.ts.
const configurations = {
    name: "configuration",
    schema: schemas_generated/* configuration */.HF,
    limits: core_yaml/* controlLimits */.IQ,
};
const targets = { name: "target", schema: schemas_generated/* target */.aC, limits: core_yaml/* controlLimits */.IQ };
const grants = { name: "grant", schema: schemas_generated/* grant */.NG, limits: core_yaml/* grantLimits */.PT, objections: startObjections };
/** Days that do not exist pass a pattern. */
function startObjections(document) {
    const start = document?.window?.start;
    if (typeof start !== "string" || (0,time/* fromIso */.ap)(start) !== undefined)
        return [];
    return [
        {
            code: "grant.window.start",
            pointer: ["window", "start"],
            message: `window.start is ${(0,core_violation/* shown */.SP)(start)}; there is no such time`,
            fix: "write a time with a zone, to the second, for example 2026-11-21T22:00:00Z",
        },
    ];
}


/***/ }),

/***/ 4141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   od: () => (/* binding */ grantOf),
/* harmony export */   yD: () => (/* binding */ configurationPath)
/* harmony export */ });
/** Names of targets and grants: what a path below `targets/` and `grants/` may be made of. */
const name = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;
const configurationPath = "sallyport.yaml";
const ours = name.source.slice(1, -1);
const targetPath = new RegExp(`^targets/${ours}\\.yaml$`);
const grantPath = new RegExp(`^grants/${ours}/${ours}\\.yaml$`);
/** Sorts a path of the repository: exact ASCII names only, and README.md directly in our two folders. */
function kindOf(path) {
    if (grantPath.test(path))
        return "grant";
    if (targetPath.test(path))
        return "target";
    if (path === configurationPath)
        return "configuration";
    if (path === "targets/README.md" || path === "grants/README.md")
        return "note";
    return lookalike(path) ? "misplaced" : "other";
}
/** Anything else in our folders, `Grants/…`, `targets` as a file, `sallyport.yml`: what somebody may have meant as ours, or wants to pass for it. */
function lookalike(path) {
    return /^(?:grants|targets)(?:\/|$)|^sallyport\.ya?ml$/i.test(path);
}
/** The target and id that a grant's path says. */
function grantOf(path) {
    const parts = path.split("/");
    return { target: parts.at(-2) ?? "", id: (parts.at(-1) ?? "").replace(/\.yaml$/, "") };
}


/***/ }),

/***/ 7454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   et: () => (/* binding */ plan)
/* harmony export */ });
/* unused harmony export tombstone */
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9963);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5076);


/** How long a sealed role stays as a tombstone after its trust was closed: the longest session and a margin. */
const tombstone = 60 * _time_js__WEBPACK_IMPORTED_MODULE_1__/* .minute */ .Vc + 15 * _time_js__WEBPACK_IMPORTED_MODULE_1__/* .minute */ .Vc;
/** `<target>/<id>`: what a grant is called. */
function keyOf(target, id) {
    return `${target}/${id}`;
}
/**
 * What has to be done so that the cloud stands as the default branch says: a set difference of marks.
 * Pure, total, and level-triggered: after its steps are done, the next plan has none but time's.
 */
function plan(world) {
    const { at, revoked } = world;
    const standings = new Map(world.standings.map((standing) => [standing.key, standing]));
    const unbinds = [];
    const removes = [];
    const kept = [];
    const occupied = new Set();
    const unfinished = new Set();
    for (const binding of world.bindings) {
        const key = keyOf(binding.target, binding.id);
        const next = nextFor(binding, standings.get(key), at, revoked.has(key));
        occupied.add(key);
        if (next === "keep")
            kept.push(binding);
        else if (next === "bind")
            unfinished.add(key);
        else if (next.do === "remove")
            removes.push({ ...next, key, binding });
        else
            unbinds.push({ ...next, key: next.ending === "unexplained" ? "" : key, binding });
    }
    const binds = [];
    const over = [];
    for (const [key, standing] of standings) {
        if (occupied.has(key) && !unfinished.has(key))
            continue;
        const end = endOf(standing, at, revoked.has(key));
        if (end)
            over.push({ key, ...end });
        else if (standing.state === "wanted")
            binds.push({ do: "bind", key, lease: standing.lease, why: reason(unfinished.has(key)) });
    }
    const wanted = new Map(Array.from(standings.values()).flatMap((each) => (each.state === "wanted" ? [[each.key, each]] : [])));
    return { steps: [...unbinds, ...removes, ...binds], kept, wanted, over };
}
function nextFor(binding, standing, at, revoked) {
    const unbind = (ending, why) => ({ do: "unbind", ending, why });
    switch (binding.state) {
        case "unexplained":
            // Dead already: it stays as it is found, for a person to look at.
            if (binding.sealedAt !== undefined)
                return "keep";
            return unbind("unexplained", binding.reason ?? "nothing of ours explains it");
        case "sealed": {
            const due = Math.max((binding.sealedAt ?? at) + tombstone, binding.until);
            return at >= due && standing === undefined
                ? {
                    do: "remove",
                    why: `its time as a tombstone was over at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(due)}, and its file has left the default branch`,
                }
                : "keep";
        }
        case "released":
            return unbind("released", "its job ended and released it");
        case "preparing":
        case "open":
            if (at >= binding.until)
                return unbind("expired", `its time was over at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(binding.until)}`);
            if (revoked)
                return unbind("revoked", "it was revoked");
            if (standing === undefined)
                return unbind("deleted", "its file has left the default branch");
            if (standing.state === "held")
                return "keep";
            if (standing.state === "withdrawn")
                return unbind("withdrawn", standing.why);
            if (standing.lease.mark !== binding.mark)
                return unbind("withdrawn", "what was approved is not what is asked now: its target or its file changed");
            if (standing.lease.target.target.account !== binding.account)
                return unbind("withdrawn", "it stands in another account than its target's");
            if (binding.state === "open")
                return "keep";
            return standing.lease.until - at < _lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leastUseful */ .as
                ? unbind("lapsed", lapsed(standing.lease, standing.lease.until - at))
                : "bind";
    }
}
/** How a grant ends for which nothing stands; undefined while it has not ended. */
function endOf(standing, at, revoked) {
    if (revoked)
        return { ending: "revoked", why: "it was revoked" };
    if (standing.state === "held")
        return undefined;
    if (standing.state === "withdrawn")
        return standing.until !== undefined && at >= standing.until
            ? { ending: "lapsed", why: `it was never opened (${standing.why}), and its window is over` }
            : undefined;
    const left = standing.lease.until - at;
    return left < _lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leastUseful */ .as
        ? { ending: left <= 0 ? "expired" : "lapsed", why: lapsed(standing.lease, left) }
        : undefined;
}
function reason(unfinished) {
    return unfinished ? "an earlier run did not finish it" : "its pull request was approved and merged";
}
function lapsed(lease, left) {
    if (left <= 0)
        return `its time was over at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(lease.until)}`;
    return `less than five minutes are left of its window, which ends at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(lease.until)}: ask again`;
}


/***/ }),

/***/ 7001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W9: () => (/* binding */ auditedIn),
/* harmony export */   ef: () => (/* binding */ writePolicy),
/* harmony export */   fD: () => (/* binding */ rulesOf)
/* harmony export */ });
/** A line of the ledger names so many rules of each sort, and says how many there were beside them. */
const mostRules = 20;
/** What policy said, as a `decided` or `refused` line carries it: digests, and rules by their ids. */
function writePolicy(decision) {
    if (decision === undefined)
        return {};
    const { reasons, audited = [], policyDigest, factsDigest } = decision;
    const ids = [...new Set(reasons.map(({ rule }) => rule))];
    const trials = audited.slice(0, mostRules).map(({ rule, effect, until }) => ({ rule, effect, until }));
    return {
        policy: policyDigest,
        policyFacts: factsDigest,
        rules: ids.slice(0, mostRules),
        ...(trials.length === 0 ? {} : { audited: trials }),
        ...(ids.length > mostRules || audited.length > mostRules
            ? { moreRules: Math.max(0, ids.length - mostRules) + Math.max(0, audited.length - mostRules) }
            : {}),
    };
}
/** The rules that decided, by their ids, as a line tells; empty when it tells none. */
function rulesOf({ detail }) {
    return Array.isArray(detail.rules) ? detail.rules.filter((rule) => typeof rule === "string") : [];
}
/** The rules in audit mode that would have said something, as a line tells. What it tells in another form is left out. */
function auditedIn({ detail }) {
    return Array.isArray(detail.audited) ? detail.audited.flatMap((one) => auditedRecord(one)) : [];
}
function auditedRecord(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return [];
    const { rule, effect, until } = value;
    if (typeof rule !== "string" || typeof until !== "string")
        return [];
    return effect === "forbid" || effect === "permit" ? { rule, effect, until } : [];
}


/***/ }),

/***/ 928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BP: () => (/* binding */ newest),
  MH: () => (/* binding */ readFacts),
  M$: () => (/* binding */ recordsOf),
  Rz: () => (/* binding */ writeFacts)
});

// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/core/usage-record.js

/** Usage as a line of the ledger carries it: the time as text. */
function writeUsage({ open, repeated, from, ...flags }) {
    return { ...flags, open: { ...open }, repeated: { ...repeated }, from: (0,time/* iso */.KH)(from) };
}
/** Reads what {@link writeUsage} wrote; undefined when it is not whole. */
function readUsage(value) {
    const { open, repeated, extends: goesOn, outsideHours, frozen, from } = members(value);
    const { person, repository, target } = members(open);
    const { days, grants, minutes } = members(repeated);
    const numbers = [person, repository, target, days, grants, minutes];
    const at = typeof from === "string" ? (0,time/* fromIso */.ap)(from) : undefined;
    if (!numbers.every(Number.isSafeInteger) || at === undefined)
        return undefined;
    if (typeof goesOn !== "boolean" || typeof outsideHours !== "boolean" || typeof frozen !== "boolean")
        return undefined;
    return {
        open: { person: person, repository: repository, target: target },
        repeated: { days: days, grants: grants, minutes: minutes },
        extends: goesOn,
        outsideHours,
        frozen,
        from: at,
    };
}
function members(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? value
        : {};
}

;// CONCATENATED MODULE: ./build/src/core/record.js


/** The ledger by grant (`<target>/<id>`). */
function recordsOf(lines) {
    const records = new Map();
    for (const line of lines) {
        if (line.grant === "")
            continue;
        const record = records.get(line.grant);
        if (record)
            record.lines.push(line);
        else
            records.set(line.grant, { lines: [line] });
    }
    return records;
}
/** The newest line of a kind, of one mark when a mark is given. */
function newest(record, kind, mark) {
    return record?.lines.findLast((line) => line.kind === kind && (mark === undefined || line.mark === mark));
}
/** Facts in the form in which a ledger line carries them. */
function writeFacts(facts) {
    const { subject, usage, ...rest } = facts;
    return {
        ...rest,
        ...(usage ? { usage: writeUsage(usage) } : {}),
        ...(subject ? { subject: { ...subject } } : {}),
        mergedAt: (0,time/* iso */.KH)(facts.mergedAt),
        requester: { ...facts.requester },
        approvers: facts.approvers.map((actor) => ({ ...actor })),
        approvals: facts.approvals.map((approval) => ({
            ...approval,
            submittedAt: (0,time/* iso */.KH)(approval.submittedAt),
            as: [...approval.as],
        })),
    };
}
/** Reads the facts of a `decided` line; undefined when they are not whole: the grant is then decided again. */
function readFacts(line) {
    if (line === undefined)
        return undefined;
    const { path, blob, commit, pullRequest, mergedAt, requester, approvers, approvals, policy } = line.detail;
    const { subject, usage } = line.detail;
    const at = typeof mergedAt === "string" ? (0,time/* fromIso */.ap)(mergedAt) : undefined;
    const who = readActor(requester);
    const people = Array.isArray(approvers) ? approvers.map(readActor) : [undefined];
    const job = subject === undefined ? undefined : readSubject(subject);
    const used = readUsage(usage);
    const given = Array.isArray(approvals) ? approvals.map(readApproval) : [undefined];
    const whole = typeof path === "string" &&
        typeof blob === "string" &&
        typeof commit === "string" &&
        typeof policy === "string" &&
        Number.isSafeInteger(pullRequest);
    if (!whole || at === undefined || who === undefined)
        return undefined;
    if (people.includes(undefined) || given.includes(undefined))
        return undefined;
    if (subject !== undefined && job === undefined)
        return undefined;
    if (usage !== undefined && used === undefined)
        return undefined;
    return {
        path,
        blob,
        commit,
        policy,
        pullRequest: pullRequest,
        mergedAt: at,
        requester: who,
        approvers: people,
        approvals: given,
        ...(job ? { subject: job } : {}),
        ...(used ? { usage: used } : {}),
    };
}
function readActor(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return undefined;
    const { id, login, kind } = value;
    if (!Number.isSafeInteger(id) || typeof login !== "string")
        return undefined;
    if (kind !== "user" && kind !== "bot" && kind !== "ghost")
        return undefined;
    return { id: id, login, kind };
}
function readApproval(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return undefined;
    const { path, by, review, commit, submittedAt, as, mayWrite } = value;
    const at = typeof submittedAt === "string" ? (0,time/* fromIso */.ap)(submittedAt) : undefined;
    const stoodFor = Array.isArray(as) ? as.filter((owner) => typeof owner === "string") : undefined;
    if (!Number.isSafeInteger(by) || !Number.isSafeInteger(review) || at === undefined)
        return undefined;
    if (typeof path !== "string" || typeof commit !== "string" || typeof mayWrite !== "boolean")
        return undefined;
    if (stoodFor === undefined || stoodFor.length !== as.length)
        return undefined;
    return { path, by: by, review: review, commit, submittedAt: at, as: stoodFor, mayWrite };
}
function readSubject(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return undefined;
    const { prefix, commit, workflow } = value;
    if (typeof prefix !== "string" || typeof commit !== "string" || typeof workflow !== "string")
        return undefined;
    return { prefix, commit, workflow };
}


/***/ }),

/***/ 5299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ isWhole)
/* harmony export */ });
/** Whether nothing is missing from a chain and nothing in it contradicts. */
function isWhole(chain) {
    return chain.links.every(({ state }) => state !== "absent" && state !== "broken");
}


/***/ }),

/***/ 5898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HF: () => (/* binding */ configuration),
/* harmony export */   NG: () => (/* binding */ grant),
/* harmony export */   aC: () => (/* binding */ target),
/* harmony export */   aL: () => (/* binding */ words)
/* harmony export */ });
// Generated from schemas/ by scripts/generate.ts. Do not edit.

const configuration = validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"configuration.schema.json","type":"object","additionalProperties":false,"required":["version","installation","repository","repository_id","owner_id","audience"],"properties":{"version":{"type":"integer","const":1},"installation":{"type":"string","pattern":"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"},"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"repository_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"owner_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"audience":{"type":"string","maxLength":255,"pattern":"^(?!sts\\.amazonaws\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$"},"issuer":{"type":"string","maxLength":255,"pattern":"^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$","default":"https://token.actions.githubusercontent.com"},"branch":{"type":"string","maxLength":200,"pattern":"^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$","default":"main"},"ledger":{"type":"string","maxLength":200,"pattern":"^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$","default":"sallyport-ledger"},"controller":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}@)[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$"},"roles":{"type":"object","default":{},"additionalProperties":false,"required":[],"properties":{"binder":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-binder"},"unbinder":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-unbinder"},"reader":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-reader"}}}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern3 = new RegExp("^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$", "u");
const pattern4 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$", "u");
const pattern5 = new RegExp("^[1-9][0-9]{0,18}$", "u");
const pattern7 = new RegExp("^(?!sts\\.amazonaws\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$", "u");
const pattern8 = new RegExp("^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$", "u");
const pattern9 = new RegExp("^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$", "u");
const pattern11 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}@)[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$", "u");
const pattern12 = new RegExp("^[A-Za-z0-9+=,.@_-]{1,64}$", "u");

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="configuration.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.issuer === undefined){
data.issuer = "https://token.actions.githubusercontent.com";
}
if(data.branch === undefined){
data.branch = "main";
}
if(data.ledger === undefined){
data.ledger = "sallyport-ledger";
}
if(data.roles === undefined){
data.roles = {};
}
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.installation === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "installation"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.repository === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "repository"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.repository_id === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "repository_id"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.owner_id === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "owner_id"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.audience === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "audience"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema19.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err7 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(1 !== data0){
const err8 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.installation !== undefined){
let data1 = data.installation;
if(typeof data1 === "string"){
if(!pattern3.test(data1)){
const err9 = {instancePath:instancePath+"/installation",schemaPath:"#/properties/installation/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/installation",schemaPath:"#/properties/installation/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.repository !== undefined){
let data2 = data.repository;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err11 = {instancePath:instancePath+"/repository",schemaPath:"#/properties/repository/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/repository",schemaPath:"#/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.repository_id !== undefined){
let data3 = data.repository_id;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err13 = {instancePath:instancePath+"/repository_id",schemaPath:"#/properties/repository_id/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/repository_id",schemaPath:"#/properties/repository_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.owner_id !== undefined){
let data4 = data.owner_id;
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
const err15 = {instancePath:instancePath+"/owner_id",schemaPath:"#/properties/owner_id/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/owner_id",schemaPath:"#/properties/owner_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.audience !== undefined){
let data5 = data.audience;
if(typeof data5 === "string"){
if(data5.length > 255){
const err17 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern7.test(data5)){
const err18 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/pattern",keyword:"pattern",params:{pattern: "^(?!sts\\.amazonaws\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
let data6 = data.issuer;
if(typeof data6 === "string"){
if(data6.length > 255){
const err20 = {instancePath:instancePath+"/issuer",schemaPath:"#/properties/issuer/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern8.test(data6)){
const err21 = {instancePath:instancePath+"/issuer",schemaPath:"#/properties/issuer/pattern",keyword:"pattern",params:{pattern: "^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/issuer",schemaPath:"#/properties/issuer/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
let data7 = data.branch;
if(typeof data7 === "string"){
if(data7.length > 200){
const err23 = {instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!pattern9.test(data7)){
const err24 = {instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/pattern",keyword:"pattern",params:{pattern: "^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
let data8 = data.ledger;
if(typeof data8 === "string"){
if(data8.length > 200){
const err26 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern9.test(data8)){
const err27 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/pattern",keyword:"pattern",params:{pattern: "^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data.controller !== undefined){
let data9 = data.controller;
if(typeof data9 === "string"){
if(!pattern11.test(data9)){
const err29 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}@)[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
let data10 = data.roles;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.binder === undefined){
data10.binder = "sallyport-binder";
}
if(data10.unbinder === undefined){
data10.unbinder = "sallyport-unbinder";
}
if(data10.reader === undefined){
data10.reader = "sallyport-reader";
}
for(const key1 in data10){
if(!(((key1 === "binder") || (key1 === "unbinder")) || (key1 === "reader"))){
const err31 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
let data11 = data10.binder;
if(typeof data11 === "string"){
if(!pattern12.test(data11)){
const err32 = {instancePath:instancePath+"/roles/binder",schemaPath:"#/properties/roles/properties/binder/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/roles/binder",schemaPath:"#/properties/roles/properties/binder/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
let data12 = data10.unbinder;
if(typeof data12 === "string"){
if(!pattern12.test(data12)){
const err34 = {instancePath:instancePath+"/roles/unbinder",schemaPath:"#/properties/roles/properties/unbinder/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/roles/unbinder",schemaPath:"#/properties/roles/properties/unbinder/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
let data13 = data10.reader;
if(typeof data13 === "string"){
if(!pattern12.test(data13)){
const err36 = {instancePath:instancePath+"/roles/reader",schemaPath:"#/properties/roles/properties/reader/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/roles/reader",schemaPath:"#/properties/roles/properties/reader/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const grant = validate53;
const schema20 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"grant.schema.json","type":"object","additionalProperties":false,"required":["version","change","reason","job","access","window"],"properties":{"version":{"type":"integer","const":1},"change":{"type":"string","maxLength":500,"pattern":"^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\[\\]_a-z|~]+$"},"reason":{"type":"string","maxLength":500,"pattern":"^\\S(?:[^\\t\\n\\r]*\\S)?$"},"job":{"type":"object","additionalProperties":false,"required":["repository","workflow","name","ref","environment"],"properties":{"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"workflow":{"type":"string","maxLength":200,"pattern":"^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"},"name":{"type":"string","maxLength":100,"pattern":"^[A-Za-z_][A-Za-z0-9_-]*$"},"ref":{"type":"string","maxLength":255,"pattern":"^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"},"environment":{"type":"string","maxLength":255,"pattern":"^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}}},"access":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/statement"}},"window":{"type":"object","additionalProperties":false,"required":["minutes"],"properties":{"minutes":{"type":"integer","minimum":5,"maximum":1440},"start":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}}},"for":{"type":"string","maxLength":39,"pattern":"^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$"},"extends":{"type":"string","maxLength":32,"pattern":"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"}},"$defs":{"statement":{"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}}}};
const pattern15 = new RegExp("^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\[\\]_a-z|~]+$", "u");
const pattern16 = new RegExp("^\\S(?:[^\\t\\n\\r]*\\S)?$", "u");
const pattern18 = new RegExp("^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$", "u");
const pattern19 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]*$", "u");
const pattern20 = new RegExp("^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$", "u");
const pattern21 = new RegExp("^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$", "u");
const pattern28 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$", "u");
const pattern29 = new RegExp("^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$", "u");
const schema21 = {"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}};
const pattern22 = new RegExp("^[a-z0-9-]+:[A-Za-z0-9*?]+$", "u");
const pattern23 = new RegExp("^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$", "u");
const pattern24 = new RegExp("^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$", "u");
const pattern25 = new RegExp("^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$", "u");
const pattern26 = new RegExp("^[^$]*$", "u");

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.actions === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actions"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.resources === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resources"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "actions") || (key0 === "resources")) || (key0 === "conditions"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.actions !== undefined){
let data0 = data.actions;
if(Array.isArray(data0)){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 128){
const err5 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern22.test(data1)){
const err6 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+:[A-Za-z0-9*?]+$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data0[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err8 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err9 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.resources !== undefined){
let data2 = data.resources;
if(Array.isArray(data2)){
if(data2.length > 100){
const err10 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
let data3 = data2[i2];
if(typeof data3 === "string"){
if(data3.length > 1024){
const err12 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern23.test(data3)){
const err13 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let i3 = data2.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data2[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err15 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err16 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.conditions !== undefined){
let data4 = data.conditions;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 10){
const err17 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Object.keys(data4).length < 1){
const err18 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data4){
const _errs12 = errors;
if(typeof key1 === "string"){
if(!pattern24.test(key1)){
const err19 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid7 = _errs12 === errors;
if(!valid7){
const err20 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key2 in data4){
let data5 = data4[key2];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 10){
const err21 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(Object.keys(data5).length < 1){
const err22 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key3 in data5){
const _errs16 = errors;
if(typeof key3 === "string"){
if(!pattern25.test(key3)){
const err23 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},propertyName:key3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var valid9 = _errs16 === errors;
if(!valid9){
const err24 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key3}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
for(const key4 in data5){
let data6 = data5[key4];
const _errs19 = errors;
let valid11 = false;
const _errs20 = errors;
if(typeof data6 === "string"){
if(data6.length > 512){
const err25 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern26.test(data6)){
const err26 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[^$]*$"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid0 = _errs20 === errors;
valid11 = valid11 || _valid0;
const _errs22 = errors;
if(Array.isArray(data6)){
if(data6.length > 50){
const err28 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data6.length < 1){
const err29 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
const len2 = data6.length;
for(let i4=0; i4<len2; i4++){
let data7 = data6[i4];
if(typeof data7 === "string"){
if(data7.length > 512){
const err30 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern26.test(data7)){
const err31 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[^$]*$"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid11 = valid11 || _valid0;
if(!valid11){
const err34 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err35 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="grant.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.change === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "change"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.reason === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.job === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "job"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.access === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "access"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.window === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "window"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "version") || (key0 === "change")) || (key0 === "reason")) || (key0 === "job")) || (key0 === "access")) || (key0 === "window")) || (key0 === "for")) || (key0 === "extends"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err7 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(1 !== data0){
const err8 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.change !== undefined){
let data1 = data.change;
if(typeof data1 === "string"){
if(data1.length > 500){
const err9 = {instancePath:instancePath+"/change",schemaPath:"#/properties/change/maxLength",keyword:"maxLength",params:{limit: 500}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern15.test(data1)){
const err10 = {instancePath:instancePath+"/change",schemaPath:"#/properties/change/pattern",keyword:"pattern",params:{pattern: "^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\[\\]_a-z|~]+$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/change",schemaPath:"#/properties/change/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.reason !== undefined){
let data2 = data.reason;
if(typeof data2 === "string"){
if(data2.length > 500){
const err12 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 500}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern16.test(data2)){
const err13 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/pattern",keyword:"pattern",params:{pattern: "^\\S(?:[^\\t\\n\\r]*\\S)?$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.job !== undefined){
let data3 = data.job;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.repository === undefined){
const err15 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "repository"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data3.workflow === undefined){
const err16 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "workflow"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data3.name === undefined){
const err17 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data3.ref === undefined){
const err18 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "ref"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data3.environment === undefined){
const err19 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "environment"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key1 in data3){
if(!(((((key1 === "repository") || (key1 === "workflow")) || (key1 === "name")) || (key1 === "ref")) || (key1 === "environment"))){
const err20 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data3.repository !== undefined){
let data4 = data3.repository;
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
const err21 = {instancePath:instancePath+"/job/repository",schemaPath:"#/properties/job/properties/repository/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/job/repository",schemaPath:"#/properties/job/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data3.workflow !== undefined){
let data5 = data3.workflow;
if(typeof data5 === "string"){
if(data5.length > 200){
const err23 = {instancePath:instancePath+"/job/workflow",schemaPath:"#/properties/job/properties/workflow/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!pattern18.test(data5)){
const err24 = {instancePath:instancePath+"/job/workflow",schemaPath:"#/properties/job/properties/workflow/pattern",keyword:"pattern",params:{pattern: "^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/job/workflow",schemaPath:"#/properties/job/properties/workflow/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data3.name !== undefined){
let data6 = data3.name;
if(typeof data6 === "string"){
if(data6.length > 100){
const err26 = {instancePath:instancePath+"/job/name",schemaPath:"#/properties/job/properties/name/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern19.test(data6)){
const err27 = {instancePath:instancePath+"/job/name",schemaPath:"#/properties/job/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]*$"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/job/name",schemaPath:"#/properties/job/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data3.ref !== undefined){
let data7 = data3.ref;
if(typeof data7 === "string"){
if(data7.length > 255){
const err29 = {instancePath:instancePath+"/job/ref",schemaPath:"#/properties/job/properties/ref/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!pattern20.test(data7)){
const err30 = {instancePath:instancePath+"/job/ref",schemaPath:"#/properties/job/properties/ref/pattern",keyword:"pattern",params:{pattern: "^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/job/ref",schemaPath:"#/properties/job/properties/ref/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data3.environment !== undefined){
let data8 = data3.environment;
if(typeof data8 === "string"){
if(data8.length > 255){
const err32 = {instancePath:instancePath+"/job/environment",schemaPath:"#/properties/job/properties/environment/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!pattern21.test(data8)){
const err33 = {instancePath:instancePath+"/job/environment",schemaPath:"#/properties/job/properties/environment/pattern",keyword:"pattern",params:{pattern: "^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/job/environment",schemaPath:"#/properties/job/properties/environment/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.access !== undefined){
let data9 = data.access;
if(Array.isArray(data9)){
if(data9.length > 20){
const err36 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data9.length < 1){
const err37 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
if(!(validate54(data9[i0], {instancePath:instancePath+"/access/" + i0,parentData:data9,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err38 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.window !== undefined){
let data11 = data.window;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.minutes === undefined){
const err39 = {instancePath:instancePath+"/window",schemaPath:"#/properties/window/required",keyword:"required",params:{missingProperty: "minutes"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
for(const key2 in data11){
if(!((key2 === "minutes") || (key2 === "start"))){
const err40 = {instancePath:instancePath+"/window",schemaPath:"#/properties/window/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data11.minutes !== undefined){
let data12 = data11.minutes;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err41 = {instancePath:instancePath+"/window/minutes",schemaPath:"#/properties/window/properties/minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1440 || isNaN(data12)){
const err42 = {instancePath:instancePath+"/window/minutes",schemaPath:"#/properties/window/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data12 < 5 || isNaN(data12)){
const err43 = {instancePath:instancePath+"/window/minutes",schemaPath:"#/properties/window/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data11.start !== undefined){
let data13 = data11.start;
if(typeof data13 === "string"){
if(!pattern28.test(data13)){
const err44 = {instancePath:instancePath+"/window/start",schemaPath:"#/properties/window/properties/start/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/window/start",schemaPath:"#/properties/window/properties/start/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/window",schemaPath:"#/properties/window/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.for !== undefined){
let data14 = data.for;
if(typeof data14 === "string"){
if(data14.length > 39){
const err47 = {instancePath:instancePath+"/for",schemaPath:"#/properties/for/maxLength",keyword:"maxLength",params:{limit: 39}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(!pattern29.test(data14)){
const err48 = {instancePath:instancePath+"/for",schemaPath:"#/properties/for/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/for",schemaPath:"#/properties/for/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.extends !== undefined){
let data15 = data.extends;
if(typeof data15 === "string"){
if(data15.length > 32){
const err50 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!pattern3.test(data15)){
const err51 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const target = validate56;
const schema22 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"target.schema.json","type":"object","additionalProperties":false,"required":["version","provider","account","regions","tier","subjects","ceiling","limits"],"properties":{"version":{"type":"integer","const":1},"provider":{"type":"string","enum":["aws"]},"account":{"type":"string","pattern":"^[0-9]{12}$"},"partition":{"type":"string","enum":["aws","aws-cn","aws-us-gov"],"default":"aws"},"regions":{"type":"array","minItems":1,"maxItems":40,"uniqueItems":true,"items":{"type":"string","maxLength":32,"pattern":"^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$"}},"tier":{"type":"string","enum":["development","staging","production"]},"subjects":{"type":"array","minItems":1,"maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["repository","repository_id","owner_id","workflows","refs","environments"],"properties":{"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"repository_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"owner_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"workflows":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":200,"pattern":"^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"}},"refs":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":255,"pattern":"^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}},"environments":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":255,"pattern":"^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}},"reusable":{"type":"string","maxLength":400,"pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}/)[A-Za-z0-9._-]{1,100}/\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml@[0-9a-f]{40}$"}}}},"ceiling":{"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/statement"}},"limits":{"type":"object","additionalProperties":false,"required":["minutes"],"properties":{"minutes":{"type":"integer","minimum":5,"maximum":1440},"ahead_hours":{"type":"integer","minimum":0,"maximum":720,"default":168},"open":{"type":"object","additionalProperties":false,"default":{},"properties":{"person":{"type":"integer","minimum":1,"maximum":1000,"default":5},"repository":{"type":"integer","minimum":1,"maximum":1000,"default":10},"target":{"type":"integer","minimum":1,"maximum":10000,"default":50}}},"repeated":{"type":"object","additionalProperties":false,"default":{},"properties":{"days":{"type":"integer","minimum":1,"maximum":90,"default":7},"grants":{"type":"integer","minimum":1,"maximum":1000,"default":50},"minutes":{"type":"integer","minimum":5,"maximum":43200,"default":2880}}}}},"dispatch":{"type":"boolean","default":false},"ends":{"type":"string","enum":["release","window"],"default":"release"},"approvals":{"type":"object","additionalProperties":false,"default":{},"properties":{"people":{"type":"integer","minimum":1,"maximum":10,"default":1},"from":{"type":"array","maxItems":10,"uniqueItems":true,"default":[],"items":{"type":"string","maxLength":200,"pattern":"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$"}},"request_hours":{"type":"integer","minimum":1,"maximum":2160,"default":336},"approval_hours":{"type":"integer","minimum":1,"maximum":2160,"default":168}}},"requesters":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":200,"pattern":"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?$"}},"hours":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","additionalProperties":false,"required":["days","from","until","zone"],"properties":{"days":{"type":"array","minItems":1,"maxItems":7,"uniqueItems":true,"items":{"type":"string","enum":["mon","tue","wed","thu","fri","sat","sun"]}},"from":{"type":"string","pattern":"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"},"until":{"type":"string","pattern":"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"},"zone":{"type":"string","maxLength":64,"pattern":"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$"}}}},"freezes":{"type":"array","default":[],"maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["from","until","says"],"properties":{"from":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"},"says":{"type":"string","maxLength":200,"pattern":"^\\S(?:[^\\t\\n\\r]*\\S)?$"}}}}},"$defs":{"statement":{"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}}}};
const pattern31 = new RegExp("^[0-9]{12}$", "u");
const pattern32 = new RegExp("^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$", "u");
const pattern39 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}/)[A-Za-z0-9._-]{1,100}/\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml@[0-9a-f]{40}$", "u");
const pattern46 = new RegExp("^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$", "u");
const pattern47 = new RegExp("^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?$", "u");
const pattern48 = new RegExp("^(?:[01][0-9]|2[0-3]):[0-5][0-9]$", "u");
const pattern50 = new RegExp("^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$", "u");
const schema23 = {"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.actions === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actions"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.resources === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resources"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "actions") || (key0 === "resources")) || (key0 === "conditions"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.actions !== undefined){
let data0 = data.actions;
if(Array.isArray(data0)){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 128){
const err5 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern22.test(data1)){
const err6 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+:[A-Za-z0-9*?]+$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data0[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err8 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err9 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.resources !== undefined){
let data2 = data.resources;
if(Array.isArray(data2)){
if(data2.length > 100){
const err10 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
let data3 = data2[i2];
if(typeof data3 === "string"){
if(data3.length > 1024){
const err12 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern23.test(data3)){
const err13 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let i3 = data2.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data2[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err15 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err16 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.conditions !== undefined){
let data4 = data.conditions;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 10){
const err17 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Object.keys(data4).length < 1){
const err18 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data4){
const _errs12 = errors;
if(typeof key1 === "string"){
if(!pattern24.test(key1)){
const err19 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid7 = _errs12 === errors;
if(!valid7){
const err20 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key2 in data4){
let data5 = data4[key2];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 10){
const err21 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(Object.keys(data5).length < 1){
const err22 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key3 in data5){
const _errs16 = errors;
if(typeof key3 === "string"){
if(!pattern25.test(key3)){
const err23 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},propertyName:key3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var valid9 = _errs16 === errors;
if(!valid9){
const err24 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key3}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
for(const key4 in data5){
let data6 = data5[key4];
const _errs19 = errors;
let valid11 = false;
const _errs20 = errors;
if(typeof data6 === "string"){
if(data6.length > 512){
const err25 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern26.test(data6)){
const err26 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[^$]*$"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid0 = _errs20 === errors;
valid11 = valid11 || _valid0;
const _errs22 = errors;
if(Array.isArray(data6)){
if(data6.length > 50){
const err28 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data6.length < 1){
const err29 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
const len2 = data6.length;
for(let i4=0; i4<len2; i4++){
let data7 = data6[i4];
if(typeof data7 === "string"){
if(data7.length > 512){
const err30 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern26.test(data7)){
const err31 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[^$]*$"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid11 = valid11 || _valid0;
if(!valid11){
const err34 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err35 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="target.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.partition === undefined){
data.partition = "aws";
}
if(data.dispatch === undefined){
data.dispatch = false;
}
if(data.ends === undefined){
data.ends = "release";
}
if(data.approvals === undefined){
data.approvals = {};
}
if(data.freezes === undefined){
data.freezes = [];
}
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.provider === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "provider"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.account === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "account"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.regions === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "regions"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.tier === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tier"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.subjects === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "subjects"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.ceiling === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ceiling"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.limits === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "limits"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema22.properties, key0))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err9 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(1 !== data0){
const err10 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.provider !== undefined){
let data1 = data.provider;
if(typeof data1 !== "string"){
const err11 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(data1 === "aws")){
const err12 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/enum",keyword:"enum",params:{allowedValues: schema22.properties.provider.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.account !== undefined){
let data2 = data.account;
if(typeof data2 === "string"){
if(!pattern31.test(data2)){
const err13 = {instancePath:instancePath+"/account",schemaPath:"#/properties/account/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/account",schemaPath:"#/properties/account/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let data3 = data.partition;
if(typeof data3 !== "string"){
const err15 = {instancePath:instancePath+"/partition",schemaPath:"#/properties/partition/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!(((data3 === "aws") || (data3 === "aws-cn")) || (data3 === "aws-us-gov"))){
const err16 = {instancePath:instancePath+"/partition",schemaPath:"#/properties/partition/enum",keyword:"enum",params:{allowedValues: schema22.properties.partition.enum}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data.regions !== undefined){
let data4 = data.regions;
if(Array.isArray(data4)){
if(data4.length > 40){
const err17 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/maxItems",keyword:"maxItems",params:{limit: 40}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4.length < 1){
const err18 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(data5.length > 32){
const err19 = {instancePath:instancePath+"/regions/" + i0,schemaPath:"#/properties/regions/items/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern32.test(data5)){
const err20 = {instancePath:instancePath+"/regions/" + i0,schemaPath:"#/properties/regions/items/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/regions/" + i0,schemaPath:"#/properties/regions/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
let i1 = data4.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data4[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err22 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err23 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.tier !== undefined){
let data6 = data.tier;
if(typeof data6 !== "string"){
const err24 = {instancePath:instancePath+"/tier",schemaPath:"#/properties/tier/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!(((data6 === "development") || (data6 === "staging")) || (data6 === "production"))){
const err25 = {instancePath:instancePath+"/tier",schemaPath:"#/properties/tier/enum",keyword:"enum",params:{allowedValues: schema22.properties.tier.enum}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.subjects !== undefined){
let data7 = data.subjects;
if(Array.isArray(data7)){
if(data7.length > 50){
const err26 = {instancePath:instancePath+"/subjects",schemaPath:"#/properties/subjects/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data7.length < 1){
const err27 = {instancePath:instancePath+"/subjects",schemaPath:"#/properties/subjects/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len1 = data7.length;
for(let i2=0; i2<len1; i2++){
let data8 = data7[i2];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.repository === undefined){
const err28 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "repository"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data8.repository_id === undefined){
const err29 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "repository_id"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data8.owner_id === undefined){
const err30 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "owner_id"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data8.workflows === undefined){
const err31 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "workflows"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data8.refs === undefined){
const err32 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "refs"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data8.environments === undefined){
const err33 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "environments"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key1 in data8){
if(!(((((((key1 === "repository") || (key1 === "repository_id")) || (key1 === "owner_id")) || (key1 === "workflows")) || (key1 === "refs")) || (key1 === "environments")) || (key1 === "reusable"))){
const err34 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data8.repository !== undefined){
let data9 = data8.repository;
if(typeof data9 === "string"){
if(!pattern4.test(data9)){
const err35 = {instancePath:instancePath+"/subjects/" + i2+"/repository",schemaPath:"#/properties/subjects/items/properties/repository/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/subjects/" + i2+"/repository",schemaPath:"#/properties/subjects/items/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data8.repository_id !== undefined){
let data10 = data8.repository_id;
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
const err37 = {instancePath:instancePath+"/subjects/" + i2+"/repository_id",schemaPath:"#/properties/subjects/items/properties/repository_id/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/subjects/" + i2+"/repository_id",schemaPath:"#/properties/subjects/items/properties/repository_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data8.owner_id !== undefined){
let data11 = data8.owner_id;
if(typeof data11 === "string"){
if(!pattern5.test(data11)){
const err39 = {instancePath:instancePath+"/subjects/" + i2+"/owner_id",schemaPath:"#/properties/subjects/items/properties/owner_id/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/subjects/" + i2+"/owner_id",schemaPath:"#/properties/subjects/items/properties/owner_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data8.workflows !== undefined){
let data12 = data8.workflows;
if(Array.isArray(data12)){
if(data12.length > 50){
const err41 = {instancePath:instancePath+"/subjects/" + i2+"/workflows",schemaPath:"#/properties/subjects/items/properties/workflows/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data12.length < 1){
const err42 = {instancePath:instancePath+"/subjects/" + i2+"/workflows",schemaPath:"#/properties/subjects/items/properties/workflows/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
const len2 = data12.length;
for(let i3=0; i3<len2; i3++){
let data13 = data12[i3];
if(typeof data13 === "string"){
if(data13.length > 200){
const err43 = {instancePath:instancePath+"/subjects/" + i2+"/workflows/" + i3,schemaPath:"#/properties/subjects/items/properties/workflows/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!pattern18.test(data13)){
const err44 = {instancePath:instancePath+"/subjects/" + i2+"/workflows/" + i3,schemaPath:"#/properties/subjects/items/properties/workflows/items/pattern",keyword:"pattern",params:{pattern: "^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/subjects/" + i2+"/workflows/" + i3,schemaPath:"#/properties/subjects/items/properties/workflows/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
let i4 = data12.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data12[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err46 = {instancePath:instancePath+"/subjects/" + i2+"/workflows",schemaPath:"#/properties/subjects/items/properties/workflows/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
else {
const err47 = {instancePath:instancePath+"/subjects/" + i2+"/workflows",schemaPath:"#/properties/subjects/items/properties/workflows/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data8.refs !== undefined){
let data14 = data8.refs;
if(Array.isArray(data14)){
if(data14.length > 50){
const err48 = {instancePath:instancePath+"/subjects/" + i2+"/refs",schemaPath:"#/properties/subjects/items/properties/refs/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data14.length < 1){
const err49 = {instancePath:instancePath+"/subjects/" + i2+"/refs",schemaPath:"#/properties/subjects/items/properties/refs/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
const len3 = data14.length;
for(let i5=0; i5<len3; i5++){
let data15 = data14[i5];
if(typeof data15 === "string"){
if(data15.length > 255){
const err50 = {instancePath:instancePath+"/subjects/" + i2+"/refs/" + i5,schemaPath:"#/properties/subjects/items/properties/refs/items/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!pattern20.test(data15)){
const err51 = {instancePath:instancePath+"/subjects/" + i2+"/refs/" + i5,schemaPath:"#/properties/subjects/items/properties/refs/items/pattern",keyword:"pattern",params:{pattern: "^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/subjects/" + i2+"/refs/" + i5,schemaPath:"#/properties/subjects/items/properties/refs/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
let i6 = data14.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data14[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err53 = {instancePath:instancePath+"/subjects/" + i2+"/refs",schemaPath:"#/properties/subjects/items/properties/refs/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
break;
}
indices2[item2] = i6;
}
}
}
else {
const err54 = {instancePath:instancePath+"/subjects/" + i2+"/refs",schemaPath:"#/properties/subjects/items/properties/refs/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data8.environments !== undefined){
let data16 = data8.environments;
if(Array.isArray(data16)){
if(data16.length > 50){
const err55 = {instancePath:instancePath+"/subjects/" + i2+"/environments",schemaPath:"#/properties/subjects/items/properties/environments/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data16.length < 1){
const err56 = {instancePath:instancePath+"/subjects/" + i2+"/environments",schemaPath:"#/properties/subjects/items/properties/environments/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
const len4 = data16.length;
for(let i7=0; i7<len4; i7++){
let data17 = data16[i7];
if(typeof data17 === "string"){
if(data17.length > 255){
const err57 = {instancePath:instancePath+"/subjects/" + i2+"/environments/" + i7,schemaPath:"#/properties/subjects/items/properties/environments/items/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!pattern21.test(data17)){
const err58 = {instancePath:instancePath+"/subjects/" + i2+"/environments/" + i7,schemaPath:"#/properties/subjects/items/properties/environments/items/pattern",keyword:"pattern",params:{pattern: "^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/subjects/" + i2+"/environments/" + i7,schemaPath:"#/properties/subjects/items/properties/environments/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
let i8 = data16.length;
let j3;
if(i8 > 1){
const indices3 = {};
for(;i8--;){
let item3 = data16[i8];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err60 = {instancePath:instancePath+"/subjects/" + i2+"/environments",schemaPath:"#/properties/subjects/items/properties/environments/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
break;
}
indices3[item3] = i8;
}
}
}
else {
const err61 = {instancePath:instancePath+"/subjects/" + i2+"/environments",schemaPath:"#/properties/subjects/items/properties/environments/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data8.reusable !== undefined){
let data18 = data8.reusable;
if(typeof data18 === "string"){
if(data18.length > 400){
const err62 = {instancePath:instancePath+"/subjects/" + i2+"/reusable",schemaPath:"#/properties/subjects/items/properties/reusable/maxLength",keyword:"maxLength",params:{limit: 400}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!pattern39.test(data18)){
const err63 = {instancePath:instancePath+"/subjects/" + i2+"/reusable",schemaPath:"#/properties/subjects/items/properties/reusable/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}/)[A-Za-z0-9._-]{1,100}/\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml@[0-9a-f]{40}$"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/subjects/" + i2+"/reusable",schemaPath:"#/properties/subjects/items/properties/reusable/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/subjects",schemaPath:"#/properties/subjects/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.ceiling !== undefined){
let data19 = data.ceiling;
if(Array.isArray(data19)){
if(data19.length > 50){
const err67 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data19.length < 1){
const err68 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
const len5 = data19.length;
for(let i9=0; i9<len5; i9++){
if(!(validate57(data19[i9], {instancePath:instancePath+"/ceiling/" + i9,parentData:data19,parentDataProperty:i9,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
}
else {
const err69 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data.limits !== undefined){
let data21 = data.limits;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.ahead_hours === undefined){
data21.ahead_hours = 168;
}
if(data21.open === undefined){
data21.open = {};
}
if(data21.repeated === undefined){
data21.repeated = {};
}
if(data21.minutes === undefined){
const err70 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/required",keyword:"required",params:{missingProperty: "minutes"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key2 in data21){
if(!((((key2 === "minutes") || (key2 === "ahead_hours")) || (key2 === "open")) || (key2 === "repeated"))){
const err71 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data21.minutes !== undefined){
let data22 = data21.minutes;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err72 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 1440 || isNaN(data22)){
const err73 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data22 < 5 || isNaN(data22)){
const err74 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
let data23 = data21.ahead_hours;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err75 = {instancePath:instancePath+"/limits/ahead_hours",schemaPath:"#/properties/limits/properties/ahead_hours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 720 || isNaN(data23)){
const err76 = {instancePath:instancePath+"/limits/ahead_hours",schemaPath:"#/properties/limits/properties/ahead_hours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 720}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err77 = {instancePath:instancePath+"/limits/ahead_hours",schemaPath:"#/properties/limits/properties/ahead_hours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
let data24 = data21.open;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.person === undefined){
data24.person = 5;
}
if(data24.repository === undefined){
data24.repository = 10;
}
if(data24.target === undefined){
data24.target = 50;
}
for(const key3 in data24){
if(!(((key3 === "person") || (key3 === "repository")) || (key3 === "target"))){
const err78 = {instancePath:instancePath+"/limits/open",schemaPath:"#/properties/limits/properties/open/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
let data25 = data24.person;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err79 = {instancePath:instancePath+"/limits/open/person",schemaPath:"#/properties/limits/properties/open/properties/person/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 1000 || isNaN(data25)){
const err80 = {instancePath:instancePath+"/limits/open/person",schemaPath:"#/properties/limits/properties/open/properties/person/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data25 < 1 || isNaN(data25)){
const err81 = {instancePath:instancePath+"/limits/open/person",schemaPath:"#/properties/limits/properties/open/properties/person/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
let data26 = data24.repository;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err82 = {instancePath:instancePath+"/limits/open/repository",schemaPath:"#/properties/limits/properties/open/properties/repository/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 1000 || isNaN(data26)){
const err83 = {instancePath:instancePath+"/limits/open/repository",schemaPath:"#/properties/limits/properties/open/properties/repository/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data26 < 1 || isNaN(data26)){
const err84 = {instancePath:instancePath+"/limits/open/repository",schemaPath:"#/properties/limits/properties/open/properties/repository/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
let data27 = data24.target;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err85 = {instancePath:instancePath+"/limits/open/target",schemaPath:"#/properties/limits/properties/open/properties/target/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 10000 || isNaN(data27)){
const err86 = {instancePath:instancePath+"/limits/open/target",schemaPath:"#/properties/limits/properties/open/properties/target/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data27 < 1 || isNaN(data27)){
const err87 = {instancePath:instancePath+"/limits/open/target",schemaPath:"#/properties/limits/properties/open/properties/target/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/limits/open",schemaPath:"#/properties/limits/properties/open/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
let data28 = data21.repeated;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.days === undefined){
data28.days = 7;
}
if(data28.grants === undefined){
data28.grants = 50;
}
if(data28.minutes === undefined){
data28.minutes = 2880;
}
for(const key4 in data28){
if(!(((key4 === "days") || (key4 === "grants")) || (key4 === "minutes"))){
const err89 = {instancePath:instancePath+"/limits/repeated",schemaPath:"#/properties/limits/properties/repeated/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
let data29 = data28.days;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err90 = {instancePath:instancePath+"/limits/repeated/days",schemaPath:"#/properties/limits/properties/repeated/properties/days/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 90 || isNaN(data29)){
const err91 = {instancePath:instancePath+"/limits/repeated/days",schemaPath:"#/properties/limits/properties/repeated/properties/days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data29 < 1 || isNaN(data29)){
const err92 = {instancePath:instancePath+"/limits/repeated/days",schemaPath:"#/properties/limits/properties/repeated/properties/days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
let data30 = data28.grants;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err93 = {instancePath:instancePath+"/limits/repeated/grants",schemaPath:"#/properties/limits/properties/repeated/properties/grants/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 1000 || isNaN(data30)){
const err94 = {instancePath:instancePath+"/limits/repeated/grants",schemaPath:"#/properties/limits/properties/repeated/properties/grants/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(data30 < 1 || isNaN(data30)){
const err95 = {instancePath:instancePath+"/limits/repeated/grants",schemaPath:"#/properties/limits/properties/repeated/properties/grants/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
let data31 = data28.minutes;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err96 = {instancePath:instancePath+"/limits/repeated/minutes",schemaPath:"#/properties/limits/properties/repeated/properties/minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 43200 || isNaN(data31)){
const err97 = {instancePath:instancePath+"/limits/repeated/minutes",schemaPath:"#/properties/limits/properties/repeated/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 43200}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data31 < 5 || isNaN(data31)){
const err98 = {instancePath:instancePath+"/limits/repeated/minutes",schemaPath:"#/properties/limits/properties/repeated/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/limits/repeated",schemaPath:"#/properties/limits/properties/repeated/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(typeof data.dispatch !== "boolean"){
const err101 = {instancePath:instancePath+"/dispatch",schemaPath:"#/properties/dispatch/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
let data33 = data.ends;
if(typeof data33 !== "string"){
const err102 = {instancePath:instancePath+"/ends",schemaPath:"#/properties/ends/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(!((data33 === "release") || (data33 === "window"))){
const err103 = {instancePath:instancePath+"/ends",schemaPath:"#/properties/ends/enum",keyword:"enum",params:{allowedValues: schema22.properties.ends.enum}};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
let data34 = data.approvals;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.people === undefined){
data34.people = 1;
}
if(data34.from === undefined){
data34.from = [];
}
if(data34.request_hours === undefined){
data34.request_hours = 336;
}
if(data34.approval_hours === undefined){
data34.approval_hours = 168;
}
for(const key5 in data34){
if(!((((key5 === "people") || (key5 === "from")) || (key5 === "request_hours")) || (key5 === "approval_hours"))){
const err104 = {instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
let data35 = data34.people;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err105 = {instancePath:instancePath+"/approvals/people",schemaPath:"#/properties/approvals/properties/people/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 10 || isNaN(data35)){
const err106 = {instancePath:instancePath+"/approvals/people",schemaPath:"#/properties/approvals/properties/people/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data35 < 1 || isNaN(data35)){
const err107 = {instancePath:instancePath+"/approvals/people",schemaPath:"#/properties/approvals/properties/people/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
let data36 = data34.from;
if(Array.isArray(data36)){
if(data36.length > 10){
const err108 = {instancePath:instancePath+"/approvals/from",schemaPath:"#/properties/approvals/properties/from/maxItems",keyword:"maxItems",params:{limit: 10}};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
const len6 = data36.length;
for(let i10=0; i10<len6; i10++){
let data37 = data36[i10];
if(typeof data37 === "string"){
if(data37.length > 200){
const err109 = {instancePath:instancePath+"/approvals/from/" + i10,schemaPath:"#/properties/approvals/properties/from/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(!pattern46.test(data37)){
const err110 = {instancePath:instancePath+"/approvals/from/" + i10,schemaPath:"#/properties/approvals/properties/from/items/pattern",keyword:"pattern",params:{pattern: "^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$"}};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {instancePath:instancePath+"/approvals/from/" + i10,schemaPath:"#/properties/approvals/properties/from/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
let i11 = data36.length;
let j4;
if(i11 > 1){
const indices4 = {};
for(;i11--;){
let item4 = data36[i11];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err112 = {instancePath:instancePath+"/approvals/from",schemaPath:"#/properties/approvals/properties/from/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j4}};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
break;
}
indices4[item4] = i11;
}
}
}
else {
const err113 = {instancePath:instancePath+"/approvals/from",schemaPath:"#/properties/approvals/properties/from/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
let data38 = data34.request_hours;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err114 = {instancePath:instancePath+"/approvals/request_hours",schemaPath:"#/properties/approvals/properties/request_hours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 2160 || isNaN(data38)){
const err115 = {instancePath:instancePath+"/approvals/request_hours",schemaPath:"#/properties/approvals/properties/request_hours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2160}};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data38 < 1 || isNaN(data38)){
const err116 = {instancePath:instancePath+"/approvals/request_hours",schemaPath:"#/properties/approvals/properties/request_hours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
let data39 = data34.approval_hours;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err117 = {instancePath:instancePath+"/approvals/approval_hours",schemaPath:"#/properties/approvals/properties/approval_hours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 2160 || isNaN(data39)){
const err118 = {instancePath:instancePath+"/approvals/approval_hours",schemaPath:"#/properties/approvals/properties/approval_hours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2160}};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data39 < 1 || isNaN(data39)){
const err119 = {instancePath:instancePath+"/approvals/approval_hours",schemaPath:"#/properties/approvals/properties/approval_hours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
else {
const err120 = {instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(data.requesters !== undefined){
let data40 = data.requesters;
if(Array.isArray(data40)){
if(data40.length > 50){
const err121 = {instancePath:instancePath+"/requesters",schemaPath:"#/properties/requesters/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data40.length < 1){
const err122 = {instancePath:instancePath+"/requesters",schemaPath:"#/properties/requesters/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
const len7 = data40.length;
for(let i12=0; i12<len7; i12++){
let data41 = data40[i12];
if(typeof data41 === "string"){
if(data41.length > 200){
const err123 = {instancePath:instancePath+"/requesters/" + i12,schemaPath:"#/properties/requesters/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(!pattern47.test(data41)){
const err124 = {instancePath:instancePath+"/requesters/" + i12,schemaPath:"#/properties/requesters/items/pattern",keyword:"pattern",params:{pattern: "^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?$"}};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/requesters/" + i12,schemaPath:"#/properties/requesters/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
let i13 = data40.length;
let j5;
if(i13 > 1){
const indices5 = {};
for(;i13--;){
let item5 = data40[i13];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err126 = {instancePath:instancePath+"/requesters",schemaPath:"#/properties/requesters/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j5}};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
break;
}
indices5[item5] = i13;
}
}
}
else {
const err127 = {instancePath:instancePath+"/requesters",schemaPath:"#/properties/requesters/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data.hours !== undefined){
let data42 = data.hours;
if(Array.isArray(data42)){
if(data42.length > 20){
const err128 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(data42.length < 1){
const err129 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
const len8 = data42.length;
for(let i14=0; i14<len8; i14++){
let data43 = data42[i14];
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.days === undefined){
const err130 = {instancePath:instancePath+"/hours/" + i14,schemaPath:"#/properties/hours/items/required",keyword:"required",params:{missingProperty: "days"}};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data43.from === undefined){
const err131 = {instancePath:instancePath+"/hours/" + i14,schemaPath:"#/properties/hours/items/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data43.until === undefined){
const err132 = {instancePath:instancePath+"/hours/" + i14,schemaPath:"#/properties/hours/items/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(data43.zone === undefined){
const err133 = {instancePath:instancePath+"/hours/" + i14,schemaPath:"#/properties/hours/items/required",keyword:"required",params:{missingProperty: "zone"}};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
for(const key6 in data43){
if(!((((key6 === "days") || (key6 === "from")) || (key6 === "until")) || (key6 === "zone"))){
const err134 = {instancePath:instancePath+"/hours/" + i14,schemaPath:"#/properties/hours/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data43.days !== undefined){
let data44 = data43.days;
if(Array.isArray(data44)){
if(data44.length > 7){
const err135 = {instancePath:instancePath+"/hours/" + i14+"/days",schemaPath:"#/properties/hours/items/properties/days/maxItems",keyword:"maxItems",params:{limit: 7}};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if(data44.length < 1){
const err136 = {instancePath:instancePath+"/hours/" + i14+"/days",schemaPath:"#/properties/hours/items/properties/days/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
const len9 = data44.length;
for(let i15=0; i15<len9; i15++){
let data45 = data44[i15];
if(typeof data45 !== "string"){
const err137 = {instancePath:instancePath+"/hours/" + i14+"/days/" + i15,schemaPath:"#/properties/hours/items/properties/days/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(!(((((((data45 === "mon") || (data45 === "tue")) || (data45 === "wed")) || (data45 === "thu")) || (data45 === "fri")) || (data45 === "sat")) || (data45 === "sun"))){
const err138 = {instancePath:instancePath+"/hours/" + i14+"/days/" + i15,schemaPath:"#/properties/hours/items/properties/days/items/enum",keyword:"enum",params:{allowedValues: schema22.properties.hours.items.properties.days.items.enum}};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
let i16 = data44.length;
let j6;
if(i16 > 1){
const indices6 = {};
for(;i16--;){
let item6 = data44[i16];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
const err139 = {instancePath:instancePath+"/hours/" + i14+"/days",schemaPath:"#/properties/hours/items/properties/days/uniqueItems",keyword:"uniqueItems",params:{i: i16, j: j6}};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
break;
}
indices6[item6] = i16;
}
}
}
else {
const err140 = {instancePath:instancePath+"/hours/" + i14+"/days",schemaPath:"#/properties/hours/items/properties/days/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data43.from !== undefined){
let data46 = data43.from;
if(typeof data46 === "string"){
if(!pattern48.test(data46)){
const err141 = {instancePath:instancePath+"/hours/" + i14+"/from",schemaPath:"#/properties/hours/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"}};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
else {
const err142 = {instancePath:instancePath+"/hours/" + i14+"/from",schemaPath:"#/properties/hours/items/properties/from/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data43.until !== undefined){
let data47 = data43.until;
if(typeof data47 === "string"){
if(!pattern48.test(data47)){
const err143 = {instancePath:instancePath+"/hours/" + i14+"/until",schemaPath:"#/properties/hours/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"}};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {instancePath:instancePath+"/hours/" + i14+"/until",schemaPath:"#/properties/hours/items/properties/until/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data43.zone !== undefined){
let data48 = data43.zone;
if(typeof data48 === "string"){
if(data48.length > 64){
const err145 = {instancePath:instancePath+"/hours/" + i14+"/zone",schemaPath:"#/properties/hours/items/properties/zone/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(!pattern50.test(data48)){
const err146 = {instancePath:instancePath+"/hours/" + i14+"/zone",schemaPath:"#/properties/hours/items/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$"}};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/hours/" + i14+"/zone",schemaPath:"#/properties/hours/items/properties/zone/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
else {
const err148 = {instancePath:instancePath+"/hours/" + i14,schemaPath:"#/properties/hours/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
else {
const err149 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
let data49 = data.freezes;
if(Array.isArray(data49)){
if(data49.length > 50){
const err150 = {instancePath:instancePath+"/freezes",schemaPath:"#/properties/freezes/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
const len10 = data49.length;
for(let i17=0; i17<len10; i17++){
let data50 = data49[i17];
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.from === undefined){
const err151 = {instancePath:instancePath+"/freezes/" + i17,schemaPath:"#/properties/freezes/items/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(data50.until === undefined){
const err152 = {instancePath:instancePath+"/freezes/" + i17,schemaPath:"#/properties/freezes/items/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data50.says === undefined){
const err153 = {instancePath:instancePath+"/freezes/" + i17,schemaPath:"#/properties/freezes/items/required",keyword:"required",params:{missingProperty: "says"}};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
for(const key7 in data50){
if(!(((key7 === "from") || (key7 === "until")) || (key7 === "says"))){
const err154 = {instancePath:instancePath+"/freezes/" + i17,schemaPath:"#/properties/freezes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data50.from !== undefined){
let data51 = data50.from;
if(typeof data51 === "string"){
if(!pattern28.test(data51)){
const err155 = {instancePath:instancePath+"/freezes/" + i17+"/from",schemaPath:"#/properties/freezes/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
else {
const err156 = {instancePath:instancePath+"/freezes/" + i17+"/from",schemaPath:"#/properties/freezes/items/properties/from/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data50.until !== undefined){
let data52 = data50.until;
if(typeof data52 === "string"){
if(!pattern28.test(data52)){
const err157 = {instancePath:instancePath+"/freezes/" + i17+"/until",schemaPath:"#/properties/freezes/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
else {
const err158 = {instancePath:instancePath+"/freezes/" + i17+"/until",schemaPath:"#/properties/freezes/items/properties/until/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data50.says !== undefined){
let data53 = data50.says;
if(typeof data53 === "string"){
if(data53.length > 200){
const err159 = {instancePath:instancePath+"/freezes/" + i17+"/says",schemaPath:"#/properties/freezes/items/properties/says/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(!pattern16.test(data53)){
const err160 = {instancePath:instancePath+"/freezes/" + i17+"/says",schemaPath:"#/properties/freezes/items/properties/says/pattern",keyword:"pattern",params:{pattern: "^\\S(?:[^\\t\\n\\r]*\\S)?$"}};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
else {
const err161 = {instancePath:instancePath+"/freezes/" + i17+"/says",schemaPath:"#/properties/freezes/items/properties/says/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
else {
const err162 = {instancePath:instancePath+"/freezes/" + i17,schemaPath:"#/properties/freezes/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
}
else {
const err163 = {instancePath:instancePath+"/freezes",schemaPath:"#/properties/freezes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
else {
const err164 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const words = {
 "configuration": {
  "must": "the fields of the configuration",
  "example": "version: 1",
  "means": "What is true of the whole installation: sallyport.yaml.",
  "type": "object",
  "fields": [
   "version",
   "installation",
   "repository",
   "repository_id",
   "owner_id",
   "audience",
   "issuer",
   "branch",
   "ledger",
   "controller",
   "roles"
  ]
 },
 "configuration.version": {
  "must": "1",
  "example": "1",
  "means": "Version of this format.",
  "type": "integer"
 },
 "configuration.installation": {
  "must": "at most 32 of a-z, 0-9 and -, not at either end",
  "example": "acme",
  "means": "Names this installation in role names and marks.",
  "type": "string"
 },
 "configuration.repository": {
  "must": "owner/name, exactly",
  "example": "acme/payments",
  "means": "The access repository: `owner/name`.",
  "type": "string"
 },
 "configuration.repository_id": {
  "must": "GitHub's numeric id, in quotes",
  "example": "\"1001\"",
  "means": "GitHub's numeric id of the access repository, in quotes. `gh api repos/acme/access --jq .id` tells it.",
  "type": "string"
 },
 "configuration.owner_id": {
  "must": "GitHub's numeric id, in quotes",
  "example": "\"9001\"",
  "means": "GitHub's numeric id of the access repository's owner, in quotes. `gh api repos/acme/access --jq .owner.id` tells it.",
  "type": "string"
 },
 "configuration.audience": {
  "must": "a name of this installation's own, never sts.amazonaws.com",
  "example": "sallyport.acme.example",
  "means": "The OIDC audience of this installation, and of no other: tokens for it are useless elsewhere.",
  "type": "string"
 },
 "configuration.issuer": {
  "must": "an https address without a slash at its end",
  "example": "https://token.actions.githubusercontent.com",
  "means": "The OIDC issuer, compared exactly. GitHub Enterprise Server and data residency have their own.",
  "type": "string"
 },
 "configuration.branch": {
  "must": "one branch name as git allows it, without refs/heads/",
  "example": "main",
  "means": "The default branch of the access repository.",
  "type": "string"
 },
 "configuration.ledger": {
  "must": "one branch name as git allows it, without refs/heads/",
  "example": "sallyport-ledger",
  "means": "The branch that holds the ledger.",
  "type": "string"
 },
 "configuration.controller": {
  "must": "owner/name@ and a full commit of 40 hexadecimal digits",
  "example": "acme/sallyport-control@0123456789abcdef0123456789abcdef01234567",
  "means": "Hardened: the repository, writable by admins alone, whose reusable workflows at this commit the three control roles trust, instead of the access repository's own.",
  "type": "string"
 },
 "configuration.roles": {
  "must": "binder, unbinder and reader",
  "example": "{binder: sallyport-binder, unbinder: sallyport-unbinder, reader: sallyport-reader}",
  "means": "Names of the three control roles, the same in every account.",
  "type": "object",
  "fields": [
   "binder",
   "unbinder",
   "reader"
  ]
 },
 "configuration.roles.binder": {
  "must": "the name of an IAM role, without a path",
  "example": "sallyport-binder",
  "means": "Creates and opens bindings.",
  "type": "string"
 },
 "configuration.roles.unbinder": {
  "must": "the name of an IAM role, without a path",
  "example": "sallyport-unbinder",
  "means": "Seals and removes bindings.",
  "type": "string"
 },
 "configuration.roles.reader": {
  "must": "the name of an IAM role, without a path",
  "example": "sallyport-reader",
  "means": "Reads bindings and the cloud's log.",
  "type": "string"
 },
 "grant": {
  "must": "the fields of a grant",
  "example": "version: 1",
  "means": "One request for access: grants/<target>/<id>.yaml. The folder is the target, the file's name is the id.",
  "type": "object",
  "fields": [
   "version",
   "change",
   "reason",
   "job",
   "access",
   "window",
   "for",
   "extends"
  ]
 },
 "grant.version": {
  "must": "1",
  "example": "1",
  "means": "Version of this format.",
  "type": "integer"
 },
 "grant.change": {
  "must": "an https address",
  "example": "https://github.com/acme/payments/pull/812",
  "means": "The pull request, issue, incident or maintenance window that this access serves: an https address.",
  "type": "string"
 },
 "grant.reason": {
  "must": "one line of at most 500 characters that says why",
  "example": "Backfill the ledger rows that INC-4211 left unposted.",
  "means": "Why, in one line for the reviewer.",
  "type": "string"
 },
 "grant.job": {
  "must": "repository, workflow, name, ref and environment of one job",
  "example": "{repository: acme/payments, workflow: .github/workflows/backfill.yml, name: backfill, ref: refs/heads/main, environment: production}",
  "means": "The one job that is to get access.",
  "type": "object",
  "fields": [
   "repository",
   "workflow",
   "name",
   "ref",
   "environment"
  ]
 },
 "grant.job.repository": {
  "must": "owner/name, exactly",
  "example": "acme/payments",
  "means": "The repository whose job it is: `owner/name`, spelled as in the target.",
  "type": "string"
 },
 "grant.job.workflow": {
  "must": "one workflow file, .github/workflows/<name>.yml or .yaml",
  "example": ".github/workflows/backfill.yml",
  "means": "The workflow file, from the repository's root.",
  "type": "string"
 },
 "grant.job.name": {
  "must": "the job's key in the workflow file",
  "example": "backfill",
  "means": "The job's key in the workflow file. No cloud sees it: it is told to reviewers and audited afterwards, not enforced.",
  "type": "string"
 },
 "grant.job.ref": {
  "must": "one full ref as git allows it, refs/heads/<branch> or refs/tags/<tag>, and no pattern",
  "example": "refs/heads/main",
  "means": "The full ref on which the workflow runs. Exact, never a pattern.",
  "type": "string"
 },
 "grant.job.environment": {
  "must": "the name of one GitHub environment, at most 255 plain characters and no pattern",
  "example": "production",
  "means": "The GitHub environment of the job. Exact, never a pattern.",
  "type": "string"
 },
 "grant.access": {
  "must": "a list of statements, each with actions and resources",
  "example": "[{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}]",
  "means": "What is asked for. It must lie inside the target's ceiling.",
  "type": "array"
 },
 "grant.access[]": {
  "must": "actions and resources",
  "example": "{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}",
  "means": "One statement: every one of the actions on every one of the resources, when all conditions hold.",
  "type": "object",
  "fields": [
   "actions",
   "resources",
   "conditions"
  ]
 },
 "grant.access[].actions": {
  "must": "a list of actions",
  "example": "[dynamodb:GetItem]",
  "means": "Provider actions. `*` and `?` are IAM's wildcards, where target and policy allow them.",
  "type": "array"
 },
 "grant.access[].actions[]": {
  "must": "service:Action, without $",
  "example": "dynamodb:GetItem",
  "means": "One action, `service:Action`.",
  "type": "string"
 },
 "grant.access[].resources": {
  "must": "a list of resources",
  "example": "[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]",
  "means": "Provider resources: full ARNs, or `*`.",
  "type": "array"
 },
 "grant.access[].resources[]": {
  "must": "a full ARN with its region and account written out, or *, without $ and spaces",
  "example": "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger",
  "means": "One resource: a full ARN, or `*`.",
  "type": "string"
 },
 "grant.access[].conditions": {
  "must": "operator: key: value, as IAM writes conditions, without $",
  "example": "{StringEquals: {dynamodb:LeadingKeys: ledger}}",
  "means": "IAM condition block: operator, then key, then value or values.",
  "type": "object"
 },
 "grant.window": {
  "must": "minutes, and a start if it is fixed",
  "example": "{minutes: 60}",
  "means": "When, and for how long.",
  "type": "object",
  "fields": [
   "minutes",
   "start"
  ]
 },
 "grant.window.minutes": {
  "must": "a whole number of minutes from 5 to 1440",
  "example": "60",
  "means": "Length in minutes, from the merge of the pull request or from `start`.",
  "type": "integer"
 },
 "grant.window.start": {
  "must": "a time with a zone, to the second",
  "example": "2026-11-21T22:00:00Z",
  "means": "A fixed start: RFC 3339 with a zone, to the second. Without it the window begins at the merge.",
  "type": "string"
 },
 "grant.for": {
  "must": "a GitHub login without @",
  "example": "ana",
  "means": "The person for whom it is asked, when somebody else or an agent opens the pull request. That person may not approve it either.",
  "type": "string"
 },
 "grant.extends": {
  "must": "the id of an earlier grant",
  "example": "backfill-4211",
  "means": "The id of the grant under the same target that this one goes on from. It is a grant like any other: approved again, and counted together with the old one.",
  "type": "string"
 },
 "target": {
  "must": "the fields of a target",
  "example": "version: 1",
  "means": "A place where access may be given, and the most that may be given there: targets/<name>.yaml.",
  "type": "object",
  "fields": [
   "version",
   "provider",
   "account",
   "partition",
   "regions",
   "tier",
   "subjects",
   "ceiling",
   "limits",
   "dispatch",
   "ends",
   "approvals",
   "requesters",
   "hours",
   "freezes"
  ]
 },
 "target.version": {
  "must": "1",
  "example": "1",
  "means": "Version of this format.",
  "type": "integer"
 },
 "target.provider": {
  "must": "aws",
  "example": "aws",
  "means": "The cloud.",
  "type": "string"
 },
 "target.account": {
  "must": "twelve digits in quotes",
  "example": "\"210987654321\"",
  "means": "The account: twelve digits, always in quotes, since a number would lose its leading zeros.",
  "type": "string"
 },
 "target.partition": {
  "must": "aws, aws-cn or aws-us-gov",
  "example": "aws",
  "means": "The part of AWS that the account lives in.",
  "type": "string"
 },
 "target.regions": {
  "must": "a list of regions",
  "example": "[eu-west-1]",
  "means": "Regions in which granted actions work. The first is where tokens are exchanged.",
  "type": "array"
 },
 "target.regions[]": {
  "must": "the name of one region",
  "example": "eu-west-1",
  "means": "One region.",
  "type": "string"
 },
 "target.tier": {
  "must": "development, staging or production",
  "example": "production",
  "means": "How much care the place needs. Policy goes by it.",
  "type": "string"
 },
 "target.subjects": {
  "must": "a list of repositories with their workflows, refs and environments",
  "example": "[{repository: acme/payments, repository_id: \"2002\", owner_id: \"9001\", workflows: [.github/workflows/backfill.yml], refs: [refs/heads/main], environments: [production]}]",
  "means": "Who may ask. Every list is of exact values; nothing here is a pattern.",
  "type": "array"
 },
 "target.subjects[]": {
  "must": "one repository with its workflows, refs and environments",
  "example": "{repository: acme/payments, repository_id: \"2002\", owner_id: \"9001\", workflows: [.github/workflows/backfill.yml], refs: [refs/heads/main], environments: [production]}",
  "means": "One repository whose jobs may ask, and which of its jobs.",
  "type": "object",
  "fields": [
   "repository",
   "repository_id",
   "owner_id",
   "workflows",
   "refs",
   "environments",
   "reusable"
  ]
 },
 "target.subjects[].repository": {
  "must": "owner/name, exactly",
  "example": "acme/payments",
  "means": "The repository: `owner/name`.",
  "type": "string"
 },
 "target.subjects[].repository_id": {
  "must": "GitHub's numeric id, in quotes",
  "example": "\"2002\"",
  "means": "GitHub's numeric id of the repository, in quotes: names are recycled, ids are not. `gh api repos/acme/payments --jq .id` tells it.",
  "type": "string"
 },
 "target.subjects[].owner_id": {
  "must": "GitHub's numeric id, in quotes",
  "example": "\"9001\"",
  "means": "GitHub's numeric id of the owner, in quotes. `gh api repos/acme/payments --jq .owner.id` tells it.",
  "type": "string"
 },
 "target.subjects[].workflows": {
  "must": "a list of workflow files",
  "example": "[.github/workflows/backfill.yml]",
  "means": "Workflow files whose jobs may ask.",
  "type": "array"
 },
 "target.subjects[].workflows[]": {
  "must": "one workflow file, .github/workflows/<name>.yml or .yaml",
  "example": ".github/workflows/backfill.yml",
  "means": "One workflow file, from the repository's root.",
  "type": "string"
 },
 "target.subjects[].refs": {
  "must": "a list of full refs",
  "example": "[refs/heads/main]",
  "means": "Full refs on which they may run.",
  "type": "array"
 },
 "target.subjects[].refs[]": {
  "must": "one full ref as git allows it, refs/heads/<branch> or refs/tags/<tag>, and no pattern",
  "example": "refs/heads/main",
  "means": "One full ref.",
  "type": "string"
 },
 "target.subjects[].environments": {
  "must": "a list of environments",
  "example": "[production]",
  "means": "GitHub environments in which they may run.",
  "type": "array"
 },
 "target.subjects[].environments[]": {
  "must": "the name of one GitHub environment, at most 255 plain characters and no pattern",
  "example": "production",
  "means": "One GitHub environment.",
  "type": "string"
 },
 "target.subjects[].reusable": {
  "must": "owner/name/.github/workflows/<name>.yml@<40 hexadecimal characters>",
  "example": "acme/deploy/.github/workflows/backfill.yml@0123456789abcdef0123456789abcdef01234567",
  "means": "The reusable workflow that the job must be in, pinned by the full SHA of a commit: the cloud then admits no other content. Absent: the job stands in the workflow file itself.",
  "type": "string"
 },
 "target.ceiling": {
  "must": "a list of statements, each with actions and resources",
  "example": "[{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}]",
  "means": "The most that any grant here may ask for.",
  "type": "array"
 },
 "target.ceiling[]": {
  "must": "actions and resources",
  "example": "{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}",
  "means": "One statement: every one of the actions on every one of the resources, when all conditions hold.",
  "type": "object",
  "fields": [
   "actions",
   "resources",
   "conditions"
  ]
 },
 "target.ceiling[].actions": {
  "must": "a list of actions",
  "example": "[dynamodb:GetItem]",
  "means": "Provider actions. `*` and `?` are IAM's wildcards, where target and policy allow them.",
  "type": "array"
 },
 "target.ceiling[].actions[]": {
  "must": "service:Action, without $",
  "example": "dynamodb:GetItem",
  "means": "One action, `service:Action`.",
  "type": "string"
 },
 "target.ceiling[].resources": {
  "must": "a list of resources",
  "example": "[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]",
  "means": "Provider resources: full ARNs, or `*`.",
  "type": "array"
 },
 "target.ceiling[].resources[]": {
  "must": "a full ARN with its region and account written out, or *, without $ and spaces",
  "example": "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger",
  "means": "One resource: a full ARN, or `*`.",
  "type": "string"
 },
 "target.ceiling[].conditions": {
  "must": "operator: key: value, as IAM writes conditions, without $",
  "example": "{StringEquals: {dynamodb:LeadingKeys: ledger}}",
  "means": "IAM condition block: operator, then key, then value or values.",
  "type": "object"
 },
 "target.limits": {
  "must": "minutes, and what else is limited",
  "example": "{minutes: 120, open: {person: 3}, repeated: {days: 7, grants: 10, minutes: 600}}",
  "means": "How long at most, how far ahead, how many at once and how often.",
  "type": "object",
  "fields": [
   "minutes",
   "ahead_hours",
   "open",
   "repeated"
  ]
 },
 "target.limits.minutes": {
  "must": "a whole number of minutes from 5 to 1440",
  "example": "60",
  "means": "Longest window of a grant, in minutes.",
  "type": "integer"
 },
 "target.limits.ahead_hours": {
  "must": "a whole number of hours from 0 to 720",
  "example": "72",
  "means": "How far after the merge a `start` may lie, in hours.",
  "type": "integer"
 },
 "target.limits.open": {
  "must": "person, repository or target, each with a number",
  "example": "{person: 3, repository: 5, target: 20}",
  "means": "How many leases may stand open or be due here at once.",
  "type": "object",
  "fields": [
   "person",
   "repository",
   "target"
  ]
 },
 "target.limits.open.person": {
  "must": "a whole number from 1 to 1000",
  "example": "3",
  "means": "Of one requester.",
  "type": "integer"
 },
 "target.limits.open.repository": {
  "must": "a whole number from 1 to 1000",
  "example": "5",
  "means": "Of one repository's jobs.",
  "type": "integer"
 },
 "target.limits.open.target": {
  "must": "a whole number from 1 to 10000",
  "example": "20",
  "means": "Of the whole target.",
  "type": "integer"
 },
 "target.limits.repeated": {
  "must": "days, grants and minutes",
  "example": "{days: 7, grants: 10, minutes: 600}",
  "means": "How often and how long one workflow file of one repository may be given access in a rolling period, so that renewal never becomes standing privilege.",
  "type": "object",
  "fields": [
   "days",
   "grants",
   "minutes"
  ]
 },
 "target.limits.repeated.days": {
  "must": "a whole number of days from 1 to 90",
  "example": "7",
  "means": "The period, in days, that ends when a new window begins.",
  "type": "integer"
 },
 "target.limits.repeated.grants": {
  "must": "a whole number from 1 to 1000",
  "example": "10",
  "means": "How many grants in it, this one counted.",
  "type": "integer"
 },
 "target.limits.repeated.minutes": {
  "must": "a whole number of minutes from 5 to 43200",
  "example": "600",
  "means": "How many minutes in it, this one's counted.",
  "type": "integer"
 },
 "target.dispatch": {
  "must": "true or false",
  "example": "true",
  "means": "True: apply starts the named workflow with the lease reference.",
  "type": "boolean"
 },
 "target.ends": {
  "must": "release or window",
  "example": "release",
  "means": "`release`: the end of the job ends the lease. `window`: it stays until its time is over, for more than one run.",
  "type": "string"
 },
 "target.approvals": {
  "must": "people, from, request_hours or approval_hours",
  "example": "{people: 2, from: ['@acme/payments-owners', '@acme/security']}",
  "means": "Whose approvals a grant needs beside those that CODEOWNERS and policy ask for, and how old they may be.",
  "type": "object",
  "fields": [
   "people",
   "from",
   "request_hours",
   "approval_hours"
  ]
 },
 "target.approvals.people": {
  "must": "a whole number from 1 to 10",
  "example": "2",
  "means": "How many distinct people at least. Production needs two whatever stands here.",
  "type": "integer"
 },
 "target.approvals.from": {
  "must": "a list of @organization/team or @login",
  "example": "['@acme/payments-owners', '@acme/security']",
  "means": "Teams (or people) each of whom must have approved: one distinct person from each.",
  "type": "array"
 },
 "target.approvals.from[]": {
  "must": "@organization/team or @login",
  "example": "'@acme/security'",
  "means": "One team or person.",
  "type": "string"
 },
 "target.approvals.request_hours": {
  "must": "a whole number of hours from 1 to 2160",
  "example": "72",
  "means": "How old a pull request may be when it is merged, in hours.",
  "type": "integer"
 },
 "target.approvals.approval_hours": {
  "must": "a whole number of hours from 1 to 2160",
  "example": "24",
  "means": "How old an approval may be when the pull request is merged, in hours.",
  "type": "integer"
 },
 "target.requesters": {
  "must": "a list of @login or @organization/team",
  "example": "['@ana', '@acme/payments']",
  "means": "Who may ask. Absent: whoever may write to the access repository.",
  "type": "array"
 },
 "target.requesters[]": {
  "must": "@login, @organization/team or @name[bot]",
  "example": "'@acme/payments'",
  "means": "One person, team or App (`@name[bot]`).",
  "type": "string"
 },
 "target.hours": {
  "must": "a list of windows, each with days, from, until and zone",
  "example": "[{days: [mon, tue, wed, thu], from: \"09:00\", until: \"17:00\", zone: Europe/Berlin}]",
  "means": "Maintenance windows: a lease lies wholly inside one of them. Absent: any time.",
  "type": "array"
 },
 "target.hours[]": {
  "must": "days, from, until and zone",
  "example": "{days: [tue], from: \"22:00\", until: \"02:00\", zone: Europe/Berlin}",
  "means": "One weekly window; `until` at or before `from` means the next day.",
  "type": "object",
  "fields": [
   "days",
   "from",
   "until",
   "zone"
  ]
 },
 "target.hours[].days": {
  "must": "a list of mon, tue, wed, thu, fri, sat, sun",
  "example": "[tue, thu]",
  "means": "The days on which it begins.",
  "type": "array"
 },
 "target.hours[].days[]": {
  "must": "mon, tue, wed, thu, fri, sat or sun",
  "example": "tue",
  "means": "One day.",
  "type": "string"
 },
 "target.hours[].from": {
  "must": "a time of day in quotes, hours and minutes",
  "example": "\"09:00\"",
  "means": "When it begins, by the zone's clock, in quotes.",
  "type": "string"
 },
 "target.hours[].until": {
  "must": "a time of day in quotes, hours and minutes",
  "example": "\"17:00\"",
  "means": "When it ends, by the zone's clock, in quotes.",
  "type": "string"
 },
 "target.hours[].zone": {
  "must": "the name of a time zone",
  "example": "Europe/Berlin",
  "means": "The IANA time zone whose clock is meant.",
  "type": "string"
 },
 "target.freezes": {
  "must": "a list of freezes, each with from, until and says",
  "example": "[{from: \"2026-12-20T00:00:00Z\", until: \"2027-01-03T00:00:00Z\", says: Year-end close}]",
  "means": "Times in which nothing may be open here.",
  "type": "array"
 },
 "target.freezes[]": {
  "must": "from, until and says",
  "example": "{from: \"2026-12-20T00:00:00Z\", until: \"2027-01-03T00:00:00Z\", says: Year-end close}",
  "means": "One freeze.",
  "type": "object",
  "fields": [
   "from",
   "until",
   "says"
  ]
 },
 "target.freezes[].from": {
  "must": "a time with a zone, to the second",
  "example": "2026-11-21T22:00:00Z",
  "means": "When it begins.",
  "type": "string"
 },
 "target.freezes[].until": {
  "must": "a time with a zone, to the second",
  "example": "2026-11-21T22:00:00Z",
  "means": "When it ends.",
  "type": "string"
 },
 "target.freezes[].says": {
  "must": "one line of at most 200 characters that says why",
  "example": "Year-end close",
  "means": "Why, in one line for the person it stops.",
  "type": "string"
 }
};


/***/ }),

/***/ 806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ subjectFactsObjections),
  E: () => (/* binding */ subjectRecord)
});

// EXTERNAL MODULE: ./build/src/core/subject.js
var subject = __webpack_require__(6221);
// EXTERNAL MODULE: ./build/src/core/nearest.js
var nearest = __webpack_require__(2007);
// EXTERNAL MODULE: ./build/src/core/violation.js
var violation = __webpack_require__(3750);
;// CONCATENATED MODULE: ./build/src/core/workflow-chosen.js

/*
 * Expressions by which whoever starts a run, or writes what a push carries, would choose what its jobs do. GitHub puts their
 * values into scripts and fields as text: an input that stands in a script is a script.
 * https://docs.github.com/en/actions/concepts/security/script-injections
 */
/** The lease is handed on whole, where it stays a value: to an input `lease`, or in a variable whose name says so. */
const whole = /^\$\{\{ *inputs\.lease *\}\}$/;
const variable = /^(?:[A-Z]+_)*LEASE$/;
/** Inputs, the event, and `github` taken whole, in any letter case: everything else that it holds is bound by the trust. */
const chosen = /\binputs\b|\bevent\b|\bgithub\b(?!\s*\.\s*[a-z_])/i;
/** The key under which a workflow, a job and a step have their variables. */
const variables = "env";
/** The same, where a variable has the lease: in an expression it is text again. */
const chosenByVariable = new RegExp(`${chosen.source}|\\b${variables}\\b`, "i");
/** What of a workflow's fields somebody chooses after the approval; each place once. Pointers are into the grant. */
function chosenObjections(workflow, path) {
    const fields = Object.entries(workflow).filter(([key]) => ["jobs", "defaults", variables].includes(key));
    const texts = [...textsIn(Object.fromEntries(fields), [])].filter(({ text }) => text.includes("${{"));
    const handed = texts.filter((one) => isHanded(one));
    const what = handed.some(({ place }) => place.at(-2) === variables) ? chosenByVariable : chosen;
    return texts
        .filter((one) => !handed.includes(one) && what.test(one.text.slice(one.text.indexOf("${{"))))
        .map(({ place }) => {
        return {
            code: "grant.job.workflow.inputs",
            pointer: ["job", "workflow"],
            message: `${(0,violation/* shown */.SP)(place.join("."))} of ${path} is worked out of what whoever starts the run, or pushes, may write`,
            fix: "hand the lease to the mint step as `lease: $" + "{{ inputs.lease }}`, whole, and use it nowhere else",
        };
    });
}
function isHanded({ place, text }) {
    if (!whole.test(text))
        return false;
    const [map, name] = place.slice(bearer(place));
    if (place.length !== bearer(place) + 2)
        return false;
    return (map === variables && variable.test(String(name))) || (map === "with" && name === "lease");
}
/** How many steps down the thing is that bears variables and `with`: the file, a job, or a step of one. */
function bearer([top, , steps]) {
    if (top !== "jobs")
        return 0;
    return steps === "steps" ? 4 : 2;
}
function* textsIn(value, place) {
    if (typeof value === "string")
        yield { place, text: value };
    else if (Array.isArray(value))
        for (const [at, item] of value.entries())
            yield* textsIn(item, [...place, at]);
    else if (typeof value === "object" && value !== null)
        for (const [key, member] of Object.entries(value))
            yield* textsIn(member, [...place, key]);
}

// EXTERNAL MODULE: ./build/src/core/yaml.js + 1 modules
var yaml = __webpack_require__(9104);
;// CONCATENATED MODULE: ./build/src/core/workflow.js




/*
 * What a workflow file must be so that nobody but its repository's own writers decides what its job does, and when.
 * Everything is a closed list: what is not known to be harmless is refused.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
/** The one input that a dispatch may carry. */
const leaseInput = "lease";
/**
 * What is wrong with the workflow file that a grant names, as it stands at the grant's ref. Pointers are into the grant.
 * `reusable`: what the job must call, `owner/name/.github/workflows/file.yml@<commit>`; undefined: the job stands in this file.
 */
function workflowObjections(file, job, reusable) {
    const { value, findings } = (0,yaml/* parseYaml */.hN)(file.path, Buffer.from(file.text), yaml/* controlLimits */.IQ);
    const [finding] = findings;
    if (finding)
        return [unreadable(`line ${finding.line} of ${file.path} cannot be read in one way only: ${finding.message}`)];
    if (!isMap(value))
        return [unreadable(`${file.path} is not a map of fields`)];
    return [
        ...strangeKeys(value, workflowKeys, file.path).map(unreadable),
        ...triggerObjections(value.on, file.path),
        ...jobObjections(value, job, reusable),
        ...chosenObjections(value, file.path),
    ];
}
// ---------------------------------------------------------------- who starts it
/** Who else starts a workflow by these events, or chooses what it works on. */
const outsiders = new Map([
    ["pull_request", "anybody who opens a pull request starts it"],
    [
        "pull_request_target",
        "anybody who opens a pull request, from a fork too, starts it with what the default branch may do",
    ],
    ["pull_request_review", "anybody who reviews starts it"],
    ["pull_request_review_comment", "anybody who comments on a pull request starts it"],
    ["issue_comment", "anybody who comments starts it"],
    ["issues", "anybody who opens an issue starts it"],
    ["discussion", "anybody who opens a discussion starts it"],
    ["discussion_comment", "anybody who comments on a discussion starts it"],
    ["fork", "anybody who forks starts it"],
    ["watch", "anybody who stars the repository starts it"],
    ["gollum", "anybody who may edit the wiki starts it"],
    ["workflow_run", "it runs after another workflow, which outsiders may have started and fed"],
    ["workflow_call", "any other workflow may call it, one that outsiders start too, and its token then looks the same"],
    ["repository_dispatch", "it carries a payload that no file lists"],
]);
/** Started by people who may write, or by the clock; on the lease's ref the branch's own protection holds for `push`. */
const admitted = ["workflow_dispatch", "push", "schedule"];
function triggerObjections(on, path) {
    const events = eventsOf(on);
    if (events === undefined)
        return [unreadable(`\`on\` of ${path} is ${(0,violation/* shown */.SP)(on)}: neither an event, a list of events nor a map of them`)];
    const refused = [...events.keys()].filter((event) => !admitted.includes(event));
    return [
        ...refused.map((event) => {
            const why = outsiders.get(event) ?? "it is not one of the events that only writers and the clock can cause";
            return {
                code: "grant.job.workflow.trigger",
                pointer: ["job", "workflow"],
                message: `${path} is triggered by ${(0,violation/* shown */.SP)(event)}: ${why}`,
                fix: `let it be started by ${admitted.join(", ")} alone, and move the rest to a workflow of its own`,
            };
        }),
        ...inputObjections(events.get("workflow_dispatch"), path),
    ];
}
/** `on: push`, `on: [push]` and `on: { push: … }` say the same; undefined when it is none of them. */
function eventsOf(on) {
    if (typeof on === "string")
        return new Map([[on, null]]);
    if (Array.isArray(on))
        return on.length > 0 && on.every((event) => typeof event === "string")
            ? new Map(on.map((event) => [event, null]))
            : undefined;
    return isMap(on) && Object.keys(on).length > 0 ? new Map(Object.entries(on)) : undefined;
}
/** Whoever may start a workflow chooses its inputs after everything was approved. */
function inputObjections(dispatch, path) {
    if (dispatch === undefined || dispatch === null)
        return [];
    if (!isMap(dispatch))
        return [unreadable(`workflow_dispatch of ${path} is ${(0,violation/* shown */.SP)(dispatch)}`)];
    const inputs = dispatch.inputs ?? {};
    if (!isMap(inputs))
        return [unreadable(`the inputs of ${path} are ${(0,violation/* shown */.SP)(inputs)}`)];
    return [
        ...strangeKeys(dispatch, ["inputs"], `workflow_dispatch of ${path}`).map(unreadable),
        ...Object.keys(inputs)
            .filter((name) => name !== leaseInput)
            .map((name) => {
            return {
                code: "grant.job.workflow.inputs",
                pointer: ["job", "workflow"],
                message: `${path} takes the input ${(0,violation/* shown */.SP)(name)}: whoever starts it chooses that after the approval`,
                fix: `keep the one input \`${leaseInput}\`, and write the rest into the file`,
            };
        }),
    ];
}
// ---------------------------------------------------------------- the job
function jobObjections(workflow, { name, workflow: path, environment }, reusable) {
    const jobs = isMap(workflow.jobs) ? workflow.jobs : {};
    const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
    if (!isMap(job))
        return [unknownJob(name, path, Object.keys(jobs))];
    return [
        ...strangeKeys(job, jobKeys, `job ${name} of ${path}`).map(unreadable),
        ...(reusable === undefined
            ? [...ownJob(job, name, path), ...environmentObjections(job.environment, name, environment)]
            : callObjections(job, name, reusable)),
        ...permissionObjections((Object.hasOwn(job, "permissions") ? job : workflow).permissions, name),
    ];
}
function unknownJob(name, path, names) {
    const meant = (0,nearest/* nearest */.p)(name, names);
    return {
        code: "grant.job.name.unknown",
        pointer: ["job", "name"],
        message: `${path} has no job ${(0,violation/* shown */.SP)(name)}: it has ${names.map(violation/* shown */.SP).join(", ") || "none"}`,
        fix: meant === undefined ? "name the job by its key in that file" : `did you mean ${meant}?`,
    };
}
/** A job that calls another workflow bears that one's name in its token. */
function ownJob(job, name, path) {
    if (job.uses === undefined)
        return [];
    return [
        {
            code: "grant.job.name.uses",
            pointer: ["job", "name"],
            message: `job ${name} of ${path} calls the workflow ${(0,violation/* shown */.SP)(job.uses)}, and the target lists no reusable workflow`,
            fix: "write its steps into the file, or ask the target's owners to list that workflow as `reusable`, by its full commit",
        },
    ];
}
function callObjections(job, name, reusable) {
    if (job.uses === reusable)
        return [];
    return [
        {
            code: "grant.job.name.uses",
            pointer: ["job", "name"],
            message: `job ${name} ${job.uses === undefined ? "calls no workflow" : `calls ${(0,violation/* shown */.SP)(job.uses)}`}, and the target admits jobs of ${reusable} alone`,
            fix: `write \`uses: ${reusable}\` in the job, to the letter`,
        },
    ];
}
/** `environment: production` and `environment: { name: production }` say the same. */
function environmentObjections(written, job, wanted) {
    const strange = isMap(written) ? strangeKeys(written, environmentKeys, `the environment of job ${job}`) : [];
    if (strange.length > 0)
        return strange.map(unreadable);
    const value = isMap(written) ? written.name : written;
    if (value === wanted)
        return [];
    const says = value === undefined || value === null
        ? `job ${job} names no environment`
        : typeof value === "string" && value.includes("${{")
            ? `job ${job} works its environment out with an expression`
            : `job ${job} runs in environment ${(0,violation/* shown */.SP)(value)}`;
    return [
        {
            code: "grant.job.environment.other",
            pointer: ["job", "environment"],
            message: `${says}, and the grant says ${(0,violation/* shown */.SP)(wanted)}`,
            fix: `write \`environment: ${wanted}\` in the job, or name the environment that it has`,
        },
    ];
}
/** What stands at the job replaces what stands at the top, whole. */
function permissionObjections(permissions, job) {
    if (isMap(permissions) && permissions["id-token"] === "write")
        return [];
    return [
        {
            code: "grant.job.name.permissions",
            pointer: ["job", "name"],
            message: `job ${job} does not ask for \`id-token: write\`, so that no cloud would know it`,
            fix: "write `permissions: { id-token: write }` in the job, with whatever else it needs",
        },
    ];
}
// ---------------------------------------------------------------- reading
/** GitHub's own variables for steps, in both lists; nothing of this process is read. */
const workflow_variables = Object.keys({ env: "" });
const workflowKeys = [
    ...["name", "run-name", "on", "permissions", "defaults", "concurrency", "cache-mode", "jobs"],
    ...workflow_variables,
];
const jobKeys = [
    ...["name", "permissions", "needs", "if", "runs-on", "environment", "concurrency", "outputs", "defaults"],
    ...workflow_variables,
    ...["steps", "timeout-minutes", "strategy", "continue-on-error", "container", "services", "uses", "with", "secrets"],
    ...["cache-mode", "snapshot"],
];
const environmentKeys = ["name", "url", "deployment"];
/** A key in another spelling (`ON`, `Environment`) may mean to GitHub what it does not mean here. */
function strangeKeys(map, known, where) {
    return Object.keys(map)
        .filter((key) => !known.includes(key))
        .map((key) => `${where} has the key ${(0,violation/* shown */.SP)(key)}, which is not one of ${known.join(", ")}`);
}
function unreadable(message) {
    return {
        code: "grant.job.workflow.unreadable",
        pointer: ["job", "workflow"],
        message,
        fix: "write the workflow in plain YAML with GitHub's own keys: what cannot be read here cannot be judged",
    };
}
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/src/core/subject-facts.js


/** Everything that speaks against a job, by what was read of its repository; all at once. Pointers are into the grant. */
function subjectFactsObjections(facts, { job }, subjects) {
    return [
        ...judged("repository", facts.repository, (found) => repositoryObjections(found, subjects)),
        ...judged("ref", facts.ref, (found) => refObjections(found, job.repository, job.ref)),
        ...judged("environment", facts.environment, (found) => subject_facts_environmentObjections(found, job, classic(facts))),
        ...judged("workflow", facts.workflow, (found) => found === undefined
            ? [
                against("workflow", "missing", `${job.workflow} is not there at ${job.ref}`, "name a file that is on that ref"),
            ]
            : workflowObjections({ path: job.workflow, text: found.text }, job, subjects.reusable)),
        ...judged("repository", facts.format, (found) => formatObjections(found, subjects)),
    ];
}
/** What is kept of facts that nothing speaks against; undefined when a part of it was not read. */
function subjectRecord({ ref, workflow, format }) {
    if (!("read" in ref && "read" in workflow && "read" in format))
        return undefined;
    if (ref.read === undefined || workflow.read === undefined)
        return undefined;
    return { prefix: format.read.prefix, commit: ref.read.commit, workflow: workflow.read.blob };
}
function judged(field, reading, judge) {
    if ("read" in reading)
        return judge(reading.read);
    const fix = "let the reader App read metadata, contents and actions there, then run apply again";
    return [
        against(field, "unknown", `it cannot be told whether the ${field} of the job is safe: ${reading.unknown}`, fix),
    ];
}
function against(field, what, message, fix) {
    return { code: `grant.job.${field}.${what}`, pointer: ["job", field], message, fix };
}
function repositoryObjections(found, subjects) {
    if (found.id === subjects.repository_id && found.ownerId === subjects.owner_id)
        return [];
    return [
        against("repository", "other", `${subjects.repository} is repository ${found.id} of owner ${found.ownerId} now, and the target lists ${subjects.repository_id} of ${subjects.owner_id}: a name can be given to another`, "find out who has the name; where it is rightly theirs, the target's owners write the new ids"),
    ];
}
function refObjections(found, repository, ref) {
    const name = ref.replace(/^refs\/(?:heads|tags)\//, "");
    const tag = ref.startsWith("refs/tags/");
    if (found === undefined)
        return [against("ref", "missing", `${repository} has no ${ref}`, "name a ref that exists, or make it first")];
    if (tag && !found.immutable)
        return [
            against("ref", "movable", `tag ${name} of ${repository} can be moved to another commit by whoever may write there`, "run on a protected branch, or publish the tag as an immutable release"),
        ];
    if (!tag && !found.ruled && !found.classic)
        return [
            against("ref", "unprotected", `branch ${name} of ${repository} is not protected: whoever may write there changes the workflow after the approval`, "add a ruleset for that branch that requires a pull request with an approval, then run apply again"),
        ];
    return [];
}
function classic({ ref }) {
    return "read" in ref && ref.read?.classic === true;
}
function subject_facts_environmentObjections(found, { environment, repository, ref }, protectedRef) {
    const restrict = "set its deployment branches in the repository's settings to the branch that the grant names, then run apply again";
    if (found === undefined)
        return [
            against("environment", "missing", `${repository} has no environment ${environment}: GitHub would make it, open to every branch, when a job first names it`, `make it, and ${restrict}`),
        ];
    const open = openness(found);
    if (open !== undefined)
        return [against("environment", "open", `environment ${environment} of ${repository} lets ${open} in`, restrict)];
    if (admits(found, ref, protectedRef))
        return [];
    return [
        against("environment", "closed", `environment ${environment} of ${repository} does not let ${ref} in`, restrict),
    ];
}
/** Whom an environment lets in that is as good as everybody; undefined when it chooses. */
function openness({ admits: whom }) {
    if (whom === "all")
        return "every branch";
    if (whom === "protected")
        return undefined;
    const wide = whom.find(({ pattern }) => !/[A-Za-z0-9]/.test(pattern.replace(/\[[^\]]*\]/g, "")));
    return wide && `every ${wide.kind} that looks like ${wide.pattern}`;
}
/** A pattern is matched as GitHub's page on environments says: Ruby's fnmatch, where `*` stops at a slash. */
function admits({ admits: whom }, ref, protectedRef) {
    // While no branch has a classic rule such an environment lets every branch in; no page says that a ruleset counts.
    if (whom === "protected")
        return ref.startsWith("refs/heads/") && protectedRef;
    if (whom === "all")
        return false;
    const [, kind, name] = /^refs\/(head|tag)s\/(.+)$/.exec(ref) ?? [];
    return whom.some((one) => one.kind === (kind === "tag" ? "tag" : "branch") && fits(one.pattern, name ?? ""));
}
/** Only `*` inside one segment is understood; a pattern with anything else must be the name itself. */
function fits(pattern, name) {
    if (pattern === name)
        return true;
    if (!/^[\w./@+-]*(?:\*[\w./@+-]*)+$/.test(pattern) || pattern.includes("**"))
        return false;
    const source = pattern.split("*").map((part) => part.replaceAll(/[.+]/g, "\\$&"));
    return new RegExp(`^${source.join("[^/]*")}$`).test(name);
}
function formatObjections({ usesDefault, prefix }, subjects) {
    const { repository } = subjects;
    if (!usesDefault)
        return [
            against("repository", "sub", `${repository} makes the claim \`sub\` of its tokens by a template of its own, which no lease can be matched with`, `set it back: \`gh api -X PUT repos/${repository}/actions/oidc/customization/sub -F use_default=true\``),
        ];
    const known = (0,subject/* subjectPrefixes */.H0)(subjects);
    if (known.includes(prefix))
        return [];
    return [
        against("repository", "sub", prefix === ""
            ? `GitHub does not say how it begins the claim \`sub\` for ${repository}`
            : `GitHub begins the claim \`sub\` for ${repository} with ${prefix}, which is neither ${known.join(" nor ")}`, "write the repository's name and ids in the target exactly as GitHub has them"),
    ];
}


/***/ }),

/***/ 6221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H0: () => (/* binding */ subjectPrefixes),
/* harmony export */   Ud: () => (/* binding */ listedSubject),
/* harmony export */   et: () => (/* binding */ subjectOf)
/* harmony export */ });
/** The entry of the target that lists this grant's job; undefined when none does. */
function listedSubject(target, grant) {
    return target.subjects.find((subjects) => subjects.repository === grant.job.repository &&
        subjects.workflows.includes(grant.job.workflow) &&
        subjects.refs.includes(grant.job.ref) &&
        subjects.environments.includes(grant.job.environment));
}
/** The two ways in which GitHub begins `sub`: by names, and by names with ids that are never given out again. */
function subjectPrefixes(subjects) {
    const [owner, name] = subjects.repository.split("/");
    return [`repo:${owner}/${name}`, `repo:${owner}@${subjects.owner_id}/${name}@${subjects.repository_id}`];
}
/**
 * The claims that GitHub puts into a token of exactly this job. `prefix` is how GitHub says that it begins `sub`; without it
 * both spellings are listed. `:` inside a value is written `%3A` in `sub`, and `job_workflow_ref` names the file that the job
 * stands in, which is the reusable one where there is one:
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function subjectOf(subjects, { job }, prefix) {
    const [classic, immutable] = subjectPrefixes(subjects);
    const spelled = (beginning) => `${beginning}:environment:${job.environment.replaceAll(":", "%3A")}`;
    if (prefix !== undefined && prefix !== classic && prefix !== immutable)
        throw new TypeError(`${prefix} is not how GitHub begins the sub of ${subjects.repository}`);
    return {
        repository: subjects.repository,
        repositoryId: subjects.repository_id,
        ownerId: subjects.owner_id,
        ref: job.ref,
        environment: job.environment,
        jobWorkflowRef: subjects.reusable ?? `${subjects.repository}/${job.workflow}@${job.ref}`,
        sub: prefix === undefined ? [spelled(classic), spelled(immutable)] : [spelled(prefix)],
        ...(subjects.reusable === undefined ? {} : { workflow: job.workflow }),
    };
}


/***/ }),

/***/ 3750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ objectionTo),
/* harmony export */   SP: () => (/* binding */ shown)
/* harmony export */ });
/* unused harmony export label */
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2007);
/* harmony import */ var _schemas_generated_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5898);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7422);



/** What a schema's refusal means to the person who wrote the file; nothing when another refusal says it better. */
function objectionTo(kind, document, violation) {
    const pointer = pointerOf(violation.instancePath, document);
    const code = codeOf(kind, pointer);
    const field = wordsAt(kind, pointer);
    switch (violation.keyword) {
        case "required":
            return [missing(code, pointer, String(violation.params.missingProperty), kind)];
        case "additionalProperties":
            return [unknown(kind, pointer, String(violation.params.additionalProperty), field)];
        case "propertyNames":
            return [badKey(code, pointer, String(violation.params.propertyName), field)];
        case "uniqueItems":
            return [repeated(code, pointer, document, Number(violation.params.i))];
        case "maxItems":
        case "maxProperties":
            return [tooMany(code, pointer, valueAt(document, pointer), Number(violation.params.limit))];
        default:
            // The key's own refusal comes as propertyNames.
            return violation.propertyName === undefined ? [wrong(code, pointer, valueAt(document, pointer), field)] : [];
    }
}
function missing(code, pointer, name, kind) {
    const inner = `${code}.${name}`;
    const field = wordsAt(kind, [...pointer, name]);
    return {
        code: inner,
        pointer,
        message: `${label([...pointer, name])} is missing`,
        fix: `add ${name}, for example ${name}: ${field.example}`,
    };
}
function unknown(kind, pointer, name, field) {
    const fields = field.fields ?? [];
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, fields);
    return {
        code: `${kind}.unknown-field`,
        pointer: [...pointer, name],
        atKey: true,
        message: `${label([...pointer, name])} is not a field`,
        fix: meant === undefined ? `take it away: the fields here are ${fields.join(", ")}` : `did you mean ${meant}?`,
    };
}
function badKey(code, pointer, name, field) {
    return {
        code,
        pointer: [...pointer, name],
        atKey: true,
        message: `${label(pointer)} has the key ${shown(name)}; it must be ${field.must}`,
        fix: `write for example ${field.example}`,
    };
}
function repeated(code, pointer, document, index) {
    const at = [...pointer, index];
    return {
        code,
        pointer: at,
        message: `${label(pointer)} has ${shown(valueAt(document, at))} twice`,
        fix: "keep one of them",
    };
}
function tooMany(code, pointer, value, most) {
    const count = Object.keys(value).length;
    return {
        code,
        pointer,
        message: `${label(pointer)} has ${count} entries; the most is ${most}`,
        fix: "take some away, or split the file in two",
    };
}
function wrong(code, pointer, value, field) {
    const name = label(pointer);
    if (value === null || value === undefined) {
        return {
            code,
            pointer,
            message: `${name} is empty; it must be ${field.must}`,
            fix: `write for example ${field.example}`,
        };
    }
    return {
        code,
        pointer,
        message: `${name} is ${shown(value)}; it must be ${field.must}`,
        fix: quoting(value, field) ?? `write for example ${field.example}`,
    };
}
/** Plain YAML made a number of what has to be a text (`account: 210987654321`), or quotes a text of a number. */
function quoting(value, field) {
    if (field.type === "string" && typeof value === "boolean")
        return `write it in quotes: "${value}"`;
    if (field.type === "string" && typeof value === "number") {
        return `write it in quotes, with any leading zeros it has: "${value}"`;
    }
    if (field.type === "integer" && typeof value === "string" && /^[0-9]{1,9}$/.test(value))
        return `write it without quotes: ${value}`;
    return undefined;
}
/** `job.ref`, `access[0].actions[1]`; the document itself is `the file`. */
function label(pointer) {
    if (pointer.length === 0)
        return "the file";
    return pointer
        .map((step, at) => (typeof step === "number" ? `[${step}]` : `${at === 0 ? "" : "."}${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(step)}`))
        .join("");
}
/** A value as a sentence shows it: short, on one line, quoted. */
function shown(value) {
    if (Array.isArray(value))
        return value.length === 0 ? "an empty list" : "a list";
    if (typeof value === "object" && value !== null)
        return "a map of fields";
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}
/** `grant.access.actions`: the kind and the fields on the way, as far as the contract names them. */
function codeOf(kind, pointer) {
    return known(kind, pointer).replaceAll("[]", "");
}
function wordsAt(kind, pointer) {
    return _schemas_generated_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL[known(kind, pointer)];
}
function known(kind, pointer) {
    let path = kind;
    for (const step of pointer) {
        const next = typeof step === "number" ? `${path}[]` : `${path}.${step}`;
        if (!Object.hasOwn(_schemas_generated_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL, next))
            break;
        path = next;
    }
    return path;
}
/** A JSON pointer as steps: a step is an index where the document has a list. */
function pointerOf(instancePath, document) {
    let value = document;
    return instancePath
        .split("/")
        .slice(1)
        .map((part) => {
        const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
        const step = Array.isArray(value) ? Number(name) : name;
        value = valueAt(value, [step]);
        return step;
    });
}
function valueAt(document, pointer) {
    let value = document;
    for (const step of pointer)
        value = value?.[step];
    return value;
}


/***/ }),

/***/ 9104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IQ: () => (/* binding */ controlLimits),
  PT: () => (/* binding */ grantLimits),
  Yb: () => (/* binding */ mostFindings),
  hN: () => (/* binding */ parseYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
;// CONCATENATED MODULE: ./build/src/core/place.js

/** Where a node begins, in UTF-16 code units from the text's start. */
function start(node) {
    return node?.range?.[0] ?? 0;
}
/** Where a value (or, `atKey`, its key) begins; the nearest thing around it when it does not exist. */
function offsetOf(root, pointer, atKey) {
    let node = root;
    let offset = start(root);
    for (const [depth, step] of pointer.entries()) {
        const child = stepInto(node, step);
        if (!child)
            return offset;
        const last = depth === pointer.length - 1;
        // An empty value has no place of its own: its key shows where it is missing.
        const byKey = child.key !== undefined && ((last && atKey) || !hasPlace(child.value));
        offset = start(byKey ? child.key : child.value);
        node = child.value;
    }
    return offset;
}
function stepInto(node, step) {
    if ((0,dist/* isMap */.jh)(node))
        return node.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === step);
    if ((0,dist/* isSeq */.oP)(node) && typeof step === "number" && step < node.items.length)
        return { value: node.items[step] };
    return undefined;
}
function hasPlace(node) {
    return node !== null && !((0,dist/* isScalar */.jn)(node) && node.value === null && node.source === "");
}
/** The line and column of an offset. Counted only when somebody must be told: most files have nothing to tell. */
function placeIn(text, offset) {
    let line = 1;
    let begin = 0;
    for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", begin)) {
        line += 1;
        begin = end + 1;
    }
    return { line, column: offset - begin + 1 };
}

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
;// CONCATENATED MODULE: ./build/src/core/yaml.js




const grantLimits = { bytes: 16 * 1024, depth: 20 };
const controlLimits = { bytes: 256 * 1024, depth: 20 };
/** The most findings told of one file: past it, a file is beyond mending line by line. */
const mostFindings = 100;
/**
 * The one way YAML is read here: YAML 1.2, core schema, one document of plain maps, lists and scalars.
 * Refused: bytes that are not UTF-8, characters that cannot be seen, directives, anchors, aliases, tags, merge keys,
 * keys that are not strings, repeated keys, and keys that JavaScript objects treat specially. Never throws for what a file holds.
 */
function parseYaml(file, bytes, limits = grantLimits) {
    if (bytes.byteLength > limits.bytes)
        return tooLarge(file, bytes.byteLength, limits.bytes);
    const text = utf8.decode(bytes);
    const reading = new Reading(text);
    const value = reading.value(limits.depth);
    // Nodes are large and most files have nothing told of them: they are made again for those that have.
    let again;
    const root = () => {
        again ??= { root: new Reading(text).compose(limits.depth) };
        return again.root;
    };
    return {
        value: reading.broken ? undefined : value,
        get findings() {
            return reading.findings(file);
        },
        locate: (pointer, atKey = false) => placeIn(text, offsetOf(root(), pointer, atKey)),
    };
}
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
function tooLarge(file, size, most) {
    const message = `the file has ${size} bytes; the most is ${most}`;
    const fix = "say it shorter, or ask in several files";
    const start = { line: 1, column: 1 };
    return {
        value: undefined,
        findings: [{ code: "yaml.size", file, ...start, message, fix, level: "error" }],
        locate: () => start,
    };
}
/** One reading of one text: collects what is wrong by offset, so that lines are counted only when somebody must be told. */
class Reading {
    /** True when what was read may not be what was meant: no value then. */
    broken = false;
    #text;
    #notes = [];
    constructor(text) {
        this.#text = text;
    }
    note(offset, code, message, fix) {
        this.#notes.push({ offset, code, message, fix });
    }
    findings(file) {
        const found = this.#notes.slice(0, mostFindings).map(({ offset, ...note }) => {
            return { ...note, file, ...placeIn(this.#text, offset), level: "error" };
        });
        return found.sort(finding/* byPlace */.h);
    }
    /** What the document says, and notes of everything that is wrong with it. */
    value(depth) {
        for (const run of (0,core_text/* hiddenRuns */.F1)(this.#text))
            this.note(run.offset, "yaml.character", run.message, run.fix);
        const root = this.compose(depth);
        return root === undefined ? undefined : this.#valueOf(root);
    }
    /** The document's root node; undefined when there is none. */
    compose(depth) {
        const text = (0,core_text/* disguised */.MW)(this.#text);
        const tokens = this.#tokens(text, depth);
        if (tokens === undefined)
            return undefined;
        const documents = [...new dist/* Composer */.Dk(options).compose(tokens, true, text.length)];
        const [document, second] = documents;
        if (second) {
            this.#break(second.range[0], "yaml.documents", "a second document begins here", "keep one document in a file");
        }
        for (const { errors, warnings } of documents) {
            for (const error of leading([...errors, ...warnings]))
                this.#syntax(error);
        }
        if (document?.contents)
            return document.contents;
        if (!this.broken)
            this.#break(0, "yaml.empty", "the file says nothing", "write the fields, or delete the file");
        return undefined;
    }
    /** The text in tokens; undefined when it nests too deeply. Composing recurses, so depth is judged before. */
    #tokens(text, depth) {
        const parser = new dist/* Parser */.iX();
        const tokens = [];
        let scalarNext = false;
        for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
            if (!scalarNext)
                this.#refuseIndirection(lexeme, parser.offset);
            scalarNext = lexeme === scalarMark;
            for (const token of parser.next(lexeme))
                tokens.push(token);
            if (parser.stack.length > depth && openCollections(parser.stack) > depth) {
                const fix = "write it flatter: no field nests that deeply";
                this.#break(parser.offset, "yaml.depth", `lists and maps nest more than ${depth} deep`, fix);
                return undefined;
            }
        }
        for (const token of parser.end())
            tokens.push(token);
        return tokens;
    }
    #refuseIndirection(lexeme, offset) {
        const kind = indirection.get(lexeme.charAt(0));
        if (kind)
            this.note(offset, kind.code, `${kind.name} ${(0,core_text/* clip */.$Q)(lexeme.trimEnd())} is not allowed`, kind.fix);
    }
    #syntax(error) {
        // What the tokens already told needs no second sentence.
        if (toldByTokens.has(error.code))
            return;
        const known = sentences.get(error.code);
        const reason = known?.reason ?? (0,core_text/* clip */.$Q)(`${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`, 200);
        const fix = known?.fix ?? "check quotes, colons and indentation here";
        this.#break(error.pos[0], "yaml.syntax", `this is not YAML that can be read: ${reason}`, fix);
    }
    #break(offset, code, message, fix) {
        this.broken = true;
        this.note(offset, code, message, fix);
    }
    /** The value of a node, with every repeated, special or unreadable thing noted on the way. */
    #valueOf(node) {
        if ((0,dist/* isScalar */.jn)(node))
            return this.#scalar(node.value, start(node), node.source);
        if ((0,dist/* isSeq */.oP)(node))
            return node.items.map((item) => this.#valueOf(item));
        if ((0,dist/* isMap */.jh)(node))
            return this.#map(node.items);
        // An alias was told already; its own text keeps the place, so that reading can go on.
        return (0,dist/* isAlias */.Vj)(node) ? `*${node.source}` : null;
    }
    #scalar(value, offset, source = "") {
        if (typeof value === "number" && !plainNumber.test(source)) {
            const fix = `put it in quotes if it is a text, as an account's number is; otherwise write ${value}`;
            this.note(offset, "yaml.number", `number ${(0,core_text/* clip */.$Q)(source)} is not written in plain digits`, fix);
        }
        if (typeof value !== "string")
            return value;
        const hidden = (0,core_text/* hiddenCharacter */.g1)(value);
        if (hidden !== undefined) {
            const fix = "write the text without it: what cannot be seen cannot be reviewed";
            this.note(offset, "yaml.character", `this text holds ${hidden}`, fix);
        }
        return value;
    }
    #map(pairs) {
        const value = {};
        const seen = new Set();
        for (const pair of pairs) {
            const key = this.#key(pair.key, seen);
            const member = this.#valueOf(pair.value);
            if (key !== undefined)
                value[key] = member;
        }
        return value;
    }
    /** The key as a string; undefined when it is refused. */
    #key(node, seen) {
        const key = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
        const at = start(node);
        if (typeof key !== "string") {
            this.note(at, "yaml.key", "this key is not a text", "write it in quotes, or use a field's name");
            return undefined;
        }
        this.#scalar(key, at);
        if (key === "<<") {
            this.note(at, "yaml.merge", "merge key << is not allowed", "write the fields out");
        }
        else if (special.has(key)) {
            this.note(at, "yaml.key", `key ${key} is not allowed`, "use another name");
        }
        else if (seen.has(key)) {
            this.note(at, "yaml.duplicate", `key ${(0,core_text/* clip */.$Q)(key)} is here twice`, "keep one of them");
        }
        else {
            seen.add(key);
            return key;
        }
        return undefined;
    }
}
/** The parser's stack also holds the document and the scalar at hand. */
function openCollections(stack) {
    return stack.filter((token) => "items" in token).length;
}
const options = {
    version: "1.2",
    // One for all documents: making it anew is a good part of reading a short file.
    schema: new dist/* Schema */.Sj({ schema: "core", merge: false, resolveKnownTags: false }),
    strict: true,
    // Repeated keys are found while values are read: all of them, in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
};
/** Octal, hexadecimal, exponents and infinities are read one way by one parser and another way by a person. */
const plainNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
/** The lexer's own mark before a plain scalar. */
const scalarMark = "\u001f";
const toldByTokens = new Set([
    "TAG_RESOLVE_FAILED",
    "BAD_ALIAS",
    "MULTIPLE_ANCHORS",
    "MULTIPLE_TAGS",
]);
/** What the parser says of a field that begins, or does not, where a line went wrong: once in person's words. */
const sentences = new Map([
    ["TAB_AS_INDENT", { reason: "tabs are not allowed as indentation", fix: "indent with spaces" }],
    [
        "BLOCK_AS_IMPLICIT_KEY",
        {
            reason: "a field begins inside the value of another",
            fix: "put the value in quotes if it holds a colon; otherwise mend the indentation of the next line, which makes it a part of this one",
        },
    ],
    [
        "MULTILINE_IMPLICIT_KEY",
        { reason: "this line is no field", fix: "write it as name: value, with a colon and a space" },
    ],
]);
/** Without those that only follow from an earlier one: a field out of line puts every field below it out of line. */
function leading(errors) {
    const [first, ...others] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    if (first === undefined)
        return [];
    return [first, ...others.filter(({ code }) => !follows.has(code))];
}
const follows = new Set(["BLOCK_AS_IMPLICIT_KEY", "MULTILINE_IMPLICIT_KEY"]);
const indirection = new Map([
    ["&", { code: "yaml.anchor", name: "anchor", fix: "take it away, and write the value where it is needed" }],
    ["*", { code: "yaml.alias", name: "alias", fix: "write the value out; in quotes if the text begins with *" }],
    ["!", { code: "yaml.tag", name: "tag", fix: "take it away; in quotes if the text begins with !" }],
    ["%", { code: "yaml.directive", name: "directive", fix: "take the line away" }],
]);
const special = new Set(["__proto__", "constructor", "prototype"]);


/***/ }),

/***/ 4235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ git)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7077);


/** No git command of ours takes longer, in milliseconds. */
const patience = 120_000;
/**
 * Runs git and returns what it printed. The repository's own hooks, the machine's configuration and prompts have no say.
 * Faults: `git.missing`, `git.failed`, `git.timeout` (retryable).
 */
async function git(options, ...args) {
    return await new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)("git", ["-C", options.directory, ...args], {
            stdio: ["pipe", "pipe", "pipe"],
            env: { ...environmentFor(options.token), ...options.environment },
        });
        const out = [];
        const err = [];
        const timer = setTimeout(() => {
            child.kill("SIGKILL");
            reject(new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("git.timeout", `git ${args[0]} took longer than two minutes: try again`, { retryable: true }));
        }, patience);
        child.stdout.on("data", (chunk) => out.push(chunk));
        child.stderr.on("data", (chunk) => err.push(chunk));
        child.stdin.on("error", () => {
            // A command that ends without reading its input is judged by its exit code.
        });
        child.on("error", (cause) => {
            clearTimeout(timer);
            reject(new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("git.missing", "git cannot be started: install git 2.38 or newer", { cause }));
        });
        child.on("close", (code) => {
            clearTimeout(timer);
            if (code === 0)
                resolve(Buffer.concat(out));
            else
                reject(failure(args, code, Buffer.concat(err).toString("utf8")));
        });
        child.stdin.end(options.input ?? "");
    });
}
function failure(args, code, said) {
    const words = said.trim().split("\n").slice(-3).join("; ");
    const network = /unable to access|Could not resolve|Connection|timed out|HTTP 5\d\d|error: 5\d\d/.test(words);
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("git.failed", `git ${args.join(" ")} ended with ${code}: ${words}`, { retryable: network });
}
function environmentFor(token) {
    const environment = {
        PATH: process.env.PATH ?? "",
        HOME: process.env.HOME ?? "",
        ...(process.env.SSH_AUTH_SOCK ? { SSH_AUTH_SOCK: process.env.SSH_AUTH_SOCK } : {}),
        LC_ALL: "C",
        GIT_TERMINAL_PROMPT: "0",
        // Nobody's configuration but the clone's own: a rewritten address would send the token elsewhere.
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_NO_REPLACE_OBJECTS: "1",
        GIT_OPTIONAL_LOCKS: "0",
    };
    const settings = [
        ["core.hooksPath", "/dev/null"],
        ["core.quotePath", "false"],
        ["protocol.ext.allow", "never"],
        ["core.fsmonitor", "false"],
        // The checkout belongs to the runner's user, which need not be ours.
        ["safe.directory", "*"],
    ];
    if (token) {
        const basic = Buffer.from(`x-access-token:${token.reveal()}`).toString("base64");
        settings.push(["http.extraHeader", `Authorization: Basic ${basic}`], ["credential.helper", ""]);
    }
    environment.GIT_CONFIG_COUNT = String(settings.length);
    settings.forEach(([key, value], index) => {
        environment[`GIT_CONFIG_KEY_${index}`] = key;
        environment[`GIT_CONFIG_VALUE_${index}`] = value;
    });
    return environment;
}


/***/ }),

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

/***/ 83:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ bootstrapTemplate)
});

// EXTERNAL MODULE: ./build/src/core/digest.js
var digest = __webpack_require__(4161);
// EXTERNAL MODULE: ./build/src/providers/aws/boundary.js
var boundary = __webpack_require__(3442);
// EXTERNAL MODULE: ./build/src/providers/aws/compile.js
var compile = __webpack_require__(8027);
// EXTERNAL MODULE: ./build/src/core/subject.js
var subject = __webpack_require__(6221);
// EXTERNAL MODULE: ./build/src/providers/aws/document.js
var aws_document = __webpack_require__(8221);
// EXTERNAL MODULE: ./build/src/providers/aws/names.js
var names = __webpack_require__(1222);
;// CONCATENATED MODULE: ./build/src/providers/aws/control.js



const workflows = { binder: "apply", unbinder: "sweep", reader: "audit" };
/**
 * The job of the access repository that holds a control role: `apply.yml` in `sallyport-apply`, and so on. Hardened, it stands
 * in the controller's workflow of that name at one commit, which is what `job_workflow_ref` then says:
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows
 */
function controlSubject(role, configuration) {
    const workflow = `.github/workflows/${workflows[role]}.yml`;
    const ref = `refs/heads/${configuration.branch}`;
    const environment = `sallyport-${workflows[role]}`;
    const { repository, repository_id, owner_id, controller } = configuration;
    const [where, commit] = controller?.split("@") ?? [];
    const reusable = where === undefined ? {} : { reusable: `${where}/${workflow}@${commit}` };
    return (0,subject/* subjectOf */.et)({
        repository,
        repository_id,
        owner_id,
        workflows: [workflow],
        refs: [ref],
        environments: [environment],
        ...reusable,
    }, { job: { repository, workflow, name: workflows[role], ref, environment } });
}
function controlPermissions(role, place) {
    const allowed = [
        ...reads(place),
        ...(role === "reader" ? [] : ends(place)),
        ...(role === "binder" ? makes(place) : []),
    ];
    return (0,aws_document/* checkSize */.C1)({ name: `permissions of the ${role}`, limit: 10_240, fix: "have fewer targets in the account" }, {
        Version: aws_document/* version */.rE,
        Statement: [...allowed, ...fences(role, place, allowed)],
    });
}
function ours({ configuration, partition, account }) {
    return `arn:${partition}:iam::${account}:role${(0,names/* pathPrefix */.YA)(configuration)}*`;
}
/** Everything `list`, reading back and `uses` need. */
function reads(place) {
    const { partition, account, boundaries } = place;
    return [
        { Sid: "ListRoles", Effect: "Allow", Action: "iam:ListRoles", Resource: "*" },
        { Sid: "ListDenied", Effect: "Allow", Action: "iam:ListEntitiesForPolicy", Resource: (0,names/* denyAllArn */.Vu)(partition) },
        {
            Sid: "ReadRoles",
            Effect: "Allow",
            Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"],
            // A role that is not there has no path: without the second form AWS answers "denied", not "gone".
            Resource: [ours(place), `arn:${partition}:iam::${account}:role/sallyport-*`],
        },
        { Sid: "ReadBoundaries", Effect: "Allow", Action: ["iam:GetPolicy", "iam:GetPolicyVersion"], Resource: boundaries },
        { Sid: "ReadUses", Effect: "Allow", Action: "cloudtrail:LookupEvents", Resource: "*" },
    ];
}
/** Everything `unbind` and `remove` need. Nothing that allows goes before AWSDenyAll is the role's boundary, which none can lift. */
function ends(place) {
    const denyAll = (0,names/* denyAllArn */.Vu)(place.partition);
    const buried = { ArnEquals: { "iam:PermissionsBoundary": denyAll } };
    return [
        {
            Sid: "DenyAll",
            Effect: "Allow",
            Action: "iam:AttachRolePolicy",
            Resource: ours(place),
            Condition: { ArnEquals: { "iam:PolicyARN": denyAll } },
        },
        { Sid: "SetTrust", Effect: "Allow", Action: "iam:UpdateAssumeRolePolicy", Resource: ours(place) },
        {
            Sid: "Bury",
            Effect: "Allow",
            Action: ["iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary"],
            Resource: ours(place),
            Condition: buried,
        },
        { Sid: "Remove", Effect: "Allow", Action: "iam:DeleteRole", Resource: ours(place) },
    ];
}
/** Everything `bind` needs besides: roles come into being, and are written to, only inside a boundary of this account. */
function makes(place) {
    return [
        {
            Sid: "Make",
            Effect: "Allow",
            Action: ["iam:CreateRole", "iam:PutRolePolicy"],
            Resource: ours(place),
            Condition: { ArnEquals: { "iam:PermissionsBoundary": place.boundaries } },
        },
        { Sid: "Tag", Effect: "Allow", Action: "iam:TagRole", Resource: ours(place) },
    ];
}
/** The same limits as Denies, so that neither another policy of the role nor a resource policy adds to it. */
function fences(role, place, allowed) {
    const actions = [...new Set(allowed.flatMap(({ Action = [] }) => Action))];
    const only = { Sid: "OnlyThese", Effect: "Deny", NotAction: actions, Resource: "*" };
    if (role === "reader")
        return [only];
    const denyAll = (0,names/* denyAllArn */.Vu)(place.partition);
    const writes = actions.filter((action) => !/:(Get|List|Lookup)/.test(action));
    const unless = (Sid, Action, Condition) => ({ Sid, Effect: "Deny", Action, Resource: "*", Condition: { ArnNotEquals: Condition } });
    return [
        only,
        { Sid: "OnlyOurs", Effect: "Deny", Action: writes, NotResource: ours(place) },
        unless("AttachOnlyDenyAll", ["iam:AttachRolePolicy"], { "iam:PolicyARN": denyAll }),
        unless("BuryOnlyTheDead", ["iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary"], {
            "iam:PermissionsBoundary": denyAll,
        }),
        ...(role === "binder"
            ? [
                unless("MakeOnlyBounded", ["iam:CreateRole", "iam:PutRolePolicy"], {
                    "iam:PermissionsBoundary": place.boundaries,
                }),
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/providers/aws/bootstrap.js






/**
 * What an account's admins deploy once, and again when a target's ceiling changes: the OIDC provider, a boundary for each
 * target, and the three control roles. All targets must be of one account; throws a TypeError otherwise.
 */
function bootstrapTemplate(configuration, targets) {
    const [first] = targets;
    if (!first)
        throw new TypeError("a bootstrap template needs a target");
    if (targets.some(({ target }) => target.account !== first.target.account))
        throw new TypeError("a bootstrap template is for one account");
    const place = { partition: first.target.partition, account: first.target.account };
    const boundaries = targets.map((target) => [boundaryId(target.name), bootstrap_boundary(configuration, target)]);
    const roles = ["binder", "unbinder", "reader"].map((role) => {
        const permissions = controlPermissions(role, { configuration, ...place, boundaries: targets.map(names/* boundaryArn */.EO) });
        return [capital(role), controlRole(role, { configuration, ...place, permissions })];
    });
    return {
        AWSTemplateFormatVersion: "2010-09-09",
        Description: `Sallyport ${configuration.installation} in ${place.account}: OIDC provider, boundaries and control roles`,
        Parameters: {
            CreateProvider: {
                Type: "String",
                AllowedValues: ["true", "false"],
                Default: "true",
                Description: `false where the account has a provider for ${configuration.issuer} already: then add ${configuration.audience} to its audiences`,
            },
        },
        Conditions: { MakesProvider: { "Fn::Equals": [{ Ref: "CreateProvider" }, "true"] } },
        Resources: { Provider: provider(configuration), ...Object.fromEntries(boundaries), ...Object.fromEntries(roles) },
    };
}
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-oidcprovider.html */
function provider(configuration) {
    return {
        Type: "AWS::IAM::OIDCProvider",
        Condition: "MakesProvider",
        DeletionPolicy: "Retain",
        Properties: { Url: configuration.issuer, ClientIdList: [configuration.audience] },
    };
}
function bootstrap_boundary(configuration, target) {
    return {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: {
            ManagedPolicyName: (0,names/* boundaryName */.ee)(target.name),
            Description: `The most that any Sallyport lease of ${target.name} can do`,
            PolicyDocument: (0,boundary/* boundaryDocument */.e)(configuration, target),
        },
    };
}
/** A control role admits one workflow file of the access repository, on its default branch, in its own environment. */
function controlRole(role, { configuration, partition, account, permissions }) {
    const { issuer, audience } = configuration;
    const trusted = { partition, account, issuer, audience, subject: controlSubject(role, configuration) };
    return {
        Type: "AWS::IAM::Role",
        DependsOn: "Provider",
        Properties: {
            RoleName: configuration.roles[role],
            Description: `Sallyport ${configuration.installation} ${role}`,
            MaxSessionDuration: 3600,
            AssumeRolePolicyDocument: (0,aws_document/* checkSize */.C1)({ name: `trust of the ${role}`, limit: 2048, fix: "use a shorter branch name" }, {
                Version: aws_document/* version */.rE,
                Statement: [(0,compile/* federatedTrust */.lh)(capital(role), trusted)],
            }),
            Policies: [{ PolicyName: "sallyport", PolicyDocument: permissions }],
        },
    };
}
/** Logical ids are letters and digits; a digest keeps `a-1` and `a1` apart. */
function boundaryId(target) {
    return `Boundary${target.split("-").map(capital).join("")}${(0,digest/* digest */.b)(target).slice(0, 6)}`;
}
function capital(word) {
    return word.slice(0, 1).toUpperCase() + word.slice(1);
}


/***/ }),

/***/ 3442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ deniedEscapes),
/* harmony export */   e: () => (/* binding */ boundaryDocument)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8221);
/* harmony import */ var _escapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2977);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1222);
/* harmony import */ var _restrict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7188);




/**
 * The permissions boundary of a target: what no lease of it can pass, whatever apply was made to write.
 * Owned by the account's admins and deployed by bootstrap/. An explicit Deny in a boundary also beats resource policies:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 * Throws a Fault `provider.not-compilable`. Quota of a managed policy: 6,144 characters.
 */
function boundaryDocument(configuration, target) {
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .checkSize */ .C1)({ name: `boundary of ${target.name}`, limit: 6144, fix: "narrow its ceiling, or split the target" }, {
        Version: _document_js__WEBPACK_IMPORTED_MODULE_0__/* .version */ .rE,
        Statement: [
            ...ceiling(target),
            ...noEscape(target),
            ...release(configuration, target),
            federatedByUs(configuration, target),
        ],
    });
}
function ceilingActions(target) {
    return [...new Set(target.target.ceiling.flatMap((statement) => statement.actions))];
}
function ceiling(target) {
    const actions = ceilingActions(target);
    const named = actions.find((action) => action.toLowerCase() === _restrict_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseAction */ .as.toLowerCase());
    if (named)
        throw (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`the ceiling of ${target.name} names ${named}, by which leases end themselves; take it out of the ceiling`);
    return [
        ...target.target.ceiling.map((statement, index) => ({
            Sid: `Ceiling${index + 1}`,
            Effect: "Allow",
            Action: statement.actions,
            Resource: statement.resources,
            ...(statement.conditions && { Condition: statement.conditions }),
        })),
        { Sid: "OnlyCeiling", Effect: "Deny", NotAction: [...actions, _restrict_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseAction */ .as], Resource: "*" },
    ];
}
/** Escapes that a wildcard of the ceiling would take in. Those that no pattern meets are denied by OnlyCeiling already. */
function noEscape(target) {
    const taken = new Set(ceilingActions(target).flatMap(_escapes_js__WEBPACK_IMPORTED_MODULE_1__/* .escapesIn */ .uu));
    const denied = deniedEscapes(target);
    const met = denied.filter((name) => taken.has(name));
    const nowhere = met.length === 0
        ? []
        : [{ Sid: "NoEscape", Effect: "Deny", Action: (0,_escapes_js__WEBPACK_IMPORTED_MODULE_1__/* .abridged */ .$y)(met, new Set(denied)), Resource: "*" }];
    return [...nowhere, ...escapesWhereNamed(target)];
}
/** Every escape that this target does not name letter for letter. The release has Denies of its own. */
function deniedEscapes(target) {
    const named = new Set(ceilingActions(target).map((action) => action.toLowerCase()));
    return _escapes_js__WEBPACK_IMPORTED_MODULE_1__/* .escapes */ .r6.filter((name) => name !== _restrict_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseAction */ .as && !named.has(name.toLowerCase()));
}
/** An escape that one statement names and another takes in by a wildcard works only where it is named. */
function escapesWhereNamed({ name, target }) {
    const spread = [...new Set(target.ceiling.flatMap(namedEscapes))].flatMap((way) => {
        const naming = target.ceiling.filter((statement) => namedEscapes(statement).includes(way));
        const taking = target.ceiling.find((one) => !naming.includes(one) && one.actions.flatMap(_escapes_js__WEBPACK_IMPORTED_MODULE_1__/* .escapesIn */ .uu).includes(way));
        if (!taking)
            return [];
        const bound = naming.find(({ conditions }) => conditions !== undefined);
        if (bound)
            throw (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`the ceiling of ${name} names ${way} under a condition and takes it in by a wildcard elsewhere, which a Deny cannot keep apart; write the actions of that wildcard out`);
        return [{ way, resources: [...new Set(naming.flatMap(({ resources }) => resources))].sort() }];
    });
    const groups = Map.groupBy(spread, ({ resources }) => resources.join("\n"));
    return [...groups.values()]
        .filter(([first]) => !first.resources.includes("*"))
        .map((group, index) => ({
        Sid: `EscapeWhereNamed${index + 1}`,
        Effect: "Deny",
        Action: group.map(({ way }) => way),
        NotResource: group[0].resources,
    }));
}
function namedEscapes({ actions }) {
    return actions.filter((action) => (0,_escapes_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeKind */ .aC)(action) !== undefined).flatMap(_escapes_js__WEBPACK_IMPORTED_MODULE_1__/* .escapesIn */ .uu);
}
function release(configuration, target) {
    const { partition, account } = target.target;
    const ours = `arn:${partition}:iam::${account}:role${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .pathPrefix */ .YA)(configuration)}*`;
    const denyAll = (0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .denyAllArn */ .Vu)(partition);
    return [
        {
            Sid: "Release",
            Effect: "Allow",
            Action: _restrict_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseAction */ .as,
            Resource: ours,
            Condition: { ArnEquals: { "iam:PolicyARN": denyAll } },
        },
        { Sid: "ReleaseOnlyOurs", Effect: "Deny", Action: _restrict_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseAction */ .as, NotResource: ours },
        {
            Sid: "ReleaseOnlyByDenyAll",
            Effect: "Deny",
            Action: _restrict_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseAction */ .as,
            Resource: "*",
            Condition: { ArnNotEquals: { "iam:PolicyARN": denyAll } },
        },
    ];
}
/** A trust that was widened by hand to some other principal is worth nothing: its sessions are not federated by our provider. */
function federatedByUs(configuration, target) {
    const provider = (0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .oidcProviderArn */ .iw)(target.target.partition, target.target.account, configuration.issuer);
    return {
        Sid: "OnlyFederated",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:FederatedProvider": provider } },
    };
}


/***/ }),

/***/ 8027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N_: () => (/* binding */ openTrust),
/* harmony export */   hc: () => (/* binding */ sealedTrust),
/* harmony export */   l9: () => (/* binding */ preparingTrust),
/* harmony export */   lh: () => (/* binding */ federatedTrust),
/* harmony export */   vD: () => (/* binding */ documentNamed),
/* harmony export */   wE: () => (/* binding */ compile)
/* harmony export */ });
/* unused harmony exports closedTrust, permissions */
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5076);
/* harmony import */ var _boundary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3442);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8221);
/* harmony import */ var _escapes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2977);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1222);
/* harmony import */ var _restrict_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7188);







const split = "ask for fewer actions and resources, or split the grant";
/** Trust, permissions and boundary of a lease, and what is only told. Throws a Fault `provider.not-compilable`. */
function compile(lease) {
    const documents = [
        { name: "trust", content: openTrust(lease) },
        { name: "permissions", content: permissions(lease) },
        { name: "boundary", content: (0,_boundary_js__WEBPACK_IMPORTED_MODULE_2__/* .boundaryDocument */ .e)(lease.configuration, lease.target) },
    ];
    return { resource: (0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .roleArn */ .w3)(lease), documents, told: told(lease) };
}
/** The trust that admits the job in its window. Quota: 2,048 characters unless raised. */
function openTrust(lease) {
    const { partition, account } = lease.target.target;
    const { issuer, audience } = lease.configuration;
    const statement = federatedTrust("Job", { partition, account, issuer, audience, subject: lease.subject });
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .checkSize */ .C1)({ name: "trust policy", limit: 2048, fix: split }, {
        Version: _document_js__WEBPACK_IMPORTED_MODULE_3__/* .version */ .rE,
        Statement: [
            {
                ...statement,
                Condition: {
                    ...statement.Condition,
                    StringLike: { "sts:RoleSessionName": `${(0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .sessionPrefix */ .$c)(literal(lease.id))}*` },
                    DateGreaterThanEquals: { "aws:CurrentTime": (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(lease.from) },
                    DateLessThan: { "aws:CurrentTime": (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(lease.until) },
                },
            },
        ],
    });
}
/** One statement that admits exactly one subject. Every claim is compared whole: nothing in it is a pattern. */
function federatedTrust(sid, trusted) {
    const claim = (name) => `${(0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .issuerName */ .bD)(trusted.issuer)}:${name}`;
    const { subject } = trusted;
    return {
        Sid: sid,
        Effect: "Allow",
        Principal: { Federated: (0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .oidcProviderArn */ .iw)(trusted.partition, trusted.account, trusted.issuer) },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
            StringEquals: {
                [claim("aud")]: literal(trusted.audience),
                [claim("sub")]: subject.sub.map(literal),
                [claim("repository_id")]: literal(subject.repositoryId),
                [claim("repository_owner_id")]: literal(subject.ownerId),
                [claim("ref")]: literal(subject.ref),
                [claim("environment")]: literal(subject.environment),
                [claim("job_workflow_ref")]: literal(subject.jobWorkflowRef),
            },
        },
    };
}
/** A trust that admits nobody, and says in its Sid how far the role's life has come. */
function closedTrust(sid) {
    return {
        Version: _document_js__WEBPACK_IMPORTED_MODULE_3__/* .version */ .rE,
        Statement: [
            {
                Sid: sid,
                Effect: "Deny",
                Principal: "*",
                Action: ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
            },
        ],
    };
}
function preparingTrust() {
    return closedTrust("Preparing");
}
function sealedTrust(at) {
    return closedTrust(`Sealed${(0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .basic */ .HX)(at)}`);
}
/** The one inline policy: the grant, its end, and the right to give it up. Quota: 10,240 characters a role. */
function permissions(lease) {
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .checkSize */ .C1)({ name: "permissions policy", limit: 10_240, fix: split }, {
        Version: _document_js__WEBPACK_IMPORTED_MODULE_3__/* .version */ .rE,
        Statement: [...(0,_restrict_js__WEBPACK_IMPORTED_MODULE_6__/* .restrictions */ .CJ)(lease), ...window(lease), ...release(lease)],
    });
}
/** Outside the window everything is denied, whatever a resource policy says: the end needs nobody. */
function window(lease) {
    return [
        {
            Sid: "NotBefore",
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            Condition: { DateLessThan: { "aws:CurrentTime": (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(lease.from) } },
        },
        {
            Sid: "NotAfter",
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            Condition: { DateGreaterThanEquals: { "aws:CurrentTime": (0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .iso */ .KH)(lease.until) } },
        },
    ];
}
/** The release: the session may attach AWSDenyAll to its own role, and nothing else to nothing else. */
function release(lease) {
    const own = (0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .roleArn */ .w3)(lease);
    const denyAll = (0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .denyAllArn */ .Vu)(lease.target.target.partition);
    return [
        {
            Sid: "Release",
            Effect: "Allow",
            Action: _restrict_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseAction */ .as,
            Resource: own,
            Condition: { ArnEquals: { "iam:PolicyARN": denyAll } },
        },
        { Sid: "ReleaseOnlyItself", Effect: "Deny", Action: _restrict_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseAction */ .as, NotResource: own },
        {
            Sid: "ReleaseOnlyByDenyAll",
            Effect: "Deny",
            Action: _restrict_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseAction */ .as,
            Resource: "*",
            Condition: { ArnNotEquals: { "iam:PolicyARN": denyAll } },
        },
    ];
}
function told(lease) {
    const { repository, workflow, jobWorkflowRef } = lease.subject;
    const asked = [...new Set(lease.access.flatMap(({ actions }) => actions))];
    return [
        `the job's name in ${repository} is told, not enforced: AWS sees no job name; the session name records the run, and audit reads it`,
        ...(workflow === undefined
            ? []
            : [
                `that ${workflow} is the file which calls ${jobWorkflowRef} is told, not enforced: AWS sees the workflow that the job stands in, and not who called it`,
            ]),
        ...asked
            .flatMap(_escapes_js__WEBPACK_IMPORTED_MODULE_4__/* .escapesIn */ .uu)
            .map((way) => `${way} ${_escapes_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeWords */ .RL[(0,_escapes_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeKind */ .aC)(way)]}: the target names it, and what it leaves behind does not end with this lease`),
    ];
}
/** A claim as a trust may hold it: printable ASCII, no wildcard, no policy variable. */
function literal(value) {
    if (value !== "" && /^[\x20-\x7e]+$/.test(value) && !/[*?$]/.test(value))
        return value;
    throw (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(`the claim ${JSON.stringify(value)} cannot stand in a trust policy: a wildcard, "$" or a character outside printable ASCII would change what it matches; use a repository, ref, workflow and environment without them`);
}
/** Thrown where a caller must have filled something in; kept here so that no document is ever made of a hole. */
function documentNamed(documents, name) {
    const found = documents.documents.find((document) => document.name === name);
    if (!found)
        throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("provider.not-compilable", `the compiled documents have no ${name}; this is a bug`);
    return found.content;
}


/***/ }),

/***/ 8221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ checkSize),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   rE: () => (/* binding */ version)
/* harmony export */ });
/* unused harmony export sizeOf */
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);

const version = "2012-10-17";
/** Characters as AWS counts them against its quotas: without white space. */
function sizeOf(document) {
    return JSON.stringify(document).replace(/\s/g, "").length;
}
/** Returns the document when it fits; otherwise throws a Fault `provider.not-compilable`. */
function checkSize({ name, limit, fix }, document) {
    const size = sizeOf(document);
    if (size <= limit)
        return document;
    throw refuse(`the ${name} would be ${size} characters and AWS takes ${limit}; ${fix}`);
}
function refuse(message) {
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("provider.not-compilable", message);
}


/***/ }),

/***/ 2977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $y: () => (/* binding */ abridged),
  aC: () => (/* binding */ escapeKind),
  RL: () => (/* binding */ escapeWords),
  r6: () => (/* binding */ escapes),
  uu: () => (/* binding */ escapesIn)
});

;// CONCATENATED MODULE: ./build/src/providers/aws/escapes/credentials.js
/** They return a credential, or open a channel that later denials do not cut. Where each was read: test/aws/escapes/lists. */
const credentials = {
    acm: "ExportCertificate",
    "acm-pca": "IssueCertificate",
    aidevops: "CreateOneTimeLoginSession",
    airflow: "CreateCliToken CreateWebLoginToken",
    amplifybackend: "CreateToken GetToken",
    amplifyuibuilder: "ExchangeCodeForToken RefreshToken",
    appstream: "CreateStreamingURL",
    appsync: "CreateApiKey ListApiKeys",
    athena: "CreatePresignedNotebookUrl GetSession",
    "aws-external-anthropic": "AssumeConsole CallWithBearerToken",
    bedrock: "CallWithBearerToken",
    "bedrock-agentcore": "CompleteResourceTokenAuth GetResourceApiKey GetResourceOauth2Token GetResourcePaymentToken GetWorkloadAccessToken GetWorkloadAccessTokenForJWT GetWorkloadAccessTokenForUserId",
    "bedrock-mantle": "CallWithBearerToken",
    chatbot: "GetMicrosoftTeamsOauthParameters GetSlackOauthParameters",
    chime: "CreateApiKey",
    cloud9: "CreateEnvironmentSSH CreateEnvironmentToken ModifyTemporaryCredentialsOnEnvironmentEC2",
    cloudshell: "CreateSession PutCredentials",
    cloudwatch: "CallWithBearerToken",
    codeartifact: "GetAuthorizationToken",
    codebuild: "PersistOAuthToken",
    codeconnections: "GetConnectionToken GetIndividualAccessToken UseConnection",
    "codeguru-reviewer": "CreateConnectionToken",
    codepipeline: "PollForJobs",
    "codestar-connections": "GetConnectionToken GetIndividualAccessToken UseConnection",
    "cognito-identity": "GetCredentialsForIdentity GetOpenIdToken GetOpenIdTokenForDeveloperIdentity",
    "cognito-idp": "AdminInitiateAuth AdminRespondToAuthChallenge AdminSetUserPassword AssociateSoftwareToken DescribeUserPoolClient GetSigningCertificate GetTokensFromRefreshToken GetUserAttributeVerificationCode",
    connect: "AdminGetEmergencyAccessToken GetFederationToken ListSecurityKeys",
    datazone: "GetDomainExecutionRoleCredentials GetEnvironmentCredentials",
    datazonecontrol: "GetUserPortalLoginAuthCode",
    deadline: "AssumeFleetRoleForRead AssumeFleetRoleForWorker AssumeQueueRoleForRead AssumeQueueRoleForUser AssumeQueueRoleForWorker",
    ds: "ResetUserPassword",
    dsql: "DbConnect DbConnectAdmin",
    ec2: "CreateKeyPair GetPasswordData ImportKeyPair",
    "ec2-instance-connect": "OpenTunnel SendSerialConsoleSSHPublicKey SendSSHPublicKey",
    ecr: "GetAuthorizationToken",
    "ecr-public": "GetAuthorizationToken",
    "eks-auth": "AssumeRoleForPodIdentity",
    elasticache: "Connect",
    elasticmapreduce: "CreateStudioPresignedUrl GetClusterSessionCredentials GetOnClusterAppUIPresignedURL GetPersistentAppUIPresignedURL",
    "emr-containers": "GetManagedEndpointSessionCredentials",
    events: "RetrieveConnectionCredentials",
    "finspace-api": "GetProgrammaticAccessCredentials",
    gamelift: "GetComputeAccess GetComputeAuthToken GetGameSessionLogUrl GetInstanceAccess RequestUploadCredentials",
    glue: "GetConnection GetConnections",
    grafana: "CreateWorkspaceApiKey CreateWorkspaceServiceAccountToken",
    iam: "EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions SendDelegationToken",
    iot: "AssumeRoleWithCertificate CreateKeysAndCertificate CreateRoleAlias OpenTunnel RotateTunnelAccessToken",
    "iq-permission": "AssumePermissionRole",
    ivs: "BatchGetStreamKey CreateParticipantToken CreateStreamKey GetStreamKey",
    ivschat: "CreateChatToken",
    "kafka-cluster": "Connect",
    kinesisanalytics: "CreateApplicationPresignedUrl",
    lakeformation: "GetDataAccess GetTemporaryGluePartitionCredentials GetTemporaryGlueTableCredentials",
    "license-manager": "CreateToken GetAccessToken",
    lightsail: "CreateBucketAccessKey CreateContainerServiceRegistryLogin CreateGUISessionAccessDetails DownloadDefaultKeyPair GetBucketAccessKeys GetInstanceAccessDetails GetKeyPair GetKeyPairs GetRelationalDatabaseMasterUserPassword StartGUISession",
    logs: "CallWithBearerToken",
    mediapackage: "RotateChannelCredentials RotateIngestEndpointCredentials",
    memorydb: "Connect",
    "pca-connector-scep": "CreateChallenge GetChallengePassword",
    q: "CreateScimAccessToken",
    quicksight: "GenerateEmbedUrlForAnonymousUser GenerateEmbedUrlForRegisteredUser GetAuthCode GetDashboardEmbedUrl GetSessionEmbedUrl",
    "rds-db": "connect",
    redshift: "GetClusterCredentials GetClusterCredentialsWithIAM GetIdentityCenterAuthToken",
    "redshift-serverless": "GetCredentials GetIdentityCenterAuthToken",
    rolesanywhere: "CreateProfile CreateTrustAnchor UpdateProfile UpdateTrustAnchor",
    route53globalresolver: "CreateAccessToken",
    s3: "GetDataAccess",
    s3express: "CreateSession",
    sagemaker: "CreateHubContentPresignedUrls CreatePartnerAppPresignedUrl CreatePresignedDomainUrl CreatePresignedMlflowAppUrl CreatePresignedMlflowTrackingServerUrl CreatePresignedNotebookInstanceUrl StartSession",
    securityagent: "CreateOneTimeLoginSession",
    signin: "CreateOAuth2Token",
    snowball: "GetJobUnlockCode",
    ssm: "GetAccessToken",
    sso: "GetRoleCredentials",
    "sso-directory": "CreateBearerToken ListBearerTokens",
    "sso-oauth": "CreateTokenWithIAM",
    storagegateway: "DescribeChapCredentials",
    sts: "AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot GetDelegatedAccessToken GetFederationToken GetServiceBearerToken GetSessionToken GetWebIdentityToken SetContext SetSourceIdentity TagSession",
    transfer: "CreateUser ImportSshPublicKey UpdateUser",
    waf: "GetChangeToken",
    "waf-regional": "GetChangeToken",
    wickr: "CreateAdminSession",
    workmail: "AssumeImpersonationRole",
};

;// CONCATENATED MODULE: ./build/src/providers/aws/escapes/patterns.js
/** Written by `npm run generate` from the catalogue beside this file and AWS's reference: change those, not this. Of all actions that AWS
 * documents for these services, each pattern takes in escapes only. */
const patterns = [
    "apigateway:*Domain*",
    "apigateway:*Access*",
    "apigateway:Update*Policy",
    "backup:Delete*Policy",
    "backup:*Search*",
    "backup:Put*Policy",
    "backup:Create*Selection",
    "bedrock-agentcore:*Access*",
    "bedrock-agentcore:*Token",
    "bedrock-agentcore:Manage*",
    "bedrock-agentcore:Start*Session",
    "bedrock-agentcore:*Authorize*",
    "cloudformation:Create*Set",
    "codebuild:StartBuild*",
    "cognito-identity:Get*Identity",
    "cognito-identity:Set*",
    "cognito-identity:Unlink*",
    "cognito-identity:Delete*",
    "cognito-identity:*Open*",
    "config:Put*Recorder",
    "config:Put*Pack",
    "config:PutConfiguration*",
    "config:PutOrganization*",
    "datazone:*Credentials",
    "datazone:*PolicyGrant",
    "deadline:*Associate*",
    "deadline:*Role*",
    "dms:*Outbound*",
    "dms:CreateData*",
    "ds:Create*Directory",
    "ec2:*Permission",
    "ec2:*PublicAccess",
    "ec2:*Odb*",
    "ec2:*Appliance*",
    "ec2:ModifyVerified*Policy",
    "ec2:Request*",
    "ec2:Modify*ImageAttribute",
    "elasticmapreduce:*URL",
    "elasticmapreduce:*Access",
    "gamelift:*Access",
    "gamelift:Create*Fleet",
    "gamelift:GetCompute*",
    "glue:*Stage*",
    "glue:*Notebook*",
    "glue:*Preview*",
    "glue:*Parsing*",
    "glue:*Action",
    "glue:*Executors*",
    "glue:*Storage*",
    "glue:*Authorize*",
    "glue:*Refresh*",
    "glue:Run*",
    "iam:Create*",
    "iam:*Boundary",
    "iam:Delete*Policy",
    "iam:*Credential",
    "iam:*From*",
    "iam:Add*",
    "iam:*SigningCertificate",
    "iam:EnableOrganizations*",
    "iam:Detach*",
    "iam:*Token*",
    "iam:Put*",
    "iam:Update*Policy",
    "iam:Delete*Provider",
    "iam:Delete*Profile",
    "iam:Delete*Role",
    "iam:*AccessKey",
    "iam:UpdateRole*",
    "iam:*Alias",
    "iam:DeletePolicy*",
    "iam:*VirtualMFADevice",
    "iam:Delete*Certificate",
    "iam:Update*Certificate",
    "iam:Upload*Certificate",
    "imagebuilder:Put*",
    "iot:SetDefault*",
    "iot:*PrincipalPolicy",
    "iot:CreatePolicy*",
    "iot:DeletePolicy*",
    "lakeformation:*Glue*",
    "lakeformation:Batch*",
    "lakeformation:*Grant*",
    "lakeformation:*Revoke*",
    "lambda:*Permission",
    "lambda:Invoke*",
    "lambda:*Replication",
    "lambda:CreateFunction*",
    "lightsail:*Details",
    "lightsail:GetKey*",
    "monitron:*Association",
    "monitron:*Associate*",
    "quicksight:*SourcePermissions",
    "quicksight:Create*Membership",
    "quicksight:Generate*User",
    "quicksight:*SetPermissions",
    "quicksight:*TopicPermissions",
    "quicksight:DeleteGroup*",
    "ram:*Create*",
    "ram:*Share",
    "ram:*Invitation",
    "ram:Associate*",
    "rds:Restore*",
    "rds:*Role*",
    "rds:*Attribute",
    "rds:CreateDBInstance*",
    "redshift:*Authorize*",
    "redshift:Revoke*",
    "redshift:*IAM*",
    "redshift:GetCluster*",
    "redshift:*Share",
    "s3:Put*Policy",
    "s3:Put*Block",
    "s3:DeleteAccessGrants*",
    "s3:*Center",
    "s3:Put*Acl",
    "s3:DeleteAccessPointPolicy*",
    "s3:CreateAccessGrants*",
    "s3:PutAccessPointPolicy*",
    "s3:Delete*Policy",
    "sagemaker:*Url*",
    "sagemaker:Create*Definition",
    "sagemaker:CreateEdge*",
    "sagemaker:Put*Policy",
    "sagemaker:CreateNotebook*",
    "sagemaker:UpdateNotebook*",
    "sagemaker:CreateMlflow*",
    "sagemaker:CreateAuto*",
    "sagemaker:CreateEndpoint*",
    "sagemaker:Create*Model",
    "ses:*IdentityPolicy",
    "sms-voice:Create*Destination",
    "sms-voice:Update*Destination",
    "ssm:Start*Execution",
    "ssm:*Policy",
    "sso:UpdateApplicationInstance*",
    "sso:*ToPermissionSet",
    "sso:*Group",
    "sso:Detach*",
    "sso:*Associate*",
    "sso:DeletePermission*",
    "sso:*User",
    "sso:*Certificate",
    "sso:Update*Configuration",
    "sso:*Data",
    "sso:PutPermissions*",
    "sts:Get*Token",
    "sts:Assume*",
    "sts:Set*",
    "sts:*Session*",
    "transfer:UpdateWeb*",
];

;// CONCATENATED MODULE: ./build/src/providers/aws/escapes/runs-as.js
/** They run code of the caller's choosing as another principal, or hand a role to a service that will act as it. Where each was read: test/aws/escapes/lists. */
const runsAs = {
    "access-analyzer": "StartPolicyGeneration",
    aiops: "CreateInvestigationGroup UpdateInvestigationGroup",
    amplify: "StartJob",
    apprunner: "CreateService UpdateService",
    athena: "StartCalculationExecution StartSession",
    autoscaling: "CreateAutoScalingGroup CreateLaunchConfiguration UpdateAutoScalingGroup",
    backup: "CreateBackupPlan CreateBackupSelection CreateRestoreTestingSelection StartBackupJob StartRestoreJob StartScanJob UpdateBackupPlan UpdateRestoreTestingSelection",
    "backup-gateway": "PutHypervisorPropertyMappings StartVirtualMachinesMetadataSync",
    "backup-search": "StartSearchResultExportJob",
    batch: "RegisterJobDefinition SubmitJob SubmitServiceJob",
    "bcm-dashboards": "CreateScheduledReport",
    bedrock: "InvokeAgent",
    "bedrock-agentcore": "CreateABTest CreateAgentRuntime CreateCodeInterpreter CreateGateway CreateHarness CreateMemory CreateOnlineEvaluationConfig CreatePaymentManager DeleteHarness InvokeCodeInterpreter StartBrowserSession StartCodeInterpreterSession UpdateABTest UpdateAgentRuntime UpdateGateway UpdateHarness UpdateMemory UpdateOnlineEvaluationConfig UpdatePaymentManager",
    budgets: "CreateBudgetAction UpdateBudgetAction",
    chime: "CreateMediaInsightsPipelineConfiguration UpdateMediaInsightsPipelineConfiguration",
    cleanrooms: "CreateConfiguredTableAssociation CreateMembership UpdateConfiguredTableAssociation UpdateMembership",
    cloudformation: "ActivateType ContinueUpdateRollback CreateChangeSet CreateStack CreateStackInstances CreateStackSet ExecuteChangeSet RegisterType SetStackPolicy UpdateStack UpdateStackSet",
    cloudtrail: "EnableFederation",
    codebuild: "CreateProject ImportSourceCredentials RetryBuild StartBuild StartBuildBatch StartCommandExecution StartSandbox UpdateProject",
    codecatalyst: "AssociateIamRoleToConnection",
    codeconnections: "CreateSyncConfiguration",
    codedeploy: "CreateDeployment",
    codepipeline: "CreatePipeline StartPipelineExecution UpdatePipeline",
    codestar: "CreateProjectFromTemplate",
    "codestar-connections": "CreateSyncConfiguration",
    config: "PutConfigurationAggregator PutConfigurationRecorder PutConformancePack PutOrganizationConfigRule PutOrganizationConformancePack PutRemediationConfigurations PutServiceLinkedConfigurationRecorder StartRemediationExecution",
    databrew: "StartProjectSession",
    datapipeline: "ActivatePipeline CreatePipeline PutPipelineDefinition",
    dax: "CreateCluster",
    deadline: "CreateFleet CreateMonitor CreateQueue UpdateFleet UpdateMonitor UpdateQueue",
    dms: "CreateDataMigration CreateDataProvider CreateEndpoint CreateFleetAdvisorCollector CreateInstanceProfile CreateMigrationProject CreateOutboundIntegration CreateReplicationInstance ModifyDataMigration ModifyEndpoint ModifyOutboundIntegration StartReplicationTaskAssessmentRun",
    drs: "StartRecovery",
    ds: "EnableRoleAccess",
    dsql: "CreateStream",
    ec2: "AssociateIamInstanceProfile CreateFleet CreateFlowLogs CreateLaunchTemplateVersion EnableFastLaunch ModifyInstanceAttribute ModifyLaunchTemplate ReplaceIamInstanceProfileAssociation RequestSpotFleet RequestSpotInstances RunInstances",
    ecr: "CreateRepositoryCreationTemplate UpdateRepositoryCreationTemplate",
    ecs: "CreateExpressGatewayService CreateService CreateTaskSet ExecuteCommand RegisterContainerInstance RegisterTaskDefinition RunTask StartTask UpdateService UpdateTaskSet",
    eks: "CreateFargateProfile",
    elasticbeanstalk: "CreateEnvironment UpdateEnvironment",
    elasticmapreduce: "AddInstanceGroups AddJobFlowSteps RunJobFlow",
    "emr-containers": "StartJobRun",
    "emr-serverless": "AccessInteractiveEndpoints AccessLivyEndpoints StartJobRun StartSession",
    events: "PutRule PutTargets",
    fis: "StartExperiment",
    gamelift: "CreateBuild CreateContainerFleet CreateFleet CreateGameServerGroup CreateScript UpdateGameServerGroup UpdateScript",
    glue: "CreateDevEndpoint CreateJob CreateSession CreateTrigger GetDevEndpoint RunStatement StartJobRun StartTrigger StartWorkflowRun UpdateDevEndpoint UpdateJob",
    "health-agent": "CreateDomain",
    iam: "PassRole",
    imagebuilder: "CreateImage CreateImagePipeline CreateInfrastructureConfiguration CreateLifecyclePolicy DistributeImage ImportDiskImage UpdateImagePipeline UpdateInfrastructureConfiguration UpdateLifecyclePolicy",
    iot: "CreateProvisioningTemplate RegisterCACertificate UpdateCACertificate UpdatePackageConfiguration UpdateProvisioningTemplate UpdateRoleAlias",
    iotfleetwise: "RegisterAccount",
    kafka: "CreateReplicator",
    kafkaconnect: "CreateConnector",
    kinesisanalytics: "CreateApplication DiscoverInputSchema",
    lambda: "CreateCapacityProvider CreateEventSourceMapping CreateFunction InvokeAsync InvokeFunction InvokeFunctionUrl PublishLayerVersion UpdateFunctionCode UpdateFunctionConfiguration",
    lightsail: "CreateInstances",
    logs: "PutDestination",
    mediaconnect: "CreateRouterInput CreateRouterOutput UpdateRouterInput UpdateRouterOutput",
    mediastore: "StartAccessLogging",
    mgn: "StartCutover StartTest",
    "neptune-graph": "CreateGraphUsingImportTask StartExportTask StartImportTask",
    nimble: "CreateStudio CreateStudioComponent UpdateStudio UpdateStudioComponent",
    omics: "StartRun StartRunBatch",
    osis: "CreatePipeline UpdatePipeline",
    pcs: "CreateComputeNodeGroup UpdateComputeNodeGroup",
    personalize: "CreateBatchInferenceJob CreateBatchSegmentJob CreateDataDeletionJob CreateDatasetExportJob CreateDatasetImportJob CreateMetricAttribution",
    pipes: "CreatePipe UpdatePipe",
    proton: "CreateEnvironment UpdateAccountRoles UpdateAccountSettings UpdateEnvironment",
    quicksight: "CreateDataSource CreateVPCConnection UpdateDataSource UpdateVPCConnection",
    rds: "AddRoleToDBCluster AddRoleToDBInstance CreateDBCluster CreateDBInstance CreateDBInstanceReadReplica CreateDBProxy ModifyDBCluster ModifyDBInstance ModifyDBProxy ModifyOptionGroup RemoveRoleFromDBCluster RemoveRoleFromDBInstance RestoreDBClusterFromS3 RestoreDBClusterFromSnapshot RestoreDBClusterToPointInTime RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3 RestoreDBInstanceToPointInTime StartExportTask",
    resiliencehub: "CreateApp UpdateApp",
    "resource-groups": "StartTagSyncTask",
    s3: "CreateJob PutReplicationConfiguration",
    "s3-outposts": "PutReplicationConfiguration",
    sagemaker: "CreateApp CreateAutoMLJob CreateAutoMLJobV2 CreateCluster CreateCompilationJob CreateDataQualityJobDefinition CreateDeviceFleet CreateDomain CreateEdgeDeploymentPlan CreateEdgeDeploymentStage CreateEdgePackagingJob CreateEndpoint CreateEndpointConfig CreateFeatureGroup CreateFlowDefinition CreateHyperParameterTuningJob CreateImage CreateInferenceExperiment CreateInferenceRecommendationsJob CreateLabelingJob CreateMlflowApp CreateMlflowTrackingServer CreateModel CreateModelBiasJobDefinition CreateModelExplainabilityJobDefinition CreateModelQualityJobDefinition CreateMonitoringSchedule CreateNotebookInstance CreateNotebookInstanceLifecycleConfig CreateOptimizationJob CreatePipeline CreateProcessingJob CreateTrainingJob CreateTransformJob CreateUserProfile RenderUiTemplate StartNotebookInstance StartPipelineExecution UpdateCluster UpdateClusterInference UpdateImage UpdateMonitoringSchedule UpdateNotebookInstance UpdateNotebookInstanceLifecycleConfig UpdatePipeline",
    "sagemaker-geospatial": "ExportEarthObservationJob ExportVectorEnrichmentJob GetTile StartEarthObservationJob StartVectorEnrichmentJob",
    scheduler: "CreateSchedule UpdateSchedule",
    securityagent: "CreateApplication UpdateApplication",
    securitylake: "CreateCustomLogSource CreateDataLake CreateSubscriberNotification UpdateSubscriberNotification",
    ses: "CreateRuleSet UpdateRuleSet",
    shield: "AssociateDRTRole",
    "sms-voice": "CreateConfigurationSetEventDestination CreateEventDestination UpdateConfigurationSetEventDestination UpdateEventDestination UpdatePhoneNumber UpdatePool",
    sns: "CreatePlatformApplication CreateTopic SetPlatformApplicationAttributes",
    ssm: "CreateActivation CreateAssociation CreateDocument RegisterTaskWithMaintenanceWindow ResumeSession SendCommand StartAutomationExecution StartChangeRequestExecution StartSession UpdateAssociation UpdateDocument UpdateMaintenanceWindowTask",
    "ssm-incidents": "CreateResponsePlan UpdateResponsePlan",
    states: "CreateStateMachine RedriveExecution StartExecution StartSyncExecution TestState UpdateStateMachine",
    synthetics: "StartCanary UpdateCanary",
    timestream: "CreateScheduledQuery",
    transfer: "CreateAccess CreateAgreement CreateConnector CreateServer CreateWebApp UpdateAccess UpdateAgreement UpdateConnector UpdateServer UpdateWebApp UpdateWebAppCustomization",
    ts: "StartExecution",
};

;// CONCATENATED MODULE: ./build/src/providers/aws/escapes/shares.js
/** They give permission to someone else, widen who may be trusted, or take a limit away. Where each was read: test/aws/escapes/lists. */
const shares = {
    "acm-pca": "CreatePermission DeletePermission DeletePolicy PutPolicy",
    aidevops: "AllowVendedLogDeliveryForResource",
    aiops: "PutInvestigationGroupPolicy",
    aoss: "CreateAccessPolicy CreateSecurityPolicy UpdateAccessPolicy UpdateSecurityPolicy",
    apigateway: "AddCertificateToDomain CreateAccessAssociation DeletePortalProductSharingPolicy PutPortalProductSharingPolicy RejectAccessAssociation RemoveCertificateFromDomain SetWebACL UpdateDomainNameManagementPolicy UpdateDomainNamePolicy UpdateRestApiPolicy",
    appmesh: "PutMeshPolicy",
    appstream: "UpdateImagePermissions",
    appsync: "PutResourcePolicy SetWebACL",
    aps: "PutResourcePolicy",
    "arc-region-switch": "DeleteResourcePolicy GetResourcePolicy PutResourcePolicy",
    "aws-marketplace": "DeleteResourcePolicy PutResourcePolicy",
    backup: "DeleteBackupVaultAccessPolicy DeleteBackupVaultSharingPolicy ListIndexedRecoveryPointsForSearch PutBackupVaultAccessPolicy PutBackupVaultSharingPolicy SearchRecoveryPoint StartCopyJob",
    bedrock: "AllowVendedLogDeliveryForResource PutResourcePolicy",
    "bedrock-agentcore": "AllowVendedLogDeliveryForResource AuthorizeAction InvokeGateway ManageAdminPolicy ManageResourceScopedPolicy PartiallyAuthorizeActions PutResourcePolicy SynchronizeGatewayTargets",
    billing: "DeleteResourcePolicy GetResourcePolicy PutResourcePolicy",
    chime: "DeleteVoiceConnectorTerminationCredentials PutVoiceConnectorTerminationCredentials",
    "cleanrooms-ml": "PutConfiguredAudienceModelPolicy",
    cloud9: "CreateEnvironmentMembership UpdateEnvironmentMembership",
    cloudfront: "AllowVendedLogDeliveryForResource PutResourcePolicy",
    cloudhsm: "PutResourcePolicy",
    cloudsearch: "UpdateServiceAccessPolicies",
    cloudtrail: "PutResourcePolicy RegisterOrganizationDelegatedAdmin",
    codeartifact: "DeleteDomainPermissionsPolicy DeleteRepositoryPermissionsPolicy PutDomainPermissionsPolicy PutRepositoryPermissionsPolicy",
    codebuild: "DeleteResourcePolicy DeleteSourceCredentials PutResourcePolicy",
    "codeguru-profiler": "PutPermission RemovePermission",
    codestar: "AssociateTeamMember CreateProject DeleteProject DisassociateTeamMember UpdateTeamMember",
    codewhisperer: "AllowVendedLogDeliveryForResource",
    "cognito-identity": "CreateIdentityPool DeleteIdentities DeleteIdentityPool GetId MergeDeveloperIdentities SetIdentityPoolRoles SetPrincipalTagAttributeMap UnlinkDeveloperIdentity UnlinkIdentity UpdateIdentityPool",
    comprehend: "PutResourcePolicy",
    dataexchange: "CreateDataGrant PublishToDataGrant",
    datazone: "AddPolicyGrant AssociateEnvironmentRole CreateProjectMembership CreateSubscriptionGrant DeleteDomainSharingPolicy GetIamPortalLoginUrl PutDomainSharingPolicy RemovePolicyGrant RevokeSubscription UpdateSubscriptionGrantStatus",
    deadline: "AssociateMemberToFarm AssociateMemberToFleet AssociateMemberToJob AssociateMemberToQueue DisassociateMemberFromFarm DisassociateMemberFromFleet DisassociateMemberFromJob DisassociateMemberFromQueue",
    deeplens: "AssociateServiceRoleToAccount",
    ds: "AccessDSData AuthorizeApplication CreateConditionalForwarder CreateDirectory CreateIdentityPoolDirectory CreateMicrosoftAD CreateTrust ShareDirectory UpdateAuthorizedApplication",
    "ds-data": "AddGroupMember CreateUser",
    dsql: "PutClusterPolicy",
    dynamodb: "CreateGlobalTable DeleteResourcePolicy EnableKinesisStreamingDestination ExportTableToPointInTime PutResourcePolicy UpdateAbacStatus",
    ec2: "AssociateEnclaveCertificateIamRole AttachApplianceToNatGateway AttachResourcesToPlacementGroup CancelImageLaunchPermission CreateCoipPoolPermission CreateLocalGatewayRouteTablePermission CreateNetworkInterfacePermission CreateOdbNetworkPeering DeleteCoipPoolPermission DeleteLocalGatewayRouteTablePermission DeleteNetworkInterfacePermission DeleteOdbNetworkPeering DeleteResourcePolicy DetachApplianceFromNatGateway DetachResourcesFromPlacementGroup DisableImageBlockPublicAccess DisableSnapshotBlockPublicAccess EnableImageBlockPublicAccess EnableSnapshotBlockPublicAccess ModifyFpgaImageAttribute ModifyImageAttribute ModifyOdbNetworkPeering ModifySnapshotAttribute ModifyVerifiedAccessEndpointPolicy ModifyVerifiedAccessGroupPolicy ModifyVpcEndpointServicePermissions PutResourcePolicy ResetSnapshotAttribute",
    ecr: "DeleteRegistryPolicy DeleteRepositoryPolicy PutRegistryPolicy SetRepositoryPolicy",
    "ecr-public": "SetRepositoryPolicy",
    eks: "AssociateAccessPolicy AssociateIdentityProviderConfig CreateAccessEntry CreatePodIdentityAssociation UpdateAccessEntry UpdateClusterConfig",
    elasticbeanstalk: "AssociateEnvironmentOperationsRole",
    elasticfilesystem: "DeleteFileSystemPolicy PutFileSystemPolicy",
    elasticloadbalancing: "AllowVendedLogDeliveryForResource",
    elasticmapreduce: "DeleteWorkspaceAccess PutBlockPublicAccessConfiguration PutWorkspaceAccess",
    entityresolution: "AddPolicyStatement DeletePolicyStatement PutPolicy UseIdNamespace UseWorkflow",
    es: "AuthorizeVpcEndpointAccess CreateElasticsearchServiceRole CreateServiceRole UpdateDomainConfig UpdateElasticsearchDomainConfig",
    events: "PutPermission RemovePermission",
    fsx: "BypassSnaplockEnterpriseRetention DeleteResourcePolicy GetResourcePolicy ManageBackupPrincipalAssociations PutResourcePolicy",
    glacier: "AbortVaultLock CompleteVaultLock DeleteVaultAccessPolicy InitiateVaultLock SetDataRetrievalPolicy SetVaultAccessPolicy",
    globalaccelerator: "CreateCrossAccountAttachment UpdateCrossAccountAttachment",
    glue: "AuthorizeInboundIntegration BatchGetStageFiles DeleteResourcePolicy DeregisterDataPreview DescribeConnectionType DescribeEntity GetDataPreviewStatement GetEnvironment GetExecutors GetExecutorsThreads GetLogParsingStatus GetNotebookInstanceStatus GetQueries GetQuery GetRecipeAction GetStage GetStageAttempt GetStageAttemptTaskList GetStageAttemptTaskSummary GetStageFiles GetStages GetStorage GetStorageUnit GlueNotebookAuthorize GlueNotebookRefreshCredentials ListConnectionTypes ListEntities ManagedConnector PutResourcePolicy RefreshOAuth2Tokens RequestLogParsing RunDataPreviewStatement SendRecipeAction StartNotebook TerminateNotebook TestConnection UseGlueStudio",
    grafana: "UpdatePermissions",
    greengrass: "AssociateRoleToGroup AssociateServiceRoleToAccount",
    health: "DisableHealthServiceAccessForOrganization EnableHealthServiceAccessForOrganization",
    iam: "AcceptDelegationRequest AddClientIDToOpenIDConnectProvider AddRoleToInstanceProfile AddUserToGroup AssociateDelegationRequest AttachGroupPolicy AttachRolePolicy AttachUserPolicy ChangePassword CreateAccessKey CreateAccountAlias CreateDelegationRequest CreateGroup CreateInstanceProfile CreateLoginProfile CreateOpenIDConnectProvider CreatePolicy CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole CreateServiceSpecificCredential CreateUser CreateVirtualMFADevice DeactivateMFADevice DeleteAccessKey DeleteAccountAlias DeleteAccountPasswordPolicy DeleteGroup DeleteGroupPolicy DeleteInstanceProfile DeleteLoginProfile DeleteOpenIDConnectProvider DeletePolicy DeletePolicyVersion DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy DeleteSAMLProvider DeleteServerCertificate DeleteServiceLinkedRole DeleteServiceSpecificCredential DeleteSigningCertificate DeleteSSHPublicKey DeleteUser DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice DetachGroupPolicy DetachRolePolicy DetachUserPolicy EnableMFADevice PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy RemoveClientIDFromOpenIDConnectProvider RemoveRoleFromInstanceProfile RemoveUserFromGroup ResetServiceSpecificCredential ResyncMFADevice SetDefaultPolicyVersion SetSecurityTokenServicePreferences TagPolicy TagRole TagUser UntagRole UntagUser UpdateAccessKey UpdateAccountPasswordPolicy UpdateAssumeRolePolicy UpdateGroup UpdateLoginProfile UpdateOpenIDConnectProviderThumbprint UpdateRole UpdateRoleDescription UpdateSAMLProvider UpdateServerCertificate UpdateServiceSpecificCredential UpdateSigningCertificate UpdateSSHPublicKey UpdateUser UploadServerCertificate UploadSigningCertificate UploadSSHPublicKey",
    "identity-sync": "AllowVendedLogDeliveryForResource",
    identitystore: "CreateGroupMembership",
    imagebuilder: "PutComponentPolicy PutContainerRecipePolicy PutImagePolicy PutImageRecipePolicy",
    inspector: "RegisterCrossAccountAccessRole",
    iot: "AttachPolicy AttachPrincipalPolicy AttachThingPrincipal CreateAuthorizer CreatePolicy CreatePolicyVersion CreateTopicRule DeletePolicy DeletePolicyVersion DetachPolicy DetachPrincipalPolicy SetDefaultAuthorizer SetDefaultPolicyVersion UpdateAuthorizer",
    iotfleetwise: "GenerateCommandPayload",
    iotsitewise: "CreateAccessPolicy DeleteAccessPolicy UpdateAccessPolicy",
    "iq-permission": "ApproveAccessGrant ApprovePermissionRequest",
    kafka: "PutClusterPolicy",
    kinesis: "DeleteResourcePolicy PutResourcePolicy",
    kms: "CreateGrant CreateKey PutKeyPolicy ReplicateKey RetireGrant RevokeGrant",
    lakeformation: "BatchGrantPermissions BatchRevokePermissions GrantPermissions PutDataLakeSettings RevokePermissions",
    lambda: "AddLayerVersionPermission AddPermission CreateFunctionUrlConfig DisableReplication EnableReplication RemoveLayerVersionPermission RemovePermission UpdateFunctionUrlConfig",
    lex: "CreateResourcePolicy CreateResourcePolicyStatement UpdateResourcePolicy",
    "license-manager": "CreateGrant CreateGrantVersion UpdateServiceSettings",
    lightsail: "SetResourceAccessForBucket",
    logs: "DeleteResourcePolicy PutAccountPolicy PutDeliveryDestinationPolicy PutDestinationPolicy PutResourcePolicy PutSubscriptionFilter",
    lookoutequipment: "PutResourcePolicy",
    managedblockchain: "GET Invoke POST",
    mediaconnect: "GrantFlowEntitlements",
    mediaconvert: "CreateResourceShare PutPolicy",
    mediapackagev2: "PutChannelPolicy PutOriginEndpointPolicy",
    mediastore: "DeleteContainerPolicy PutContainerPolicy",
    mediatailor: "DeleteChannelPolicy PutChannelPolicy",
    memorydb: "CreateAcl CreateUser UpdateAcl UpdateUser",
    mobilehub: "CreateServiceRole",
    monitron: "AssociateProjectAdminUser CreateProjectUserAssociation CreateUserAccessRoleAssociation DeleteProjectUserAssociation DeleteUserAccessRoleAssociation DisassociateProjectAdminUser ListProjectAdminUsers",
    mpa: "DeleteResourcePolicy PutResourcePolicy",
    "network-firewall": "PutResourcePolicy",
    networkmanager: "DeleteResourcePolicy PutResourcePolicy StartOrganizationServiceAccessUpdate",
    notifications: "DisableNotificationsAccessForOrganization EnableNotificationsAccessForOrganization",
    oam: "CreateLink PutSinkPolicy UpdateLink",
    odb: "CreateGrantShare PutResourcePolicy",
    omics: "CreateShare PutS3AccessPolicy",
    opensearch: "ApplicationAccessAll",
    opsworks: "GrantAccess SetPermission UpdateUserProfile",
    organizations: "AttachPolicy CreatePolicy DetachPolicy InviteAccountToOrganization PutResourcePolicy RegisterDelegatedAdministrator UpdatePolicy",
    osis: "PutResourcePolicy",
    "payment-cryptography": "DeleteResourcePolicy PutResourcePolicy",
    q: "CreateAuthGrant UpdateAuthGrant",
    qapps: "UpdateQAppPermissions",
    qbusiness: "AllowVendedLogDeliveryForResource AssociatePermission PutResourcePolicy",
    qldb: "UpdateLedgerPermissionsMode",
    quicksight: "AllowVendedLogDeliveryForResource CreateAdmin CreateFolderMembership CreateGroup CreateGroupMembership CreateIAMPolicyAssignment CreateRoleMembership CreateUser DeleteGroup DeleteGroupMembership DeleteIAMPolicyAssignment DeleteUser DeleteUserByPrincipalId DescribeDataSetPermissions DescribeDataSourcePermissions DescribeTopicPermissions RegisterUser UpdateActionConnectorPermissions UpdateAgentPermissions UpdateAnalysisPermissions UpdateApplicationWithTokenExchangeGrant UpdateDashboardPermissions UpdateDataSetPermissions UpdateDataSourcePermissions UpdateFlowPermissions UpdateFolderPermissions UpdateGroup UpdateIAMPolicyAssignment UpdateResourcePermissions UpdateTemplatePermissions UpdateThemePermissions UpdateTopicPermissions UpdateUser",
    ram: "AcceptResourceShareInvitation AssociateResourceShare AssociateResourceSharePermission CreatePermission CreatePermissionVersion CreateResourceShare DeleteResourceShare DisassociateResourceShare EnableSharingWithAwsOrganization PromotePermissionCreatedFromPolicy PromoteResourceShareCreatedFromPolicy RejectResourceShareInvitation ReplacePermissionAssociations SetDefaultPermissionVersion UpdateResourceShare",
    rds: "AuthorizeDBSecurityGroupIngress ModifyDBClusterSnapshotAttribute ModifyDBSnapshotAttribute",
    redshift: "AssociateDataShareConsumer AuthorizeClusterSecurityGroupIngress AuthorizeDataShare AuthorizeEndpointAccess AuthorizeInboundIntegration AuthorizeSnapshotAccess CreateClusterUser CreateSnapshotCopyGrant DeauthorizeDataShare DeleteResourcePolicy JoinGroup ModifyClusterIamRoles PutResourcePolicy RejectDataShare RevokeClusterSecurityGroupIngress RevokeEndpointAccess RevokeSnapshotAccess RotateEncryptionKey",
    "redshift-serverless": "PutResourcePolicy",
    "refactor-spaces": "PutResourcePolicy",
    rekognition: "PutProjectPolicy",
    "resource-explorer-2": "DeleteResourcePolicy PutResourcePolicy",
    "resource-groups": "PutGroupPolicy",
    rolesanywhere: "EnableProfile EnableTrustAnchor",
    "route53-recovery-control-config": "DeleteResourcePolicy PutResourcePolicy",
    "route53-recovery-readiness": "CreateCrossAccountAuthorization",
    route53globalresolver: "AllowVendedLogDeliveryForResource",
    route53profiles: "PutProfilePolicy",
    route53resolver: "PutFirewallRuleGroupPolicy PutResolverQueryLogConfigPolicy PutResolverRulePolicy",
    rum: "PutResourcePolicy",
    s3: "AssociateAccessGrantsIdentityCenter BypassGovernanceRetention CreateAccessGrant CreateAccessGrantsInstance CreateAccessGrantsLocation CreateAccessPoint DeleteAccessGrant DeleteAccessGrantsInstance DeleteAccessGrantsInstanceResourcePolicy DeleteAccessGrantsLocation DeleteAccessPointPolicy DeleteAccessPointPolicyForObjectLambda DeleteBucketPolicy DissociateAccessGrantsIdentityCenter ObjectOwnerOverrideToBucketOwner PutAccessGrantsInstanceResourcePolicy PutAccessPointPolicy PutAccessPointPolicyForObjectLambda PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock PutBucketAcl PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutMultiRegionAccessPointPolicy PutObjectAcl PutObjectVersionAcl UpdateAccessGrantsLocation",
    "s3-object-lambda": "PutObjectAcl PutObjectVersionAcl",
    "s3-outposts": "DeleteAccessPointPolicy DeleteBucketPolicy PutAccessPointPolicy PutBucketPolicy PutObjectAcl",
    s3express: "DeleteAccessPointPolicy DeleteAccessPointScope DeleteBucketPolicy PutAccessPointPolicy PutAccessPointScope PutBucketPolicy",
    s3files: "DeleteFileSystemPolicy PutFileSystemPolicy",
    s3tables: "DeleteTableBucketPolicy DeleteTablePolicy PutTableBucketPolicy PutTablePolicy",
    s3vectors: "DeleteVectorBucketPolicy PutVectorBucketPolicy",
    sagemaker: "CreateLineageGroupPolicy CreateSharedModel PutLineageGroupPolicy PutModelPackageGroupPolicy PutResourcePolicy UpdateSharedModel",
    schemas: "PutResourcePolicy",
    secretsmanager: "DeleteResourcePolicy PutResourcePolicy ReplicateSecretToRegions ValidateResourcePolicy",
    securityhub: "AllowVendedLogDeliveryForResource",
    securitylake: "RegisterDataLakeDelegatedAdministrator",
    serverlessrepo: "PutApplicationPolicy",
    servicecatalog: "AssociatePrincipalWithPortfolio CreatePortfolioShare DeletePortfolioShare PutResourcePolicy UpdatePortfolioShare",
    servicediscovery: "PutResourcePolicy",
    ses: "AllowVendedLogDeliveryForResource CreateEmailIdentityPolicy DeleteEmailIdentityPolicy DeleteIdentityPolicy PutIdentityPolicy ReplicateEmailIdentityDkimSigningKey UpdateEmailIdentityPolicy",
    signer: "AddProfilePermission RemoveProfilePermission",
    "sms-voice": "DeleteResourcePolicy PutResourcePolicy",
    sns: "AddPermission RemovePermission SetTopicAttributes Subscribe",
    sqs: "AddPermission RemovePermission SetQueueAttributes",
    ssm: "DeleteResourcePolicy ModifyDocumentPermission PutResourcePolicy UpdateManagedInstanceRole",
    "ssm-contacts": "AssociateContact PutContactPolicy",
    "ssm-incidents": "DeleteResourcePolicy PutResourcePolicy",
    "ssm-sap": "DeleteResourcePermission GetResourcePermission PutResourcePermission",
    sso: "AddMemberToGroup AssociateDirectory AssociateProfile AttachCustomerManagedPolicyReferenceToPermissionSet AttachManagedPolicyToPermissionSet CreateAccountAssignment CreateAlias CreateApplicationInstance CreateApplicationInstanceCertificate CreateGroup CreateInstanceAccessControlAttributeConfiguration CreatePermissionSet CreateProfile CreateTrust CreateTrustedTokenIssuer CreateUser DeleteApplicationInstance DeleteApplicationInstanceCertificate DeleteGroup DeletePermissionsBoundaryFromPermissionSet DeletePermissionSet DeletePermissionsPolicy DeleteProfile DeleteUser DetachCustomerManagedPolicyReferenceFromPermissionSet DetachManagedPolicyFromPermissionSet DisableUser DisassociateDirectory DisassociateProfile EnableUser ImportApplicationInstanceServiceProviderMetadata ProvisionPermissionSet PutApplicationGrant PutInlinePolicyToPermissionSet PutPermissionsBoundaryToPermissionSet PutPermissionsPolicy RemoveMemberFromGroup SetTemporaryPassword StartSSO UpdateApplicationInstanceActiveCertificate UpdateApplicationInstanceDisplayData UpdateApplicationInstanceResponseConfiguration UpdateApplicationInstanceResponseSchemaConfiguration UpdateApplicationInstanceSecurityConfiguration UpdateApplicationInstanceServiceProviderConfiguration UpdateApplicationInstanceStatus UpdateDirectoryAssociation UpdateGroup UpdateInstanceAccessControlAttributeConfiguration UpdatePermissionSet UpdateProfile UpdateSSOConfiguration UpdateTrust UpdateTrustedTokenIssuer UpdateUser",
    "sso-directory": "AddMemberToGroup CreateAlias CreateGroup CreateUser DeleteGroup DeleteUser DisableUser EnableUser RemoveMemberFromGroup UpdateGroup UpdatePassword UpdateUser VerifyEmail",
    storagegateway: "DeleteChapCredentials SetLocalConsolePassword SetSMBGuestPassword UpdateChapCredentials",
    verifiedpermissions: "CreatePolicy UpdatePolicy",
    "vpc-lattice": "AssociateViaAWSService AssociateViaAWSService-EventsAndStates CreateServiceNetworkVpcEndpointAssociation DeleteAuthPolicy PutAuthPolicy PutResourcePolicy",
    waf: "CreateWebACL DeletePermissionPolicy DeleteWebACL PutPermissionPolicy UpdateWebACL",
    "waf-regional": "CreateWebACL DeletePermissionPolicy DeleteWebACL PutPermissionPolicy UpdateWebACL",
    wafv2: "DeletePermissionPolicy PutPermissionPolicy",
    wisdom: "AllowVendedLogDeliveryForResource",
    workdocs: "AddResourcePermissions",
    worklink: "DeleteMailboxPermissions PutMailboxPermissions UpdateDevicePolicyConfiguration",
    workmail: "CreateImpersonationRole PutMailboxPermissions ResetPassword ResetUserPassword UpdateImpersonationRole",
    workspaces: "ModifySelfservicePermissions UpdateConnectionAliasPermission UpdateWorkspaceImagePermission",
    xray: "PutEncryptionConfig PutResourcePolicy",
};

// EXTERNAL MODULE: ./build/src/providers/aws/iam/index.js + 12 modules
var iam = __webpack_require__(7540);
;// CONCATENATED MODULE: ./build/src/providers/aws/escapes.js





/** The same in words, after an action's name. */
const escapeWords = {
    credentials: "hands out a credential or an open channel",
    "runs-as": "can act as another principal",
    shares: "changes what others may do",
};
const tables = [
    ["credentials", credentials],
    ["runs-as", runsAs],
    ["shares", shares],
];
const catalogue = new Map(tables.flatMap(([kind, table]) => Object.entries(table).flatMap(([service, names]) => names.split(" ").map((action) => {
    const name = `${service}:${action}`;
    return [name.toLowerCase(), { name, kind }];
}))));
/** Every escape as `service:Action`. */
const escapes = [...catalogue.values()].map(({ name }) => name);
const services = Map.groupBy(escapes, serviceOf);
/** What an action, named in full, does that outlives or leaves a session; undefined when it is no known escape. */
function escapeKind(action) {
    return catalogue.get(action.toLowerCase())?.kind;
}
/** The escapes that an action or a pattern of actions takes in; letter case aside, as IAM compares actions. */
function escapesIn(pattern) {
    const exact = catalogue.get(pattern.toLowerCase());
    if (exact)
        return [exact.name];
    if (!/[*?]/.test(pattern))
        return [];
    const lower = pattern.toLowerCase();
    const service = serviceOf(lower);
    const near = /[*?]/.test(service) ? escapes : (services.get(service) ?? []);
    return near.filter((name) => (0,iam/* globMatches */.mw)(lower, name.toLowerCase()));
}
/**
 * The same escapes in fewer characters, for a policy that denies them. A pattern stands only for what it takes in of AWS's
 * whole reference: a pattern that takes in an escape which is not in `names` is used only if that one is in `also`.
 */
function abridged(names, also) {
    const wanted = new Set(names);
    const left = new Set(names);
    const used = patterns.filter((pattern) => {
        const taken = takenBy(pattern);
        const mine = taken.filter((name) => left.has(name));
        const shorter = mine.reduce((sum, name) => sum + name.length + 3, 0) > pattern.length + 3;
        if (!shorter || !taken.every((name) => wanted.has(name) || also.has(name)))
            return false;
        for (const name of mine)
            left.delete(name);
        return true;
    });
    return [...used, ...names.filter((name) => left.has(name))];
}
const known = new Map();
/** {@link escapesIn} of one of the patterns, worked out once. */
function takenBy(pattern) {
    const found = known.get(pattern) ?? escapesIn(pattern);
    known.set(pattern, found);
    return found;
}
function serviceOf(action) {
    return action.split(":")[0];
}


/***/ }),

/***/ 7540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vm: () => (/* reexport */ contextOf),
  _3: () => (/* reexport */ evaluate),
  e2: () => (/* reexport */ evaluateTrust),
  a7: () => (/* reexport */ globIncludes),
  mw: () => (/* reexport */ globMatches),
  ON: () => (/* reexport */ parsePolicy),
  Ky: () => (/* reexport */ resourceIncludes),
  EY: () => (/* reexport */ sessionContext),
  C5: () => (/* reexport */ webIdentityContext)
});

// UNUSED EXPORTS: githubClaims, timeContext

// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/providers/aws/iam/context.js

/** Puts contexts and plain records together; of the same key, the later one counts. Undefined values are not there. */
function contextOf(...parts) {
    const entries = new Map();
    for (const part of parts) {
        for (const [key, value] of isContext(part) ? part.entries : Object.entries(part)) {
            if (value !== undefined)
                entries.set(key.toLowerCase(), typeof value === "string" ? [value] : value);
        }
    }
    return { get: (key) => entries.get(key.toLowerCase()), entries };
}
function isContext(part) {
    return part.entries instanceof Map;
}
/** The request's time, in both of AWS's spellings: whole seconds. */
function timeContext(at) {
    return contextOf({ "aws:CurrentTime": (0,time/* iso */.KH)(at), "aws:EpochTime": String(Math.floor(at / 1000)) });
}
/**
 * What AWS knows of a call by a session of a role that was assumed with a web identity.
 * Claims of the token are not there: none of GitHub's is available in the session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function sessionContext(session) {
    const tags = Object.entries(session.tags ?? {}).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
    return contextOf(timeContext(session.at), Object.fromEntries(tags), {
        "aws:PrincipalArn": session.roleArn,
        "aws:PrincipalAccount": session.roleArn.split(":")[4],
        "aws:PrincipalType": "AssumedRole",
        "aws:PrincipalIsAWSService": "false",
        "aws:ViaAWSService": "false",
        "aws:SecureTransport": "true",
        "aws:userid": session.roleId && `${session.roleId}:${session.sessionName}`,
        "aws:FederatedProvider": session.federatedProvider,
        "aws:RequestedRegion": session.region,
        "aws:TokenIssueTime": session.issuedAt === undefined ? undefined : (0,time/* iso */.KH)(session.issuedAt),
    });
}
/**
 * The claims of GitHub's tokens that AWS makes into condition keys; no other claim reaches a trust policy.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
const githubClaims = [
    "aud",
    "sub",
    "repository_id",
    "repository_owner_id",
    "repository",
    "ref",
    "environment",
    "job_workflow_ref",
    "workflow",
    "actor",
    "actor_id",
    "enterprise_id",
];
/** What AWS knows when a token asks for a role: the claims it makes into keys, the session's name, the time. */
function webIdentityContext(request) {
    const known = githubClaims.map((claim) => [`${request.issuerHost}:${claim}`, claimValue(request.claims[claim])]);
    return contextOf(timeContext(request.at), Object.fromEntries(known), { "sts:RoleSessionName": request.sessionName });
}
function claimValue(claim) {
    if (typeof claim === "string")
        return claim;
    return Array.isArray(claim) && claim.every((value) => typeof value === "string") ? claim : undefined;
}

// EXTERNAL MODULE: ./build/src/core/fault.js
var fault = __webpack_require__(7077);
;// CONCATENATED MODULE: ./build/src/providers/aws/iam/faults.js

/** The document is not a policy that IAM would take. */
function malformed(what) {
    return new fault/* Fault */.v("iam.malformed", what);
}
/** IAM may well take it, but what it then does is not known here: nobody may rely on a verdict. */
function unsupported(what) {
    return new fault/* Fault */.v("iam.unsupported", what);
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/match.js
/*
 * Globs: `*` is any run of characters, also none; `?` is exactly one (one UTF-16 code unit).
 * A glob is compiled to code units, with negative numbers for wildcards, so that a literal `*` (written `${*}` in
 * policies) needs no escaping.
 */
const anyRun = -1;
const anyOne = -2;
/** Like the two above, but never crossing a colon: wildcards inside a segment of an ARN. */
const segmentRun = -3;
const segmentOne = -4;
const star = 0x2a;
const question = 0x3f;
const colon = 0x3a;
/** Stands in proofs for a character that occurs in no pattern. */
const fresh = 0x110000;
function compileGlob(pattern) {
    const glob = [];
    for (let at = 0; at < pattern.length; at++) {
        const unit = pattern.charCodeAt(at);
        if (unit === star) {
            if (glob.at(-1) !== anyRun)
                glob.push(anyRun);
        }
        else
            glob.push(unit === question ? anyOne : unit);
    }
    return glob;
}
/** The code units of a text, no wildcards. */
function literal(text) {
    return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
/**
 * The same glob read as a resource ARN: wildcards stay inside their colon-delimited segment, except a `*` that ends one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function withinSegments(glob) {
    return glob.map((unit, at) => {
        if (unit === anyOne)
            return segmentOne;
        const ends = at + 1 === glob.length || glob[at + 1] === colon;
        return unit === anyRun && !ends ? segmentRun : unit;
    });
}
/** Whether a value is in a glob's language. Linear for the patterns people write; at worst pattern × value. */
function matches(glob, value) {
    let g = 0;
    let v = 0;
    let retryGlob = -1;
    let retryValue = 0;
    while (v < value.length) {
        const unit = glob[g];
        if (unit === anyRun && g + 1 === glob.length)
            return true;
        if (unit === anyRun || unit === segmentRun) {
            retryGlob = g++;
            retryValue = v;
            continue;
        }
        if (unit !== undefined && takes(unit, value.charCodeAt(v))) {
            g++;
            v++;
            continue;
        }
        // The last run takes one character more. Earlier runs need no second try unless this one is stopped by a colon.
        if (retryGlob < 0)
            return false;
        if (!takes(glob[retryGlob], value.charCodeAt(retryValue)))
            return simulate(glob, value);
        v = ++retryValue;
        g = retryGlob + 1;
    }
    while (glob[g] === anyRun || glob[g] === segmentRun)
        g++;
    return g === glob.length;
}
function globMatches(pattern, value) {
    return matches(compileGlob(pattern), value);
}
/**
 * Whether everything that `inner` matches is matched by `outer`. Exact for the patterns people write; for one made to take
 * exponential work the answer is no, because it was not proven.
 */
function globIncludes(outer, inner) {
    return includes(compileGlob(outer), compileGlob(inner));
}
/** {@link globIncludes} of resource ARNs, under either reading of wildcards and colons. */
function resourceIncludes(outer, inner) {
    const [out, into] = [compileGlob(outer), compileGlob(inner)];
    return includes(out, into) && includes(withinSegments(out), withinSegments(into));
}
/**
 * Whether the language of `inner` lies inside that of `outer`, by following the set of places where `outer` can be.
 * It is enough to let each wildcard of `inner` write a fresh character or, where it may, a colon: any other character
 * would be taken by every place that takes the fresh one.
 */
function includes(outer, inner) {
    const enough = 64 + 16 * (outer.length + inner.length);
    const seen = new Set();
    const queue = [];
    const visit = (at, places) => {
        const key = `${at}:${places.join()}`;
        if (!seen.has(key)) {
            seen.add(key);
            queue.push({ at, places });
        }
    };
    visit(0, closure(outer, [0]));
    for (let state = queue.pop(); state; state = queue.pop()) {
        const { at, places } = state;
        // Nothing that continues from here can be matched, and every glob matches something: a counterexample exists.
        if (places.length === 0 || seen.size > enough)
            return false;
        const unit = inner[at];
        if (unit === undefined) {
            if (!places.includes(outer.length))
                return false;
            continue;
        }
        const run = unit === anyRun || unit === segmentRun;
        for (const written of writes(unit))
            visit(run ? at : at + 1, step(outer, places, written));
        if (run)
            visit(at + 1, places);
    }
    return true;
}
function writes(unit) {
    if (unit >= 0)
        return [unit];
    return unit === anyRun || unit === anyOne ? [fresh, colon] : [fresh];
}
function takes(unit, written) {
    if (unit >= 0)
        return unit === written;
    return unit === anyRun || unit === anyOne || written !== colon;
}
/** Places after one character; a place is an index into the glob, its length the end. */
function step(glob, places, written) {
    const next = [];
    for (const place of places) {
        const unit = glob[place];
        if (unit === undefined || !takes(unit, written))
            continue;
        next.push(unit === anyRun || unit === segmentRun ? place : place + 1);
    }
    return closure(glob, next);
}
/** Adds the places reached by letting runs be empty; ascending and without doubles. */
function closure(glob, places) {
    const all = new Set();
    for (const place of places) {
        all.add(place);
        for (let at = place; glob[at] === anyRun || glob[at] === segmentRun; at++)
            all.add(at + 1);
    }
    return [...all].sort((a, b) => a - b);
}
function simulate(glob, value) {
    let places = closure(glob, [0]);
    for (let at = 0; at < value.length && places.length > 0; at++)
        places = step(glob, places, value.charCodeAt(at));
    return places.includes(glob.length);
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/template.js


/** Version 2008-10-17 knows no variables: there `${…}` is text. */
function parseTemplate(source, variables) {
    const parts = variables && source.includes("${") ? split(source) : [{ text: source }];
    const fixed = parts.some((part) => "key" in part) ? undefined : fill(parts, () => undefined);
    return { source, fixed, parts };
}
function split(source) {
    const parts = [];
    let rest = source;
    for (let at = rest.indexOf("${"); at >= 0; at = rest.indexOf("${")) {
        const end = rest.indexOf("}", at);
        if (end < 0)
            throw malformed(`policy variable in \`${source}\` has no closing brace: add it`);
        if (at > 0)
            parts.push({ text: rest.slice(0, at) });
        parts.push(variable(rest.slice(at + 2, end), source));
        rest = rest.slice(end + 1);
    }
    if (rest)
        parts.push({ text: rest });
    return parts;
}
function variable(inside, source) {
    if (inside === "*" || inside === "?" || inside === "$")
        return { character: inside };
    const found = /^([A-Za-z0-9./-]+:[A-Za-z0-9_./@:+=-]+)(?:, '([^'*?$]*)')?$/.exec(inside);
    if (!found)
        throw unsupported(`policy variable \`\${${inside}}\` in \`${source}\` is not understood: name a condition key`);
    return { key: found[1], fallback: found[2] };
}
/** The text and glob of a template for one request; undefined when a variable has no value, which nothing equals. */
function resolve(template, context) {
    return template.fixed ?? fill(template.parts, (key) => single(key, context));
}
function fill(parts, lookUp) {
    const glob = [];
    let text = "";
    for (const part of parts) {
        if ("text" in part) {
            glob.push(...compileGlob(part.text));
            text += part.text;
            continue;
        }
        const value = "character" in part ? part.character : (lookUp(part.key) ?? part.fallback);
        if (value === undefined)
            return undefined;
        glob.push(...literal(value));
        text += value;
    }
    return { glob, text };
}
function single(key, context) {
    const values = context.get(key);
    if (values === undefined || values.length === 0)
        return undefined;
    const [value] = values;
    if (values.length > 1)
        throw unsupported(`policy variable \`${key}\` has several values: use a key with one`);
    if (/[*?]/.test(value))
        throw unsupported(`policy variable \`${key}\` holds a wildcard, \`${value}\`: whether it matches as one is not documented`);
    return value;
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/operators.js



const orders = new Map([
    ["Equals", (found, wanted) => found === wanted],
    ["LessThan", (found, wanted) => found < wanted],
    ["LessThanEquals", (found, wanted) => found <= wanted],
    ["GreaterThan", (found, wanted) => found > wanted],
    ["GreaterThanEquals", (found, wanted) => found >= wanted],
]);
/** Makes a comparison of an operator's bare name: without set operator, without `IfExists`. */
function compare(name, values, variables) {
    const negated = /Not(Equals|Like)/.test(name);
    const positive = name.replace("Not", "");
    const [, family, relation] = /^(String|Arn|Numeric|Date|Bool)(.*)$/.exec(negated ? positive : name) ?? [];
    if (family === "String")
        return { negated, accepts: operators_text(name, relation, templates(values, variables)) };
    if (family === "Arn")
        return { negated, accepts: arn(name, relation, templates(values, variables)) };
    refuseVariables(name, values);
    if (family === "Bool" && relation === "")
        return { negated, accepts: operators_boolean(values) };
    const order = orders.get(relation ?? "");
    if (order && (!negated || relation === "Equals")) {
        if (family === "Numeric")
            return { negated, accepts: ordered(values, order, numeric) };
        if (family === "Date")
            return { negated, accepts: ordered(values, order, date) };
    }
    throw unsupported(`condition operator \`${name}\` is not supported: use a string, ARN, date, number, Bool or Null operator`);
}
function templates(values, variables) {
    return values.map((value) => parseTemplate(value, variables));
}
function operators_text(name, relation, wanted) {
    const some = (test, context) => wanted.some((template) => {
        const found = resolve(template, context);
        return found !== undefined && test(found);
    });
    if (relation === "Equals")
        return (value, context) => some((found) => found.text === value, context);
    if (relation === "EqualsIgnoreCase")
        return (value, context) => some((found) => found.text.toLowerCase() === value.toLowerCase(), context);
    if (relation === "Like")
        return (value, context) => some((found) => matches(found.glob, value), context);
    throw unsupported(`condition operator \`${name}\` is not supported: see the list of string operators`);
}
/** Each of the six parts between colons is compared by itself; the last one keeps its colons. */
function arn(name, relation, wanted) {
    if (relation !== "Equals" && relation !== "Like")
        throw unsupported(`condition operator \`${name}\` is not supported: use ArnEquals, ArnLike or their negations`);
    return (value, context) => {
        const parts = sixParts(value);
        return wanted.some((template) => {
            const found = resolve(template, context);
            if (found === undefined)
                return false;
            const globs = sixGlobs(found.glob, template.source);
            return parts !== undefined && globs.every((glob, at) => matches(glob, parts[at]));
        });
    };
}
function sixParts(value) {
    const parts = value.split(":");
    return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
function sixGlobs(glob, source) {
    const colon = 0x3a;
    const globs = [];
    let from = 0;
    for (let end = glob.indexOf(colon); end >= 0 && globs.length < 5; end = glob.indexOf(colon, from)) {
        globs.push(glob.slice(from, end));
        from = end + 1;
    }
    globs.push(glob.slice(from));
    if (globs.length < 6)
        throw unsupported(`ARN \`${source}\` in a condition has fewer than six parts: write all of them`);
    return globs;
}
function operators_boolean(values) {
    const wanted = values.map((value) => truth(value, malformed));
    return (value) => wanted.includes(truth(value, unsupported));
}
function truth(value, fault) {
    const lower = value.toLowerCase();
    if (lower !== "true" && lower !== "false")
        throw fault(`\`${value}\` is compared by Bool: it must be true or false`);
    return lower === "true";
}
function ordered(values, order, read) {
    const wanted = values.map((value) => {
        const number = read(value);
        if (number === undefined)
            throw malformed(`\`${value}\` in a condition cannot be read as a ${read.name}: write it as IAM documents`);
        return number;
    });
    return (value) => {
        const found = read(value);
        if (found === undefined)
            throw unsupported(`the request's value \`${value}\` cannot be read as a ${read.name}`);
        return wanted.some((each) => order(found, each));
    };
}
function numeric(value) {
    return /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
/** W3C's profile of ISO 8601, or seconds since 1970. Four digits alone could be either and are refused. */
function date(value) {
    if (/^\d{5,12}$/.test(value))
        return Number(value) * 1000;
    if (!/^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?)?$/.test(value))
        return undefined;
    const at = Date.parse(value);
    return Number.isNaN(at) || !dayExists(value) ? undefined : at;
}
function dayExists(value) {
    const [year, month, day] = value.slice(0, 10).split("-").map(Number);
    return day === undefined || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}
function refuseVariables(name, values) {
    const found = values.find((value) => value.includes("$"));
    if (found)
        throw malformed(`\`${found}\`: ${name} takes no policy variable: write the value`);
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/condition.js


const operatorForm = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;
/**
 * Reads one condition. Every condition of a statement must hold; of one condition's values, one has to match, or with a
 * negated operator none may.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function parseCondition(written) {
    const { operator, key, values } = written;
    const [, set, name, ifExists] = operatorForm.exec(operator) ?? [];
    if (!name)
        throw malformed(`condition operator \`${operator}\` is not one: see the list of IAM condition operators`);
    if (name === "Null")
        return { operator, key, values, holds: nullTest(written, set ?? ifExists) };
    const comparison = compare(name, values, written.variables);
    return { operator, key, values, holds: (context) => holds({ set, ifExists: !!ifExists, comparison, key }, context) };
}
function holds({ set, ifExists, comparison, key }, context) {
    const values = context.get(key);
    if (values === undefined && ifExists)
        return true;
    if (set)
        return holdsForSet(set, values ?? [], comparison, { key, context });
    if (values === undefined || values.length === 0)
        return comparison.negated;
    if (values.length > 1)
        throw unsupported(`condition key \`${key}\` has ${values.length} values: compare it with ForAllValues or ForAnyValue`);
    return comparison.accepts(values[0], context) !== comparison.negated;
}
/**
 * No value, or the empty text alone, is the empty set: all of it matches, none of it does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function holdsForSet(set, values, comparison, { key, context }) {
    const empty = values.length === 0 || (values.length === 1 && values[0] === "");
    const one = (value) => comparison.accepts(value, context) !== comparison.negated;
    if (set === "ForAllValues")
        return empty || values.every(one);
    if (empty && comparison.negated)
        throw unsupported(`ForAnyValue with a negated operator on \`${key}\`, which has no value: AWS documents both answers`);
    return !empty && values.some(one);
}
function nullTest(written, extra) {
    const { key, values } = written;
    if (extra)
        throw malformed(`Null takes neither a set operator nor IfExists (\`${key}\`): take it away`);
    const [wanted] = values;
    if (values.length !== 1 || (wanted !== "true" && wanted !== "false"))
        throw malformed(`Null on \`${key}\` compares with \`${values.join("`, `")}\`: write "true" or "false"`);
    return (context) => {
        const found = context.get(key);
        if (found?.length === 1 && found[0] === "")
            throw unsupported(`Null on \`${key}\`, whose value is the empty text: whether that is null is not documented`);
        return (found === undefined || found.length === 0) === (wanted === "true");
    };
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/json.js

/** Exactly one of a key and its negation: true means the negation. */
function either(statement, key, not, where) {
    const [plain, negated] = [statement[key], statement[not]];
    if ((plain === undefined) === (negated === undefined))
        throw malformed(`${where} needs either ${key} or ${not}, and not both`);
    return plain === undefined ? [true, negated] : [false, plain];
}
function texts(value, what) {
    const list = Array.isArray(value) ? value : [value];
    if (list.length === 0)
        throw malformed(`${what} is empty: name at least one`);
    return list.map((each) => {
        if (typeof each !== "string" || each === "")
            throw malformed(`${what} holds ${JSON.stringify(each)}: write a text`);
        return each;
    });
}
/** Numbers and booleans may stand unquoted in a condition. */
function scalars(value, what) {
    const list = Array.isArray(value) ? value : [value];
    if (list.length === 0)
        throw malformed(`${what} has no value: write one`);
    return list.map((each) => {
        if (typeof each === "string" || typeof each === "boolean" || typeof each === "number")
            return String(each);
        throw malformed(`${what} holds ${JSON.stringify(each)}: write a text, a number or a boolean`);
    });
}
function object(value, what) {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
        return value;
    throw malformed(`${what} is not a JSON object: write { … }`);
}
function onlyKeys(value, known, what) {
    const strange = Object.keys(value).find((key) => !known.includes(key));
    if (strange !== undefined)
        throw malformed(`${what} holds \`${strange}\`, which may not stand there: take it away`);
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/principal.js


const accountForm = /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(:root)?$/;
const arnForm = /^arn:aws[a-z-]*:(?:iam::\d{12}:(?:user|role)|sts::\d{12}:(?:assumed-role|federated-user))\/[^*?$]+$/;
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function parsePrincipals(statement, effect, where) {
    const [except, written] = either(statement, "Principal", "NotPrincipal", where);
    if (except && effect === "Allow")
        throw unsupported(`NotPrincipal with Allow in ${where} lets everyone else in: name principals`);
    const found = { except, everyone: written === "*", aws: [], federated: [], service: [] };
    if (written === "*")
        return found;
    const named = object(written, `the Principal of ${where}`);
    for (const kind of Object.keys(named))
        if (!["AWS", "Federated", "Service"].includes(kind))
            throw unsupported(`principal kind \`${kind}\` in ${where} is not supported: name an ARN`);
    if (Object.keys(named).length === 0)
        throw malformed(`the Principal of ${where} is empty: name one`);
    const list = (kind) => (named[kind] === undefined ? [] : texts(named[kind], `Principal ${kind} of ${where}`));
    const aws = list("AWS").map((name) => awsName(name, where));
    return {
        except,
        everyone: aws.includes("*"),
        aws: aws.filter((name) => name !== "*"),
        federated: list("Federated").map((name) => exact(name, where)),
        service: list("Service").map((name) => exact(name, where)),
    };
}
/** An account becomes its twelve digits, whichever way it is written. */
function awsName(name, where) {
    if (name === "*")
        return name;
    const account = accountForm.exec(name);
    if (account && name.startsWith("arn:") === (account[2] !== undefined))
        return account[1];
    if (arnForm.test(name))
        return name;
    throw unsupported(`principal \`${name}\` in ${where} is not understood: write an account, or the full ARN without wildcards`);
}
function exact(name, where) {
    if (/[*?$]/.test(name))
        throw malformed(`principal \`${name}\` in ${where} holds a wildcard: write the full name`);
    return name;
}
/** How these principals name the caller; undefined when they do not. */
function naming(principals, caller) {
    if ("federated" in caller)
        return principals.federated.includes(caller.federated) ? "direct" : undefined;
    if ("service" in caller)
        return principals.service.includes(caller.service) ? "direct" : undefined;
    const { arn, account, sessionArn } = caller;
    if (principals.everyone || principals.aws.includes(sessionArn ?? arn))
        return "direct";
    if (principals.aws.includes(arn))
        return "behind";
    return principals.aws.includes(account) ? "account" : undefined;
}
/**
 * Whether a Deny with these principals is about the caller. NotPrincipal spares only whom it names in every shape
 * (account, role and session), as AWS advises: it may check them one after another.
 */
function denies(principals, caller) {
    if (!principals.except)
        return principals.everyone || naming(principals, caller) !== undefined;
    if (principals.everyone)
        return false;
    if ("federated" in caller || "service" in caller)
        return naming(principals, caller) === undefined;
    const shapes = [caller.account, caller.arn, ...(caller.sessionArn ? [caller.sessionArn] : [])];
    return !shapes.every((shape) => principals.aws.includes(isRoot(shape) ? caller.account : shape));
}
function isRoot(arn) {
    return /^arn:aws[a-z-]*:iam::\d{12}:root$/.test(arn);
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/resource.js




/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
function parseResources(statement, { where, variables }) {
    const [except, value] = either(statement, "Resource", "NotResource", where);
    const written = texts(value, `${except ? "NotResource" : "Resource"} of ${where}`);
    const patterns = written.map((source) => parsePattern(source, where, variables));
    const hold = (resource, context) => resource_holds(patterns, resource, context) !== except;
    return { except, written, hold };
}
function parsePattern(source, where, variables) {
    if (source === "*")
        return parseTemplate(source, false);
    const fields = source.split(":");
    if (fields[0] !== "arn")
        throw malformed(`resource \`${source}\` in ${where} is no ARN: write \`*\` or a full ARN`);
    if (fields.length < 6)
        throw unsupported(`resource \`${source}\` in ${where} has fewer than six fields: write the full ARN`);
    if (/[*?]/.test(fields[2]))
        throw malformed(`resource \`${source}\` in ${where} has a wildcard for the service: name it`);
    if (variables && fields.slice(0, 5).some((field) => field.includes("${")))
        throw malformed(`resource \`${source}\` in ${where} has a variable before its fifth colon: write the value`);
    return parseTemplate(source, variables);
}
/**
 * Wildcards stay inside a segment of the ARN, except a `*` at a segment's end. Where reading them as if colons were
 * ordinary characters would change the answer, there is none: for such ARNs the documentation is all there is to go by.
 */
function resource_holds(patterns, resource, context) {
    let doubtful;
    for (const pattern of patterns) {
        const found = resolve(pattern, context);
        if (found === undefined || !matches(found.glob, resource))
            continue;
        if (matches(strict(pattern, found.glob), resource))
            return true;
        doubtful = pattern;
    }
    if (!doubtful)
        return false;
    throw unsupported(`whether \`${doubtful.source}\` matches \`${resource}\` depends on a wildcard crossing a colon: write the colon`);
}
const compiled = new WeakMap();
/** Of a template without variables, made once. */
function strict(template, glob) {
    if (!template.fixed)
        return withinSegments(glob);
    const known = compiled.get(template) ?? withinSegments(glob);
    compiled.set(template, known);
    return known;
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/policy.js






/**
 * Reads a parsed policy document as strictly as it can be read: what is not understood throws `iam.malformed` or
 * `iam.unsupported`, so that no part of a policy is ever skipped.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
function parsePolicy(document, kind) {
    const policy = object(document, `the ${kind} policy`);
    const named = kind === "trust" || kind === "resource";
    onlyKeys(policy, named ? ["Version", "Id", "Statement"] : ["Version", "Statement"], `the ${kind} policy`);
    const version = policy.Version ?? "2008-10-17";
    if (version !== "2008-10-17" && version !== "2012-10-17")
        throw malformed(`policy Version ${JSON.stringify(version)} does not exist: write "2012-10-17"`);
    const written = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
    if (written.length === 0)
        throw malformed(`the ${kind} policy has no Statement: write one`);
    const statements = written.map((statement, at) => parseStatement(statement, {
        kind,
        where: `statement ${at} of the ${kind} policy`,
        variables: version === "2012-10-17",
    }));
    const sids = statements.flatMap(({ sid }) => (sid ? [sid] : []));
    const twice = sids.find((sid, at) => sids.indexOf(sid) !== at);
    if (twice)
        throw malformed(`Sid \`${twice}\` stands twice in the ${kind} policy: make it unique`);
    return { kind, version, statements };
}
function parseStatement(document, reading) {
    const { kind, where } = reading;
    const statement = object(document, where);
    const named = kind === "trust" || kind === "resource";
    onlyKeys(statement, [
        ...["Sid", "Effect", "Action", "NotAction", "Condition"],
        ...(kind === "trust" ? [] : ["Resource", "NotResource"]),
        ...(named ? ["Principal"] : []),
        ...(kind === "resource" ? ["NotPrincipal"] : []),
    ], where);
    const effect = statement.Effect;
    if (effect !== "Allow" && effect !== "Deny")
        throw malformed(`${where} has no Effect: write "Allow" or "Deny"`);
    return {
        sid: parseSid(statement.Sid, reading),
        effect,
        principals: named ? parsePrincipals(statement, effect, where) : undefined,
        actions: parseActions(statement, where),
        resources: kind === "trust" ? parseResources({ Resource: "*" }, reading) : parseResources(statement, reading),
        conditions: parseConditions(statement.Condition, reading),
    };
}
function parseSid(sid, { kind, where }) {
    if (sid === undefined)
        return undefined;
    if (typeof sid !== "string")
        throw malformed(`the Sid of ${where} is not a text: write letters and digits`);
    if (kind !== "resource" && !/^[A-Za-z0-9]*$/.test(sid))
        throw malformed(`the Sid of ${where}, \`${sid}\`, may hold letters and digits only: rename it`);
    return sid || undefined;
}
function parseActions(statement, where) {
    const [except, written] = either(statement, "Action", "NotAction", where);
    const globs = texts(written, `${except ? "NotAction" : "Action"} of ${where}`).map((action) => {
        if (action !== "*" && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?_-]+$/.test(action))
            throw unsupported(`action \`${action}\` in ${where} is not understood: write \`*\` or \`service:Name\``);
        return compileGlob(action.toLowerCase());
    });
    return { except, globs };
}
function parseConditions(block, { where, variables }) {
    if (block === undefined)
        return [];
    return Object.entries(object(block, `the Condition of ${where}`)).flatMap(([operator, keys]) => {
        const pairs = Object.entries(object(keys, `${operator} of ${where}`));
        if (pairs.length === 0)
            throw malformed(`${operator} of ${where} names no key: name one or take it away`);
        return pairs.map(([key, value]) => {
            if (!/^[^\s:*?$]+:[^*?$]+$/.test(key))
                throw malformed(`condition key \`${key}\` of ${where} has no prefix: write \`aws:Key\``);
            return parseCondition({ operator, key, values: scalars(value, `${operator} ${key} of ${where}`), variables });
        });
    });
}
/** Whether a statement is about this action on this resource under these circumstances; its principals aside. */
function applies(statement, call) {
    const action = call.action.toLowerCase();
    const { actions, resources, conditions } = statement;
    return (actions.globs.some((glob) => matches(glob, action)) !== actions.except &&
        resources.hold(call.resource, call.context) &&
        conditions.every((condition) => condition.holds(call.context)));
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/evaluate.js



/**
 * What AWS answers to a call, by its documented logic, without organization policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
function evaluate(call, policies) {
    check(call, policies);
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: no policy can deny it.
    if (call.action.toLowerCase() === "sts:getcalleridentity")
        return {
            allowed: true,
            reason: "allowed",
            by: [],
            says: `${call.action} needs no permission and cannot be denied`,
        };
    const { identity, boundary, session = [], resource } = policies;
    const all = [...identity, ...(boundary ? [boundary] : []), ...session, ...(resource ? [resource] : [])];
    const denied = all.flatMap((policy) => deniers(policy, call, call.principal));
    if (denied.length > 0)
        return explicitDeny(call, denied);
    const own = identity.flatMap((policy) => allowers(policy, call));
    const root = isRoot(call.principal.arn) && !call.principal.sessionArn;
    const sides = {
        own: root || own.length > 0 ? own : undefined,
        limitedBy: limits(call, { boundary, session }),
        grants: resource ? grantsOf(resource, call, call.principal) : new Map(),
        resource,
    };
    return resourceAccount(call) === call.principal.account ? within(call, sides) : across(call, sides);
}
/** One account: the resource's policy and the principal's add up; who is named decides which limits count. */
function within(call, { own, limitedBy, grants, resource }) {
    const direct = grants.get("direct");
    if (direct)
        return allow(call, direct);
    const granted = grants.get("behind") ?? own;
    if (!granted)
        return implicitDeny(call, "no identity policy allows it");
    if (limitedBy)
        return implicitDeny(call, `the ${limitedBy} policy does not allow it`);
    if (grants.size === 0 && resourceMustAllow(call, resource))
        return implicitDeny(call, "the resource's own policy does not allow it");
    return allow(call, granted);
}
/** Two accounts: each must allow by itself. */
function across(call, { own, limitedBy, grants }) {
    if (grants.size === 0)
        return implicitDeny(call, "the resource's account does not allow it");
    if (!own)
        return implicitDeny(call, "no identity policy allows it");
    if (limitedBy)
        return implicitDeny(call, `the ${limitedBy} policy does not allow it`);
    return allow(call, [...own, ...[...grants.values()].flat()]);
}
/** Key policies and role trust policies are the exceptions that must allow, whatever identity policies say. */
function resourceMustAllow(call, resource) {
    return resource !== undefined && (resource.kind === "trust" || call.action.toLowerCase().startsWith("kms:"));
}
/** The kind of limiting policy that does not allow the call; undefined when all of them do. */
function limits(call, { boundary, session }) {
    if (boundary && allowers(boundary, call).length === 0)
        return "boundary";
    const federatedUser = call.principal.sessionArn?.includes(":federated-user/");
    if (federatedUser && session.length === 0)
        return "session";
    return session.every((policy) => allowers(policy, call).length > 0) ? undefined : "session";
}
/** A resource's account; ARNs without one (buckets, AWS's own managed policies) are taken to be the caller's unless the call says otherwise. */
function resourceAccount({ resource, resourceAccount, principal }) {
    const owner = resource.split(":")[4];
    return resourceAccount || (owner === "aws" ? "" : owner) || principal.account;
}
function grantsOf(policy, call, caller) {
    const grants = new Map();
    policy.statements.forEach((statement, at) => {
        const how = statement.effect === "Allow" && applies(statement, call) && naming(statement.principals, caller);
        if (how)
            grants.set(how, [...(grants.get(how) ?? []), decider(policy, statement, at)]);
    });
    return grants;
}
function allowers(policy, call) {
    return policy.statements.flatMap((statement, at) => statement.effect === "Allow" && applies(statement, call) ? [decider(policy, statement, at)] : []);
}
/** The Deny statements of a policy that are about this call by this caller. */
function deniers(policy, call, caller) {
    return policy.statements.flatMap((statement, at) => {
        const meant = statement.effect === "Deny" && (!statement.principals || denies(statement.principals, caller));
        return meant && applies(statement, call) ? [decider(policy, statement, at)] : [];
    });
}
function decider({ kind }, { sid }, statement) {
    return sid === undefined ? { kind, statement } : { kind, sid, statement };
}
function check(call, policies) {
    if (!/^[A-Za-z0-9-]+:[A-Za-z0-9_-]+$/.test(call.action))
        throw malformed(`\`${call.action}\` is no action to ask about: write \`service:Name\` without wildcards`);
    if (call.resource !== "*" && call.resource.split(":").length < 6)
        throw malformed(`\`${call.resource}\` is no resource to ask about: write \`*\` or a full ARN`);
    const { identity, boundary, session = [], resource } = policies;
    const misplaced = identity.find(({ kind }) => kind !== "identity") ??
        [boundary].find((policy) => policy && policy.kind !== "boundary") ??
        session.find(({ kind }) => kind !== "session") ??
        [resource].find((policy) => policy && policy.kind !== "resource" && policy.kind !== "trust");
    if (misplaced)
        throw malformed(`a ${misplaced.kind} policy was given in another's place: parse it as what it is used for`);
}
function explicitDeny({ action, resource }, by) {
    return { allowed: false, reason: "explicit-deny", by, says: `${action} on ${resource} is denied by ${evaluate_name(by[0])}` };
}
function implicitDeny({ action, resource }, why) {
    return { allowed: false, reason: "implicit-deny", by: [], says: `${action} on ${resource} is not allowed: ${why}` };
}
function allow({ action, resource }, by) {
    const first = by[0] ? ` by ${evaluate_name(by[0])}` : " to the account's root";
    return { allowed: true, reason: "allowed", by, says: `${action} on ${resource} is allowed${first}` };
}
function evaluate_name({ kind, sid, statement }) {
    return `${sid ? `\`${sid}\`` : `statement ${statement}`} of the ${kind} policy`;
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/trust.js




/**
 * What a role's trust policy answers. For a principal of an account this is one half: where the policy names only the
 * account, or another account's principal, the caller's own policies must allow the call as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
 */
function evaluateTrust(trust, call) {
    if (trust.kind !== "trust")
        throw malformed(`a ${trust.kind} policy was given as trust policy: parse it as \`trust\``);
    const asked = { ...call, resource: "the role" };
    // Trust policies name no resource: theirs is read as `*`.
    const denied = deniers(trust, { ...call, resource: "*" }, call.principal);
    if (denied.length > 0)
        return explicitDeny(asked, denied);
    const allowed = trust.statements.flatMap((statement, at) => {
        if (statement.effect !== "Allow" || !applies(statement, { ...call, resource: "*" }))
            return [];
        if (statement.principals.everyone && !("arn" in call.principal))
            throw unsupported("a trust policy that allows everyone was asked about a federated user or a service: name the provider");
        return naming(statement.principals, call.principal) ? [decider(trust, statement, at)] : [];
    });
    return allowed.length > 0
        ? allow(asked, allowed)
        : implicitDeny(asked, "no statement of the trust policy admits this caller");
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/index.js
/** A small evaluator of IAM policies: pure, strict, and silent about what it does not know (it throws instead). */







/***/ }),

/***/ 6522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ overlap)
/* harmony export */ });
/**
 * Whether some text matches both IAM patterns (`*` any run, `?` one character), letter case aside.
 * Used where an overlap must be refused or denied, so ignoring case errs on the safe side.
 */
function overlap(one, other) {
    const a = one.toLowerCase();
    const b = other.toLowerCase();
    const known = new Map();
    const meet = (i, j) => {
        const key = i * (b.length + 1) + j;
        const answer = known.get(key) ?? decide(i, j);
        known.set(key, answer);
        return answer;
    };
    const decide = (i, j) => {
        if (a[i] === "*")
            return meet(i + 1, j) || (j < b.length && meet(i, j + 1));
        if (b[j] === "*")
            return meet(i, j + 1) || (i < a.length && meet(i + 1, j));
        if (i === a.length || j === b.length)
            return i === a.length && j === b.length;
        return (a[i] === b[j] || a[i] === "?" || b[j] === "?") && meet(i + 1, j + 1);
    };
    return meet(0, 0);
}


/***/ }),

/***/ 7188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CJ: () => (/* binding */ restrictions),
/* harmony export */   HY: () => (/* binding */ accessObjections),
/* harmony export */   as: () => (/* binding */ releaseAction)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5076);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8221);
/* harmony import */ var _overlap_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6522);



/*
 * What a grant asks for, as an Allow and as the Denies that keep resource policies from adding to it:
 * a resource policy that names the session is not limited by the absence of an Allow or by a boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-cross-account.html
 */
/** How a session gives itself up; no grant and no ceiling may name it. */
const releaseAction = "iam:AttachRolePolicy";
/** Operators whose negation is exact, also when the key is absent. */
const negations = {
    StringEquals: "StringNotEquals",
    StringLike: "StringNotLike",
    ArnEquals: "ArnNotEquals",
    ArnLike: "ArnNotLike",
};
const ourKeys = ["aws:requestedregion", "aws:currenttime"];
/** What cannot be compiled exactly, all at once; pointers are into the grant. Empty: everything can. */
function accessObjections(access) {
    return access.flatMap((statement, index) => [
        ...wordObjections(statement, ["access", index]),
        ...conditionObjections(statement, ["access", index]),
        ...overlapObjections(access, index),
    ]);
}
function wordObjections(statement, at) {
    const words = [
        ...statement.actions.map((word, n) => ({ word, pointer: [...at, "actions", n] })),
        ...statement.resources.map((word, n) => ({ word, pointer: [...at, "resources", n] })),
    ];
    const wrong = words
        .filter(({ word }) => !/^[\x21-\x7e]+$/.test(word) || word.includes("$"))
        .map(({ word, pointer }) => ({
        code: "grant.access.literal",
        pointer,
        message: `${JSON.stringify(word)} holds "$", white space or a character outside printable ASCII, which AWS would not take literally`,
        fix: "name the action or resource without policy variables",
    }));
    const release = statement.actions.flatMap((action, n) => (0,_overlap_js__WEBPACK_IMPORTED_MODULE_2__/* .overlap */ .E)(action, releaseAction)
        ? [
            {
                code: "grant.access.release",
                pointer: [...at, "actions", n],
                message: `${action} takes in ${releaseAction}, by which a lease ends itself and which no grant may widen`,
                fix: "name the actions that are needed, without this one",
            },
        ]
        : []);
    return [...wrong, ...release];
}
function conditionObjections(statement, at) {
    return entries(statement.conditions).flatMap(({ operator, key, values }) => {
        const pointer = [...at, "conditions", operator, key];
        const code = "grant.access.condition";
        if (!Object.hasOwn(negations, operator))
            return [
                {
                    code,
                    pointer: pointer.slice(0, -1),
                    atKey: true,
                    message: `the operator ${operator} cannot be enforced against resource policies`,
                    fix: `use one of ${Object.keys(negations).join(", ")}`,
                },
            ];
        if (ourKeys.includes(key.toLowerCase()))
            return [
                {
                    code,
                    pointer,
                    atKey: true,
                    message: `the key ${key} is set by the window and the target's regions`,
                    fix: "leave it out",
                },
            ];
        return values
            .filter((value) => !/^[\x20-\x7e]*$/.test(value) || value.includes("$"))
            .map((value) => ({
            code,
            pointer,
            message: `the value ${JSON.stringify(value)} holds "$" or a character outside printable ASCII`,
            fix: "write a value without policy variables",
        }));
    });
}
/** Two statements whose actions meet in part cannot be kept apart by a Deny, so they are not compiled. */
function overlapObjections(access, index) {
    const statement = access[index];
    return statement.actions.flatMap((action, n) => {
        const rival = access
            .slice(0, index)
            .find((other) => other.actions.some((theirs) => (0,_overlap_js__WEBPACK_IMPORTED_MODULE_2__/* .overlap */ .E)(action, theirs) && !apart(statement, action, other, theirs)));
        if (!rival)
            return [];
        return [
            {
                code: "grant.access.overlap",
                pointer: ["access", index, "actions", n],
                message: `${action} overlaps ${rival.actions.join(", ")} of an earlier entry, with other resources or conditions`,
                fix: "write actions that overlap in one entry, or name exact actions in each",
            },
        ];
    });
}
/** True when a Deny can tell the two apart: the same action with other resources, or the same everything. */
function apart(statement, action, other, theirs) {
    if (statement.conditions || other.conditions)
        return false;
    return action.toLowerCase() === theirs.toLowerCase() || sameSet(statement.resources, other.resources);
}
function sameSet(a, b) {
    return setKey(a) === setKey(b);
}
function setKey(values) {
    return JSON.stringify([...new Set(values)].sort());
}
/** The grant's Allow statements and the Denies around them. Throws a Fault `provider.not-compilable`. */
function restrictions(lease) {
    const [objection] = accessObjections(lease.access);
    if (objection)
        throw (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${objection.message}; ${objection.fix}`);
    return [
        ...lease.access.map((statement, index) => allow(lease, statement, index)),
        { Sid: "OnlyGranted", Effect: "Deny", NotAction: [...grantedActions(lease), releaseAction], Resource: "*" },
        ...onlyResources(lease.access),
        ...lease.access.flatMap(onlyConditions),
        {
            Sid: "OnlyRegions",
            Effect: "Deny",
            Action: grantedActions(lease),
            Resource: "*",
            Condition: { StringNotEquals: { "aws:RequestedRegion": lease.target.target.regions } },
        },
    ];
}
function allow(lease, statement, index) {
    return {
        Sid: `Grant${index + 1}`,
        Effect: "Allow",
        Action: statement.actions,
        Resource: statement.resources,
        Condition: {
            ...statement.conditions,
            StringEquals: { ...statement.conditions?.StringEquals, "aws:RequestedRegion": lease.target.target.regions },
            DateGreaterThanEquals: { "aws:CurrentTime": (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(lease.from) },
            DateLessThan: { "aws:CurrentTime": (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(lease.until) },
        },
    };
}
function grantedActions(lease) {
    return [...new Set(lease.access.flatMap((statement) => statement.actions))];
}
/** One Deny for each set of resources: these actions nowhere else. */
function onlyResources(access) {
    const resources = new Map();
    for (const statement of access)
        for (const action of statement.actions) {
            const entry = resources.get(action.toLowerCase()) ?? { action, on: new Set() };
            for (const resource of statement.resources)
                entry.on.add(resource);
            resources.set(action.toLowerCase(), entry);
        }
    const groups = Map.groupBy(resources.values(), ({ on }) => setKey([...on]));
    return [...groups.values()]
        .map((group) => ({ actions: group.map(({ action }) => action), on: [...(group[0]?.on ?? [])] }))
        .filter(({ on }) => !on.includes("*"))
        .map(({ actions, on }, index) => ({
        Sid: `OnlyResources${index + 1}`,
        Effect: "Deny",
        Action: actions,
        NotResource: on,
    }));
}
/** One Deny for each condition: these actions never without it. */
function onlyConditions(statement, index) {
    return entries(statement.conditions).map(({ operator, key, values }, n) => ({
        Sid: `OnlyWhen${index + 1}x${n + 1}`,
        Effect: "Deny",
        Action: statement.actions,
        Resource: "*",
        Condition: { [negations[operator]]: { [key]: values } },
    }));
}
function entries(conditions) {
    return Object.entries(conditions ?? {}).flatMap(([operator, keys]) => Object.entries(keys).map(([key, value]) => ({
        operator,
        key,
        values: typeof value === "string" ? [value] : value,
    })));
}


/***/ }),

/***/ 6050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ auditedWords),
/* harmony export */   Wt: () => (/* binding */ changing),
/* harmony export */   sI: () => (/* binding */ policyEvidence)
/* harmony export */ });
/* harmony import */ var _core_policy_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7001);

/** What policy says when nothing permits: then alone a permit in audit mode would have changed the answer. */
const notPermitted = "deny-unless-permitted";
/** The rules in audit mode that would have changed what a line tells: forbids of what was allowed, permits of what nothing permitted. */
function changing(line) {
    if (line.kind !== "decided" && line.kind !== "refused")
        return [];
    const unpermitted = line.kind === "refused" && (0,_core_policy_record_js__WEBPACK_IMPORTED_MODULE_0__/* .rulesOf */ .fD)(line).includes(notPermitted);
    return (0,_core_policy_record_js__WEBPACK_IMPORTED_MODULE_0__/* .auditedIn */ .W9)(line).filter(({ effect }) => (effect === "forbid" ? line.kind === "decided" : unpermitted));
}
/** `would have been denied by short-nights, in audit mode until 2026-12-31` */
function auditedWords({ rule, effect, until }) {
    return `would have been ${effect === "forbid" ? "denied" : "permitted"} by ${rule}, in audit mode until ${until}`;
}
/** The policy, the rules and the facts of a decision, and what rules in audit mode would have changed: where it can be looked up. */
function policyEvidence(line) {
    const { policy, policyFacts } = line.detail;
    const rules = (0,_core_policy_record_js__WEBPACK_IMPORTED_MODULE_0__/* .rulesOf */ .fD)(line);
    const by = rules.length === 0 ? "" : ` by ${rules.join(", ")}`;
    return [
        ...(typeof policy === "string" ? [`policy ${policy.slice(0, 12)}${by}`] : []),
        ...(typeof policyFacts === "string" ? [`facts ${policyFacts.slice(0, 12)}`] : []),
        ...changing(line).map(auditedWords),
    ];
}


/***/ }),

/***/ 8212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   om: () => (/* binding */ block)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);

/*
 * Text in a GitHub comment. No value from a file may come alive there: no link, image, mention, reference to an issue or
 * commit, HTML, heading or table cell. Inside code nothing does, so a value is shown as code with a fence longer than any
 * run of backticks inside: https://github.github.com/gfm/#code-spans
 */
/** A value as code, fit for a table cell too. */
function code(value) {
    const text = (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(value);
    if (text === "")
        return "–";
    if (text.includes("|"))
        return `<code>${entities(text)}</code>`;
    const fence = "`".repeat(longestRun(text) + 1);
    // One space on both sides is taken away by the reader; without it a backtick at an end would join the fence.
    const pad = /^`|`$|^ .*[^ ].* $/.test(text) ? " " : "";
    return `${fence}${pad}${text}${pad}${fence}`;
}
/** A bar would end a table's cell even inside a code span, and readers differ on `\\|`: https://github.github.com/gfm/#tables-extension- */
function entities(text) {
    return text.replace(/[^A-Za-z0-9 ]/gu, (character) => `&#${character.codePointAt(0)};`);
}
/** Lines as a fenced block. */
function block(text, language = "") {
    const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return `${fence}${language}\n${text.split("\n").map(_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj).join("\n")}\n${fence}`;
}
/**
 * A sentence that holds values: its plain words stay words, everything else (names, addresses, anything with a mark that
 * Markdown or GitHub could act on) becomes code.
 */
function prose(sentence) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sentence.trim())
        .split(/(\s+)/)
        .map((part) => (/^\s*$/.test(part) ? part : word(part)))
        .join("");
}
const harmless = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}'’.,%–-]*[\p{L}\p{M}\p{N}%])?$/u;
/** `www.` begins a link, `GH-1` and `INC-1` may name issues, hexadecimal a commit, and `a.b` may be an address one day. */
const lively = /\.[\p{L}\p{N}]|-[0-9]|^[0-9a-f]{7,}$/iu;
function word(part) {
    const [, before = "", middle = "", after = ""] = /^([("'“„]*)(.*?)([)"'”.,;:!?]*)$/su.exec(part) ?? [];
    if (middle === "")
        return part === "" || /^[()"'“”„.,;:!?]+$/.test(part) ? part : code(part);
    const calm = harmless.test(middle) && !lively.test(middle);
    return `${before}${calm ? middle : code(middle)}${after}`;
}
function longestRun(text) {
    return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}


/***/ }),

/***/ 9604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ quietRun),
/* harmony export */   j: () => (/* binding */ quiet)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);

/**
 * Text for a commit message, which has no code to put a value into: nobody is notified, no issue is linked or closed, no
 * address is one to click on, and no workflow is skipped by what somebody wrote into a file.
 * https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 * https://docs.github.com/en/actions/how-tos/manage-workflow-runs/skip-workflow-runs
 */
function quiet(text) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(text.trim())
        .replace(/(\w)@(?=\w)/g, "$1 at ")
        .replace(/@(?=\w)/g, "")
        .replace(/#(?=\d)/g, "no. ")
        .replace(/\bGH-(?=\d)/gi, "GH ")
        .replace(/:(?=\/\/)/g, ": ")
        .replace(/\b(mailto|xmpp):/gi, "$1 ")
        .replace(/\bwww\.(?=\S)/gi, "www ")
        .replace(/\[(?=(?:skip|no|ci|actions)\b)/gi, "(")
        .replace(/\b(skip-checks|co-authored-by|on-behalf-of|signed-off-by):/gi, "$1 ");
}
/** An address of a run on GitHub as it is; any other text, quiet. */
function quietRun(text) {
    return /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+\/attempts\/\d+$/.test(text) ? text : quiet(text);
}


/***/ }),

/***/ 6092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ forReaders)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4161);

/**
 * A text as its readers may have it. Where everybody can read it, account numbers stand as the beginning of their digest: the
 * same number as the same word, and none for a search engine to find. (No secret either way: a number of twelve digits can be
 * searched for, and the repository's own files hold it.)
 */
function forReaders(text, readers) {
    if (readers === "members")
        return text;
    // A digest or a commit may hold twelve digits in a row by chance, and is passed over whole.
    return text.replace(/[0-9a-f]{32,}|(?<!\d)\d{12}(?!\d)/gi, (found) => (found.length === 12 ? hidden(found) : found));
}
function hidden(account) {
    return `account-${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .b)(account).slice(0, 12)}`;
}


/***/ }),

/***/ 4834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ auditText),
/* harmony export */   _g: () => (/* binding */ findingsText),
/* harmony export */   i5: () => (/* binding */ requestTerminal),
/* harmony export */   qS: () => (/* binding */ statusText)
/* harmony export */ });
/* unused harmony export reasoningText */
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5068);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5299);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3629);




/** Findings by file, each with its place, code, sentence and fix; ends with a line feed. Empty when there is none. */
function findingsText(findings) {
    if (findings.length === 0)
        return "";
    const groups = Map.groupBy([...findings].sort(_core_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .byPlace */ .h), ({ file }) => file);
    const blocks = Array.from(groups.values(), (group) => group.map(findingText).join("\n"));
    const files = groups.size === 1 ? "" : ` in ${groups.size} files`;
    return `${blocks.join("\n\n")}\n\n${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(findings.length, "finding")}${files}\n`;
}
function findingText({ file, line, column, code, level, message, fix }) {
    const place = `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(file)}:${line}:${column}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(code)}${level === "notice" ? "  (notice)" : ""}`;
    return `${place}\n  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(message)}\n  → ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(fix)}`;
}
/** A decision as an indented tree. */
function reasoningText(reasoning, indent = "") {
    const mark = reasoning.allowed ? "✓" : reasoning.later ? "…" : "✗";
    const rule = reasoning.rule === undefined ? "" : `  [${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reasoning.rule)}]`;
    const lines = [`${indent}${mark} ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reasoning.says)}${rule}`];
    if (reasoning.fix !== undefined)
        lines.push(`${indent}  → ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reasoning.fix)}`);
    for (const reason of reasoning.because ?? [])
        lines.push(reasoningText(reason, `${indent}  `));
    return lines.join("\n");
}
/** What a pull request asks for; ends with a line feed. */
function requestTerminal(report) {
    const { state, says } = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictOf */ .Vj)(report);
    const parts = [
        `${_words_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictTitles */ .vj[state]}: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(says)}`,
        state === "waiting" ? _words_js__WEBPACK_IMPORTED_MODULE_1__/* .greenWhileWaiting */ .ui : "",
        report.github === undefined ? "" : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .gitHubWord */ .Yy)((0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(report.github)),
        ...(report.notes ?? []).map((note) => `note: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(note)}`),
        findingsText(report.findings).trimEnd(),
        ...report.grants.map(grantText),
        (report.ending ?? []).map((ended) => `ends with the merge: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(ended)}`).join("\n"),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .nextStep */ .sk)(report) === "" ? "" : `next: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .nextStep */ .sk)(report)}`,
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
function grantText(grant) {
    const opens = grant.access.map((statement) => (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .statementWords */ .Zr)(statement, _plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj));
    const rows = [
        ["where", (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(`${grant.target} (${grant.tier}, account ${grant.account})`)],
        ...opens.map((words, index) => [index === 0 ? "opens" : "", words]),
        ["for", (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .windowWords */ .Ee)(grant.window)],
        ...subjectRows(grant),
        ...grant.told.map((sentence, index) => [index === 0 ? "not enforced" : "", (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sentence)]),
        ...(grant.given ?? []).map((sentence, index) => [index === 0 ? "given already" : "", (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sentence)]),
        ["change", (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(grant.change)],
        ["reason", (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(grant.reason)],
        ...(grant.requester ? [["asked by", (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(grant.requester.login)]] : []),
        ["needed", (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .neededWords */ .D3)(grant) || "nothing more")],
        ...(grant.decidedAfterMerge ?? []).map((words, index) => [
            index === 0 ? "after the merge" : "",
            `${index === 0 ? "opens only if" : "and only if"} ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(words)}`,
        ]),
    ];
    const parts = [(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU)(grant)), ...(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .columns */ .YB)(rows).map((line) => `  ${line}`)];
    return [...parts, ...approvalLines(grant), ...policyLines(grant)].join("\n");
}
function approvalLines({ approval, policy }) {
    if (!approval)
        return [];
    const wanted = policy?.approversWanted === undefined ? "" : `: ${approval.approvers?.length ?? 0} of ${policy.approversWanted}`;
    return [`  approvals${wanted}`, reasoningText(approval, "    ")];
}
function policyLines({ policy }) {
    if (!policy)
        return [];
    const rules = policy.reasons.map(({ rule, effect, says, fix }) => reasoningText({ allowed: effect === "permit", says, rule, ...(fix !== undefined && { fix }) }, "    "));
    const pending = (policy.pending ?? []).map(({ rule, says, fix }) => [`    … ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(says)}  [${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(rule)}]`, ...(fix === undefined ? [] : [`      → ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(fix)}`])].join("\n"));
    const title = `  policy ${policy.allowed ? "allows" : "refuses"} the request`;
    const later = pending.length > 0 ? ["  to be met when it is merged", ...pending] : [];
    return [title, ...rules, ...later, ...trialLines(policy)];
}
/** Rules in audit mode: what they would say, and from when on they will. */
function trialLines({ audited = [] }) {
    if (audited.length === 0)
        return [];
    const rules = audited.flatMap(({ rule, effect, says, fix, until }) => {
        const then = effect === "forbid" ? `from the day after ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(until)} on it refuses this` : "it permits nothing yet";
        const line = `    … ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(says)}  [${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(rule)}]: ${then}`;
        return fix === undefined ? [line] : [line, `      → ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(fix)}`];
    });
    return ["  on trial, and not enforced", ...rules];
}
function subjectRows({ subject }) {
    if (!subject)
        return [];
    return [
        ["job", `${subject.jobWorkflowRef}, environment ${subject.environment}`],
        ["sub", subject.sub.join(" or ")],
    ].map((row) => row.map(_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj));
}
const linkMarks = { present: "✓", absent: "✗", broken: "✗", "not-yet": "…", "never-minted": "–" };
/** The chain of every grant, and whether it is whole; ends with a line feed. */
function auditText(chains) {
    if (chains.length === 0)
        return "no grant to tell of\n";
    return `${chains.map(chainText).join("\n\n")}\n`;
}
function chainText(chain) {
    const rows = chain.links.map((link) => [linkMarks[link.state], link.link, (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(link.at ?? ""), linkWords(link)]);
    const verdict = (0,_core_report_js__WEBPACK_IMPORTED_MODULE_3__/* .isWhole */ .w)(chain) ? "the chain is whole" : "THE CHAIN HAS A GAP";
    return [`${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU)(chain))}: ${verdict}`, ...(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .columns */ .YB)(rows).map((line) => `  ${line}`)].join("\n");
}
function linkWords({ state, says, evidence = [] }) {
    const word = state === "absent" || state === "broken" ? `${state}: ` : "";
    const where = evidence.length > 0 ? ` (${evidence.map(_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj).join(", ")})` : "";
    return `${word}${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(says)}${where}`;
}
/** Leases in a table; ends with a line feed. */
function statusText(rows) {
    if (rows.length === 0)
        return "no lease is open and none is waiting\n";
    const head = ["GRANT", "STATE", "FROM", "UNTIL", "JOB"];
    const cells = rows.map((row) => [(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU)(row), row.state, row.from || "–", row.until || "–", row.subject].map(_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj));
    return `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .columns */ .YB)([head, ...cells]).join("\n")}\n`;
}


/***/ }),

/***/ 3629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ neededWords),
/* harmony export */   Ee: () => (/* binding */ windowWords),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   Yy: () => (/* binding */ gitHubWord),
/* harmony export */   Zr: () => (/* binding */ statementWords),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   ui: () => (/* binding */ greenWhileWaiting),
/* harmony export */   vj: () => (/* binding */ verdictTitles)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5076);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4268);


/** The one line that a tired reviewer reads first. */
function verdictOf(report) {
    const errors = report.findings.filter(({ level }) => level === "error");
    if (errors.length > 0) {
        const files = new Set(errors.map(({ file }) => file)).size;
        return { state: "stopped", says: `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(errors.length, "finding")} in ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(files, "file")} to mend first` };
    }
    const refused = report.grants.filter(isRefused);
    if (refused.length > 0)
        return { state: "stopped", says: refusalWords(refused) };
    const waiting = report.grants.filter(({ stillNeeded }) => stillNeeded !== "");
    if (waiting.length > 0) {
        const [first] = waiting;
        const says = waiting.length === 1 && first
            ? `${name(first)}: ${first.stillNeeded}`
            : `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(waiting.length, "grant")} still need something, see below`;
        return { state: "waiting", says };
    }
    const { ending = [] } = report;
    if (report.grants.length === 0 && ending.length === 0)
        return { state: "ready", says: "no grant is asked for here" };
    const opens = report.grants.length > 0 ? [`merging opens ${report.grants.map(opening).join("; ")}`] : [];
    const ends = ending.length > 0 ? [`merging ends ${ending.join(", ")}`] : [];
    return { state: "ready", says: [...opens, ...ends].join("; ") };
}
/** One grant's refusal with the rule's own sentence; several by their names. */
function refusalWords(refused) {
    const [first] = refused;
    const why = first?.policy?.reasons.find(({ effect }) => effect !== "permit")?.says;
    const which = `policy refuses ${refused.map(name).join(", ")}`;
    return refused.length === 1 && why !== undefined ? `${which}: ${why}` : which;
}
const verdictTitles = { ready: "Ready", waiting: "Waiting", stopped: "Not ready" };
function isRefused({ policy }) {
    return policy !== undefined && !policy.allowed;
}
function opening(grant) {
    const condition = grant.decidedLater ? `, if ${grant.decidedLater}` : "";
    return `${name(grant)} for ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(grant.window.minutes, "minute")}${condition}`;
}
/** What a grant still needs of people, and what only apply can tell; empty when it needs nothing. */
function neededWords({ stillNeeded, decidedLater = "" }) {
    if (decidedLater === "")
        return stillNeeded;
    return stillNeeded === "" ? `nothing more, if ${decidedLater}` : `${stillNeeded}, if ${decidedLater}`;
}
/** Said wherever something is still needed: a green check is no approval. */
const greenWhileWaiting = "This check is green while approvals are missing: it tells, and apply decides after the merge. Merged without them, nothing opens.";
/** GitHub's own word on the reviews, as GitHub's. */
function gitHubWord(word) {
    return `GitHub itself says: ${word}. It goes by the rules of the branch; what counts here stands below.`;
}
/** What whoever reads this does now, in a sentence without its full stop; empty when there is nothing to do. */
function nextStep(report) {
    const { findings, grants, ending = [] } = report;
    if (findings.some(({ level }) => level === "error"))
        return "whoever asked mends what is found and pushes again; a review before that would be of other bytes";
    if (grants.some(isRefused))
        return "whoever asked changes what the rule stops and pushes again, or has the rule changed in a pull request of its own";
    const waiting = grants.filter(({ stillNeeded }) => stillNeeded !== "");
    if (waiting.some(({ approval }) => approval?.needed?.some(({ missing }) => missing > 0)))
        return "the owners named here look at what it opens, and approve it as it is now; then it can be merged";
    if (waiting.length > 0)
        return "whoever asked mends what is still needed; nothing opens before that";
    if (grants.some(({ decidedLater = "" }) => decidedLater !== ""))
        return "look at what it opens, and merge it when its job can run; a second comment tells whether it was opened";
    if (grants.length > 0)
        return "look at what it opens, and merge it when its job can run: the time counts from the merge, or from the start that it asks for";
    if (ending.length > 0)
        return "merge it; to end access without waiting for a review, run `sallyport revoke` with the grant's id";
    return "";
}
/** `<target>/<id>` */
function name({ target, id }) {
    return `${target}/${id}`;
}
/** When a window begins and ends, in words. */
function windowWords({ minutes, start }) {
    const length = (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(minutes, "minute");
    const from = start === undefined ? undefined : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .fromIso */ .ap)(start);
    if (from === undefined)
        return `${length} from the merge`;
    return `${length}, from ${(0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(from)} until ${(0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .iso */ .KH)(from + minutes * _core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .minute */ .Vc)}`;
}
/** The values of a statement, for a renderer to quote: `GetItem, UpdateItem on …, if …`. */
function statementWords(statement, quote) {
    const list = (values) => values.map(quote).join(", ");
    const conditions = Object.entries(statement.conditions ?? {}).flatMap(([operator, keys]) => Object.entries(keys).map(([key, value]) => {
        const values = typeof value === "string" ? [value] : value;
        return `${quote(key)} ${quote(operator)} ${values.map(quote).join(" or ")}`;
    }));
    const when = conditions.length > 0 ? `, if ${conditions.join(" and ")}` : "";
    return `${list(statement.actions)} on ${list(statement.resources)}${when}`;
}


/***/ }),

/***/ 6844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P_: () => (/* binding */ forgeFor),
  KZ: () => (/* binding */ openLook),
  HY: () => (/* binding */ openWorld),
  po: () => (/* binding */ policyEngine),
  II: () => (/* binding */ providerFactory)
});

// UNUSED EXPORTS: githubApi

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/alerts/receiver.js
var receiver = __webpack_require__(3052);
;// CONCATENATED MODULE: ./build/src/alerts/message.js



const json = { "content-type": "application/json", "user-agent": "sallyport" };
/** An alert of an installation in the words of its receiver; undefined when that kind of receiver is not told of it. */
function messageFor(receiver, alert, { at, installation }) {
    switch (receiver.kind) {
        case "standard":
            return standard(receiver.key.reveal(), { ...alert, installation }, at);
        case "slack":
            return { headers: json, body: JSON.stringify(slack({ ...alert, installation })) };
        case "pagerduty":
            // Only what somebody should get up for.
            if (alert.severity === "info")
                return undefined;
            return { headers: json, body: JSON.stringify(pagerduty(receiver.key.reveal(), { ...alert, installation })) };
    }
}
/**
 * Signed over id, time in whole seconds and body, so that a receiver can tell who sent it and when.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
function standard(key, alert, at) {
    const { type, at: timestamp, id, ...data } = alert;
    const body = JSON.stringify({ type, timestamp, data });
    return { body, headers: { ...json, ...signature({ key, id, body }, at) } };
}
/** The three headers of Standard Webhooks. */
function signature({ key, id, body }, at) {
    const seconds = String(Math.floor(at / time/* second */.Rc));
    const bytes = (0,receiver/* keyBytes */.R)(key);
    if (bytes === undefined)
        throw new TypeError("a receiver's key was not checked when it was read");
    const signed = (0,external_node_crypto_.createHmac)("sha256", bytes).update(`${id}.${seconds}.${body}`).digest("base64");
    return { "webhook-id": id, "webhook-timestamp": seconds, "webhook-signature": `v1,${signed}` };
}
/**
 * Plain text in a block, so that nothing in it is a link, a mention or markup; `text` is for notifications and is escaped.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
function slack({ says, severity, installation }) {
    const text = `Sallyport (${installation}), ${severity}: ${says}`;
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return {
        text: escaped,
        blocks: [{ type: "section", text: { type: "plain_text", text, emoji: false } }],
    };
}
/** https://developer.pagerduty.com/docs/events-api-v2-overview */
function pagerduty(key, alert) {
    const { id, says, severity, at, grant, installation, type, pullRequest } = alert;
    return {
        routing_key: key,
        event_action: "trigger",
        dedup_key: `sallyport-${id}`,
        payload: {
            summary: says,
            source: `sallyport ${installation}`,
            severity,
            timestamp: at,
            component: grant,
            class: type,
            custom_details: pullRequest === undefined ? {} : { pull_request: pullRequest },
        },
    };
}

// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./build/src/http/endpoint.js
var endpoint = __webpack_require__(9005);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/src/alerts/address.js

/**
 * Addresses that are of no public host: private, shared, link-local (metadata services), loopback, reserved, multicast, and
 * the ways of writing an IPv4 address inside an IPv6 one.
 * https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const special = new external_node_net_.BlockList();
for (const [network, bits] of [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.31.196.0", 24],
    ["192.52.193.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
    ["192.175.48.0", 24],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
])
    special.addSubnet(network, bits, "ipv4");
/** The only part of IPv6 that is given to public hosts, and what in it is special. */
const globalUnicast = new external_node_net_.BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");
for (const [network, bits] of [
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["2620:4f:8000::", 48],
    ["3fff::", 20],
])
    special.addSubnet(network, bits, "ipv6");
/** Whether this is the address of a public host. What is no address is none. */
function isPublic(address) {
    const family = (0,external_node_net_.isIP)(address);
    if (family === 0)
        return false;
    if (family === 4)
        return !special.check(address, "ipv4");
    // A zone (`%eth0`) belongs to addresses of one link alone.
    if (address.includes("%"))
        return false;
    return globalUnicast.check(address, "ipv6") && !special.check(address, "ipv6");
}

;// CONCATENATED MODULE: ./build/src/alerts/post.js





/** Milliseconds after which a receiver that has not answered counts as gone. */
const patience = 5_000;
const systemResolve = (name) => (0,external_node_dns_promises_.lookup)(name, { all: true });
/**
 * One POST. No redirect is followed, no proxy is asked, no certificate is let pass, and the answer's body is not read.
 * The address that is connected to is the one that was checked: a name that leads anywhere inside is refused when connecting.
 */
function post(url, message, resolve = systemResolve) {
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const here = (0,endpoint/* isLoopback */.U)(url);
    // An address that is written out is never looked up, so it is judged here.
    if (!here && /^[\d.]+$|:/.test(host) && !isPublic(host))
        return Promise.resolve(inside(host));
    return new Promise((answer) => {
        const send = url.protocol === "https:" ? external_node_https_.request : external_node_http_.request;
        const outgoing = send(url, {
            method: "POST",
            agent: false,
            rejectUnauthorized: true,
            headers: { ...message.headers, "content-length": String(Buffer.byteLength(message.body)) },
            ...(here ? {} : { lookup: guarded(resolve) }),
        }, (incoming) => {
            clearTimeout(timer);
            answer({ status: incoming.statusCode ?? 0 });
            incoming.destroy();
        });
        // By the clock and not by silence: one that answers byte by byte must hold nobody up.
        const timer = setTimeout(() => outgoing.destroy(new Error(`no answer within ${patience / 1000} s`)), patience);
        outgoing.on("error", (cause) => {
            clearTimeout(timer);
            answer(cause instanceof Inside ? inside(cause.message) : { failed: reason(cause), final: false });
        });
        outgoing.end(message.body);
    });
}
/** Set apart from what passes by itself: trying again would connect to the same place. */
class Inside extends Error {
}
function inside(address) {
    return { failed: `its host is at ${address}, which is no public address`, final: true };
}
/** A system error by its name: its message tells addresses. */
function reason(cause) {
    return cause.code ?? (cause.message.startsWith("no answer") ? cause.message : "the connection failed");
}
/** Every address of the name must be public: one that is not could be the one that is connected to next time. */
function guarded(resolve) {
    return (name, options, done) => {
        resolve(name).then((addresses) => {
            const within = addresses.find(({ address }) => !isPublic(address));
            const [first] = addresses;
            if (within || !first)
                return done(new Inside(within?.address ?? "no address"), "");
            if (options.all)
                done(null, [...addresses]);
            else
                done(null, first.address, first.family);
        }, (cause) => done(cause, ""));
    };
}

;// CONCATENATED MODULE: ./build/src/alerts/send.js




/** Tries for one alert, and what all of them together may take, per receiver. */
const tries = 4;
const budget = 60 * time/* second */.Rc;
/**
 * Tells every receiver every alert, receivers side by side and each one's alerts in order. Never throws: what could not be
 * delivered comes back. An alert's id is its event's, so that a receiver knows one that it was told before.
 */
function webhooks(receivers, about) {
    const { resolve = systemResolve, wait = promises_.setTimeout, ...known } = about;
    return {
        async tell(alerts) {
            const answers = await Promise.all(receivers.map(async (receiver, index) => {
                const name = `receiver ${index + 1} (${receiver.kind})`;
                const deadline = known.clock.now() + budget;
                const left = [];
                for (const alert of alerts) {
                    const why = await deliver(receiver, alert, { ...known, resolve, wait, deadline });
                    if (why !== undefined)
                        left.push({ alert, receiver: name, why });
                }
                return left;
            }));
            return answers.flat();
        },
    };
}
/** Undefined when it was delivered, or need not be; otherwise why not. */
async function deliver(receiver, alert, by) {
    const { installation, clock, resolve, wait, deadline } = by;
    for (let go = 1, delay = time/* second */.Rc / 2;; go++, delay *= 2) {
        if (clock.now() >= deadline)
            return "there was no time left for it in this run";
        const message = messageFor(receiver, alert, { at: clock.now(), installation });
        if (message === undefined)
            return undefined;
        const answered = await post(new URL(receiver.url.reveal()), message, resolve);
        const verdict = judge(answered);
        if (verdict === "delivered")
            return undefined;
        if (verdict.final || go === tries)
            return verdict.why;
        await wait(delay * (0.75 + Math.random() / 2));
    }
}
function judge(answered) {
    if ("failed" in answered)
        return { why: answered.failed, final: answered.final };
    const { status } = answered;
    if (status >= 200 && status < 300)
        return "delivered";
    const why = status >= 300 && status < 400 ? `it answered ${status}, and no redirect is followed` : `it answered ${status}`;
    return { why, final: !(status === 408 || status === 429 || status >= 500) };
}

// EXTERNAL MODULE: ./build/src/commands/snapshot.js
var snapshot = __webpack_require__(4174);
// EXTERNAL MODULE: ./build/src/core/fault.js
var core_fault = __webpack_require__(7077);
// EXTERNAL MODULE: ./build/src/git/command.js
var command = __webpack_require__(4235);
;// CONCATENATED MODULE: ./build/src/git/repository.js


/**
 * The access repository through the git command line, over a clone with its whole first-parent history.
 * Faults: those of {@link git}; `git.shallow`; `git.unreadable` when git's answer is not what its manual says.
 */
function gitRepository(options) {
    const run = async (...args) => (await (0,command/* git */.$)(options, ...args)).toString("utf8");
    async function fetchBranch(branch) {
        const listed = await run("ls-remote", "--heads", "origin", `refs/heads/${branch}`);
        const tip = /^([0-9a-f]{40,64})\t/.exec(listed)?.[1];
        if (tip === undefined)
            return undefined;
        await run("fetch", "--quiet", "--no-tags", "--force", "origin", `+refs/heads/${branch}:refs/remotes/origin/${branch}`);
        // The branch may have moved between the two calls: what was fetched is what counts.
        return (await run("rev-parse", `refs/remotes/origin/${branch}^{commit}`)).trim();
    }
    return {
        async tip() {
            if ((await run("rev-parse", "--is-shallow-repository")).trim() === "true")
                throw new core_fault/* Fault */.v("git.shallow", "the clone has no history: check out with `fetch-depth: 0`");
            const tip = await fetchBranch(options.branch);
            if (tip === undefined)
                throw new core_fault/* Fault */.v("git.no-branch", `the remote has no branch ${options.branch}: set \`branch\` in sallyport.yaml`);
            return tip;
        },
        branchTip: fetchBranch,
        async tree(commit, ...paths) {
            const below = paths.includes("") ? [] : ["--", ...paths];
            return readTree(await (0,command/* git */.$)(options, "ls-tree", "-r", "-z", "--full-tree", commit, ...below));
        },
        async blobs(oids) {
            const wanted = [...new Set(oids)];
            if (wanted.length === 0)
                return new Map();
            const out = await (0,command/* git */.$)({ ...options, input: `${wanted.join("\n")}\n` }, "cat-file", "--batch");
            return readBatch(out, wanted);
        },
        async changes(commit, ...paths) {
            const below = paths.includes("") ? [] : ["--", ...paths];
            return readChanges(await (0,command/* git */.$)(options, "log", "--first-parent", ...rawFormat, commit, ...below));
        },
        async additions(commit, path, { since, at }) {
            const reached = reachedTimes(await run("log", "--first-parent", "--format=%H %ct", commit), at);
            const first = reached.findLastIndex((each) => each.at >= since);
            if (first < 0)
                return [];
            // Whatever was built on the first that counts counts too: times only grow, so one range holds them all.
            const before = reached[first + 1];
            const range = before === undefined ? [commit] : [commit, `^${before.commit}`];
            const changes = readChanges(await (0,command/* git */.$)(options, "log", "--first-parent", ...rawFormat, ...range, "--", path));
            const times = new Map(reached.map((each) => [each.commit, each.at]));
            return changes
                .filter(({ status }) => status === "added")
                .map((change) => ({ ...change, reached: times.get(change.commit) }));
        },
        async changedBy(commit) {
            return readChanges(await (0,command/* git */.$)(options, "log", "-1", "--first-parent", ...rawFormat, commit));
        },
        async diff(base, commit) {
            const from = (await run("merge-base", base, commit)).trim();
            const out = await (0,command/* git */.$)(options, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from, commit);
            return readChanges(Buffer.concat([Buffer.from(`\u0001${commit} ${from}\0`), out]));
        },
        async isAncestor(ancestor, commit) {
            const base = await run("merge-base", "--all", ancestor, commit).catch((cause) => {
                // Exit code 1 and nothing said: the two share no history.
                if (cause instanceof core_fault/* Fault */.v && / ended with 1: $/.test(cause.message))
                    return "";
                throw cause;
            });
            return base.trim().split("\n").includes(ancestor);
        },
        async fetchCommit(commit) {
            const here = await run("cat-file", "-e", `${commit}^{commit}`).then(() => true, () => false);
            if (here)
                return true;
            return await run("fetch", "--quiet", "--no-tags", "origin", commit).then(() => true, (cause) => {
                if (cause instanceof core_fault/* Fault */.v && !cause.retryable && cause.code === "git.failed")
                    return false;
                throw cause;
            });
        },
        async log(commit, prefix) {
            const out = await run("log", "--first-parent", "-z", "--format=%H %ct%n%B", commit, ...(prefix ? ["--", prefix] : []));
            return out.split("\0").filter(Boolean).map(readLogged);
        },
    };
}
/** When each commit reached the branch, newest first: what one claims, and never less than what it was built on. */
function reachedTimes(out, now) {
    const commits = out.split("\n").filter(Boolean).map(readTimed);
    let latest = 0;
    for (const commit of commits.toReversed()) {
        if (commit.at <= now)
            latest = Math.max(latest, commit.at);
        commit.at = latest;
    }
    return commits;
}
function readTimed(line) {
    const parts = /^([0-9a-f]{40,64}) (\d+)$/.exec(line);
    if (!parts)
        throw unreadable("log");
    return { commit: parts[1], at: Number(parts[2]) * 1000 };
}
const rawFormat = ["-z", "--raw", "--no-renames", "--no-abbrev", "--diff-merges=first-parent", "--format=%x01%H %P"];
function readTree(out) {
    return out
        .toString("utf8")
        .split("\0")
        .filter(Boolean)
        .map((line) => {
        const parts = /^(\d{6}) (blob|tree|commit) ([0-9a-f]+)\t([\s\S]+)$/.exec(line);
        if (!parts)
            throw unreadable("ls-tree");
        return { mode: parts[1], type: parts[2], oid: parts[3], path: parts[4] };
    });
}
function readBatch(out, wanted) {
    const blobs = new Map();
    let at = 0;
    for (const oid of wanted) {
        const end = out.indexOf(10, at);
        const header = out.subarray(at, end).toString("utf8");
        const parts = /^([0-9a-f]+) blob (\d+)$/.exec(header);
        if (!parts || parts[1] !== oid)
            throw new core_fault/* Fault */.v("git.no-object", `git has no blob ${oid} (${header}): check out with \`fetch-depth: 0\``);
        const size = Number(parts[2]);
        blobs.set(oid, out.subarray(end + 1, end + 1 + size));
        at = end + 1 + size + 1;
    }
    return blobs;
}
const statuses = {
    A: "added",
    M: "modified",
    T: "modified",
    D: "deleted",
};
const header = /^\u0001([0-9a-f]{40,64}) ?((?:[0-9a-f]{40,64} ?)*)$/;
const entry = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([AMTD])$/;
/**
 * Reads `git log -z --raw` in the order git writes it: a commit's header, then pairs of an entry and its path. A path may
 * hold anything but NUL, also what looks like a header or an entry, so the token after an entry is taken as it is.
 */
function readChanges(out) {
    const changes = [];
    const tokens = out.toString("utf8").split("\0");
    if (tokens.pop() !== "")
        throw unreadable("log");
    let [commit, parent] = ["", ""];
    for (let at = 0; at < tokens.length; at += 1) {
        const begins = header.exec(tokens[at]);
        if (begins) {
            [commit, parent] = [begins[1], begins[2].split(" ")[0] ?? ""];
            continue;
        }
        const parts = entry.exec(tokens[at]);
        at += 1;
        const path = tokens[at];
        const status = statuses[parts?.[5] ?? ""];
        if (!parts || !status || path === undefined || path === "" || commit === "")
            throw unreadable("log");
        const gone = status === "deleted";
        changes.push({
            commit,
            parent,
            path,
            status,
            blob: gone ? parts[3] : parts[4],
            mode: gone ? parts[1] : parts[2],
        });
    }
    return changes;
}
function readLogged(record) {
    const parts = /^([0-9a-f]+) (\d+)\n([\s\S]*)$/.exec(record.replace(/^\n/, ""));
    if (!parts)
        throw unreadable("log");
    return { commit: parts[1], at: Number(parts[2]) * 1000, message: parts[3].trimEnd() };
}
function unreadable(what) {
    return new core_fault/* Fault */.v("git.unreadable", `git ${what} answered in an unknown form: install git 2.38 or newer`);
}

// EXTERNAL MODULE: ./build/src/core/secret.js
var secret = __webpack_require__(1313);
;// CONCATENATED MODULE: ./build/src/github/forge/slug.js

/** Takes `owner/name` apart; Fault `github.repository-name` for anything else. */
function slugOf(repository) {
    const [, owner, name] = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(repository) ?? [];
    if (owner === undefined || name === undefined || name === "." || name === "..") {
        throw new core_fault/* Fault */.v("github.repository-name", `${repository} is not a repository; write it as owner/name`);
    }
    return { owner, name };
}

;// CONCATENATED MODULE: ./build/src/github/app.js




/**
 * A token of one installation, of one repository, with these permissions and no others; it lives an hour at most.
 * https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app
 * Undefined when the App is not installed there. Faults: `github.app-key`, `github.app`.
 */
async function oneRepositoryToken(app, about) {
    const { owner, name } = slugOf(about.repository);
    const jwt = await proofOf(app, about.clock);
    const headers = {
        authorization: `Bearer ${jwt.reveal()}`,
        accept: "application/vnd.github+json",
        "user-agent": "sallyport",
    };
    const base = about.api.href.replace(/\/$/, "");
    const where = new URL(`${base}/repos/${owner}/${name}/installation`);
    const found = await about.send({ method: "GET", url: where, headers });
    if (found.status === 404)
        return undefined;
    const { id } = read(found, 200, about.repository);
    if (!Number.isSafeInteger(id))
        throw incomplete("number of the installation");
    const made = await about.send({
        method: "POST",
        url: new URL(`${base}/app/installations/${id}/access_tokens`),
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ repositories: [name], permissions: about.permissions }),
    });
    const { token } = read(made, 201, about.repository);
    if (typeof token !== "string" || token === "")
        throw incomplete("installation token");
    return new secret/* Secret */.z(token);
}
/** The App's own proof: a JWT of at most ten minutes, dated a minute back against clocks that differ. */
async function proofOf(app, clock) {
    const now = Math.floor(clock.now() / 1000);
    // Few runs start workflows elsewhere: the others do not load this.
    const { SignJWT } = await __webpack_require__.e(/* import() */ 734).then(__webpack_require__.bind(__webpack_require__, 1734));
    try {
        const key = (0,external_node_crypto_.createPrivateKey)(app.key.reveal());
        const jwt = await new SignJWT({})
            .setProtectedHeader({ alg: "RS256" })
            .setIssuer(app.id)
            .setIssuedAt(now - 60)
            .setExpirationTime(now + 540)
            .sign(key);
        return new secret/* Secret */.z(jwt);
    }
    catch {
        // The cause is left out: it could quote the key.
        throw new core_fault/* Fault */.v("github.app-key", "the App's private key cannot be used: store the whole PEM file as the secret");
    }
}
function read(answer, expected, repository) {
    if (answer.status !== expected)
        throw new core_fault/* Fault */.v("github.app", `GitHub answered ${answer.status} when the App asked for a token of ${repository}: check that it is installed there with these permissions`, {
            retryable: answer.status >= 500 || answer.status === 429,
        });
    try {
        return JSON.parse(answer.body);
    }
    catch {
        throw incomplete("whole answer");
    }
}
function incomplete(what) {
    return new core_fault/* Fault */.v("github.app", `GitHub gave no ${what} to the App: run again`, { retryable: true });
}

;// CONCATENATED MODULE: ./build/src/github/forge/fault.js


/**
 * Makes a Fault of what a call threw; what is no HTTP error is a bug and thrown on. `what` names the call in words.
 * Rate limits answer 403 or 429: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function failureOf(what, cause) {
    if (cause instanceof core_fault/* Fault */.v)
        return { fault: cause };
    const { status, message = String(cause), response } = (cause ?? {});
    if (status === undefined)
        throw cause;
    const make = (code, says, retryable = false) => new core_fault/* Fault */.v(`github.${code}`, `${what}: ${says} (github said: ${message})`, { retryable, cause });
    if (response === undefined || status >= 500) {
        return { fault: make("unavailable", "github gave no answer; try again later", true), ...waitOf(response?.headers) };
    }
    if (isRateLimit(status, message, response.headers ?? {})) {
        return {
            fault: make("rate-limited", "github's rate limit is used up; try again later", true),
            ...waitOf(response.headers),
        };
    }
    if (status === 401)
        return { fault: make("unauthorized", "the token is not valid; give a fresh one") };
    if (status === 403)
        return { fault: make("forbidden", "the token may not do this; give it the permission") };
    if (status === 404)
        return { fault: make("not-found", "there is no such thing, or the token may not see it") };
    return { fault: make("refused", `github refused it with status ${status}`) };
}
/** The codes of GraphQL errors, by their `type`. */
const graphqlCodes = {
    NOT_FOUND: ["not-found", "there is no such thing, or the token may not see it", false],
    FORBIDDEN: ["forbidden", "the token may not do this; give it the permission", false],
    INSUFFICIENT_SCOPES: ["forbidden", "the token may not do this; give it the permission", false],
    RATE_LIMITED: ["rate-limited", "github's rate limit is used up; try again later", true],
    RATE_LIMIT: ["rate-limited", "github's rate limit is used up; try again later", true],
    STALE_DATA: ["head-moved", "the branch has moved meanwhile; read it again and repeat", true],
    RESOURCE_LIMITS_EXCEEDED: ["incomplete", "github cut its answer short; try again later", true],
    SERVICE_UNAVAILABLE: ["unavailable", "github gave no answer; try again later", true],
};
/** Any error in a GraphQL answer is a failure of the whole: what stands beside it is partial. */
function graphqlFault(what, errors) {
    const messages = errors.map(({ message }) => message ?? "no message").join("; ");
    const { type = "" } = errors[0] ?? {};
    const [code, says, retryable] = graphqlCodes[type] ?? byMessage(messages);
    return new core_fault/* Fault */.v(`github.${code}`, `${what}: ${says} (github said: ${messages})`, { retryable });
}
/** Some errors come without a type. */
function byMessage(messages) {
    if (/expected branch to point to/i.test(messages))
        return graphqlCodes.STALE_DATA;
    if (/rate limit/i.test(messages))
        return graphqlCodes.RATE_LIMITED;
    if (/something went wrong|timedout|timeout|loading/i.test(messages))
        return graphqlCodes.SERVICE_UNAVAILABLE;
    return ["refused", "github refused it", false];
}
/** An answer that does not hold what it must: never taken for an empty one. */
function fault_incomplete(what, says) {
    return new core_fault/* Fault */.v("github.incomplete", `${what}: ${says}; try again later`, { retryable: true });
}
function isRateLimit(status, message, headers) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return (String(headers["x-ratelimit-remaining"]) === "0" ||
        headers["retry-after"] !== undefined ||
        /rate limit|abuse/i.test(message));
}
function waitOf(headers = {}) {
    const after = Number(headers["retry-after"]);
    if (headers["retry-after"] !== undefined && Number.isFinite(after))
        return { wait: Math.max(0, after) * time/* second */.Rc };
    const reset = Number(headers["x-ratelimit-reset"]);
    if (String(headers["x-ratelimit-remaining"]) !== "0" || !Number.isFinite(reset))
        return {};
    return { wait: Math.max(0, reset * time/* second */.Rc - Date.now()) };
}

;// CONCATENATED MODULE: ./build/src/github/client.js



const client_patience = {
    tries: 4,
    budget: 30 * time/* second */.Rc,
    timeout: 15 * time/* second */.Rc,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
const publicApi = "https://api.github.com";
/** More pages than any list here has; beyond it a server is sending us in circles. */
const mostPages = 1000;
/** `apiUrl` may only name loopback (Fault `github.endpoint-refused`): a token must not follow an address from outside. */
function githubClient(options) {
    const limits = options.patience ?? client_patience;
    const baseUrl = options.apiUrl === undefined ? publicApi : loopbackOnly(options.apiUrl);
    let made;
    const api = () => {
        made ??= octokit(options.token, baseUrl, limits);
        return made;
    };
    const read = (what, call) => persist(what, () => answer(what, api().then(call)), { limits, when: isRetryable });
    const write = (what, call) => persist(what, () => answer(what, api().then(call)), { limits, when: isUntouched });
    const post = (query, variables) => (octokit) => octokit.request("POST /graphql", { query, variables });
    return {
        read,
        write,
        all: (what, call) => {
            const fetch = (page) => list(what, api().then((octokit) => call(octokit, page)));
            return everyPage(what, (page) => persist(what, () => fetch(page), { limits, when: isRetryable }));
        },
        query: (what, query, variables) => persist(what, async () => dataOf(what, await answer(what, api().then(post(query, variables)))), {
            limits,
            when: isRetryable,
        }),
        mutate: (what, query, variables) => persist(what, async () => dataOf(what, await answer(what, api().then(post(query, variables)))), {
            limits,
            when: isUntouched,
        }),
    };
}
/** Loaded with the first call: most of what a terminal is asked needs no GitHub. */
async function octokit(token, baseUrl, limits) {
    const { Octokit } = await __webpack_require__.e(/* import() */ 891).then(__webpack_require__.bind(__webpack_require__, 891));
    const silent = () => { };
    const api = new Octokit({
        auth: token.reveal(),
        baseUrl,
        userAgent: "sallyport",
        log: { debug: silent, info: silent, warn: silent, error: silent },
    });
    // A redirect means that a repository was renamed: names are recycled, so it is not followed.
    api.hook.before("request", (request) => {
        request.request = { ...request.request, redirect: "manual", signal: AbortSignal.timeout(limits.timeout) };
    });
    return api;
}
function loopbackOnly(apiUrl) {
    const url = URL.parse(apiUrl);
    const local = url && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
    if (local && url.protocol === "http:" && url.username === "")
        return apiUrl.replace(/\/+$/, "");
    throw new core_fault/* Fault */.v("github.endpoint-refused", `the api address ${apiUrl} is not on loopback; leave it out to use ${publicApi}`);
}
/** The data of an answer that was understood. */
async function answer(what, reply) {
    return (await accepted(what, reply)).data;
}
async function list(what, pending) {
    const reply = await accepted(what, pending);
    if (!Array.isArray(reply.data))
        throw fault_incomplete(what, "the answer is not a list");
    return reply;
}
async function accepted(what, pending) {
    const reply = await pending;
    if (reply.status >= 300) {
        throw new core_fault/* Fault */.v("github.moved", `${what}: it has another name now; use the name that github shows`);
    }
    // A connection that breaks inside the body leaves a text where an object was promised.
    const bodiless = reply.status === 204 || reply.status === 205;
    if (!bodiless && (typeof reply.data !== "object" || reply.data === null)) {
        throw fault_incomplete(what, "the answer broke off");
    }
    return reply;
}
function dataOf(what, { data, errors }) {
    if (errors !== undefined && errors.length > 0)
        throw graphqlFault(what, errors);
    if (typeof data !== "object" || data === null)
        throw fault_incomplete(what, "the answer holds no data");
    return data;
}
async function everyPage(what, fetch) {
    const items = [];
    let page = { per_page: 100 };
    for (let count = 0; page !== undefined; count++) {
        if (count === mostPages)
            throw fault_incomplete(what, `the list has more than ${mostPages} pages`);
        const { data, headers } = await fetch(page);
        items.push(...data);
        page = nextPage(what, headers.link);
    }
    return items;
}
/** The parameters of the next page; the address around them is not followed. */
function nextPage(what, link) {
    const [, next] = /<([^>]*)>\s*;\s*rel="next"/.exec(String(link ?? "")) ?? [];
    if (next === undefined)
        return undefined;
    const url = URL.parse(next);
    if (url === null)
        throw fault_incomplete(what, "the address of the next page cannot be read");
    return Object.fromEntries(url.searchParams);
}
const isRetryable = ({ retryable, code }) => retryable && code !== "github.head-moved";
const isUntouched = ({ code }) => code === "github.rate-limited";
async function persist(what, attempt, { limits, when }) {
    const began = performance.now();
    for (let count = 1;; count++) {
        try {
            return await attempt();
        }
        catch (cause) {
            const { fault, wait = backOff(count) } = failureOf(what, cause);
            const spent = performance.now() - began;
            if (!when(fault) || count >= limits.tries || spent + wait > limits.budget)
                throw fault;
            await limits.wait(wait);
        }
    }
}
/** Half a second, doubled each time, of which a random half is left out so that many do not come back at once. */
function backOff(count) {
    const full = 0.5 * time/* second */.Rc * 2 ** (count - 1);
    return full / 2 + Math.random() * (full / 2);
}

;// CONCATENATED MODULE: ./build/src/github/forge/blobs.js

/** As many commits are asked about at once; each costs GitHub one lookup. */
const batch = 50;
/** Blob ids of a path at commits; undefined where the commit or the path is not there, or is no file. */
async function blobsAt(client, slug, at) {
    const blobs = new Map(at.commits.map((commit) => [commit, undefined]));
    const commits = [...blobs.keys()].filter((commit) => /^[0-9a-f]{40}$/.test(commit));
    for (let start = 0; start < commits.length; start += batch) {
        const some = commits.slice(start, start + batch);
        const found = await objects(client, slug, { path: at.path, commits: some });
        some.forEach((commit, index) => {
            const object = found[`c${index}`];
            if (object?.__typename === "Blob")
                blobs.set(commit, object.oid);
        });
    }
    return blobs;
}
async function objects(client, slug, { path, commits }) {
    const what = `${path} at ${commits.length} commits`;
    const parameters = commits.map((_, index) => `$e${index}: String!`).join(", ");
    const fields = commits.map((_, index) => `c${index}: object(expression: $e${index}) { __typename oid }`).join("\n");
    const query = `query ($owner: String!, $name: String!, ${parameters}) {
    repository(owner: $owner, name: $name) {
      ${fields}
    }
  }`;
    const expressions = Object.fromEntries(commits.map((commit, index) => [`e${index}`, `${commit}:${path}`]));
    const answer = await client.query(what, query, { ...slug, ...expressions });
    if (answer.repository === null)
        throw notThere(what, slug);
    return answer.repository;
}
function notThere(what, { owner, name }) {
    return new core_fault/* Fault */.v("github.not-found", `${what}: there is no repository ${owner}/${name}, or the token may not see it`);
}

;// CONCATENATED MODULE: ./build/src/github/forge/actor.js
/** GraphQL fields of an account. Kept in one fragment so that every person is read alike. */
const actorFields = `
  fragment who on Actor {
    __typename
    login
    ... on User { databaseId }
    ... on Bot { databaseId }
    ... on Mannequin { databaseId }
  }`;
/** The account that GitHub shows in place of deleted ones: https://github.com/ghost */
const ghost = { id: 10137, login: "ghost", kind: "ghost" };
/** An account as GraphQL tells it; one that is gone or of no known kind is a ghost, whom no rule lets do anything. */
function actorOf(node) {
    if (node?.databaseId == null)
        return ghost;
    if (node.__typename === "Bot")
        return { id: node.databaseId, login: botLogin(node.login), kind: "bot" };
    if (node.__typename !== "User")
        return { id: node.databaseId, login: node.login, kind: "ghost" };
    return { id: node.databaseId, login: node.login, kind: isBot(node.login) ? "bot" : "user" };
}
/** An account as REST tells it. */
function restActor(user) {
    if (user === null)
        return ghost;
    return actorOf({ __typename: user.type, login: user.login, databaseId: user.id });
}
/**
 * The account behind an address that GitHub gives out, which holds its id: `583231+octocat@users.noreply.github.com`.
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 */
function actorOfNoReply(email) {
    const [, id, login] = /^(\d{1,15})\+([^@\s]+)@users\.noreply\.github\.com$/.exec(email) ?? [];
    if (id === undefined || login === undefined)
        return undefined;
    return { id: Number(id), login, kind: isBot(login) ? "bot" : "user" };
}
function isBot(login) {
    return login.endsWith("[bot]");
}
/** GraphQL leaves the suffix out that REST shows. */
function botLogin(login) {
    return isBot(login) ? login : `${login}[bot]`;
}

;// CONCATENATED MODULE: ./build/src/github/forge/people.js


/** Whose token this is. */
async function viewer(client) {
    const what = "whose token this is";
    const found = await client.query(what, "query { viewer { __typename login databaseId } }", {});
    return actorOf(found.viewer);
}
/** The account behind a login; undefined when there is none or it is an organization. */
async function actor(client, login) {
    const user = await unless(["github.not-found"], () => client.read(`the account ${login}`, (api) => api.rest.users.getByUsername({ username: login })));
    return user === undefined || user.type === "Organization" ? undefined : restActor(user);
}
/** Somebody invited who has not accepted is no member yet. */
const standings = { active: "member", pending: "not-member" };
/**
 * Membership of a team, its child teams included. GitHub answers 404 both when somebody is no member and when the token
 * may not look, so `not-member` is said only when the list of the team's members can be read and does not hold the id.
 * https://docs.github.com/en/rest/teams/members
 */
async function membership(client, team, who) {
    const place = { org: team.organization, team_slug: team.slug };
    const what = `the membership of @${who.login} in @${team.organization}/${team.slug}`;
    try {
        const found = await client.read(what, (api) => api.rest.teams.getMembershipForUserInOrg({ ...place, username: who.login }));
        return standings[found.state] ?? "unknown";
    }
    catch (fault) {
        if (!isOneOf(people_unreadable, fault))
            throw fault;
        if (fault.code !== "github.not-found")
            return "unknown";
    }
    const members = await unless(people_unreadable, () => client.all(what, (api, page) => api.rest.teams.listMembersInOrg({ ...place, ...page })));
    return members === undefined || members.some(({ id }) => id === who.id) ? "unknown" : "not-member";
}
/** Asks for the team's permissions instead of a bare yes: https://docs.github.com/en/rest/teams/teams#check-team-permissions-for-a-repository */
const withPermissions = { accept: "application/vnd.github.v3.repository+json" };
/**
 * Whether a team can own paths of the repository: GitHub ignores one that is secret or has no write access itself.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * A team without access answers 404, and so does what the token may not see: `no` is said only when the team's repositories
 * can be listed and this one is not among them.
 */
async function teamMayOwn(client, slug, team) {
    const place = { org: team.organization, team_slug: team.slug };
    const what = `what @${team.organization}/${team.slug} may do in ${slug.owner}/${slug.name}`;
    const found = await unless(people_unreadable, () => client.read(what, (api) => api.rest.teams.getByName(place)));
    if (found === undefined)
        return "unknown";
    if (found.privacy === "secret")
        return "no";
    if (found.privacy !== "closed")
        return "unknown";
    const repository = { owner: slug.owner, repo: slug.name };
    try {
        const access = await client.read(what, (api) => api.rest.teams.checkPermissionsForRepoInOrg({ ...place, ...repository, headers: withPermissions }));
        const may = access?.permissions?.push;
        return may === undefined ? "unknown" : may ? "yes" : "no";
    }
    catch (fault) {
        if (!isOneOf(people_unreadable, fault))
            throw fault;
        if (fault.code !== "github.not-found")
            return "unknown";
    }
    const all = await unless(people_unreadable, () => client.all(what, (api, page) => api.rest.teams.listReposInOrg({ ...place, ...page })));
    const name = `${slug.owner}/${slug.name}`.toLowerCase();
    return all === undefined || all.some(({ full_name }) => full_name.toLowerCase() === name) ? "unknown" : "no";
}
/** Whether somebody may write to the repository. https://docs.github.com/en/rest/collaborators/collaborators */
async function mayWrite(client, slug, who) {
    const found = await unless(people_unreadable, () => client.read(`what @${who.login} may do in ${slug.owner}/${slug.name}`, (api) => api.rest.repos.getCollaboratorPermissionLevel({ owner: slug.owner, repo: slug.name, username: who.login })));
    // A login can have been given to somebody else meanwhile.
    if (found?.user?.id !== who.id)
        return "unknown";
    if (found.permission === "admin" || found.permission === "write")
        return "yes";
    return found.permission === "read" || found.permission === "none" ? "no" : "unknown";
}
/** What a token may not see looks like this. Outages are not among them: those are thrown. */
const people_unreadable = ["github.not-found", "github.forbidden", "github.unauthorized"];
/** The answer, or undefined when it is one of these faults. */
async function unless(codes, call) {
    try {
        return await call();
    }
    catch (fault) {
        if (isOneOf(codes, fault))
            return undefined;
        throw fault;
    }
}
function isOneOf(codes, fault) {
    return fault instanceof core_fault/* Fault */.v && codes.includes(fault.code);
}

;// CONCATENATED MODULE: ./build/src/github/forge/branch.js


const createCommit = `
  mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`;
/** One commit, signed by GitHub. https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch */
async function commit(client, slug, change) {
    const [headline = "", ...body] = change.message.split("\n");
    const input = {
        branch: { repositoryNameWithOwner: `${slug.owner}/${slug.name}`, branchName: change.branch },
        expectedHeadOid: change.expectedHead,
        message: { headline, body: body.join("\n").trim() },
        fileChanges: {
            additions: change.files
                .filter((file) => file.content !== undefined)
                .map(({ path, content = "" }) => ({ path, contents: Buffer.from(content).toString("base64") })),
            deletions: change.files.filter(({ content }) => content === undefined).map(({ path }) => ({ path })),
        },
    };
    const what = `the commit on ${change.branch}`;
    const oid = (await client.mutate(what, createCommit, { input })).createCommitOnBranch?.commit?.oid;
    if (oid === undefined)
        throw new core_fault/* Fault */.v("github.incomplete", `${what}: github names no commit; read the branch again`);
    return oid;
}
/** Makes a branch at a commit; nothing happens when it exists. */
async function createBranch(client, slug, branch, sha) {
    if ((await headOf(client, slug, branch)) !== undefined)
        return;
    await makeRef(client, slug, branch, sha);
}
/** Makes a branch without a parent that holds these files, and returns its head; the head it has when it exists. */
async function createOrphan(client, slug, orphan) {
    const { branch, message, files } = orphan;
    const head = await headOf(client, slug, branch);
    if (head !== undefined)
        return head;
    const place = { owner: slug.owner, repo: slug.name };
    const tree = await client.write(`the files of ${branch}`, (api) => api.rest.git.createTree({
        ...place,
        tree: files.map(({ path, content = "" }) => ({ path, mode: "100644", type: "blob", content })),
    }));
    const first = await client.write(`the first commit of ${branch}`, (api) => api.rest.git.createCommit({ ...place, message, tree: tree.sha, parents: [] }));
    await makeRef(client, slug, branch, first.sha);
    return (await headOf(client, slug, branch)) ?? first.sha;
}
async function headOf(client, slug, branch) {
    const ref = await unless(["github.not-found"], () => client.read(`the branch ${branch}`, (api) => api.rest.git.getRef({ owner: slug.owner, repo: slug.name, ref: `heads/${branch}` })));
    return ref?.object.sha;
}
/** Somebody else may make the same branch at the same moment; GitHub then refuses ours, which is as good. */
async function makeRef(client, slug, branch, sha) {
    try {
        await client.write(`the branch ${branch}`, (api) => api.rest.git.createRef({ owner: slug.owner, repo: slug.name, ref: `refs/heads/${branch}`, sha }));
    }
    catch (fault) {
        const refused = fault instanceof core_fault/* Fault */.v && fault.code === "github.refused";
        if (!refused || (await headOf(client, slug, branch)) === undefined)
            throw fault;
    }
}

;// CONCATENATED MODULE: ./build/src/github/forge/comment.js

/** Asks GitHub whose token this is: an App's and a job's are bots. */
async function viewerId(client) {
    const what = "whose token this is";
    const { viewer } = await client.query(what, "query { viewer { databaseId } }", {});
    if (viewer.databaseId === null)
        throw fault_incomplete(what, "github names no account");
    return viewer.databaseId;
}
/** Writes our comment, or rewrites it in place. */
async function comment(client, slug, wanted) {
    const outcome = await amend(client, slug, wanted);
    if (outcome !== "absent")
        return outcome;
    const { pullRequest, body } = marked(wanted);
    await client.write(`our comment on pull request ${pullRequest}`, (api) => api.rest.issues.createComment({ owner: slug.owner, repo: slug.name, issue_number: pullRequest, body }));
    return "written";
}
/**
 * Rewrites our comment in place, where there is one. Ours begins with the marker and was written by our own identity: anybody
 * can type a marker.
 */
async function amend(client, slug, wanted) {
    const { pullRequest, marker, self, body } = marked(wanted);
    const what = `our comment on pull request ${pullRequest}`;
    const place = { owner: slug.owner, repo: slug.name };
    const comments = await client.all(what, (api, page) => api.rest.issues.listComments({ ...place, issue_number: pullRequest, ...page }));
    const candidates = comments.filter((found) => found.body?.startsWith(marker));
    const id = candidates.length > 0 ? await self() : undefined;
    const ours = candidates.find(({ user }) => user?.id === id);
    if (ours === undefined)
        return "absent";
    if (normal(ours.body ?? "") === normal(body))
        return "unchanged";
    await client.write(what, (api) => api.rest.issues.updateComment({ ...place, comment_id: ours.id, body }));
    return "rewritten";
}
function marked(wanted) {
    const { marker, body } = wanted;
    return body.startsWith(marker) ? wanted : { ...wanted, body: `${marker}\n${body}` };
}
/** GitHub may keep other line ends than it was sent. */
function normal(body) {
    return body.replaceAll("\r\n", "\n").trimEnd();
}

;// CONCATENATED MODULE: ./build/src/github/forge/committers.js

/** Authors, co-authors and committers of commits; a person without an account, or one left out of a long list, is unknown. */
function committersOf(commits) {
    const people = commits.flatMap(peopleOf);
    const known = people.filter((person) => person !== undefined);
    return {
        committers: [...new Map(known.map((actor) => [actor.id, actor])).values()],
        unknownCommitters: commits.length === 0 || known.length < people.length,
    };
}
function peopleOf(commit) {
    const authors = commit.authors.nodes ?? [];
    const missing = authors.length < commit.authors.totalCount || authors.length === 0 ? [undefined] : [];
    const committer = madeByGitHub(commit) ? [] : [accountOf(commit.committer)];
    return [...authors.map(accountOf), ...missing, ...committer];
}
function accountOf(node) {
    if (node?.user?.databaseId != null)
        return actorOf(node.user);
    return actorOfNoReply(node?.email ?? "");
}
/**
 * GitHub commits as itself, with its own signature, for what people do in the browser and through the API; the author is
 * then the person. Without the signature anybody could have written that name.
 * https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification
 */
function madeByGitHub({ committer, signature }) {
    return (committer?.email === "noreply@github.com" && signature?.isValid === true && signature.wasSignedByGitHub === true);
}

;// CONCATENATED MODULE: ./build/src/github/forge/pull-query.js

const page = "totalCount pageInfo { hasNextPage endCursor }";
const person = "name email user { ...who }";
const connections = {
    commits: `commits(first: 100, after: $after) {
    ${page}
    nodes {
      commit {
        oid
        authors(first: 50) { totalCount nodes { ${person} } }
        committer { ${person} }
        signature { isValid wasSignedByGitHub }
      }
    }
  }`,
    reviews: `reviews(first: 100, after: $after) {
    ${page}
    nodes {
      fullDatabaseId
      state
      createdAt
      submittedAt
      authorCanPushToRepository
      author { ...who }
      commit { oid }
    }
  }`,
};
const head = "query ($owner: String!, $name: String!, $number: Int!, $after: String)";
const pullQuery = `
  ${head} {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        number
        url
        title
        state
        author { ...who }
        baseRefName
        baseRefOid
        baseRepository { databaseId }
        headRefName
        headRefOid
        headRepository { databaseId }
        createdAt
        mergedAt
        mergedBy { ...who }
        mergeCommit { oid }
        reviewDecision
        ${connections.commits}
        ${connections.reviews}
      }
    }
  }
  ${actorFields}`;
/** A further page of one of the two lists. */
function pageQuery(connection) {
    return `
  ${head} {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) { ${connections[connection]} }
    }
  }
  ${actorFields}`;
}

;// CONCATENATED MODULE: ./build/src/github/forge/pull.js






/** GitHub lists no more commits of a pull request than this: https://docs.github.com/en/rest/pulls/pulls#list-commits-on-a-pull-request */
const mostCommits = 250;
/** A pull request with every commit and review, or a Fault. */
async function pullRequest(client, slug, number) {
    const what = `pull request ${number} of ${slug.owner}/${slug.name}`;
    const variables = { ...slug, number };
    const answer = await client.query(what, pullQuery, variables);
    const node = answer.repository?.pullRequest;
    if (!node?.baseRepository)
        throw new core_fault/* Fault */.v("github.not-found", `there is no ${what}, or the token may not see it`);
    const commits = await rest(client, what, variables, "commits", node.commits);
    const reviews = await rest(client, what, variables, "reviews", node.reviews);
    if (commits.length >= mostCommits) {
        throw new core_fault/* Fault */.v("github.incomplete", `${what} has more commits than github lists; split it`);
    }
    const sameRepository = node.headRepository?.databaseId === node.baseRepository.databaseId;
    return {
        number: node.number,
        url: node.url,
        title: node.title,
        state: { OPEN: "open", CLOSED: "closed", MERGED: "merged" }[node.state],
        author: actorOf(node.author),
        base: { ref: node.baseRefName, sha: node.baseRefOid, repositoryId: node.baseRepository.databaseId },
        head: {
            ref: node.headRefName,
            sha: node.headRefOid,
            ...(node.headRepository ? { repositoryId: node.headRepository.databaseId } : {}),
        },
        createdAt: pull_time(what, node.createdAt),
        ...(node.mergedAt === null ? {} : { mergedAt: pull_time(what, node.mergedAt), mergedBy: actorOf(node.mergedBy) }),
        ...(node.mergedAt === null || node.mergeCommit === null ? {} : { mergeCommit: node.mergeCommit.oid }),
        ...committersOf(commits.map(({ commit }) => commit)),
        pushers: sameRepository ? await pushers(client, slug, { ref: node.headRefName, sha: node.headRefOid }) : [],
        reviewDecision: reviewDecisions[node.reviewDecision ?? "NONE"],
        reviews: reviews
            .map((review) => reviewOf(what, review))
            .sort((a, b) => a.submittedAt - b.submittedAt || a.id - b.id),
    };
}
/** The merged pull request whose merge commit is exactly this one. GitHub also names pull requests that only contain it. */
async function mergedAs(client, slug, commit) {
    const what = `the pull request merged as ${commit}`;
    const pulls = await client.all(what, (api, page) => api.rest.repos.listPullRequestsAssociatedWithCommit({
        owner: slug.owner,
        repo: slug.name,
        commit_sha: commit,
        ...page,
    }));
    const exact = pulls.filter((pull) => pull.merged_at !== null && pull.merge_commit_sha === commit);
    if (exact.length > 1)
        throw fault_incomplete(what, "github names several");
    if (exact[0] === undefined)
        return undefined;
    const found = await pullRequest(client, slug, exact[0].number);
    return found.state === "merged" && found.mergeCommit === commit ? found : undefined;
}
/** All items of a connection, its first page being known. */
async function rest(client, what, variables, name, first) {
    const nodes = [];
    let page = first;
    for (;;) {
        for (const node of page.nodes ?? []) {
            if (node === null)
                throw fault_incomplete(`${what}, ${name}`, "github left an entry out");
            nodes.push(node);
        }
        if (!page.pageInfo.hasNextPage)
            break;
        const next = { ...variables, after: page.pageInfo.endCursor };
        const answer = await client.query(what, pageQuery(name), next);
        const following = answer.repository?.pullRequest?.[name];
        if (!following || following.pageInfo.endCursor === page.pageInfo.endCursor) {
            throw fault_incomplete(`${what}, ${name}`, "the next page is missing");
        }
        page = following;
    }
    if (nodes.length < first.totalCount)
        throw fault_incomplete(`${what}, ${name}`, `${nodes.length} of ${first.totalCount} came`);
    return nodes;
}
/**
 * Everybody who pushed to the branch. Empty when the push that made the head is not among what GitHub still tells,
 * since the last pusher is then not known. https://docs.github.com/en/rest/repos/repos#list-repository-activities
 */
async function pushers(client, slug, head) {
    const activities = await client.all(`pushes to ${head.ref}`, (api, page) => api.rest.repos.listActivities({ owner: slug.owner, repo: slug.name, ref: `refs/heads/${head.ref}`, ...page }));
    if (!activities.some(({ after }) => after === head.sha))
        return [];
    const pushes = activities.filter(({ activity_type }) => activity_type !== "branch_deletion");
    const actors = pushes.map(({ actor }) => restActor(actor));
    return [...new Map(actors.map((actor) => [actor.id, actor])).values()];
}
function reviewOf(what, node) {
    return {
        id: Number(node.fullDatabaseId),
        author: actorOf(node.author),
        state: node.state,
        commit: node.commit?.oid ?? "",
        submittedAt: pull_time(what, node.submittedAt ?? node.createdAt),
        authorMayWrite: node.authorCanPushToRepository,
    };
}
/** https://docs.github.com/en/graphql/reference/enums#pullrequestreviewdecision */
const reviewDecisions = {
    APPROVED: "approved",
    CHANGES_REQUESTED: "changes-requested",
    REVIEW_REQUIRED: "review-required",
    NONE: "none",
};
function pull_time(what, text) {
    const at = (0,time/* fromIso */.ap)(text);
    if (at === undefined)
        throw fault_incomplete(what, `${text} is not a time`);
    return at;
}

;// CONCATENATED MODULE: ./build/src/github/forge/requests.js




/** Opens a pull request of two branches of one repository; the open one when there is one. */
async function openPullRequest(client, slug, proposal) {
    const open = await openOne(client, slug, proposal);
    if (open)
        return open;
    const place = { owner: slug.owner, repo: slug.name };
    try {
        const made = await client.write("the pull request", (api) => api.rest.pulls.create({ ...place, ...proposal }));
        return { number: made.number, url: made.html_url };
    }
    catch (fault) {
        // Another run may have been faster: GitHub refuses a second one.
        const other = fault instanceof core_fault/* Fault */.v && fault.code === "github.refused" && (await openOne(client, slug, proposal));
        if (other)
            return other;
        throw fault;
    }
}
async function openOne(client, slug, { head, base }) {
    const pulls = await client.all(`open pull requests from ${head}`, (api, page) => api.rest.pulls.list({
        owner: slug.owner,
        repo: slug.name,
        state: "open",
        head: `${slug.owner}:${head}`,
        base,
        ...page,
    }));
    // A server that does not know the filter answers with every pull request.
    const found = pulls.find((pull) => pull.head.ref === head && pull.base.ref === base);
    return found && { number: found.number, url: found.html_url };
}
/** Starts a workflow file. https://docs.github.com/en/rest/actions/workflows#create-a-workflow-dispatch-event */
async function dispatch(client, start) {
    const slug = slugOf(start.repository);
    await client.write(`starting ${start.workflow} of ${start.repository}`, (api) => api.rest.actions.createWorkflowDispatch({
        owner: slug.owner,
        repo: slug.name,
        workflow_id: start.workflow.split("/").at(-1),
        ref: start.ref,
        inputs: { ...start.inputs },
    }));
}
/** The run and job behind a check run id, which is the job's id. https://docs.github.com/en/rest/actions/workflow-jobs */
async function job(client, repository, checkRunId) {
    const slug = slugOf(repository);
    const found = await unless(["github.not-found"], () => client.read(`job ${checkRunId} of ${repository}`, (api) => api.rest.actions.getJobForWorkflowRun({ owner: slug.owner, repo: slug.name, job_id: checkRunId })));
    return (found && {
        repository,
        runId: found.run_id,
        attempt: found.run_attempt ?? 1,
        url: found.html_url ?? "",
        jobName: found.name,
        status: found.conclusion ?? found.status,
    });
}
/** Numbers and settings of a repository under exactly this name; Fault `github.moved` when it has another name now. */
async function repository(client, name) {
    const slug = slugOf(name);
    const found = await client.read(`the repository ${name}`, (api) => api.rest.repos.get({ owner: slug.owner, repo: slug.name }));
    if (!Number.isSafeInteger(found.id) || !Number.isSafeInteger(found.owner?.id) || !found.full_name) {
        throw fault_incomplete(`the repository ${name}`, "github names no numbers");
    }
    if (found.full_name.toLowerCase() !== name.toLowerCase()) {
        throw new core_fault/* Fault */.v("github.moved", `the repository ${name} is ${found.full_name} now; write that name`);
    }
    return { id: found.id, ownerId: found.owner.id, defaultBranch: found.default_branch, private: found.private };
}

;// CONCATENATED MODULE: ./build/src/github/forge/subject.js



/** Reads everything that can be read; a part that the token may not see does not hide the others. */
async function subjectFacts(client, slug, job) {
    const repository = await reading(() => repositoryFacts(client, slug));
    const ref = await reading(() => refFacts(client, slug, job.ref));
    const environment = await reading(() => environmentFacts(client, slug, job.environment));
    const format = await reading(() => subjectFormat(client, slug));
    const workflow = await workflowAt(client, slug, ref, job.workflow);
    return { repository, ref, environment, workflow, format };
}
/** What a token may not see, or sees under another name, is unknown. Outages are thrown: the next run asks again. */
const unseen = ["github.not-found", "github.forbidden", "github.unauthorized", "github.moved"];
async function reading(call) {
    try {
        return { read: await call() };
    }
    catch (fault) {
        if (fault instanceof core_fault/* Fault */.v && unseen.includes(fault.code))
            return { unknown: fault.message };
        throw fault;
    }
}
/** metadata: read. */
async function repositoryFacts(client, { owner, name }) {
    const what = `the repository ${owner}/${name}`;
    const found = await client.read(what, (api) => api.rest.repos.get({ owner, repo: name }));
    if (!Number.isSafeInteger(found.id) || !Number.isSafeInteger(found.owner?.id))
        throw fault_incomplete(what, "github names no numbers");
    return { id: String(found.id), ownerId: String(found.owner.id) };
}
// ---------------------------------------------------------------- the ref
async function refFacts(client, slug, ref) {
    const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
    if (kind === undefined || name === undefined)
        return undefined;
    return kind === "heads" ? await branchFacts(client, slug, name) : await tagFacts(client, slug, name);
}
/** Whether a rule keeps whoever may write from changing the branch alone: a pull request that takes no approval does not, nor does a queue of such. */
function guards({ type, ...rule }) {
    const { required_approving_review_count: approvals } = (rule.parameters ?? {});
    return type === "update" || (type === "pull_request" && typeof approvals === "number" && approvals >= 1);
}
/** The branch takes contents: read, its rules metadata: read. Rules of rulesets that only evaluate are not among them. */
async function branchFacts(client, { owner, name }, branch) {
    const what = `branch ${branch} of ${owner}/${name}`;
    const place = { owner, repo: name, branch };
    const found = await unless(["github.not-found"], () => client.read(what, (api) => api.rest.repos.getBranch(place)));
    if (found === undefined)
        return undefined;
    if (found.name !== branch || !isCommit(found.commit?.sha))
        throw fault_incomplete(what, "github names no commit");
    const rules = await client.all(`the rules of ${what}`, (api, page) => api.rest.repos.getBranchRules({ ...place, ...page }));
    return {
        commit: found.commit.sha,
        ruled: rules.some(guards),
        classic: found.protected === true && found.protection?.enabled === true,
        immutable: false,
    };
}
/** Both calls take contents: read. A tag stands still only as the tag of an immutable release. */
async function tagFacts(client, { owner, name }, tag) {
    const what = `tag ${tag} of ${owner}/${name}`;
    const place = { owner, repo: name };
    const found = await unless(["github.not-found", "github.refused"], () => client.read(what, (api) => api.rest.repos.getCommit({ ...place, ref: `tags/${tag}` })));
    if (found === undefined)
        return undefined;
    if (!isCommit(found.sha))
        throw fault_incomplete(what, "github names no commit");
    const release = await unless(["github.not-found"], () => client.read(`the release of ${what}`, (api) => api.rest.repos.getReleaseByTag({ ...place, tag })));
    const immutable = release?.immutable === true && !release.draft && release.tag_name === tag;
    return { commit: found.sha, ruled: false, classic: false, immutable };
}
function isCommit(value) {
    return typeof value === "string" && /^[0-9a-f]{40}$/.test(value);
}
// ---------------------------------------------------------------- the workflow file
/** The file itself, at one commit (contents: read): a link is not followed, and nothing is cut off. */
async function workflowAt(client, slug, ref, path) {
    if ("unknown" in ref)
        return ref;
    if (ref.read === undefined)
        return { unknown: "its ref is not there" };
    const { commit } = ref.read;
    return await reading(() => fileAt(client, slug, { commit, path }));
}
async function fileAt(client, slug, { commit, path }) {
    const what = `${path} of ${slug.owner}/${slug.name} at ${commit.slice(0, 12)}`;
    const answer = await client.query(what, `query ($owner: String!, $name: String!, $expression: String!) {
      repository(owner: $owner, name: $name) {
        object(expression: $expression) { __typename oid ... on Blob { text isTruncated } }
      }
    }`, { ...slug, expression: `${commit}:${path}` });
    if (answer.repository === null)
        throw new core_fault/* Fault */.v("github.not-found", `${what}: there is no such repository, or the token may not see it`);
    const { object } = answer.repository;
    if (object?.__typename !== "Blob")
        return undefined;
    // A file with a zero byte has no text: it is no workflow.
    if (object.text === null)
        return { blob: object.oid, text: "\0" };
    if (object.text === undefined || object.isTruncated !== false)
        throw fault_incomplete(what, "the file came cut short");
    return { blob: object.oid, text: object.text };
}
// ---------------------------------------------------------------- settings
/** Both calls take actions: read. */
async function environmentFacts(client, { owner, name }, environment) {
    const what = `environment ${environment} of ${owner}/${name}`;
    const place = { owner, repo: name, environment_name: environment };
    const found = await unless(["github.not-found"], () => client.read(what, (api) => api.rest.repos.getEnvironment(place)));
    // GitHub finds an environment in any letter case; whether a token's claims have it so is written nowhere.
    if (found === undefined || (found.name !== environment && sameButCase(found.name, environment)))
        return undefined;
    const policy = found.deployment_branch_policy;
    if (policy === undefined || found.name !== environment)
        throw fault_incomplete(what, "github does not say which branches it lets in");
    if (policy === null)
        return { admits: "all" };
    if (policy.protected_branches)
        return { admits: "protected" };
    let total;
    const patterns = await client.all(`the branches of ${what}`, async (api, page) => {
        const reply = await api.rest.repos.listDeploymentBranchPolicies({ ...place, ...page });
        // A connection that breaks inside the body leaves no object.
        total = reply.data?.total_count;
        return { ...reply, data: reply.data?.branch_policies };
    });
    if (total !== patterns.length)
        throw fault_incomplete(what, "the list of branches is not whole");
    return {
        admits: patterns.map(({ name: pattern, type = "branch" }) => {
            if (pattern === undefined)
                throw fault_incomplete(what, "github names no pattern");
            return { kind: type === "tag" ? "tag" : "branch", pattern };
        }),
    };
}
function sameButCase(one, other) {
    return typeof one === "string" && one.toLowerCase() === other.toLowerCase();
}
/** actions: read. `sub_claim_prefix` is believed, not the flag beside it. */
async function subjectFormat(client, { owner, name }) {
    const what = `how ${owner}/${name} makes sub`;
    const found = await client.read(what, (api) => api.rest.actions.getCustomOidcSubClaimForRepo({ owner, repo: name }));
    const { use_default: usesDefault, sub_claim_prefix: prefix = "" } = found;
    if (typeof usesDefault !== "boolean" || typeof prefix !== "string")
        throw fault_incomplete(what, "github does not say");
    return { usesDefault, prefix };
}
// ---------------------------------------------------------------- runs
/** A run's commit and workflow file (actions: read). GitHub may write the path with `@<ref>` behind it. */
async function run(client, { owner, name }, runId) {
    const what = `run ${runId} of ${owner}/${name}`;
    const found = await unless(["github.not-found"], () => client.read(what, (api) => api.rest.actions.getWorkflowRun({ owner, repo: name, run_id: runId })));
    if (found === undefined)
        return undefined;
    if (!isCommit(found.head_sha) || typeof found.path !== "string")
        throw fault_incomplete(what, "github names no commit");
    return { commit: found.head_sha, workflow: found.path.replace(/@.*$/, "") };
}

;// CONCATENATED MODULE: ./build/src/github/forge.js









/** GitHub through its REST and GraphQL interfaces, as one identity. Faults begin with `github.`. */
function githubForge(options) {
    const client = githubClient(options);
    const slug = slugOf(options.repository);
    let known = options.identity;
    const self = async () => {
        known ??= await viewerId(client);
        return known;
    };
    return {
        pullRequest: (number) => pullRequest(client, slug, number),
        mergedAs: (sha) => mergedAs(client, slug, sha),
        blobsAt: (path, commits) => blobsAt(client, slug, { path, commits }),
        viewer: () => viewer(client),
        actor: (login) => actor(client, login),
        membership: (team, who) => membership(client, team, who),
        teamMayOwn: (team) => teamMayOwn(client, slug, team),
        mayWrite: (who) => mayWrite(client, slug, who),
        repository: (name) => repository(client, name),
        comment: (number, marker, body) => comment(client, slug, { pullRequest: number, marker, body, self }),
        amend: (number, marker, body) => amend(client, slug, { pullRequest: number, marker, body, self }),
        commit: (change) => commit(client, slug, change),
        createBranch: (branch, sha) => createBranch(client, slug, branch, sha),
        createOrphan: (branch, message, files) => createOrphan(client, slug, { branch, message, files }),
        openPullRequest: (proposal) => openPullRequest(client, slug, proposal),
        dispatch: (start) => dispatch(client, start),
        job: (name, checkRunId) => job(client, name, checkRunId),
        subjectFacts: (about) => subjectFacts(client, slug, about),
        run: (runId) => run(client, slug, runId),
    };
}

;// CONCATENATED MODULE: ./build/src/github/settings.js





/*
 * Settings as the REST API shows them; which permission each takes is on the page of its endpoint, below
 * https://docs.github.com/en/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens
 */
/** Reads only. What the token may not see is unknown, with the permission that is missing. */
function githubSettings(options) {
    const client = githubClient(options);
    const slug = slugOf(options.repository);
    const look = { client, at: { owner: slug.owner, repo: slug.name } };
    return { read: (asked) => readSettings(look, asked) };
}
async function readSettings(look, asked) {
    const { at, client } = look;
    const administration = "administration: read (of an administrator)";
    const secrets = "secrets: read";
    const names = (what, permission, route) => seen(permission, async () => (await listed(client, what, route, at, "secrets")).map(({ name }) => name));
    const [repository, branch, ledger, ownerErrors, workflowPermissions, environments] = await Promise.all([
        seen("metadata: read", () => repositoryOf(look)),
        rulesOf(look, asked.branch),
        rulesOf(look, asked.ledger),
        seen("contents: read", () => ownerErrorsOf(look, asked.branch)),
        seen(administration, () => workflowPermissionsOf(look)),
        seen("actions: read", () => environmentsOf(look)),
    ]);
    const [ofRepository, ofOrganization, variables, installations] = await Promise.all([
        names("list the repository's secrets", secrets, "GET /repos/{owner}/{repo}/actions/secrets"),
        names("list the organization's secrets", secrets, "GET /repos/{owner}/{repo}/actions/organization-secrets"),
        seen("variables: read", () => variablesOf(look)),
        seen("organization administration: read (of an owner)", () => installationsOf(look)),
    ]);
    const [sweep, audit, pins] = await Promise.all([
        seen("actions: read", () => scheduleOf(look, "sweep.yml", asked.branch)),
        seen("actions: read", () => scheduleOf(look, "audit.yml", asked.branch)),
        Promise.all(asked.pins.map(async (pin) => [pin, await pinOf(client, pin)])),
    ]);
    return {
        ...{ repository, branch, ledger, ownerErrors, workflowPermissions, environments, variables, installations },
        secrets: { repository: ofRepository, organization: ofOrganization },
        schedules: { sweep, audit },
        pins: new Map(pins),
    };
}
/** A refusal for want of a right, or no answer at all, is unknown; anything else is a bug. */
async function seen(permission, look) {
    try {
        return { read: await look() };
    }
    catch (cause) {
        if (!(cause instanceof core_fault/* Fault */.v))
            throw cause;
        const barred = ["github.forbidden", "github.not-found", "github.unauthorized"].includes(cause.code);
        return { unknown: barred ? `this token may not read it; it takes ${permission}` : cause.message };
    }
}
/** Every item of a list that GitHub wraps in an object. */
async function listed(client, what, route, at, field) {
    return client.all(what, async (api, page) => {
        const reply = await api.request(route, { ...at, ...page });
        const items = reply.data[field];
        if (!Array.isArray(items))
            throw fault_incomplete(what, `the answer has no ${field}`);
        return { ...reply, data: items };
    });
}
async function repositoryOf({ client, at }) {
    const found = await client.read("look at the repository", (api) => api.repos.get(at));
    const merges = ["squash", "merge", "rebase"].filter((method) => found[method === "merge" ? "allow_merge_commit" : `allow_${method}_merge`] ?? false);
    // Shown to those alone who may write: without it there is nothing to judge.
    if (found.allow_squash_merge === undefined)
        throw new core_fault/* Fault */.v("github.forbidden", "merge methods are not shown");
    return { id: String(found.id), ownerId: String(found.owner.id), defaultBranch: found.default_branch, merges };
}
async function rulesOf(look, branch) {
    const { client, at } = look;
    return await seen("metadata: read", async () => {
        const rules = await client.all("list the rules of a branch", (api, page) => api.request("GET /repos/{owner}/{repo}/rules/branches/{branch}", { ...at, branch, ...page }));
        const bypasses = new Map();
        for (const { ruleset_id: id, ruleset_source_type: type } of rules)
            if (!bypasses.has(id))
                bypasses.set(id, await bypassOf(look, id, type));
        return rules.map(({ type, parameters = {}, ruleset_id }) => ({
            type,
            parameters,
            bypass: bypasses.get(ruleset_id),
        }));
    });
}
/** Shown only to whoever may change the ruleset. */
async function bypassOf({ client, at }, id, source) {
    const permission = source === "Organization" ? "organization administration: write" : "administration: write";
    return await seen(permission, async () => {
        const found = await client.read("look at a ruleset", (api) => api.request("GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", { ...at, ruleset_id: id }));
        const { bypass_actors: actors } = found;
        if (actors === undefined)
            throw new core_fault/* Fault */.v("github.forbidden", "who bypasses is not shown");
        return actors.map(({ actor_type, actor_id }) => ({ kind: actor_type, id: actor_id ?? undefined }));
    });
}
async function ownerErrorsOf({ client, at }, ref) {
    const { errors } = await client.read("look for errors in CODEOWNERS", (api) => api.repos.codeownersErrors({ ...at, ref }));
    return errors.map(({ path, line, kind, message }) => ({ path, line, says: `${kind}: ${message.split("\n")[0]}` }));
}
async function workflowPermissionsOf({ client, at }) {
    const found = await client.read("look at what workflows may do", (api) => api.actions.getGithubActionsDefaultWorkflowPermissionsRepository(at));
    return { byDefault: found.default_workflow_permissions, mayApprove: found.can_approve_pull_request_reviews };
}
async function environmentsOf(look) {
    const { client, at } = look;
    const route = "GET /repos/{owner}/{repo}/environments";
    const found = await listed(client, "list the environments", route, at, "environments");
    return await Promise.all(found.map(async ({ name, protection_rules: rules = [], deployment_branch_policy: policy }) => {
        const one = { ...at, environment_name: name };
        const path = `${route}/{environment_name}`;
        const patterns = () => listed(client, "list branch policies", `${path}/deployment-branch-policies`, one, "branch_policies");
        const secrets = () => listed(client, "list an environment's secrets", `${path}/secrets`, one, "secrets");
        return {
            name,
            admits: policy === null
                ? { read: "all" }
                : policy.protected_branches
                    ? { read: "protected" }
                    : await seen("actions: read", async () => (await patterns()).map(({ name: pattern, type }) => ({
                        kind: type === "tag" ? "tag" : "branch",
                        pattern,
                    }))),
            waits: rules.some(({ type }) => type === "required_reviewers" || type === "wait_timer"),
            secrets: await seen("environments: read", async () => (await secrets()).map((secret) => secret.name)),
        };
    }));
}
async function variablesOf({ client, at }) {
    const route = "GET /repos/{owner}/{repo}/actions/variables";
    const found = await listed(client, "list the variables", route, at, "variables");
    return Object.fromEntries(found.map(({ name, value }) => [name, value]));
}
async function installationsOf({ client, at }) {
    const route = "GET /orgs/{org}/installations";
    const found = await listed(client, "list the Apps", route, { org: at.owner }, "installations");
    return found.map((one) => ({
        slug: one.app_slug,
        appId: one.app_id,
        clientId: one.client_id ?? "",
        permissions: one.permissions,
        everywhere: one.repository_selection === "all",
        suspended: one.suspended_at !== null,
    }));
}
/** Undefined: GitHub has no such workflow on the default branch. */
async function scheduleOf({ client, at }, file, branch) {
    const known = await listed(client, "list the workflows", "GET /repos/{owner}/{repo}/actions/workflows", at, "workflows");
    const workflow = known.find(({ path }) => path === `.github/workflows/${file}`);
    if (workflow === undefined)
        return undefined;
    const { workflow_runs: runs } = await client.read("list the runs of a workflow", (api) => api.actions.listWorkflowRuns({ ...at, workflow_id: file, branch, status: "success", per_page: 100 }));
    const times = runs.map(({ created_at }) => (0,time/* fromIso */.ap)(created_at)).filter((time) => time !== undefined);
    return { state: workflow.state, lastSuccess: times.length === 0 ? undefined : Math.max(...times) };
}
async function pinOf(client, pin) {
    const [name = "", ref = ""] = pin.split("@");
    const [owner = "", repo = ""] = name.split("/");
    const visible = await seen("contents: read", () => client.read("look at an action", (api) => api.repos.get({ owner, repo })));
    if ("unknown" in visible)
        return visible;
    try {
        const { sha } = await client.read("look for a commit", (api) => api.repos.getCommit({ owner, repo, ref }));
        return { read: sha === ref };
    }
    catch (cause) {
        if (cause instanceof core_fault/* Fault */.v && ["github.refused", "github.not-found"].includes(cause.code))
            return { read: false };
        if (cause instanceof core_fault/* Fault */.v)
            return { unknown: cause.message };
        throw cause;
    }
}

// EXTERNAL MODULE: ./build/src/http/send.js
var http_send = __webpack_require__(2658);
// EXTERNAL MODULE: ./build/src/core/chain.js
var chain = __webpack_require__(1112);
;// CONCATENATED MODULE: ./build/src/ledger/branch.js



const folder = "events";
const attempts = 5;
/** How many files are read at once, from the newest backwards. */
const branch_batch = 64;
/**
 * The ledger on a branch of its own: every append is one file `events/<first line's number>.jsonl` in one signed commit,
 * made only if the branch still stands where it was read (compare and swap).
 * Faults: `ledger.broken` names the line; `ledger.busy` (retryable) after five lost races; those of repository and forge.
 */
function branchLedger(options) {
    const { branch, repository, forge } = options;
    /** Its files, oldest first. */
    async function filesAt(commit) {
        const files = (await repository.tree(commit, folder)).filter(({ path }) => path.endsWith(".jsonl"));
        return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    }
    async function linesIn(files) {
        const blobs = await repository.blobs(files.map(({ oid }) => oid));
        return files.flatMap(({ path, oid }) => readFile(path, blobs.get(oid)?.toString("utf8") ?? ""));
    }
    async function read() {
        const commit = await repository.branchTip(branch);
        if (commit === undefined)
            return { head: "", lines: [], commit };
        const lines = await linesIn(await filesAt(commit));
        const [fault] = (0,chain/* chainFaults */.Lk)(lines);
        if (fault !== undefined)
            throw broken(fault);
        const last = lines.at(-1);
        return { head: last ? (0,chain/* lineDigest */.pr)(last) : "", lines, commit };
    }
    return {
        read,
        async recent(since) {
            const commit = await repository.branchTip(branch);
            const files = commit === undefined ? [] : await filesAt(commit);
            let lines = [];
            for (let end = files.length; end > 0; end -= branch_batch) {
                lines = [...(await linesIn(files.slice(Math.max(0, end - branch_batch), end))), ...lines];
                // A line is written when it is said, so that what lies before an older one is older too.
                if (lines[0] !== undefined && lines[0].at < (0,time/* iso */.KH)(since))
                    break;
            }
            return lines;
        },
        async append(events) {
            for (let attempt = 1; attempt <= attempts; attempt += 1) {
                const state = await read();
                const added = (0,chain/* continueChain */.Tx)(state.lines, events);
                if (added.length === 0)
                    return { state, written: 0 };
                const commit = await write(state, added);
                if (commit === undefined)
                    continue;
                const lines = [...state.lines, ...added];
                return { state: { head: (0,chain/* lineDigest */.pr)(added.at(-1)), lines, commit }, written: added.length };
            }
            throw new core_fault/* Fault */.v("ledger.busy", `the ledger branch ${branch} moved ${attempts} times while it was written: run again`, { retryable: true });
        },
    };
    /** The commit that holds the lines now; undefined when somebody else was faster. */
    async function write(state, added) {
        const message = branch_messageFor(added);
        const files = [fileOf(added)];
        if (state.commit === undefined) {
            const commit = await forge.createOrphan(branch, message, files);
            // Where the branch is there already, nothing was written: what it holds tells whose it is.
            return (0,chain/* lineDigest */.pr)(added.at(-1)) === (await read()).head ? commit : undefined;
        }
        try {
            return await forge.commit({ branch, expectedHead: state.commit, message, files });
        }
        catch (cause) {
            if (cause instanceof core_fault/* Fault */.v && cause.code === "github.head-moved")
                return undefined;
            throw cause;
        }
    }
}
function fileOf(added) {
    return { path: `${folder}/${String(added[0].seq).padStart(10, "0")}.jsonl`, content: (0,chain/* writeLines */.x1)(added) };
}
/** History can be read without opening files: every commit names its grants, its events and the head it makes. */
function branch_messageFor(added) {
    const grants = [...new Set(added.map(({ grant }) => grant).filter(Boolean))];
    const subject = grants.length === 1
        ? `Record ${added.length} events of ${grants[0]}`
        : `Record ${added.length} events of ${grants.length} grants`;
    return [
        subject,
        "",
        ...grants.map((grant) => `Grant: ${grant}`),
        ...added.map((line) => `Event: ${line.kind} ${line.id}`),
        `Ledger: ${(0,chain/* lineDigest */.pr)(added.at(-1))}`,
    ].join("\n");
}
function readFile(path, text) {
    if (!text.endsWith("\n"))
        throw broken(`${path} does not end with a line end: it was cut`);
    return text
        .slice(0, -1)
        .split("\n")
        .map((entry, index) => {
        const line = (0,chain/* readLine */.Xw)(entry);
        if (typeof line === "string")
            throw broken(`${path} line ${index + 1}: ${line}`);
        return line;
    });
}
function broken(what) {
    return new core_fault/* Fault */.v("ledger.broken", `the ledger does not hold together: ${what}; find out who changed the ledger branch`);
}

// EXTERNAL MODULE: ./build/src/policy/engine.js
var engine = __webpack_require__(8828);
// EXTERNAL MODULE: ./build/src/providers/aws/names.js
var aws_names = __webpack_require__(1222);
// EXTERNAL MODULE: ./build/src/core/digest.js
var digest = __webpack_require__(4161);
// EXTERNAL MODULE: ./build/src/providers/aws/bootstrap.js + 1 modules
var bootstrap = __webpack_require__(83);
;// CONCATENATED MODULE: ./build/src/providers/aws/client.js


/** Milliseconds. A listing page of a thousand roles takes IAM seconds. */
const connectTimeout = 5_000;
const requestTimeout = 30_000;
/** Accepts nothing but this machine: an endpoint from outside could answer anything. Throws a Fault `aws.endpoint-refused`. */
function loopback(endpoint) {
    const host = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
    const local = host?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(host.hostname);
    if (local && host.username === "" && host.password === "")
        return endpoint;
    throw new core_fault/* Fault */.v("aws.endpoint-refused", `the endpoint ${JSON.stringify(endpoint)} is not on this machine; leave it out, or use http://127.0.0.1 with a port`);
}
async function iamClient(options) {
    const { IAMClient } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 4383, 19));
    return timed(new IAMClient({ ...common(options), region: (0,aws_names/* homeRegion */.wC)(options.partition) }), options.clock);
}
async function cloudTrailClient(options, region) {
    const { CloudTrailClient } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(392)]).then(__webpack_require__.t.bind(__webpack_require__, 7392, 19));
    return timed(new CloudTrailClient({ ...common(options), region }), options.clock);
}
/** Signs by our clock. The SDK would follow the Date header of whatever answers; a runner whose clock is wrong must say so. */
function timed(client, clock) {
    Object.defineProperty(client.config, "systemClockOffset", { get: () => clock.now() - Date.now(), set: () => { } });
    return client;
}
/** Throttling, 5xx and broken connections are tried again with the SDK's jittered backoff. */
function common({ credentials, endpoint, concurrency, attempts }) {
    return {
        credentials: async () => {
            const keys = await credentials();
            return {
                accessKeyId: keys.accessKeyId.reveal(),
                secretAccessKey: keys.secretAccessKey.reveal(),
                ...(keys.sessionToken && { sessionToken: keys.sessionToken.reveal() }),
                ...(keys.expiration !== undefined && { expiration: new Date(keys.expiration) }),
            };
        },
        maxAttempts: attempts,
        retryMode: "standard",
        requestHandler: {
            connectionTimeout: connectTimeout,
            requestTimeout,
            httpAgent: { maxSockets: concurrency, keepAlive: true },
            httpsAgent: { maxSockets: concurrency, keepAlive: true },
        },
        ...(endpoint !== undefined && { endpoint: loopback(endpoint) }),
    };
}
/** Runs a call of the SDK and makes a Fault of whatever it throws: `aws.<code in lower case>`. */
async function call(what, work) {
    try {
        return await work();
    }
    catch (error) {
        throw error instanceof core_fault/* Fault */.v ? error : faultOf(what, error);
    }
}
/** The same, but undefined when what was asked for is not there. */
async function callOrNothing(what, work) {
    try {
        return await call(what, work);
    }
    catch (error) {
        if (error instanceof core_fault/* Fault */.v && error.code === "aws.no-such-entity")
            return undefined;
        throw error;
    }
}
const names = {
    NoSuchEntityException: "aws.no-such-entity",
    NoSuchEntity: "aws.no-such-entity",
    EntityAlreadyExistsException: "aws.already-exists",
    EntityAlreadyExists: "aws.already-exists",
    AccessDenied: "aws.access-denied",
    AccessDeniedException: "aws.access-denied",
    LimitExceededException: "aws.limit-exceeded",
    LimitExceeded: "aws.limit-exceeded",
    ConcurrentModificationException: "aws.concurrent-modification",
    MalformedPolicyDocumentException: "aws.malformed-policy",
};
const advice = {
    "aws.access-denied": "check the control role and that bootstrap is up to date in this account",
    "aws.limit-exceeded": "raise the quota of the account, or let sweep take ended leases away first",
    "aws.malformed-policy": "the account's AWS refuses a document of ours: report it with the message",
};
function faultOf(what, error) {
    const { name = "", message = "", $metadata, code: system } = error;
    const status = $metadata?.httpStatusCode;
    const transient = /throttl|toomanyrequests|concurrentmodification|timeout/i.test(name) ||
        (status === undefined ? isNetwork(name, system) : status >= 500 || status === 429);
    if (status === undefined && !transient && !(name in names))
        throw error;
    const code = names[name] ?? (transient ? "aws.unavailable" : "aws.refused");
    const fix = advice[code] ?? (transient ? "run it again" : "see the cause");
    return new core_fault/* Fault */.v(code, `${what}: ${name || system || "no answer"}${message && `: ${message}`}; ${fix}`, {
        retryable: transient,
        cause: error,
    });
}
function isNetwork(name, system) {
    return name === "TimeoutError" || /^E[A-Z_]+$/.test(system ?? "") || /socket|network|hang up/i.test(name);
}

;// CONCATENATED MODULE: ./build/src/providers/aws/roles.js



function rolesOf(options) {
    const client = once(() => iamClient(options));
    // Once: a bundle makes the whole namespace anew for every import of it, which takes a millisecond.
    const sdk = once(() => Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 4383, 19)));
    const denyAll = (0,aws_names/* denyAllArn */.Vu)(options.partition);
    return {
        async list(prefix) {
            const { paginateListRoles } = await sdk();
            const pages = paginateListRoles({ client: await client(), pageSize: 1000 }, { PathPrefix: prefix });
            return call("list roles", async () => (await gather(pages)).flatMap((page) => page.Roles ?? []).map(roles_listed));
        },
        /** Names of the roles under a path to which AWSDenyAll is attached. */
        async denied(prefix) {
            const { paginateListEntitiesForPolicy } = await sdk();
            const pages = paginateListEntitiesForPolicy({ client: await client(), pageSize: 1000 }, { PolicyArn: denyAll, EntityFilter: "Role", PathPrefix: prefix, PolicyUsageFilter: "PermissionsPolicy" });
            return call("list what AWSDenyAll is attached to", async () => {
                const roles = (await gather(pages)).flatMap((page) => page.PolicyRoles ?? []);
                return new Set(roles.map((role) => told(role.RoleName, "a role's name")));
            });
        },
        async get(name) {
            const { GetRoleCommand } = await sdk();
            return callOrNothing(`get role ${name}`, async () => {
                const { Role: role } = await (await client()).send(new GetRoleCommand({ RoleName: name }));
                return standing(told(role, "the role"));
            });
        },
        /** Makes a role; undefined when one of that name stands already. */
        async create(role) {
            const { CreateRoleCommand } = await sdk();
            const command = new CreateRoleCommand({
                RoleName: role.name,
                Path: role.path,
                Description: role.description,
                AssumeRolePolicyDocument: JSON.stringify(role.trust),
                PermissionsBoundary: role.boundary,
                MaxSessionDuration: 3600,
                Tags: Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })),
            });
            try {
                return await call(`create role ${role.name}`, async () => {
                    const { Role: made } = await (await client()).send(command);
                    return standing(told(made, "the role"));
                });
            }
            catch (error) {
                if (error instanceof core_fault/* Fault */.v && error.code === "aws.already-exists")
                    return undefined;
                throw error;
            }
        },
        async setTrust(name, trust) {
            const { UpdateAssumeRolePolicyCommand } = await sdk();
            const input = { RoleName: name, PolicyDocument: JSON.stringify(trust) };
            await call(`set the trust of ${name}`, async () => (await client()).send(new UpdateAssumeRolePolicyCommand(input)));
        },
        async setBoundary(name, boundary) {
            const { PutRolePermissionsBoundaryCommand } = await sdk();
            const input = { RoleName: name, PermissionsBoundary: boundary };
            await call(`set the boundary of ${name}`, async () => (await client()).send(new PutRolePermissionsBoundaryCommand(input)));
        },
        async putInline(name, policy, document) {
            const { PutRolePolicyCommand } = await sdk();
            const input = { RoleName: name, PolicyName: policy, PolicyDocument: JSON.stringify(document) };
            await call(`write the policy of ${name}`, async () => (await client()).send(new PutRolePolicyCommand(input)));
        },
        async inlineNames(name) {
            const { paginateListRolePolicies } = await sdk();
            const pages = paginateListRolePolicies({ client: await client() }, { RoleName: name });
            return call(`list the policies of ${name}`, async () => (await gather(pages)).flatMap((page) => page.PolicyNames ?? []));
        },
        async inline(name, policy) {
            const { GetRolePolicyCommand } = await sdk();
            return callOrNothing(`read the policy ${policy} of ${name}`, async () => {
                const input = { RoleName: name, PolicyName: policy };
                const { PolicyDocument: text } = await (await client()).send(new GetRolePolicyCommand(input));
                return decoded(text);
            });
        },
        async deleteInline(name, policy) {
            const { DeleteRolePolicyCommand } = await sdk();
            const input = { RoleName: name, PolicyName: policy };
            await callOrNothing(`delete the policy ${policy} of ${name}`, async () => (await client()).send(new DeleteRolePolicyCommand(input)));
        },
        async attached(name) {
            const { paginateListAttachedRolePolicies } = await sdk();
            const pages = paginateListAttachedRolePolicies({ client: await client() }, { RoleName: name });
            return call(`list what is attached to ${name}`, async () => (await gather(pages))
                .flatMap((page) => page.AttachedPolicies ?? [])
                .map((policy) => told(policy.PolicyArn, "a policy's ARN")));
        },
        async attach(name, policy) {
            const { AttachRolePolicyCommand } = await sdk();
            const input = { RoleName: name, PolicyArn: policy };
            await call(`attach ${policy} to ${name}`, async () => (await client()).send(new AttachRolePolicyCommand(input)));
        },
        async detach(name, policy) {
            const { DetachRolePolicyCommand } = await sdk();
            const input = { RoleName: name, PolicyArn: policy };
            await callOrNothing(`detach ${policy} from ${name}`, async () => (await client()).send(new DetachRolePolicyCommand(input)));
        },
        async delete(name) {
            const { DeleteRoleCommand } = await sdk();
            await callOrNothing(`delete role ${name}`, async () => (await client()).send(new DeleteRoleCommand({ RoleName: name })));
        },
        /** The default version of a managed policy; undefined when there is no such policy. */
        async managed(arn) {
            const { GetPolicyCommand, GetPolicyVersionCommand } = await sdk();
            return callOrNothing(`read ${arn}`, async () => {
                const iam = await client();
                const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
                const version = told(policy?.DefaultVersionId, "the policy's default version");
                const answer = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version }));
                return decoded(answer.PolicyVersion?.Document);
            });
        },
    };
}
function roles_listed(role) {
    return {
        arn: told(role.Arn, "a role's ARN"),
        createdAt: told(role.CreateDate, "a role's date").getTime(),
        description: role.Description ?? "",
        trust: decoded(role.AssumeRolePolicyDocument),
    };
}
function standing(role) {
    return {
        ...roles_listed(role),
        boundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        longestSession: role.MaxSessionDuration ?? 3600,
    };
}
/** IAM returns documents percent-encoded: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html */
function decoded(document) {
    try {
        return decodeURIComponent(told(document, "a policy document"));
    }
    catch (error) {
        if (error instanceof URIError)
            return "";
        throw error;
    }
}
function told(value, what) {
    if (value !== undefined)
        return value;
    throw new core_fault/* Fault */.v("aws.incomplete", `AWS did not tell ${what}; run it again`, { retryable: true });
}
async function gather(pages) {
    const all = [];
    for await (const page of pages)
        all.push(page);
    return all;
}
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}

// EXTERNAL MODULE: ./build/src/providers/aws/compile.js
var compile = __webpack_require__(8027);
;// CONCATENATED MODULE: ./build/src/providers/aws/state.js




/** `sallyport payments-production/inc-4211 trust 0123456789abcdef` */
function describe(target, id, trust) {
    return `sallyport ${target}/${id} trust ${trustDigest(trust)}`;
}
function trustDigest(trust) {
    return (0,digest/* digest */.b)(trust).slice(0, 16);
}
function lifeOf(trust) {
    const document = parsed(trust);
    const sid = sidOf(document);
    if (sid === "Job")
        return { state: "open", digest: trustDigest(document) };
    if (sid === "Preparing" && (0,digest/* canonical */.$)(document) === (0,digest/* canonical */.$)((0,compile/* preparingTrust */.l9)()))
        return { state: "preparing" };
    const sealedAt = sid?.startsWith("Sealed") ? (0,time/* fromBasic */.to)(sid.slice("Sealed".length)) : undefined;
    if (sealedAt === undefined || (0,digest/* canonical */.$)(document) !== (0,digest/* canonical */.$)((0,compile/* sealedTrust */.hc)(sealedAt)))
        return undefined;
    return { state: "sealed", sealedAt };
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function sidOf(document) {
    const statements = document?.Statement;
    const sid = Array.isArray(statements) && statements.length === 1 ? statements[0]?.Sid : undefined;
    return typeof sid === "string" ? sid : undefined;
}
/** Makes a binding of a role under our path. `denied`: AWSDenyAll is attached to it. */
function bindingOf(configuration, account, role, denied) {
    const names = (0,aws_names/* parseRoleArn */.DM)(role.arn);
    const described = /^sallyport ([a-z0-9-]+)\/([a-z0-9-]+) trust ([0-9a-f]{16})$/.exec(role.description);
    const [, target = "", id = "", expected = ""] = described ?? [];
    const known = {
        provider: "aws",
        account,
        resource: role.arn,
        target,
        id,
        mark: names?.mark ?? "",
        until: names?.until ?? 0,
        createdAt: role.createdAt,
    };
    const life = lifeOf(role.trust);
    const sealed = life?.state === "sealed" ? { sealedAt: life.sealedAt } : {};
    // Told of the unexplained too, once they are dead, so that nobody ends them twice.
    const unexplained = (reason) => ({
        ...known,
        ...(denied ? sealed : {}),
        state: "unexplained",
        reason,
    });
    if (!names)
        return unexplained("its path or name is not one that Sallyport writes");
    if (`/sallyport/${names.repositoryId}/` !== (0,aws_names/* pathPrefix */.YA)(configuration) || names.account !== account)
        return unexplained("its path belongs to another installation or account");
    if (!described)
        return unexplained("its description does not tell target and id");
    if (names.name !== (0,aws_names/* roleName */.S3)(configuration.installation, target, id))
        return unexplained(`its name is not the one of ${target}/${id}`);
    if (!life)
        return unexplained("its trust is none that Sallyport writes");
    if (life.state === "open" && life.digest !== expected)
        return unexplained("its trust was changed after it was opened");
    if (life.state === "sealed" && !denied)
        return unexplained("its trust is sealed but AWSDenyAll is not attached");
    return { ...known, ...sealed, state: life.state !== "sealed" && denied ? "released" : life.state };
}

;// CONCATENATED MODULE: ./build/src/providers/aws/inspect.js







/** How long after its end a lease may stand unsealed before somebody should ask why, in milliseconds. */
const inspect_patience = 60 * time/* minute */.Vc;
/** Holds one account against what its bootstrap template would make of it. Changes nothing. */
function awsInspector(options) {
    const { account, partition, clock } = options;
    const client = {
        ...{ partition, credentials: options.credentials, clock, concurrency: 8, attempts: options.attempts ?? 6 },
        ...(options.endpoint !== undefined && { endpoint: loopback(options.endpoint) }),
    };
    const roles = rolesOf(client);
    return {
        account,
        async inspect(targets, at) {
            const { Resources } = (0,bootstrap/* bootstrapTemplate */.p)(options.configuration, targets);
            const deploy = `aws cloudformation deploy --stack-name sallyport --capabilities CAPABILITY_NAMED_IAM --template-file bootstrap/${account}.yaml`;
            const about = { roles, account, deploy };
            const control = Object.values(Resources).filter(({ Type }) => Type === "AWS::IAM::Role");
            return (await Promise.all([
                issuerAilments(options, client, deploy),
                ...control.map((role) => roleAilments(about, role)),
                ...targets.map((target) => boundaryAilments(about, target, Resources)),
                leaseAilments(options, roles, at),
            ])).flat();
        },
    };
}
async function issuerAilments({ configuration, account, partition }, client, deploy) {
    const arn = (0,aws_names/* oidcProviderArn */.iw)(partition, account, configuration.issuer);
    const { GetOpenIDConnectProviderCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 4383, 19));
    const found = await callOrNothing("look at the OIDC provider", async () => (await iamClient(client)).send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })));
    const ailing = (seen, fix) => [{ code: "doctor.cloud.issuer", where: arn, seen, fix }];
    if (found === undefined)
        return ailing("there is no such OIDC provider, so that no token is believed", deploy);
    if (found.ClientIDList?.includes(configuration.audience))
        return [];
    return ailing(`its audiences are ${found.ClientIDList?.join(", ") || "none"}, without ${configuration.audience}`, `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${configuration.audience}`);
}
/** A control role must be exactly what the template makes: who may be it, and what it may do. */
async function roleAilments({ roles, account, deploy }, { Properties }) {
    const name = Properties.RoleName;
    const where = `role ${name} of ${account}`;
    const standing = await roles.get(name);
    if (standing === undefined)
        return [{ code: "doctor.cloud.role-missing", where, seen: "there is no such role", fix: deploy }];
    const [inline, attached] = await Promise.all([roles.inlineNames(name), roles.attached(name)]);
    const [own] = Properties.Policies;
    const permissions = own && (await roles.inline(name, own.PolicyName));
    const ailments = [];
    if (!same(standing.trust, Properties.AssumeRolePolicyDocument))
        ailments.push({ code: "doctor.cloud.role-trust", where, seen: `its trust is ${standing.trust}`, fix: deploy });
    if (permissions === undefined || !same(permissions, own?.PolicyDocument))
        ailments.push({
            code: "doctor.cloud.role-permissions",
            where,
            seen: `its policy ${own?.PolicyName} ${permissions === undefined ? "is not there" : "differs from the template"}`,
            fix: deploy,
        });
    const foreign = [...inline.filter((policy) => policy !== own?.PolicyName), ...attached];
    if (foreign.length > 0)
        ailments.push({
            code: "doctor.cloud.role-more",
            where,
            seen: `it also has ${foreign.join(", ")}`,
            fix: `take that away: aws iam delete-role-policy or detach-role-policy --role-name ${name}`,
        });
    return ailments;
}
async function boundaryAilments({ roles, account, deploy }, target, resources) {
    const arn = (0,aws_names/* boundaryArn */.EO)(target);
    const where = `boundary of ${target.name} in ${account}`;
    const made = Object.values(resources).find(({ Properties }) => arn.endsWith(`/${Properties.ManagedPolicyName}`));
    const standing = await roles.managed(arn);
    if (standing === undefined)
        return [{ code: "doctor.cloud.boundary-missing", where, seen: `there is no ${arn}`, fix: deploy }];
    if (same(standing, made?.Properties.PolicyDocument))
        return [];
    const seen = "what is deployed differs from what the target makes";
    return [{ code: "doctor.cloud.boundary-differs", where, seen, fix: deploy }];
}
async function leaseAilments({ configuration }, roles, at) {
    const prefix = (0,aws_names/* pathPrefix */.YA)(configuration);
    const denied = await roles.denied(prefix);
    return (await roles.list(prefix)).flatMap((role) => {
        const name = role.arn.split("/").at(-1) ?? "";
        const binding = bindingOf(configuration, role.arn.split(":")[4] ?? "", role, denied.has(name));
        const fix = "find who made it, in CloudTrail; the next sweep seals it: gh workflow run sweep.yml";
        if (isWide(role))
            return [{ code: "doctor.cloud.wildcard", where: role.arn, seen: `its trust is ${role.trust}`, fix }];
        if (binding.state === "unexplained" && binding.sealedAt === undefined)
            return [{ code: "doctor.cloud.unexplained", where: role.arn, seen: binding.reason ?? "not as it was made", fix }];
        if (!["open", "released", "preparing"].includes(binding.state) || at - binding.until < inspect_patience)
            return [];
        const seen = `its time was over at ${(0,time/* iso */.KH)(binding.until)}, and no sweep has sealed it`;
        return [
            {
                code: "doctor.cloud.stale",
                where: role.arn,
                seen,
                fix: "gh workflow run sweep.yml, and see why the schedule stopped",
            },
        ];
    });
}
/** A trust that lets in more than one subject: anyone, an account, or a pattern of any claim. */
function isWide({ trust }) {
    const document = inspect_parsed(trust);
    const statements = [document?.Statement ?? []].flat();
    return statements.some(({ Effect, Principal, Condition }) => {
        if (Effect !== "Allow")
            return false;
        const federated = Principal?.Federated;
        const patterns = Object.entries((Condition ?? {}))
            .filter(([operator]) => /Like/i.test(operator))
            .flatMap(([, keys]) => Object.keys(keys))
            .filter((key) => key.toLowerCase() !== "sts:rolesessionname");
        return typeof federated !== "string" || federated.includes("*") || patterns.length > 0;
    });
}
function same(text, document) {
    const standing = inspect_parsed(text);
    return standing !== undefined && document !== undefined && (0,digest/* digest */.b)(standing) === (0,digest/* digest */.b)(document);
}
function inspect_parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/providers/aws/iam/index.js + 12 modules
var iam = __webpack_require__(7540);
;// CONCATENATED MODULE: ./build/src/providers/aws/admits.js



/**
 * Whether the trust of a lease admits a token at a time, by our own evaluator over the very document that would stand in the
 * account. The provider that AWS takes a token to be of is the one registered for its `iss`.
 */
function admits(lease, { claims, at }) {
    const { subject, configuration, target } = lease;
    const { partition, account } = target.target;
    const issuer = typeof claims.iss === "string" ? claims.iss : "https://issuer.invalid";
    const verdict = (0,iam/* evaluateTrust */.e2)((0,iam/* parsePolicy */.ON)((0,compile/* openTrust */.N_)(lease), "trust"), {
        action: "sts:AssumeRoleWithWebIdentity",
        principal: { federated: (0,aws_names/* oidcProviderArn */.iw)(partition, account, issuer) },
        context: (0,iam/* webIdentityContext */.C5)({
            at,
            claims,
            sessionName: `${(0,aws_names/* sessionPrefix */.$c)(lease.id)}1-1-1`,
            issuerHost: (0,aws_names/* issuerName */.bD)(configuration.issuer),
        }),
    });
    return {
        admitted: verdict.allowed,
        takes: {
            iss: [configuration.issuer],
            aud: [configuration.audience],
            sub: subject.sub,
            repository_id: [subject.repositoryId],
            repository_owner_id: [subject.ownerId],
            ref: [subject.ref],
            environment: [subject.environment],
            job_workflow_ref: [subject.jobWorkflowRef],
        },
    };
}

// EXTERNAL MODULE: ./build/src/providers/aws/boundary.js
var aws_boundary = __webpack_require__(3442);
// EXTERNAL MODULE: ./build/src/providers/aws/escapes.js + 4 modules
var escapes = __webpack_require__(2977);
// EXTERNAL MODULE: ./build/src/providers/aws/overlap.js
var overlap = __webpack_require__(6522);
// EXTERNAL MODULE: ./build/src/providers/aws/restrict.js
var restrict = __webpack_require__(7188);
;// CONCATENATED MODULE: ./build/src/providers/aws/proof-session.js





const everything = { Sid: "All", Effect: "Allow", Action: "*", Resource: "*" };
/** An identity policy that allows everything: what is refused beside it, a Deny refuses. */
const anything = (0,iam/* parsePolicy */.ON)({ Version: "2012-10-17", Statement: [everything] }, "identity");
function sessionName(lease) {
    return `${(0,aws_names/* sessionPrefix */.$c)(lease.id)}1-1-1`;
}
function principalOf(lease) {
    const { partition, account } = lease.target.target;
    const sessionArn = `arn:${partition}:sts::${account}:assumed-role/${(0,aws_names/* roleNameOf */.xZ)(lease)}/${sessionName(lease)}`;
    return { arn: (0,aws_names/* roleArn */.w3)(lease), account, sessionArn };
}
/** The most generous resource policy there can be: it names the session and allows it everything. */
function generous(lease) {
    const statement = { ...everything, Principal: { AWS: principalOf(lease).sessionArn } };
    return (0,iam/* parsePolicy */.ON)({ Version: "2012-10-17", Statement: [statement] }, "resource");
}
function ask(lease, asked, against) {
    return (0,iam/* evaluate */._3)(callOf(lease, asked), against);
}
function callOf(lease, asked) {
    const { target, configuration } = lease;
    const { partition, account, regions } = target.target;
    const ours = (0,aws_names/* oidcProviderArn */.iw)(partition, account, configuration.issuer);
    const provider = asked.provider === undefined ? ours : asked.provider;
    const region = asked.region === undefined ? regions[0] : asked.region;
    const context = (0,iam/* sessionContext */.EY)({
        at: asked.at ?? lease.from,
        roleArn: (0,aws_names/* roleArn */.w3)(lease),
        sessionName: sessionName(lease),
        ...(provider && { federatedProvider: provider }),
        ...(region && { region }),
    });
    const { action, resource, extra = {} } = asked;
    return {
        action,
        resource,
        principal: principalOf(lease),
        resourceAccount: account,
        context: (0,iam/* contextOf */.Vm)(context, extra),
    };
}
/** A concrete text that a pattern matches. */
function sample(pattern) {
    return pattern === "*" ? "*" : pattern.replaceAll("*", "x").replaceAll("?", "x");
}
function sampleAction(pattern) {
    return pattern === "*" ? "sallyport:Any" : sample(pattern);
}
function sampleContext(statement) {
    const keys = Object.values(statement.conditions ?? {}).flatMap((block) => Object.entries(block));
    return Object.fromEntries(keys.map(([key, value]) => [key, sample(typeof value === "string" ? value : value[0])]));
}
/** What is granted works in the window and in the regions, and nothing else does, whatever a resource policy adds. */
function permissionChecks({ permissions, boundary }, lease) {
    const alone = { identity: [permissions], resource: generous(lease) };
    const granted = grantedCalls(lease);
    return [
        ...granted.flatMap((call) => [lease.from, lease.until - time/* second */.Rc].flatMap((at) => lease.target.target.regions.map((region) => ({
            what: `${spell(call)} in ${region} at ${(0,time/* iso */.KH)(at)}`,
            expect: "allowed",
            ask: () => ask(lease, { ...call, at, region }, { identity: [permissions], boundary }),
        })))),
        ...refusals(lease, alone, [
            ...granted.flatMap((call) => outside(call, lease)),
            ...otherResources(granted, lease),
            ...ungranted(lease),
            ...unmetConditions(lease),
        ]),
    ];
}
function refusals(lease, against, calls) {
    return calls.map(({ what, ...call }) => ({
        what: what ?? spell(call),
        expect: "refused",
        ask: () => ask(lease, call, against),
    }));
}
function spell({ action, resource }) {
    return `${action} on ${resource}`;
}
function grantedCalls(lease) {
    return lease.access.flatMap((statement) => statement.actions.flatMap((action) => statement.resources.map((resource) => ({
        action: sampleAction(action),
        resource: sample(resource),
        extra: sampleContext(statement),
    }))));
}
/** A granted call at the wrong time or in the wrong region. */
function outside(call, { from, until }) {
    const times = [from - time/* minute */.Vc, from - time/* second */.Rc, until, until + time/* minute */.Vc, until * 2];
    const regions = ["xx-nowhere-1", null];
    return [
        ...times.map((at) => ({ ...call, at, what: `${spell(call)} at ${(0,time/* iso */.KH)(at)}` })),
        ...regions.map((region) => ({ ...call, region, what: `${spell(call)} in ${region ?? "no region"}` })),
    ];
}
/** Granted actions on resources that no entry with that action names. */
function otherResources(granted, lease) {
    const strangers = ["*", `arn:${lease.target.target.partition}:sallyport:xx-nowhere-1:000000000000:stranger/x`];
    return granted.flatMap((call) => {
        const named = lease.access
            .filter(({ actions }) => actions.some((action) => (0,overlap/* overlap */.E)(action, call.action)))
            .flatMap(({ resources }) => resources);
        return [...strangers, `${call.resource}/x`, `${call.resource}x`, call.resource.slice(0, -1)]
            .filter((resource) => resource === "*" || resource.split(":").length >= 6)
            .filter((resource) => !named.some((pattern) => (resource === "*" ? pattern === "*" : (0,overlap/* overlap */.E)(pattern, resource))))
            .map((resource) => ({ ...call, resource }));
    });
}
/** Actions that were not granted: of the ceiling, beside the granted ones, and elsewhere. */
function ungranted(lease) {
    const actions = lease.access.flatMap((statement) => statement.actions);
    const candidates = [
        ...lease.target.target.ceiling.flatMap((statement) => statement.actions.map(sampleAction)),
        ...actions.map((action) => `${action.split(":")[0]?.replaceAll("*", "x")}:SallyportUngranted`),
        ...["s3:GetObject", "sts:AssumeRole", "iam:PassRole", "iam:PutRolePolicy", "iam:DetachRolePolicy"],
    ];
    const [resource] = lease.access.flatMap((statement) => statement.resources.map(sample));
    return [...new Set(candidates)]
        .filter((candidate) => ![...actions, restrict/* releaseAction */.as].some((action) => (0,overlap/* overlap */.E)(action, candidate)))
        .flatMap((action) => [resource ?? "*", (0,aws_names/* roleArn */.w3)(lease)].map((on) => ({ action, resource: on })));
}
/** A granted call with one condition's key absent, or with a value that no entry names. */
function unmetConditions(lease) {
    return lease.access.flatMap((statement) => Object.keys(sampleContext(statement)).flatMap((key) => statement.actions.flatMap((action) => [undefined, "sallyport:no:such:value:at:all"].map((value) => ({
        action: sampleAction(action),
        resource: sample(statement.resources[0]),
        extra: { ...sampleContext(statement), [key]: value },
        what: `${action} with ${key} ${value ?? "absent"}`,
    })))));
}
/** The release works on the own role with AWSDenyAll; with another policy or on another role it does not. */
function releaseChecks({ permissions, boundary }, lease) {
    const policy = { "iam:PolicyARN": (0,aws_names/* denyAllArn */.Vu)(lease.target.target.partition) };
    const own = { action: restrict/* releaseAction */.as, resource: (0,aws_names/* roleArn */.w3)(lease), region: null };
    return [
        {
            what: "the release of itself",
            expect: "allowed",
            ask: () => ask(lease, { ...own, extra: policy }, { identity: [permissions], boundary }),
        },
        ...refusals(lease, { identity: [permissions], resource: generous(lease) }, [
            ...attachments(lease, own),
            { ...own, extra: policy, at: lease.until, what: "the release after the end" },
            { ...own, extra: policy, resource: `${(0,aws_names/* roleArn */.w3)(lease)}x`, what: "the release of another role" },
            { ...own, extra: policy, resource: outsider(lease), what: "the release of a role outside our path" },
        ]),
    ];
}
function outsider(lease) {
    const { partition, account } = lease.target.target;
    return `arn:${partition}:iam::${account}:role/${(0,aws_names/* roleNameOf */.xZ)(lease)}`;
}
function attachments(lease, own) {
    const { partition, account } = lease.target.target;
    const policies = [
        `arn:${partition}:iam::aws:policy/AdministratorAccess`,
        `arn:${partition}:iam::${account}:policy/x`,
    ];
    return [
        ...policies.map((arn) => ({ ...own, extra: { "iam:PolicyARN": arn }, what: `attaching ${arn}` })),
        { ...own, what: "attaching no policy at all" },
    ];
}

;// CONCATENATED MODULE: ./build/src/providers/aws/proof-boundary.js







/** The boundary by itself, beside an identity policy and a resource policy that allow everything. */
function boundaryChecks(boundary, lease) {
    const alone = { identity: [anything], boundary, resource: generous(lease) };
    const policy = { "iam:PolicyARN": (0,aws_names/* denyAllArn */.Vu)(lease.target.target.partition) };
    const own = { action: restrict/* releaseAction */.as, resource: (0,aws_names/* roleArn */.w3)(lease), region: null };
    const path = `${(0,aws_names/* pathPrefix */.YA)(lease.configuration)}x`;
    // There are more than a thousand: all of them are asked in the same circumstances, which are put together once.
    const onItself = callOf(lease, { ...own, region: lease.target.target.regions[0], extra: policy });
    const escaping = (0,aws_boundary/* deniedEscapes */.I)(lease.target).map((action) => ({
        what: spell({ ...onItself, action }),
        expect: "refused",
        ask: () => (0,iam/* evaluate */._3)({ ...onItself, action }, alone),
    }));
    const unfederated = grantedCalls(lease).flatMap((call) => [null, "arn:aws:iam::000000000000:oidc-provider/issuer.invalid"].map((provider) => ({
        ...call,
        provider,
        what: `${spell(call)} by a session of ${provider ?? "no provider"}`,
    })));
    const others = refusals(lease, alone, [
        ...unfederated,
        ...attachments(lease, own),
        { ...own, extra: policy, resource: outsider(lease), what: `the boundary's release outside ${path}` },
        { action: "sallyport:OutsideEveryCeiling", resource: "*" },
    ].filter((call) => call.action !== "sallyport:OutsideEveryCeiling" || !unlimited(lease)));
    return [...escaping, ...elsewhere(lease, alone), ...others];
}
function unlimited(lease) {
    return lease.target.target.ceiling.some(({ actions }) => actions.includes("*"));
}
/** Escapes that the target names, on what it gives only by a wildcard that takes them in. */
function elsewhere(lease, alone) {
    const { ceiling } = lease.target.target;
    const names = (actions, way) => actions.some((action) => action.toLowerCase() === way.toLowerCase());
    const calls = ceiling.flatMap(({ actions, resources }) => [...new Set(actions.flatMap(escapes/* escapesIn */.uu))].flatMap((action) => {
        const naming = ceiling.filter((statement) => names(statement.actions, action));
        const given = naming.flatMap((statement) => statement.resources);
        const beside = resources.map(sample).filter((resource) => !given.some((pattern) => (0,overlap/* overlap */.E)(pattern, resource)));
        return naming.length === 0 ? [] : beside.map((resource) => ({ action, resource }));
    }));
    return refusals(lease, alone, calls.filter(({ action }) => action !== restrict/* releaseAction */.as));
}

;// CONCATENATED MODULE: ./build/src/providers/aws/proof-trust.js



/** The subject is admitted in its window, in both spellings; each single mutation of it is refused. */
function trustChecks(trust, lease) {
    const bothSpellings = lease.subject.sub.map((sub) => asking(lease, sub));
    const admitted = bothSpellings.flatMap((base) => [lease.from, lease.until - time/* second */.Rc].map((at) => ({
        what: `${base.claims.sub} at ${(0,time/* iso */.KH)(at)}`,
        expect: "allowed",
        ask: () => (0,iam/* evaluateTrust */.e2)(trust, webIdentity(lease, { ...base, at })),
    })));
    const refused = bothSpellings.flatMap((base) => [
        ...claimMutations(base),
        ...sessionMutations(base, lease),
        ...issuerMutations(base, lease),
        ...times(base, lease),
    ].map(({ what, asked }) => ({
        what: `${base.claims.sub} with ${what}`,
        expect: "refused",
        ask: () => (0,iam/* evaluateTrust */.e2)(trust, webIdentity(lease, asked)),
    })));
    return [...admitted, ...refused, ...otherDoors(trust, lease)];
}
function asking(lease, sub) {
    const { subject, configuration, target } = lease;
    return {
        claims: {
            aud: configuration.audience,
            sub,
            repository: subject.repository,
            repository_id: subject.repositoryId,
            repository_owner_id: subject.ownerId,
            ref: subject.ref,
            environment: subject.environment,
            job_workflow_ref: subject.jobWorkflowRef,
        },
        session: `${(0,aws_names/* sessionPrefix */.$c)(lease.id)}1-1-1`,
        provider: (0,aws_names/* oidcProviderArn */.iw)(target.target.partition, target.target.account, configuration.issuer),
        at: lease.from + Math.floor((lease.until - lease.from) / 2),
    };
}
function webIdentity(lease, { claims, session, provider, at }) {
    return {
        action: "sts:AssumeRoleWithWebIdentity",
        principal: { federated: provider },
        context: (0,iam/* webIdentityContext */.C5)({
            at,
            claims,
            sessionName: session,
            issuerHost: (0,aws_names/* issuerName */.bD)(lease.configuration.issuer),
        }),
    };
}
const trusted = ["aud", "sub", "repository_id", "repository_owner_id", "ref", "environment", "job_workflow_ref"];
function claimMutations(base) {
    return trusted.flatMap((claim) => neighbours(base.claims[claim] ?? "").map((value) => ({
        what: value === undefined ? `no ${claim}` : `${claim} ${value}`,
        asked: { ...base, claims: { ...base.claims, [claim]: value } },
    })));
}
/** Values near the right one: none at all, longer, shorter, another letter case, a wildcard. */
function neighbours(value) {
    const others = [`${value}x`, `x${value}`, value.slice(0, -1), value.toUpperCase(), value.toLowerCase(), "*", ""];
    return [undefined, ...new Set(others.filter((other) => other !== value))];
}
function sessionMutations(base, lease) {
    const names = [`x${base.session}`, `${lease.id}-b@1-1-1`, lease.id, `${lease.id.slice(0, -1)}@1-1-1`, "1-1-1"];
    return names.map((session) => ({ what: `session name ${session}`, asked: { ...base, session } }));
}
function issuerMutations(base, lease) {
    const { partition, account } = lease.target.target;
    const elsewhere = account === "000000000000" ? "000000000001" : "000000000000";
    return [
        (0,aws_names/* oidcProviderArn */.iw)(partition, account, "https://issuer.invalid"),
        (0,aws_names/* oidcProviderArn */.iw)(partition, account, `${lease.configuration.issuer}/another`),
        (0,aws_names/* oidcProviderArn */.iw)(partition, elsewhere, lease.configuration.issuer),
    ].map((provider) => ({ what: `the issuer ${provider}`, asked: { ...base, provider } }));
}
function times(base, lease) {
    const outside = [lease.from - time/* minute */.Vc, lease.from - time/* second */.Rc, lease.until, lease.until + time/* minute */.Vc, lease.until * 2];
    return outside.map((at) => ({ what: `the time ${(0,time/* iso */.KH)(at)}`, asked: { ...base, at } }));
}
/** Nobody else comes in: not the account itself, nor a service, nor by another call. */
function otherDoors(trust, lease) {
    const { partition, account } = lease.target.target;
    const base = asking(lease, lease.subject.sub[0]);
    const { context } = webIdentity(lease, base);
    const root = { arn: `arn:${partition}:iam::${account}:root`, account };
    const callers = [
        { what: "the account's own sts:AssumeRole", call: { action: "sts:AssumeRole", principal: root, context } },
        {
            what: "a service's sts:AssumeRole",
            call: { action: "sts:AssumeRole", principal: { service: "ec2.amazonaws.com" }, context },
        },
        {
            what: "the subject's sts:TagSession",
            call: { action: "sts:TagSession", principal: { federated: base.provider }, context },
        },
    ];
    return callers.map(({ what, call }) => ({ what, expect: "refused", ask: () => (0,iam/* evaluateTrust */.e2)(trust, call) }));
}

;// CONCATENATED MODULE: ./build/src/providers/aws/proof.js






/**
 * Evaluates the documents of a lease, trust, permissions and boundary, as AWS would: the subject is admitted and every
 * single mutation of it refused; what is granted works and nothing beside it does; every wall also holds alone.
 * Empty: proven. A document that our evaluator does not fully understand is a failure.
 */
function prove(documents, lease) {
    return attempt("the documents can be read", () => {
        const trust = (0,iam/* parsePolicy */.ON)((0,compile/* documentNamed */.vD)(documents, "trust"), "trust");
        const permissions = (0,iam/* parsePolicy */.ON)((0,compile/* documentNamed */.vD)(documents, "permissions"), "identity");
        const boundary = (0,iam/* parsePolicy */.ON)((0,compile/* documentNamed */.vD)(documents, "boundary"), "boundary");
        const checks = [
            ...trustChecks(trust, lease),
            ...permissionChecks({ permissions, boundary }, lease),
            ...releaseChecks({ permissions, boundary }, lease),
            ...boundaryChecks(boundary, lease),
        ];
        return checks.flatMap(failure);
    });
}
function failure(check) {
    return attempt(`${check.what} is ${check.expect}`, () => {
        const verdict = check.ask();
        if (verdict.allowed === (check.expect === "allowed"))
            return [];
        return [{ check: `${check.what} is ${check.expect}`, found: verdict.says }];
    });
}
function attempt(check, work) {
    try {
        return work();
    }
    catch (error) {
        if (error instanceof core_fault/* Fault */.v)
            return [{ check, found: error.message }];
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/providers/aws/settle.js


/**
 * Repeats a reading that does not yet show what was written, for so many milliseconds in all, and then throws what it threw.
 * IAM is eventually consistent: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html
 */
async function settle(patience, read) {
    for (let waited = 0, wait = 250;; waited += wait, wait *= 2) {
        try {
            return await read();
        }
        catch (error) {
            const early = error instanceof core_fault/* Fault */.v && error.code.startsWith("provider.") && error.retryable;
            if (!early || waited + wait > patience)
                throw error;
        }
        await (0,promises_.setTimeout)(wait);
    }
}

;// CONCATENATED MODULE: ./build/src/providers/aws/bind.js








/**
 * Makes a lease real: proves its documents, makes the role shut, writes and reads back everything, proves what was read,
 * opens the trust last. Cut off anywhere, the role stays shut, and doing it again completes it.
 */
async function bind({ roles, clock, patience }, lease, documents) {
    if (clock.now() >= lease.until)
        throw new core_fault/* Fault */.v("provider.ended", `${nameOf(lease)} ended at ${(0,time/* iso */.KH)(lease.until)}; ask again with a new id`);
    assertProven(documents, lease, "as compiled");
    await assertBoundary(roles, lease, documents);
    const role = await standingOrNew(roles, lease, documents);
    const open = lifeOf(role.trust)?.state === "open";
    if (!open)
        await roles.putInline((0,aws_names/* roleNameOf */.xZ)(lease), aws_names/* inlinePolicy */.Kr, (0,compile/* documentNamed */.vD)(documents, "permissions"));
    assertProven(await settle(patience, () => readBack(roles, lease, documents)), lease, "as read back");
    if (!open)
        await roles.setTrust((0,aws_names/* roleNameOf */.xZ)(lease), (0,compile/* documentNamed */.vD)(documents, "trust"));
    return settle(patience, () => assertOpen(roles, lease, documents));
}
function nameOf(lease) {
    return `${lease.target.name}/${lease.id}`;
}
function assertProven(documents, lease, which) {
    const failures = prove(documents, lease);
    if (failures.length === 0)
        return;
    const said = failures.map((failure) => `${failure.check}: ${failure.found}`).join("; ");
    throw new core_fault/* Fault */.v("provider.proof-failed", `the documents of ${nameOf(lease)}, ${which}, do not do what the grant says (${said}); nothing was opened`);
}
/** The boundary that stands must be, word for word, the one this target calls for; it is the admins' to deploy. */
async function assertBoundary(roles, lease, documents) {
    const arn = (0,aws_names/* boundaryArn */.EO)(lease.target);
    const found = await roles.managed(arn);
    if (found === undefined)
        throw new core_fault/* Fault */.v("aws.boundary-missing", `there is no ${arn}; deploy bootstrap/ in ${lease.target.target.account}`);
    if (!bind_same(found, (0,compile/* documentNamed */.vD)(documents, "boundary")))
        throw new core_fault/* Fault */.v("aws.boundary-differs", `${arn} is not what ${lease.target.name} calls for; deploy bootstrap/ again`);
}
/** The role of this very lease, still shut or already open; made when there is none. Never an ended or a foreign one. */
async function standingOrNew(roles, lease, documents) {
    const name = (0,aws_names/* roleNameOf */.xZ)(lease);
    const found = (await roles.get(name)) ?? (await roles.create(newRole(lease, documents))) ?? (await roles.get(name));
    if (!found)
        throw new core_fault/* Fault */.v("aws.no-such-entity", `${name} was there and is gone; run it again`, { retryable: true });
    const { partition, account } = lease.target.target;
    const denied = (await roles.attached(name)).includes((0,aws_names/* denyAllArn */.Vu)(partition));
    const { state, reason } = bindingOf(lease.configuration, account, found, denied);
    if (state === "sealed" || state === "released")
        throw new core_fault/* Fault */.v("provider.ended", `${nameOf(lease)} has ended and does not come back; ask again with a new id`);
    if (found.arn !== (0,aws_names/* roleArn */.w3)(lease))
        throw new core_fault/* Fault */.v("provider.foreign", `${found.arn} has the name of ${nameOf(lease)} but is another lease; it must end first, and an id is never used again`);
    if (state === "unexplained")
        throw new core_fault/* Fault */.v("provider.foreign", `${found.arn} is not as we made it: ${reason}; sweep seals it`);
    return found;
}
function newRole(lease, documents) {
    const { pullRequest, facts, ledgerHead } = lease.provenance;
    return {
        name: (0,aws_names/* roleNameOf */.xZ)(lease),
        path: (0,aws_names/* rolePath */.ks)(lease),
        description: describe(lease.target.name, lease.id, (0,compile/* documentNamed */.vD)(documents, "trust")),
        trust: (0,compile/* preparingTrust */.l9)(),
        boundary: (0,aws_names/* boundaryArn */.EO)(lease.target),
        tags: {
            "sallyport:installation": lease.configuration.installation,
            "sallyport:target": lease.target.name,
            "sallyport:grant": lease.id,
            "sallyport:mark": lease.mark,
            "sallyport:pull-request": String(pullRequest),
            "sallyport:facts": facts,
            "sallyport:ledger": ledgerHead,
        },
    };
}
/** What really stands there, as documents. Throws `provider.foreign` when anything is there that we did not write. */
async function readBack(roles, lease, documents) {
    const name = (0,aws_names/* roleNameOf */.xZ)(lease);
    const [role, policies, attached, text, boundary] = await Promise.all([
        roles.get(name),
        roles.inlineNames(name),
        roles.attached(name),
        roles.inline(name, aws_names/* inlinePolicy */.Kr),
        roles.managed((0,aws_names/* boundaryArn */.EO)(lease.target)),
    ]);
    const wrong = [
        role?.arn !== documents.resource && "the role is not there",
        role?.boundary !== (0,aws_names/* boundaryArn */.EO)(lease.target) && `its boundary is ${role?.boundary ?? "missing"}`,
        role?.longestSession !== 3600 && `its longest session is ${role?.longestSession} s`,
        policies.join() !== aws_names/* inlinePolicy */.Kr && `its policies are ${policies.join(", ") || "missing"}`,
        attached.length > 0 && `${attached.join(", ")} is attached`,
        (text === undefined || !bind_same(text, (0,compile/* documentNamed */.vD)(documents, "permissions"))) && "its permissions differ",
        (boundary === undefined || !bind_same(boundary, (0,compile/* documentNamed */.vD)(documents, "boundary"))) && "its boundary differs",
    ].filter((said) => said !== false);
    if (wrong.length > 0)
        throw new core_fault/* Fault */.v("provider.foreign", `${documents.resource} is not as we wrote it (${wrong.join("; ")}); its trust was not opened; run it again, or seal it with sweep`, { retryable: true });
    return {
        ...documents,
        documents: [
            { name: "trust", content: (0,compile/* documentNamed */.vD)(documents, "trust") },
            { name: "permissions", content: JSON.parse(text ?? "") },
            { name: "boundary", content: JSON.parse(boundary ?? "") },
        ],
    };
}
async function assertOpen(roles, lease, documents) {
    const role = await roles.get((0,aws_names/* roleNameOf */.xZ)(lease));
    if (role && bind_same(role.trust, (0,compile/* documentNamed */.vD)(documents, "trust")))
        return bindingOf(lease.configuration, lease.target.target.account, role, false);
    throw new core_fault/* Fault */.v("provider.foreign", `the trust of ${(0,aws_names/* roleArn */.w3)(lease)} does not read as it was written; run it again`, {
        retryable: true,
    });
}
function bind_same(text, document) {
    try {
        return (0,digest/* canonical */.$)(JSON.parse(text)) === (0,digest/* canonical */.$)(document);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/src/providers/aws/statement.js


/*
 * What keeps a statement of a request or a ceiling from being judged beforehand. Pointers begin with the one given.
 */
/** Everything in a statement that cannot be judged, all at once; empty: it can. */
function statementObjections(statement, pointer) {
    const strange = Object.keys(statement).filter((key) => !["actions", "resources", "conditions"].includes(key));
    const unknown = strange.map((key) => ({
        code: "grant.access.unknown-key",
        pointer: [...pointer, key],
        atKey: true,
        message: `${key} is not part of an access statement`,
        fix: "list actions and resources instead of what they are not",
    }));
    return [
        ...unknown,
        ...variables(statement, pointer),
        ...wildcards(statement, pointer),
        ...statement_unreadable(statement, pointer),
    ];
}
function variables({ actions, resources, conditions = {} }, pointer) {
    const inLists = Object.entries({ actions, resources }).flatMap(([list, values]) => values.map((value, at) => [[list, at], value]));
    const inConditions = Object.entries(conditions).flatMap(([operator, keys]) => Object.entries(keys).flatMap(([key, value]) => [operator, key, value].flat().map((text) => [["conditions", operator, key], text])));
    return [...inLists, ...inConditions]
        .filter(([, value]) => value.includes("$"))
        .map(([place, value]) => ({
        code: "grant.access.variable",
        pointer: [...pointer, ...place],
        message: `${value} holds a \`$\`: what a policy variable will be cannot be judged beforehand`,
        fix: "write the value itself",
    }));
}
const fields = ["`arn`", "partition", "service", "region", "account"];
/** The first of an ARN's leading fields that holds a wildcard, in words; undefined when all are written out. */
function patternField(arn) {
    return fields[arn
        .split(":")
        .slice(0, fields.length)
        .findIndex((field) => /[*?]/.test(field))];
}
/** A wildcard where a reader expects the thing itself: before the fifth colon of an ARN, or beside an operator of equality. */
function wildcards({ resources, conditions = {} }, pointer) {
    const inResources = resources.flatMap((resource, at) => {
        const field = resource === "*" ? undefined : patternField(resource);
        return field ? [wildcard(resource, `the ${field} is`, [...pointer, "resources", at])] : [];
    });
    const inConditions = Object.entries(conditions).flatMap(([operator, keys]) => Object.entries(keys).flatMap(([key, value]) => [value].flat().flatMap((text) => {
        const due = literalDue(operator, text);
        return due ? [wildcard(text, due, [...pointer, "conditions", operator, key])] : [];
    })));
    return [...inResources, ...inConditions];
}
/** What of a condition's value is due as a literal and is a pattern. IAM reads ArnEquals as it reads ArnLike. */
function literalDue(operator, value) {
    const bare = operator.replace(/^For(?:All|Any)Values?:/, "");
    if (/^(?:String|Arn)(?:Not)?Equals/.test(bare))
        return /[*?]/.test(value) ? `${operator} has its value` : undefined;
    const field = /^Arn/.test(bare) ? patternField(value) : undefined;
    return field && `the ${field} is`;
}
function wildcard(value, due, pointer) {
    return {
        code: "grant.access.wildcard",
        pointer,
        message: `${value} holds a wildcard where ${due} due as a literal`,
        fix: "write that part out",
    };
}
/** The evaluator's own strict reader has the last word on actions, ARNs and operators. */
function statement_unreadable({ actions, resources, conditions }, pointer) {
    const condition = conditions && Object.keys(conditions).length > 0 ? { Condition: conditions } : {};
    try {
        const statement = { Effect: "Allow", Action: actions, Resource: resources, ...condition };
        (0,iam/* parsePolicy */.ON)({ Version: "2012-10-17", Statement: [statement] }, "identity");
        return [];
    }
    catch (fault) {
        if (!(fault instanceof core_fault/* Fault */.v))
            throw fault;
        const [message, fix] = fault.message.replaceAll(" in statement 0 of the identity policy", "").split(/: (?!.*: )/);
        return [
            { code: "grant.access.unreadable", pointer, message: message, fix: fix ?? "write it as IAM documents it" },
        ];
    }
}

;// CONCATENATED MODULE: ./build/src/providers/aws/covers.js



/**
 * Whether everything a request could do lies inside a ceiling; empty means yes, and being unsure is an objection.
 * Each pair of a requested action and resource must lie inside one statement of the ceiling, whose every condition the
 * request repeats word for word. A pair that only several ceiling statements together would cover is refused, and so is
 * an escape, or a pattern that takes one in, unless that very statement names each such escape letter for letter.
 * Pointers are into the grant: `access`, statement, `actions`, index.
 */
function covers(ceiling, request) {
    const understood = understand(ceiling);
    return request.flatMap((statement, at) => {
        const pointer = ["access", at];
        const unreadable = statementObjections(statement, pointer);
        return unreadable.length > 0
            ? unreadable
            : statement.actions.flatMap((_, action) => pairs(understood, statement, { pointer, action }));
    });
}
/** A ceiling is asked about every grant under it, and grants repeat each other: it is read once, and so is each answer. */
const known = new WeakMap();
function understand(ceiling) {
    const understood = known.get(ceiling) ?? ceiling.map(understandStatement);
    known.set(ceiling, understood);
    return understood;
}
function understandStatement(statement) {
    const actions = statement.actions.map((action) => action.toLowerCase());
    return {
        statement,
        sound: statementObjections(statement, []).length === 0,
        hasAction: remembered((action) => actions.some((outer) => (0,iam/* globIncludes */.a7)(outer, action.toLowerCase()))),
        hasResource: remembered((resource) => statement.resources.some((outer) => (0,iam/* resourceIncludes */.Ky)(outer, resource))),
        unnamed: remembered((action) => (0,escapes/* escapesIn */.uu)(action).filter((name) => !actions.includes(name.toLowerCase()))),
    };
}
function remembered(ask) {
    const answers = new Map();
    return (text) => {
        const answer = answers.get(text) ?? ask(text);
        answers.set(text, answer);
        return answer;
    };
}
/** Objections to one action: a single one when the ceiling has or names it nowhere, else one for each resource. */
function pairs(ceiling, request, { pointer, action: at }) {
    const action = request.actions[at];
    if (!ceiling.some(({ sound, hasAction }) => sound && hasAction(action))) {
        const resource = request.resources.find((one) => ceiling.some(({ hasResource }) => hasResource(one)));
        return [
            covers_outside({ ceiling, request, action, resource: resource ?? request.resources[0] }, [...pointer, "actions", at]),
        ];
    }
    if (!ceiling.some(({ sound, hasAction, unnamed }) => sound && hasAction(action) && unnamed(action).length === 0))
        return [escaping(ceiling, action, [...pointer, "actions", at])];
    return request.resources.flatMap((resource, place) => {
        const covering = ceiling.some((one) => one.sound && extentOf(one, { request, action, resource }) === "covers");
        return covering ? [] : [covers_outside({ ceiling, request, action, resource }, [...pointer, "resources", place])];
    });
}
/** An action that the ceiling has, but only by a wildcard: of the statements that do, the one that names most of its escapes is told. */
function escaping(ceiling, action, pointer) {
    const lacking = ceiling
        .filter(({ sound, hasAction }) => sound && hasAction(action))
        .map((one) => one.unnamed(action));
    const [first, ...more] = lacking.sort((a, b) => a.length - b.length)[0];
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    const literal = first.toLowerCase() === action.toLowerCase();
    return {
        code: "grant.access.escape",
        pointer,
        message: literal
            ? `${action} ${escapes/* escapeWords */.RL[(0,escapes/* escapeKind */.aC)(first)]}, and no ceiling statement names it`
            : `${action} takes in ${first}${others}, which only a ceiling that names them gives`,
        fix: literal
            ? "ask without it, or have the target's owners name it in the ceiling, letter for letter"
            : "name the actions that are needed, without those",
    };
}
const extents = ["nothing", "resource", "action", "both", "covers"];
/** How much of a pair a ceiling statement has, from nothing to all of it. */
function extentOf(ceiling, { request, action, resource }) {
    // Where another statement names the escape, this one's wildcard is as good as not there.
    const actionIn = ceiling.hasAction(action) && ceiling.unnamed(action).length === 0;
    const resourceIn = ceiling.hasResource(resource);
    if (actionIn && resourceIn)
        return missingConditions(ceiling.statement, request).length === 0 ? "covers" : "both";
    return actionIn ? "action" : resourceIn ? "resource" : "nothing";
}
/** The ceiling's conditions that the request does not repeat: same operator, same key, same values. */
function missingConditions(ceiling, request) {
    const wanted = Object.entries(ceiling.conditions ?? {});
    return wanted.flatMap(([operator, keys]) => Object.entries(keys).flatMap(([key, value]) => {
        const repeated = request.conditions?.[operator]?.[key];
        const same = repeated !== undefined && JSON.stringify([repeated].flat()) === JSON.stringify([value].flat());
        return same ? [] : [`${operator} ${key}: ${[value].flat().join(", ")}`];
    }));
}
function covers_outside({ ceiling, ...pair }, pointer) {
    const code = "grant.access.outside-ceiling";
    const asked = `${pair.action} on ${pair.resource} is not inside the target's ceiling`;
    const ranked = ceiling.map((one, at) => ({
        at,
        statement: one.statement,
        rank: extents.indexOf(extentOf(one, pair)),
    }));
    const nearest = ranked.sort((a, b) => b.rank - a.rank || a.at - b.at)[0];
    if (!nearest || nearest.rank === 0)
        return {
            code,
            pointer,
            message: `${asked}: no statement of it comes near`,
            fix: "ask for less, or have the target's owners raise its ceiling",
        };
    const { at, statement } = nearest;
    const place = `ceiling statement ${at}`;
    if (!ceiling[at].sound)
        return {
            code,
            pointer,
            message: `${asked}: ${place} comes nearest but cannot be understood`,
            fix: `have the target's owners mend ${place}`,
        };
    if (nearest.rank === extents.indexOf("both")) {
        const missing = missingConditions(statement, pair.request).join("; ");
        return {
            code,
            pointer,
            message: `${asked}: ${place} allows it only under a condition`,
            fix: `add the condition ${missing}`,
        };
    }
    const [lacks, has] = nearest.rank === extents.indexOf("action") ? ["resource", statement.resources] : ["action", statement.actions];
    return {
        code,
        pointer,
        message: `${asked}: ${place} comes nearest and has other ${lacks}s (${has.join(", ")})`,
        fix: `name ${lacks}s inside those, or have the target's owners raise the ceiling`,
    };
}

;// CONCATENATED MODULE: ./build/src/providers/aws/reference.js

/** What a job needs to find its lease; its region is where it exchanges its token. */
function reference(lease, binding) {
    const { account, partition, regions } = lease.target.target;
    return {
        v: 1,
        provider: "aws",
        id: lease.id,
        account,
        partition,
        region: regions[0] ?? (0,aws_names/* homeRegion */.wC)(partition),
        role: `${(0,aws_names/* rolePath */.ks)(lease).slice(1)}${(0,aws_names/* roleNameOf */.xZ)(lease)}`,
        audience: lease.configuration.audience,
        subject: lease.subject,
        from: lease.from,
        until: lease.until,
        boundAt: binding.createdAt,
        ends: lease.target.target.ends,
    };
}

;// CONCATENATED MODULE: ./build/src/providers/aws/proof-sealed.js


/** What AWSDenyAll says. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html */
const denyAll = {
    Version: "2012-10-17",
    Statement: [{ Sid: "DenyAll", Effect: "Deny", Action: ["*"], Resource: "*" }],
};
/** Why the role is not dead, in sentences: who is still admitted, which granted call still works. Empty: it is dead. */
function proveSealed(sealed) {
    try {
        return [...admissions(sealed), ...calls(sealed)];
    }
    catch (error) {
        if (error instanceof core_fault/* Fault */.v || error instanceof SyntaxError)
            return [error.message];
        throw error;
    }
}
function admissions({ role, trust }) {
    const policy = (0,iam/* parsePolicy */.ON)(JSON.parse(trust), "trust");
    if (policy.statements.some((statement) => statement.effect === "Allow"))
        return ["its trust still has an Allow"];
    const account = role.split(":")[4] ?? "";
    const root = { arn: `arn:${role.split(":")[1]}:iam::${account}:root`, account };
    const verdict = (0,iam/* evaluateTrust */.e2)(policy, { action: "sts:AssumeRole", principal: root, context: (0,iam/* contextOf */.Vm)({}) });
    return verdict.allowed ? [verdict.says] : [];
}
/** Every action that an inline policy speaks of is tried, with a resource policy that allows the session everything. */
function calls({ role, inline, denied }) {
    const account = role.split(":")[4] ?? "";
    const sessionArn = `arn:${role.split(":")[1]}:sts::${account}:assumed-role/${role.split("/").at(-1)}/any`;
    const statement = { Effect: "Allow", Principal: { AWS: sessionArn }, Action: "*", Resource: "*" };
    const resource = (0,iam/* parsePolicy */.ON)({ Version: "2012-10-17", Statement: [statement] }, "resource");
    const documents = inline.map((text) => JSON.parse(text));
    const identity = [...documents, ...(denied ? [denyAll] : [])].map((document) => (0,iam/* parsePolicy */.ON)(document, "identity"));
    return spoken(documents).flatMap((action) => {
        const call = {
            action,
            resource: "*",
            principal: { arn: role, account, sessionArn },
            context: (0,iam/* contextOf */.Vm)({}),
        };
        const verdict = (0,iam/* evaluate */._3)(call, { identity, resource });
        return verdict.allowed ? [verdict.says] : [];
    });
}
function spoken(documents) {
    const statements = documents.flatMap(({ Statement }) => Statement);
    const actions = statements.flatMap(({ Action = [] }) => Action);
    const concrete = actions.map((action) => (action === "*" ? "sallyport:Any" : action.replace(/[*?]/g, "x")));
    return [...new Set(["sts:AssumeRole", ...concrete])];
}

;// CONCATENATED MODULE: ./build/src/providers/aws/unbind.js







/** Milliseconds after its trust was closed in which a session can still hold credentials: the longest session and a margin. */
const tombstone = 3600 * time/* second */.Rc + 15 * time/* minute */.Vc;
/** What no change of a role reaches. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html */
const outlives = [
    "IAM takes seconds, at times minutes, to spread a denial; the end written in the policy needs no spreading",
    "sts:GetCallerIdentity answers whatever is denied, and so does what is signed with it (an EKS token, for 15 minutes)",
    "connections and tokens that another service handed out on an allowed call live by that service's rules",
];
/**
 * Ends a role under our path, whatever its state: AWSDenyAll first, the trust closed second, then read back and judged.
 * Repeating it changes nothing and keeps the time of the first closing.
 */
async function unbind(ground, binding) {
    const { roles, clock } = ground;
    const name = roleUnderOurPath(ground, binding.resource);
    const [found, denial] = await lookAndDeny(ground, name, binding.resource);
    if (!found)
        return { resource: binding.resource, outlives };
    // A role that takes no further policy must still be shut: the deny's failure is thrown after the trust is closed.
    if (lifeOf(found.trust)?.state !== "sealed")
        await roles.setTrust(name, (0,compile/* sealedTrust */.hc)(clock.now()));
    if (denial)
        throw denial.error;
    const sealedAt = await settle(ground.patience, () => assertSealed(ground, name));
    return { resource: binding.resource, sealedAt, provenDeadAt: clock.now(), proof: "evaluation", outlives };
}
/** A name of our making is nobody else's, so its deny need not wait for the look; any other name is looked up first. */
async function lookAndDeny({ roles, partition }, name, resource) {
    const look = unbind_standing(roles, name, resource);
    const deny = () => unbind_attempt(() => roles.attach(name, (0,aws_names/* denyAllArn */.Vu)(partition)));
    if ((0,aws_names/* parseRoleArn */.DM)(resource))
        return Promise.all([look, deny()]);
    const found = await look;
    return [found, found && (await deny())];
}
async function unbind_attempt(work) {
    try {
        await work();
        return undefined;
    }
    catch (error) {
        return { error };
    }
}
/** Reads everything again and evaluates it; returns when the trust says that it was closed. */
async function assertSealed({ roles, partition }, name) {
    const [role, attached, policies, own] = await Promise.all([
        roles.get(name),
        roles.attached(name),
        roles.inlineNames(name),
        roles.inline(name, aws_names/* inlinePolicy */.Kr),
    ]);
    const others = policies.filter((policy) => policy !== aws_names/* inlinePolicy */.Kr);
    const documents = [own, ...(await Promise.all(others.map((policy) => roles.inline(name, policy))))];
    const life = lifeOf(role?.trust ?? "");
    const alive = role
        ? proveSealed({
            role: role.arn,
            trust: role.trust,
            inline: documents.filter((document) => document !== undefined),
            denied: attached.includes((0,aws_names/* denyAllArn */.Vu)(partition)),
        })
        : ["the role is gone"];
    if (life?.state === "sealed" && alive.length === 0)
        return life.sealedAt;
    const said = alive.join("; ") || "its trust is not closed";
    throw new core_fault/* Fault */.v("provider.not-sealed", `${name} does not read as sealed (${said}); run it again`, {
        retryable: true,
    });
}
/**
 * Takes a tombstone away once nothing can be alive behind it. AWSDenyAll becomes its boundary first, which nothing can lift;
 * then what allows goes, AWSDenyAll as a policy last, and the role. Cut off anywhere, it stays dead.
 */
async function remove(ground, binding) {
    const { roles, clock, partition } = ground;
    const name = roleUnderOurPath(ground, binding.resource);
    const found = await unbind_standing(roles, name, binding.resource);
    if (!found)
        return { resource: binding.resource, outlives: [] };
    const life = lifeOf(found.trust);
    if (life?.state !== "sealed")
        throw new core_fault/* Fault */.v("provider.too-early", `${name} is not sealed; unbind it first, and take it away when its time has come`);
    const due = Math.max(life.sealedAt + tombstone, binding.until);
    if (clock.now() < due)
        throw new core_fault/* Fault */.v("provider.too-early", `${name} is a tombstone until ${(0,time/* iso */.KH)(due)}; take it away after that`);
    const denial = (0,aws_names/* denyAllArn */.Vu)(partition);
    if (found.boundary !== denial)
        await roles.setBoundary(name, denial);
    for (const policy of await roles.inlineNames(name))
        await roles.deleteInline(name, policy);
    const attached = await roles.attached(name);
    for (const policy of attached.filter((arn) => arn !== denial))
        await roles.detach(name, policy);
    if (attached.includes(denial))
        await roles.detach(name, denial);
    await roles.delete(name);
    return { resource: binding.resource, sealedAt: life.sealedAt, deletedAt: clock.now(), outlives: [] };
}
/** The name of a role that is ours to end. Throws `provider.foreign` for anything outside our path or account. */
function roleUnderOurPath({ configuration, account, partition }, resource) {
    const ours = `arn:${partition}:iam::${account}:role${(0,aws_names/* pathPrefix */.YA)(configuration)}`;
    const name = resource.split("/").at(-1);
    if (resource.startsWith(ours) && name)
        return name;
    throw new core_fault/* Fault */.v("provider.foreign", `${resource} is not under ${ours}; Sallyport touches nothing else`);
}
/** The role of exactly this ARN; undefined when it is gone. Another role may bear the same name under another path. */
async function unbind_standing(roles, name, resource) {
    const found = await roles.get(name);
    if (!found || found.arn === resource)
        return found;
    throw new core_fault/* Fault */.v("provider.foreign", `${name} is now ${found.arn}, not ${resource}; list again`, { retryable: true });
}

;// CONCATENATED MODULE: ./build/src/providers/aws/uses.js



/**
 * Tells what CloudTrail's management events hold of a role: each time it was assumed, or someone tried, and what each session
 * then called. Ninety days, one region at a time, minutes late, two lookups a second:
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
function usesOf(options, regions) {
    const opened = new Map();
    const logIn = (place) => {
        const log = opened.get(place) ?? openLog(options, place);
        opened.set(place, log);
        return log;
    };
    return async ({ resource, createdAt }) => {
        // IAM's own calls, the release among them, are recorded in the partition's home region.
        const places = [...new Set([...regions, (0,aws_names/* homeRegion */.wC)(options.partition)])];
        const logs = await Promise.all(places.map(logIn));
        const since = new Date(createdAt);
        const everywhere = async (read) => (await Promise.all(logs.map(read))).flat();
        const found = new Map();
        const keys = new Set();
        for (const record of await everywhere((log) => assumptions(log, resource, since))) {
            keep(found, useOf(record, record.requestParameters?.roleSessionName ?? ""));
            const key = record.responseElements?.credentials?.accessKeyId;
            if (key !== undefined)
                keys.add(key);
        }
        for (const key of keys)
            for (const record of await everywhere((log) => lookup(log, "AccessKeyId", key, since)))
                keep(found, useOf(record, record.userIdentity?.arn?.split("/").at(-1) ?? ""));
        // CloudTrail tells whole seconds: within one, a session's making comes before its calls, as it was found.
        return [...found.values()].sort((a, b) => a.at - b.at);
    };
}
/** One event can be found twice: as the making of a session, and by the key that it gave. */
function keep(found, use) {
    if (!found.has(use.eventId))
        found.set(use.eventId, use);
}
async function openLog(options, place) {
    const { paginateLookupEvents: pages } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(392)]).then(__webpack_require__.t.bind(__webpack_require__, 7392, 19));
    return { place, client: await cloudTrailClient(options, place), pages };
}
async function assumptions(log, role, since) {
    const records = await lookup(log, "ResourceName", role, since);
    return records.filter(({ eventName, requestParameters }) => eventName === "AssumeRoleWithWebIdentity" && requestParameters?.roleArn === role);
}
async function lookup({ place, client, pages }, key, value, since) {
    const input = { LookupAttributes: [{ AttributeKey: key, AttributeValue: value }], StartTime: since };
    return call(`read CloudTrail in ${place}`, async () => {
        const records = [];
        for await (const { Events = [] } of pages({ client }, input))
            records.push(...Events.map(recorded));
        // The newest is told first.
        return records.reverse();
    });
}
function recorded({ EventId, CloudTrailEvent }) {
    try {
        return JSON.parse(CloudTrailEvent ?? "");
    }
    catch (cause) {
        throw new core_fault/* Fault */.v("aws.log-unreadable", `CloudTrail's event ${EventId} is no JSON; look at it in the console`, {
            cause,
        });
    }
}
function useOf(record, session) {
    const at = Date.parse(record.eventTime ?? "");
    if (Number.isNaN(at) || record.eventID === undefined)
        throw new core_fault/* Fault */.v("aws.log-unreadable", `a CloudTrail event has no time or id; look for it in the console`);
    return {
        at,
        session,
        action: `${record.eventSource?.split(".")[0]}:${record.eventName}`,
        allowed: record.errorCode === undefined,
        eventId: record.eventID,
    };
}

;// CONCATENATED MODULE: ./build/src/providers/aws/provider.js












/** One AWS account. Nothing of the SDK is loaded before the first call. */
function awsProvider(options) {
    const { configuration, account, partition, clock } = options;
    const client = {
        partition,
        credentials: options.credentials,
        clock,
        concurrency: options.concurrency ?? 32,
        attempts: options.attempts ?? 6,
        ...(options.endpoint !== undefined && { endpoint: loopback(options.endpoint) }),
    };
    const roles = rolesOf(client);
    const ground = { roles, clock, configuration, account, partition, patience: options.patience ?? 8000 };
    return {
        name: "aws",
        account,
        covers: (target, request) => [...(0,restrict/* accessObjections */.HY)(request), ...covers(target.target.ceiling, request)],
        compile: compile/* compile */.wE,
        admits: admits,
        async list() {
            const prefix = (0,aws_names/* pathPrefix */.YA)(configuration);
            // Denials first: a role that is denied between the two is then still told as open, never an open one as denied.
            const denied = await roles.denied(prefix);
            const listed = await roles.list(prefix);
            return listed.map((role) => bindingOf(configuration, account, role, denied.has(role.arn.split("/").at(-1) ?? "")));
        },
        bind: async (lease) => bind(ground, lease, (0,compile/* compile */.wE)(lease)),
        unbind: (binding) => unbind(ground, binding),
        remove: (binding) => remove(ground, binding),
        reference: reference,
        uses: usesOf(client, options.regions),
    };
}

;// CONCATENATED MODULE: ./build/src/providers/index.js


/** Every cloud there is, by the name that a target's `provider` says. */
const providers = { aws: awsProvider };
/** The same, for who only looks. */
const inspectors = { aws: awsInspector };

;// CONCATENATED MODULE: ./build/src/providers/wrap.js

/** A provider that refuses to write, for commands that only look: not even a bug of theirs changes a cloud. */
function dryRun(provider) {
    const refused = (verb) => async () => {
        throw new core_fault/* Fault */.v("provider.dry-run", `${verb} in ${provider.account} was refused: this command only reads`);
    };
    return { ...provider, bind: refused("bind"), unbind: refused("unbind"), remove: refused("remove") };
}
/** A provider whose verbs fail (Fault `provider.timeout`, retryable) when they take longer, in milliseconds: one account never holds up the others. */
function withDeadline(provider, milliseconds) {
    const limited = (verb, work) => (...input) => deadline(`${verb} in ${provider.account}`, milliseconds, work(...input));
    return {
        ...provider,
        list: limited("list", provider.list),
        bind: limited("bind", provider.bind),
        unbind: limited("unbind", provider.unbind),
        remove: limited("remove", provider.remove),
        uses: limited("uses", provider.uses),
    };
}
async function deadline(what, milliseconds, work) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new core_fault/* Fault */.v("provider.timeout", `${what} took over ${milliseconds} ms; run it again`, { retryable: true })), milliseconds);
    });
    try {
        return await Promise.race([work, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/src/wire.js













/** No single verb of a cloud takes longer, in milliseconds: a listing of thousands is the longest. */
const wire_patience = 300_000;
/** GitHub's REST API. */
const githubApi = new URL("https://api.github.com");
/** The parts that a command needs, each behind its port. The only place where concrete adapters are named. */
async function openWorld(around) {
    const forge = forgeFor(around, around.repository, around.token);
    const { directory, token } = around;
    const facts = await forge.repository(around.repository);
    const repository = gitRepository({ directory, branch: facts.defaultBranch, token });
    const { configuration } = await (0,snapshot/* configurationAt */.wr)(repository, await repository.tip());
    if (configuration.repository_id !== String(facts.id) || configuration.branch !== facts.defaultBranch)
        throw new core_fault/* Fault */.v("sallyport.elsewhere", `sallyport.yaml is of repository ${configuration.repository_id}, branch ${configuration.branch}, and this is ${facts.id}, branch ${facts.defaultBranch}: set repository, repository_id and branch`);
    return {
        configuration,
        repository,
        forge,
        ledger: branchLedger({ branch: configuration.ledger, repository, forge }),
        alerts: webhooks(around.receivers ?? [], { installation: configuration.installation, clock: around.clock }),
        ...policyEngine,
        provider: providerFactory(around),
        starter: starterFactory(around),
        reader: readerFactory(around),
        // An internal repository counts as private at GitHub: its members are the enterprise's.
        readers: facts.private ? "members" : "everybody",
        progress: around.progress,
    };
}
/**
 * What doctor needs: the same clone and forge, but nothing is taken for granted of them, and its provider only looks. Whether
 * the repository is the one that sallyport.yaml says is a finding then, and no fault.
 */
async function openLook(around) {
    const { directory, token, githubApi: api, awsEndpoint } = around;
    const { defaultBranch } = await forgeFor(around, around.repository, token).repository(around.repository);
    const repository = gitRepository({ directory, branch: defaultBranch, token });
    const { configuration } = await (0,snapshot/* configurationAt */.wr)(repository, await repository.tip());
    const apiUrl = api ? { apiUrl: api.href.replace(/\/$/, "") } : {};
    return {
        configuration,
        repository,
        settings: githubSettings({ token, repository: around.repository, ...apiUrl }),
        forge: (name) => forgeFor(around, name, token),
        inspector: (targets) => {
            const { account, partition, regions, provider } = targets[0].target;
            const place = { account, partition, region: regions[0], name: configuration.roles.reader };
            return inspectors[provider]({
                ...{ configuration, account, partition, regions, clock: around.clock },
                credentials: around.keys({ ...place, audience: configuration.audience }),
                ...(awsEndpoint ? { endpoint: awsEndpoint.href.replace(/\/$/, "") } : {}),
            });
        },
        progress: around.progress,
    };
}
/** Cedar, loaded when policy is first asked: a sweep or a status has no use for it. */
const policyEngine = {
    policy: async (files, at) => (await (0,engine/* cedar */._)()).cedarPolicy(files, at),
    policyFindings: async (files, at) => (await (0,engine/* cedar */._)()).policyFindings(files, at),
};
/** The forge of one repository, seen with one token. */
function forgeFor(around, repository, token) {
    const { githubApi: api } = around;
    return githubForge({ token, repository, ...(api ? { apiUrl: api.href.replace(/\/$/, "") } : {}) });
}
/** One provider an account, made when it is first asked for. */
function providerFactory(around) {
    // An account's targets share one provider, whose regions grow as its targets are met.
    const made = new Map();
    return async (named, configuration) => {
        const { account, partition, regions, provider } = named.target;
        const key = `${provider}/${account}`;
        const existing = made.get(key);
        const seen = existing?.regions ?? [(0,aws_names/* homeRegion */.wC)(partition)];
        seen.push(...regions.filter((region) => !seen.includes(region)));
        if (existing)
            return existing.provider;
        const role = {
            account,
            partition,
            region: regions[0],
            name: configuration.roles[around.role],
            audience: configuration.audience,
        };
        const created = withDeadline(providers[provider]({
            configuration,
            account,
            partition,
            regions: seen,
            clock: around.clock,
            credentials: around.keys(role),
            ...(around.awsEndpoint ? { endpoint: around.awsEndpoint.href.replace(/\/$/, "") } : {}),
        }), wire_patience);
        const usable = around.role === "reader" ? dryRun(created) : created;
        made.set(key, { provider: usable, regions: seen });
        return usable;
    };
}
function starterFactory(around) {
    return async (repository) => await asApp(around, repository, { actions: "write", metadata: "read" });
}
function readerFactory(around) {
    return async (repository) => {
        if (around.starter)
            return await asApp(around, repository, readerMay);
        if (around.personal)
            return allOrNothing(forgeFor(around, repository, around.token), repository);
        throw new core_fault/* Fault */.v("github.no-app", `${repository} cannot be read here, so nothing is decided about its jobs: give this step \`app-id\` and \`app-key\``);
    };
}
/** What a person may not read is not known here, and no reason for apply to refuse. */
function allOrNothing(forge, repository) {
    return {
        ...forge,
        subjectFacts: async (job) => {
            const facts = await forge.subjectFacts(job);
            const unread = Object.values(facts).find((part) => "unknown" in part);
            if (unread === undefined)
                return facts;
            throw new core_fault/* Fault */.v("github.unread", `your token does not show whether jobs of ${repository} are safe (${unread.unknown}): apply decides with the App's`);
        },
    };
}
/** What reading a job's repository takes: docs/subjects.md says which call needs which. */
const readerMay = { actions: "read", contents: "read", metadata: "read" };
async function asApp({ starter: app, clock, githubApi: api }, repository, permissions) {
    if (app === undefined)
        return undefined;
    const { send, close } = (0,http_send/* connect */.N)();
    try {
        const token = await oneRepositoryToken(app, { repository, permissions, api: api ?? githubApi, send, clock });
        return token && forgeFor({ githubApi: api }, repository, token);
    }
    finally {
        close();
    }
}


/***/ })

};
