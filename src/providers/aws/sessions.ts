import type { Clock, Send, Sessions } from "../../ports.ts";
import { mint } from "./mint.ts";
import { forget, keep, recall } from "./profile.ts";
import { release } from "./release.ts";

/** The job's side of AWS. No SDK is loaded on this path: loading a client there costs more than the call. */
export function awsSessions(parts: {
  readonly send: Send;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** A loopback stand-in for every AWS service; undefined for AWS. */
  readonly endpoint: URL | undefined;
}): Sessions {
  return {
    mint: (ref, token) => mint(ref, token, parts),
    release: (ref, credential) => release({ ref, credential, ...parts }),
    keep,
    recall,
    forget,
  };
}
