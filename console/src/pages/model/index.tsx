import { Link, useParams } from '@tanstack/react-router';
import { useModels } from '@/api/queries/models';
import { useI18n } from '@/i18n';
import { findModel } from '@/playground/catalogue/chooseModel';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import { ModelDetails } from './ModelDetails';

export default function ModelPage() {
  const { t } = useI18n();
  const { slug } = useParams({ from: '/shell/models/$slug' });
  const models = useModels();
  if (models.isError) return <ErrorBox error={models.error} onRetry={() => void models.refetch()} />;
  if (models.isPending)
    return (
      <div className="grid gap-4">
        <Skeleton className="h-8 w-60" />
        <Skeleton className="h-24" />
        <Skeleton className="h-96" />
      </div>
    );
  const model = findModel(models.data, slug);
  if (!model)
    return (
      <>
        <h1 className="sr-only">{t('models.title')}</h1>
        <Empty
          title={t('models.unknown', { slug })}
          lead={t('models.unknownLead')}
          action={
            <Link to="/models" className="link">
              {t('models.title')}
            </Link>
          }
        />
      </>
    );
  return <ModelDetails key={model.slug} model={model} />;
}
