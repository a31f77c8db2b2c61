import { useEffect } from 'react';
import { api, must, type Schemas } from '@/api/client';
import type { Model } from '@/playground/catalogue/config';
import { findModel } from '@/playground/catalogue/chooseModel';
import { callBody } from '@/playground/call/body';
import { resumeRuns } from '@/playground/runs/execute';
import { ratioOfDraft } from '@/playground/runs/newRuns';
import { isRunning, type Run } from '@/playground/runs/run';
import { addRuns, getRuns } from '@/playground/runs/runStore';
import { draftOfRequest } from './draftOfGeneration';

type HistoryItem = Schemas['HistoryItem'];

/** Shows what another tab or another device has started and still runs. */
export function useAdoptedRuns(models: Model[]) {
  useEffect(() => {
    const look = () => void adopt(models).catch(() => undefined);
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [models]);
}

async function adopt(models: Model[]) {
  const page = await must(api.GET('/api/v2/user/history', { params: { query: { status: 'pending', key_id: 'console', limit: 20 } } }));
  // A run whose call is being sent has no identifier yet and could be one of these.
  if (getRuns().some((run) => isRunning(run) && !run.id)) return;
  const known = new Set(getRuns().map((run) => run.id));
  const adopted = page.items.filter((item) => !known.has(String(item.generation_id)) && !known.has(item.id));
  if (adopted.length === 0) return;
  addRuns(adopted.map((item) => runOf(item, findModel(models, item.model))));
  resumeRuns();
}

function runOf(item: HistoryItem, model: Model | undefined): Run {
  const draft = model && item.request ? draftOfRequest(item.request, model) : null;
  return {
    key: item.id,
    press: item.id,
    conversation: '',
    category: item.type,
    slug: item.model,
    modelName: model?.name ?? item.model,
    draft,
    prompt: item.prompt ?? '',
    body: model && draft ? callBody(model, draft) : {},
    price: null,
    ratio: model && draft ? ratioOfDraft(model, draft) : [1, 1],
    startedAt: Date.parse(item.created_at),
    state: 'running',
    id: String(item.generation_id),
  };
}
