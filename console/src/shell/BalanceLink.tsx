import { Link } from '@tanstack/react-router';
import { useBalance } from '@/api/queries/balance';
import { useI18n } from '@/i18n';
import { Skeleton } from '@/ui/Skeleton';
import { Tokens } from '@/ui/Tokens';

export function BalanceLink() {
  const { t } = useI18n();
  const { data: balance } = useBalance();
  return (
    <Link to="/billing" className="flex h-8 items-center rounded-ctl px-2.5 font-medium hover:bg-hover pointer-coarse:h-10">
      <span className="sr-only">{t('nav.balance')}: </span>
      {balance ? <Tokens value={balance.token_balance} /> : <Skeleton className="h-4 w-14" />}
    </Link>
  );
}
