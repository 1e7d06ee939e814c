import { withMoto } from "../moto.ts";
import { playLife } from "./life.ts";

withMoto("the life of two leases over moto's state", () => playLife("moto"));
