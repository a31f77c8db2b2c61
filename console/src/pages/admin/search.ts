import { asNumber, asText, type Search } from '@/lib/search';

export interface AdminSearch {
  tab?: string;
  q?: string;
  id?: string;
  page?: number;
}

export const validateSearch = (search: Search): AdminSearch => ({
  tab: asText(search.tab),
  q: asText(search.q),
  id: asText(search.id),
  page: asNumber(search.page),
});
