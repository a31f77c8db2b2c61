import { useNavigate, useSearch } from '@tanstack/react-router';
import { useModels } from '@/api/queries/models';
import { useStats } from '@/api/queries/stats';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { PageHeader } from '@/ui/PageHeader';
import { Skeleton } from '@/ui/Skeleton';
import { cheapestOf } from './cheapestOf';
import { listModels } from './listModels';
import { ModelFilters } from './ModelFilters';
import { ModelTable } from './ModelTable';

/** What this installation serves, at its own prices; the filters are in the address. */
export default function Models() {
  const { t } = useI18n();
  const search = useSearch({ from: '/shell/models' });
  const navigate = useNavigate({ from: '/models' });
  const models = useModels();
  const stats = useStats().data;
  const found = listModels(models.data ?? [], search, stats);
  const clear = () => void navigate({ search: {}, replace: true });

  return (
    <>
      <PageHeader title={t('models.title')} lead={t('models.lead')} count={models.data && t('models.count', { n: found.length })} />
      <ModelFilters models={models.data ?? []} />
      {models.isError ? (
        <ErrorBox error={models.error} onRetry={() => void models.refetch()} />
      ) : models.isPending ? (
        <div className="card grid gap-4 p-4">
          {Array.from({ length: 9 }, (_, i) => (
            <Skeleton key={i} className="h-9" />
          ))}
        </div>
      ) : found.length === 0 ? (
        <div className="card">
          {models.data.length === 0 ? (
            <Empty title={t('create.noModelsTitle')} lead={t('models.emptyLead')} />
          ) : (
            <Empty quiet title={t('create.noModels')} action={<Button onClick={clear}>{t('common.clear')}</Button>} />
          )}
        </div>
      ) : (
        <ModelTable models={found} stats={stats} cheapest={cheapestOf(models.data)} />
      )}
    </>
  );
}
