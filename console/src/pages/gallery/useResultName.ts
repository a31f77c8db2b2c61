import type { HistoryItem } from '@/api/queries/history';
import { useModels } from '@/api/queries/models';

type Named = Pick<HistoryItem, 'prompt' | 'text' | 'model'>;

/** What a result is called: its prompt, else the text that was made without one, else its model. */
export function useResultName() {
  const { data: models } = useModels();
  const modelName = (slug: string) => models?.find((model) => model.slug === slug)?.name ?? slug;
  const nameOf = ({ prompt, text, model }: Named) => prompt?.trim() || text?.trim() || modelName(model);
  return { nameOf, modelName };
}
