import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Laptop, Smartphone, Terminal } from 'lucide-react';
import { endSession, sessionsQuery, type SignedInSession } from '@/api/queries/sessions';
import { useI18n } from '@/i18n';
import { describeBrowser } from '@/lib/userAgent';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { useToast } from '@/ui/Toasts';

const icons = { phone: Smartphone, computer: Laptop, program: Terminal };

export function SessionRow({ session }: { session: SignedInSession }) {
  const { t, ago } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => toast(t('settings.sessionEnded')),
    onError: (error) => toast(error.message || t('error.network'), 'danger'),
    onSettled: () => client.invalidateQueries(sessionsQuery),
  });
  const { name, kind } = describeBrowser(session.user_agent);
  const Icon = icons[kind];

  return (
    <li className="flex items-center gap-3 border-b border-line px-3.5 py-3 last:border-0">
      <Icon size={17} className="shrink-0 text-ink-3" aria-hidden />
      <span className="min-w-0 flex-1">
        <span className="block truncate" title={session.user_agent ?? undefined}>
          {name ?? t('settings.unknownBrowser')}
        </span>
        <span className="block truncate text-xs text-ink-3">{[ago(session.last_seen_at), session.ip].filter(Boolean).join(' · ')}</span>
      </span>
      {session.current ? (
        <Badge tone="ok">{t('settings.thisSession')}</Badge>
      ) : (
        <Button size="sm" busy={end.isPending} onClick={() => end.mutate()}>
          {t('settings.endSession')}
        </Button>
      )}
    </li>
  );
}
