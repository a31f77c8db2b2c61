import { useMutation, useQuery } from '@tanstack/react-query';
import { adminQueries, verifyLedger } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Skeleton } from '@/ui/Skeleton';
import { ConfigTable } from './ConfigTable';
import { useUptime } from './useUptime';

export function System() {
  const { t, bytes, find } = useI18n();
  const system = useQuery(adminQueries.system());
  const verify = useMutation({ mutationFn: verifyLedger });
  const uptime = useUptime();
  if (system.isError) return <ErrorBox error={system.error} onRetry={() => void system.refetch()} />;
  if (system.isPending) return <Skeleton className="h-64" />;
  const { checks, queue, storage, version, database, config, uptime_s } = system.data;
  return (
    <div className="grid gap-4">
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(220px,1fr))] gap-3">
        {checks.map((check) => (
          <li key={check.name} className="card p-4">
            <div className="flex items-center justify-between gap-2 font-medium">
              {find(`admin.check_${check.name}`) ?? check.name.replaceAll('_', ' ')}
              <Badge dot tone={check.status === 'ok' ? 'ok' : 'danger'}>
                {t(check.status === 'ok' ? 'admin.ok' : 'admin.failing')}
              </Badge>
            </div>
            {check.message && <p className="mt-1 text-sm text-ink-2 [overflow-wrap:anywhere]">{check.message}</p>}
          </li>
        ))}
      </ul>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="card p-4">
          <h2 className="mb-3 font-semibold">{t('admin.installation')}</h2>
          <Facts
            rows={[
              [t('admin.version'), <span className="mono">{version}</span>],
              [t('admin.uptime'), uptime(uptime_s)],
              [
                t('admin.database'),
                t('admin.databaseIs', { kind: database.kind === 'postgres' ? 'PostgreSQL' : 'SQLite', bytes: bytes(database.bytes) }),
              ],
              [t('admin.storage'), t('admin.storageIs', { bytes: bytes(storage.bytes), n: storage.files })],
              [t('admin.queue'), t('admin.queueIs', { a: queue.pending, b: queue.running })],
              [t('admin.oldest'), queue.oldest_s === null ? null : uptime(queue.oldest_s)],
            ]}
          />
        </div>
        <div className="card p-4">
          <h2 className="font-semibold">{t('admin.ledger')}</h2>
          <p className="mt-1 mb-3 text-sm text-ink-2">{t('admin.ledgerLead')}</p>
          <div className="flex flex-wrap items-center gap-3">
            <Button busy={verify.isPending} onClick={() => verify.mutate()}>
              {t('admin.verify')}
            </Button>
            <span role="status">
              {verify.data && (
                <Badge dot tone="ok">
                  {t('admin.ledgerHolds')}
                </Badge>
              )}
            </span>
          </div>
          {verify.isError && (
            <div className="mt-3">
              <ErrorBox error={verify.error} />
            </div>
          )}
        </div>
      </div>
      <ConfigTable config={config} />
    </div>
  );
}
