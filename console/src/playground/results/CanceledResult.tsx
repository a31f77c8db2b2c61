import { useI18n } from '@/i18n';

export function CanceledResult() {
  const { t } = useI18n();
  return <p className="rounded-card border border-line bg-sunken/60 px-4 py-3 text-sm text-ink-2">{t('create.canceled')}</p>;
}
