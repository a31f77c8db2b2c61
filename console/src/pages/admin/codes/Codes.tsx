import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { redeemCodesQuery, type RedeemCode } from '@/api/queries/redeem';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import { Pages } from '../Pages';
import { useMayChange } from '../useMayChange';
import { CodeTable } from './CodeTable';
import { CreateCodes } from './CreateCodes';
import { RevokeCode } from './RevokeCode';

/** The codes that are worth tokens once: which were redeemed, and by which account. */
export function Codes() {
  const { t } = useI18n();
  const { page = 1 } = useSearch({ from: '/shell/admin' });
  const navigate = useNavigate({ from: '/admin' });
  const mayChange = useMayChange();
  const list = useQuery(redeemCodesQuery(page));
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<RedeemCode | null>(null);
  const goTo = (next: number) => void navigate({ search: (old) => ({ ...old, page: next > 1 ? next : undefined }) });
  return (
    <div>
      {mayChange && (
        <div className="mb-3 flex">
          <Button kind="primary" icon={<Plus size={16} aria-hidden />} className="sm:ms-auto" onClick={() => setCreating(true)}>
            {t('codes.create')}
          </Button>
        </div>
      )}
      {list.isError ? (
        <ErrorBox error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton className="h-64" />
      ) : list.data.items.length === 0 ? (
        <div className="card">
          <Empty title={t('codes.none')} lead={t('codes.noneLead')} />
        </div>
      ) : (
        <CodeTable codes={list.data.items} onRevoke={setRevoking} />
      )}
      {list.data && list.data.pages > 1 && <Pages page={page} pages={list.data.pages} total={list.data.total} onGo={goTo} />}
      {creating && <CreateCodes onClose={() => setCreating(false)} />}
      {revoking && <RevokeCode code={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}
