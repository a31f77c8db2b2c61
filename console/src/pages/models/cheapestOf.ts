import type { Model } from '@/playground/catalogue/config';

const most = 2;

/** The cheapest models of each kind, where one or two share the lowest price; more would be no distinction. */
export function cheapestOf(models: Model[]): Set<string> {
  const kinds = new Set(models.map((model) => model.category));
  return new Set(
    [...kinds].flatMap((kind) => {
      const ofKind = models.filter((model) => model.category === kind && model.available);
      const lowest = Math.min(...ofKind.map((model) => model.token_cost));
      const winners = ofKind.filter((model) => model.token_cost === lowest);
      return ofKind.length > winners.length && winners.length <= most ? winners.map((model) => model.slug) : [];
    }),
  );
}
