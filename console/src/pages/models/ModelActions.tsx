import { Link } from '@tanstack/react-router';
import { useI18n } from '@/i18n';
import { isCategory } from '@/lib/category';
import type { Model } from '@/playground/catalogue/config';
import { buttonClass } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';

export function ModelActions({ model }: { model: Model }) {
  const { t } = useI18n();
  return (
    <div className="flex items-center justify-end gap-1">
      <CopyButton text={model.slug} label={`${t('models.copySlug')}: ${model.slug}`} />
      {isCategory(model.category) && (
        <Link to="/" search={{ model: model.slug }} aria-label={`${t('models.try')}: ${model.name}`} className={buttonClass('plain', 'sm')}>
          {t('models.try')}
        </Link>
      )}
    </div>
  );
}
