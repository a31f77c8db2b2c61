import { categories, type Category } from '@/lib/category';
import { asNumber, asOneOf, asText, type Search } from '@/lib/search';

export const states = ['completed', 'pending', 'failed'] as const;
export type State = (typeof states)[number];

export interface GallerySearch {
  type?: Category;
  model?: string;
  status?: State;
  q?: string;
  key?: string;
  from?: string;
  to?: string;
  view?: 'list';
  /** The generation that the lightbox shows. */
  id?: number;
}

export const validateSearch = (search: Search): GallerySearch => ({
  type: asOneOf(search.type, categories),
  model: asText(search.model),
  status: asOneOf(search.status, states),
  q: asText(search.q),
  key: asText(search.key),
  from: asText(search.from),
  to: asText(search.to),
  view: asOneOf(search.view, ['list']),
  id: asNumber(search.id),
});
