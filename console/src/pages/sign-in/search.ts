import { asText, type Search } from '@/lib/search';

export interface SignInSearch {
  /** The page of the console to go to afterwards. */
  to?: string;
}

export const validateSearch = (search: Search): SignInSearch => {
  const to = asText(search.to);
  // "//host" and "/\host" would leave this site.
  return { to: to && /^\/(?![/\\])/.test(to) ? to : undefined };
};
