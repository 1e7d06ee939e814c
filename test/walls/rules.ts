/** What the table of imports does not say. Each rule answers with what breaks it; none means kept. */
import { type Source, unreadLoading, withoutComments } from "./imports.ts";

/** Files that may load in a way of their own, and why. */
const loaders: Readonly<Record<string, RegExp>> = {
  // Its own folder's thread.ts, or the door of the bundle that loads it.
  "src/policy/aside.ts": /^new Worker\(new URL\(door, import\.meta\.url\), \{ workerData \}\);$/,
  // node:http without reading every export of it: that would load the whole of fetch.
  "src/http/send.ts": /^getBuiltinModule\(url\.protocol === "https:" \? "node:https" : "node:http"\)/,
};

/** Variables that a file may read of the environment; `*` hands the whole on, to src/github, which knows the runner's, or to git. */
const environment: Readonly<Record<string, readonly string[]>> = {
  "src/main.ts": ["*"],
  "src/post.ts": ["*"],
  "src/credentials.ts": ["*"],
  "src/step.ts": ["*", "GITHUB_EVENT_PATH"],
  "src/terminal/run.ts": ["GITHUB_TOKEN", "GH_TOKEN"],
  "src/terminal/keys.ts": ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"],
  // A person's own git, in their own clone, finds their own keys.
  "src/git/workbench.ts": ["*"],
  "src/git/command.ts": ["PATH", "HOME", "SSH_AUTH_SOCK"],
};

/** Files that may ask what time it is: the doors, which read it once, and three that wait for a peer or compare its clock with ours. */
const clocks = [
  "src/main.ts",
  "src/post.ts",
  "src/credentials.ts",
  "src/step.ts",
  "src/terminal/run.ts",
  "src/providers/aws/client.ts",
  "src/github/forge/fault.ts",
  "src/github/client.ts",
];

/** Layers in which nothing may come from outside but by parameter. */
const pure = /^src\/(core|approval|report|commands|policy|ledger)\//;

/** In pieces, so that this file is not what it looks for. */
const word = (...pieces: readonly string[]) => pieces.join("");
const unfinished = new RegExp(
  `\\b(${[word("TO", "DO"), word("FIX", "ME"), word("XX", "X"), word("HA", "CK")].join("|")})\\b`,
  "g",
);

export const rules: Readonly<Record<string, (source: Source) => readonly string[]>> = {
  "everything that is loaded can be read from the text": (source) =>
    inSrc(source) ? unreadLoading(source).filter((way) => !loaders[source.path]?.test(way)) : [],

  "the environment is read where it is known, variable by variable": (source) => {
    if (!inSrc(source)) return [];
    const allowed = environment[source.path] ?? [];
    return variables(withoutComments(source.text)).filter((name) => !allowed.includes(name));
  },

  "the time is asked for at the doors": (source) =>
    inSrc(source) && !clocks.includes(source.path)
      ? matches(source, /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.|\bhrtime\b/g)
      : [],

  "what decides has no process, no timer, no chance and no network": (source) =>
    pure.test(source.path)
      ? matches(
          source,
          /\bprocess\.|\bglobalThis\b|\bset(?:Timeout|Interval|Immediate)\(|\bMath\.random\b|\bcrypto\.getRandom|(?<![.\w])fetch\(/g,
        )
      : [],

  // It would follow a proxy variable: requests go through src/http or a client that is told its transport.
  "nobody calls the global fetch": (source) =>
    inSrc(source) ? matches(source, /\bglobalThis\.fetch\b|(?<![.\w(])fetch\("/g) : [],

  "no module is mocked": (source) =>
    matches(source, /\b(?:vi|vitest|jest|mock)\s*\.\s*(?:(?:do|un|dont|auto)?[mM]ock\w*|module)\s*\(/g),

  "no test is skipped or runs alone": (source) =>
    matches(
      source,
      /\b(?:describe|suite|it|test)(?:\s*\.\s*\w+)*\s*\.\s*(?:skip|only|todo|skipIf|runIf|fails)\b|\b(?:x|f)(?:it|describe|test)\s*\(|\bctx\.skip\(/g,
    ),

  "nothing is left for later": ({ text }) => Array.from(text.matchAll(unfinished), ([mark]) => mark),

  "the types are not silenced": ({ text }) =>
    Array.from(text.matchAll(new RegExp(word("@ts", "-(?:ignore|nocheck|expect-error)"), "g")), ([mark]) => mark),
};

function inSrc({ path }: Source): boolean {
  return path.startsWith("src/");
}

function matches({ text }: Source, pattern: RegExp): readonly string[] {
  return Array.from(withoutComments(text).matchAll(pattern), ([found]) => found);
}

/** Names read from `process.env`; `*` for every other use of it, which could read anything. */
function variables(code: string): readonly string[] {
  const unpacked = /\{([^{}]*)\}\s*=\s*process\.env;/g;
  const named = /\bprocess\.env\.([A-Z_]+)\b/g;
  const names = Array.from(code.matchAll(unpacked), ([, list = ""]) =>
    list.split(",").map((one) => one.split(":")[0]!.trim()),
  );
  const rest = code.replace(unpacked, "").replace(named, "");
  return [
    ...names.flat().filter(Boolean),
    ...Array.from(code.matchAll(named), ([, name = ""]) => name),
    ...(/\benv\b/.test(rest.replace(/\benv:|"env"/g, "")) || /\bprocess\s*\[|node:process/.test(rest) ? ["*"] : []),
  ];
}
