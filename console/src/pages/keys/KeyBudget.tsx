import type { ApiKey } from '@/api/queries/keys';
import { useI18n } from '@/i18n';
import { Meter } from '@/ui/Meter';

export function KeyBudget({ apiKey }: { apiKey: ApiKey }) {
  const { t, number } = useI18n();
  const text = apiKey.monthly_budget
    ? t('keys.usedOf', { a: number(apiKey.budget_used), b: number(apiKey.monthly_budget) })
    : apiKey.is_test
      ? t('keys.free')
      : t('keys.usedUnlimited', { a: number(apiKey.budget_used) });
  return (
    <div className="min-w-0">
      <div className="mb-1 flex justify-between gap-3 text-xs text-ink-3">
        <span>{t('keys.thisMonth')}</span>
        <span className="num text-ink-2">{text}</span>
      </div>
      <Meter used={apiKey.budget_used} of={apiKey.monthly_budget} label={t('keys.budgetOf', { name: apiKey.name })} />
    </div>
  );
}
