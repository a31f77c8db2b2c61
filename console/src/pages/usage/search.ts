import { asNumber, asText, type Search } from '@/lib/search';

export interface UsageSearch {
  days?: number;
  from?: string;
  to?: string;
  by?: string;
}

export const validateSearch = (search: Search): UsageSearch => ({
  days: asNumber(search.days),
  from: asText(search.from),
  to: asText(search.to),
  by: asText(search.by),
});
