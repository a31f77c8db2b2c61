import { useI18n } from '@/i18n';
import { Tokens } from '@/ui/Tokens';
import type { Model } from './catalogue/config';

/** From the cheapest call to the dearest. */
export function PriceRange({ model }: { model: Model }) {
  const { number } = useI18n();
  const { min_token_cost: min, max_token_cost: max } = model;
  if (min === max) return <Tokens value={min} />;
  return (
    <span className="num inline-flex items-center whitespace-nowrap">
      <Tokens value={min} />–{number(max)}
    </span>
  );
}
