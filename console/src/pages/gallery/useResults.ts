import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { historyQueries, type HistoryFilters } from '@/api/queries/history';
import { mergeResults } from './merge';

/** The results of some filters: as many as were scrolled to, always with what is new. */
export function useResults(filters: HistoryFilters) {
  const pages = useInfiniteQuery(historyQueries.pages(filters));
  const head = useQuery({ ...historyQueries.head(filters), enabled: pages.isSuccess });
  const [removed, setRemoved] = useState<ReadonlySet<number>>(new Set());
  const loaded = pages.data?.pages;
  const fresh = head.data?.items;
  const items = useMemo(() => mergeResults(fresh ?? [], loaded?.map((page) => page.items) ?? [], removed), [fresh, loaded, removed]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const remove = useCallback((id: number) => setRemoved((before) => new Set([...before, id])), []);
  // A search reads every prompt, so the server answers it piece by piece, without a count, and a piece may have no match at all.
  const isSearching = hasNextPage && items.length === 0;
  useEffect(() => {
    if (isSearching) loadMore();
  }, [isSearching, loadMore]);
  const total = head.data?.total ?? loaded?.[0]?.total ?? (hasNextPage ? null : items.length);
  return { pages, items, total, hasMore: hasNextPage, isSearching, loadMore, remove };
}
