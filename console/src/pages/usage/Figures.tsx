import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBalance } from '@/api/queries/balance';
import { usageQuery } from '@/api/queries/usage';
import { useI18n } from '@/i18n';
import { Skeleton } from '@/ui/Skeleton';
import { Tokens } from '@/ui/Tokens';
import { dayBefore } from './summary';

interface Totals {
  requests: number;
  failed: number;
  tokens_spent: number;
}

/** Four figures, all sums of the server's. */
export function Figures({ totals, from, days }: { totals: Totals | undefined; from: string; days: number }) {
  const { t, number } = useI18n();
  const { data: balance } = useBalance();
  const before = useQuery(usageQuery({ from: dayBefore(from, days), to: from, by: 'category', bucket: 'none' }));
  const was = before.data?.totals.tokens_spent ?? 0;
  const spent = totals?.tokens_spent ?? 0;
  const perDay = spent / days;
  const lasts = balance && perDay > 0 ? Math.floor(balance.token_balance / perDay) : null;
  const change = was > 0 && totals ? number((spent - was) / was, { style: 'percent', signDisplay: 'exceptZero' }) : null;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line lg:grid-cols-4">
      <Figure name={t('usage.spent')} value={totals && <Tokens value={spent} />} note={change && t('usage.change', { change })} />
      <Figure
        name={t('usage.perDay')}
        value={totals && <Tokens value={perDay < 10 ? Math.round(perDay * 10) / 10 : Math.round(perDay)} />}
        note={lasts !== null && lasts < 366 ? t('usage.lasts', { n: lasts }) : null}
      />
      <Figure name={t('usage.requests')} value={totals && number(totals.requests)} />
      <Figure
        name={t('usage.failed')}
        value={totals && number(totals.failed)}
        note={totals && totals.failed > 0 ? t('usage.failedFree') : null}
      />
    </dl>
  );
}

function Figure({ name, value, note }: { name: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="flex min-h-[95px] flex-col bg-surface p-4">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="num mt-0.5 text-xl font-semibold">{value ?? <Skeleton className="h-7 w-20" />}</dd>
      {note && <dd className="text-xs text-ink-3">{note}</dd>}
    </div>
  );
}
