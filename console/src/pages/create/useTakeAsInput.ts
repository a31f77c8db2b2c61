import { useCallback } from 'react';
import { here } from '@/api/client';
import { modelForInput } from '@/playground/catalogue/chooseModel';
import type { Model } from '@/playground/catalogue/config';
import { slotsOf } from '@/playground/catalogue/inputs';
import type { useForm } from './useForm';

/** Puts a result into the first slot that takes it, with another model where the current one takes no such file. */
export function useTakeAsInput(models: Model[], { model, draft, chooseModel }: ReturnType<typeof useForm>, onTaken: () => void) {
  return useCallback(
    (url: string, media = 'image') => {
      const target = modelForInput(models, model, media);
      const fitting = target ? slotsOf(target).filter(({ rule }) => rule.media === media) : [];
      const slot = fitting.find(({ name }) => !draft.files[name]) ?? fitting[0];
      if (!target || !slot) return;
      const file = { url, preview: here(url) ?? url, name: '', media };
      chooseModel(target, { files: { ...draft.files, [slot.name]: file }, prompt: target.slug === model.slug ? draft.prompt : '' });
      onTaken();
    },
    [models, model, draft, chooseModel, onTaken],
  );
}
