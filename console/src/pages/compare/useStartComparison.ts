import { useQueryClient } from '@tanstack/react-query';
import type { Draft } from '@/playground/call/draft';
import type { Model } from '@/playground/catalogue/config';
import { randomKey } from '@/playground/randomKey';
import { startRuns } from '@/playground/runs/execute';
import { newRuns } from '@/playground/runs/newRuns';
import { formPriceQuery } from '@/playground/usePrice';

/** Starts one run for each model, all of one press. */
export function useStartComparison() {
  const client = useQueryClient();
  return async (models: Model[], drafts: Draft[]) => {
    const press = randomKey();
    const prices = await Promise.all(models.map((model, i) => client.ensureQueryData(formPriceQuery(model, drafts[i]!))));
    const runs = models.flatMap((model, i) =>
      newRuns({ model, draft: drafts[i]!, price: prices[i]!.token_cost, conversation: `compare-${press}`, earlier: [] }),
    );
    startRuns(runs.map((run) => ({ ...run, press, place: 'compare' as const })));
    for (const key of ['balance', 'running']) void client.invalidateQueries({ queryKey: [key] });
  };
}
