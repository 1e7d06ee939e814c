import { policy } from "./index.js";

await policy();
