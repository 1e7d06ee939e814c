import { chainFaults, continueChain, lineDigest, readLine, writeLines } from "../core/chain.ts";
import type { Event, LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { iso } from "../core/time.ts";
import type { FileChange, Forge, Ledger, LedgerState, Repository, TreeEntry } from "../ports.ts";

const folder = "events";
const attempts = 5;

/** How many files are read at once, from the newest backwards. */
const batch = 64;

/**
 * The ledger on a branch of its own: every append is one file `events/<first line's number>.jsonl` in one signed commit,
 * made only if the branch still stands where it was read (compare and swap).
 * Faults: `ledger.broken` names the line; `ledger.busy` (retryable) after five lost races; those of repository and forge.
 */
export function branchLedger(options: {
  readonly branch: string;
  readonly repository: Pick<Repository, "branchTip" | "tree" | "blobs">;
  readonly forge: Pick<Forge, "commit" | "createOrphan">;
}): Ledger {
  const { branch, repository, forge } = options;

  /** Its files, oldest first. */
  async function filesAt(commit: string): Promise<readonly TreeEntry[]> {
    const files = (await repository.tree(commit, folder)).filter(({ path }) => path.endsWith(".jsonl"));
    return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  async function linesIn(files: readonly TreeEntry[]): Promise<readonly LedgerLine[]> {
    const blobs = await repository.blobs(files.map(({ oid }) => oid));
    return files.flatMap(({ path, oid }) => readFile(path, blobs.get(oid)?.toString("utf8") ?? ""));
  }

  /** What was read last. A commit never changes, and the ledger is looked at again before and after each bind. */
  let known: LedgerState | undefined;

  async function read(): Promise<LedgerState> {
    const commit = await repository.branchTip(branch);
    if (commit === undefined) return { head: "", lines: [], commit };
    if (known?.commit === commit) return known;
    const lines = await linesIn(await filesAt(commit));
    const [fault] = chainFaults(lines);
    if (fault !== undefined) throw broken(fault);
    const last = lines.at(-1);
    known = { head: last ? lineDigest(last) : "", lines, commit };
    return known;
  }

  return {
    read,

    async recent(since) {
      const commit = await repository.branchTip(branch);
      const files = commit === undefined ? [] : await filesAt(commit);
      let lines: readonly LedgerLine[] = [];
      for (let end = files.length; end > 0; end -= batch) {
        lines = [...(await linesIn(files.slice(Math.max(0, end - batch), end))), ...lines];
        // A line is written when it is said, so that what lies before an older one is older too.
        if (lines[0] !== undefined && lines[0].at < iso(since)) break;
      }
      return lines;
    },

    async append(events) {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const state = await read();
        const added = continueChain(state.lines, events);
        if (added.length === 0) return { state, written: 0 };
        const commit = await write(state, added);
        if (commit === undefined) continue;
        const lines = [...state.lines, ...added];
        return { state: { head: lineDigest(added.at(-1)!), lines, commit }, written: added.length };
      }
      throw new Fault(
        "ledger.busy",
        `the ledger branch ${branch} moved ${attempts} times while it was written: run again`,
        { retryable: true },
      );
    },
  };

  /** The commit that holds the lines now; undefined when somebody else was faster. */
  async function write(state: LedgerState, added: readonly LedgerLine[]): Promise<string | undefined> {
    const message = messageFor(added);
    const files = [fileOf(added)];
    if (state.commit === undefined) {
      const commit = await forge.createOrphan(branch, message, files);
      // Where the branch is there already, nothing was written: what it holds tells whose it is.
      return lineDigest(added.at(-1)!) === (await read()).head ? commit : undefined;
    }
    try {
      return await forge.commit({ branch, expectedHead: state.commit, message, files });
    } catch (cause) {
      if (cause instanceof Fault && cause.code === "github.head-moved") return undefined;
      throw cause;
    }
  }
}

function fileOf(added: readonly LedgerLine[]): FileChange {
  return { path: `${folder}/${String(added[0]!.seq).padStart(10, "0")}.jsonl`, content: writeLines(added) };
}

/** History can be read without opening files: every commit names its grants, its events and the head it makes. */
function messageFor(added: readonly LedgerLine[]): string {
  const grants = [...new Set(added.map(({ grant }) => grant).filter(Boolean))];
  const subject =
    grants.length === 1
      ? `Record ${added.length} events of ${grants[0]}`
      : `Record ${added.length} events of ${grants.length} grants`;
  return [
    subject,
    "",
    ...grants.map((grant) => `Grant: ${grant}`),
    ...added.map((line: Event) => `Event: ${line.kind} ${line.id}`),
    `Ledger: ${lineDigest(added.at(-1)!)}`,
  ].join("\n");
}

function readFile(path: string, text: string): LedgerLine[] {
  if (!text.endsWith("\n")) throw broken(`${path} does not end with a line end: it was cut`);
  return text
    .slice(0, -1)
    .split("\n")
    .map((entry, index) => {
      const line = readLine(entry);
      if (typeof line === "string") throw broken(`${path} line ${index + 1}: ${line}`);
      return line;
    });
}

function broken(what: string): Fault {
  return new Fault(
    "ledger.broken",
    `the ledger does not hold together: ${what}; find out who changed the ledger branch`,
  );
}
