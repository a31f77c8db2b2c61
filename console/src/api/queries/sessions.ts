import { queryOptions } from '@tanstack/react-query';
import { json, type Schemas } from '../client';

export type SignedInSession = Schemas['OpenSession'];

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await json<{ items: SignedInSession[] }>('/api/v2/sessions', { signal })).items,
});

export const endSession = (id: number) => json<void>(`/api/v2/sessions/${id}`, { method: 'DELETE' });

/** Ends every other session of the account. */
export const changePassword = (body: { current: string; new: string }) =>
  json<void>('/api/v2/user/password', { method: 'POST', body: JSON.stringify(body) });
