import { useI18n } from '@/i18n';
import type { OptionRule } from '@/playground/catalogue/config';

const largest = 1e12;

/** The values that an option allows, in one line. */
export function useRuleText() {
  const { t, number } = useI18n();
  return (rule: OptionRule): string => {
    if (rule.same_as) return t('models.sameAs', { name: rule.same_as });
    if (rule.allowed) return rule.allowed.join(', ');
    if (rule.min !== undefined && rule.max !== undefined && rule.max < largest) return `${number(rule.min)} … ${number(rule.max)}`;
    if (rule.min !== undefined) return `≥ ${number(rule.min)}`;
    if (rule.max_length) return t('models.maxLength', { n: rule.max_length });
    return rule.max_items ? t('models.maxItems', { n: rule.max_items }) : '—';
  };
}
