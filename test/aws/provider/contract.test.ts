import { providerContract } from "../../contract/provider.ts";
import { withMoto } from "./moto.ts";
import { startWorld } from "./world.ts";

providerContract("AWS over state in memory", () => startWorld("memory"));

withMoto("the provider contract over moto's state", () => {
  providerContract("AWS over moto's state", () => startWorld("moto"));
});
