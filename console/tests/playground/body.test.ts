import { describe, expect, it } from 'vitest';
import { callBody, numbered, priceBody } from '@/playground/call/body';
import type { Draft } from '@/playground/call/draft';
import { problemOf } from '@/playground/call/problem';
import { emptyDraft } from '@/playground/call/savedDraft';
import { slotsOf } from '@/playground/catalogue/inputs';
import { model, models } from './catalogue';

const file = (url: string) => ({ url, preview: url, name: 'a.png', media: 'image' });
const draft = (part: Partial<Draft> = {}): Draft => ({ ...emptyDraft('invented'), prompt: ' A fox ', ...part });
const named = (slug: string) => models.find((one) => one.slug === slug)!;

describe('the price of a call', () => {
  it.each(models.map((one) => [one.slug, one] as const))('is asked with the very body of the call: %s', (_, one) => {
    const form = draft({
      options: { seed: 3 },
      files: Object.fromEntries(slotsOf(one).map(({ name }) => [name, file('https://a.example/1')])),
    });
    const { messages, stream, prompt, text, ...sent } = callBody(one, form) as Record<string, unknown>;
    const { prompt: pricedPrompt, text: pricedText, ...priced } = priceBody(one, form) as Record<string, unknown>;
    expect(priced).toEqual(sent);
    if (one.pricing_type === 'per_character') expect(pricedPrompt ?? pricedText).toBe(prompt ?? text);
    else expect([pricedPrompt, pricedText]).toEqual([undefined, undefined]);
    expect(messages === undefined && stream === undefined).toBe(one.category !== 'text');
  });

  it('counts several images, and nothing else', () => {
    expect(priceBody(model({ config: {} }), draft({ count: 3 }))).toHaveProperty('count', 3);
    expect(priceBody(model({ category: 'video', config: {} }), draft({ count: 3 }))).not.toHaveProperty('count');
  });
});

describe('the body of a call', () => {
  it('has the text of speech as text and every other prompt as prompt', () => {
    expect(callBody(named('openai-tts'), draft())).toEqual({ model: 'openai-tts', text: 'A fox' });
    expect(callBody(named('flux-1.1-pro'), draft())).toEqual({ model: 'flux-1.1-pro', prompt: 'A fox' });
    expect(callBody(named('whisper'), draft())).toEqual({ model: 'whisper' });
  });

  it('has a conversation as messages, with instructions first and images in the last turn', () => {
    const earlier = [
      { role: 'user' as const, content: 'Hi' },
      { role: 'assistant' as const, content: 'Hello' },
    ];
    expect(callBody(named('gpt-5'), draft({ system: 'Be brief.', files: { image_url: file('https://a.example/1') } }), earlier)).toEqual({
      model: 'gpt-5',
      stream: true,
      messages: [
        { role: 'system', content: 'Be brief.' },
        ...earlier,
        {
          role: 'user',
          content: [
            { type: 'text', text: 'A fox' },
            { type: 'image_url', image_url: { url: 'https://a.example/1' } },
          ],
        },
      ],
    });
  });

  it('counts a seed on for each of several results', () => {
    expect([0, 1, 2].map((i) => numbered({ seed: 7 }, i).seed)).toEqual([7, 8, 9]);
    expect(numbered({ prompt: 'A fox' }, 2)).toEqual({ prompt: 'A fox' });
  });
});

describe('what a form lacks', () => {
  it('is a required file first, then the upload, then the prompt', () => {
    const inpaint = named('inpaint');
    const image = { image_url: file('https://a.example/1') };
    const both = { ...image, mask_url: file('https://a.example/2') };
    expect(problemOf(inpaint, draft({ files: image }))).toEqual({ kind: 'file', slot: 'mask_url' });
    expect(problemOf(inpaint, draft({ files: { ...image, mask_url: { ...file(''), isUploading: true } } }))).toEqual({ kind: 'uploading' });
    expect(problemOf(named('elevenlabs-sfx'), draft({ prompt: ' ' }))).toEqual({ kind: 'prompt' });
    expect(problemOf(inpaint, draft({ files: both }))).toBeNull();
  });
});
