import { asText, type Search } from '@/lib/search';

export interface WorkspacesSearch {
  id?: string;
}

export const validateSearch = (search: Search): WorkspacesSearch => ({ id: asText(search.id) });
