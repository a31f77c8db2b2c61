import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MoreHorizontal, Pencil, Power, RefreshCw, Trash2 } from 'lucide-react';
import { enableProvider, testProvider } from '@/api/queries/admin';
import type { Provider, ProviderTest } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';
import { Menu, type MenuItem } from '@/ui/Menu';
import { useToast } from '@/ui/Toasts';

export type ProviderAction = 'edit' | 'remove';

interface Props {
  provider: Provider;
  onTested: (test: ProviderTest) => void;
  onAct: (action: ProviderAction) => void;
}

/** What can be done with a key. One that comes from the environment or the configuration is changed there. */
export function ProviderMenu({ provider, onTested, onAct }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const fail = (error: Error) => toast(error.message || t('common.errorTitle'), 'danger');
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['admin', 'providers'] });
    void client.invalidateQueries({ queryKey: ['models'] });
  };
  const toggle = useMutation({ mutationFn: (id: number) => enableProvider(id, !provider.enabled), onSuccess: refresh, onError: fail });
  const test = useMutation({ mutationFn: testProvider, onSuccess: onTested, onError: fail });
  const id = provider.id;
  if (id === null) return null;
  const items: (MenuItem | 'line')[] = [
    { label: t('common.test'), icon: <RefreshCw size={15} />, onSelect: () => test.mutate(id) },
    { label: t('admin.editKey'), icon: <Pencil size={15} />, onSelect: () => onAct('edit') },
    { label: t(provider.enabled ? 'admin.disable' : 'admin.enable'), icon: <Power size={15} />, onSelect: () => toggle.mutate(id) },
    'line',
    { label: t('admin.remove'), icon: <Trash2 size={15} />, danger: true, onSelect: () => onAct('remove') },
  ];
  return (
    <Menu
      trigger={
        <IconButton label={t('admin.actions', { name: `${provider.provider} ${provider.name}` })}>
          <MoreHorizontal size={17} aria-hidden />
        </IconButton>
      }
      items={items}
    />
  );
}
