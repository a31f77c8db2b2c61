import clsx from 'clsx';
import { useId } from 'react';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { audiences, type Audience } from './draft';
import { StepHeading } from './StepHeading';

interface Props {
  audience: Audience;
  onChange: (audience: Audience) => void;
  onBack: () => void;
  onNext: () => void;
}

export function AudienceStep({ audience, onChange, onBack, onNext }: Props) {
  const { t } = useI18n();
  const name = useId();
  return (
    <section className="fade-up grid gap-5">
      <StepHeading title={t('setup.audienceTitle')} lead={t('setup.audienceLead')} />
      <div role="radiogroup" aria-label={t('setup.audienceTitle')} className="grid gap-2">
        {audiences.map((one) => (
          <label
            key={one}
            className={clsx(
              'flex cursor-pointer items-start gap-3 rounded-card border p-3.5 transition-colors',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              audience === one ? 'border-accent bg-accent-soft' : 'border-line-2 bg-raised hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={audience === one}
              onChange={() => onChange(one)}
              className="mt-0.5 size-4 shrink-0 accent-[var(--accent)]"
            />
            <span>
              <span className="block font-medium">{t(`setup.audience_${one}`)}</span>
              <span className="block text-sm text-ink-2">{t(`setup.audience_${one}Lead`)}</span>
            </span>
          </label>
        ))}
      </div>
      <div className="flex gap-2">
        <Button size="lg" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button kind="primary" size="lg" onClick={onNext}>
          {t('common.next')}
        </Button>
      </div>
    </section>
  );
}
