import type { ModelStats } from '@/api/queries/stats';
import { useI18n } from '@/i18n';
import type { Model } from '@/playground/catalogue/config';
import { PriceRange } from '@/playground/PriceRange';
import { usePricing } from '@/playground/usePricing';
import { DataTable, type Column } from '@/ui/DataTable';
import { Abilities } from './Abilities';
import { ModelActions } from './ModelActions';
import { ModelName } from './ModelName';
import { ServedBy } from './ServedBy';

interface ModelTableProps {
  models: Model[];
  stats: Map<string, ModelStats> | undefined;
  cheapest: Set<string>;
}

export function ModelTable({ models, stats, cheapest }: ModelTableProps) {
  const { t } = useI18n();
  const pricing = usePricing();
  const columns: Column<Model>[] = [
    {
      title: t('gallery.model'),
      cellClass: 'min-w-0 md:w-[44%] md:max-w-0',
      cell: (model) => <ModelName model={model} isCheapest={cheapest.has(model.slug)} />,
    },
    { title: t('models.capability'), wideOnly: true, cell: (model) => <Abilities model={model} /> },
    { title: t('models.served'), wideOnly: true, cell: (model) => <ServedBy model={model} /> },
    { title: t('models.speed'), wideOnly: true, end: true, cell: (model) => <TypicalTime stats={stats?.get(model.slug)} /> },
    {
      title: t('models.price'),
      end: true,
      corner: true,
      cell: (model) => (
        <div className="text-end">
          <PriceRange model={model} />
          <div className="text-xs whitespace-nowrap text-ink-3">{pricing.unit(model)}</div>
        </div>
      ),
    },
    { title: t('models.try'), actions: true, wideOnly: true, cellClass: 'w-px', cell: (model) => <ModelActions model={model} /> },
  ];
  return <DataTable label={t('models.title')} columns={columns} rows={models} keyOf={(model) => model.slug} className="card" />;
}

function TypicalTime({ stats }: { stats: ModelStats | undefined }) {
  const { t, seconds } = useI18n();
  if (!stats?.p50_ms) return <span className="text-ink-3">—</span>;
  return (
    <span className="num" title={t('models.calls', { n: stats.requests })}>
      {seconds(stats.p50_ms)}
    </span>
  );
}
