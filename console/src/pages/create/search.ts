import { asNumber, asOneOf, asText, type Search } from '@/lib/search';
import { categories, type Category } from '@/lib/category';

export interface CreateSearch {
  type?: Category;
  model?: string;
  prompt?: string;
  /** The address of a picture to start from. */
  image?: string;
  /** A generation whose request is put into the box. */
  from?: number;
  tab?: 'code';
}

export const validateSearch = (search: Search): CreateSearch => ({
  type: asOneOf(search.type, categories),
  model: asText(search.model),
  prompt: asText(search.prompt),
  image: asText(search.image),
  from: asNumber(search.from),
  tab: asOneOf(search.tab, ['code']),
});
