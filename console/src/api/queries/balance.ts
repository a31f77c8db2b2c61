import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, must } from '../client';

export const balanceQuery = queryOptions({
  queryKey: ['balance'],
  queryFn: ({ signal }) => must(api.GET('/api/v2/balance', { signal })),
  staleTime: 10_000,
});

export const useBalance = () => useQuery(balanceQuery);
