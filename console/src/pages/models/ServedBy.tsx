import { useI18n } from '@/i18n';
import type { Model } from '@/playground/catalogue/config';
import { Badge } from '@/ui/Badge';

/** Which provider answers here: its own name, the sandbox, or none. */
export function ServedBy({ model }: { model: Model }) {
  const { t } = useI18n();
  if (model.sandbox)
    return (
      <Badge tone="gold" title={t('create.sandboxNote')}>
        {t('common.sandbox')}
      </Badge>
    );
  if (!model.available) return <Badge tone="warn">{t('models.notServed')}</Badge>;
  return (
    <Badge tone="ok" dot>
      {model.served_by.join(', ')}
    </Badge>
  );
}
