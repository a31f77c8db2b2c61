import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, must } from '../client';

/** How many generations of the account run, on whatever device they were started. Invalidate ['running'] after starting one. */
export const runningQuery = queryOptions({
  queryKey: ['running'],
  queryFn: async ({ signal }) => {
    const page = await must(api.GET('/api/v2/user/history', { params: { query: { status: 'pending', limit: 1 } }, signal }));
    return page.total ?? 0;
  },
  refetchInterval: ({ state }) => ((state.data ?? 0) > 0 ? 3_000 : 30_000),
});

export const useRunning = () => useQuery(runningQuery);
