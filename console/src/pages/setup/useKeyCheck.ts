import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isFilled, type ProviderDraft } from './draft';
import { keyTest } from './keyTest';

interface Found {
  of: readonly ProviderDraft[];
  refused: readonly ProviderDraft[];
}

/** Before the set-up ends, which keys do not work. A change of any key makes what was found void. */
export function useKeyCheck(drafts: readonly ProviderDraft[], code: string) {
  const client = useQueryClient();
  const [checking, setChecking] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const filled = drafts.filter(isFilled);

  const check = async (): Promise<boolean> => {
    setChecking(true);
    const works = await Promise.all(
      filled.map((draft) =>
        client.fetchQuery(keyTest(draft, code)).then(
          (test) => test.ok,
          () => false,
        ),
      ),
    );
    const refused = filled.filter((_, i) => !works[i]);
    setFound({ of: drafts, refused });
    setChecking(false);
    return refused.length === 0;
  };
  return { filled, checking, check, refused: found?.of === drafts ? found.refused : [] };
}
