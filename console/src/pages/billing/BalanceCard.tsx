import { useQuery } from '@tanstack/react-query';
import { balanceDetailsQuery } from '@/api/queries/ledger';
import { useI18n } from '@/i18n';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import { Tokens } from '@/ui/Tokens';
import { PartsBar, type Part } from './PartsBar';

/** What can be spent, in large, and what it is made of. */
export function BalanceCard() {
  const { t, date } = useI18n();
  const balance = useQuery(balanceDetailsQuery);
  if (balance.isError) return <ErrorBox error={balance.error} onRetry={() => void balance.refetch()} />;
  const b = balance.data;
  const parts: Part[] = b
    ? [
        {
          name: t('billing.plan'),
          value: b.plan_tokens_remaining,
          fill: 'var(--accent)',
          note: b.plan_expires_at
            ? t('billing.planUntil', { date: date(b.plan_expires_at, { day: 'numeric', month: 'long' }) })
            : t('billing.noEnd'),
        },
        { name: t('billing.bonus'), value: b.bonus_tokens, fill: 'var(--gold)', note: t('billing.bonusHint') },
        { name: t('billing.held'), value: b.held_tokens, fill: 'var(--ink-3)', note: t('billing.heldHint') },
      ]
    : [];
  return (
    <section aria-labelledby="available" className="card p-5">
      <h2 id="available" className="text-sm text-ink-3">
        {t('billing.available')}
      </h2>
      {b ? (
        <>
          <p className="mt-1 text-[34px] leading-tight font-semibold tracking-tight">
            <Tokens value={b.token_balance} />
          </p>
          <PartsBar parts={parts} />
        </>
      ) : (
        <div className="mt-2 grid gap-4">
          <Skeleton className="h-10 w-40" />
          <Skeleton className="h-20" />
        </div>
      )}
    </section>
  );
}
