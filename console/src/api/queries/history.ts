import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, must, type Schemas } from '../client';
import type { paths } from '../schema';

export type HistoryItem = Schemas['HistoryItem'];
export type Generation = Schemas['UnifiedReply'];

type HistoryQuery = NonNullable<paths['/api/v2/user/history']['get']['parameters']['query']>;

/** Which results: the filters of the history, without those of a page. */
export type HistoryFilters = Omit<HistoryQuery, 'page' | 'limit' | 'cursor'>;

const pageSize = 60;
const page = (filters: HistoryFilters, limit: number, cursor: string | undefined, signal: AbortSignal) =>
  must(api.GET('/api/v2/user/history', { params: { query: { ...filters, cursor, limit } }, signal }));

export const historyQueries = {
  /** Page after page, as far as somebody has scrolled. It is not asked again by itself: `head` brings what is new. */
  pages: (filters: HistoryFilters) =>
    infiniteQueryOptions({
      queryKey: ['history', 'pages', filters],
      queryFn: ({ pageParam, signal }) => page(filters, pageSize, pageParam, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next_cursor ?? undefined,
      staleTime: Infinity,
    }),
  /** The newest results, which change while something runs. */
  head: (filters: HistoryFilters) =>
    queryOptions({
      queryKey: ['history', 'head', filters],
      queryFn: ({ signal }) => page(filters, 100, undefined, signal),
      refetchInterval: ({ state }) => (state.data?.items.some((one) => one.status === 'pending') ? 2_500 : 20_000),
      refetchOnWindowFocus: true,
    }),
  one: (id: number) =>
    queryOptions({
      queryKey: ['generation', id],
      queryFn: ({ signal }) =>
        must(api.GET('/api/v2/generate/{id}', { params: { path: { id: String(id) } }, signal })) as Promise<Generation>,
      refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 2_000 : false),
    }),
};

export const deleteGeneration = (id: number) => must(api.DELETE('/api/v2/generate/{id}', { params: { path: { id: String(id) } } }));
