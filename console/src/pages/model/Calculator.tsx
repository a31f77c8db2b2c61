import { useI18n } from '@/i18n';
import type { Draft } from '@/playground/call/draft';
import type { Model } from '@/playground/catalogue/config';
import { OptionForm } from '@/playground/optionForm/OptionForm';
import { usePrice } from '@/playground/usePrice';
import { ErrorBox } from '@/ui/ErrorBox';
import { Field } from '@/ui/Field';
import { Skeleton } from '@/ui/Skeleton';
import { TextArea } from '@/ui/TextArea';
import { Tokens } from '@/ui/Tokens';

interface CalculatorProps {
  model: Model;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** The form of Create with the price of what it holds. */
export function Calculator({ model, draft, onChange }: CalculatorProps) {
  const { t } = useI18n();
  const { cost, warnings, error } = usePrice(model, draft);
  return (
    <section className="card p-4" aria-label={t('models.calculator')}>
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <h2 className="font-semibold">{t('models.calculator')}</h2>
        <span role="status">
          {cost !== undefined ? <Tokens value={cost} className="text-lg font-semibold" /> : !error && <Skeleton className="h-5 w-10" />}
        </span>
      </div>
      <p className="mb-4 text-sm text-ink-3">{warnings[0] ?? t('models.calcLead')}</p>
      {error && (
        <div className="mb-3">
          <ErrorBox error={error} />
        </div>
      )}
      <div className="grid gap-4.5">
        {model.pricing_type === 'per_character' && (
          <Field label={t('models.sampleText')}>
            {(props) => (
              <TextArea rows={3} value={draft.prompt} onChange={(event) => onChange({ ...draft, prompt: event.target.value })} {...props} />
            )}
          </Field>
        )}
        <OptionForm model={model} options={draft.options} onChange={(options) => onChange({ ...draft, options })} />
      </div>
    </section>
  );
}
