import { playLife } from "./life.ts";

playLife("memory");
