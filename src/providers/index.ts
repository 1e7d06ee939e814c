import type { Inspector, Provider } from "../ports.ts";
import { awsInspector } from "./aws/inspect.ts";
import { type AwsOptions, awsProvider } from "./aws/provider.ts";

/** Every cloud there is, by the name that a target's `provider` says. */
export const providers: { readonly aws: (options: AwsOptions) => Provider } = { aws: awsProvider };

/** The same, for who only looks. */
export const inspectors: { readonly aws: (options: AwsOptions) => Inspector } = { aws: awsInspector };
