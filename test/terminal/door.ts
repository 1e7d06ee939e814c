/** Enters the terminal's door of the sources as dist/cli.js does. */
import { cli } from "../../src/cli.ts";

await cli();
