import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '@/api/queries/me';
import { plansQuery } from '@/api/queries/plans';
import { useI18n } from '@/i18n';
import { usePlanTokens } from '@/lib/usePlanTokens';
import { Badge } from '@/ui/Badge';
import { Facts } from '@/ui/Facts';
import { Skeleton } from '@/ui/Skeleton';
import { Tokens } from '@/ui/Tokens';

export function PlanCard() {
  const { t, date } = useI18n();
  const planTokens = usePlanTokens();
  const { data: plans } = useQuery(plansQuery);
  const { data: me, isError } = useMe();
  if (isError) return null;
  const limits = [
    me && me.rate_limit_hourly > 0 && t('billing.perHour', { n: me.rate_limit_hourly }),
    me && me.rate_limit_daily > 0 && t('billing.perDay', { n: me.rate_limit_daily }),
  ].filter(Boolean);
  return (
    <section className="card p-5" aria-label={t('billing.currentPlan')}>
      <div className="text-sm text-ink-3">{t('billing.currentPlan')}</div>
      {!me ? (
        <Skeleton className="mt-2 h-28" />
      ) : (
        <>
          <div className="mt-0.5 mb-4 flex flex-wrap items-center gap-2 text-lg font-semibold">
            <span className="capitalize">{me.plan}</span>
            {me.plan_expires_at && (
              <Badge tone="ok">{t('billing.until', { date: date(me.plan_expires_at, { day: 'numeric', month: 'short' }) })}</Badge>
            )}
          </div>
          <Facts
            rows={[
              [
                t('billing.included'),
                planTokens(
                  plans?.find((plan) => plan.slug === me.plan),
                  me.token_limit,
                ),
              ],
              [t('billing.limits'), limits.length > 0 ? limits.join(', ') : t('billing.unlimited')],
              [t('billing.threshold'), me.low_balance_threshold > 0 ? <Tokens value={me.low_balance_threshold} /> : t('common.never')],
            ]}
          />
          <p className="mt-4 text-xs text-ink-3">
            {t('billing.thresholdHint')}{' '}
            <Link to="/settings" className="link">
              {t('nav.settings')}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
