import { Failure } from '@/api/failure';
import { useBalance } from '@/api/queries/balance';
import { useI18n } from '@/i18n';
import type { Price } from '@/playground/usePrice';
import { usePlayground } from '../usePlayground';
import { useProblemText } from '../useProblemText';

export interface Obstacle {
  text: string;
  /** The form is complete, and yet it cannot run: an error, where what is merely missing is a hint. */
  isRefusal: boolean;
  isTooMuch?: boolean;
}

/** Why a press would make nothing now; null when it would make something. */
export function useObstacle({ cost, error }: Price): Obstacle | null {
  const { t } = useI18n();
  const { model, draft } = usePlayground();
  const problemText = useProblemText();
  const balance = useBalance().data?.token_balance;

  if (error) return { text: error instanceof Failure && !error.isOffline ? error.message : t('error.network'), isRefusal: true };
  if (cost !== undefined && balance !== undefined && cost > balance)
    return { text: t('create.insufficient', { a: cost, b: balance }), isRefusal: true, isTooMuch: true };
  const missing = problemText(model, draft) ?? (cost === undefined ? t('create.pricing') : null);
  return missing === null ? null : { text: missing, isRefusal: false };
}
