import type { Provider } from '@/api/queries/admin';
import { useI18n } from '@/i18n';

const fill = ({ requests, errors }: { requests: number; errors: number }) =>
  requests === 0 ? 'var(--bed)' : errors === 0 ? 'var(--ok)' : errors * 2 < requests ? 'var(--gold)' : 'var(--danger)';

/** The last 24 hours as stones: unset without calls, green, gold with some failures, red when half of them failed. */
export function HoursStrip({ hours }: { hours: Provider['hours'] }) {
  const { t } = useI18n();
  const requests = hours.reduce((sum, one) => sum + one.requests, 0);
  const errors = hours.reduce((sum, one) => sum + one.errors, 0);
  return (
    <svg
      viewBox={`0 0 ${hours.length * 10} 14`}
      role="img"
      aria-label={t('admin.strip', { a: requests, b: errors })}
      className="mt-3 w-full"
    >
      {hours.map((hour, i) => (
        <rect key={hour.at} x={i * 10 + 0.5} width="9" height="14" rx="2" className="tile" style={{ fill: fill(hour) }}>
          <title>{t('admin.stripHour', { a: hour.requests, b: hour.errors })}</title>
        </rect>
      ))}
    </svg>
  );
}
