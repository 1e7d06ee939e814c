import { providerContract } from "../../contract/provider.ts";
import { startWorld } from "./world.ts";

providerContract("AWS over state in memory", () => startWorld("memory"));
