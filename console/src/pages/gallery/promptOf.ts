import type { Generation, HistoryItem } from '@/api/queries/history';

/** The prompt, also of a result that the address names and the list has not loaded. */
export const promptOf = (result: Generation | undefined, item: HistoryItem | undefined): string | null =>
  item?.prompt || result?.request?.prompt || null;
