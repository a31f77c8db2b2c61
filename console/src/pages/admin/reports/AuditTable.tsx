import type { AuditRow } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { DataTable, type Column } from '@/ui/DataTable';
import { changesOf } from './changesOf';

export function AuditTable({ rows }: { rows: AuditRow[] }) {
  const { t, find, date } = useI18n();
  const columns: Column<AuditRow>[] = [
    {
      title: t('admin.act'),
      cell: (row) => <span className="font-medium">{find(`admin.act_${row.act.replace('.', '_')}`) ?? row.act}</span>,
    },
    { title: t('admin.target'), cell: (row) => <span className="text-ink-2">{row.target}</span> },
    {
      title: t('admin.change'),
      cell: (row) => <span className="mono text-xs [overflow-wrap:anywhere]">{changesOf(row.before, row.after).join(', ') || '—'}</span>,
    },
    {
      title: t('admin.actor'),
      cell: (row) => <span>{row.account === null ? t('admin.operator') : (row.email ?? `#${row.account}`)}</span>,
    },
    {
      title: t('admin.from'),
      wideOnly: true,
      cell: (row) => (
        <span className="mono text-xs text-ink-3" title={row.request_id}>
          {row.ip ?? '—'}
        </span>
      ),
    },
    {
      title: t('admin.when'),
      end: true,
      cell: (row) => (
        <span className="num whitespace-nowrap text-ink-2">
          {date(row.at, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' })}
        </span>
      ),
    },
  ];
  return (
    <DataTable label={t('admin.audit')} columns={columns} rows={rows} keyOf={(row) => row.id} width="md:min-w-[820px]" className="card" />
  );
}
