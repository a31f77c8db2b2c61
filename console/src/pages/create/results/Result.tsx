import clsx from 'clsx';
import { Pencil } from 'lucide-react';
import { useI18n } from '@/i18n';
import { isRunning, type Run } from '@/playground/runs/run';
import { titleOf } from '@/playground/runs/titleOf';
import { Button } from '@/ui/Button';
import { Tile } from '@/ui/Tile';
import { useResultTarget } from '@/playground/results/ResultContext';
import { ResultFoot } from '@/playground/results/ResultFoot';
import { ResultItem } from '@/playground/results/ResultItem';
import { TextResult } from '@/playground/results/TextResult';

/** The results of one press under their prompt. */
export function Result({ group, startsConversation }: { group: Run[]; startsConversation: boolean }) {
  const { t } = useI18n();
  const { models, edit } = useResultTarget();
  const run = group[0]!;
  const isBusy = group.some(isRunning);
  const isText = run.category === 'text';
  const canEdit = !isBusy && run.draft !== null && models.some((model) => model.slug === run.slug);

  return (
    <article aria-busy={isBusy} aria-label={titleOf(run)} className="fade-up">
      {startsConversation && (
        <p className="mb-6 flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t('create.newChat')}
        </p>
      )}
      <div className="mb-2.5 flex items-start gap-2.5">
        <Tile category={run.category} size={10} className="mt-1.5" />
        <h2 className={clsx('min-w-0 flex-1 text-md font-medium whitespace-pre-wrap [overflow-wrap:anywhere]', !isText && 'line-clamp-3')}>
          {titleOf(run)}
        </h2>
        {canEdit && (
          <Button
            kind="quiet"
            size="sm"
            className="-my-0.5"
            aria-label={t('create.remix')}
            icon={<Pencil size={14} aria-hidden className="sm:hidden" />}
            onClick={() => edit(run)}
          >
            <span className="max-sm:hidden">{t('create.remix')}</span>
          </Button>
        )}
      </div>
      {isText ? (
        <TextResult run={run} />
      ) : (
        <div className={clsx('grid gap-2', group.length > 1 ? 'grid-cols-2' : 'grid-cols-1')}>
          {group.map((one) => (
            <ResultItem key={one.key} run={one} isAlone={group.length === 1} />
          ))}
        </div>
      )}
      <ResultFoot group={group} />
    </article>
  );
}
