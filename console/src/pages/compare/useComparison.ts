import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type Category, isCategory } from '@/lib/category';
import { emptyDraft } from '@/playground/call/savedDraft';
import type { Draft } from '@/playground/call/draft';
import { findModel, modelOfKind } from '@/playground/catalogue/chooseModel';
import type { Model, Options } from '@/playground/catalogue/config';
import { keepAllowed } from '@/playground/catalogue/values';
import { useDraft } from '@/lib/useDraft';
import { sharedModel } from './sharedModel';

export const fewest = 2;
export const most = 4;

/** Which models are compared (in the address), with which prompt and which of the options that all of them have. */
export function useComparison(all: Model[]) {
  const search = useSearch({ from: '/shell/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const [prompt, setPrompt] = useDraft('compare.prompt', '');
  const [options, setOptions] = useState<Options>({});
  const models = chosenModels(all, search.models, search.type);
  const kind = models[0]?.category as Category;

  useEffect(() => {
    if (search.prompt === undefined) return;
    setPrompt(search.prompt);
    void navigate({ search: (old) => ({ ...old, prompt: undefined }), replace: true });
  }, [search.prompt, setPrompt, navigate]);

  const choose = (next: Model[]) =>
    void navigate({ search: { type: undefined, models: next.map((model) => model.slug).join(',') }, replace: true });
  const shared = sharedModel(models);
  const kept = keepAllowed(shared, options);
  const drafts: Draft[] = models.map((model) => ({ ...emptyDraft(model.slug), prompt, options: kept }));

  return {
    kind,
    models,
    shared,
    drafts,
    prompt,
    setPrompt,
    options: kept,
    setOptions,
    setKind: (next: Category) => void navigate({ search: { type: next, models: undefined }, replace: true }),
    add: (model: Model) => choose([...models, model]),
    remove: (model: Model) => choose(models.filter((one) => one !== model)),
    replace: (old: Model, next: Model) => choose(models.map((one) => (one === old ? next : one))),
  };
}

/** The models of the address that are of one kind; filled up to two with the usual and the cheapest of it. */
function chosenModels(all: Model[], slugs: string | undefined, type: string | undefined): Model[] {
  const named = [...new Set((slugs ?? '').split(',').flatMap((slug) => findModel(all, slug) ?? []))];
  const kind = named[0]?.category ?? (isCategory(type) ? type : 'image');
  const models = named.filter((model) => model.category === kind).slice(0, most);
  const usual = isCategory(kind) ? modelOfKind(all, kind) : undefined;
  const byPrice = all.filter((model) => model.category === kind).sort((a, b) => a.token_cost - b.token_cost);
  for (const model of usual ? [usual, ...byPrice] : byPrice) if (models.length < fewest && !models.includes(model)) models.push(model);
  return models;
}
