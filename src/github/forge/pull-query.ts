import { type ActorNode, actorFields } from "./actor.ts";

/*
 * A pull request in GraphQL: one query for the first pages, one small query for each further page.
 * https://docs.github.com/en/graphql/reference/objects#pullrequest
 */

export interface Page<Node> {
  /** Absent: not asked for. */
  readonly totalCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (Node | null)[] | null;
}

export interface GitActorNode {
  readonly name: string | null;
  readonly email: string | null;
  readonly user: ActorNode | null;
}

export interface CommitNode {
  readonly commit: {
    readonly oid: string;
    readonly authors: { readonly totalCount: number; readonly nodes: readonly (GitActorNode | null)[] | null };
    readonly committer: GitActorNode | null;
    readonly signature: { readonly isValid: boolean; readonly wasSignedByGitHub: boolean } | null;
  };
}

export interface ReviewNode {
  readonly fullDatabaseId: string | number | null;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly authorCanPushToRepository: boolean;
  readonly author: ActorNode | null;
  readonly commit: { readonly oid: string } | null;
}

/** https://docs.github.com/en/graphql/reference/objects#reviewdismissedevent */
export interface DismissalNode {
  readonly createdAt: string;
  readonly previousReviewState: ReviewNode["state"];
  readonly review: { readonly fullDatabaseId: string | number | null } | null;
}

export interface PullNode {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly state: "OPEN" | "CLOSED" | "MERGED";
  readonly author: ActorNode | null;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly baseRepository: { readonly databaseId: number } | null;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly headRepository: { readonly databaseId: number } | null;
  readonly createdAt: string;
  readonly mergedAt: string | null;
  readonly mergedBy: ActorNode | null;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly reviewDecision: "APPROVED" | "CHANGES_REQUESTED" | "REVIEW_REQUIRED" | null;
  readonly commits: Page<CommitNode>;
  readonly reviews: Page<ReviewNode>;
}

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
  timelineItems: `timelineItems(first: 100, after: $after, itemTypes: [REVIEW_DISMISSED_EVENT]) {
    pageInfo { hasNextPage endCursor }
    nodes { ... on ReviewDismissedEvent { createdAt previousReviewState review { fullDatabaseId } } }
  }`,
} as const;

export type Connection = keyof typeof connections;

const head = "query ($owner: String!, $name: String!, $number: Int!, $after: String)";

export const pullQuery = `
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

/** A page of one of the lists. The timeline names no person. */
export function pageQuery(connection: Connection): string {
  return `
  ${head} {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) { ${connections[connection]} }
    }
  }
  ${connection === "timelineItems" ? "" : actorFields}`;
}
