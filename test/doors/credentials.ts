/** The door that an SDK starts, of the sources, as dist's own: `node credentials.ts <note>`. */
import { credentials } from "../../src/index.ts";

await credentials([process.execPath, process.argv[1]!], process.argv[2] ?? "");
