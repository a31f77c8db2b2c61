import { promptUse, type Model } from '../catalogue/config';
import { slotsOf } from '../catalogue/inputs';
import type { Draft } from './draft';

export type Problem = { kind: 'model' } | { kind: 'file'; slot: string } | { kind: 'uploading' } | { kind: 'prompt' };

/** What is missing before the call can be sent; null when it is complete. */
export function problemOf(model: Model, draft: Draft): Problem | null {
  if (!model.available) return { kind: 'model' };
  const missing = slotsOf(model).find(({ name, rule }) => rule.required && !draft.files[name]);
  if (missing) return { kind: 'file', slot: missing.name };
  if (Object.values(draft.files).some((file) => file.isUploading)) return { kind: 'uploading' };
  if (promptUse(model) === 'required' && draft.prompt.trim() === '') return { kind: 'prompt' };
  return null;
}
