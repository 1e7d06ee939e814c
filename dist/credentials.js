import { credentials } from "./index.js";

await credentials([process.execPath, process.argv[1]], process.argv[2] ?? "");
