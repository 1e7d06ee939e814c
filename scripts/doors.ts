const main = `import { main } from "./index.js";

await main(import.meta.dirname + "/credentials.js");
`;

const credentials = `import { credentials } from "./index.js";

await credentials([process.execPath, process.argv[1]], process.argv[2] ?? "");
`;

// The state is only there when \`mint\` ran in this step: without it nothing is loaded at all.
const post = `if (process.env.STATE_lease) {
  const { post } = await import("./index.js");
  await post();
}
`;

const cli = `#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error("node " + process.versions.node + " is too old: install Node 22.12 or newer, or on Linux x64 start this with node_modules/.bin/node of its clone, after npm ci");
  process.exitCode = 2;
} else {
  const { cli } = await import("./index.js");
  await cli();
}
`;

const policy = `import { policy } from "./index.js";

await policy();
`;

/** The files that the runner, the terminal and its thread start. They are written by hand because they must stay tiny. */
export function doors(): ReadonlyMap<string, Buffer> {
  return new Map([
    ["main.js", Buffer.from(main)],
    ["post.js", Buffer.from(post)],
    ["credentials.js", Buffer.from(credentials)],
    ["cli.js", Buffer.from(cli)],
    ["policy.js", Buffer.from(policy)],
    ["package.json", Buffer.from('{ "type": "module" }\n')],
  ]);
}
