import { useQuery } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { workspaceQueries, type ServiceAccount, type Workspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { IconButton } from '@/ui/IconButton';
import { Skeleton } from '@/ui/Skeleton';
import { CreateServiceAccount } from './CreateServiceAccount';
import { RevokeServiceAccount } from './RevokeServiceAccount';

export function ServiceAccounts({ workspace }: { workspace: Workspace }) {
  const { t, date } = useI18n();
  const list = useQuery(workspaceQueries.serviceAccounts(workspace.id));
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ServiceAccount | null>(null);
  return (
    <>
      <div className="flex items-center justify-between gap-2 border-t border-line px-4 py-2.5">
        <h3 className="text-sm font-medium">{t('workspaces.serviceAccounts')}</h3>
        <Button size="sm" onClick={() => setCreating(true)}>
          {t('workspaces.addService')}
        </Button>
      </div>
      {list.isError ? (
        <div className="px-4 pb-4">
          <ErrorBox error={list.error} onRetry={() => void list.refetch()} />
        </div>
      ) : list.isPending ? (
        <div className="px-4 pb-4">
          <Skeleton className="h-10" />
        </div>
      ) : list.data.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-sm text-ink-3">{t('workspaces.noService')}</p>
      ) : (
        <ul>
          {list.data.map((one) => (
            <li key={one.client_id} className="flex min-h-[53px] items-center gap-3 border-t border-line px-4 py-2">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{one.name}</span>
                <span className="mono block truncate text-xs text-ink-3">{one.client_id}</span>
              </span>
              <span className="hidden text-xs text-ink-3 sm:inline">{date(one.created_at)}</span>
              <IconButton label={t('workspaces.revoke', { name: one.name })} onClick={() => setRevoking(one)}>
                <Ban size={16} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {creating && <CreateServiceAccount workspace={workspace} onClose={() => setCreating(false)} />}
      {revoking && <RevokeServiceAccount workspace={workspace} account={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
