import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteWebhook, type Webhook } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import { useToast } from '@/ui/Toasts';
import { nameOf } from './EndpointList';

export function DeleteWebhook({ hook, onClose }: { hook: Webhook; onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: () => deleteWebhook(hook.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['webhooks'] });
      toast(t('webhooks.deleted'));
      onClose();
    },
  });
  return (
    <FormDialog
      asks
      danger
      title={t('webhooks.deleteTitle', { name: nameOf(hook) })}
      submit={t('common.delete')}
      act={remove}
      onClose={onClose}
    >
      {() => <p className="text-ink-2">{t('webhooks.deleteLead')}</p>}
    </FormDialog>
  );
}
