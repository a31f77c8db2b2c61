import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';

interface Limits {
  weight: string;
  concurrency: string;
}

interface Props extends Limits {
  errors: Record<string, string>;
  onChange: (change: Partial<Limits>) => void;
}

const digits = (text: string) => text.replace(/\D/g, '');

/** How much of a provider's work a key gets. */
export function LimitFields({ weight, concurrency, errors, onChange }: Props) {
  const { t } = useI18n();
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t('admin.weight')} hint={t('admin.weightHint')} error={errors.weight}>
        {(ids) => (
          <Input
            inputMode="numeric"
            className="num"
            value={weight}
            onChange={(event) => onChange({ weight: digits(event.target.value) })}
            {...ids}
          />
        )}
      </Field>
      <Field label={t('admin.concurrency')} optional hint={t('admin.concurrencyHint')} error={errors.concurrency}>
        {(ids) => (
          <Input
            inputMode="numeric"
            className="num"
            value={concurrency}
            onChange={(event) => onChange({ concurrency: digits(event.target.value) })}
            {...ids}
          />
        )}
      </Field>
    </div>
  );
}
