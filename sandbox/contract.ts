/** What the parts of the sandbox know of each other. Each part is a server on loopback over state that can be looked at. */

export type { RepositorySettings } from "./administration.ts";
export type * from "./contract/clock.ts";
export type * from "./contract/cloud.ts";
export type * from "./contract/github.ts";
export type * from "./contract/oidc.ts";
export type * from "./contract/runner.ts";
