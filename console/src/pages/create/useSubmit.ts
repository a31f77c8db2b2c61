import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Failure } from '@/api/failure';
import { balanceQuery } from '@/api/queries/balance';
import { useI18n } from '@/i18n';
import type { Draft } from '@/playground/call/draft';
import type { Model } from '@/playground/catalogue/config';
import { startRuns } from '@/playground/runs/execute';
import { newRuns } from '@/playground/runs/newRuns';
import { getRuns } from '@/playground/runs/runStore';
import { turnsOf } from '@/playground/runs/turnsOf';
import { formPriceQuery } from '@/playground/usePrice';
import { useProblemText } from './useProblemText';

/** Checks the form and starts its runs at the price that the button shows. Returns what stands against it; null once they run. */
export function useSubmit() {
  const client = useQueryClient();
  const { t } = useI18n();
  const problemText = useProblemText();

  return useCallback(
    async (model: Model, draft: Draft, conversation: string): Promise<string | null> => {
      const problem = problemText(model, draft);
      if (problem) return problem;

      let price: number;
      try {
        // The button may still show the price of the form before the last change.
        price = (await client.ensureQueryData(formPriceQuery(model, draft))).token_cost;
      } catch (error) {
        return error instanceof Failure && !error.isOffline ? error.message : t('error.network');
      }

      const balance = client.getQueryData(balanceQuery.queryKey)?.token_balance;
      if (balance !== undefined && price > balance) return t('create.insufficient', { a: price, b: balance });

      startRuns(newRuns({ model, draft, price, conversation, earlier: turnsOf(getRuns(), conversation) }));
      void client.invalidateQueries({ queryKey: ['balance'] });
      void client.invalidateQueries({ queryKey: ['running'] });
      return null;
    },
    [client, t, problemText],
  );
}
