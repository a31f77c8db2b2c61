import type { ModelStats } from '@/api/queries/stats';
import { categories } from '@/lib/category';
import type { Model } from '@/playground/catalogue/config';
import { findModels } from '@/playground/picker/findModels';
import type { ModelsSearch } from './search';

/** The models that the address asks for; without a kind they stand by their kinds. */
export function listModels(models: Model[], { type, vendor, q, sort }: ModelsSearch, stats?: Map<string, ModelStats>): Model[] {
  const found = findModels(models, { text: q ?? '', kind: 'all', sort: sort ?? 'price' }, stats).filter(
    (model) => (!type || model.category === type) && (!vendor || model.provider === vendor),
  );
  // Sorting is stable, so the order by price stays inside each kind.
  return type || (sort && sort !== 'price') ? found : found.sort((a, b) => kindOrder(a) - kindOrder(b));
}

const kindOrder = ({ category }: Model) => {
  const at = (categories as readonly string[]).indexOf(category);
  return at < 0 ? categories.length : at;
};
