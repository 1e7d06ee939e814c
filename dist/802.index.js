export const id = 802;
export const ids = [802];
export const modules = {

/***/ 721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oX: () => (/* binding */ codeownersPaths),
  K2: () => (/* binding */ ownersOf),
  BW: () => (/* binding */ parseCodeowners),
  HW: () => (/* binding */ showOwner)
});

// UNUSED EXPORTS: codeownersLimit

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
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
    return { text, matches: (path) => glob(parts, path.split("/"), "**", matchesSegment) };
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
function matchesSegment(part, segment) {
    return glob([...part], [...segment], "*", (wanted, character) => wanted === "?" || wanted === character);
}
/**
 * Whether a pattern matches all of a subject when `star` stands for any run, also an empty one.
 * On a mismatch only the last star is widened, so the work is at most the product of the two lengths.
 */
function glob(pattern, subject, star, one) {
    let at = 0;
    let seen = 0;
    let widened;
    while (seen < subject.length) {
        const wanted = pattern[at];
        if (wanted === star) {
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
    return pattern.slice(at).every((part) => part === star);
}

;// CONCATENATED MODULE: ./build/src/approval/codeowners.js


/*
 * CODEOWNERS as GitHub documents it:
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * What GitHub skips is skipped here and reported; what this parser cannot be sure of is skipped and reported too.
 */
/** Where GitHub looks, in its order; the first file that exists counts and hides the others. */
const codeownersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
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
/** Who owns a path: the owners of the last rule that matches it. Undefined when no rule matches; empty when the rule names nobody. */
function ownersOf(rules, path) {
    const rule = rules.findLast(({ pattern }) => pattern.matches(path));
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

/***/ 6092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xf: () => (/* binding */ approvalOf),
  Jy: () => (/* binding */ decideActivation),
  hd: () => (/* binding */ decideAgain),
  m8: () => (/* binding */ leaseOf),
  uC: () => (/* binding */ objectionsTo),
  _X: () => (/* binding */ policyFacts)
});

// EXTERNAL MODULE: ./build/src/approval/codeowners.js + 1 modules
var approval_codeowners = __webpack_require__(721);
;// CONCATENATED MODULE: ./build/src/approval/facts.js
/** `organization/slug` in lower case: GitHub compares both without regard to case. */
function teamKey(team) {
    return `${team.organization}/${team.slug}`.toLowerCase();
}

// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/src/approval/reasoning.js
function yes(says) {
    return { allowed: true, says };
}
function no(says, fix) {
    return fix === undefined ? { allowed: false, says } : { allowed: false, says, fix };
}

;// CONCATENATED MODULE: ./build/src/approval/grounds.js



/** What must be true of the pull request itself before any approval of it counts. */
function pullRequestGrounds({ moment, pullRequest, defaultBranch }) {
    const { base, head, mergedAt } = pullRequest;
    return [
        base.ref === defaultBranch
            ? yes(`pull request ${pullRequest.number} is for the default branch ${defaultBranch}`)
            : no(`pull request ${pullRequest.number} is for the branch ${base.ref}, not for the default branch ${defaultBranch}`, `open it against ${defaultBranch}`),
        head.repositoryId === base.repositoryId
            ? yes("its branch is in this repository")
            : no("its branch is in another repository or gone with it", "push the branch to this repository and open it from there"),
        mergeGround(moment, mergedAt),
        pullRequest.unknownCommitters
            ? no("a commit names a person whom github links to no account, and who could be anybody", "push the commits again with an address that is linked to your account")
            : yes("every author and committer of its commits is a known account"),
        pullRequest.pushers.length === 0
            ? no("github names nobody who pushed its branch", "push the branch again and ask for a new review")
            : yes(`its branch was pushed by ${pullRequest.pushers.map(({ login }) => `@${login}`).join(", ")}`),
    ];
}
function mergeGround(moment, mergedAt) {
    if (mergedAt !== undefined)
        return yes(`it was merged at ${(0,time/* iso */.KH)(mergedAt)}`);
    if (moment === "request")
        return yes("it is open: approvals are judged again when it is merged");
    return no("it is not merged", "merge it");
}
/** The owners of the grant's path. A skipped line after the one that matched may have been meant for this path, so it denies. */
function ownership({ codeowners, path }) {
    if (codeowners === undefined) {
        return {
            owners: [],
            reasoning: no("the base commit has no CODEOWNERS file", "add .github/CODEOWNERS with owners for every folder below grants/"),
        };
    }
    const owned = (0,approval_codeowners/* ownersOf */.K2)(codeowners.rules, path);
    const doubt = codeowners.findings.find(({ level, line }) => level === "error" && line > (owned?.line ?? 0));
    if (doubt) {
        const rule = `${doubt.file}:${doubt.line}`;
        return {
            owners: [],
            reasoning: {
                ...no(`${rule} is skipped and may have been meant for this path: ${doubt.message}`, doubt.fix),
                rule,
            },
        };
    }
    if (owned === undefined) {
        return { owners: [], reasoning: no(`no line of CODEOWNERS matches ${path}`, "add a line for its folder") };
    }
    const rule = `CODEOWNERS:${owned.line}`;
    if (owned.owners.length === 0) {
        return {
            owners: [],
            reasoning: {
                ...no(`line ${owned.line} of CODEOWNERS leaves ${path} without an owner`, "name owners on that line"),
                rule,
            },
        };
    }
    return {
        owners: owned.owners,
        reasoning: { ...yes(`${path} belongs to ${owned.owners.map(approval_codeowners/* showOwner */.HW).join(", ")}`), rule },
    };
}

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

;// CONCATENATED MODULE: ./build/src/approval/vote.js




/** Whether one person's latest opinion counts. */
function weigh(opinion, owners, facts) {
    const { author } = opinion;
    const who = `@${author.login}`;
    const refused = (says, fix) => ({ author, ...no(says, fix) });
    if (opinion.state === "CHANGES_REQUESTED")
        return refused(`${who} requested changes at ${(0,time/* iso */.KH)(opinion.submittedAt)}`, `settle it with ${who}`);
    if (opinion.state === "DISMISSED")
        return refused(`the latest review of ${who} was dismissed, and earlier ones do not come back`, `ask ${who} for a new review`);
    if (author.kind !== "user")
        return refused(`${who} is not a person, and only people approve`);
    const part = partIn(facts.pullRequest, author);
    if (part)
        return refused(`${who} ${part} and cannot approve it`, "ask an owner who had no part in it");
    if (opinion.authorMayWrite !== true)
        return refused(`${who} is not known to have write access here, without which github lets nobody be an owner`, `give ${who} write access, or ask another owner`);
    if (opinion.commit === "" || facts.blobsAt.get(opinion.commit) !== facts.blob) {
        return refused(`${who} approved other bytes than these (at commit ${opinion.commit.slice(0, 12) || "unknown"})`, `ask ${who} to review again`);
    }
    const moved = facts.terms.find(({ blob, blobsAt }) => blobsAt.get(opinion.commit) !== blob);
    if (moved)
        return refused(`${who} approved these bytes under another ${moved.path} than the default branch holds now`, `bring the branch up to date with the default branch, or ask again, and ask ${who} to review that`);
    return weighOwnership(author, owners, facts);
}
function weighOwnership(author, owners, facts) {
    const who = `@${author.login}`;
    const standings = owners.map((owner) => ({ owner, standing: standingOf(owner, author, facts) }));
    const as = standings.find(({ standing }) => standing === "member");
    if (as)
        return { author, ...yes(`${who} approved exactly these bytes, as ${(0,approval_codeowners/* showOwner */.HW)(as.owner)}`) };
    const unread = standings.filter(({ standing }) => standing === "unknown").map(({ owner }) => (0,approval_codeowners/* showOwner */.HW)(owner));
    if (unread.length > 0) {
        const teams = unread.join(" or ");
        // Whoever only tells has no right to read teams; whoever decides has.
        if (facts.moment === "request") {
            const says = `${who} approved exactly these bytes; whether ${who} is in ${teams} can be read only after the merge`;
            return { author, later: true, ...no(says) };
        }
        return {
            author,
            ...no(`${who} approved exactly these bytes, but whether ${who} is in ${teams} cannot be read: without a reader app only @user owners count`, "install the reader app with members: read, or name people in CODEOWNERS"),
        };
    }
    return { author, ...no(`${who} approved exactly these bytes, but does not own this path`, "ask one of its owners") };
}
function standingOf(owner, author, { memberships }) {
    if (owner.kind === "user")
        return owner.login.toLowerCase() === author.login.toLowerCase() ? "member" : "not-member";
    return memberships.get(teamKey(owner))?.get(author.id) ?? "unknown";
}
/** What somebody had to do with making the change; undefined for nothing. Ids are compared, never names. */
function partIn({ author, committers, pushers }, who) {
    const among = (actors) => actors.some(({ id }) => id === who.id);
    if (author.id === who.id)
        return "opened this pull request";
    if (among(committers))
        return "made a commit of this pull request";
    return among(pushers) ? "pushed to its branch" : undefined;
}
/** Reviews that are no opinion, named so that nobody wonders. */
function passedOver({ reviews, mergedAt }) {
    return reviews.flatMap((review) => {
        const who = `@${review.author.login}`;
        if (review.state === "COMMENTED")
            return [no(`a comment of ${who} changes nothing`)];
        if (review.state === "PENDING")
            return [no(`a review of ${who} is not submitted yet`)];
        const late = mergedAt !== undefined && review.submittedAt > mergedAt;
        return late ? [no(`a review of ${who} came after the merge and counts for nothing`)] : [];
    });
}

;// CONCATENATED MODULE: ./build/src/approval/approve.js





/**
 * Decides who approved the very bytes of a grant: owners of its path, each by the latest opinion, none of whom made the
 * change. The answer names every review and why it counts or does not.
 */
function approve(facts) {
    const grounds = pullRequestGrounds(facts);
    const owned = ownership(facts);
    const votes = opinions(facts.pullRequest.reviews, facts.pullRequest.mergedAt).map((opinion) => weigh(opinion, owned.owners, facts));
    const sound = grounds.every(({ allowed }) => allowed) && owned.reasoning.allowed;
    const approvers = sound ? votes.filter(({ allowed }) => allowed).map(({ author }) => author) : [];
    const undecided = sound ? votes.filter(({ later }) => later).map(({ author }) => author) : [];
    const couldApprove = owned.owners.filter((owner) => canStill(owner, facts, approvers)).map(approval_codeowners/* showOwner */.HW);
    const because = [
        ...grounds,
        owned.reasoning,
        ...votes.map(({ author: _author, ...reasoning }) => reasoning),
        ...passedOver(facts.pullRequest),
    ];
    if (approvers.length > 0) {
        const names = approvers.map(({ login }) => `@${login}`).join(", ");
        return {
            allowed: true,
            says: `these bytes were approved by ${names}`,
            because,
            approvers,
            undecided,
            sound,
            couldApprove,
        };
    }
    if (!sound) {
        return {
            allowed: false,
            says: "no approval of this pull request counts",
            because,
            approvers,
            undecided,
            sound,
            couldApprove,
            fix: "mend what is refused below",
        };
    }
    if (undecided.length > 0) {
        const names = undecided.map(({ login }) => `@${login}`).join(", ");
        const says = `these bytes were approved by ${names}; whether as owners of this path can be read only after the merge`;
        return { allowed: false, later: true, says, because, approvers, undecided, sound, couldApprove };
    }
    return {
        allowed: false,
        says: "no owner of this path has approved these bytes yet",
        fix: couldApprove.length > 0
            ? `ask ${couldApprove.join(" or ")} for a review`
            : "have somebody else open this pull request",
        because,
        approvers,
        undecided,
        sound,
        couldApprove,
    };
}
/** The teams whose membership must be known to judge a path. Ask only for people whose approval stands. */
function neededTeams(rules, path) {
    const owners = (0,approval_codeowners/* ownersOf */.K2)(rules, path)?.owners ?? [];
    const teams = owners.filter((owner) => owner.kind === "team");
    return [...new Map(teams.map((team) => [teamKey(team), team])).values()].map(({ organization, slug }) => ({
        organization,
        slug,
    }));
}
/** People whose latest opinion is an approval, whatever else speaks against it: those whose memberships are worth asking. */
function peopleWhoApproved(pullRequest) {
    return opinions(pullRequest.reviews, pullRequest.mergedAt)
        .filter(({ state, author }) => state === "APPROVED" && author.kind === "user")
        .map(({ author }) => author);
}
/** A team can approve as long as it may have a member who has not; a person unless the person has, or made the change. */
function canStill(owner, { pullRequest }, approvers) {
    if (owner.kind === "team")
        return true;
    const { author, committers, pushers } = pullRequest;
    const out = [author, ...committers, ...pushers, ...approvers];
    return !out.some(({ login }) => login.toLowerCase() === owner.login.toLowerCase());
}

// EXTERNAL MODULE: ./build/src/core/check.js
var check = __webpack_require__(2033);
// EXTERNAL MODULE: ./build/src/core/grant.js
var grant = __webpack_require__(7739);
// EXTERNAL MODULE: ./build/src/core/lease.js
var core_lease = __webpack_require__(9963);
// EXTERNAL MODULE: ./build/src/core/paths.js
var paths = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/src/core/subject.js
var subject = __webpack_require__(6221);
;// CONCATENATED MODULE: ./build/src/commands/decide.js









/** Decides a grant on the default branch afresh: from git objects by hash and from the API's own records, nothing else. */
async function decideActivation(world, snapshot, policy, { filed, added }) {
    const target = snapshot.tree.targets.get(filed.target);
    if (target === undefined)
        return denied(`its target ${filed.target} does not exist`);
    const pullRequest = await world.forge.mergedAs(added.commit);
    if (pullRequest?.mergedAt === undefined)
        return denied(`commit ${added.commit.slice(0, 12)} added it without a merged pull request: an incident, find out who pushed it`);
    const strays = await straysOf(world, added.commit);
    if (strays !== undefined)
        return denied(strays);
    const objections = await objectionsTo(world, snapshot, filed, target);
    const approval = await approvalOf(world, snapshot, {
        pullRequest,
        moment: "activation",
        path: filed.path,
        blob: filed.blob,
        base: added.parent,
    });
    const decision = policy.decide(policyFacts("activation", { filed, target, requester: pullRequest.author, approvers: approval.approvers }));
    const facts = {
        path: filed.path,
        blob: filed.blob,
        commit: added.commit,
        pullRequest: pullRequest.number,
        mergedAt: pullRequest.mergedAt,
        requester: pullRequest.author,
        approvers: approval.approvers,
        policy: decision.policyDigest,
    };
    const allowed = objections.length === 0 && approval.allowed && decision.allowed;
    return {
        allowed,
        says: allowed ? approval.says : firstRefusal(objections, approval, decision),
        objections,
        approval,
        policy: decision,
        facts,
    };
}
/** Decides again over recorded facts: time, ceiling and policy may have changed; who approved has not. */
async function decideAgain(world, snapshot, policy, { filed, facts }) {
    const target = snapshot.tree.targets.get(filed.target);
    if (target === undefined)
        return denied(`its target ${filed.target} does not exist any more`);
    const objections = await objectionsTo(world, snapshot, filed, target);
    const decision = policy.decide(policyFacts("activation", { filed, target, requester: facts.requester, approvers: facts.approvers }));
    const allowed = objections.length === 0 && decision.allowed;
    return {
        allowed,
        says: allowed
            ? "its approval was recorded and policy still permits it"
            : firstRefusal(objections, undefined, decision),
        objections,
        policy: decision,
        facts,
    };
}
/** The lease that these facts make of a grant. The target must list its subject: `objectionsTo` has said so. */
function leaseOf(snapshot, target, filed, provenance) {
    const subjects = (0,subject/* listedSubject */.U)(target.target, filed.grant);
    if (subjects === undefined)
        throw new TypeError(`target ${target.name} does not list the job of ${filed.path}`);
    const lease = {
        configuration: snapshot.configuration,
        target,
        id: filed.id,
        subject: (0,subject/* subjectOf */.e)(subjects, filed.grant),
        access: filed.grant.access,
        ...(0,grant/* windowOf */.O)(filed.grant, provenance.mergedAt, time/* fromIso */.ap),
    };
    const { pullRequest, facts, ledgerHead } = provenance;
    return { ...lease, mark: (0,core_lease/* markOf */.Fg)(lease), provenance: { pullRequest, blob: filed.blob, facts, ledgerHead } };
}
/** What target and ceiling have against a grant; pointers are into its file. */
async function objectionsTo(world, snapshot, filed, target) {
    const provider = await world.provider(target, snapshot.configuration);
    return [...(0,check/* checkGrant */.v)(filed, target), ...provider.covers(target, filed.grant.access)];
}
/** Who approved these bytes, with every membership read that the answer needs. */
async function approvalOf(world, snapshot, question) {
    const { pullRequest, moment, path, blob } = question;
    const codeowners = await codeownersAt(world, question.base);
    const commits = [...new Set(pullRequest.reviews.map(({ commit }) => commit).filter(Boolean))];
    const blobsAt = await world.forge.blobsAt(path, commits);
    const memberships = await membershipsFor(world, codeowners, path, peopleWhoApproved(pullRequest));
    return approve({
        moment,
        pullRequest,
        defaultBranch: snapshot.configuration.branch,
        path,
        blob,
        blobsAt,
        codeowners,
        memberships,
        terms: await termsOf(world, snapshot, path, commits),
    });
}
/** The target as it stands now, and as it stood at the commits that were reviewed. A target that is not there approves nothing. */
async function termsOf(world, snapshot, grant, commits) {
    const path = `targets/${(0,paths/* grantOf */.od)(grant).target}.yaml`;
    const blob = snapshot.entries.find((entry) => entry.path === path)?.oid ?? "absent";
    return [{ path, blob, blobsAt: await world.forge.blobsAt(path, commits) }];
}
async function codeownersAt(world, commit) {
    const entries = await world.repository.tree(commit, ...approval_codeowners/* codeownersPaths */.oX);
    const entry = approval_codeowners/* codeownersPaths */.oX.map((path) => entries.find((each) => each.path === path)).find(Boolean);
    // The first that is there counts. A link or an executable in its place names nobody: the next one is somebody else's.
    if (entry?.mode !== "100644" || entry.type !== "blob")
        return undefined;
    return (0,approval_codeowners/* parseCodeowners */.BW)(entry.path, (await world.repository.blobs([entry.oid])).get(entry.oid));
}
async function membershipsFor(world, codeowners, path, people) {
    const memberships = new Map();
    for (const team of neededTeams(codeowners?.rules ?? [], path)) {
        const members = new Map();
        for (const person of people)
            members.set(person.id, await world.forge.membership(team, person));
        memberships.set(teamKey(team), members);
    }
    return memberships;
}
/** A grant's commit adds grants and deletes grants, and does nothing else; a sentence says what it did. */
async function straysOf(world, commit) {
    const changes = await world.repository.changedBy(commit);
    const stray = changes.find(({ path, status }) => !path.startsWith("grants/") || status === "modified");
    if (stray === undefined)
        return undefined;
    return `commit ${commit.slice(0, 12)} added it and also ${stray.status} ${JSON.stringify(stray.path)}: a grant comes alone, ask again in a pull request that only adds grants`;
}
/** The facts that Cedar is asked about. */
function policyFacts(moment, about) {
    const { filed, target, requester, approvers } = about;
    const { grant } = filed;
    const actions = grant.access.flatMap((statement) => statement.actions);
    const resources = grant.access.flatMap((statement) => statement.resources);
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
        },
        limits: { minutes: target.target.limits.minutes },
    };
}
function hasWildcard(value) {
    return /[*?]/.test(value);
}
function firstRefusal(objections, approval, decision) {
    const [objection] = objections;
    if (objection)
        return objection.message;
    if (approval && !approval.allowed) {
        const because = approval.because?.find(({ allowed }) => !allowed);
        return because ? `${approval.says}: ${because.says}` : approval.says;
    }
    const rule = decision.reasons.find(({ effect }) => effect !== "permit");
    return rule ? `policy ${rule.rule}: ${rule.says}` : "no policy permits it";
}
function denied(says) {
    return { allowed: false, says, objections: [] };
}


