import type { Entry } from './entries';

const shownAtFirst = 20;
const shownAtMost = 40;

/** The entries that have every word of the query in them. Without a query the first ones. */
export function search(entries: Entry[], query: string): Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.slice(0, shownAtFirst);
  const matches = (entry: Entry) => {
    const text = `${entry.label} ${entry.hint ?? ''} ${entry.aliases ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return entries.filter(matches).slice(0, shownAtMost);
}
