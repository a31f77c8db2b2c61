import type { Delivery } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';

/** What the endpoint answered to the last attempt, and how fast. */
export function Answer({ delivery }: { delivery: Delivery }) {
  const { t, seconds } = useI18n();
  if (delivery.status_code === null) return <span className="text-ink-3">{delivery.error ? t('webhooks.noAnswer') : '—'}</span>;
  const good = delivery.status_code >= 200 && delivery.status_code < 300;
  return (
    <span className="num whitespace-nowrap">
      <span className={good ? 'text-ok' : 'text-danger'}>{delivery.status_code}</span>
      {delivery.latency_ms !== null && <span className="ms-2 text-xs text-ink-3">{seconds(delivery.latency_ms)}</span>}
    </span>
  );
}
