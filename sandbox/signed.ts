/** A signed call to the sandbox's cloud, made without our own code: what any holder of keys can do. */
import aws4 from "aws4";
import type { CloudKeys } from "./contract.ts";

export async function aws(
  endpoint: string,
  { accessKeyId, secretAccessKey, sessionToken }: CloudKeys,
  call: { readonly service: string; readonly region: string; readonly body: string; readonly target?: string },
): Promise<{ readonly status: number; readonly body: string }> {
  const { host } = new URL(endpoint);
  const signed = aws4.sign(
    {
      service: call.service,
      region: call.region,
      method: "POST",
      path: "/",
      host,
      body: call.body,
      headers: call.target
        ? { "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": call.target }
        : { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" },
    },
    { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
  );
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: signed.headers as Record<string, string>,
    body: call.body,
  });
  return { status: answer.status, body: await answer.text() };
}
