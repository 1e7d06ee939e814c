/** What a job's GITHUB_TOKEN may do: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions */
import type { Permissions } from "../contract.ts";
import { isMap, type Template } from "./template.ts";

export interface JobPermissions {
  /** In the API's spelling: `pull_requests`. */
  readonly token: Permissions;
  readonly idToken: boolean;
}

const scopes =
  "actions attestations checks contents deployments discussions id-token issues packages pages pull-requests statuses".split(
    " ",
  );

/** A job's permissions replace the workflow's; with neither, the restricted default of new repositories. */
export function permissionsOf(workflow: Template | undefined, job: Template | undefined): JobPermissions {
  const given = levels(job ?? workflow ?? { contents: "read", packages: "read" });
  const { "id-token": idToken, ...token } = given;
  return {
    token: Object.fromEntries(Object.entries(token).map(([name, level]) => [name.replaceAll("-", "_"), level])),
    idToken: idToken === "write",
  };
}

function levels(permissions: Template): Record<string, "read" | "write"> {
  if (permissions === "read-all") return Object.fromEntries(scopes.map((scope) => [scope, "read"]));
  if (permissions === "write-all") return Object.fromEntries(scopes.map((scope) => [scope, "write"]));
  if (!isMap(permissions)) return {};
  return Object.fromEntries(
    Object.entries(permissions).filter(
      (entry): entry is [string, "read" | "write"] => entry[1] === "read" || entry[1] === "write",
    ),
  );
}
