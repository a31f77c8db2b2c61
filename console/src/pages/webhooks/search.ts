import { asText, type Search } from '@/lib/search';

export interface WebhooksSearch {
  id?: string;
  delivery?: string;
  status?: string;
}

export const validateSearch = (search: Search): WebhooksSearch => ({
  id: asText(search.id),
  delivery: asText(search.delivery),
  status: asText(search.status),
});
