import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { usageCsv, usageQuery, type UsageBy } from '@/api/queries/usage';
import { useI18n } from '@/i18n';
import { buttonClass } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { PageHeader } from '@/ui/PageHeader';
import { Segmented } from '@/ui/Segmented';
import { Skeleton } from '@/ui/Skeleton';
import { Figures } from './Figures';
import { Legend } from './Legend';
import { StackedBars } from './StackedBars';
import { daysOf, groupsOf, period } from './summary';
import { UsageTable } from './UsageTable';
import { useSeries } from './useSeries';

const lengths = [7, 30, 90];

export default function UsagePage() {
  const { t } = useI18n();
  const search = useSearch({ from: '/shell/usage' });
  const navigate = useNavigate({ from: '/usage' });
  const by: UsageBy = search.by === 'model' || search.by === 'key' ? search.by : 'category';
  const days = search.days ?? 30;
  const usual = period(days, Date.now());
  const from = search.from ?? usual.from;
  const to = search.to ?? usual.to;
  const dates = useMemo(() => daysOf(from, to), [from, to]);
  const query = { from, to, by, bucket: 'day' as const };
  const usage = useQuery(usageQuery(query));
  const groups = useMemo(() => groupsOf(usage.data?.items ?? [], dates), [usage.data, dates]);
  const series = useSeries(groups, by, dates);
  const set = (change: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const isEmpty = usage.data !== undefined && usage.data.totals.requests === 0;

  return (
    <>
      <PageHeader
        title={t('usage.title')}
        lead={t('usage.lead')}
        actions={
          <a href={usageCsv(query)} download={`tessera-usage-${from}-${by}.csv`} className={buttonClass()}>
            <Download size={15} aria-hidden />
            {t('usage.export')}
          </a>
        }
      />
      <div className="mb-4 flex flex-wrap gap-2">
        <Segmented
          label={t('usage.time')}
          value={search.from ? '' : String(days)}
          onChange={(next) => set({ days: next === '30' ? undefined : Number(next), from: undefined, to: undefined })}
          items={lengths.map((n) => ({ value: String(n), label: t('usage.days', { n }) }))}
        />
        <Segmented
          label={t('usage.by')}
          value={by}
          onChange={(next) => set({ by: next === 'category' ? undefined : next })}
          items={[
            { value: 'category', label: t('usage.byCategory') },
            { value: 'model', label: t('usage.byModel') },
            { value: 'key', label: t('usage.byKey') },
          ]}
        />
      </div>
      {usage.isError ? (
        <ErrorBox error={usage.error} onRetry={() => void usage.refetch()} />
      ) : (
        <div className="grid gap-4">
          <Figures totals={usage.data?.totals} from={from} days={dates.length} />
          <section aria-labelledby="chart" className="card min-h-[322px] p-4">
            <h2 id="chart" className="mb-3 text-sm font-medium">
              {t('usage.chart')}
            </h2>
            {usage.isPending ? (
              <Skeleton className="h-60" />
            ) : isEmpty ? (
              <Empty title={t('usage.emptyTitle')} lead={t('usage.emptyLead')} />
            ) : usage.data.totals.tokens_spent === 0 ? (
              <Empty quiet title={t('usage.freeTitle')} lead={t('usage.freeLead', { n: usage.data.totals.requests })} />
            ) : (
              <>
                <StackedBars days={dates} series={series} label={t('usage.chart')} />
                <Legend series={series} />
              </>
            )}
          </section>
          {usage.data && !isEmpty && <UsageTable groups={groups} series={series} by={by} spent={usage.data.totals.tokens_spent} />}
        </div>
      )}
    </>
  );
}
