import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import createClient from 'openapi-fetch';
import type { components, paths } from '../admin';
import { call } from '../call';
import { must } from '../client';

type Rows = components['schemas'];
export type Account = Rows['AccountRow'];
export type Provider = Rows['ProviderRow'];
export type ProviderTest = Rows['Outcome'];
export type SystemState = Rows['SystemState'];
export type AuditRow = Rows['AuditRecord'];
export type MarginReport = Rows['Margins'];
export type Registration = Rows['RegistrationRules'];
export type MarginBy = 'model' | 'provider' | 'account';

/** Administration has a document of its own; it is answered to sessions of the owner, admins and auditors alone. */
export const admin = createClient<paths>({ baseUrl: location.origin, fetch: call });

export const adminQueries = {
  accounts: (q: string | undefined, page: number) =>
    queryOptions({
      queryKey: ['admin', 'accounts', q ?? '', page],
      queryFn: ({ signal }) => must(admin.GET('/api/admin/v1/accounts', { params: { query: { q, page, limit: 50 } }, signal })),
      placeholderData: keepPreviousData,
    }),
  registration: () =>
    queryOptions({
      queryKey: ['admin', 'registration'],
      queryFn: ({ signal }) => must(admin.GET('/api/admin/v1/registration', { signal })),
    }),
  providers: () =>
    queryOptions({
      queryKey: ['admin', 'providers'],
      queryFn: ({ signal }) => must(admin.GET('/api/admin/v1/providers', { signal })),
      select: (page) => page.items,
      refetchInterval: 10_000,
    }),
  margin: (by: MarginBy, since: string | undefined) =>
    queryOptions({
      queryKey: ['admin', 'margin', by, since ?? ''],
      queryFn: ({ signal }) => must(admin.GET('/api/admin/v1/reports/margin', { params: { query: { by, since } }, signal })),
      placeholderData: keepPreviousData,
    }),
  system: () =>
    queryOptions({
      queryKey: ['admin', 'system'],
      queryFn: ({ signal }) => must(admin.GET('/api/admin/v1/system', { signal })),
      refetchInterval: 10_000,
    }),
  audit: (act: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['admin', 'audit', act ?? ''],
      queryFn: ({ pageParam, signal }) =>
        must(admin.GET('/api/admin/v1/audit', { params: { query: { act, limit: 50, cursor: pageParam } }, signal })),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
    }),
};

export const auditCsv = (act: string | undefined) =>
  `/api/admin/v1/audit?${new URLSearchParams({ ...(act ? { act } : {}), format: 'csv' }).toString()}`;

const of = (account: number) => ({ params: { path: { account: String(account) } } });
const at = (id: number) => ({ params: { path: { id } } });

export const createAccount = (body: Rows['CreateAccountRequest']) => must(admin.POST('/api/admin/v1/accounts', { body }));
export const changeAccount = (id: number, body: Rows['ChangeAccountRequest'], confirmed = false) =>
  must(admin.PATCH('/api/admin/v1/accounts/{account}', { params: { ...of(id).params, query: { confirmed } }, body }));
export const grantTokens = (id: number, body: Rows['TokensRequest']) =>
  must(admin.POST('/api/admin/v1/accounts/{account}/grant', { ...of(id), body }));
export const takeTokens = (id: number, body: Rows['TokensRequest']) =>
  must(admin.POST('/api/admin/v1/accounts/{account}/take', { ...of(id), body }));
export const setPassword = (id: number, password: string) =>
  must(admin.POST('/api/admin/v1/accounts/{account}/password', { ...of(id), body: { password } }));

export const setRegistration = (mode: 'open' | 'closed') => must(admin.PATCH('/api/admin/v1/registration', { body: { mode } }));

export const addProvider = (body: Rows['AddProviderRequest']) => must(admin.POST('/api/admin/v1/providers', { body }));
export const changeProvider = (id: number, body: Rows['SetProviderRequest']) =>
  must(admin.PATCH('/api/admin/v1/providers/{id}', { ...at(id), body }));
export const removeProvider = (id: number) => must(admin.DELETE('/api/admin/v1/providers/{id}', at(id)));
export const enableProvider = (id: number, enabled: boolean) =>
  must(enabled ? admin.POST('/api/admin/v1/providers/{id}/enable', at(id)) : admin.POST('/api/admin/v1/providers/{id}/disable', at(id)));
export const testProviders = () => must(admin.POST('/api/admin/v1/providers/test'));
export const testProvider = (id: number) => must(admin.POST('/api/admin/v1/providers/{id}/test', at(id)));

/** Adding up the whole ledger takes a while, so it is done when asked for. One that does not hold is an error of its own. */
export const verifyLedger = () => must(admin.GET('/api/admin/v1/ledger/verify'));