/***/ }),

/***/ 8874:
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
    const faults = done.faults.map(({ about, code: what, message }) => `could not: ${(0,plain/* plain */.pj)(about)}: ${(0,plain/* plain */.pj)(message)} (${(0,plain/* plain */.pj)(what)})`);
    return [verdict(done), ...(0,plain/* columns */.YB)([...rows, ...refused]), ...faults].join("\n");
}
/** The same for a job summary. */
function reconciliationMarkdown(done) {
    const rows = [
        ...done.deeds.map((deed) => row(outcomes[deed.outcome], verbs[deed.do], deed.grant || deed.resource, deed.says)),
        ...done.refused.map(({ grant, why }) => row("not open", "", grant, why)),
        ...done.faults.map(({ about, message }) => row("could not", "", about, message)),
    ];
    const table = rows.length === 0 ? [] : ["| outcome | what | grant | why |", "|---|---|---|---|", ...rows];
    return [`**${verdict(done)}**`, "", ...table].join("\n");
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
// EXTERNAL MODULE: ./build/src/core/lease.js
var core_lease = __webpack_require__(9963);
;// CONCATENATED MODULE: ./build/src/core/plan.js


/** How long a sealed role stays as a tombstone after its trust was closed: the longest session and a margin. */
const tombstone = 60 * time/* minute */.Vc + 15 * time/* minute */.Vc;
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
                    why: `its time as a tombstone was over at ${(0,time/* iso */.KH)(due)}, and its file has left the default branch`,
                }
                : "keep";
        }
        case "released":
            return unbind("released", "its job ended and released it");
        case "preparing":
        case "open":
            if (at >= binding.until)
                return unbind("expired", `its time was over at ${(0,time/* iso */.KH)(binding.until)}`);
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
            return standing.lease.until - at < core_lease/* leastUseful */.as
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
    return left < core_lease/* leastUseful */.as
        ? { ending: left <= 0 ? "expired" : "lapsed", why: lapsed(standing.lease, left) }
        : undefined;
}
function reason(unfinished) {
    return unfinished ? "an earlier run did not finish it" : "its pull request was approved and merged";
}
function lapsed(lease, left) {
    if (left <= 0)
        return `its time was over at ${(0,time/* iso */.KH)(lease.until)}`;
    return `less than five minutes are left of its window, which ends at ${(0,time/* iso */.KH)(lease.until)}: ask again`;
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
    return {
        ...facts,
        mergedAt: (0,time/* iso */.KH)(facts.mergedAt),
        requester: { ...facts.requester },
        approvers: facts.approvers.map((actor) => ({ ...actor })),
    };
}
/** Reads the facts of a `decided` line; undefined when they are not whole. */
function readFacts(line) {
    if (line === undefined)
        return undefined;
    const { path, blob, commit, pullRequest, mergedAt, requester, approvers, policy } = line.detail;
    const at = typeof mergedAt === "string" ? (0,time/* fromIso */.ap)(mergedAt) : undefined;
    const who = readActor(requester);
    const people = Array.isArray(approvers) ? approvers.map(readActor) : [undefined];
    const whole = typeof path === "string" &&
        typeof blob === "string" &&
        typeof commit === "string" &&
        typeof policy === "string" &&
        Number.isSafeInteger(pullRequest);
    if (!whole || at === undefined || who === undefined || people.includes(undefined))
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

// EXTERNAL MODULE: ./build/src/core/report.js
var report = __webpack_require__(5299);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/report/words.js
var report_words = __webpack_require__(3629);
;// CONCATENATED MODULE: ./build/src/report/markdown.js






/** GitHub refuses longer comments; counted here in bytes, which are never fewer than characters. */
const mostComment = 65_536;
/**
 * The pull request's one comment. The first line is `marker`, an HTML comment by which it is found again. When the whole
 * does not fit, documents give way to their digests, then the grants' sections to one row each; it says so.
 */
function requestMarkdown(report, marker) {
    const details = ["documents", "digests", "outline"];
    const texts = details.map((detail) => () => page(report, marker, detail));
    for (const text of texts) {
        const comment = text();
        if (Buffer.byteLength(comment) <= mostComment)
            return comment;
    }
    return shortened(report, marker);
}
function page(report, marker, detail) {
    const parts = [
        marker,
        verdictLine(report),
        (0,report_words/* verdictOf */.Vj)(report).state === "waiting" ? report_words/* greenWhileWaiting */.ui : "",
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
function footer({ commit }, detail) {
    const left = {
        documents: "",
        digests: "The policy documents do not fit into a comment: their SHA-256 digests stand in their place, and the run's log has them in full. ",
        outline: "The grants' details do not fit into a comment: the run's log has them in full. ",
    }[detail];
    const seen = commit === undefined ? "" : ` Looked at commit ${(0,inert/* code */.aY)(commit)}.`;
    return `<sub>${left}This comment tells; nothing relies on it. Everything is decided again from the default branch after the merge.${seen}</sub>`;
}
function findingsMarkdown(findings, most) {
    if (findings.length === 0)
        return "";
    const rows = [...findings]
        .sort(finding/* byPlace */.h)
        .slice(0, most)
        .map(({ file, line, column, code: name, message, fix }) => {
        return markdown_row([(0,inert/* code */.aY)(`${file}:${line}:${column}`), `${(0,inert/* prose */.CS)(message)}<br>→ ${(0,inert/* prose */.CS)(fix)}`, (0,inert/* code */.aY)(name)]);
    });
    const left = findings.length - rows.length;
    const more = left > 0 ? [`\nAnd ${(0,plain/* count */.U9)(left, "finding")} more; the run's log has them all.`] : [];
    return ["| where | what, and how to mend it | code |", "| --- | --- | --- |", ...rows, ...more].join("\n");
}
function outline(grants) {
    const rows = grants.map((grant) => markdown_row([(0,inert/* code */.aY)((0,report_words/* name */.UU)(grant)), grant.tier, (0,report_words/* windowWords */.Ee)(grant.window), (0,inert/* prose */.CS)((0,report_words/* neededWords */.D3)(grant) || "nothing more")]));
    return ["| grant | tier | window | still needed |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
function grantMarkdown(grant, detail) {
    const parts = [
        `#### ${(0,inert/* code */.aY)((0,report_words/* name */.UU)(grant))}`,
        table(grantRows(grant)),
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
        ["change", (0,inert/* code */.aY)(grant.change)],
        ["reason", (0,inert/* code */.aY)(grant.reason)],
        ...(grant.requester ? [["asked by", (0,inert/* code */.aY)(grant.requester.login)]] : []),
        ["still needed", neededCell(grant)],
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
        ["sub", subject.sub[0]],
        ["or sub", subject.sub[1]],
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
    return `**Approved by** ${has}.${later} **Could still approve**: ${can}.\n\n${reasoningMarkdown(approval)}`;
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
    return [`**Policy** ${verdict}:\n`, ...rules, ...later].join("\n");
}
function documentsMarkdown({ documents, resource }, detail) {
    if (documents.length === 0)
        return "";
    const where = resource === undefined ? "" : ` of ${(0,inert/* code */.aY)(resource)}`;
    if (detail !== "documents") {
        const rows = documents.map((document) => [(0,inert/* code */.aY)(document.name), (0,inert/* code */.aY)((0,digest/* digest */.b)(document.content))]);
        return ["| document | SHA-256 of its canonical JSON |", "| --- | --- |", ...rows.map(markdown_row)].join("\n");
    }
    const blocks = documents.map((document) => `${(0,inert/* code */.aY)(document.name)}\n\n${(0,inert/* block */.om)(JSON.stringify(document.content, null, 2), "json")}`);
    return `<details><summary>The exact documents</summary>\n\nWhat would be created${where}:\n\n${blocks.join("\n\n")}\n\n</details>`;
}
function endingMarkdown(ending) {
    return ending.length === 0 ? "" : `Merging ends ${ending.map(inert/* code */.aY).join(", ")} at once.`;
}
function table(rows) {
    return ["| | |", "| --- | --- |", ...rows.map(markdown_row)].join("\n");
}
function markdown_row(cells) {
    return `| ${cells.join(" | ")} |`;
}
/** The chains of grants, for a job summary. */
function auditMarkdown(chains) {
    if (chains.length === 0)
        return "No grant to tell of.\n";
    return `${chains.map(chainMarkdown).join("\n\n")}\n`;
}
function chainMarkdown(chain) {
    const rows = chain.links.map(({ link, state, at = "", says, evidence = [] }) => markdown_row([link, state, at === "" ? "" : (0,inert/* code */.aY)(at), (0,inert/* prose */.CS)(says), evidence.map(inert/* code */.aY).join(", ")]));
    const verdict = (0,report/* isWhole */.w)(chain) ? "the chain is whole" : "**the chain has a gap**";
    const head = ["| link | state | at | what | evidence |", "| --- | --- | --- | --- | --- |"];
    return [`#### ${(0,inert/* code */.aY)((0,report_words/* name */.UU)(chain))}: ${verdict}\n`, ...head, ...rows].join("\n");
}

// EXTERNAL MODULE: ./build/src/report/terminal.js
var terminal = __webpack_require__(4834);
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
    const facts = readFacts(newest(record, "decided"));
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
    const line = newest(record, "decided");
    const facts = readFacts(line);
    const refused = newest(record, "refused");
    if (line && facts)
        return {
            link: "approval",
            state: "present",
            at: line.at,
            says: `counted by apply: approved before the merge by ${facts.approvers.map(({ login }) => login).join(", ")}, who own its path and saw these bytes`,
            evidence: [line.id, `policy ${facts.policy.slice(0, 12)}`],
        };
    if (refused)
        return {
            link: "approval",
            state: "never-minted",
            at: refused.at,
            says: `refused: ${words(refused.detail.why)}`,
            evidence: [refused.id],
        };
    return { link: "approval", state: "not-yet", says: "apply has not decided about it" };
}
function leaseLink({ record, at }) {
    const bound = newest(record, "bound");
    if (bound)
        return {
            link: "lease",
            state: "present",
            at: bound.at,
            says: `open from ${words(bound.detail.from)} until ${words(bound.detail.until)} as ${words(bound.detail.resource)}`,
            evidence: [bound.id, `mark ${bound.mark}`],
        };
    const sealed = newest(record, "sealed");
    if (sealed && sealed.detail.was !== "preparing")
        return {
            link: "lease",
            state: "absent",
            says: `${words(sealed.detail.resource)} stood, and the line of its opening was lost`,
            evidence: [sealed.id],
        };
    if (newest(record, "refused") || newest(record, "ended"))
        return { link: "lease", state: "never-minted", says: "it was never opened" };
    const decided = newest(record, "decided");
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
    const ended = newest(record, "sealed") ?? newest(record, "ended");
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
    const until = (0,time/* fromIso */.ap)(words(newest(record, "bound")?.detail.until)) ?? at;
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
    const sealed = newest(record, "sealed");
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
    const bound = newest(record, "bound");
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
    const reverted = newest(record, "reverted");
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
    const ended = newest(record, "ended");
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

// EXTERNAL MODULE: ./build/src/core/parse.js + 2 modules
var parse = __webpack_require__(1594);
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
    const key = keyOf(binding.target, binding.id);
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
        const line = newest(record, "sealed");
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
    const standing = new Set(bindings.map(({ target, id }) => keyOf(target, id)));
    const gone = [...records.keys()].filter((key) => !filed.has(key) && !standing.has(key) && !blind.has(key.slice(0, key.indexOf("/"))));
    return gone.map((key) => ended(key, at, { ending: "deleted", why: "its file has left the default branch" }));
}
/** The line that says a lease is open, with the reference under which its job finds it. */
function opened(provider, lease, binding, at) {
    return event_event("bound", at, { grant: keyOf(lease.target.name, lease.id), mark: lease.mark }, lease.mark, {
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
    return { grant: state === "unexplained" ? "" : keyOf(target, id), mark };
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
    const workflow = lease.subject.jobWorkflowRef.slice(repository.length + 1).split("@")[0];
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
        const job = stage.snapshot.tree.grants.find(({ target, id }) => keyOf(target, id) === key)?.grant.job;
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
    if (binding.state !== "sealed" || !may.has("unbind") || newest(records.get(grant), "sealed", mark))
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
    const grant = keyOf(binding.target, binding.id);
    const lease = stage.plan.wanted.get(grant)?.lease;
    if (binding.state !== "open" || !lease?.target.target.dispatch || !stage.may.has("bind"))
        return;
    if (newest(stage.records.get(grant), "dispatched", lease.mark))
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
    const over = newest(recordsOf(lines).get(key), "ended");
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
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/commands/decide.js + 6 modules
var decide = __webpack_require__(6092);
;// CONCATENATED MODULE: ./build/src/commands/standings.js










/** A refusal's reason is kept in so many characters. */
const longestReason = 1000;
/** How every grant on the default branch stands now. */
async function standingsOf(world, about) {
    const { snapshot, records, targets } = about;
    const historyOf = readHistory(await world.repository.changes(snapshot.commit, "grants"));
    const bound = bindingsByKey(about.bindings);
    const standings = [];
    const events = [];
    const faults = [];
    const leases = new Map();
    const held = unreadable(snapshot, targets);
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
    for (const filed of snapshot.tree.grants) {
        if (targets && !targets.has(filed.target))
            continue;
        const key = keyOf(filed.target, filed.id);
        if (held.has(key))
            continue;
        try {
            const { standing, lease, said } = await standingOf(world, about, {
                filed,
                key,
                ...historyOf(filed),
                record: records.get(key),
                binding: bound.get(key),
            });
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
    return { standings, events, faults, leases };
}
/** One that could still be opened hides any other: what is recorded must never open it. */
function bindingsByKey(bindings) {
    const explained = bindings.filter(({ state }) => state !== "unexplained");
    const closed = explained.filter(({ state }) => state === "preparing");
    return new Map([...explained, ...closed].map((binding) => [keyOf(binding.target, binding.id), binding]));
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
    const over = newest(record, "ended");
    if (over) {
        const why = `it ended at ${over.at}: an id is used once, ask again under a new one`;
        return { standing: { state: "withdrawn", key, why }, said: [] };
    }
    if (!about.snapshot.tree.targets.has(filed.target))
        return refuse(`its target ${filed.target} does not exist`);
    if (policy === undefined)
        return { standing: { state: "held", key, why: about.hindrance ?? "nothing can be decided now" }, said: [] };
    return await decided(world, { ...about, policy }, one, added);
}
/** Asks who approved and what policy says; where that was recorded before, only what can have changed since. */
async function decided(world, about, one, added) {
    const { filed, key, record, binding } = one;
    const { snapshot, policy, at, ledgerHead } = about;
    if (binding === undefined && !about.decides)
        return undecided(one, at);
    // Recorded facts may keep open what is open, and tell of what was; only a decision made afresh may open anything.
    const opened = binding !== undefined && binding.state !== "preparing";
    const facts = opened ? readFacts(newest(record, "decided", binding.mark)) : undefined;
    const known = facts?.commit === added.commit && facts.blob === filed.blob ? facts : undefined;
    const verdict = known
        ? await (0,decide/* decideAgain */.hd)(world, snapshot, policy, { filed, facts: known })
        : await (0,decide/* decideActivation */.Jy)(world, snapshot, policy, { filed, added });
    const target = snapshot.tree.targets.get(filed.target);
    if (!verdict.allowed || verdict.facts === undefined || target === undefined)
        return refused(one, at, verdict.says);
    const written = writeFacts(verdict.facts);
    const lease = (0,decide/* leaseOf */.m8)(snapshot, target, filed, {
        mergedAt: verdict.facts.mergedAt,
        pullRequest: verdict.facts.pullRequest,
        facts: (0,digest/* digest */.b)(written),
        ledgerHead,
    });
    return {
        standing: { state: "wanted", key, lease },
        said: known ? [] : [event_event("decided", at, { grant: key, mark: lease.mark }, lease.mark, written)],
        lease,
    };
}
/** What nobody opened and nobody decides now: refused as it was recorded, or waiting for an apply. */
function undecided(one, at) {
    const why = newest(one.record, "refused")?.detail.why;
    if (typeof why === "string")
        return refused(one, at, why);
    return { standing: { state: "held", key: one.key, why: "it waits for an apply to decide about it" }, said: [] };
}
/** A refusal, told once for what it says; and when the window would be over that it refuses. */
function refused({ filed, key, record }, at, why) {
    const first = record?.lines.find(({ kind }) => kind === "refused");
    const since = (first && (0,time/* fromIso */.ap)(first.at)) ?? at;
    const { until } = (0,grant/* windowOf */.O)(filed.grant, since, time/* fromIso */.ap);
    const said = (0,core_text/* clip */.$Q)(why, longestReason);
    const { path, blob } = filed;
    return {
        standing: { state: "withdrawn", key, why, until: Math.max(until, since) },
        said: [event_event("refused", at, { grant: key, mark: "" }, { blob, why: said }, { path, blob, why: said })],
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
            held.add(keyOf(parts[1], parts[2]));
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
    const grounds = await groundsOf(world, snapshot);
    const records = within(recordsOf(grounds.ledger.lines), targets);
    world.progress("listing what stands in the clouds");
    const listing = await listAll(world, { snapshot, at, targets });
    const { bindings, providers, blind } = listing;
    const desired = await standingsOf(world, {
        ...grounds,
        ...{ snapshot, records, at, bindings, targets },
        decides: request.may.size === 0 || request.may.has("bind"),
    });
    const revoked = revokedKeys(request.revoke, bindings, desired.standings);
    const planned = plan({ standings: seen(desired.standings, blind), bindings, at, revoked });
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
async function groundsOf(world, snapshot) {
    const policy = await reconcile_attempt(() => world.policy(snapshot.policies));
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
    const keys = [...bindings.map(({ target, id }) => keyOf(target, id)), ...standings.map(({ key }) => key)];
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
        .map(({ path }) => keyOf((0,paths/* grantOf */.od)(path).target, (0,paths/* grantOf */.od)(path).id)));
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
    const records = recordsOf(ledger.lines);
    const changes = await world.repository.changes(drift.tip, "grants");
    const keys = [...new Set([...records.keys(), ...changes.flatMap(({ path }) => keyOfPath(path))])].sort();
    const wanted = keys.filter((key) => about.grant === undefined || key === about.grant || key.endsWith(`/${about.grant}`));
    if (about.grant !== undefined && wanted.length === 0)
        throw new fault/* Fault */.v("audit.unknown", `no grant ${about.grant} was ever added to the default branch: give its id, or \`<target>/<id>\``);
    const chains = [];
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
        chains.push(await chainOf(world, evidence));
    }
    const unexplained = about.grant === undefined ? (drift.unexplained ?? []) : [];
    const whole = chains.every(report/* isWhole */.w) && unexplained.length === 0 && drift.faults.length === 0;
    const notes = [
        ...unexplained.map(({ resource, why }) => `drift: ${resource}: ${why}; look at it, and take it away by hand`),
        ...drift.faults.map(({ about: what, message }) => `could not be read: ${what}: ${message}`),
    ];
    return {
        exit: whole ? 0 : 1,
        text: [(0,terminal/* auditText */.$u)(chains), ...notes].join("\n"),
        json: { chains, drift: drift.deeds, faults: drift.faults, ledger: ledger.head },
        markdown: auditMarkdown(chains),
    };
}
function keyOfPath(path) {
    const parts = /^grants\/([a-z0-9-]+)\/([a-z0-9-]+)\.yaml$/.exec(path);
    return parts ? [keyOf(parts[1], parts[2])] : [];
}
/** What the cloud's log says of the role; a fault when it cannot be read; undefined when there never was a role. */
async function usesOf(world, snapshot, key, record) {
    // A lease whose opening was never recorded is known by the line of its end.
    const stood = newest(record, "bound") ?? newest(record, "sealed");
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
            createdAt: Date.parse(stood.at) - (newest(record, "bound") ? 15 : 48 * 60) * time/* minute */.Vc,
        });
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.v)
            return cause;
        throw cause;
    }
}

;// CONCATENATED MODULE: ./build/src/report/lease.js


/**
 * The comment under a merged pull request: what opened, until when, and the lease reference its job needs. The marker comes
 * first, so that the comment is found again and rewritten in place.
 */
function leaseMarkdown(marker, stories) {
    return [marker, "### Sallyport: leases of this pull request", ...stories.map(storyMarkdown)].join("\n\n");
}
function storyMarkdown(story) {
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
        "Lease reference, for the workflow's `lease` input. It is no secret: it opens nothing by itself.",
        (0,inert/* block */.om)(story.reference ?? ""),
    ].join("\n\n");
}
/** The window is what was allowed; how much of it a job used, the audit tells. */
function endedMarkdown({ ended, provenDeadAt }, window) {
    const why = `**Ended**: ${(0,inert/* prose */.CS)(ended)}.`;
    if (window === undefined)
        return `${why} It was never open.`;
    const proof = provenDeadAt === undefined ? "Its death is not proven yet." : `Proven dead at ${(0,inert/* code */.aY)(provenDeadAt)}.`;
    return `${why} Its window was ${window}. ${proof}`;
}

;// CONCATENATED MODULE: ./build/src/report/revert.js


/**
 * The message of the commit that takes ended grants off the default branch: what each was, who approved it, who used it
 * and when it was proven dead; then one `Grant:` and one `Event:` trailer for each, and the ledger's head.
 * Logins stand without `@`, so that nobody is notified by history.
 */
function revertMessage({ stories, ledger, }) {
    const [first] = stories;
    const subject = stories.length === 1 && first
        ? `Revert ended grant ${(0,plain/* plain */.pj)((0,report_words/* name */.UU)(first))}`
        : `Revert ${(0,plain/* count */.U9)(stories.length, "ended grant")}`;
    const trailers = [
        ...stories.flatMap((story) => [`Grant: ${(0,plain/* plain */.pj)((0,report_words/* name */.UU)(story))}`, `Event: ${(0,plain/* plain */.pj)(story.event)}`]),
        `Ledger: ${ledger === "" ? "empty" : (0,plain/* plain */.pj)(ledger)}`,
    ];
    return `${[subject, ...stories.map(storyText), trailers.join("\n")].join("\n\n")}\n`;
}
function storyText(story) {
    const asked = story.pullRequest === undefined ? "no pull request is known" : `pull request #${story.pullRequest}`;
    const approvers = story.approvers.length > 0
        ? `approved by ${story.approvers.map(quiet).join(", ")}`
        : "approved by nobody on record";
    const life = story.from && story.until ? lifeLines(story, story.from, story.until) : unopened(story);
    return [`${(0,plain/* plain */.pj)((0,report_words/* name */.UU)(story))}: ${quiet(story.ended)}.`, `- ${asked}, ${approvers}`, ...life].join("\n");
}
function lifeLines({ runs, provenDeadAt }, from, until) {
    const dead = provenDeadAt === undefined ? "death not proven yet" : `proven dead at ${(0,plain/* plain */.pj)(provenDeadAt)}`;
    return [`- window ${(0,plain/* plain */.pj)(from)} to ${(0,plain/* plain */.pj)(until)}`, ...runLines(runs), `- ${dead}`];
}
function unopened({ runs = [] }) {
    return ["- never opened", ...(runs.length > 0 ? runLines(runs) : [])];
}
/** Text for a commit: nobody is mentioned by history. */
function quiet(text) {
    return (0,plain/* plain */.pj)(text).replace(/(?<!\w)@(?=\w)/g, "");
}
function runLines(runs) {
    if (runs === undefined)
        return ["- use: the cloud's log has not told yet"];
    if (runs.length === 0)
        return ["- never used"];
    return ["- used by (recorded, not proven):", ...runs.map((run) => `  ${quiet(run)}`)];
}

;// CONCATENATED MODULE: ./build/src/commands/story.js

/** What the ledger tells of one grant (`<target>/<id>`), for the commit that ends it and for its pull request. */
function storyOf(key, record) {
    const [target, id] = key.split("/");
    const facts = readFacts(newest(record, "decided"));
    const bound = newest(record, "bound")?.detail ?? {};
    const sealed = newest(record, "sealed");
    const ended = newest(record, "ended");
    const refused = newest(record, "refused");
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
    const records = recordsOf(state.lines);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, await world.repository.tip());
        const files = endedFiles(snapshot, records);
        if (files.length === 0)
            return [];
        const stories = files.map(({ key }) => storyOf(key, records.get(key)));
        const message = revertMessage({ stories, ledger: state.head });
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
    const untold = [...recordsOf(state.lines)].filter(([, record]) => newest(record, "ended") && !newest(record, "reverted"));
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
        const key = keyOf((0,paths/* grantOf */.od)(path).target, (0,paths/* grantOf */.od)(path).id);
        return newest(records.get(key), "ended") ? [{ key, path }] : [];
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
    const [title, ...rest] = message.split("\n");
    const { url } = await world.forge.openPullRequest({
        title: title,
        body: rest.join("\n").trim(),
        head,
        base: branch,
    });
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
    const { state, written } = await world.ledger.append(events);
    const reverted = await revertEnded(world, state);
    const after = await world.ledger.append(await tellReverts(world.repository, at, state));
    const says = [
        `recorded ${written} of ${events.length} events, ${events.length - written} were there already`,
        ...reverted,
        ...comments.says,
        ...comments.faults,
    ];
    return {
        exit: comments.faults.length > 0 ? 1 : 0,
        text: says.join("\n"),
        json: { written, events: events.length, head: after.state.head, says },
        markdown: says.map((line) => `- ${line}`).join("\n"),
    };
}
/**
 * Rewrites the one comment of every pull request that a new line is about. Its words come from the ledger's lines alone.
 * A comment that cannot be written keeps nothing from the ledger; it is told.
 */
async function comment(world, added, lines) {
    const records = recordsOf(lines);
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
            const outcome = await world.forge.comment(number, leaseMarker, leaseMarkdown(leaseMarker, stories));
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
;// CONCATENATED MODULE: ./build/src/commands/status.js






/**
 * What is open now: every grant on the default branch, and everything that stands in the clouds; or one grant alone. Where
 * an account cannot be listed, rows say what the ledger recorded and that the cloud was not asked.
 */
async function status_status(world, at, about = {}) {
    world.progress("reading the default branch and the ledger");
    const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, await world.repository.tip());
    const records = recordsOf((await world.ledger.read()).lines);
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
        ...Array.from(blind, ([account, why]) => `account ${account} was not asked: ${why}`),
        ...snapshot.tree.findings.map(({ file, message }) => `${file} is not read: ${message}`),
    ];
    const text = listed.length > 0 ? (0,terminal/* statusText */.qS)(listed) : nothing(about.grant, blind.size > 0);
    return { exit: 0, text: [text.trimEnd(), ...notes].join("\n"), json: { rows: listed, notes } };
}
/** Of a cloud that was not asked nothing is said: something may stand in it. */
function nothing(grant, blind) {
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
        const key = keyOf(filed.target, filed.id);
        const record = records.get(key);
        const bound = newest(record, "bound")?.detail ?? {};
        const state = recorded(record, at);
        const account = snapshot.tree.targets.get(filed.target)?.target.account ?? "";
        const doubt = blind.has(account)
            ? " (as recorded; the cloud was not asked)"
            : state === "open" && !standing.has(key)
                ? " as recorded, but nothing stands in the cloud"
                : "";
        const [from, until] = [status_words(bound.from), status_words(bound.until)];
        return [key, { target: filed.target, id: filed.id, state: state + doubt, from, until, subject: jobOf(filed) }];
    });
}
/** What stands in a cloud, in that cloud's own words; it outweighs what the ledger says. */
function boundRow(binding, snapshot, { records, at }) {
    const { target, id, resource } = binding;
    if (binding.state === "unexplained")
        return { target: "?", id: resource, state: "unexplained", from: "", until: "", subject: binding.reason ?? "" };
    const filed = snapshot.tree.grants.find((grant) => grant.target === target && grant.id === id);
    const state = binding.state === "open" && at >= binding.until ? "expired, not yet swept" : binding.state;
    const from = status_words(newest(records.get(keyOf(target, id)), "bound")?.detail.from);
    const subject = filed ? jobOf(filed) : state === "sealed" ? "" : "no file asks for it any more";
    return { target, id, state, from, until: (0,time/* iso */.KH)(binding.until), subject };
}
function jobOf({ grant: { job } }) {
    return `${job.repository} ${job.workflow} ${job.environment}`;
}
function keyOfBinding(binding) {
    return binding.state === "unexplained" ? binding.resource : keyOf(binding.target, binding.id);
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
    if (newest(record, "ended"))
        return "ended";
    const bound = newest(record, "bound");
    if (bound)
        return Date.parse(status_words(bound.detail.until)) <= at ? "expired" : "open";
    return newest(record, "refused") ? "refused" : "waiting";
}
function status_words(value) {
    return typeof value === "string" ? value : "";
}

// EXTERNAL MODULE: ./build/src/core/subject.js
var subject = __webpack_require__(6221);
;// CONCATENATED MODULE: ./build/src/commands/needed.js


/** What is left to do before a grant opens, as far as the pull request's own token can tell. */
/**
 * What policy says now. What would still stop it at activation is asked as if every approval counted that cannot be judged
 * here: people are told what is left for them to do.
 */
function requestDecision(policy, { approvers, undecided }, about) {
    const asked = (people) => policy.decide((0,decide/* policyFacts */._X)("request", { ...about, approvers: people }));
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
    const { approvers, undecided, couldApprove, sound, because = [] } = approval;
    const refused = because.find(({ allowed }) => !allowed);
    if (!sound && refused)
        return `no approval counts before this is mended: ${refused.says}`;
    const { pending: [never] = [], approversWanted } = decision;
    if (never && approversWanted === undefined)
        return `policy would not open it after the merge: ${never.says}`;
    const missing = Math.max(1, approversWanted ?? 1) - approvers.length - undecided.length;
    if (missing <= 0)
        return "";
    return `${(0,plain/* count */.U9)(missing, "more approval")} from ${couldApprove.join(", ") || "an owner in CODEOWNERS"}`;
}
/** What only apply can tell, in words that follow "if": teams cannot be read with a pull request's own token. */
function decidedLater({ undecided, couldApprove }) {
    if (undecided.length === 0)
        return "";
    const people = undecided.map(({ login }) => `@${login}`).join(" and ");
    const teams = couldApprove.filter((owner) => owner.includes("/")).join(" or ");
    return `apply finds ${people} in ${teams}, which only apply can read`;
}

// EXTERNAL MODULE: ./build/src/commands/policy-files.js
var policy_files = __webpack_require__(3818);
// EXTERNAL MODULE: ./build/src/commands/used.js
var commands_used = __webpack_require__(671);
;// CONCATENATED MODULE: ./build/src/commands/validate.js













/** First line of the one comment that validate keeps on a pull request. */
const requestMarker = "<!-- sallyport: what this pull request asks for -->";
/**
 * Explains a pull request on the pull request: findings on their lines, and one comment from which a reviewer can decide.
 * Nothing that is said here is relied on later: apply decides again, from the default branch.
 */
async function validate(world, at, about) {
    const pullRequest = await world.forge.pullRequest(about.pullRequest);
    // What was asked has been decided, or never will be: a run that comes late must not call its own merge a mistake.
    if (pullRequest.state !== "open")
        return late(pullRequest);
    const tip = await world.repository.tip();
    if (!(await world.repository.fetchCommit(pullRequest.head.sha)))
        return answer({ grants: [], findings: [], notes: ["the head of this pull request is gone: push it again"] }, 1);
    const changes = await world.repository.diff(tip, pullRequest.head.sha);
    const snapshot = await (0,commands_snapshot/* snapshotAt */.e6)(world.repository, tip, { grants: false });
    const report = await reportOn(world, at, { pullRequest, snapshot, changes });
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
    const others = [...strays(changes), ...(await controlFindings(world, pullRequest, changes))];
    const ending = changes
        .filter(({ path, status }) => status === "deleted" && (0,paths/* kindOf */.I)(path) === "grant")
        .map(({ path }) => path.slice("grants/".length, -".yaml".length));
    return { grants, findings: [...findings, ...others].sort(finding/* byPlace */.h), ending, commit: pullRequest.head.sha };
}
async function reportAdded(world, at, asked) {
    const { snapshot, added } = asked;
    const policy = await world.policy(snapshot.policies);
    const tree = await readAdded(world, snapshot, added);
    const used = await (0,commands_used/* usedIds */.wm)(world, snapshot, added.map(({ path }) => path));
    const grants = [];
    const findings = [...tree.findings];
    for (const { path } of added) {
        const read = tree.reads.get(path);
        if (read?.value) {
            const { grant, findings: more } = await reportGrant(world, at, { asked, policy, filed: read.value, read, used });
            findings.push(...more);
            if (grant)
                grants.push(grant);
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
/** What is wrong with targets, configuration and policies as this pull request would leave them. */
async function controlFindings(world, pullRequest, changes) {
    const changed = new Set(changes.map(({ path }) => path));
    if (![...changed].some((path) => /^(sallyport\.yaml|targets\/|policies\/)/.test(path)))
        return [];
    const entries = await world.repository.tree(pullRequest.head.sha, "");
    const plain = entries.filter(({ mode, type }) => mode === "100644" && type === "blob");
    const read = plain.filter(({ path }) => /^(sallyport\.yaml$|targets\/|policies\/)/.test(path));
    const blobs = await world.repository.blobs(read.map(({ oid }) => oid));
    const control = entries.filter(({ path }) => (0,paths/* kindOf */.I)(path) !== "grant" && (0,paths/* kindOf */.I)(path) !== "other" && !path.startsWith("grants/"));
    const policies = read.filter(({ path }) => path.startsWith("policies/"));
    return [
        ...(0,parse/* readTree */.Zc)(control, blobs).findings,
        ...(0,policy_files/* policyModes */.t)(entries),
        ...(await world.policyFindings(new Map(policies.map(({ path, oid }) => [path, blobs.get(oid).toString("utf8")])))),
    ];
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
    const objections = [...(await (0,decide/* objectionsTo */.uC)(world, snapshot, filed, target)), ...(0,commands_used/* reuse */.TI)(filed, about.used)];
    const findings = read.place(objections);
    const approval = await (0,decide/* approvalOf */.xf)(world, snapshot, {
        pullRequest,
        moment: "request",
        path: filed.path,
        blob: filed.blob,
        base: snapshot.commit,
    });
    const decision = requestDecision(policy, approval, { filed, target, requester: pullRequest.author });
    const compiled = findings.length === 0 ? await documentsOf(world, at, snapshot, { filed, target }) : undefined;
    const subjects = (0,subject/* listedSubject */.U)(target.target, filed.grant);
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
        ...(compiled ? { resource: compiled.resource } : {}),
        ...(subjects ? { subject: (0,subject/* subjectOf */.e)(subjects, filed.grant) } : {}),
    };
    return { grant, findings };
}
/** What the target has against a grant whose file has findings already: a person mends everything at once. */
async function draftFindings(world, snapshot, read, draft) {
    const target = snapshot.tree.targets.get(draft.target);
    if (target === undefined)
        return [];
    const told = new Set(read.findings.map(({ line }) => line));
    const more = read.place(await (0,decide/* objectionsTo */.uC)(world, snapshot, draft, target));
    return more.filter(({ line }) => !told.has(line));
}
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
/** A grant comes alone: whatever else a pull request changes is told, and edits of grants are refused. */
function strays(changes) {
    if (!changes.some(({ path, status }) => path.startsWith("grants/") && status !== "deleted"))
        return [];
    return changes.flatMap((change) => {
        if (!change.path.startsWith("grants/"))
            return [
                validate_finding(change, "grant.not-alone", `${change.status} in the same pull request as a grant`, "move it to a pull request of its own"),
            ];
        if (change.status === "modified")
            return [
                validate_finding(change, "grant.edited", "a merged grant is not edited", "add a new file under a new id; an edit only ends the old lease"),
            ];
        return [];
    });
}
function validate_finding({ path }, code, message, fix) {
    return { code, file: path, line: 1, column: 1, message, fix, level: "error" };
}

;// CONCATENATED MODULE: ./build/src/commands/execute.js










const permissions = {
    apply: new Set(["unbind", "bind"]),
    sweep: new Set(["unbind"]),
};
/** Runs one command. `now` was read once, by the door. */
async function execute(command, world, now, given) {
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
/* harmony import */ var _core_nearest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2007);
/* harmony import */ var _core_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1594);
/* harmony import */ var _core_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4141);
/* harmony import */ var _report_inert_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8212);
/* harmony import */ var _report_terminal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4834);
/* harmony import */ var _used_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(671);








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
        return {
            exit: 1,
            text: `${(0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .findingsText */ ._g)(findings)}nothing was written: mend the request and ask again`,
            json: { findings },
            findings,
        };
    await sameRepository(world);
    const branch = `grant/${wish.target}/${wish.id}`;
    const title = `Grant ${wish.target}/${wish.id}`;
    world.progress(`pushing ${branch}`);
    await world.propose({ branch, base, path, content, message: `${title}\n\n${wish.reason}\n` });
    world.progress("opening the pull request");
    // Code, since a reason and an address are somebody's text, and a pull request's body is Markdown.
    const body = `${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(wish.reason)}\n\nFor ${(0,_report_inert_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(wish.change)}`;
    const { number, url } = await world.forge.openPullRequest({ title, body, head: branch, base }).catch(pushedOnly);
    return { exit: 0, text: `opened ${url}: its comment says who must approve`, json: { path, branch, number, url } };
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
    const meant = (0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_7__/* .nearest */ .p)(name, names);
    const hint = meant === undefined ? `it is one of ${names.join(", ")}` : `did you mean ${meant}?`;
    return new _core_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .Fault */ .v("input.target", `there is no target ${JSON.stringify(name)}: ${hint}`);
}
async function findingsOf(world, about) {
    const { target, path, content, id } = about;
    const read = (0,_core_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .readGrant */ .v7)(path, Buffer.from(content), "");
    const used = await world.touched(world.configuration.branch, `grants/*/${id}.yaml`);
    const objections = used === undefined ? [] : [(0,_used_js__WEBPACK_IMPORTED_MODULE_5__/* .idUsed */ .TZ)(id, used)];
    const filed = read.value ?? read.draft;
    if (filed === undefined)
        return [...read.findings, ...read.place(objections)];
    const provider = await world.provider(target, world.configuration);
    objections.push(...(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkGrant */ .v)(filed, target), ...provider.covers(target, filed.grant.access));
    return [...read.findings, ...read.place(objections)];
}


