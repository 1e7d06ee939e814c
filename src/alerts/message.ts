import { createHmac } from "node:crypto";
import type { Alert } from "../core/alert.ts";
import { type Instant, second } from "../core/time.ts";
import { keyBytes, type Receiver } from "./receiver.ts";

/** What is sent: a body that is JSON, and headers. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An alert and the installation that it is of. */
type Named = Alert & { readonly installation: string };

const json = { "content-type": "application/json", "user-agent": "sallyport" };

/** An alert of an installation in the words of its receiver; undefined when that kind of receiver is not told of it. */
export function messageFor(
  receiver: Receiver,
  alert: Alert,
  { at, installation }: { readonly at: Instant; readonly installation: string },
): Message | undefined {
  switch (receiver.kind) {
    case "standard":
      return standard(receiver.key.reveal(), { ...alert, installation }, at);
    case "slack":
      return { headers: json, body: JSON.stringify(slack({ ...alert, installation })) };
    case "pagerduty":
      // Only what somebody should get up for, and that it is mended.
      if (alert.severity === "info" && alert.repeats === undefined) return undefined;
      return { headers: json, body: JSON.stringify(pagerduty(receiver.key.reveal(), { ...alert, installation })) };
  }
}

/**
 * Signed over id, time in whole seconds and body, so that a receiver can tell who sent it and when.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
function standard(key: string, alert: Named, at: Instant): Message {
  const { type, at: timestamp, id, ...data } = alert;
  const body = JSON.stringify({ type, timestamp, data });
  return { body, headers: { ...json, ...signature({ key, id, body }, at) } };
}

/** The three headers of Standard Webhooks. */
export function signature(
  { key, id, body }: { readonly key: string; readonly id: string; readonly body: string },
  at: Instant,
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(at / second));
  const bytes = keyBytes(key);
  if (bytes === undefined) throw new TypeError("a receiver's key was not checked when it was read");
  const signed = createHmac("sha256", bytes).update(`${id}.${seconds}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": seconds, "webhook-signature": `v1,${signed}` };
}

/**
 * Plain text in a block, so that nothing in it is a link, a mention or markup; `text` is for notifications and is escaped.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
function slack({ says, severity, installation }: Named): object {
  const text = `Sallyport (${installation}), ${severity}: ${says}`;
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return {
    text: escaped,
    blocks: [{ type: "section", text: { type: "plain_text", text, emoji: false } }],
  };
}

/** https://developer.pagerduty.com/docs/events-api-v2-overview */
function pagerduty(key: string, alert: Named): object {
  const { id, says, severity, at, grant, installation, type, pullRequest, repeats = id } = alert;
  const about = { routing_key: key, dedup_key: `sallyport-${repeats}` };
  if (severity === "info") return { ...about, event_action: "resolve" };
  return {
    ...about,
    event_action: "trigger",
    payload: {
      summary: says,
      source: `sallyport ${installation}`,
      severity,
      timestamp: at,
      component: grant,
      class: type,
      custom_details: pullRequest === undefined ? {} : { pull_request: pullRequest },
    },
  };
}
