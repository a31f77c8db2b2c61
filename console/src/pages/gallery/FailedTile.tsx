import { CircleSlash, TriangleAlert } from 'lucide-react';
import { useI18n } from '@/i18n';
import { useFailureText } from '@/playground/results/useFailureText';
import { stateOf, type Ending } from './stateOf';

export function FailedTile({ item }: { item: Ending }) {
  const { t } = useI18n();
  const { describeError } = useFailureText();
  const state = stateOf(item);
  return (
    <div className="grid size-full place-content-center justify-items-center gap-1 overflow-hidden border border-line bg-surface p-2.5 text-center">
      {state === 'canceled' ? (
        <CircleSlash size={18} className="text-ink-3" aria-hidden />
      ) : (
        <TriangleAlert size={18} className="text-danger" aria-hidden />
      )}
      <span className="text-sm font-medium">{t(`gallery.${state}`)}</span>
      {state === 'failed' && (
        <span className="line-clamp-2 text-xs sm:line-clamp-3 text-ink-3 [overflow-wrap:anywhere]">{describeError(item.error).title}</span>
      )}
    </div>
  );
}
