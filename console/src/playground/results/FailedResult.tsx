import { TriangleAlert } from 'lucide-react';
import { useI18n } from '@/i18n';
import type { Run } from '../runs/run';
import { Button } from '@/ui/Button';
import { useFailureText } from './useFailureText';
import { useRunActions } from './useRunActions';

/** Why it failed, under which code and number, and that it cost nothing. */
export function FailedResult({ run }: { run: Run }) {
  const { t } = useI18n();
  const { describe } = useFailureText();
  const { again } = useRunActions();
  const failure = run.failure ?? { code: 'failed', message: '' };
  const { title, detail } = describe(failure);
  const number = run.id && !run.id.startsWith('gen_') ? `#${run.id}` : (failure.requestId ?? run.id);
  return (
    <div className="grid content-start gap-1.5">
      <div role="alert" className="flex flex-wrap items-start gap-3 rounded-card border border-danger/40 bg-danger-soft px-4 py-3 text-sm">
        <TriangleAlert size={17} className="mt-0.5 shrink-0 text-danger" aria-hidden />
        <div className="min-w-0 flex-1 basis-40">
          <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
          {detail && <p className="text-ink-2 [overflow-wrap:anywhere]">{detail}</p>}
          <p className="mono mt-0.5 text-xs break-all text-ink-2">{[failure.code, number].filter(Boolean).join(' · ')}</p>
        </div>
        <Button size="sm" onClick={() => again(run)}>
          {t('common.retry')}
        </Button>
      </div>
      <p className="px-1 text-xs text-ink-3">{t('create.failedFree')}</p>
    </div>
  );
}
