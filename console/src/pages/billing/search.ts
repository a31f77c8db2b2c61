import { asNumber, type Search } from '@/lib/search';

export interface BillingSearch {
  page?: number;
}

export const validateSearch = (search: Search): BillingSearch => ({ page: asNumber(search.page) });
