import { Link } from '@tanstack/react-router';
import { useMe } from '@/api/queries/me';
import { useI18n } from '@/i18n';
import { Skeleton } from '@/ui/Skeleton';
import { SavedField } from './SavedField';
import { Section } from './Section';

export function Alerts() {
  const { t } = useI18n();
  const { data: me } = useMe();
  return (
    <Section title={t('settings.alerts')}>
      {me ? (
        <SavedField
          numeric
          label={t('billing.threshold')}
          hint={
            <>
              {t('settings.thresholdHint')}{' '}
              <Link to="/webhooks" className="link">
                {t('nav.webhooks')}
              </Link>
            </>
          }
          value={String(me.low_balance_threshold)}
          toChange={(text) => ({ low_balance_threshold: Number(text) })}
        />
      ) : (
        <Skeleton className="h-14" />
      )}
    </Section>
  );
}
