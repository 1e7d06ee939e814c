/** A mutant is judged by seconds, not minutes: properties stop after four, and what fails them is found early or by tables. */
import fc from "fast-check";

fc.configureGlobal({ interruptAfterTimeLimit: 4_000 });
