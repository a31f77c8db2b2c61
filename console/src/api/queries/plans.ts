import { queryOptions } from '@tanstack/react-query';
import { api, must } from '../client';

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: async ({ signal }) => (await must(api.GET('/api/v2/plans', { signal }))).items,
  staleTime: Infinity,
});
