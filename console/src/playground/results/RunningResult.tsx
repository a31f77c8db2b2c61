import clsx from 'clsx';
import { useI18n } from '@/i18n';
import { findModel } from '../catalogue/chooseModel';
import type { Run } from '../runs/run';
import { stopRun } from '../runs/stopRun';
import { Button } from '@/ui/Button';
import { Mosaic } from '@/ui/Mosaic';
import { frameClass } from './frameClass';
import { mediaOf } from './mediaOf';
import { progressOf } from './progressOf';
import { useResultTarget } from './ResultContext';
import { useElapsed } from './useElapsed';

/** The mosaic in the place of the result, what is known of its time, and Cancel. */
export function RunningResult({ run, isAlone }: { run: Run; isAlone: boolean }) {
  const { t, seconds } = useI18n();
  const { models } = useResultTarget();
  const elapsed = useElapsed(run.startedAt);
  const isFlat = ['sound', 'text'].includes(mediaOf(run.category));
  const [width, height] = isFlat ? [30, 3] : run.ratio;
  const left = run.reply?.eta_seconds;
  const label = [
    t(run.isLost ? 'create.lost' : run.id ? 'create.running' : 'create.queued'),
    t('create.elapsed', { time: seconds(Math.floor(elapsed / 1000) * 1000 || 1000) }),
    left && !run.isLost ? t('create.eta', { time: seconds(left * 1000) }) : null,
  ].filter(Boolean);

  return (
    <div>
      <div
        className={clsx(frameClass(run.ratio, isAlone || isFlat), isFlat && 'h-20 max-w-none!')}
        style={isFlat ? undefined : { aspectRatio: `${width} / ${height}` }}
      >
        <Mosaic
          progress={progressOf(run, elapsed)}
          category={run.category}
          width={width}
          height={height}
          stones={isFlat ? 90 : isAlone ? 330 : 160}
          seed={run.startedAt % 97}
          label={label.join(' · ')}
        />
        <div className="absolute inset-x-2 bottom-2 flex flex-wrap items-center justify-between gap-2">
          <span className="num rounded-[6px] bg-surface/92 px-2.5 py-1 text-xs font-medium shadow-card">{label.join(' · ')}</span>
          {run.id && (
            <Button size="sm" className="bg-surface/92!" onClick={() => void stopRun(run)}>
              {t('common.cancel')}
            </Button>
          )}
        </div>
      </div>
      {findModel(models, run.slug)?.is_async && <p className="mt-1.5 text-xs text-ink-3">{t('create.leave')}</p>}
    </div>
  );
}
