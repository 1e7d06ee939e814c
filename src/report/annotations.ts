import type { Finding } from "../core/finding.ts";
import type { Annotation } from "../core/report.ts";
import { plain } from "./plain.ts";

/** A finding as values for GitHub's annotation on the line; the adapter prints it. */
export function annotationOf({ code, file, line, column, message, fix, level }: Finding): Annotation {
  return { level, title: code, message: `${plain(message)}. Fix: ${plain(fix)}`, file, line, column };
}
