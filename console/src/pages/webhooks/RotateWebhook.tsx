import { useMutation } from '@tanstack/react-query';
import { rotateWebhook, type Webhook } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';

export function RotateWebhook({ hook, onClose, onMade }: { hook: Webhook; onClose: () => void; onMade: (hook: Webhook) => void }) {
  const { t } = useI18n();
  const rotate = useMutation({ mutationFn: () => rotateWebhook(hook.id), onSuccess: onMade });
  return (
    <FormDialog asks title={t('webhooks.rotateTitle')} submit={t('webhooks.rotate')} act={rotate} onClose={onClose}>
      {() => <p className="text-ink-2">{t('webhooks.rotateLead')}</p>}
    </FormDialog>
  );
}
