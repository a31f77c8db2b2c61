import { useModels } from '@/api/queries/models';
import { useI18n } from '@/i18n';
import { promptUse, type Model } from '@/playground/catalogue/config';
import { playable } from '@/playground/catalogue/chooseModel';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { PageHeader } from '@/ui/PageHeader';
import { Skeleton } from '@/ui/Skeleton';
import { ComparePage } from './ComparePage';

/** What a prompt alone can ask of a model can be compared. */
const isComparable = (model: Model) => model.available && promptUse(model) === 'required' && model.category !== 'tool';

export default function Compare() {
  const { t } = useI18n();
  const models = useModels();
  const comparable = playable(models.data ?? []).filter(isComparable);
  return (
    <>
      <PageHeader title={t('compare.title')} lead={t('compare.lead')} />
      {models.isError ? (
        <ErrorBox error={models.error} onRetry={() => void models.refetch()} />
      ) : models.isPending ? (
        <div className="grid gap-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-32" />
          <Skeleton className="h-64" />
        </div>
      ) : comparable.length < 2 ? (
        <Empty title={t('compare.tooFew')} />
      ) : (
        <ComparePage models={comparable} />
      )}
    </>
  );
}
