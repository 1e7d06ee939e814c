import { createHmac } from "node:crypto";
import { type AddressInfo, createServer, type Socket } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { isPublic } from "../../src/alerts/address.ts";
import { signature } from "../../src/alerts/message.ts";
import { post } from "../../src/alerts/post.ts";
import { readReceivers } from "../../src/alerts/receiver.ts";
import { webhooks } from "../../src/alerts/send.ts";
import { type Alert, alertsOf } from "../../src/core/alert.ts";
import { type EventKind, event } from "../../src/core/event.ts";
import { startReceiver } from "./receiving.ts";

const at = Date.UTC(2026, 10, 22, 3, 0, 0);
const key = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const routing = "0123456789abcdef0123456789abcdef";
const about = { grant: "payments-production/backfill-4211", mark: "m" };

const opened = event("bound", at, about, "m", {
  resource: "arn:aws:iam::210987654321:role/r",
  from: "2026-11-22T03:00:00Z",
  until: "2026-11-22T04:00:00Z",
  pullRequest: 7,
  reference: "eyJ2IjoxfQ",
});
const trouble = event("incident", at, { grant: "", mark: "" }, "r", { resource: "arn:r", why: "nothing explains it" });

/** Sends through real sockets, without waiting between tries. */
async function tell(lines: string, alerts: readonly Alert[], resolve?: (name: string) => Promise<never[]>) {
  const waits: number[] = [];
  const wait = async (ms = 0) => void waits.push(ms);
  const sender = webhooks(readReceivers(lines), {
    installation: "acme",
    clock: { now: () => at },
    wait: wait as never,
    ...(resolve ? { resolve } : {}),
  });
  return { undelivered: await sender.tell(alerts), waits };
}

describe("what is told", () => {
  test("an opening, an end and an incident; nothing else", () => {
    const kinds: EventKind[] = ["decided", "refused", "dispatched", "sealed", "deleted", "used", "reverted"];
    expect(alertsOf(kinds.map((kind) => event(kind, at, about, kind, { why: "w" })))).toEqual([]);
    const over = event("ended", at, about, "ended", { ending: "expired", why: "its time was over" });
    expect(alertsOf([opened, over, trouble]).map(({ type, severity, says }) => [type, severity, says])).toEqual([
      ["lease.opened", "info", `${about.grant} is open from 2026-11-22T03:00:00Z until 2026-11-22T04:00:00Z`],
      ["lease.ended", "info", `${about.grant} has ended: its time was over`],
      ["incident", "critical", "nothing explains it (arn:r)"],
    ]);
  });

  test("an end that failed, as that and not as an end, until it is sealed", () => {
    const resource = "arn:aws:iam::210987654321:role/r";
    const detail = { resource, account: "210987654321", ending: "revoked", code: "aws.unavailable", why: "throttled" };
    const until = "2026-11-22T04:00:00Z";
    const failed = event("unended", at, about, { resource, at: "x" }, { ...detail, until });
    const foreign = event("unended", at, { grant: "", mark: "" }, { resource, at: "y" }, detail);
    const over = event("ended", at, about, "ended", { ending: "revoked", why: "it was revoked" });
    const sealed = event("sealed", at, about, resource, { resource });
    expect(alertsOf([over, failed]).map(({ type, severity, says }) => [type, severity, says])).toEqual([
      [
        "lease.unended",
        "error",
        `${about.grant}: could not be ended (revoked): throttled; it ends by itself at ${until} (${resource})`,
      ],
    ]);
    expect(alertsOf([foreign])[0]?.says).toContain("nothing else ends it: look at it now");
    expect(alertsOf([{ ...failed, at: "2026-11-22T05:00:00Z" }])[0]?.says).toContain("nobody has access since");
    const [again] = alertsOf([failed]);
    expect(alertsOf([sealed], [over, failed])).toEqual([
      expect.objectContaining({ id: sealed.id, type: "lease.ended", severity: "info", repeats: again!.repeats }),
    ]);
    expect(alertsOf([sealed], [failed, sealed])).toEqual([]);
  });

  test("of very many of one type some, and how many more there are", () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      event("ended", at, { grant: `t/${index}`, mark: "" }, "ended", { ending: "expired", why: "over" }),
    );
    const told = alertsOf([...many, trouble]);
    expect(told).toHaveLength(21);
    expect(told[19]).toMatchObject({
      type: "lease.ended",
      grant: "",
      says: expect.stringMatching(/^281 more: t\/19, t\/20/),
    });
    expect(told[20]).toMatchObject({ type: "incident" });
  });

  test("a closed form, in one short line, whatever an event holds: no reference, no document, no control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (why) => {
        const [alert] = alertsOf([event("incident", at, about, "x", { resource: why, why, secret: why })]);
        expect(Object.keys(alert!).sort()).toEqual(["at", "grant", "id", "says", "severity", "type"]);
        expect(alert!.says.length).toBeLessThanOrEqual(500);
        expect(alert!.says).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
    expect(JSON.stringify(alertsOf([opened]))).not.toContain("eyJ2IjoxfQ");
  });
});

