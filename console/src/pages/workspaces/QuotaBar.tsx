import { useI18n } from '@/i18n';
import { Meter } from '@/ui/Meter';

export function QuotaBar({ label, used, of }: { label: string; used: number; of: number }) {
  const { t, number } = useI18n();
  return (
    <div>
      <div className="mb-1 flex justify-between gap-2 text-xs text-ink-3">
        <span>{label}</span>
        <span className="num text-ink-2">{t('workspaces.usedOf', { a: number(used), b: t('workspaces.images', { n: of }) })}</span>
      </div>
      <Meter used={used} of={of} label={label} />
    </div>
  );
}
