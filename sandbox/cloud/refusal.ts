/** An answer that is not a success, in the words of the service that gives it. */
export class Refusal extends Error {
  /** AWS's error code: `NoSuchEntity`. */
  readonly code: string;
  /** HTTP status. */
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.status = status;
  }
}
