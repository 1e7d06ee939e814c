import { Fault } from "../core/fault.ts";
import type { Provider } from "../ports.ts";

/** A provider that refuses to write, for commands that only look: not even a bug of theirs changes a cloud. */
export function dryRun(provider: Provider): Provider {
  const refused = (verb: string) => async (): Promise<never> => {
    throw new Fault("provider.dry-run", `${verb} in ${provider.account} was refused: this command only reads`);
  };
  const writes = { bind: refused("bind"), unbind: refused("unbind"), remove: refused("remove") };
  return { ...provider, ...writes, repair: refused("repair") };
}

/** A provider whose verbs fail (Fault `provider.timeout`, retryable) when they take longer, in milliseconds: one account never holds up the others. */
export function withDeadline(provider: Provider, milliseconds: number): Provider {
  const limited =
    <Input extends unknown[], Output>(verb: string, work: (...input: Input) => Promise<Output>) =>
    (...input: Input): Promise<Output> =>
      deadline(`${verb} in ${provider.account}`, milliseconds, work(...input));
  return {
    ...provider,
    list: limited("list", provider.list),
    room: limited("room", provider.room),
    bind: limited("bind", provider.bind),
    unbind: limited("unbind", provider.unbind),
    remove: limited("remove", provider.remove),
    differences: limited("differences", provider.differences),
    repair: limited("repair", provider.repair),
    anchor: limited("anchor", provider.anchor),
    uses: limited("uses", provider.uses),
    changes: limited("changes", provider.changes),
  };
}

async function deadline<Value>(what: string, milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Fault("provider.timeout", `${what} took over ${milliseconds} ms; run it again`, { retryable: true }),
        ),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
