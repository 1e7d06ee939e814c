if (process.env.STATE_lease) {
  const { post } = await import("./index.js");
  await post();
}
