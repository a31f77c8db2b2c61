import { queryOptions } from '@tanstack/react-query';
import { testProvider } from '@/api/setup';
import { toBody, type ProviderDraft } from './draft';

/** One test of a key as it stands: what the card shows while it is typed, and what is asked again before the set-up ends. */
export function keyTest(draft: ProviderDraft, code: string) {
  const body = toBody(draft);
  return queryOptions({
    queryKey: ['setup', 'test', body],
    queryFn: () => testProvider(body, code),
    staleTime: Infinity,
    retry: false,
  });
}
