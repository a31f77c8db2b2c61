import type { HistoryFilters } from '@/api/queries/history';
import type { GallerySearch } from './search';

/** Images, videos and sounds unless a kind or a status is chosen; the list is the log of all requests, so it has everything. */
export function filtersOf(search: GallerySearch): HistoryFilters {
  const { type, model, status, q, key, from, to } = search;
  const media = search.view === 'list' || type !== undefined || status !== undefined ? undefined : true;
  return withoutNothing({ type, model, status, q, key_id: key, from, to, media });
}

export const isFiltered = ({ type, model, status, q, key, from, to }: GallerySearch) =>
  [type, model, status, q, key, from, to].some((one) => one !== undefined);

function withoutNothing<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

/** Times to choose from, as days back from today; 1 is today alone. */
export const spans = [1, 7, 30, 90] as const;

export const dayBack = (days: number, now: number) => new Date(now - (days - 1) * 86_400_000).toISOString().slice(0, 10);
