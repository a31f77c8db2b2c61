import { useModels } from '@/api/queries/models';
import { CodeSample } from '@/playground/samples/CodeSample';
import { Skeleton } from '@/ui/Skeleton';

const prompt = 'A red fox in a snowy forest';

/** A first call that works here as it stands: of the models that answer at once with a picture, the cheapest. */
export function SampleCall() {
  const { data: models } = useModels();
  if (!models) return <Skeleton className="h-44" />;
  const pictures = models.filter((one) => one.category === 'image' && !one.is_async);
  const model = pictures.reduce((best, one) => (one.token_cost < best.token_cost ? one : best), pictures[0] ?? models[0]!);
  return <CodeSample model={model} body={{ model: model.slug, prompt }} />;
}
