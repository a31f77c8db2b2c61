import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Failure } from '@/api/failure';
import { useI18n } from '@/i18n';
import { usePageTitle } from '@/lib/title';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Scatter } from '@/ui/Scatter';

const retryAfter = 3_000;

/** Shown where a page cannot be: a fault of the console, or a server that cannot be reached, which is asked again by itself. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useI18n();
  const router = useRouter();
  const isOffline = error instanceof Failure && error.isOffline;
  const title = t(isOffline ? 'error.offlineTitle' : 'error.crashTitle');
  usePageTitle(title);

  useEffect(() => {
    if (!isOffline) return;
    const timer = setInterval(() => void router.invalidate(), retryAfter);
    return () => clearInterval(timer);
  }, [isOffline, router]);

  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className="mx-auto grid min-h-[70dvh] w-full max-w-[520px] content-center gap-4 px-4 py-10">
      <Scatter className="mb-2" />
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="text-ink-2">{t(isOffline ? 'error.offlineLead' : 'error.crashLead')}</p>
      {!isOffline && <ErrorBox error={error} />}
      {!isOffline && !(error instanceof Failure) && <pre className="mono overflow-x-auto text-xs text-ink-3">{String(error)}</pre>}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={retry}>
          {t('common.retry')}
        </Button>
        <Button onClick={() => location.assign(import.meta.env.BASE_URL)}>{t('error.home')}</Button>
      </div>
    </main>
  );
}
