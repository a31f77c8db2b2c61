import { useBalance } from '@/api/queries/balance';
import { useI18n } from '@/i18n';
import { PriceProblem } from '@/playground/PriceProblem';
import type { Price } from '@/playground/usePrice';
import { usePlayground } from '../usePlayground';
import type { Obstacle } from './useObstacle';

interface PriceLineProps {
  price: Price;
  obstacle: Obstacle | null;
  /** By which the button names this line as its description. */
  id: string;
}

/** Under the box: what is left after the press, or what stands against it. */
export function PriceLine({ price: { cost, warnings }, obstacle, id }: PriceLineProps) {
  const { t } = useI18n();
  const { model, category, notice } = usePlayground();
  const balance = useBalance().data?.token_balance;
  const problem = notice ?? (obstacle?.isRefusal ? obstacle.text : null);

  return (
    <div className="mx-auto mt-1.5 flex min-h-5 w-full max-w-[860px] flex-wrap items-center justify-between gap-x-4 px-1 text-xs text-ink-3">
      {problem ? (
        <PriceProblem id={id} problem={problem} isTooMuch={obstacle?.isTooMuch ?? false} />
      ) : (
        <p id={id} className="num min-w-0">
          {facts().map((fact, i) => (
            <span key={i}>
              {i > 0 && ' · '}
              {fact}
            </span>
          ))}
        </p>
      )}
      <span className="hidden whitespace-nowrap sm:inline">
        <span className="kbd">{category === 'text' ? '↵' : 'Ctrl ↵'}</span> {t('create.enter')}
      </span>
    </div>
  );

  function facts() {
    return [
      obstacle ? obstacle.text : cost !== undefined && balance !== undefined && t('create.after', { n: balance - cost }),
      !obstacle && model.sandbox && <span title={t('create.sandboxNote')}>{t('common.sandbox')}</span>,
      warnings[0],
    ].filter(Boolean);
  }
}
