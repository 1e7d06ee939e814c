// Preload for tests: writes the address of every file module that the process loads to the file named by LOADED.
import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";

registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:")) appendFileSync(process.env.LOADED, `${url}\n`);
    return next(url, context);
  },
});
