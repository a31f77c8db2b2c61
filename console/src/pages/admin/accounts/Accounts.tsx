import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { adminQueries } from '@/api/queries/admin';
import type { Account } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { SearchBox } from '@/ui/SearchBox';
import { Skeleton } from '@/ui/Skeleton';
import { Pages } from '../Pages';
import { useMayChange } from '../useMayChange';
import { AccountDialogs } from './AccountDialogs';
import type { AccountAction } from './AccountMenu';
import { AccountTable } from './AccountTable';
import { CreateAccount } from './CreateAccount';
import { RegistrationCard } from './RegistrationCard';

export function Accounts() {
  const { t } = useI18n();
  const search = useSearch({ from: '/shell/admin' });
  const navigate = useNavigate({ from: '/admin' });
  const mayChange = useMayChange();
  const page = search.page ?? 1;
  const list = useQuery(adminQueries.accounts(search.q, page));
  const [acting, setActing] = useState<{ account: Account; action: AccountAction } | null>(null);
  const [creating, setCreating] = useState(false);
  const accounts = list.data?.items ?? [];
  const find = (q: string) => void navigate({ search: (old) => ({ ...old, q: q || undefined, page: undefined }), replace: true });
  const goTo = (next: number) => void navigate({ search: (old) => ({ ...old, page: next > 1 ? next : undefined }) });

  return (
    <div>
      <RegistrationCard />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchBox label={t('admin.searchAccounts')} value={search.q ?? ''} onChange={find} />
        {mayChange && (
          <Button kind="primary" icon={<Plus size={16} aria-hidden />} className="sm:ms-auto" onClick={() => setCreating(true)}>
            {t('admin.createAccount')}
          </Button>
        )}
      </div>
      {list.isError ? (
        <ErrorBox error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div className="card grid gap-4 p-4">
          {[1, 2, 3, 4].map((one) => (
            <Skeleton key={one} className="h-10" />
          ))}
        </div>
      ) : accounts.length === 0 ? (
        <div className="card">
          <Empty quiet title={t('admin.noAccounts')} action={<Button onClick={() => find('')}>{t('common.clear')}</Button>} />
        </div>
      ) : (
        <AccountTable accounts={accounts} onAct={(account, action) => setActing({ account, action })} />
      )}
      {list.data && list.data.pages > 1 && <Pages page={page} pages={list.data.pages} total={list.data.total} onGo={goTo} />}
      {creating && <CreateAccount onClose={() => setCreating(false)} />}
      {acting && <AccountDialogs account={acting.account} action={acting.action} onClose={() => setActing(null)} />}
    </div>
  );
}
