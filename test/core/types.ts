import type { Configuration } from "../../src/core/configuration.ts";
import type { Grant } from "../../src/core/grant.ts";
import type { ConfigurationValue, GrantValue, TargetValue } from "../../src/core/schemas.generated.js";
import type { Target } from "../../src/core/target.ts";

/** `true` exactly when two types have the same fields, of the same types, optional in the same places. */
export type Same<A, B> =
  (<T>() => T extends Normal<A> ? 1 : 2) extends <T>() => T extends Normal<B> ? 1 : 2 ? true : false;

/** A type written out, so that how it was put together makes no difference. */
type Normal<T> = T extends object ? { [K in keyof T]: Normal<T[K]> } : T;

// The contract (schemas/) and the nouns (src/core/) say the same: the compiler refuses anything else here.
export const grantAgrees: Same<GrantValue, Grant> = true;
export const targetAgrees: Same<TargetValue, Target> = true;
export const configurationAgrees: Same<ConfigurationValue, Configuration> = true;
