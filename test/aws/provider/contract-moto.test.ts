import { providerContract } from "../../contract/provider.ts";
import { withMoto } from "../../moto.ts";
import { startWorld } from "./world.ts";

withMoto("the provider contract over moto's state", () => {
  providerContract("AWS over moto's state", () => startWorld("moto"));
});
