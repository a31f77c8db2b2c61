interface Item {
  generation_id: number;
}

/**
 * The newest results over those loaded before. A result that arrives between two pages moves every later one down by one place, so the
 * same one can be on both; each is shown once, in its newest state.
 */
export function mergeResults<T extends Item>(head: readonly T[], pages: readonly (readonly T[])[], removed: ReadonlySet<number>): T[] {
  const seen = new Set<number>(removed);
  const merged: T[] = [];
  for (const list of [head, ...pages]) {
    for (const item of list) {
      if (seen.has(item.generation_id)) continue;
      seen.add(item.generation_id);
      merged.push(item);
    }
  }
  return merged;
}
