import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { livelyParts } from "./github-text.ts";

/**
 * A comment or a summary as GitHub shows it: CommonMark with GitHub's extensions (https://github.github.com/gfm/), HTML let
 * through, then the words outside code looked at for what GitHub links and notifies by itself.
 */
export interface Page {
  /** Names of the elements as they open, in order; code left out, since it is how a value is shown. */
  readonly elements: readonly string[];
  /** HTML comments, which GitHub hides and by which we find our own. */
  readonly comments: readonly string[];
  /** Attributes, as `element name=value`. */
  readonly attributes: readonly string[];
  /** Words outside code. */
  readonly words: string;
  /** Text inside code, piece by piece. */
  readonly code: readonly string[];
  /** What GitHub would act on. */
  readonly lively: readonly string[];
}

export function githubShows(markdown: string): Page {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
  const page = { elements: [] as string[], comments: [] as string[], attributes: [] as string[], code: [] as string[] };
  let words = "";
  let depth = 0;
  for (const { comment, tag, closing, attributes, text } of tokens(html)) {
    if (comment !== undefined) page.comments.push(comment.trim());
    else if (tag === "code" || tag === "pre") {
      depth += closing ? -1 : 1;
      if (!closing) page.code.push("");
      else if (depth === 0) words += " ";
    } else if (tag !== undefined && !closing) page.elements.push(tag);
    if (tag !== undefined && tag !== "code" && tag !== "pre") words += inline.has(tag) ? "" : "\n";
    for (const attribute of attributes ?? []) page.attributes.push(`${tag} ${attribute}`);
    if (text === undefined) continue;
    if (depth > 0) page.code[page.code.length - 1] += text;
    else words += text;
  }
  return { ...page, words, lively: livelyParts(words) };
}

const inline = new Set(["strong", "em", "del", "a", "sub", "span", "b", "i"]);

interface Token {
  readonly comment?: string;
  readonly tag?: string;
  readonly closing?: boolean;
  readonly attributes?: readonly string[];
  readonly text?: string;
}

/** HTML's tokens, as far as a page has them: https://html.spec.whatwg.org/multipage/parsing.html#tokenization */
function tokens(html: string): readonly Token[] {
  const found: Token[] = [];
  const pattern = /<!--([\s\S]*?)(?:-->|$)|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</g;
  for (const [all, comment, slash, tag, attributes = ""] of html.matchAll(pattern)) {
    if (comment !== undefined) found.push({ comment });
    else if (tag !== undefined)
      found.push({
        tag: tag.toLowerCase(),
        closing: slash === "/",
        attributes: Array.from(
          attributes.matchAll(/[^\s=/"'>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g),
          ([one]) => one,
        ),
      });
    else found.push({ text: decoded(all) });
  }
  return found;
}

const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return names[name as string] ?? all;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16));
  });
}
