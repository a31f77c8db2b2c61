import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../admin';
import { api, must } from '../client';
import { admin } from './admin';

export type RedeemCode = components['schemas']['RedeemCodeRow'];
export type CreatedCode = components['schemas']['CodeCreated'];

export const redeemCode = (code: string) => must(api.POST('/api/v2/redeem', { body: { code } }));

export const redeemCodesQuery = (page: number) =>
  queryOptions({
    queryKey: ['admin', 'redeem-codes', page],
    queryFn: ({ signal }) => must(admin.GET('/api/admin/v1/redeem-codes', { params: { query: { page, limit: 50 } }, signal })),
    placeholderData: keepPreviousData,
  });

export const createRedeemCodes = (body: components['schemas']['CreateRedeemCodesRequest']) =>
  must(admin.POST('/api/admin/v1/redeem-codes', { body }));

export const revokeRedeemCode = (id: number) => must(admin.DELETE('/api/admin/v1/redeem-codes/{id}', { params: { path: { id } } }));
