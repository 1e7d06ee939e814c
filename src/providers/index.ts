import type { Provider } from "../ports.ts";
import { type AwsOptions, awsProvider } from "./aws/provider.ts";

/** Every cloud there is, by the name that a target's `provider` says. */
export const providers: { readonly aws: (options: AwsOptions) => Provider } = { aws: awsProvider };
