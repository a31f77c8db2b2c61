import clsx from 'clsx';
import { Columns3 } from 'lucide-react';
import { useId, useState } from 'react';
import { useBalance } from '@/api/queries/balance';
import { useI18n } from '@/i18n';
import { PriceProblem } from '@/playground/PriceProblem';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { TextArea } from '@/ui/TextArea';
import { Tokens } from '@/ui/Tokens';
import type { useComparison } from './useComparison';
import { useStartComparison } from './useStartComparison';
import type { useSumPrice } from './useSumPrice';

interface CompareBoxProps {
  comparison: ReturnType<typeof useComparison>;
  price: ReturnType<typeof useSumPrice>;
}

/** The prompt of all models, and the price of all calls together on the button. */
export function CompareBox({ comparison, price }: CompareBoxProps) {
  const { t } = useI18n();
  const { kind, models, drafts, prompt, setPrompt } = comparison;
  const [notice, setNotice] = useState<string | null>(null);
  const start = useStartComparison();
  const balance = useBalance().data?.token_balance;
  const isTooMuch = price.sum !== undefined && balance !== undefined && price.sum > balance;

  const noteId = useId();
  const missing = prompt.trim() === '' ? t('create.promptMissing') : price.sum === undefined ? t('create.pricing') : null;
  const refusal = price.problem ?? (isTooMuch ? t('create.insufficient', { a: price.sum ?? 0, b: balance ?? 0 }) : null);
  const obstacle = refusal ?? missing;

  const submit = () => {
    setNotice(obstacle);
    if (obstacle) return;
    start(models, drafts).catch((error: Error) => setNotice(error.message || t('error.network')));
  };
  const problem = refusal ?? notice;

  return (
    <div className="grid gap-2">
      <Field label={t('compare.prompt')}>
        {(props) => (
          <TextArea
            rows={3}
            value={prompt}
            placeholder={t(`create.placeholder.${kind}`)}
            onChange={(event) => {
              setPrompt(event.target.value);
              setNotice(null);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.metaKey || event.ctrlKey)) return;
              event.preventDefault();
              submit();
            }}
            {...props}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {problem ? (
          <PriceProblem id={noteId} problem={problem} isTooMuch={isTooMuch} className="text-sm" />
        ) : (
          <p id={noteId} className="num text-xs text-ink-3">
            {missing ?? (price.sum !== undefined && balance !== undefined && t('create.after', { n: balance - price.sum }))}
          </p>
        )}
        <Button
          kind={obstacle ? 'quiet' : 'primary'}
          aria-disabled={obstacle !== null}
          aria-describedby={noteId}
          title={obstacle ?? undefined}
          size="lg"
          icon={<Columns3 size={16} aria-hidden />}
          className={clsx('pe-1.5! max-sm:w-full', obstacle && 'bg-sunken')}
          onClick={submit}
        >
          {t('compare.run', { n: models.length })}
          <span
            aria-busy={price.sum === undefined && !price.problem}
            className={clsx(
              'num ms-1 flex h-7 min-w-11 items-center justify-center rounded-[5px] px-2 text-sm',
              obstacle ? 'bg-hover' : 'bg-black/15 dark:bg-black/20',
            )}
          >
            {price.sum === undefined ? '…' : <Tokens value={price.sum} />}
          </span>
        </Button>
      </div>
    </div>
  );
}
