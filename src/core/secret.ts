const hidden = "[secret]";
/** By this name `console.log` asks a value how it wants to be shown: https://nodejs.org/api/util.html#utilinspectcustom */
const shown = Symbol.for("nodejs.util.inspect.custom");

/** A value that may be used but never shown: every way of printing it prints `[secret]`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that must send or store it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [shown](): string {
    return hidden;
  }
}
