import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '@/api/failure';
import { session } from '@/api/session';
import { finishSetup, loadSetup } from '@/api/setup';
import { usePreferences } from '@/lib/preferences';
import { emptyOwner, toBody, type Audience, type ProviderDraft } from './draft';

const ownerFields = ['email', 'password', 'username', 'code'];

/** What is filled in, and the one request that makes the owner and stores the keys: an installation is never half made. */
export function useSetup() {
  const { language, theme } = usePreferences();
  const { data: state } = useQuery({ queryKey: ['setup'], queryFn: loadSetup, staleTime: Infinity });
  const [owner, setOwner] = useState(emptyOwner);
  const [audience, setAudience] = useState<Audience>('me');
  const [providers, setProviders] = useState<ProviderDraft[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<Record<string, string>>({});

  /** Sends it, with these keys. The step that follows: a refused field belongs to the owner's. */
  const finish = async (keys: readonly ProviderDraft[]): Promise<'owner' | 'providers' | 'done'> => {
    setBusy(true);
    setError(null);
    setRefused({});
    try {
      const username = owner.username.trim();
      const entered = await finishSetup({
        email: owner.email.trim(),
        password: owner.password,
        language,
        theme,
        ...(username && { username }),
        ...(owner.code.trim() && { code: owner.code.trim() }),
        registration: audience === 'customers' ? 'open' : 'closed',
        providers: keys.map(toBody),
      });
      session.entered(entered);
      return 'done';
    } catch (failure) {
      const fields = failure instanceof Failure ? failure.byField : {};
      if (!Object.keys(fields).some((field) => ownerFields.includes(field))) {
        setError(failure);
        return 'providers';
      }
      setRefused(fields);
      return 'owner';
    } finally {
      setBusy(false);
    }
  };
  return {
    owner,
    setOwner,
    audience,
    setAudience,
    providers,
    setProviders,
    busy,
    error,
    refused,
    finish,
    needsCode: state?.code_required ?? false,
  };
}
