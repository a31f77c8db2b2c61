import { configOf, rulesOf, type Model, type OptionRule } from '@/playground/catalogue/config';

/** A model whose options are those that all of the models have, with the values that all of them allow. */
export function sharedModel(models: Model[]): Model {
  const [first, ...others] = models;
  if (!first) throw new Error('There is nothing to compare.');
  const shared = Object.entries(rulesOf(first)).flatMap(([name, rule]) => {
    const both = others.reduce<OptionRule | null>((left, model) => left && common(left, rulesOf(model)[name]), rule);
    return both ? [[name, both] as const] : [];
  });
  return { ...first, slug: 'compare', config: { ...configOf(first), options: Object.fromEntries(shared) } as unknown as Model['config'] };
}

function common(one: OptionRule, other: OptionRule | undefined): OptionRule | null {
  if (!other || one.same_as !== undefined || other.same_as !== undefined || !one.allowed !== !other.allowed) return null;
  const type = one.type?.filter((name) => other.type?.includes(name));
  if (type?.length === 0) return null;
  const allowed = one.allowed?.filter((value) => other.allowed!.includes(value));
  // One value in common leaves nothing to choose, and each model has its own default.
  if (allowed && allowed.length < 2) return null;
  const [min, max] = [larger(one.min, other.min), smaller(one.max, other.max)];
  if (min !== undefined && max !== undefined && min > max) return null;
  return {
    ...one,
    type,
    allowed,
    min,
    max,
    default: same(one.default, other.default),
    max_length: smaller(one.max_length, other.max_length),
    sizes: one.sizes ?? other.sizes,
  };
}

const same = <T>(a: T, b: T) => (a === b ? a : undefined);
const larger = (a: number | undefined, b: number | undefined) => (a === undefined ? b : b === undefined ? a : Math.max(a, b));
const smaller = (a: number | undefined, b: number | undefined) => (a === undefined ? b : b === undefined ? a : Math.min(a, b));
