import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useI18n } from '@/i18n';
import { here } from '@/api/client';
import { isCategory } from '@/lib/category';
import { findModel, modelOfKind } from '@/playground/catalogue/chooseModel';
import type { Model } from '@/playground/catalogue/config';
import { slotsOf } from '@/playground/catalogue/inputs';
import { draftOfGeneration } from './draftOfGeneration';
import type { useForm } from './useForm';

/** Takes what a link asks for (a kind, a model, a prompt, an image, a generation to edit) into the form, once. */
export function useAddress(models: Model[], form: ReturnType<typeof useForm>, onProblem: (message: string) => void) {
  const search = useSearch({ from: '/shell/' });
  const taken = useRef<unknown>(null);
  const navigate = useNavigate();
  const { t } = useI18n();

  useEffect(() => {
    const { type, model: slug, prompt, image, from, tab } = search;
    if (taken.current === search || [type, slug, prompt, image, from].every((asked) => asked === undefined)) return;
    taken.current = search;
    const asked = findModel(models, slug) ?? (isCategory(type) ? modelOfKind(models, type) : undefined);
    const model = asked ?? form.model;
    form.chooseModel(model, {
      ...(prompt === undefined ? {} : { prompt }),
      ...(image === undefined ? {} : { files: filesOf(model, image) }),
    });
    if (from !== undefined) {
      draftOfGeneration(from, models).then(
        ({ model: used, draft }) => form.chooseModel(used, draft),
        () => onProblem(t('create.notEditable')),
      );
    }
    // A link that stays in the address would undo the changes made since at the next reload.
    void navigate({ to: '/', search: tab === undefined ? {} : { tab }, replace: true });
  }, [search, models, form, navigate, onProblem, t]);
}

function filesOf(model: Model, image: string) {
  const slot = slotsOf(model).find(({ rule }) => rule.media === 'image');
  return slot ? { [slot.name]: { url: image, preview: here(image) ?? image, name: '', media: 'image' } } : {};
}
