import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminQueries } from '@/api/queries/admin';
import type { MarginBy } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { Segmented } from '@/ui/Segmented';
import { Skeleton } from '@/ui/Skeleton';
import { MarginTable } from './MarginTable';

const since = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export function Margin() {
  const { t } = useI18n();
  const [by, setBy] = useState<MarginBy>('model');
  const [days, setDays] = useState('30');
  const report = useQuery(adminQueries.margin(by, days === 'all' ? undefined : since(Number(days))));
  return (
    <div>
      <div className="mb-3 flex flex-wrap gap-2">
        <Segmented
          size="sm"
          label={t('admin.time')}
          value={days}
          onChange={setDays}
          items={[
            ...[7, 30, 90].map((n) => ({ value: String(n), label: t('usage.days', { n }) })),
            { value: 'all', label: t('admin.allTime') },
          ]}
        />
        <Segmented
          tabs
          size="sm"
          label={t('admin.by')}
          value={by}
          onChange={setBy}
          items={[
            { value: 'model', label: t('admin.byModel') },
            { value: 'provider', label: t('admin.byProvider') },
            { value: 'account', label: t('admin.byAccount') },
          ]}
        />
      </div>
      {report.isError ? (
        <ErrorBox error={report.error} onRetry={() => void report.refetch()} />
      ) : report.isPending ? (
        <Skeleton className="h-64" />
      ) : report.data.items.length === 0 ? (
        <div className="card">
          <Empty
            title={t('admin.noMargin')}
            lead={
              report.data.sandbox.length > 0
                ? t('admin.onlySandbox', { n: report.data.sandbox.reduce((sum, one) => sum + one.generations, 0) })
                : t('admin.noMarginLead')
            }
          />
        </div>
      ) : (
        <MarginTable report={report.data} by={by} />
      )}
    </div>
  );
}
