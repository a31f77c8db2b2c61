import { useModels } from '@/api/queries/models';
import { useI18n } from '@/i18n';
import { usePageTitle } from '@/lib/title';
import { modelOfKind, playable } from '@/playground/catalogue/chooseModel';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { CreateSkeleton } from './CreateSkeleton';
import { PlaygroundPage } from './PlaygroundPage';

export default function Create() {
  const { t } = useI18n();
  usePageTitle(t('create.title'));
  const models = useModels();
  if (models.isError) return <ErrorBox error={models.error} onRetry={() => void models.refetch()} />;
  if (models.isPending) return <CreateSkeleton />;
  const all = playable(models.data);
  const fallback = modelOfKind(all, 'image') ?? all[0];
  if (!fallback) return <Empty title={t('create.noModelsTitle')} lead={t('create.noModelsLead')} />;
  return <PlaygroundPage models={all} fallback={fallback} />;
}
