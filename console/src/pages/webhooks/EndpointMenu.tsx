import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound, MoreHorizontal, Pencil, Power, Trash2 } from 'lucide-react';
import { changeWebhook, type Webhook } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';
import { Menu } from '@/ui/Menu';
import { useToast } from '@/ui/Toasts';
import { nameOf } from './EndpointList';

export type WebhookAction = 'edit' | 'rotate' | 'delete';

export function EndpointMenu({ hook, onAct }: { hook: Webhook; onAct: (action: WebhookAction) => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const toggle = useMutation({
    mutationFn: () => changeWebhook(hook.id, { enabled: !hook.enabled }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['webhooks'] }),
    onError: (error) => toast(error.message || t('common.errorTitle'), 'danger'),
  });
  return (
    <Menu
      trigger={
        <IconButton label={t('webhooks.actions', { name: nameOf(hook) })}>
          <MoreHorizontal size={17} aria-hidden />
        </IconButton>
      }
      items={[
        { label: t('webhooks.edit'), icon: <Pencil size={15} />, onSelect: () => onAct('edit') },
        { label: t(hook.enabled ? 'webhooks.disable' : 'webhooks.enable'), icon: <Power size={15} />, onSelect: () => toggle.mutate() },
        { label: t('webhooks.rotate'), icon: <KeyRound size={15} />, onSelect: () => onAct('rotate') },
        'line',
        { label: t('common.delete'), icon: <Trash2 size={15} />, danger: true, onSelect: () => onAct('delete') },
      ]}
    />
  );
}
