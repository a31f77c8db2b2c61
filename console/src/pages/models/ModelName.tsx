import { Link } from '@tanstack/react-router';
import { useI18n } from '@/i18n';
import type { Model } from '@/playground/catalogue/config';
import { Badge } from '@/ui/Badge';
import { Tile } from '@/ui/Tile';
import { VendorMark } from '@/ui/VendorMark';

/** A model's mark and name, its kind, and what it is in one line. */
export function ModelName({ model, isCheapest }: { model: Model; isCheapest: boolean }) {
  const { t } = useI18n();
  return (
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
  );
}
