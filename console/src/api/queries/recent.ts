import { queryOptions } from '@tanstack/react-query';
import { api, must } from '../client';

/** The latest finished results of a kind. */
export const recentQuery = (type: 'image' | 'video') =>
  queryOptions({
    queryKey: ['history', 'recent', type],
    queryFn: async ({ signal }) =>
      (await must(api.GET('/api/v2/user/history', { params: { query: { type, status: 'completed', limit: 12 } }, signal }))).items,
    staleTime: 5_000,
  });