/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ revoke)
/* harmony export */ });
/* unused harmony export sweepWorkflow */
/* harmony import */ var _core_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7077);

/** The workflow that ends access; it runs on the default branch and waits for no approval. */
const sweepWorkflow = "sweep.yml";
/** Starts the sweep with the grant to end. `grant` is an id, or `<target>/<id>`. */
async function revoke(forge, about) {
    const { repository, branch, grant } = about;
    if (!/^([a-z0-9-]{1,32}\/)?[a-z0-9-]{1,32}$/.test(grant))
        throw new _core_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v("input.grant", `${JSON.stringify(grant)} is no grant: give its id, or \`<target>/<id>\``);
    await forge.dispatch({ repository, workflow: sweepWorkflow, ref: `refs/heads/${branch}`, inputs: { grant } });
    const lines = [
        `the sweep of ${repository} was started to end ${grant}; it waits for no approval`,
        `follow it at https://github.com/${repository}/actions/workflows/${sweepWorkflow}`,
        `it is over when sallyport status ${grant} no longer says open`,
    ];
    return { exit: 0, text: lines.join("\n"), json: { started: sweepWorkflow, repository, grant } };
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
/* harmony import */ var _core_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1594);
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
/* harmony export */   e: () => (/* binding */ checkTarget),
/* harmony export */   v: () => (/* binding */ checkGrant)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2007);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6221);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5076);
/* harmony import */ var _violation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3750);




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
        ...placeObjections("ceiling", target.ceiling, "target", target),
    ];
}
// ---------------------------------------------------------------- the job
const lists = { workflow: "workflows", ref: "refs", environment: "environments" };
function subjectObjections(grant, name, target) {
    if ((0,_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .listedSubject */ .U)(target, grant))
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
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(value, listed);
    const others = `target ${target} lists ${listed.map(_violation_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP).join(", ")}`;
    return {
        code: `grant.job.${field}.unlisted`,
        pointer: ["job", field],
        message: `${field} ${(0,_violation_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(value)} may not ask here: ${others}`,
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
    const start = window.start === undefined ? undefined : (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .fromIso */ .ap)(window.start);
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
        message: `resource ${(0,_violation_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(resource)} is in ${part} ${is}; the target's is ${must}`,
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

/***/ 1594:
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
;// CONCATENATED MODULE: ./build/src/core/tree.js




/**
 * Reads the whole tree: `sallyport.yaml`, `targets/`, `grants/`. One broken file never hides the others, and a path that is
 * refused is not read. `blobs` holds the bytes by object id; a missing one is a bug of the caller and throws.
 */
function readTree(entries, blobs) {
    const ours = entries.filter(({ path }) => (0,core_paths/* kindOf */.I)(path) !== "other").sort((a, b) => (a.path < b.path ? -1 : 1));
    const refused = new Map(ours.flatMap((entry) => asPairs(entry.path, entryFinding(entry))));
    for (const finding of [...colliding(ours), ...repeatedIds(ours)])
        refused.set(finding.file, finding);
    const read = new Reader(blobs);
    for (const entry of ours) {
        if (!refused.has(entry.path))
            read.entry(entry);
    }
    return read.tree([...refused.values(), ...missing(ours)]);
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
        const findings = [...others, ...Array.from(this.#reads.values(), (read) => read.findings).flat()].sort(finding/* byPlace */.h);
        const rest = { targets: this.#targets, grants: this.#grants, reads: this.#reads, findings };
        return this.#configuration ? { configuration: this.#configuration, ...rest } : rest;
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
    const fix = "add it: docs/findings.md and schemas/configuration.schema.json say what it holds";
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
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"configuration.schema.json","type":"object","additionalProperties":false,"required":["version","installation","repository","repository_id","owner_id","audience"],"properties":{"version":{"type":"integer","const":1},"installation":{"type":"string","pattern":"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"},"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"repository_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"owner_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"audience":{"type":"string","maxLength":255,"pattern":"^(?!sts\\.amazonaws\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$"},"issuer":{"type":"string","maxLength":255,"pattern":"^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$","default":"https://token.actions.githubusercontent.com"},"branch":{"type":"string","maxLength":200,"pattern":"^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$","default":"main"},"ledger":{"type":"string","maxLength":200,"pattern":"^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$","default":"sallyport-ledger"},"roles":{"type":"object","default":{},"additionalProperties":false,"required":[],"properties":{"binder":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-binder"},"unbinder":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-unbinder"},"reader":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-reader"}}}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern3 = new RegExp("^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$", "u");
const pattern4 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$", "u");
const pattern5 = new RegExp("^[1-9][0-9]{0,18}$", "u");
const pattern7 = new RegExp("^(?!sts\\.amazonaws\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$", "u");
const pattern8 = new RegExp("^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$", "u");
const pattern9 = new RegExp("^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$", "u");
const pattern11 = new RegExp("^[A-Za-z0-9+=,.@_-]{1,64}$", "u");

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
let data9 = data.roles;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.binder === undefined){
data9.binder = "sallyport-binder";
}
if(data9.unbinder === undefined){
data9.unbinder = "sallyport-unbinder";
}
if(data9.reader === undefined){
data9.reader = "sallyport-reader";
}
for(const key1 in data9){
if(!(((key1 === "binder") || (key1 === "unbinder")) || (key1 === "reader"))){
const err29 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
let data10 = data9.binder;
if(typeof data10 === "string"){
if(!pattern11.test(data10)){
const err30 = {instancePath:instancePath+"/roles/binder",schemaPath:"#/properties/roles/properties/binder/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
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
const err31 = {instancePath:instancePath+"/roles/binder",schemaPath:"#/properties/roles/properties/binder/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
let data11 = data9.unbinder;
if(typeof data11 === "string"){
if(!pattern11.test(data11)){
const err32 = {instancePath:instancePath+"/roles/unbinder",schemaPath:"#/properties/roles/properties/unbinder/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
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
const err33 = {instancePath:instancePath+"/roles/unbinder",schemaPath:"#/properties/roles/properties/unbinder/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
let data12 = data9.reader;
if(typeof data12 === "string"){
if(!pattern11.test(data12)){
const err34 = {instancePath:instancePath+"/roles/reader",schemaPath:"#/properties/roles/properties/reader/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
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
const err35 = {instancePath:instancePath+"/roles/reader",schemaPath:"#/properties/roles/properties/reader/type",keyword:"type",params:{type: "string"}};
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
const err36 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"}};
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
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const grant = validate53;
const schema20 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"grant.schema.json","type":"object","additionalProperties":false,"required":["version","change","reason","job","access","window"],"properties":{"version":{"type":"integer","const":1},"change":{"type":"string","maxLength":500,"pattern":"^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\[\\]_a-z|~]+$"},"reason":{"type":"string","maxLength":500,"pattern":"^\\S(?:[^\\t\\n\\r]*\\S)?$"},"job":{"type":"object","additionalProperties":false,"required":["repository","workflow","name","ref","environment"],"properties":{"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"workflow":{"type":"string","maxLength":200,"pattern":"^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"},"name":{"type":"string","maxLength":100,"pattern":"^[A-Za-z_][A-Za-z0-9_-]*$"},"ref":{"type":"string","maxLength":255,"pattern":"^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"},"environment":{"type":"string","maxLength":255,"pattern":"^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}}},"access":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/statement"}},"window":{"type":"object","additionalProperties":false,"required":["minutes"],"properties":{"minutes":{"type":"integer","minimum":5,"maximum":1440},"start":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}}}},"$defs":{"statement":{"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}}}};
const pattern14 = new RegExp("^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\[\\]_a-z|~]+$", "u");
const pattern15 = new RegExp("^\\S(?:[^\\t\\n\\r]*\\S)?$", "u");
const pattern17 = new RegExp("^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$", "u");
const pattern18 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]*$", "u");
const pattern19 = new RegExp("^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$", "u");
const pattern20 = new RegExp("^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$", "u");
const pattern27 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$", "u");
const schema21 = {"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}};
const pattern21 = new RegExp("^[a-z0-9-]+:[A-Za-z0-9*?]+$", "u");
const pattern22 = new RegExp("^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$", "u");
const pattern23 = new RegExp("^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$", "u");
const pattern24 = new RegExp("^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$", "u");
const pattern25 = new RegExp("^[^$]*$", "u");

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
if(!pattern21.test(data1)){
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
if(!pattern22.test(data3)){
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
if(!pattern23.test(key1)){
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
if(!pattern24.test(key3)){
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
if(!pattern25.test(data6)){
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
if(!pattern25.test(data7)){
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
if(!((((((key0 === "version") || (key0 === "change")) || (key0 === "reason")) || (key0 === "job")) || (key0 === "access")) || (key0 === "window"))){
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
if(!pattern14.test(data1)){
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
if(!pattern15.test(data2)){
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
if(!pattern17.test(data5)){
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
if(!pattern18.test(data6)){
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
if(!pattern19.test(data7)){
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
if(!pattern20.test(data8)){
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
if(!pattern27.test(data13)){
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
}
else {
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const target = validate56;
const schema22 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"target.schema.json","type":"object","additionalProperties":false,"required":["version","provider","account","regions","tier","subjects","ceiling","limits"],"properties":{"version":{"type":"integer","const":1},"provider":{"type":"string","enum":["aws"]},"account":{"type":"string","pattern":"^[0-9]{12}$"},"partition":{"type":"string","enum":["aws","aws-cn","aws-us-gov"],"default":"aws"},"regions":{"type":"array","minItems":1,"maxItems":40,"uniqueItems":true,"items":{"type":"string","maxLength":32,"pattern":"^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$"}},"tier":{"type":"string","enum":["development","staging","production"]},"subjects":{"type":"array","minItems":1,"maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["repository","repository_id","owner_id","workflows","refs","environments"],"properties":{"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"repository_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"owner_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"workflows":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":200,"pattern":"^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"}},"refs":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":255,"pattern":"^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}},"environments":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":255,"pattern":"^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}}}}},"ceiling":{"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/statement"}},"limits":{"type":"object","additionalProperties":false,"required":["minutes"],"properties":{"minutes":{"type":"integer","minimum":5,"maximum":1440}}},"dispatch":{"type":"boolean","default":false},"ends":{"type":"string","enum":["release","window"],"default":"release"}},"$defs":{"statement":{"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}}}};
const pattern28 = new RegExp("^[0-9]{12}$", "u");
const pattern29 = new RegExp("^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$", "u");
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
if(!pattern21.test(data1)){
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
if(!pattern22.test(data3)){
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
if(!pattern23.test(key1)){
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
if(!pattern24.test(key3)){
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
if(!pattern25.test(data6)){
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
if(!pattern25.test(data7)){
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
if(!pattern28.test(data2)){
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
if(!pattern29.test(data5)){
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
if(!((((((key1 === "repository") || (key1 === "repository_id")) || (key1 === "owner_id")) || (key1 === "workflows")) || (key1 === "refs")) || (key1 === "environments"))){
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
if(!pattern17.test(data13)){
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
if(!pattern19.test(data15)){
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
if(!pattern20.test(data17)){
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
}
else {
const err62 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/subjects",schemaPath:"#/properties/subjects/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.ceiling !== undefined){
let data18 = data.ceiling;
if(Array.isArray(data18)){
if(data18.length > 50){
const err64 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data18.length < 1){
const err65 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
const len5 = data18.length;
for(let i9=0; i9<len5; i9++){
if(!(validate57(data18[i9], {instancePath:instancePath+"/ceiling/" + i9,parentData:data18,parentDataProperty:i9,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
}
else {
const err66 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.limits !== undefined){
let data20 = data.limits;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.minutes === undefined){
const err67 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/required",keyword:"required",params:{missingProperty: "minutes"}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
for(const key2 in data20){
if(!(key2 === "minutes")){
const err68 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data20.minutes !== undefined){
let data21 = data20.minutes;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err69 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1440 || isNaN(data21)){
const err70 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data21 < 5 || isNaN(data21)){
const err71 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
}
else {
const err72 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(typeof data.dispatch !== "boolean"){
const err73 = {instancePath:instancePath+"/dispatch",schemaPath:"#/properties/dispatch/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
let data23 = data.ends;
if(typeof data23 !== "string"){
const err74 = {instancePath:instancePath+"/ends",schemaPath:"#/properties/ends/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(!((data23 === "release") || (data23 === "window"))){
const err75 = {instancePath:instancePath+"/ends",schemaPath:"#/properties/ends/enum",keyword:"enum",params:{allowedValues: schema22.properties.ends.enum}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
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
   "window"
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
   "ends"
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
   "environments"
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
  "must": "minutes",
  "example": "{minutes: 120}",
  "means": "How long at most.",
  "type": "object",
  "fields": [
   "minutes"
  ]
 },
 "target.limits.minutes": {
  "must": "a whole number of minutes from 5 to 1440",
  "example": "60",
  "means": "Longest window of a grant, in minutes.",
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
 }
};


/***/ }),

/***/ 6221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ listedSubject),
/* harmony export */   e: () => (/* binding */ subjectOf)
/* harmony export */ });
/** The entry of the target that lists this grant's job; undefined when none does. */
function listedSubject(target, grant) {
    return target.subjects.find((subjects) => subjects.repository === grant.job.repository &&
        subjects.workflows.includes(grant.job.workflow) &&
        subjects.refs.includes(grant.job.ref) &&
        subjects.environments.includes(grant.job.environment));
}
/**
 * The claims that GitHub puts into a token of exactly this job.
 * `:` inside a value is written `%3A` in `sub`, and repositories have either of two prefixes:
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function subjectOf(subjects, grant) {
    const [owner, name] = subjects.repository.split("/");
    const environment = encodeColons(grant.job.environment);
    return {
        repository: subjects.repository,
        repositoryId: subjects.repository_id,
        ownerId: subjects.owner_id,
        ref: grant.job.ref,
        environment: grant.job.environment,
        jobWorkflowRef: `${subjects.repository}/${grant.job.workflow}@${grant.job.ref}`,
        sub: [
            `repo:${owner}/${name}:environment:${environment}`,
            `repo:${owner}@${subjects.owner_id}/${name}@${subjects.repository_id}:environment:${environment}`,
        ],
    };
}
function encodeColons(value) {
    return value.replaceAll(":", "%3A");
}


/***/ }),

/***/ 7422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   F1: () => (/* binding */ hiddenRuns),
/* harmony export */   MW: () => (/* binding */ disguised),
/* harmony export */   g1: () => (/* binding */ hiddenCharacter)
/* harmony export */ });
/** Characters that a reviewer cannot see, or that change what a reviewer sees, have no place in a file of ours. */
/**
 * Controls (tab, line feed and a carriage return before one are fine), invisible and zero-width characters, bidirectional
 * controls, variation selectors, tags, lone surrogates, non-characters, and the mark that decoding leaves where bytes are not UTF-8.
 * Unicode's Default_Ignorable_Code_Point and Bidi_Control: https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
 */
const hidden = /(?:[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff0-\uffff]|\r(?!\n)|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control})+/u;
const everyHidden = new RegExp(hidden.source, "gu");
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
            for (const error of [...errors, ...warnings])
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
        const reason = (0,core_text/* clip */.$Q)(`${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`, 200);
        const message = `this is not YAML that can be read: ${reason}`;
        const fix = error.code === "TAB_AS_INDENT" ? "indent with spaces" : "check quotes, colons and indentation here";
        this.#break(error.pos[0], "yaml.syntax", message, fix);
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
            const fix = `write ${value}, or put it in quotes if it is a text`;
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
    return await __webpack_require__.e(/* import() */ 977).then(__webpack_require__.bind(__webpack_require__, 6977));
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
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sentence)
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

/***/ 4834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ auditText),
/* harmony export */   _g: () => (/* binding */ findingsText),
/* harmony export */   i5: () => (/* binding */ requestTerminal),
/* harmony export */   qS: () => (/* binding */ statusText)
/* harmony export */ });
/* unused harmony export reasoningText */
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5068);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5299);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4268);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3629);




/** Findings by file, each with its place, code, sentence and fix; ends with a line feed. Empty when there is none. */
function findingsText(findings) {
    if (findings.length === 0)
        return "";
    const groups = Map.groupBy([...findings].sort(_core_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .byPlace */ .h), ({ file }) => file);
    const blocks = Array.from(groups.values(), (group) => group.map(findingText).join("\n"));
    const files = groups.size === 1 ? "" : ` in ${groups.size} files`;
    return `${blocks.join("\n\n")}\n\n${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(findings.length, "finding")}${files}\n`;
}
function findingText({ file, line, column, code, level, message, fix }) {
    const place = `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(file)}:${line}:${column}  ${code}${level === "notice" ? "  (notice)" : ""}`;
    return `${place}\n  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(message)}\n  → ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(fix)}`;
}
/** A decision as an indented tree. */
function reasoningText(reasoning, indent = "") {
    const mark = reasoning.allowed ? "✓" : reasoning.later ? "…" : "✗";
    const rule = reasoning.rule === undefined ? "" : `  [${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(reasoning.rule)}]`;
    const lines = [`${indent}${mark} ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(reasoning.says)}${rule}`];
    if (reasoning.fix !== undefined)
        lines.push(`${indent}  → ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(reasoning.fix)}`);
    for (const reason of reasoning.because ?? [])
        lines.push(reasoningText(reason, `${indent}  `));
    return lines.join("\n");
}
/** What a pull request asks for; ends with a line feed. */
function requestTerminal(report) {
    const { state, says } = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictOf */ .Vj)(report);
    const parts = [
        `${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictTitles */ .vj[state]}: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(says)}`,
        state === "waiting" ? _words_js__WEBPACK_IMPORTED_MODULE_0__/* .greenWhileWaiting */ .ui : "",
        ...(report.notes ?? []).map((note) => `note: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(note)}`),
        findingsText(report.findings).trimEnd(),
        ...report.grants.map(grantText),
        (report.ending ?? []).map((ended) => `ends with the merge: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(ended)}`).join("\n"),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
function grantText(grant) {
    const opens = grant.access.map((statement) => (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .statementWords */ .Zr)(statement, _plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj));
    const rows = [
        ["where", `${grant.target} (${grant.tier}, account ${grant.account})`],
        ...opens.map((words, index) => [index === 0 ? "opens" : "", words]),
        ["for", (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .windowWords */ .Ee)(grant.window)],
        ...subjectRows(grant),
        ...grant.told.map((sentence, index) => [index === 0 ? "told" : "", `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(sentence)} (not enforced)`]),
        ["change", (0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(grant.change)],
        ["reason", (0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(grant.reason)],
        ...(grant.requester ? [["asked by", (0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(grant.requester.login)]] : []),
        ["needed", (0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)((0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .neededWords */ .D3)(grant) || "nothing more")],
    ];
    const parts = [(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU)(grant), ...(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .columns */ .YB)(rows).map((line) => `  ${line}`)];
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
    const pending = (policy.pending ?? []).map(({ rule, says, fix }) => [`    … ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(says)}  [${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(rule)}]`, ...(fix === undefined ? [] : [`      → ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(fix)}`])].join("\n"));
    const title = `  policy ${policy.allowed ? "allows" : "refuses"} the request`;
    const later = pending.length > 0 ? ["  to be met when it is merged", ...pending] : [];
    return [title, ...rules, ...later];
}
function subjectRows({ subject }) {
    if (!subject)
        return [];
    return [
        ["job", `${subject.jobWorkflowRef}, environment ${subject.environment}`],
        ["sub", `${subject.sub[0]} or ${subject.sub[1]}`],
    ].map((row) => row.map(_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj));
}
const linkMarks = { present: "✓", absent: "✗", broken: "✗", "not-yet": "…", "never-minted": "–" };
/** The chain of every grant, and whether it is whole; ends with a line feed. */
function auditText(chains) {
    if (chains.length === 0)
        return "no grant to tell of\n";
    return `${chains.map(chainText).join("\n\n")}\n`;
}
function chainText(chain) {
    const rows = chain.links.map((link) => [linkMarks[link.state], link.link, (0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(link.at ?? ""), linkWords(link)]);
    const verdict = (0,_core_report_js__WEBPACK_IMPORTED_MODULE_3__/* .isWhole */ .w)(chain) ? "the chain is whole" : "THE CHAIN HAS A GAP";
    return [`${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)((0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU)(chain))}: ${verdict}`, ...(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .columns */ .YB)(rows).map((line) => `  ${line}`)].join("\n");
}
function linkWords({ state, says, evidence = [] }) {
    const word = state === "absent" || state === "broken" ? `${state}: ` : "";
    const where = evidence.length > 0 ? ` (${evidence.map(_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj).join(", ")})` : "";
    return `${word}${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(says)}${where}`;
}
/** Leases in a table; ends with a line feed. */
function statusText(rows) {
    if (rows.length === 0)
        return "no lease is open and none is waiting\n";
    const head = ["GRANT", "STATE", "FROM", "UNTIL", "JOB"];
    const cells = rows.map((row) => [(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .name */ .UU)(row), row.state, row.from || "–", row.until || "–", row.subject].map(_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj));
    return `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .columns */ .YB)([head, ...cells]).join("\n")}\n`;
}


/***/ }),

/***/ 3629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ neededWords),
/* harmony export */   Ee: () => (/* binding */ windowWords),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   Zr: () => (/* binding */ statementWords),
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
        return { state: "stopped", says: `policy refuses ${refused.map(name).join(", ")}` };
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

/***/ 5094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P_: () => (/* binding */ forgeFor),
  HY: () => (/* binding */ openWorld),
  po: () => (/* binding */ policyEngine),
  II: () => (/* binding */ providerFactory)
});

// UNUSED EXPORTS: githubApi

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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
    const { id } = read(found, 200);
    if (!Number.isSafeInteger(id))
        throw incomplete("number of the installation");
    const made = await about.send({
        method: "POST",
        url: new URL(`${base}/app/installations/${id}/access_tokens`),
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ repositories: [name], permissions: about.permissions }),
    });
    const { token } = read(made, 201);
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
function read(answer, expected) {
    if (answer.status !== expected)
        throw new core_fault/* Fault */.v("github.app", `GitHub answered ${answer.status} to the App: check that it is installed there with these permissions`, {
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

// EXTERNAL MODULE: ./build/src/core/time.js
var time = __webpack_require__(5076);
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



const patience = {
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
    const limits = options.patience ?? patience;
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
        mergedAt
        mergedBy { ...who }
        mergeCommit { oid }
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
        ...(node.mergedAt === null ? {} : { mergedAt: pull_time(what, node.mergedAt), mergedBy: actorOf(node.mergedBy) }),
        ...(node.mergedAt === null || node.mergeCommit === null ? {} : { mergeCommit: node.mergeCommit.oid }),
        ...committersOf(commits.map(({ commit }) => commit)),
        pushers: sameRepository ? await pushers(client, slug, { ref: node.headRefName, sha: node.headRefOid }) : [],
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
        actor: (login) => actor(client, login),
        membership: (team, who) => membership(client, team, who),
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
    };
}

// EXTERNAL MODULE: ./build/src/http/send.js
var http_send = __webpack_require__(2658);
// EXTERNAL MODULE: ./build/src/core/chain.js
var chain = __webpack_require__(1112);
;// CONCATENATED MODULE: ./build/src/ledger/branch.js


const folder = "events";
const attempts = 5;
/**
 * The ledger on a branch of its own: every append is one file `events/<first line's number>.jsonl` in one signed commit,
 * made only if the branch still stands where it was read (compare and swap).
 * Faults: `ledger.broken` names the line; `ledger.busy` (retryable) after five lost races; those of repository and forge.
 */
function branchLedger(options) {
    const { branch, repository, forge } = options;
    async function read() {
        const commit = await repository.branchTip(branch);
        if (commit === undefined)
            return { head: "", lines: [], commit };
        const files = (await repository.tree(commit, folder)).filter(({ path }) => path.endsWith(".jsonl"));
        const blobs = await repository.blobs(files.map(({ oid }) => oid));
        const ordered = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
        const lines = ordered.flatMap(({ path, oid }) => readFile(path, blobs.get(oid)?.toString("utf8") ?? ""));
        const [fault] = (0,chain/* chainFaults */.Lk)(lines);
        if (fault !== undefined)
            throw broken(fault);
        const last = lines.at(-1);
        return { head: last ? (0,chain/* lineDigest */.pr)(last) : "", lines, commit };
    }
    return {
        read,
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
        const message = messageFor(added);
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
function messageFor(added) {
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
;// CONCATENATED MODULE: ./build/src/providers/aws/document.js

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
    return new core_fault/* Fault */.v("provider.not-compilable", message);
}

;// CONCATENATED MODULE: ./build/src/providers/aws/escapes.js
/*
 * Actions that a wildcard in a ceiling does not give, because what they do outlives or leaves the session:
 * they hand out another identity or a credential, run code as someone else, or share permission with someone else.
 * A ceiling that really means one of them names it exactly. The list is no proof of completeness; exact ceilings are.
 *
 * Gathered from the Service Authorization Reference (access level "Permissions management", and actions that return tokens):
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
/** They return credentials or open a channel that later denials do not cut. https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html */
const credentials = {
    sts: "AssumeRole AssumeRoot AssumeRoleWithSAML AssumeRoleWithWebIdentity GetFederationToken GetSessionToken GetWebIdentityToken GetDelegatedAccessToken GetServiceBearerToken SetContext SetSourceIdentity TagSession",
    signin: "CreateOAuth2Token",
    "cognito-identity": "GetCredentialsForIdentity GetOpenIdToken GetOpenIdTokenForDeveloperIdentity",
    codeartifact: "GetAuthorizationToken",
    ecr: "GetAuthorizationToken",
    "ecr-public": "GetAuthorizationToken",
    s3: "GetDataAccess",
    s3express: "CreateSession",
    lakeformation: "GetDataAccess GetTemporaryGluePartitionCredentials GetTemporaryGlueTableCredentials",
    redshift: "GetClusterCredentials GetClusterCredentialsWithIAM",
    "redshift-serverless": "GetCredentials",
    "rds-db": "connect",
    "eks-auth": "AssumeRoleForPodIdentity",
    connect: "GetFederationToken",
    gamelift: "GetComputeAccess GetInstanceAccess RequestUploadCredentials",
    lightsail: "CreateBucketAccessKey DownloadDefaultKeyPair GetInstanceAccessDetails",
    iot: "AssumeRoleWithCertificate CreateKeysAndCertificate CreateRoleAlias",
    rolesanywhere: "CreateProfile CreateTrustAnchor UpdateProfile UpdateTrustAnchor",
    ec2: "GetPasswordData",
    "ec2-instance-connect": "OpenTunnel SendSSHPublicKey SendSerialConsoleSSHPublicKey",
    "codestar-connections": "GetConnectionToken UseConnection",
    codeconnections: "GetConnectionToken UseConnection",
    sagemaker: "CreatePresignedDomainUrl CreatePresignedNotebookInstanceUrl",
    appsync: "CreateApiKey",
    bedrock: "CallWithBearerToken",
    cloud9: "CreateEnvironmentToken",
    grafana: "CreateWorkspaceApiKey CreateWorkspaceServiceAccountToken",
    athena: "CreatePresignedNotebookUrl",
    "bedrock-agentcore": "GetResourceOauth2Token GetWorkloadAccessToken",
    "cognito-idp": "AdminInitiateAuth AdminSetUserPassword",
    "acm-pca": "IssueCertificate",
    appstream: "CreateStreamingURL",
    ds: "ResetUserPassword",
    transfer: "CreateUser ImportSshPublicKey UpdateUser",
};
/** They run code of the caller's choosing with another principal's permissions. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const code = {
    iam: "PassRole",
    lambda: "CreateEventSourceMapping CreateFunction InvokeFunction PublishLayerVersion UpdateFunctionCode UpdateFunctionConfiguration",
    cloudformation: "ActivateType ContinueUpdateRollback CreateChangeSet CreateStack CreateStackInstances CreateStackSet ExecuteChangeSet RegisterType SetStackPolicy UpdateStack UpdateStackSet",
    ec2: "AssociateIamInstanceProfile CreateFleet CreateLaunchTemplateVersion ModifyInstanceAttribute ReplaceIamInstanceProfileAssociation RequestSpotFleet RequestSpotInstances RunInstances",
    ecs: "CreateService CreateTaskSet ExecuteCommand RegisterContainerInstance RegisterTaskDefinition RunTask StartTask UpdateService UpdateTaskSet",
    batch: "RegisterJobDefinition SubmitJob",
    codebuild: "CreateProject RetryBuild StartBuild StartBuildBatch StartSandbox UpdateProject",
    codepipeline: "CreatePipeline StartPipelineExecution UpdatePipeline",
    glue: "CreateDevEndpoint CreateJob CreateSession CreateTrigger RunStatement StartJobRun StartTrigger StartWorkflowRun UpdateDevEndpoint UpdateJob",
    sagemaker: "CreateApp CreateEndpoint CreateModel CreateNotebookInstance CreatePipeline CreateProcessingJob CreateTrainingJob CreateTransformJob StartPipelineExecution UpdateNotebookInstance",
    states: "CreateStateMachine RedriveExecution StartExecution StartSyncExecution TestState UpdateStateMachine",
    events: "PutRule PutTargets",
    scheduler: "CreateSchedule UpdateSchedule",
    ssm: "CreateActivation CreateAssociation CreateDocument ResumeSession SendCommand StartAutomationExecution StartSession UpdateAssociation UpdateDocument",
    elasticmapreduce: "AddJobFlowSteps RunJobFlow",
    "emr-serverless": "StartJobRun",
    apprunner: "CreateService UpdateService",
    elasticbeanstalk: "CreateEnvironment UpdateEnvironment",
    "emr-containers": "StartJobRun",
    autoscaling: "CreateAutoScalingGroup CreateLaunchConfiguration UpdateAutoScalingGroup",
    athena: "StartCalculationExecution StartSession",
    imagebuilder: "CreateImagePipeline",
    datapipeline: "ActivatePipeline",
    amplify: "StartJob",
    eks: "CreateFargateProfile",
    lightsail: "CreateInstances",
    fis: "StartExperiment",
    "bedrock-agentcore": "CreateAgentRuntime",
    bedrock: "InvokeAgent",
};
/** They give permission to someone else, or take a limit away. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html */
const sharing = {
    iam: "AddClientIDToOpenIDConnectProvider AddRoleToInstanceProfile AddUserToGroup AttachGroupPolicy AttachUserPolicy CreateAccessKey CreateGroup CreateLoginProfile CreateOpenIDConnectProvider CreatePolicy CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole CreateServiceSpecificCredential CreateUser DeleteGroupPolicy DeleteRolePermissionsBoundary DeleteRolePolicy DeleteUserPermissionsBoundary DeleteUserPolicy DetachGroupPolicy DetachRolePolicy DetachUserPolicy PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy RemoveUserFromGroup ResetServiceSpecificCredential SetDefaultPolicyVersion TagPolicy TagRole TagUser UntagRole UntagUser UpdateAccessKey UpdateAssumeRolePolicy UpdateLoginProfile UpdateOpenIDConnectProviderThumbprint UpdateRole UpdateSAMLProvider UploadSSHPublicKey UploadSigningCertificate",
    lambda: "AddLayerVersionPermission AddPermission CreateFunctionUrlConfig RemovePermission UpdateFunctionUrlConfig",
    s3: "CreateAccessGrant CreateAccessPoint DeleteBucketPolicy PutAccessGrantsInstanceResourcePolicy PutAccessPointPolicy PutAccountPublicAccessBlock PutBucketAcl PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketReplication PutMultiRegionAccessPointPolicy PutObjectAcl PutObjectVersionAcl",
    sqs: "AddPermission RemovePermission SetQueueAttributes",
    sns: "AddPermission SetTopicAttributes Subscribe",
    kms: "CreateGrant CreateKey PutKeyPolicy ReplicateKey RetireGrant",
    secretsmanager: "DeleteResourcePolicy PutResourcePolicy ReplicateSecretToRegions",
    dynamodb: "CreateGlobalTable DeleteResourcePolicy EnableKinesisStreamingDestination ExportTableToPointInTime PutResourcePolicy",
    kinesis: "DeleteResourcePolicy PutResourcePolicy",
    ecr: "DeleteRepositoryPolicy PutRegistryPolicy SetRepositoryPolicy",
    ec2: "ModifyImageAttribute ModifySnapshotAttribute",
    rds: "ModifyDBClusterSnapshotAttribute ModifyDBSnapshotAttribute",
    ram: "AssociateResourceShare CreateResourceShare",
    logs: "DeleteResourcePolicy PutAccountPolicy PutDestinationPolicy PutResourcePolicy PutSubscriptionFilter",
    events: "PutPermission",
    glue: "PutResourcePolicy",
    backup: "PutBackupVaultAccessPolicy StartCopyJob",
    lakeformation: "GrantPermissions",
    eks: "AssociateAccessPolicy AssociateIdentityProviderConfig CreateAccessEntry CreatePodIdentityAssociation UpdateAccessEntry UpdateClusterConfig",
    ssm: "ModifyDocumentPermission PutResourcePolicy",
    codebuild: "PutResourcePolicy",
    iot: "AttachPolicy AttachPrincipalPolicy CreatePolicy CreateTopicRule",
    "acm-pca": "PutPolicy",
    elasticfilesystem: "PutFileSystemPolicy",
    es: "UpdateDomainConfig",
    aoss: "CreateAccessPolicy UpdateAccessPolicy",
    apigateway: "UpdateRestApiPolicy",
    redshift: "AuthorizeEndpointAccess AuthorizeSnapshotAccess",
    "cognito-identity": "SetIdentityPoolRoles UpdateIdentityPool",
    sso: "CreateAccountAssignment ProvisionPermissionSet",
    identitystore: "CreateGroupMembership",
    organizations: "AttachPolicy DetachPolicy",
    lightsail: "SetResourceAccessForBucket",
    kafka: "PutClusterPolicy",
    "vpc-lattice": "PutAuthPolicy PutResourcePolicy",
    "ecr-public": "SetRepositoryPolicy",
    codeartifact: "PutDomainPermissionsPolicy PutRepositoryPermissionsPolicy",
    schemas: "PutResourcePolicy",
};
/** Every escape as `service:Action`. */
const escapes = [credentials, code, sharing].flatMap((table) => Object.entries(table).flatMap(([service, names]) => names.split(" ").map((name) => `${service}:${name}`)));
const known = new Set(escapes.map((action) => action.toLowerCase()));
/** Whether an action, named in full, is one of them; IAM compares actions without regard to case. */
function isEscape(action) {
    return known.has(action.toLowerCase());
}

;// CONCATENATED MODULE: ./build/src/providers/aws/overlap.js
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

;// CONCATENATED MODULE: ./build/src/providers/aws/restrict.js



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
    const release = statement.actions.flatMap((action, n) => overlap(action, releaseAction)
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
            .find((other) => other.actions.some((theirs) => overlap(action, theirs) && !apart(statement, action, other, theirs)));
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
        throw refuse(`${objection.message}; ${objection.fix}`);
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
            DateGreaterThanEquals: { "aws:CurrentTime": (0,time/* iso */.KH)(lease.from) },
            DateLessThan: { "aws:CurrentTime": (0,time/* iso */.KH)(lease.until) },
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

;// CONCATENATED MODULE: ./build/src/providers/aws/boundary.js





/**
 * The permissions boundary of a target: what no lease of it can pass, whatever apply was made to write.
 * Owned by the account's admins and deployed by bootstrap/. An explicit Deny in a boundary also beats resource policies:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 * Throws a Fault `provider.not-compilable`. Quota of a managed policy: 6,144 characters.
 */
function boundaryDocument(configuration, target) {
    return checkSize({ name: `boundary of ${target.name}`, limit: 6144, fix: "narrow its ceiling, or split the target" }, {
        Version: version,
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
    const named = actions.find((action) => action.toLowerCase() === releaseAction.toLowerCase());
    if (named)
        throw refuse(`the ceiling of ${target.name} names ${named}, by which leases end themselves; take it out of the ceiling`);
    return [
        ...target.target.ceiling.map((statement, index) => ({
            Sid: `Ceiling${index + 1}`,
            Effect: "Allow",
            Action: statement.actions,
            Resource: statement.resources,
            ...(statement.conditions && { Condition: statement.conditions }),
        })),
        { Sid: "OnlyCeiling", Effect: "Deny", NotAction: [...actions, releaseAction], Resource: "*" },
    ];
}
/** Escapes that a wildcard of the ceiling would take in. Those that no pattern meets are denied by OnlyCeiling already. */
function noEscape(target) {
    const actions = ceilingActions(target);
    const denied = deniedEscapes(target).filter((name) => actions.some((action) => overlap(action, name)));
    return denied.length === 0 ? [] : [{ Sid: "NoEscape", Effect: "Deny", Action: denied, Resource: "*" }];
}
/** Every escape that this target does not name letter for letter. */
function deniedEscapes(target) {
    const named = new Set(ceilingActions(target).map((action) => action.toLowerCase()));
    return escapes.filter((name) => !named.has(name.toLowerCase()));
}
function release(configuration, target) {
    const { partition, account } = target.target;
    const ours = `arn:${partition}:iam::${account}:role${(0,aws_names/* pathPrefix */.YA)(configuration)}*`;
    const denyAll = (0,aws_names/* denyAllArn */.Vu)(partition);
    return [
        {
            Sid: "Release",
            Effect: "Allow",
            Action: releaseAction,
            Resource: ours,
            Condition: { ArnEquals: { "iam:PolicyARN": denyAll } },
        },
        { Sid: "ReleaseOnlyOurs", Effect: "Deny", Action: releaseAction, NotResource: ours },
        {
            Sid: "ReleaseOnlyByDenyAll",
            Effect: "Deny",
            Action: releaseAction,
            Resource: "*",
            Condition: { ArnNotEquals: { "iam:PolicyARN": denyAll } },
        },
    ];
}
/** A trust that was widened by hand to some other principal is worth nothing: its sessions are not federated by our provider. */
function federatedByUs(configuration, target) {
    const provider = (0,aws_names/* oidcProviderArn */.iw)(target.target.partition, target.target.account, configuration.issuer);
    return {
        Sid: "OnlyFederated",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:FederatedProvider": provider } },
    };
}

;// CONCATENATED MODULE: ./build/src/providers/aws/compile.js







const split = "ask for fewer actions and resources, or split the grant";
/** Trust, permissions and boundary of a lease, and what is only told. Throws a Fault `provider.not-compilable`. */
function compile(lease) {
    const documents = [
        { name: "trust", content: openTrust(lease) },
        { name: "permissions", content: permissions(lease) },
        { name: "boundary", content: boundaryDocument(lease.configuration, lease.target) },
    ];
    return { resource: (0,aws_names/* roleArn */.w3)(lease), documents, told: told(lease) };
}
/** The trust that admits the job in its window. Quota: 2,048 characters unless raised. */
function openTrust(lease) {
    const { partition, account } = lease.target.target;
    const { issuer, audience } = lease.configuration;
    const statement = federatedTrust("Job", { partition, account, issuer, audience, subject: lease.subject });
    return checkSize({ name: "trust policy", limit: 2048, fix: split }, {
        Version: version,
        Statement: [
            {
                ...statement,
                Condition: {
                    ...statement.Condition,
                    StringLike: { "sts:RoleSessionName": `${(0,aws_names/* sessionPrefix */.$c)(literal(lease.id))}*` },
                    DateGreaterThanEquals: { "aws:CurrentTime": (0,time/* iso */.KH)(lease.from) },
                    DateLessThan: { "aws:CurrentTime": (0,time/* iso */.KH)(lease.until) },
                },
            },
        ],
    });
}
/** One statement that admits exactly one subject. Every claim is compared whole: nothing in it is a pattern. */
function federatedTrust(sid, trusted) {
    const claim = (name) => `${(0,aws_names/* issuerName */.bD)(trusted.issuer)}:${name}`;
    const { subject } = trusted;
    return {
        Sid: sid,
        Effect: "Allow",
        Principal: { Federated: (0,aws_names/* oidcProviderArn */.iw)(trusted.partition, trusted.account, trusted.issuer) },
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
        Version: version,
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
    return closedTrust(`Sealed${(0,time/* basic */.HX)(at)}`);
}
/** The one inline policy: the grant, its end, and the right to give it up. Quota: 10,240 characters a role. */
function permissions(lease) {
    return checkSize({ name: "permissions policy", limit: 10_240, fix: split }, {
        Version: version,
        Statement: [...restrictions(lease), ...compile_window(lease), ...compile_release(lease)],
    });
}
/** Outside the window everything is denied, whatever a resource policy says: the end needs nobody. */
function compile_window(lease) {
    return [
        {
            Sid: "NotBefore",
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            Condition: { DateLessThan: { "aws:CurrentTime": (0,time/* iso */.KH)(lease.from) } },
        },
        {
            Sid: "NotAfter",
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            Condition: { DateGreaterThanEquals: { "aws:CurrentTime": (0,time/* iso */.KH)(lease.until) } },
        },
    ];
}
/** The release: the session may attach AWSDenyAll to its own role, and nothing else to nothing else. */
function compile_release(lease) {
    const own = (0,aws_names/* roleArn */.w3)(lease);
    const denyAll = (0,aws_names/* denyAllArn */.Vu)(lease.target.target.partition);
    return [
        {
            Sid: "Release",
            Effect: "Allow",
            Action: releaseAction,
            Resource: own,
            Condition: { ArnEquals: { "iam:PolicyARN": denyAll } },
        },
        { Sid: "ReleaseOnlyItself", Effect: "Deny", Action: releaseAction, NotResource: own },
        {
            Sid: "ReleaseOnlyByDenyAll",
            Effect: "Deny",
            Action: releaseAction,
            Resource: "*",
            Condition: { ArnNotEquals: { "iam:PolicyARN": denyAll } },
        },
    ];
}
function told(lease) {
    const { repository } = lease.subject;
    const named = lease.access.flatMap(({ actions }) => actions).filter(isEscape);
    return [
        `the job's name in ${repository} is told, not enforced: AWS sees no job name; the session name records the run, and audit reads it`,
        ...named.map((action) => `what ${action} hands out or changes does not end with this lease`),
    ];
}
/** A claim as a trust may hold it: printable ASCII, no wildcard, no policy variable. */
function literal(value) {
    if (value !== "" && /^[\x20-\x7e]+$/.test(value) && !/[*?$]/.test(value))
        return value;
    throw refuse(`the claim ${JSON.stringify(value)} cannot stand in a trust policy: a wildcard, "$" or a character outside printable ASCII would change what it matches; use a repository, ref, workflow and environment without them`);
}
/** Thrown where a caller must have filled something in; kept here so that no document is ever made of a hole. */
function documentNamed(documents, name) {
    const found = documents.documents.find((document) => document.name === name);
    if (!found)
        throw new core_fault/* Fault */.v("provider.not-compilable", `the compiled documents have no ${name}; this is a bug`);
    return found.content;
}

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

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/faults.js

/** The document is not a policy that IAM would take. */
function malformed(what) {
    return new core_fault/* Fault */.v("iam.malformed", what);
}
/** IAM may well take it, but what it then does is not known here: nobody may rely on a verdict. */
function unsupported(what) {
    return new core_fault/* Fault */.v("iam.unsupported", what);
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
function match_literal(text) {
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
    const parts = variables && source.includes("${") ? template_split(source) : [{ text: source }];
    const fixed = parts.some((part) => "key" in part) ? undefined : fill(parts, () => undefined);
    return { source, fixed, parts };
}
function template_split(source) {
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
        glob.push(...match_literal(value));
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
        return evaluate_allow(call, direct);
    const granted = grants.get("behind") ?? own;
    if (!granted)
        return implicitDeny(call, "no identity policy allows it");
    if (limitedBy)
        return implicitDeny(call, `the ${limitedBy} policy does not allow it`);
    if (grants.size === 0 && resourceMustAllow(call, resource))
        return implicitDeny(call, "the resource's own policy does not allow it");
    return evaluate_allow(call, granted);
}
/** Two accounts: each must allow by itself. */
function across(call, { own, limitedBy, grants }) {
    if (grants.size === 0)
        return implicitDeny(call, "the resource's account does not allow it");
    if (!own)
        return implicitDeny(call, "no identity policy allows it");
    if (limitedBy)
        return implicitDeny(call, `the ${limitedBy} policy does not allow it`);
    return evaluate_allow(call, [...own, ...[...grants.values()].flat()]);
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
function evaluate_allow({ action, resource }, by) {
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
        ? evaluate_allow(asked, allowed)
        : implicitDeny(asked, "no statement of the trust policy admits this caller");
}

;// CONCATENATED MODULE: ./build/src/providers/aws/iam/index.js
/** A small evaluator of IAM policies: pure, strict, and silent about what it does not know (it throws instead). */






;// CONCATENATED MODULE: ./build/src/providers/aws/proof-session.js






const everything = { Sid: "All", Effect: "Allow", Action: "*", Resource: "*" };
/** An identity policy that allows everything: what is refused beside it, a Deny refuses. */
const anything = parsePolicy({ Version: "2012-10-17", Statement: [everything] }, "identity");
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
    return parsePolicy({ Version: "2012-10-17", Statement: [statement] }, "resource");
}
function ask(lease, asked, against) {
    const { target, configuration } = lease;
    const { partition, account, regions } = target.target;
    const ours = (0,aws_names/* oidcProviderArn */.iw)(partition, account, configuration.issuer);
    const provider = asked.provider === undefined ? ours : asked.provider;
    const region = asked.region === undefined ? regions[0] : asked.region;
    const context = sessionContext({
        at: asked.at ?? lease.from,
        roleArn: (0,aws_names/* roleArn */.w3)(lease),
        sessionName: sessionName(lease),
        ...(provider && { federatedProvider: provider }),
        ...(region && { region }),
    });
    const { action, resource, extra = {} } = asked;
    const call = { action, resource, principal: principalOf(lease), resourceAccount: account };
    return evaluate({ ...call, context: contextOf(context, extra) }, against);
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
            .filter(({ actions }) => actions.some((action) => overlap(action, call.action)))
            .flatMap(({ resources }) => resources);
        return [...strangers, `${call.resource}/x`, `${call.resource}x`, call.resource.slice(0, -1)]
            .filter((resource) => resource === "*" || resource.split(":").length >= 6)
            .filter((resource) => !named.some((pattern) => (resource === "*" ? pattern === "*" : overlap(pattern, resource))))
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
        .filter((candidate) => ![...actions, releaseAction].some((action) => overlap(action, candidate)))
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
    const own = { action: releaseAction, resource: (0,aws_names/* roleArn */.w3)(lease), region: null };
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
/** The boundary by itself, beside an identity policy and a resource policy that allow everything. */
function boundaryChecks(boundary, lease) {
    const alone = { identity: [anything], boundary, resource: generous(lease) };
    const policy = { "iam:PolicyARN": (0,aws_names/* denyAllArn */.Vu)(lease.target.target.partition) };
    const own = { action: releaseAction, resource: (0,aws_names/* roleArn */.w3)(lease), region: null };
    const path = `${(0,aws_names/* pathPrefix */.YA)(lease.configuration)}x`;
    const escaping = deniedEscapes(lease.target).map((action) => ({ action, resource: (0,aws_names/* roleArn */.w3)(lease), extra: policy }));
    const unfederated = grantedCalls(lease).flatMap((call) => [null, "arn:aws:iam::000000000000:oidc-provider/issuer.invalid"].map((provider) => ({
        ...call,
        provider,
        what: `${spell(call)} by a session of ${provider ?? "no provider"}`,
    })));
    return refusals(lease, alone, [
        ...escaping,
        ...unfederated,
        ...attachments(lease, own),
        { ...own, extra: policy, resource: outsider(lease), what: `the boundary's release outside ${path}` },
        { action: "sallyport:OutsideEveryCeiling", resource: "*" },
    ].filter((call) => call.action !== "sallyport:OutsideEveryCeiling" || !unlimited(lease)));
}
function unlimited(lease) {
    return lease.target.target.ceiling.some(({ actions }) => actions.includes("*"));
}

;// CONCATENATED MODULE: ./build/src/providers/aws/proof-trust.js



/** The subject is admitted in its window, in both spellings; each single mutation of it is refused. */
function trustChecks(trust, lease) {
    const bothSpellings = lease.subject.sub.map((sub) => asking(lease, sub));
    const admitted = bothSpellings.flatMap((base) => [lease.from, lease.until - time/* second */.Rc].map((at) => ({
        what: `${base.claims.sub} at ${(0,time/* iso */.KH)(at)}`,
        expect: "allowed",
        ask: () => evaluateTrust(trust, webIdentity(lease, { ...base, at })),
    })));
    const refused = bothSpellings.flatMap((base) => [
        ...claimMutations(base),
        ...sessionMutations(base, lease),
        ...issuerMutations(base, lease),
        ...times(base, lease),
    ].map(({ what, asked }) => ({
        what: `${base.claims.sub} with ${what}`,
        expect: "refused",
        ask: () => evaluateTrust(trust, webIdentity(lease, asked)),
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
        context: webIdentityContext({
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
    return callers.map(({ what, call }) => ({ what, expect: "refused", ask: () => evaluateTrust(trust, call) }));
}

;// CONCATENATED MODULE: ./build/src/providers/aws/proof.js





/**
 * Evaluates the documents of a lease, trust, permissions and boundary, as AWS would: the subject is admitted and every
 * single mutation of it refused; what is granted works and nothing beside it does; every wall also holds alone.
 * Empty: proven. A document that our evaluator does not fully understand is a failure.
 */
function prove(documents, lease) {
    return attempt("the documents can be read", () => {
        const trust = parsePolicy(documentNamed(documents, "trust"), "trust");
        const permissions = parsePolicy(documentNamed(documents, "permissions"), "identity");
        const boundary = parsePolicy(documentNamed(documents, "boundary"), "boundary");
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

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
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
    if (sid === "Preparing" && (0,digest/* canonical */.$)(document) === (0,digest/* canonical */.$)(preparingTrust()))
        return { state: "preparing" };
    const sealedAt = sid?.startsWith("Sealed") ? (0,time/* fromBasic */.to)(sid.slice("Sealed".length)) : undefined;
    if (sealedAt === undefined || (0,digest/* canonical */.$)(document) !== (0,digest/* canonical */.$)(sealedTrust(sealedAt)))
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
        await roles.putInline((0,aws_names/* roleNameOf */.xZ)(lease), aws_names/* inlinePolicy */.Kr, documentNamed(documents, "permissions"));
    assertProven(await settle(patience, () => readBack(roles, lease, documents)), lease, "as read back");
    if (!open)
        await roles.setTrust((0,aws_names/* roleNameOf */.xZ)(lease), documentNamed(documents, "trust"));
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
    if (!same(found, documentNamed(documents, "boundary")))
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
        description: describe(lease.target.name, lease.id, documentNamed(documents, "trust")),
        trust: preparingTrust(),
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
        (text === undefined || !same(text, documentNamed(documents, "permissions"))) && "its permissions differ",
        (boundary === undefined || !same(boundary, documentNamed(documents, "boundary"))) && "its boundary differs",
    ].filter((said) => said !== false);
    if (wrong.length > 0)
        throw new core_fault/* Fault */.v("provider.foreign", `${documents.resource} is not as we wrote it (${wrong.join("; ")}); its trust was not opened; run it again, or seal it with sweep`, { retryable: true });
    return {
        ...documents,
        documents: [
            { name: "trust", content: documentNamed(documents, "trust") },
            { name: "permissions", content: JSON.parse(text ?? "") },
            { name: "boundary", content: JSON.parse(boundary ?? "") },
        ],
    };
}
async function assertOpen(roles, lease, documents) {
    const role = await roles.get((0,aws_names/* roleNameOf */.xZ)(lease));
    if (role && same(role.trust, documentNamed(documents, "trust")))
        return bindingOf(lease.configuration, lease.target.target.account, role, false);
    throw new core_fault/* Fault */.v("provider.foreign", `the trust of ${(0,aws_names/* roleArn */.w3)(lease)} does not read as it was written; run it again`, {
        retryable: true,
    });
}
function same(text, document) {
    try {
        return (0,digest/* canonical */.$)(JSON.parse(text)) === (0,digest/* canonical */.$)(document);
    }
    catch {
        return false;
    }
}

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
    const { IAMClient } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
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

;// CONCATENATED MODULE: ./build/src/providers/aws/covers.js


/**
 * Whether everything a request could do lies inside a ceiling; empty means yes, and being unsure is an objection.
 * Each pair of a requested action and resource must lie inside one statement of the ceiling, whose every condition the
 * request repeats word for word. A pair that only several ceiling statements together would cover is refused.
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
const covers_known = new WeakMap();
function understand(ceiling) {
    const understood = covers_known.get(ceiling) ?? ceiling.map(understandStatement);
    covers_known.set(ceiling, understood);
    return understood;
}
function understandStatement(statement) {
    const actions = statement.actions.map((action) => action.toLowerCase());
    return {
        statement,
        sound: statementObjections(statement, []).length === 0,
        hasAction: remembered((action) => actions.some((outer) => globIncludes(outer, action.toLowerCase()))),
        hasResource: remembered((resource) => statement.resources.some((outer) => resourceIncludes(outer, resource))),
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
/** Objections to one action: a single one when the ceiling has the action nowhere, else one for each resource. */
function pairs(ceiling, request, { pointer, action: at }) {
    const action = request.actions[at];
    if (!ceiling.some(({ sound, hasAction }) => sound && hasAction(action))) {
        const resource = request.resources.find((one) => ceiling.some(({ hasResource }) => hasResource(one)));
        return [
            covers_outside({ ceiling, request, action, resource: resource ?? request.resources[0] }, [...pointer, "actions", at]),
        ];
    }
    return request.resources.flatMap((resource, place) => {
        const covering = ceiling.some((one) => one.sound && extentOf(one, { request, action, resource }) === "covers");
        return covering ? [] : [covers_outside({ ceiling, request, action, resource }, [...pointer, "resources", place])];
    });
}
const extents = ["nothing", "resource", "action", "both", "covers"];
/** How much of a pair a ceiling statement has, from nothing to all of it. */
function extentOf(ceiling, { request, action, resource }) {
    const [actionIn, resourceIn] = [ceiling.hasAction(action), ceiling.hasResource(resource)];
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
/** What makes a statement impossible to judge. */
function statementObjections(statement, pointer) {
    const strange = Object.keys(statement).filter((key) => !["actions", "resources", "conditions"].includes(key));
    const unknown = strange.map((key) => ({
        code: "grant.access.unknown-key",
        pointer: [...pointer, key],
        atKey: true,
        message: `${key} is not part of an access statement`,
        fix: "list actions and resources instead of what they are not",
    }));
    return [...unknown, ...variables(statement, pointer), ...covers_unreadable(statement, pointer)];
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
/** The evaluator's own strict reader has the last word on actions, ARNs and operators. */
function covers_unreadable({ actions, resources, conditions }, pointer) {
    const condition = conditions && Object.keys(conditions).length > 0 ? { Condition: conditions } : {};
    try {
        const statement = { Effect: "Allow", Action: actions, Resource: resources, ...condition };
        parsePolicy({ Version: "2012-10-17", Statement: [statement] }, "identity");
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

;// CONCATENATED MODULE: ./build/src/providers/aws/roles.js



function rolesOf(options) {
    const client = once(() => iamClient(options));
    // Once: a bundle makes the whole namespace anew for every import of it, which takes a millisecond.
    const sdk = once(() => Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19)));
    const denyAll = (0,aws_names/* denyAllArn */.Vu)(options.partition);
    return {
        async list(prefix) {
            const { paginateListRoles } = await sdk();
            const pages = paginateListRoles({ client: await client(), pageSize: 1000 }, { PathPrefix: prefix });
            return call("list roles", async () => (await gather(pages)).flatMap((page) => page.Roles ?? []).map(listed));
        },
        /** Names of the roles under a path to which AWSDenyAll is attached. */
        async denied(prefix) {
            const { paginateListEntitiesForPolicy } = await sdk();
            const pages = paginateListEntitiesForPolicy({ client: await client(), pageSize: 1000 }, { PolicyArn: denyAll, EntityFilter: "Role", PathPrefix: prefix, PolicyUsageFilter: "PermissionsPolicy" });
            return call("list what AWSDenyAll is attached to", async () => {
                const roles = (await gather(pages)).flatMap((page) => page.PolicyRoles ?? []);
                return new Set(roles.map((role) => roles_told(role.RoleName, "a role's name")));
            });
        },
        async get(name) {
            const { GetRoleCommand } = await sdk();
            return callOrNothing(`get role ${name}`, async () => {
                const { Role: role } = await (await client()).send(new GetRoleCommand({ RoleName: name }));
                return standing(roles_told(role, "the role"));
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
                    return standing(roles_told(made, "the role"));
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
                .map((policy) => roles_told(policy.PolicyArn, "a policy's ARN")));
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
                const version = roles_told(policy?.DefaultVersionId, "the policy's default version");
                const answer = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version }));
                return decoded(answer.PolicyVersion?.Document);
            });
        },
    };
}
function listed(role) {
    return {
        arn: roles_told(role.Arn, "a role's ARN"),
        createdAt: roles_told(role.CreateDate, "a role's date").getTime(),
        description: role.Description ?? "",
        trust: decoded(role.AssumeRolePolicyDocument),
    };
}
function standing(role) {
    return {
        ...listed(role),
        boundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        longestSession: role.MaxSessionDuration ?? 3600,
    };
}
/** IAM returns documents percent-encoded: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html */
function decoded(document) {
    try {
        return decodeURIComponent(roles_told(document, "a policy document"));
    }
    catch (error) {
        if (error instanceof URIError)
            return "";
        throw error;
    }
}
function roles_told(value, what) {
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
    const policy = parsePolicy(JSON.parse(trust), "trust");
    if (policy.statements.some((statement) => statement.effect === "Allow"))
        return ["its trust still has an Allow"];
    const account = role.split(":")[4] ?? "";
    const root = { arn: `arn:${role.split(":")[1]}:iam::${account}:root`, account };
    const verdict = evaluateTrust(policy, { action: "sts:AssumeRole", principal: root, context: contextOf({}) });
    return verdict.allowed ? [verdict.says] : [];
}
/** Every action that an inline policy speaks of is tried, with a resource policy that allows the session everything. */
function calls({ role, inline, denied }) {
    const account = role.split(":")[4] ?? "";
    const sessionArn = `arn:${role.split(":")[1]}:sts::${account}:assumed-role/${role.split("/").at(-1)}/any`;
    const statement = { Effect: "Allow", Principal: { AWS: sessionArn }, Action: "*", Resource: "*" };
    const resource = parsePolicy({ Version: "2012-10-17", Statement: [statement] }, "resource");
    const documents = inline.map((text) => JSON.parse(text));
    const identity = [...documents, ...(denied ? [denyAll] : [])].map((document) => parsePolicy(document, "identity"));
    return spoken(documents).flatMap((action) => {
        const call = {
            action,
            resource: "*",
            principal: { arn: role, account, sessionArn },
            context: contextOf({}),
        };
        const verdict = evaluate(call, { identity, resource });
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
        await roles.setTrust(name, sealedTrust(clock.now()));
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
        covers: (target, request) => [...accessObjections(request), ...covers(target.target.ceiling, request)],
        compile: compile,
        async list() {
            const prefix = (0,aws_names/* pathPrefix */.YA)(configuration);
            // Denials first: a role that is denied between the two is then still told as open, never an open one as denied.
            const denied = await roles.denied(prefix);
            const listed = await roles.list(prefix);
            return listed.map((role) => bindingOf(configuration, account, role, denied.has(role.arn.split("/").at(-1) ?? "")));
        },
        bind: async (lease) => bind(ground, lease, compile(lease)),
        unbind: (binding) => unbind(ground, binding),
        remove: (binding) => remove(ground, binding),
        reference: reference,
        uses: usesOf(client, options.regions),
    };
}

;// CONCATENATED MODULE: ./build/src/providers/index.js

/** Every cloud there is, by the name that a target's `provider` says. */
const providers = { aws: awsProvider };

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
        ...policyEngine,
        provider: providerFactory(around),
        starter: starterFactory(around),
        progress: around.progress,
    };
}
/** Cedar, loaded when policy is first asked: a sweep or a status has no use for it. */
const policyEngine = {
    policy: async (files) => (await (0,engine/* cedar */._)()).cedarPolicy(files),
    policyFindings: async (files) => (await (0,engine/* cedar */._)()).policyFindings(files),
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
    const { starter: app, clock } = around;
    return async (repository) => {
        if (app === undefined)
            return undefined;
        const { send, close } = (0,http_send/* connect */.N)();
        try {
            const permissions = { actions: "write", metadata: "read" };
            const token = await oneRepositoryToken(app, {
                repository,
                permissions,
                api: around.githubApi ?? githubApi,
                send,
                clock,
            });
            return token && forgeFor(around, repository, token);
        }
        finally {
            close();
        }
    };
}


/***/ })

};
