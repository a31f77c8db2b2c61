import { useI18n } from '@/i18n';
import type { Model } from './catalogue/config';

/** A model's prices as text. */
export function usePricing() {
  const { number, find } = useI18n();
  return {
    range: ({ min_token_cost: min, max_token_cost: max }: Model) => (min === max ? number(min) : `${number(min)}–${number(max)}`),
    unit: (model: Model) => find(`models.per.${model.pricing_type}`) ?? model.pricing_type,
  };
}
