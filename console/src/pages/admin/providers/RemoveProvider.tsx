import { useMutation, useQueryClient } from '@tanstack/react-query';
import { removeProvider } from '@/api/queries/admin';
import type { Provider } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';

export function RemoveProvider({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: async () => {
      if (provider.id !== null) await removeProvider(provider.id);
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['admin'] });
      void client.invalidateQueries({ queryKey: ['models'] });
      onClose();
    },
  });
  return (
    <FormDialog
      asks
      danger
      title={t('admin.removeTitle', { name: `${provider.provider} ${provider.name}` })}
      submit={t('admin.remove')}
      act={remove}
      onClose={onClose}
    >
      {() => <p className="text-ink-2">{t('admin.removeLead')}</p>}
    </FormDialog>
  );
}
