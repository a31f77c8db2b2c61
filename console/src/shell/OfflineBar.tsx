import { useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { useIsOffline } from '@/api/connection';
import { session } from '@/api/session';
import { useI18n } from '@/i18n';
import { useToast } from '@/ui/Toasts';

const retryEvery = 2_000;

/** Says that the server cannot be reached, asks until it can, and brings the page up to date then. */
export function OfflineBar() {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const isOffline = useIsOffline();

  useEffect(() => {
    if (!isOffline) return;
    let active = true;
    const timer = setInterval(() => {
      void session.load({ fresh: true }).then(
        () => {
          if (!active) return;
          active = false;
          toast(t('error.reconnected'));
          void client.invalidateQueries();
        },
        () => undefined,
      );
    }, retryEvery);
    return () => {
      active = false;
      clearInterval(timer);
    };
  }, [isOffline, client, toast, t]);

  return (
    <div role="status">
      {isOffline && (
        <p className="flex items-center gap-2.5 border-b border-warn/30 bg-warn-soft px-4 py-2 text-sm text-warn md:px-6">
          <CloudOff size={16} className="shrink-0" aria-hidden />
          {t('error.reconnecting')}
        </p>
      )}
    </div>
  );
}
