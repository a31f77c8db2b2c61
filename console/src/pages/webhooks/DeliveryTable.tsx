import type { Delivery } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { DataTable, type Column } from '@/ui/DataTable';
import { Answer } from './Answer';
import { DeliveryStatus } from './DeliveryStatus';

export function DeliveryTable({ deliveries, onOpen }: { deliveries: Delivery[]; onOpen: (id: string) => void }) {
  const { t, ago, date, number } = useI18n();
  const columns: Column<Delivery>[] = [
    {
      title: t('webhooks.event'),
      cell: (one) => (
        <button type="button" className="mono hover:underline" onClick={() => onOpen(one.id)}>
          {one.event}
          {one.generation_id !== null && <span className="ms-2 text-ink-3">#{one.generation_id}</span>}
        </button>
      ),
    },
    { title: t('webhooks.status'), cell: (one) => <DeliveryStatus status={one.status} /> },
    { title: t('webhooks.answer'), end: true, cell: (one) => <Answer delivery={one} /> },
    { title: t('webhooks.attempts'), end: true, cell: (one) => <span className="num">{number(one.attempts)}</span> },
    {
      title: t('webhooks.when'),
      end: true,
      cell: (one) => (
        <span className="whitespace-nowrap text-ink-3" title={date(one.created_at)}>
          {ago(one.created_at)}
        </span>
      ),
    },
  ];
  return (
    <DataTable label={t('webhooks.deliveries')} columns={columns} rows={deliveries} keyOf={(one) => one.id} width="md:min-w-[600px]" />
  );
}
