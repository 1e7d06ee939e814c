/** Buckets and their policies, path style: here for what a resource policy can add. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
import type { Answer, Call, Service } from "./call.ts";
import { Refusal } from "./refusal.ts";
import type { SignedRequest } from "./signature.ts";
import { element } from "./xml.ts";

interface Bucket {
  readonly owner: string;
  policy?: string;
  readonly objects: Map<string, Buffer>;
}

export interface Buckets extends Service {
  /** Writes a bucket's policy by hand; the bucket is made when it is not there. */
  setPolicy(bucket: string, owner: string, document: string): void;
}

const type = "application/xml";

/** Method and kind of address → action. */
const actions: Readonly<Record<string, string>> = {
  "PUT bucket": "s3:CreateBucket",
  "GET bucket": "s3:ListBucket",
  "PUT policy": "s3:PutBucketPolicy",
  "GET policy": "s3:GetBucketPolicy",
  "DELETE policy": "s3:DeleteBucketPolicy",
  "PUT object": "s3:PutObject",
  "GET object": "s3:GetObject",
  "HEAD object": "s3:GetObject",
  "DELETE object": "s3:DeleteObject",
};

interface Address {
  readonly action: string;
  readonly bucket: string;
  readonly key: string;
  readonly prefix: string;
}

function addressOf({ method, url }: SignedRequest): Address {
  const { pathname, searchParams } = new URL(url, "http://s3");
  const [, bucket = "", ...rest] = pathname.split("/");
  const key = decodeURIComponent(rest.join("/"));
  const kind = key !== "" ? "object" : searchParams.has("policy") ? "policy" : "bucket";
  return { action: actions[`${method} ${kind}`] ?? "s3:", bucket, key, prefix: searchParams.get("prefix") ?? "" };
}

export function s3Service(): Buckets {
  const buckets = new Map<string, Bucket>();

  function known(name: string): Bucket {
    const bucket = buckets.get(name);
    if (!bucket) throw new Refusal("NoSuchBucket", "The specified bucket does not exist", 404);
    return bucket;
  }

  function create(name: string, owner: string): Bucket {
    const bucket = { owner, objects: new Map<string, Buffer>() };
    buckets.set(name, bucket);
    return bucket;
  }

  function act({ action, bucket: name, key, prefix }: Address, call: Call): Answer {
    if (action === "s3:CreateBucket") {
      if (buckets.has(name))
        throw new Refusal("BucketAlreadyExists", "The requested bucket name is not available.", 409);
      create(name, call.account);
      return answer(200);
    }
    const bucket = known(name);
    const { objects } = bucket;
    if (action === "s3:ListBucket") return answer(200, listing(name, prefix, objects));
    if (action === "s3:PutBucketPolicy") bucket.policy = call.request.body.toString();
    else if (action === "s3:DeleteBucketPolicy") delete bucket.policy;
    else if (action === "s3:GetBucketPolicy") return { status: 200, type: "application/json", body: policyOf(bucket) };
    else if (action === "s3:PutObject") objects.set(key, call.request.body);
    else if (action === "s3:DeleteObject") objects.delete(key);
    else return object(objects.get(key));
    return answer(action === "s3:PutObject" ? 200 : 204);
  }

  return {
    name: "s3",
    read(request) {
      const { action, bucket, key } = addressOf(request);
      return { action, parameters: key === "" ? { bucketName: bucket } : { bucketName: bucket, key } };
    },
    refuse: ({ code, message, status }, requestId) => ({
      status,
      type,
      body: element("Error", { Code: code, Message: message, RequestId: requestId }),
    }),
    async serve(call) {
      const address = addressOf(call.request);
      if (address.action === "s3:")
        throw new Refusal("MethodNotAllowed", `${call.request.method} is not offered here`, 405);
      const bucket = buckets.get(address.bucket);
      await call.permit({
        action: address.action,
        resource: `arn:aws:s3:::${address.bucket}${address.key === "" ? "" : `/${address.key}`}`,
        context: address.prefix === "" ? {} : { "s3:prefix": address.prefix },
        resourceAccount: bucket?.owner ?? call.account,
        ...(bucket?.policy === undefined ? {} : { resourcePolicy: { document: bucket.policy, kind: "resource" } }),
      });
      return act(address, call);
    },
    setPolicy(name, owner, document) {
      const bucket = buckets.get(name) ?? create(name, owner);
      bucket.policy = document;
    },
  };
}

function policyOf({ policy }: Bucket): string {
  if (policy === undefined) throw new Refusal("NoSuchBucketPolicy", "The bucket policy does not exist", 404);
  return policy;
}

function object(content: Buffer | undefined): Answer {
  if (!content) throw new Refusal("NoSuchKey", "The specified key does not exist.", 404);
  return { status: 200, type: "binary/octet-stream", body: content };
}

function listing(name: string, prefix: string, objects: ReadonlyMap<string, Buffer>): string {
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const contents = keys.map((key) => element("Contents", { Key: key, Size: objects.get(key)?.length }));
  return `<ListBucketResult>${element("Name", name)}${contents.join("")}</ListBucketResult>`;
}

function answer(status: number, body = ""): Answer {
  return { status, type, body };
}
