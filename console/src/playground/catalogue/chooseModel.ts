import { isCategory, type Category } from '@/lib/category';
import { local } from '@/lib/storage';
import type { Model } from './config';
import { slotsOf } from './inputs';

const preferred: Record<Category, string> = {
  text: 'gpt-5',
  image: 'flux-1.1-pro',
  video: 'kling-v2.1',
  tts: 'openai-tts',
  audio: 'musicgen',
  stt: 'whisper',
  tool: 'upscale',
};

const storageKey = (category: string) => `tessera.model.${category}`;

export const rememberModel = (model: Model) => local.write(storageKey(model.category), model.slug);

export const findModel = (models: Model[], name: string | null | undefined) =>
  name ? models.find((model) => model.slug === name || model.aliases.includes(name)) : undefined;

/** The model last used for a kind, else the usual one, else the first that can be used here. */
export function modelOfKind(models: Model[], category: Category): Model | undefined {
  const ofKind = models.filter((model) => model.category === category);
  return (
    findModel(ofKind, local.read(storageKey(category))) ??
    findModel(ofKind, preferred[category]) ??
    ofKind.find((model) => model.available) ??
    ofKind[0]
  );
}

/** The models that a playground can call: embeddings are numbers for programs. */
export const playable = (models: Model[]) => models.filter((model) => isCategory(model.category));

/** A model that takes such a file: the current one, else one of its kind, else the first image model that does. */
export function modelForInput(models: Model[], current: Model, media: string): Model | undefined {
  const takes = (model: Model) => slotsOf(model).some(({ rule }) => rule.media === media);
  if (takes(current)) return current;
  const others = models.filter((model) => model.available && takes(model) && model.category !== 'text');
  return others.find((model) => model.category === current.category) ?? others.find((model) => model.category === 'image') ?? others[0];
}
