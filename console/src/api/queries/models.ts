import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, must, type Schemas } from '../client';

export type Model = Schemas['ModelFacts'];

/** All models of the installation. Their descriptions come in the reader's language, so a change of it asks again. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async ({ signal }) => (await must(api.GET('/api/v2/models', { signal }))).items,
  staleTime: 300_000,
});

export const useModels = () => useQuery(modelsQuery);
