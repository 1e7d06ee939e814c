/** Enters a door of the sources as dist's doors do: `node door.ts main`. The post door looks at the state first, like dist/post.js. */
const name = process.argv[2];
if (name !== "main" && name !== "post") throw new Error(`no door is called ${name}`);
if (name === "main" || process.env.STATE_lease) {
  const doors = await import("../../src/index.ts");
  await (name === "main" ? doors.main(`${import.meta.dirname}/credentials.ts`) : doors.post());
}

export {};
