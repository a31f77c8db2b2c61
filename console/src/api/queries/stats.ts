import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, must, type Schemas } from '../client';

/** How a model did on this installation. */
export type ModelStats = Schemas['ModelStats'];

export const statsQuery = queryOptions({
  queryKey: ['model-stats'],
  queryFn: async ({ signal }) => {
    const page = await must(api.GET('/api/v2/models/stats', { signal }));
    return new Map(page.items.map((one) => [one.slug, one]));
  },
  staleTime: 60_000,
  retry: false,
});

export const useStats = () => useQuery(statsQuery);
