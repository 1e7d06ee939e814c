import { createPrivateKey } from "node:crypto";
import { importPKCS8, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { access, refusal, startTown, type Town } from "./town.ts";

let town: Town;
let reader: { readonly clientId: string; readonly privateKey: string };
beforeAll(async () => {
  town = await startTown();
  reader = town.github.addApp({
    slug: "reader",
    id: 78,
    organization: "acme",
    permissions: { members: "read", contents: "read", pull_requests: "read" },
    repositories: ["acme/access"],
  });
});
afterAll(async () => {
  expect(town.github.unknownRoutes).toEqual([]);
  await town.stop();
});

const installation = (permissions?: Record<string, "read" | "write">) =>
  town.github.installationToken({
    appId: reader.clientId,
    privateKey: reader.privateKey,
    owner: "acme",
    repositories: ["access"],
    ...(permissions ? { permissions } : {}),
  });
const membership = (token: string | undefined, team: string, username: string) =>
  town.rest(token).teams.getMembershipForUserInOrg({ org: "acme", team_slug: team, username });

test("a token nobody issued is refused, and so is an ended one; no token sees no private repository", async () => {
  const badCredentials = { status: 401, message: expect.stringContaining("Bad credentials") };
  expect(await refusal(town.rest("ghp_invented").repos.get(access))).toMatchObject(badCredentials);
  expect(await refusal(town.rest("ghp_invented").users.getByUsername({ username: "bob" }))).toMatchObject(
    badCredentials,
  );
  const token = town.github.jobToken("acme/access", { contents: "read" });
  expect((await town.rest(token).repos.get(access)).data.id).toBe(9001);
  town.github.endToken(token);
  expect(await refusal(town.rest(token).repos.get(access))).toMatchObject(badCredentials);
  expect(await refusal(town.rest().repos.get(access))).toMatchObject({ status: 404 });
});

test("a team is read by the app with members and by people of the organization, its child teams included", async () => {
  const app = installation();
  expect((await membership(app, "platform", "bob")).data.state).toBe("active");
  expect((await membership(app, "platform", "carol")).data.state).toBe("active");
  expect(await refusal(membership(app, "oncall", "bob"))).toMatchObject({ status: 404 });
  expect((await membership(town.github.userToken("dave"), "platform", "bob")).data.state).toBe("active");
});

test("a team is not read with a GITHUB_TOKEN, without the permission, or by a stranger", async () => {
  const job = town.github.jobToken("acme/access", { contents: "write", members: "read" });
  expect(await refusal(membership(job, "platform", "bob"))).toMatchObject({ status: 404 });
  expect(await refusal(membership(installation({ contents: "read" }), "platform", "bob"))).toMatchObject({
    status: 403,
  });
  expect(await refusal(membership(town.github.userToken("mallory"), "platform", "bob"))).toMatchObject({ status: 404 });
  expect(await refusal(membership(undefined, "platform", "bob"))).toMatchObject({ status: 404 });
});

test("a permission that is not given is refused on the repository that can be seen", async () => {
  const job = town.rest(town.github.jobToken("acme/access", { contents: "read" }));
  const comment = job.issues.createComment({ ...access, issue_number: 1, body: "x" });
  expect(await refusal(comment)).toMatchObject({ status: 403 });
  const ref = job.git.createRef({ ...access, ref: "refs/heads/x", sha: "0".repeat(40) });
  expect(await refusal(ref)).toMatchObject({ status: 403 });
});

test("an installation token needs the app's own key, lives an hour, and never exceeds the app", async () => {
  expect(() => installation({ contents: "write" })).toThrow(/does not have contents: write/);
  expect(() =>
    town.github.installationToken({
      appId: reader.clientId,
      privateKey: town.writer.privateKey,
      owner: "acme",
      repositories: ["access"],
    }),
  ).toThrow(/private key/);
  const token = installation();
  await town.rest(token).repos.get(access);
  town.clock.move(60 * 60_000);
  expect(await refusal(town.rest(token).repos.get(access))).toMatchObject({ status: 401 });
});

test("an app gets its token over HTTP with a JWT of its key, and gives it up", async () => {
  const pem = createPrivateKey(reader.privateKey).export({ type: "pkcs8", format: "pem" }).toString();
  const now = Math.floor(town.clock.now() / 1000);
  const jwt = await new SignJWT({ iss: reader.clientId, iat: now - 60, exp: now + 540 })
    .setProtectedHeader({ alg: "RS256" })
    .sign(await importPKCS8(pem, "RS256"));
  const app = town.rest(jwt);
  const { data: found } = await app.apps.getRepoInstallation(access);
  const { data: made } = await app.apps.createInstallationAccessToken({
    installation_id: found.id,
    repositories: ["access"],
    permissions: { members: "read" },
  });
  expect((await membership(made.token, "platform", "bob")).data.state).toBe("active");
  await town.rest(made.token).apps.revokeInstallationAccessToken();
  expect(await refusal(membership(made.token, "platform", "bob"))).toMatchObject({ status: 401 });
  const forged = town.rest(`${jwt.slice(0, -8)}AAAAAAAA`).apps.getRepoInstallation(access);
  expect(await refusal(forged)).toMatchObject({ status: 401 });
});

test("every answer carries the sandbox's time and the hour's count", async () => {
  const bob = town.as("bob");
  const one = await bob.repos.get(access);
  const two = await bob.repos.get(access);
  expect(Math.abs(Date.parse(one.headers.date ?? "") - town.clock.now())).toBeLessThan(20_000);
  expect(one.headers["x-ratelimit-limit"]).toBe("5000");
  expect(Number(one.headers["x-ratelimit-remaining"]) - Number(two.headers["x-ratelimit-remaining"])).toBe(1);
});

test("a failure can be planted, and every request is remembered with who asked", async () => {
  town.github.fail = ({ path }) => (path === "/repos/acme/access" ? 503 : undefined);
  expect(await refusal(town.as("bob").repos.get(access))).toMatchObject({ status: 503 });
  town.github.fail = undefined;
  await town.as("bob").repos.get(access);
  expect(town.github.requests.at(-1)).toEqual({
    method: "GET",
    path: "/repos/acme/access",
    status: 200,
    identity: "bob",
  });
});
