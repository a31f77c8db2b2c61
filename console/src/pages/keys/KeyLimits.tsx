import type { ApiKey } from '@/api/queries/keys';
import { useI18n, type TextKey } from '@/i18n';

/** What a key may do, and when it was last seen. */
export function KeyLimits({ apiKey }: { apiKey: ApiKey }) {
  const { t, ago, date } = useI18n();
  const limits = [
    apiKey.scopes.length === 0 ? t('keys.full') : apiKey.scopes.map((scope) => t(`keys.scope_${scope}` as TextKey)).join(', '),
    apiKey.models.length > 0 && t('keys.modelCount', { n: apiKey.models.length }),
    apiKey.cidrs.length > 0 && apiKey.cidrs.join(', '),
  ].filter(Boolean);
  const day = (value: string) => date(value, { day: 'numeric', month: 'short', year: 'numeric' });
  const times = [
    apiKey.last_used_at ? t('keys.usedAgo', { ago: ago(apiKey.last_used_at) }) : t('keys.neverUsed'),
    apiKey.expires_at && t('keys.expiresOn', { date: day(apiKey.expires_at) }),
  ].filter(Boolean);
  return (
    <div className="grid min-w-0 gap-0.5 text-xs">
      <span className="text-ink-2 [overflow-wrap:anywhere]" title={apiKey.models.join(', ') || undefined}>
        {limits.join(' · ')}
      </span>
      <span className="text-ink-3">{times.join(' · ')}</span>
    </div>
  );
}
