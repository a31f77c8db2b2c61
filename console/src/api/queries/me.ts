import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, must, type Schemas } from '../client';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => must(api.GET('/api/v2/user/me', { signal })),
});

export const useMe = () => useQuery(meQuery);

export function useChangeMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ChangeMeRequest']) => must(api.PATCH('/api/v2/user/me', { body })),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
}
