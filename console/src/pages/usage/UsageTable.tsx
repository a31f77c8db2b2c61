import type { UsageBy } from '@/api/queries/usage';
import { useI18n } from '@/i18n';
import { DataTable, type Column } from '@/ui/DataTable';
import { Tokens } from '@/ui/Tokens';
import { Swatch } from './Legend';
import type { UsageGroup } from './summary';
import { useGroupName } from './useGroupName';
import { restColor, type Series } from './useSeries';

const titles = { category: 'usage.byCategory', model: 'usage.byModel', key: 'usage.byKey' } as const;

interface Props {
  groups: readonly UsageGroup[];
  series: readonly Series[];
  by: UsageBy;
  spent: number;
}

/** The figures of the chart, for reading: the same names, colours and sums. */
export function UsageTable({ groups, series, by, spent }: Props) {
  const { t, number, seconds } = useI18n();
  const nameOf = useGroupName(by);
  const colorOf = (group: UsageGroup) => series.find((one) => one.id === group.id)?.color ?? restColor;
  const columns: Column<UsageGroup>[] = [
    {
      title: t(titles[by]),
      cell: (group) => (
        <span className="flex items-center gap-2 font-medium">
          <Swatch color={colorOf(group)} />
          {nameOf(group)}
        </span>
      ),
    },
    { title: t('usage.spent'), end: true, cell: (group) => <Tokens value={group.spent} /> },
    {
      title: t('usage.share'),
      className: 'w-[26%]',
      cell: (group) => <Share share={spent > 0 ? group.spent / spent : 0} color={colorOf(group)} />,
    },
    { title: t('usage.requests'), end: true, cell: (group) => <span className="num">{number(group.requests)}</span> },
    {
      title: t('usage.failed'),
      end: true,
      cell: (group) => <span className={group.failed ? 'num text-danger' : 'num text-ink-3'}>{number(group.failed)}</span>,
    },
    {
      title: t('usage.mean'),
      end: true,
      cell: (group) => <span className="num text-ink-2">{group.meanMs === null ? '—' : seconds(group.meanMs)}</span>,
    },
  ];
  return (
    <DataTable
      label={t('usage.tableHint')}
      columns={columns}
      rows={groups}
      keyOf={(group) => group.id}
      width="md:min-w-[600px]"
      className="card"
    />
  );
}

function Share({ share, color }: { share: number; color: string }) {
  const { percent } = useI18n();
  return (
    <span className="flex items-center gap-2 max-md:w-40">
      <svg width="100%" height="6" className="min-w-16 flex-1" aria-hidden>
        <rect width="100%" height="6" rx="2" fill="var(--sunken)" />
        <rect width={`${share * 100}%`} height="6" rx="2" style={{ fill: color }} />
      </svg>
      <span className="num w-11 shrink-0 text-right text-xs text-ink-3">{percent(share)}</span>
    </span>
  );
}
