/** The last line of a test run, for people and programs: how many tests passed and how many did not. */
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** Counted from the results themselves. A file that could not be run, and an error outside of any test, is a failure. */
export function summary(
  modules: readonly Pick<TestModule, "children" | "errors">[],
  unhandled: readonly SerializedError[],
): string {
  let [passed, failed] = [0, unhandled.length];
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      if (test.result().state === "passed") passed += 1;
      else failed += 1;
    }
    failed += module.errors().length;
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
  }
  return `${passed} passed, ${failed} failed`;
}

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    process.stdout.write(`\n${summary(modules, unhandled)}\n`);
  }
}
