import { useCallback, useEffect, useState } from 'react';
import { isCategory, type Category } from '@/lib/category';
import { type Draft } from '@/playground/call/draft';
import { emptyDraft, readDraft, writeDraft } from '@/playground/call/savedDraft';
import { findModel, modelOfKind, rememberModel } from '@/playground/catalogue/chooseModel';
import type { Model, Options } from '@/playground/catalogue/config';
import { slotsOf } from '@/playground/catalogue/inputs';
import { keepAllowed } from '@/playground/catalogue/values';

const storageKey = 'tessera.draft.create';
const savedAfter = 250;

/** The prompt box and its options. A change of the model keeps what the next one also takes. */
export function useForm(models: Model[], fallback: Model) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(storageKey) ?? emptyDraft(fallback.slug));
  const model = findModel(models, draft.slug) ?? fallback;
  const category: Category = isCategory(model.category) ? model.category : 'image';

  useEffect(() => {
    const save = () => writeDraft(storageKey, draft);
    const timer = setTimeout(save, savedAfter);
    addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', save);
      // Also when the page is left within the application.
      save();
    };
  }, [draft]);

  const change = useCallback((part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })), []);
  const setFiles = useCallback(
    (update: (files: Draft['files']) => Draft['files']) => setDraft((old) => ({ ...old, files: update(old.files) })),
    [],
  );
  const chooseModel = useCallback((next: Model, part: Partial<Draft> = {}) => {
    rememberModel(next);
    setDraft((old) => fit(next, { ...old, ...part, slug: next.slug }));
  }, []);
  const chooseKind = useCallback(
    (kind: Category) => {
      const next = modelOfKind(models, kind);
      if (next) chooseModel(next);
    },
    [models, chooseModel],
  );
  const setOptions = useCallback((options: Options) => change({ options }), [change]);

  return { draft, model, category, change, setFiles, setOptions, chooseModel, chooseKind };
}

/** The draft without the options and files that the model does not take. */
function fit(model: Model, draft: Draft): Draft {
  const names = new Set(slotsOf(model).map((slot) => slot.name));
  return {
    ...draft,
    options: keepAllowed(model, draft.options),
    files: Object.fromEntries(Object.entries(draft.files).filter(([name]) => names.has(name))),
  };
}
