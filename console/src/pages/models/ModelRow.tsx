import { Link } from '@tanstack/react-router';
import type { ModelStats } from '@/api/queries/stats';
import { useI18n } from '@/i18n';
import { isCategory } from '@/lib/category';
import type { Model } from '@/playground/catalogue/config';
import { PriceRange } from '@/playground/PriceRange';
import { usePricing } from '@/playground/usePricing';
import { Badge } from '@/ui/Badge';
import { buttonClass } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { Tile } from '@/ui/Tile';
import { VendorMark } from '@/ui/VendorMark';
import { Abilities } from './Abilities';
import { ServedBy } from './ServedBy';

interface ModelRowProps {
  model: Model;
  stats: ModelStats | undefined;
  isCheapest: boolean;
}

export function ModelRow({ model, stats, isCheapest }: ModelRowProps) {
  const { t, seconds } = useI18n();
  const pricing = usePricing();
  return (
    <tr className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:border-b max-md:border-line max-md:py-2.5 max-md:last:border-0 max-md:[&>td]:border-0 max-md:[&>td]:py-0.5">
      <td className="min-w-0 md:w-[44%] md:max-w-0">
        <div className="flex items-center gap-3">
          <VendorMark name={model.provider} size={32} />
          <div className="min-w-0">
            <div className="flex items-center gap-2">
              <Tile category={model.category} size={8} />
              <Link to="/models/$slug" params={{ slug: model.slug }} className="truncate font-medium hover:underline">
                {model.name}
              </Link>
              {isCheapest && <Badge tone="gold">{t('models.cheapest')}</Badge>}
            </div>
            <div className="truncate text-xs text-ink-3">{model.description}</div>
          </div>
        </div>
      </td>
      <td className="max-md:hidden">
        <Abilities model={model} />
      </td>
      <td className="max-md:hidden">
        <ServedBy model={model} />
      </td>
      <td className="r num max-md:hidden">
        {stats?.p50_ms ? (
          <span title={t('models.calls', { n: stats.requests })}>{seconds(stats.p50_ms)}</span>
        ) : (
          <span className="text-ink-3">—</span>
        )}
      </td>
      <td className="r">
        <PriceRange model={model} />
        <div className="text-xs whitespace-nowrap text-ink-3">{pricing.unit(model)}</div>
      </td>
      <td className="w-px max-md:hidden">
        <div className="flex items-center justify-end gap-1">
          <CopyButton text={model.slug} label={`${t('models.copySlug')}: ${model.slug}`} />
          {isCategory(model.category) && (
            <Link
              to="/"
              search={{ model: model.slug }}
              aria-label={`${t('models.try')}: ${model.name}`}
              className={buttonClass('plain', 'sm')}
            >
              {t('models.try')}
            </Link>
          )}
        </div>
      </td>
    </tr>
  );
}
