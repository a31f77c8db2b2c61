import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, must } from '../client';

export type UsageBy = 'category' | 'model' | 'key';

export interface UsageQuery {
  from: string;
  to: string;
  by: UsageBy;
  bucket: 'day' | 'none';
}

export const usageQuery = (query: UsageQuery) =>
  queryOptions({
    queryKey: ['usage', query],
    queryFn: ({ signal }) => must(api.GET('/api/v2/user/usage', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** The same sums as a file, made by the server. */
export const usageCsv = (query: UsageQuery) => `/api/v2/user/usage?${new URLSearchParams({ ...query, format: 'csv' }).toString()}`;
