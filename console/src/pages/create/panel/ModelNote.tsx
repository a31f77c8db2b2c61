import { Link } from '@tanstack/react-router';
import { useI18n } from '@/i18n';
import { usePricing } from '@/playground/usePricing';
import type { Model } from '@/playground/catalogue/config';
import { takesImages } from '@/playground/catalogue/inputs';
import { Badge } from '@/ui/Badge';

export function ModelNote({ model }: { model: Model }) {
  const { t } = useI18n();
  const pricing = usePricing();
  return (
    <div className="rounded-card bg-sunken/60 p-3 text-sm">
      <div className="flex items-baseline justify-between gap-2">
        <Link to="/models/$slug" params={{ slug: model.slug }} className="font-medium hover:underline">
          {model.name}
        </Link>
        <span className="mono min-w-0 truncate text-xs text-ink-3">{model.slug}</span>
      </div>
      <p className="mt-0.5 text-ink-2">{model.description}</p>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {model.sandbox && (
          <Badge tone="gold" title={t('create.sandboxNote')}>
            {t('common.sandbox')}
          </Badge>
        )}
        {!model.available && <Badge tone="warn">{t('models.notServed')}</Badge>}
        {model.is_async && <Badge>{t('models.async')}</Badge>}
        {takesImages(model) && <Badge>{t('models.vision')}</Badge>}
        <Badge>{`${pricing.range(model)} · ${pricing.unit(model)}`}</Badge>
      </div>
    </div>
  );
}
