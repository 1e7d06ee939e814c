import { Fault } from "../../../core/fault.ts";

/** The document is not a policy that IAM would take. */
export function malformed(what: string): Fault {
  return new Fault("iam.malformed", what);
}

/** IAM may well take it, but what it then does is not known here: nobody may rely on a verdict. */
export function unsupported(what: string): Fault {
  return new Fault("iam.unsupported", what);
}
