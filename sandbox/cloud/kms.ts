/** Keys as far as a permission goes: their policies and grants, and one call to be refused. https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html */
import type { Service } from "./call.ts";
import { jsonAnswer, jsonBody, jsonRefusal, readJson } from "./json-protocol.ts";
import { Refusal } from "./refusal.ts";

/** What a grant gives: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
export interface KeyGrant {
  /** ARN of a role or of a session. */
  readonly grantee: string;
  /** `Decrypt` */
  readonly operations: readonly string[];
}

export interface Keys extends Service {
  /** Writes a key's policy by hand, by the key's ARN; the key is there with it. */
  setPolicy(arn: string, document: object): void;
  grant(arn: string, grant: KeyGrant): void;
}

interface Key {
  policy: { readonly Statement?: readonly object[] };
  readonly grants: KeyGrant[];
}

const version = "1.1";

export function kmsService(): Keys {
  const keys = new Map<string, Key>();

  function known(arn: string): Key {
    const key = keys.get(arn);
    if (!key) throw new Refusal("NotFoundException", `Key '${arn}' does not exist`);
    return key;
  }

  return {
    name: "kms",
    setPolicy(arn, document) {
      keys.set(arn, { grants: keys.get(arn)?.grants ?? [], policy: document });
    },
    grant: (arn, grant) => void known(arn).grants.push(grant),
    read: (request) => readJson(request, "kms"),
    async serve(call) {
      const arn = String(jsonBody(call.request).KeyId ?? "");
      const document = JSON.stringify(rules(known(arn)));
      await call.permit({
        action: call.action,
        resource: arn,
        context: {},
        resourcePolicy: { document, kind: "resource" },
      });
      if (call.action !== "kms:Decrypt")
        throw new Refusal("UnknownOperationException", `${call.action} is not offered here`);
      return jsonAnswer(version, { KeyId: arn, Plaintext: Buffer.from("plain").toString("base64") });
    },
    refuse: (refusal) => jsonRefusal(version, refusal),
  };
}

/**
 * A grant allows beside the key's policy; a Deny anywhere outweighs both. "No AWS principal has any permissions to a KMS key
 * unless they are explicitly allowed, and never denied": https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
function rules({ policy, grants }: Key): object {
  const granted = grants.map(({ grantee, operations }) => ({
    Effect: "Allow",
    Principal: { AWS: grantee },
    Action: operations.map((operation) => `kms:${operation}`),
    Resource: "*",
  }));
  return { Version: "2012-10-17", ...policy, Statement: [...(policy.Statement ?? []), ...granted] };
}
