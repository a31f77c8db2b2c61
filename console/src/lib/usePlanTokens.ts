import type { Schemas } from '@/api/client';
import { useI18n } from '@/i18n';

/** What a plan gives, in words: tokens a month, tokens once, or none. */
export function usePlanTokens() {
  const { t } = useI18n();
  return (plan: Schemas['PlanFacts'] | undefined, monthly = plan?.monthly_tokens ?? 0): string => {
    const once = plan?.once_tokens ?? 0;
    const parts = [monthly > 0 && t('billing.perMonth', { n: monthly }), once > 0 && t('billing.onceTokens', { n: once })];
    return parts.filter(Boolean).join(', ') || t('billing.noTokens');
  };
}
