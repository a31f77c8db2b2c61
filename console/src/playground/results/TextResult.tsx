import clsx from 'clsx';
import { useI18n } from '@/i18n';
import { isRunning, type Run } from '../runs/run';
import { Prose } from '@/ui/Prose';
import { CanceledResult } from './CanceledResult';
import { FailedResult } from './FailedResult';

/** An answer while it is written and after. A text that failed shows what had arrived, too. */
export function TextResult({ run, isPlain }: { run: Run; isPlain?: boolean }) {
  const { t } = useI18n();
  return (
    <div className={clsx('grid min-w-0 gap-2', !isPlain && 'ps-5')}>
      {(run.text || isRunning(run)) && <Prose text={run.text ?? ''} streaming={isRunning(run)} />}
      {isRunning(run) && run.isLost && (
        <p role="status" className="text-sm text-warn">
          {t('create.lostText')}
        </p>
      )}
      {run.isStopped && run.state === 'done' && <p className="text-sm text-ink-3">{t('create.stopped')}</p>}
      {run.state === 'canceled' && <CanceledResult />}
      {run.state === 'failed' && <FailedResult run={run} />}
    </div>
  );
}
