import { Composer, type CST, isAlias, isMap, isScalar, isSeq, Lexer, type Node, type Pair, Parser, Schema } from "yaml";
import { byPlace, type Finding, type Pointer } from "./finding.ts";
import { offsetOf, type Place, placeIn, start } from "./place.ts";
import { clip, disguised, hiddenCharacter, hiddenRuns } from "./text.ts";

/** How large a document may be, in bytes, and how deeply its lists and maps may nest. */
export interface YamlLimits {
  readonly bytes: number;
  readonly depth: number;
}

export const grantLimits: YamlLimits = { bytes: 16 * 1024, depth: 20 };
export const controlLimits: YamlLimits = { bytes: 256 * 1024, depth: 20 };

export interface Yaml {
  /** What the document says; undefined when it is not one readable document. Present beside findings when reading could go on. */
  readonly value: unknown;
  readonly findings: Finding[];
  /** Where a value stands (or, `atKey`, its key); the nearest thing around it when it does not exist. */
  locate(pointer: Pointer, atKey?: boolean): Place;
}

/** The most findings told of one file: past it, a file is beyond mending line by line. */
export const mostFindings = 100;

/**
 * The one way YAML is read here: YAML 1.2, core schema, one document of plain maps, lists and scalars.
 * Refused: bytes that are not UTF-8, characters that cannot be seen, directives, anchors, aliases, tags, merge keys,
 * keys that are not strings, repeated keys, and keys that JavaScript objects treat specially. Never throws for what a file holds.
 */
export function parseYaml(file: string, bytes: Uint8Array, limits: YamlLimits = grantLimits): Yaml {
  if (bytes.byteLength > limits.bytes) return tooLarge(file, bytes.byteLength, limits.bytes);
  const text = utf8.decode(bytes);
  const reading = new Reading(text);
  const value = reading.value(limits.depth);
  // Nodes are large and most files have nothing told of them: they are made again for those that have.
  let again: { readonly root: Node | undefined } | undefined;
  const root = () => {
    again ??= { root: new Reading(text).compose(limits.depth) };
    return again.root;
  };
  return {
    value: reading.broken ? undefined : value,
    get findings() {
      return reading.findings(file);
    },
    locate: (pointer, atKey = false) => placeIn(text, offsetOf(root(), pointer, atKey)),
  };
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

function tooLarge(file: string, size: number, most: number): Yaml {
  const message = `the file has ${size} bytes; the most is ${most}`;
  const fix = "say it shorter, or ask in several files";
  const start = { line: 1, column: 1 };
  return {
    value: undefined,
    findings: [{ code: "yaml.size", file, ...start, message, fix, level: "error" }],
    locate: () => start,
  };
}

interface Note {
  readonly offset: number;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** One reading of one text: collects what is wrong by offset, so that lines are counted only when somebody must be told. */
class Reading {
  /** True when what was read may not be what was meant: no value then. */
  broken = false;
  readonly #text: string;
  readonly #notes: Note[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  note(offset: number, code: string, message: string, fix: string): void {
    this.#notes.push({ offset, code, message, fix });
  }

  findings(file: string): Finding[] {
    const found = this.#notes.slice(0, mostFindings).map(({ offset, ...note }): Finding => {
      return { ...note, file, ...placeIn(this.#text, offset), level: "error" };
    });
    return found.sort(byPlace);
  }

  /** What the document says, and notes of everything that is wrong with it. */
  value(depth: number): unknown {
    for (const run of hiddenRuns(this.#text)) this.note(run.offset, "yaml.character", run.message, run.fix);
    const root = this.compose(depth);
    return root === undefined ? undefined : this.#valueOf(root);
  }

  /** The document's root node; undefined when there is none. */
  compose(depth: number): Node | undefined {
    const text = disguised(this.#text);
    const tokens = this.#tokens(text, depth);
    if (tokens === undefined) return undefined;
    const documents = [...new Composer(options).compose(tokens, true, text.length)];
    const [document, second] = documents;
    if (second) {
      this.#break(second.range[0], "yaml.documents", "a second document begins here", "keep one document in a file");
    }
    for (const { errors, warnings } of documents) {
      for (const error of leading([...errors, ...warnings])) this.#syntax(error);
    }
    if (document?.contents) return document.contents;
    if (!this.broken) this.#break(0, "yaml.empty", "the file says nothing", "write the fields, or delete the file");
    return undefined;
  }

  /** The text in tokens; undefined when it nests too deeply. Composing recurses, so depth is judged before. */
  #tokens(text: string, depth: number): CST.Token[] | undefined {
    const parser = new Parser();
    const tokens: CST.Token[] = [];
    let scalarNext = false;
    for (const lexeme of new Lexer().lex(text)) {
      if (!scalarNext) this.#refuseIndirection(lexeme, parser.offset);
      scalarNext = lexeme === scalarMark;
      for (const token of parser.next(lexeme)) tokens.push(token);
      if (parser.stack.length > depth && openCollections(parser.stack) > depth) {
        const fix = "write it flatter: no field nests that deeply";
        this.#break(parser.offset, "yaml.depth", `lists and maps nest more than ${depth} deep`, fix);
        return undefined;
      }
    }
    for (const token of parser.end()) tokens.push(token);
    return tokens;
  }

  #refuseIndirection(lexeme: string, offset: number): void {
    const kind = indirection.get(lexeme.charAt(0));
    if (kind) this.note(offset, kind.code, `${kind.name} ${clip(lexeme.trimEnd())} is not allowed`, kind.fix);
  }

  #syntax(error: { readonly code: string; readonly message: string; readonly pos: readonly [number, number] }): void {
    // What the tokens already told needs no second sentence.
    if (toldByTokens.has(error.code)) return;
    const known = sentences.get(error.code);
    const reason = known?.reason ?? clip(`${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`, 200);
    const fix = known?.fix ?? "check quotes, colons and indentation here";
    this.#break(error.pos[0], "yaml.syntax", `this is not YAML that can be read: ${reason}`, fix);
  }

  #break(offset: number, code: string, message: string, fix: string): void {
    this.broken = true;
    this.note(offset, code, message, fix);
  }

  /** The value of a node, with every repeated, special or unreadable thing noted on the way. */
  #valueOf(node: unknown): unknown {
    if (isScalar(node)) return this.#scalar(node.value, start(node), node.source);
    if (isSeq(node)) return node.items.map((item) => this.#valueOf(item));
    if (isMap(node)) return this.#map(node.items);
    // An alias was told already; its own text keeps the place, so that reading can go on.
    return isAlias(node) ? `*${node.source}` : null;
  }

  #scalar(value: unknown, offset: number, source = ""): unknown {
    if (typeof value === "number" && !plainNumber.test(source)) {
      const fix = `put it in quotes if it is a text, as an account's number is; otherwise write ${value}`;
      this.note(offset, "yaml.number", `number ${clip(source)} is not written in plain digits`, fix);
    }
    if (typeof value !== "string") return value;
    const hidden = hiddenCharacter(value);
    if (hidden !== undefined) {
      const fix = "write the text without it: what cannot be seen cannot be reviewed";
      this.note(offset, "yaml.character", `this text holds ${hidden}`, fix);
    }
    return value;
  }

  #map(pairs: readonly Pair[]): object {
    const value: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const pair of pairs) {
      const key = this.#key(pair.key, seen);
      const member = this.#valueOf(pair.value);
      if (key !== undefined) value[key] = member;
    }
    return value;
  }

  /** The key as a string; undefined when it is refused. */
  #key(node: unknown, seen: Set<string>): string | undefined {
    const key = isScalar(node) ? node.value : undefined;
    const at = start(node);
    if (typeof key !== "string") {
      this.note(at, "yaml.key", "this key is not a text", "write it in quotes, or use a field's name");
      return undefined;
    }
    this.#scalar(key, at);
    if (key === "<<") {
      this.note(at, "yaml.merge", "merge key << is not allowed", "write the fields out");
    } else if (special.has(key)) {
      this.note(at, "yaml.key", `key ${key} is not allowed`, "use another name");
    } else if (seen.has(key)) {
      this.note(at, "yaml.duplicate", `key ${clip(key)} is here twice`, "keep one of them");
    } else {
      seen.add(key);
      return key;
    }
    return undefined;
  }
}

