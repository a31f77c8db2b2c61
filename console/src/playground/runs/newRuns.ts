import { ratioOf, type Ratio } from '../catalogue/ratio';
import { promptUse, rulesOf, type Model } from '../catalogue/config';
import { callBody, numbered, type Turn } from '../call/body';
import { countOf, type Draft } from '../call/draft';
import { randomKey } from '../randomKey';
import type { Run } from './run';

interface Press {
  model: Model;
  draft: Draft;
  /** The price of all results together. */
  price: number | null;
  conversation: string;
  earlier: Turn[];
}

/** The runs of one press: one for each result, each with its own Idempotency-Key. */
export function newRuns({ model, draft, price, conversation, earlier }: Press): Run[] {
  const press = randomKey();
  const count = countOf(model, draft);
  const body = callBody(model, draft, earlier);
  return Array.from({ length: count }, (_, i) => ({
    key: count > 1 ? `${press}-${i + 1}` : press,
    press,
    conversation,
    category: model.category,
    slug: model.slug,
    modelName: model.name,
    draft: { ...draft, files: { ...draft.files } },
    // The box keeps a prompt for the next kind; a model that takes none was not given it.
    prompt: promptUse(model) === 'none' ? '' : draft.prompt.trim(),
    body: numbered(body, i),
    price: price === null ? null : price / count,
    ratio: ratioOfDraft(model, draft),
    startedAt: Date.now(),
    state: 'running' as const,
  }));
}

/** The same call again under a new key: after a failure, or for another result. */
export const repeated = (run: Run, change: Partial<Run> = {}): Run => ({
  ...run,
  key: randomKey(),
  startedAt: Date.now(),
  endedAt: undefined,
  state: 'running',
  isLost: undefined,
  isStopped: undefined,
  id: undefined,
  text: undefined,
  firstTextAfter: undefined,
  reply: undefined,
  spent: undefined,
  failure: undefined,
  ...change,
});

/** The proportions that the result will have, for the mosaic in its place. */
export function ratioOfDraft(model: Model, { options }: Draft): Ratio {
  const rules = rulesOf(model);
  const chosen = options.size ?? options.aspect_ratio ?? rules.size?.default ?? rules.aspect_ratio?.default;
  return ratioOf(chosen) ?? (model.category === 'video' ? [16, 9] : [1, 1]);
}
