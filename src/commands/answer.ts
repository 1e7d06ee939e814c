import { Fault } from "../core/fault.ts";
import type { Finding } from "../core/finding.ts";
import type { Readers } from "../core/report.ts";
import { forReaders } from "../report/readers.ts";

/**
 * What a command has to say, for whichever door it came through.
 * Exit codes: 0 all is well; 1 the answer is no (findings, a denial, a broken chain, something that failed to close);
 * 2 the command was used wrongly; 3 the world failed (a Fault), and trying again may help.
 */
export interface Answer {
  readonly exit: 0 | 1 | 3;
  /** For a terminal or a log; may have many lines. */
  readonly text: string;
  /** For `--json`. */
  readonly json: unknown;
  /** For a spreadsheet, where the command has a table to give. */
  readonly csv?: string;
  /** For a job summary. */
  readonly markdown?: string;
  /** For annotations. */
  readonly findings?: readonly Finding[];
  /** For later jobs of the same run. */
  readonly outputs?: Readonly<Record<string, string>>;
}

/** What of an answer goes into a run's log, annotations and summary, for those who can read them. */
export function publicly(answer: Answer, readers: Readers): Answer {
  const said = (text: string) => forReaders(text, readers);
  const { text, markdown, findings } = answer;
  return {
    ...answer,
    text: said(text),
    ...(markdown === undefined ? {} : { markdown: said(markdown) }),
    ...(findings === undefined
      ? {}
      : {
          findings: findings.map((finding) => ({ ...finding, message: said(finding.message), fix: said(finding.fix) })),
        }),
  };
}

/** The same of what a command failed of, with its causes; until it is known who can read the log, everybody can. */
export function failedPublicly(failure: unknown, readers: Readers | undefined): unknown {
  if (!(failure instanceof Error)) return typeof failure === "string" ? forReaders(failure, readers) : failure;
  const cause = failure.cause === undefined ? undefined : failedPublicly(failure.cause, readers);
  const message = forReaders(failure.message, readers);
  if (failure instanceof Fault)
    return new Fault(failure.code, message, {
      retryable: failure.retryable,
      ...(cause === undefined ? {} : { cause }),
    });
  const told = new Error(message, cause === undefined ? undefined : { cause });
  told.name = failure.name;
  // A bug is told by its stack, whose first lines are its message.
  if (failure.stack !== undefined) told.stack = forReaders(failure.stack, readers);
  return told;
}
