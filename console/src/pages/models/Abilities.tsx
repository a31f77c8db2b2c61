import { Eye, Waves } from 'lucide-react';
import { useI18n } from '@/i18n';
import type { Model } from '@/playground/catalogue/config';
import { takesImages } from '@/playground/catalogue/inputs';

/** What it can beside its kind; each mark is named. */
export function Abilities({ model }: { model: Model }) {
  const { t } = useI18n();
  return (
    <span className="flex items-center gap-2.5 text-ink-3">
      {model.supports_streaming && (
        <span title={t('models.streaming')}>
          <Waves size={15} role="img" aria-label={t('models.streaming')} />
        </span>
      )}
      {takesImages(model) && (
        <span title={t('models.vision')}>
          <Eye size={15} role="img" aria-label={t('models.vision')} />
        </span>
      )}
      {model.is_async && <span className="text-xs whitespace-nowrap">{t('models.async')}</span>}
    </span>
  );
}
