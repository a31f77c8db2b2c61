import { useQuery } from '@tanstack/react-query';
import { sessionsQuery } from '@/api/queries/sessions';
import { useI18n } from '@/i18n';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import { Section } from './Section';
import { SessionRow } from './SessionRow';

export function Sessions() {
  const { t } = useI18n();
  const { data: sessions, error, refetch } = useQuery(sessionsQuery);
  return (
    <Section title={t('settings.sessions')} note={t('settings.sessionsLead')}>
      {error && !sessions && <ErrorBox error={error} onRetry={() => void refetch()} />}
      {!error && !sessions && <Skeleton className="h-32" />}
      {sessions && (
        <ul className="card">
          {sessions.map((one) => (
            <SessionRow key={one.id} session={one} />
          ))}
        </ul>
      )}
    </Section>
  );
}
