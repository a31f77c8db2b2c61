import { asFlag, type Search } from '@/lib/search';

export interface KeysSearch {
  create?: true;
}

export const validateSearch = (search: Search): KeysSearch => ({ create: asFlag(search.create) });
