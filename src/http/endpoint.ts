import { Fault } from "../core/fault.ts";

/** 127.0.0.0/8, `localhost` and `[::1]`: this machine and no other. */
export function isLoopback(url: URL): boolean {
  return url.hostname === "localhost" || url.hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
}

/**
 * An endpoint given as an input: undefined when it is empty, a Fault `input.endpoint` unless it is on loopback.
 * Endpoints that matter are pinned in code; an input that could point elsewhere would send tokens there.
 */
export function loopbackEndpoint(input: string, value: string): URL | undefined {
  if (value === "") return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !isLoopback(url) || url.username !== "" || url.password !== "") {
    throw new Fault(
      "input.endpoint",
      `the input ${input} is accepted for this machine alone (http or https on 127.0.0.0/8, localhost or [::1]): leave it out to use the real service`,
    );
  }
  return url;
}
