/** GraphQL on GitHub's official schema: an unknown field is refused, and so is a known one that the sandbox does not hold. */

import { readFileSync } from "node:fs";
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from "graphql";
import { createCommitOnBranch } from "./graphql-commit.ts";
import { actorNode } from "./graphql-nodes.ts";
import { repositoryNode } from "./graphql-pull.ts";
import { type Answer, type Call, Refusal, type Routes } from "./rest.ts";
import { findRepo } from "./state.ts";
import { may } from "./tokens.ts";

let schema: GraphQLSchema | undefined;
const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

/** Read once a process, when it is first needed: it is over a megabyte. */
function officialSchema(): GraphQLSchema {
  const path = new URL("./schema.graphql", import.meta.resolve("@octokit/graphql-schema"));
  schema ??= buildSchema(readFileSync(path, "utf8"), { assumeValid: true });
  return schema;
}

/** The query's document, or why it is none; kept, since the same few queries come again and again. */
function documentOf(query: string): DocumentNode | readonly GraphQLError[] {
  const known = documents.get(query);
  if (known) return known;
  const read = () => {
    try {
      const document = parse(query);
      const errors = validate(officialSchema(), document);
      return errors.length > 0 ? errors : document;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  };
  const document = read();
  documents.set(query, document);
  return document;
}

/** What is not on the node is not held; null is an answer, nothing is none. */
const fieldResolver: GraphQLFieldResolver<Record<string, unknown>, Call> = (source, parameters, call, info) => {
  const value = source[info.fieldName];
  if (value === undefined)
    throw new GraphQLError(`the sandbox does not hold ${info.parentType.name}.${info.fieldName}`, {
      extensions: { type: "SANDBOX_LACKS_FIELD" },
    });
  return typeof value === "function" ? value(parameters, call) : value;
};

/** Errors come with status 200, as GitHub's do. */
async function answerQuery(call: Call): Promise<Answer> {
  if (call.identity.kind === "anonymous") throw new Refusal(401, "This endpoint requires you to be authenticated.");
  const document = documentOf(String(call.body.query ?? ""));
  if (!("kind" in document)) return { body: { errors: document.map(renderError) } };
  const result = await execute({
    schema: officialSchema(),
    document,
    rootValue: root(call),
    contextValue: call,
    variableValues: (call.body.variables ?? {}) as Readonly<Record<string, unknown>>,
    fieldResolver,
  });
  const { data, errors } = result;
  return { body: { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map(renderError) } : {}) } };
}

function renderError(error: GraphQLError) {
  const { type, ...extensions } = error.extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(error.path ? { path: error.path } : {}),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
    locations: error.locations ?? [],
    message: error.message,
  };
}

function root(call: Call) {
  return {
    viewer: () => {
      if (call.identity.kind === "anonymous") return null;
      return { ...actorNode(call.identity.account), __typename: "User" };
    },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const repo = findRepo(call.world, `${owner}/${name}`);
      if (!repo || !may(call.world, call.identity, repo, "metadata", "read"))
        throw new GraphQLError(`Could not resolve to a Repository with the name '${owner}/${name}'.`, {
          extensions: { type: "NOT_FOUND" },
        });
      return repositoryNode(call, repo);
    },
    createCommitOnBranch: ({ input }: { readonly input: Parameters<typeof createCommitOnBranch>[1] }) =>
      createCommitOnBranch(call, input),
  };
}

export const graphqlRoutes: Routes = { "POST /graphql": answerQuery };
