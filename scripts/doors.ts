const main = `import { main } from "./index.js";

await main();
`;

// The state is only there when \`mint\` ran in this step: without it nothing is loaded at all.
const post = `if (process.env.STATE_lease) {
  const { post } = await import("./index.js");
  await post();
}
`;

const cli = `#!/usr/bin/env node
import { cli } from "./index.js";

await cli();
`;

/** The files that the runner and the terminal start. They are written by hand because they must stay tiny. */
export function doors(): ReadonlyMap<string, Buffer> {
  return new Map([
    ["main.js", Buffer.from(main)],
    ["post.js", Buffer.from(post)],
    ["cli.js", Buffer.from(cli)],
    ["package.json", Buffer.from('{ "type": "module" }\n')],
  ]);
}
