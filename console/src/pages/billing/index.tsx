import { useI18n } from '@/i18n';
import { PageHeader } from '@/ui/PageHeader';
import { BalanceCard } from './BalanceCard';
import { Ledger } from './Ledger';
import { MoreTokens } from './MoreTokens';
import { PlanCard } from './PlanCard';
import { Redeem } from './Redeem';

export default function BillingPage() {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t('billing.title')} lead={t('billing.lead')} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="grid min-w-0 gap-4">
          <BalanceCard />
          <div className="grid gap-4 lg:hidden">
            <Redeem />
            <PlanCard />
            <MoreTokens />
          </div>
          <Ledger />
        </div>
        <div className="grid gap-4 max-lg:hidden">
          <Redeem />
          <PlanCard />
          <MoreTokens />
        </div>
      </div>
    </>
  );
}
