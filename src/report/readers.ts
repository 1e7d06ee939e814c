import { digest } from "../core/digest.ts";
import type { Readers } from "../core/report.ts";

/**
 * A text as its readers may have it. Where everybody can read it, account numbers stand as the beginning of their digest: the
 * same number as the same word, and none for a search engine to find. (No secret either way: a number of twelve digits can be
 * searched for, and the repository's own files hold it.)
 */
export function forReaders(text: string, readers: Readers | undefined): string {
  if (readers === "members") return text;
  // A digest or a commit may hold twelve digits in a row by chance, and is passed over whole.
  return text.replace(/[0-9a-f]{32,}|(?<!\d)\d{12}(?!\d)/gi, (found) => (found.length === 12 ? hidden(found) : found));
}

function hidden(account: string): string {
  return `account-${digest(account).slice(0, 12)}`;
}
