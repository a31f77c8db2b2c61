import { categories, type Category } from '@/lib/category';
import { asOneOf, asText, type Search } from '@/lib/search';

export interface CompareSearch {
  type?: Category;
  /** Slugs with commas between. */
  models?: string;
  prompt?: string;
}

export const validateSearch = (search: Search): CompareSearch => ({
  type: asOneOf(search.type, categories),
  models: asText(search.models),
  prompt: asText(search.prompt),
});
