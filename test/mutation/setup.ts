/** A mutant is judged by moments, not minutes: properties stop early, and what fails them is found early or by tables. */
import fc from "fast-check";

fc.configureGlobal({ interruptAfterTimeLimit: 300, endOnFailure: true });
