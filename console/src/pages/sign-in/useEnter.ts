import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure } from '@/api/failure';
import { applyLook } from '@/api/look';
import { session } from '@/api/session';
import { usePreferences } from '@/lib/preferences';

/** Runs a call that signs in, then goes on to the page that was asked for. */
export function useEnter() {
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const preferences = usePreferences();

  const enter = async (call: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await call();
      if (session.user) await applyLook(session.user, preferences);
      // `to` has search parameters of its own, which navigate() would take for part of the path.
      if (to) router.history.push(`${import.meta.env.BASE_URL.replace(/\/$/, '')}${to}`);
      else await router.navigate({ to: '/' });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const fields = error instanceof Failure ? error.byField : {};
  return { enter, busy, fields, error: Object.keys(fields).length > 0 ? null : error };
}