describe("a Standard Webhooks receiver", () => {
  let receiver: Awaited<ReturnType<typeof startReceiver>> | undefined;
  afterEach(() => receiver?.stop());

  test("is signed to as the specification's own example is", () => {
    const published = {
      key: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      body: '{"test": 2432232314}',
    };
    expect(signature(published, 1_614_265_330_000)).toEqual({
      "webhook-id": published.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  test("can tell who sent it and when, and knows what it was told before", async () => {
    receiver = await startReceiver();
    const { undelivered } = await tell(`standard ${receiver.url}/hook ${key}`, alertsOf([opened]));
    expect(undelivered).toEqual([]);
    const [{ headers, body, path }] = receiver.received as [(typeof receiver.received)[0]];
    expect(path).toBe("/hook");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const mac = createHmac("sha256", Buffer.alloc(32, 7)).update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${mac}`);
    expect(headers["webhook-id"]).toBe(opened.id);
    expect(JSON.parse(body)).toEqual({
      type: "lease.opened",
      timestamp: "2026-11-22T03:00:00Z",
      data: {
        severity: "info",
        grant: about.grant,
        says: expect.any(String),
        pullRequest: 7,
        installation: "acme",
      },
    });
  });

  test("that fails in a way that passes is tried again, four times at most, with pauses that grow", async () => {
    receiver = await startReceiver([500, 429, 503]);
    const { undelivered, waits } = await tell(`standard ${receiver.url} ${key}`, alertsOf([opened]));
    expect(undelivered).toEqual([]);
    expect(receiver.received.length).toBe(4);
    expect(waits.length).toBe(3);
    for (const [at, ms] of waits.entries()) {
      expect(ms).toBeGreaterThanOrEqual(0.75 * 500 * 2 ** at);
      expect(ms).toBeLessThanOrEqual(1.25 * 500 * 2 ** at);
    }
    await receiver.stop();
    receiver = await startReceiver([500, 500, 500, 500, 500]);
    const again = await tell(`standard ${receiver.url} ${key}`, alertsOf([opened]));
    expect(receiver.received.length).toBe(4);
    expect(again.undelivered).toMatchObject([{ receiver: "receiver 1 (standard)", why: "it answered 500" }]);
  });

  test("that refuses is not asked again", async () => {
    receiver = await startReceiver([410]);
    const { undelivered } = await tell(`standard ${receiver.url} ${key}`, alertsOf([opened]));
    expect(receiver.received.length).toBe(1);
    expect(undelivered).toMatchObject([{ why: "it answered 410" }]);
  });

  test("that answers byte by byte holds nobody up", async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on("error", () => {}));
      const head = [..."HTTP/1.1 200 OK\r\nx"];
      const drip = setInterval(() => socket.write(head.shift() ?? "a"), 300);
      socket.on("close", () => clearInterval(drip));
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    // A header's name that never ends: there is no silence, and no answer either.
    const answered = await Promise.race([
      post(url, { headers: {}, body: "{}" }),
      new Promise((late) => setTimeout(late, 20_000, "still waiting")),
    ]);
    expect(answered).toMatchObject({ final: false });
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });

  test("that redirects is not followed", async () => {
    const trap = await startReceiver();
    receiver = await startReceiver([trap.url]);
    const { undelivered } = await tell(`standard ${receiver.url} ${key}`, alertsOf([opened]));
    expect(undelivered).toMatchObject([{ why: "it answered 302, and no redirect is followed" }]);
    expect(trap.received).toEqual([]);
    await trap.stop();
  });
});

describe("chat and pager", () => {
  test("chat gets plain text in which nothing is a mention, a link or markup", async () => {
    const receiver = await startReceiver();
    const [alert] = alertsOf([trouble]) as [Alert];
    await tell(`slack ${receiver.url}`, [{ ...alert, says: "<!channel> <https://evil.example|ok> & *bold*" }]);
    const { text, blocks } = JSON.parse(receiver.received[0]!.body) as {
      text: string;
      blocks: { text: { type: string; text: string } }[];
    };
    expect(text).toContain("&lt;!channel&gt; &lt;https://evil.example|ok&gt; &amp; *bold*");
    expect(blocks[0]!.text).toMatchObject({ type: "plain_text", text: expect.stringContaining("<!channel>") });
    await receiver.stop();
  });

  test("the pager is told once of what fails again and again, and that it is mended", async () => {
    const receiver = await startReceiver([202, 202, 202]);
    const base = alertsOf([trouble])[0]!;
    const failed = (id: string): Alert => ({ ...base, id, type: "lease.unended", repeats: "f".repeat(32) });
    const mended: Alert = { ...failed("3"), type: "lease.ended", severity: "info" };
    await tell(`pagerduty ${routing} ${receiver.url}/v2/enqueue`, [failed("1"), failed("2"), mended]);
    const sent = receiver.received.map(({ body }) => JSON.parse(body) as { event_action: string; dedup_key: string });
    expect(sent.map(({ event_action, dedup_key }) => [event_action, dedup_key])).toEqual(
      ["trigger", "trigger", "resolve"].map((action) => [action, `sallyport-${"f".repeat(32)}`]),
    );
    expect(Object.keys(sent[2]!)).toEqual(["routing_key", "dedup_key", "event_action"]);
    await receiver.stop();
  });

  test("the pager is told of what somebody should get up for, once for each, and of nothing else", async () => {
    const receiver = await startReceiver([202, 202]);
    const { undelivered } = await tell(`pagerduty ${routing} ${receiver.url}/v2/enqueue`, alertsOf([opened, trouble]));
    expect(undelivered).toEqual([]);
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual([
      {
        routing_key: routing,
        event_action: "trigger",
        dedup_key: `sallyport-${trouble.id}`,
        payload: {
          summary: "nothing explains it (arn:r)",
          source: "sallyport acme",
          severity: "critical",
          timestamp: "2026-11-22T03:00:00Z",
          component: "",
          class: "incident",
          custom_details: {},
        },
      },
    ]);
    await receiver.stop();
  });
});

describe("a receiver's address", () => {
  test.each([
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.255.255",
    "192.168.1.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:169.254.169.254",
    "::ffff:a9fe:a9fe",
    "64:ff9b::a9fe:a9fe",
    "fe80::1",
    "fe80::1%eth0",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "2002:a9fe:a9fe::1",
    "no address",
  ])("%s is of no public host", (address) => {
    expect(isPublic(address)).toBe(false);
  });

  test.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])("%s is", (address) => {
    expect(isPublic(address)).toBe(true);
  });

  test.each([
    [[{ address: "169.254.169.254", family: 4 }]],
    [
      [
        { address: "93.184.216.34", family: 4 },
        { address: "10.0.0.8", family: 4 },
      ],
    ],
    [[{ address: "::ffff:10.0.0.8", family: 6 }]],
    [[]],
  ])("a name that leads inside is refused when connecting, and is not tried again: %j", async (addresses) => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return addresses as never[];
    };
    const { undelivered } = await tell(`slack https://hooks.example.com/T/B/x`, alertsOf([trouble]), resolve);
    expect(undelivered).toMatchObject([{ why: expect.stringMatching(/^its host is at .*no public address$/) }]);
    expect(asked).toBe(1);
  });

  test.each([
    "https://169.254.169.254/latest",
    "https://[fd00:ec2::254]/",
    "https://0xA9FEA9FE/",
    "https://2852039166/",
  ])("%s, written out, is refused without a lookup", async (url) => {
    const { undelivered } = await tell(`slack ${url}`, alertsOf([trouble]), async () => {
      throw new Error("nothing is looked up");
    });
    expect(undelivered).toMatchObject([{ why: expect.stringMatching(/no public address$/) }]);
  });
});

describe("the list of receivers", () => {
  test("takes comments and empty lines", () => {
    expect(readReceivers(`\n# chat\n  slack https://hooks.example.com/x \n\n`).map(({ kind }) => kind)).toEqual([
      "slack",
    ]);
    expect(readReceivers("")).toEqual([]);
  });

  test.each([
    ["slack http://hooks.example.com/x", "its address must be https"],
    ["slack https://user:pw@hooks.example.com/x", "without a user name"],
    ["slack ftp://127.0.0.1/x", "its address must be https"],
    ["slack https://hooks.example.com/x y", "`slack` takes an address and nothing else"],
    ["standard https://hooks.example.com/x", "`standard` takes an address and a key"],
    ["standard https://hooks.example.com/x whsec_AAAA", "a key of 24 to 64 bytes"],
    ["pagerduty short", "routing key"],
    [`pagerduty ${routing} https://events.example.com/v2/enqueue`, "and nothing else"],
    ["email ops@example.com", "a line begins with standard, slack or pagerduty"],
  ])("refuses %s, naming the line and never what stands in it", (line, why) => {
    expect(() => readReceivers(`# one\n${line}`)).toThrow(why);
    try {
      readReceivers(`# one\n${line}`);
    } catch (fault) {
      const { message } = fault as Error;
      expect(message).toMatch(/^line 2 of the input alerts is refused: /);
      for (const word of line.split(" ").slice(1)) expect(message).not.toContain(word);
    }
  });
});
