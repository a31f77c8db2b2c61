import { TriangleAlert } from 'lucide-react';
import { Failure } from '@/api/failure';
import { useI18n } from '@/i18n';
import { Button } from './Button';

/** What the API said, with the code and the request's id for a report. */
export function ErrorBox({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useI18n();
  const failure = error instanceof Failure ? error : null;
  const title = failure?.isOffline ? t('error.network') : failure?.message || t('common.errorTitle');
  return (
    <div role="alert" className="flex flex-wrap items-start gap-3 rounded-card border border-danger/40 bg-danger-soft px-4 py-3 text-sm">
      <TriangleAlert size={17} className="mt-0.5 shrink-0 text-danger" aria-hidden />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        {failure?.isOffline && <p className="text-ink-2">{t('error.networkLead')}</p>}
        {failure && failure.fields.length > 0 && (
          <ul className="mt-1 grid gap-0.5 text-ink-2 [overflow-wrap:anywhere]">
            {failure.fields.map((one) => (
              <li key={one.field}>{one.message}</li>
            ))}
          </ul>
        )}
        {failure?.requestId && (
          <p className="mono mt-0.5 text-xs break-all text-ink-2">
            {failure.code} · {failure.requestId}
          </p>
        )}
      </div>
      {onRetry && (
        <Button size="sm" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}
