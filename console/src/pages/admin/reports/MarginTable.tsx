import type { MarginBy, MarginReport } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';
import { DataTable, type Column } from '@/ui/DataTable';
import { Tokens } from '@/ui/Tokens';

const titles = { model: 'admin.model', provider: 'admin.provider', account: 'admin.account' } as const;

type Line = MarginReport['items'][number];

/** What was earned and what it cost. A margin with an unknown cost is not shown, because it would be too high. */
export function MarginTable({ report, by }: { report: MarginReport; by: MarginBy }) {
  const { t, number } = useI18n();
  const money = (micro: number | null) =>
    micro === null ? (
      <span className="text-ink-3">{t('admin.unknown')}</span>
    ) : (
      number(micro / 1e6, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 })
    );
  const columns: Column<Line>[] = [
    { title: t(titles[by]), cell: (one) => <span className="font-medium [overflow-wrap:anywhere]">{one.name}</span> },
    { title: t('admin.generations'), end: true, cell: (one) => <span className="num">{number(one.generations)}</span> },
    { title: t('admin.revenue'), end: true, cell: (one) => <Tokens value={one.revenue_tokens} /> },
    {
      title: t('admin.cost'),
      end: true,
      cell: (one) => (
        <span className="num">
          {money(one.cost_micro_usd)}
          {one.unknown_costs > 0 && (
            <span className="ms-2">
              <Badge tone="warn">{t('admin.unknownCosts', { n: one.unknown_costs })}</Badge>
            </span>
          )}
        </span>
      ),
    },
    { title: t('admin.marginCol'), end: true, cell: (one) => <span className="num">{money(one.margin_micro_usd)}</span> },
  ];
  return (
    <>
      <DataTable
        label={t('admin.margin')}
        columns={columns}
        rows={report.items}
        keyOf={(one) => one.name}
        width="md:min-w-[640px]"
        className="card"
      />
      {report.token_price_micro_usd === null && <p className="mt-2 text-xs text-ink-3">{t('admin.noTokenPrice')}</p>}
    </>
  );
}
