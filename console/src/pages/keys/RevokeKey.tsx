import { useMutation, useQueryClient } from '@tanstack/react-query';
import { revokeKey, type ApiKey } from '@/api/queries/keys';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import { useToast } from '@/ui/Toasts';

export function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const revoke = useMutation({
    mutationFn: () => revokeKey(apiKey.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['keys'] });
      toast(t('keys.revoked'));
      onClose();
    },
  });
  return (
    <FormDialog asks danger title={t('keys.revokeTitle', { name: apiKey.name })} submit={t('keys.revoke')} act={revoke} onClose={onClose}>
      {() => <p className="text-ink-2">{t('keys.revokeLead')}</p>}
    </FormDialog>
  );
}
