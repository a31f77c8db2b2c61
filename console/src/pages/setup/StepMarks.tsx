import clsx from 'clsx';
import { useI18n } from '@/i18n';

export function StepMarks({ step, steps }: { step: number; steps: number }) {
  const { t } = useI18n();
  return (
    <div className="mb-6 flex items-center gap-3">
      <div className="flex gap-1" aria-hidden>
        {Array.from({ length: steps }, (_, i) => (
          <span key={i} className={clsx('h-2 w-6 rounded-[2px]', i < step ? 'bg-accent' : i === step ? 'bg-gold' : 'bg-line')} />
        ))}
      </div>
      <span className="text-sm text-ink-3">{t('setup.step', { a: step + 1, b: steps })}</span>
    </div>
  );
}
