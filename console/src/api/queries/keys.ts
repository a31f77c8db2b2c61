import { queryOptions } from '@tanstack/react-query';
import { api, must, type Schemas } from '../client';

export type ApiKey = Schemas['KeySummary'];
export type CreatedKey = Schemas['KeyCreated'];
export type KeyRequest = Schemas['CreateKeyRequest'];

export const keyQueries = {
  list: () =>
    queryOptions({ queryKey: ['keys'], queryFn: ({ signal }) => must(api.GET('/api/v2/keys', { signal })), select: (page) => page.items }),
};

export const createKey = (body: KeyRequest) => must(api.POST('/api/v2/keys', { body }));
export const changeKey = (id: number, body: Schemas['ChangeKeyRequest']) =>
  must(api.PATCH('/api/v2/keys/{id}', { params: { path: { id } }, body }));
export const rotateKey = (id: number, overlap_hours: number) =>
  must(api.POST('/api/v2/keys/{id}/rotate', { params: { path: { id } }, body: { overlap_hours } }));
export const revokeKey = (id: number) => must(api.DELETE('/api/v2/keys/{id}', { params: { path: { id } } }));
