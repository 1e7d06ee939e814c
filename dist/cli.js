#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error("node " + process.versions.node + " is too old: install Node 22.12 or newer, or on Linux x64 start this with node_modules/.bin/node of its clone, after npm ci");
  process.exitCode = 2;
} else {
  const { cli } = await import("./index.js");
  await cli();
}
