import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, must, type Schemas } from '../client';

export type LedgerLine = Schemas['Transaction'];

export const ledgerQuery = infiniteQueryOptions({
  queryKey: ['ledger'],
  queryFn: ({ pageParam, signal }) =>
    must(api.GET('/api/v2/user/transactions', { params: { query: { limit: 60, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export const balanceDetailsQuery = queryOptions({
  queryKey: ['balance', 'details'],
  queryFn: ({ signal }) => must(api.GET('/api/v2/user/balance', { signal })),
});
