import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { adminQueries, testProviders } from '@/api/queries/admin';
import type { Provider, ProviderTest } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import { useMayChange } from '../useMayChange';
import { ProviderCard } from './ProviderCard';
import { ProviderForm } from './ProviderForm';
import type { ProviderAction } from './ProviderMenu';
import { RemoveProvider } from './RemoveProvider';

const sameKey = (one: { provider: string; name: string }, other: { provider: string; name: string }) =>
  one.provider === other.provider && one.name === other.name;

export function Providers() {
  const { t } = useI18n();
  const client = useQueryClient();
  const mayChange = useMayChange();
  const list = useQuery(adminQueries.providers());
  const [tests, setTests] = useState<ProviderTest[]>([]);
  const [acting, setActing] = useState<{ provider: Provider | null; action: ProviderAction } | null>(null);
  const keep = (results: ProviderTest[]) => {
    setTests((old) => [...old.filter((one) => !results.some((other) => sameKey(one, other))), ...results]);
    void client.invalidateQueries({ queryKey: ['admin', 'providers'] });
  };
  const testAll = useMutation({ mutationFn: testProviders, onSuccess: (page) => keep(page.items) });
  const add = (
    <Button kind="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setActing({ provider: null, action: 'edit' })}>
      {t('admin.addProvider')}
    </Button>
  );

  return (
    <div>
      {mayChange && (list.data?.length ?? 0) > 0 && (
        <div className="mb-3 flex flex-wrap justify-end gap-2">
          <Button icon={<RefreshCw size={15} aria-hidden />} busy={testAll.isPending} onClick={() => testAll.mutate()}>
            {t('admin.test')}
          </Button>
          {add}
        </div>
      )}
      {testAll.isError && (
        <div className="mb-3">
          <ErrorBox error={testAll.error} />
        </div>
      )}
      {list.isError ? (
        <ErrorBox error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {[1, 2, 3].map((one) => (
            <Skeleton key={one} className="h-40" />
          ))}
        </div>
      ) : list.data.length === 0 ? (
        <div className="card">
          <Empty title={t('admin.noProviders')} lead={t('admin.noProvidersLead')} action={mayChange && add} />
        </div>
      ) : (
        <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {list.data.map((one) => (
            <ProviderCard
              key={`${one.provider} ${one.name}`}
              provider={one}
              test={tests.find((test) => sameKey(test, one))}
              onTested={(result) => keep([result])}
              onAct={(action) => setActing({ provider: one, action })}
            />
          ))}
        </ul>
      )}
      {acting?.action === 'edit' && (
        <ProviderForm
          provider={acting.provider}
          known={list.data ?? []}
          onTested={(result) => keep([result])}
          onClose={() => setActing(null)}
        />
      )}
      {acting?.action === 'remove' && acting.provider && <RemoveProvider provider={acting.provider} onClose={() => setActing(null)} />}
    </div>
  );
}
