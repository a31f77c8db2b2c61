import { useQueries } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Failure } from '@/api/failure';
import { useI18n } from '@/i18n';
import type { Draft } from '@/playground/call/draft';
import type { Model } from '@/playground/catalogue/config';
import { formPriceQuery } from '@/playground/usePrice';

/** The price of each call and of all together; undefined until every one is known. */
export function useSumPrice(models: Model[], drafts: Draft[]) {
  const { t } = useI18n();
  const form = useDeferredValue({ models, drafts });
  const results = useQueries({ queries: form.models.map((model, i) => formPriceQuery(model, form.drafts[i]!)) });
  const costs = results.map((result) => (result.isError ? undefined : result.data?.token_cost));
  const failed = results.find((result) => result.isError)?.error;
  return {
    costs,
    sum: costs.every((cost) => cost !== undefined) ? costs.reduce((sum, cost) => sum + cost, 0) : undefined,
    problem: failed ? (failed instanceof Failure && !failed.isOffline ? failed.message : t('error.network')) : null,
  };
}
