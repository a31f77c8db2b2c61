import type { ModelStats } from '@/api/queries/stats';
import type { Category } from '@/lib/category';
import type { Model } from '../catalogue/config';

export type KindFilter = Category | 'all';
export type ModelSort = 'price' | 'speed' | 'name';

interface Filter {
  text: string;
  kind: KindFilter;
  sort: ModelSort;
  isKindFixed?: boolean;
}

/** The models that have every word of the text. A search looks through all kinds, unless the kind is fixed. */
export function findModels(models: Model[], { text, kind, sort, isKindFixed }: Filter, stats?: Map<string, ModelStats>): Model[] {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isAnyKind = kind === 'all' || (terms.length > 0 && !isKindFixed);
  return models
    .filter((model) => (isAnyKind || model.category === kind) && terms.every((term) => searchText(model).includes(term)))
    .sort(bySort[sort](stats));
}

export const searchText = (model: Model) =>
  [model.name, model.slug, model.provider, ...model.aliases, model.description_en, model.description_ru].join(' ').toLowerCase();

const bySort: Record<ModelSort, (stats?: Map<string, ModelStats>) => (a: Model, b: Model) => number> = {
  price: () => (a, b) => a.min_token_cost - b.min_token_cost || a.token_cost - b.token_cost,
  speed: (stats) => (a, b) => typical(stats, a) - typical(stats, b) || a.name.localeCompare(b.name),
  name: () => (a, b) => a.name.localeCompare(b.name),
};

// A finite number, because Infinity - Infinity is not one.
const typical = (stats: Map<string, ModelStats> | undefined, model: Model) => stats?.get(model.slug)?.p50_ms ?? Number.MAX_SAFE_INTEGER;
