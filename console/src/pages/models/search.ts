import { asOneOf, asText, type Search } from '@/lib/search';

export interface ModelsSearch {
  type?: string;
  vendor?: string;
  q?: string;
  sort?: 'price' | 'speed' | 'name';
}

export const validateSearch = (search: Search): ModelsSearch => ({
  type: asText(search.type),
  vendor: asText(search.vendor),
  q: asText(search.q),
  sort: asOneOf(search.sort, ['price', 'speed', 'name']),
});
