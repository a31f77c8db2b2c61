import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addProvider, changeProvider, testProvider } from '@/api/queries/admin';
import type { Provider, ProviderTest } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { useToast } from '@/ui/Toasts';

export interface ProviderFields {
  provider: string;
  name: string;
  key: string;
  base_url: string;
  weight: string;
  concurrency: string;
}

/** Stores a key and tries it at its provider at once, so that one that does not work is known before the first call. */
export function useSaveProvider(stored: Provider | null, form: ProviderFields, onDone: (saved: Provider, test: ProviderTest) => void) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const limits = {
    key: form.key.trim() || undefined,
    base_url: form.base_url.trim() || undefined,
    weight: Number(form.weight) || undefined,
    concurrency: Number(form.concurrency) || undefined,
  };
  return useMutation({
    mutationFn: async () => {
      const saved = stored?.id
        ? await changeProvider(stored.id, limits)
        : await addProvider({ ...limits, provider: form.provider, name: form.name.trim() || 'main' });
      return { saved, test: await testProvider(saved.id!) };
    },
    onSuccess: ({ saved, test }) => {
      if (test.result === 'accepted') toast(t(stored ? 'admin.keySaved' : 'admin.keyAdded'));
      if (test.result === 'untested') toast(t(stored ? 'common.saved' : 'admin.keyUntested'));
      onDone(saved, test);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['admin'] });
      void client.invalidateQueries({ queryKey: ['models'] });
    },
  });
}
