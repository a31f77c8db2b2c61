import { promptUse, type Model } from '../catalogue/config';
import { countOf, type Draft } from './draft';

export type CallBody = Record<string, unknown>;

export interface Turn {
  role: 'system' | 'user' | 'assistant';
  content: string | MessagePart[];
}

type MessagePart = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } };

/** The body of `POST /api/v2/generate`: exactly what is sent, priced and shown as code. */
export function callBody(model: Model, draft: Draft, earlier: Turn[] = []): CallBody {
  const settings = { model: model.slug, ...draft.options };
  if (model.category === 'text')
    return { ...settings, messages: messagesOf(draft, earlier), ...(model.supports_streaming ? { stream: true } : {}) };
  return { ...settings, ...linksOf(draft), ...promptOf(model, draft) };
}

/** The same body without what cannot change the price, so that a price is not asked for at each letter. */
export function priceBody(model: Model, draft: Draft): CallBody {
  const { messages: _messages, stream: _stream, prompt, text, ...rest } = callBody(model, draft);
  const priced = dependsOnPrompt(model) ? { prompt: model.category === 'text' ? draft.prompt : prompt, text } : {};
  return { ...rest, ...withoutEmpty(priced), ...(countOf(model, draft) > 1 ? { count: countOf(model, draft) } : {}) };
}

/** The body for the i-th of several results; a seed counts on, so that they differ. */
export const numbered = (body: CallBody, i: number): CallBody =>
  typeof body.seed === 'number' && i > 0 ? { ...body, seed: body.seed + i } : body;

const dependsOnPrompt = (model: Model) => model.pricing_type === 'per_character' || model.pricing_type === 'per_usage';

function promptOf(model: Model, draft: Draft): CallBody {
  const prompt = draft.prompt.trim();
  if (promptUse(model) === 'none' || prompt === '') return {};
  return model.category === 'tts' ? { text: prompt } : { prompt };
}

const linksOf = (draft: Draft) => withoutEmpty(Object.fromEntries(Object.entries(draft.files).map(([name, file]) => [name, file.url])));

function messagesOf(draft: Draft, earlier: Turn[]): Turn[] {
  const images = Object.values(linksOf(draft)) as string[];
  const prompt = draft.prompt.trim();
  const content: Turn['content'] =
    images.length === 0
      ? prompt
      : [{ type: 'text', text: prompt }, ...images.map((url) => ({ type: 'image_url' as const, image_url: { url } }))];
  const system: Turn[] = draft.system.trim() ? [{ role: 'system', content: draft.system.trim() }] : [];
  return [...system, ...earlier, { role: 'user', content }];
}

const withoutEmpty = (members: CallBody): CallBody =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ''));
