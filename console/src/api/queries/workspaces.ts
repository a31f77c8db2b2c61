import { queryOptions } from '@tanstack/react-query';
import { json, type Schemas } from '../client';

export type Workspace = Schemas['WorkspaceSummary'];
export type Member = Schemas['WorkspaceMemberSummary'];
export type ServiceAccount = Schemas['ServiceAccountSummary'];

const base = '/api/v2/workspaces';
const list = <T>(path: string, signal: AbortSignal) => json<{ items: T[] }>(`${base}${path}`, { signal });
const send = <T>(method: string, path: string, body?: object) => json<T>(`${base}${path}`, { method, body: body && JSON.stringify(body) });

export const workspaceQueries = {
  list: () =>
    queryOptions({ queryKey: ['workspaces'], queryFn: ({ signal }) => list<Workspace>('', signal), select: (page) => page.items }),
  members: (id: string) =>
    queryOptions({
      queryKey: ['workspaces', id, 'members'],
      queryFn: ({ signal }) => list<Member>(`/${id}/members`, signal),
      select: (page) => page.items,
    }),
  serviceAccounts: (id: string) =>
    queryOptions({
      queryKey: ['workspaces', id, 'service-accounts'],
      queryFn: ({ signal }) => list<ServiceAccount>(`/${id}/service-accounts`, signal),
      select: (page) => page.items,
    }),
};

export const createWorkspace = (name: string) => send<Workspace>('POST', '', { name });
export const changeWorkspace = (id: string, body: Schemas['ChangeWorkspaceRequest']) => send<Workspace>('PATCH', `/${id}`, body);
export const setMember = (id: string, body: Schemas['WorkspaceMemberRequest']) => send<Member>('POST', `/${id}/members`, body);
export const removeMember = (id: string, account: number) => send<void>('DELETE', `/${id}/members/${account}`);
export const createServiceAccount = (id: string, name: string) =>
  send<Schemas['ServiceAccountCreated']>('POST', `/${id}/service-accounts`, { name });
export const revokeServiceAccount = (id: string, clientId: string) => send<void>('DELETE', `/${id}/service-accounts/${clientId}`);
