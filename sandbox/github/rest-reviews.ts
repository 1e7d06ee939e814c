/** Reviews of pull requests and comments on them. A review keeps the commit that was looked at, whatever is pushed later. */
import { queuePull } from "./events.ts";
import { renderComment, renderReview } from "./render-pull.ts";
import {
  type Answer,
  actorOf,
  type Call,
  invalid,
  lacking,
  notFound,
  numberParam,
  optionalText,
  page,
  type Routes,
  repoFor,
  text,
} from "./rest.ts";
import { pullFor } from "./rest-pulls.ts";
import { type Comment, nextId, type Pull, type Repo, type Review, timestamp } from "./state.ts";
import { may } from "./tokens.ts";

const states = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

function createReview(call: Call): Answer {
  const { repo, pull } = pullFor(call, "write");
  const author = actorOf(call);
  const event = text(call, "event");
  if (!(event in states))
    throw invalid("Validation Failed", [`event: ${event} is not one of APPROVE, REQUEST_CHANGES, COMMENT`]);
  const own = pull.author.id === author.id && event !== "COMMENT";
  if (own)
    throw invalid(`Unprocessable Entity`, [
      `Can not ${event === "APPROVE" ? "approve" : "request changes on"} your own pull request`,
    ]);
  const commit = optionalText(call, "commit_id") ?? pull.head.sha;
  if (!repo.git.commit(commit)) throw invalid("Unprocessable Entity", ["No commit found for the commit_id"]);
  const review: Review = {
    id: nextId(call.world),
    author,
    state: states[event as keyof typeof states],
    body: optionalText(call, "body") ?? "",
    commit,
    submittedAt: timestamp(call.world),
  };
  pull.reviews.push(review);
  queuePull(call.world, { repo, pull, by: call.identity }, "submitted", { name: "pull_request_review", review });
  return { body: renderReview(call.world, { repo, pull, review }) };
}

function listReviews(call: Call): Answer {
  const { repo, pull } = pullFor(call);
  return page(call, pull.reviews, (review) => renderReview(call.world, { repo, pull, review }));
}

function getReview(call: Call): Answer {
  const { repo, pull } = pullFor(call);
  return { body: renderReview(call.world, { repo, pull, review: reviewOf(call, pull) }) };
}

/** Whoever may write may dismiss. */
function dismissReview(call: Call): Answer {
  const { repo, pull } = pullFor(call, "write");
  if (call.identity.kind === "user" && !may(call.world, call.identity, repo, "contents", "write"))
    throw lacking(call.identity);
  const review = reviewOf(call, pull);
  text(call, "message");
  if (review.state === "COMMENTED" || review.state === "DISMISSED")
    throw invalid("Unprocessable Entity", [`Can not dismiss a ${review.state.toLowerCase()} pull request review`]);
  review.dismissed = { id: nextId(call.world), at: timestamp(call.world), was: review.state };
  review.state = "DISMISSED";
  queuePull(call.world, { repo, pull, by: call.identity }, "dismissed", { name: "pull_request_review", review });
  return { body: renderReview(call.world, { repo, pull, review }) };
}

function reviewOf(call: Call, pull: Pull): Review {
  const review = pull.reviews.find(({ id }) => id === numberParam(call, "review"));
  if (!review) throw notFound();
  return review;
}

/** Comments may be written with either permission: a pull request is an issue. */
function commentedRepo(call: Call): Repo {
  const repo = repoFor(call);
  const { world, identity } = call;
  const level = call.method === "GET" ? "read" : "write";
  if (!may(world, identity, repo, "pull_requests", level) && !may(world, identity, repo, "issues", level))
    throw lacking(identity);
  return repo;
}

function commentedPull(call: Call) {
  const repo = commentedRepo(call);
  const pull = repo.pulls.find(({ number }) => number === numberParam(call, "number"));
  if (!pull) throw notFound();
  return { repo, pull };
}

function createComment(call: Call): Answer {
  const at = commentedPull(call);
  const now = timestamp(call.world);
  const comment: Comment = {
    id: nextId(call.world),
    author: actorOf(call),
    app: call.identity.kind === "installation" ? call.identity.app : undefined,
    body: bodyOf(call),
    createdAt: now,
    updatedAt: now,
  };
  at.pull.comments.push(comment);
  return { status: 201, body: renderComment(call.world, { ...at, comment }) };
}

function listComments(call: Call): Answer {
  const at = commentedPull(call);
  return page(call, at.pull.comments, (comment) => renderComment(call.world, { ...at, comment }));
}

function findComment(call: Call) {
  const repo = commentedRepo(call);
  for (const pull of repo.pulls)
    for (const comment of pull.comments)
      if (comment.id === numberParam(call, "comment")) return { repo, pull, comment };
  throw notFound();
}

/** One's own comment, or anyone's for who may write to the repository. */
function changeableComment(call: Call) {
  const at = findComment(call);
  const own = at.comment.author.id === actorOf(call).id;
  if (!own && !may(call.world, call.identity, at.repo, "contents", "write")) throw lacking(call.identity);
  return at;
}

function updateComment(call: Call): Answer {
  const at = changeableComment(call);
  at.comment.body = bodyOf(call);
  at.comment.updatedAt = timestamp(call.world);
  return { body: renderComment(call.world, at) };
}

function deleteComment(call: Call): Answer {
  const { pull, comment } = changeableComment(call);
  pull.comments.splice(pull.comments.indexOf(comment), 1);
  return { status: 204 };
}

/** GitHub takes at most 65,536 characters. */
function bodyOf(call: Call): string {
  const body = text(call, "body");
  if (body.length > 65_536)
    throw invalid("Validation Failed", [
      {
        resource: "IssueComment",
        code: "unprocessable",
        field: "data",
        message: "Body is too long (maximum is 65536 characters)",
      },
    ]);
  return body;
}

const repo = "/repos/:owner/:repo";
const reviews = `${repo}/pulls/:number/reviews`;

export const reviewRoutes: Routes = {
  [`POST ${reviews}`]: createReview,
  [`GET ${reviews}`]: listReviews,
  [`GET ${reviews}/:review`]: getReview,
  [`PUT ${reviews}/:review/dismissals`]: dismissReview,
  [`POST ${repo}/issues/:number/comments`]: createComment,
  [`GET ${repo}/issues/:number/comments`]: listComments,
  [`GET ${repo}/issues/comments/:comment`]: (call) => ({ body: renderComment(call.world, findComment(call)) }),
  [`PATCH ${repo}/issues/comments/:comment`]: updateComment,
  [`DELETE ${repo}/issues/comments/:comment`]: deleteComment,
};