/** The parser's stack also holds the document and the scalar at hand. */
function openCollections(stack: readonly CST.Token[]): number {
  return stack.filter((token) => "items" in token).length;
}

const options = {
  version: "1.2",
  // One for all documents: making it anew is a good part of reading a short file.
  schema: new Schema({ schema: "core", merge: false, resolveKnownTags: false }),
  strict: true,
  // Repeated keys are found while values are read: all of them, in linear time.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** Octal, hexadecimal, exponents and infinities are read one way by one parser and another way by a person. */
const plainNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** The lexer's own mark before a plain scalar. */
const scalarMark = "\u001f";

const toldByTokens: ReadonlySet<string> = new Set([
  "TAG_RESOLVE_FAILED",
  "BAD_ALIAS",
  "MULTIPLE_ANCHORS",
  "MULTIPLE_TAGS",
]);

/** What the parser says of a field that begins, or does not, where a line went wrong: once in person's words. */
const sentences: ReadonlyMap<string, { readonly reason: string; readonly fix: string }> = new Map([
  ["TAB_AS_INDENT", { reason: "tabs are not allowed as indentation", fix: "indent with spaces" }],
  [
    "BLOCK_AS_IMPLICIT_KEY",
    {
      reason: "a field begins inside the value of another",
      fix: "put the value in quotes if it holds a colon; otherwise mend the indentation of the next line, which makes it a part of this one",
    },
  ],
  [
    "MULTILINE_IMPLICIT_KEY",
    { reason: "this line is no field", fix: "write it as name: value, with a colon and a space" },
  ],
]);

/** Without those that only follow from an earlier one: a field out of line puts every field below it out of line. */
function leading<T extends { readonly code: string; readonly pos: readonly [number, number] }>(
  errors: readonly T[],
): readonly T[] {
  const [first, ...others] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first === undefined) return [];
  return [first, ...others.filter(({ code }) => !follows.has(code))];
}

const follows: ReadonlySet<string> = new Set(["BLOCK_AS_IMPLICIT_KEY", "MULTILINE_IMPLICIT_KEY"]);

const indirection: ReadonlyMap<string, { readonly code: string; readonly name: string; readonly fix: string }> =
  new Map([
    ["&", { code: "yaml.anchor", name: "anchor", fix: "take it away, and write the value where it is needed" }],
    ["*", { code: "yaml.alias", name: "alias", fix: "write the value out; in quotes if the text begins with *" }],
    ["!", { code: "yaml.tag", name: "tag", fix: "take it away; in quotes if the text begins with !" }],
    ["%", { code: "yaml.directive", name: "directive", fix: "take the line away" }],
  ]);

const special: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
