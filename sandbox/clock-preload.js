// Loaded with `--import` into processes of the sandbox's runner: moves their calendar by SANDBOX_CLOCK_OFFSET milliseconds.
// Timers are left alone; nothing in src/ or dist/ knows of this.
const offset = Number(process.env.SANDBOX_CLOCK_OFFSET ?? "0");
if (offset !== 0) {
  const Real = Date;
  const now = () => Real.now() + offset;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(now());
      else super(...parts);
    }
    static now() {
      return now();
    }
  };
}
