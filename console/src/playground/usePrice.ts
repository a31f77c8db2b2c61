import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { priceQuery } from '@/api/queries/prices';
import { priceBody } from './call/body';
import type { Draft } from './call/draft';
import type { Model } from './catalogue/config';

export interface Price {
  /** Undefined while it is not known, and where the form is refused. */
  cost: number | undefined;
  warnings: string[];
  error: Error | null;
  /** The cost is that of the form before its last change. */
  isStale: boolean;
}

/** The query of a form's price. Model and options belong together: another model would refuse the options of the last. */
export const formPriceQuery = (model: Model, draft: Draft) => priceQuery(model.slug, priceBody(model, draft));

export function usePrice(model: Model, draft: Draft): Price {
  const form = useMemo(() => ({ model, draft }), [model, draft]);
  const deferred = useDeferredValue(form);
  const { data, error, isPlaceholderData } = useQuery(formPriceQuery(deferred.model, deferred.draft));
  return {
    cost: error ? undefined : data?.token_cost,
    warnings: data?.warnings ?? [],
    error,
    isStale: form !== deferred || isPlaceholderData,
  };
}
