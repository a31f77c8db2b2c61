import { describe, expect, it } from 'vitest';
import { failureOf } from '@/playground/call/failureOf';
import { visibleSlots, type Slot } from '@/playground/catalogue/inputs';
import { proportions, ratioOf } from '@/playground/catalogue/ratio';
import { randomSeed } from '@/playground/catalogue/seed';
import { emptyDraft } from '@/playground/call/savedDraft';
import type { Run } from '@/playground/runs/run';
import { newRuns } from '@/playground/runs/newRuns';
import { titleOf } from '@/playground/runs/titleOf';
import { titleProgress } from '@/playground/runs/titleProgress';
import { turnsOf } from '@/playground/runs/turnsOf';
import { models } from './catalogue';

const run = (part: Partial<Run>) => ({ key: 'k', conversation: 'c', category: 'text', prompt: 'Hi', state: 'done', ...part }) as Run;
const withProgress = (progress: number | null) => run({ state: 'running', reply: { progress } as Run['reply'] });

describe('the error of a generation', () => {
  it.each([
    ['provider_error: It broke.', { code: 'provider_error', message: 'It broke.' }],
    ['canceled', { code: 'canceled', message: '' }],
    ['canceled: forbidden: The key was revoked.', { code: 'canceled', message: 'forbidden: The key was revoked.' }],
    ['Something else', { code: 'failed', message: 'Something else' }],
    [null, { code: 'failed', message: '' }],
  ])('%s', (error, expected) => expect(failureOf(error)).toEqual(expected));
});

describe('the name of a run', () => {
  const start = (slug: string, files = {}) => {
    const model = models.find((one) => one.slug === slug)!;
    return newRuns({ model, draft: { ...emptyDraft(slug), prompt: ' A fox ', files }, price: 1, conversation: 'c', earlier: [] })[0]!;
  };
  const recording = { audio_url: { url: '/a', preview: '/a', name: 'meeting.wav', media: 'audio' } };

  it('is its prompt', () => expect(titleOf(start('flux-1.1-pro'))).toBe('A fox'));

  it('is its file where the model takes no prompt, whatever the box still holds', () =>
    expect(titleOf(start('whisper', recording))).toBe('meeting.wav'));

  it('is its model where even the file has no name', () =>
    expect(titleOf(start('whisper', { audio_url: { ...recording.audio_url, name: '' } }))).toBe(start('whisper').modelName));
});

describe('the progress in the title', () => {
  it.each([
    ['nothing runs', [run({})], null],
    ['nothing is known', [withProgress(null)], 'unknown'],
    ['one runs', [withProgress(0.425), run({})], 0.43],
    ['one of two is known', [withProgress(0.5), withProgress(null)], 0.25],
  ] as [string, Run[], number | string | null][])('%s', (_, runs, expected) => expect(titleProgress(runs)).toBe(expected));
});

it('sends the turns of the conversation that were answered', () => {
  const runs = [
    run({ prompt: 'Old', text: 'Old', conversation: 'other' }),
    run({ prompt: 'Failed', state: 'failed' }),
    run({ prompt: 'Hi', text: 'Hello' }),
    run({ prompt: 'A fox', category: 'image', text: 'A fox' }),
  ];
  expect(turnsOf(runs, 'c')).toEqual([
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello' },
  ]);
});

it('shows required slots, filled ones and the next of a series', () => {
  const slots: Slot[] = ['image_url', 'image_url_2', 'image_url_3', 'mask_url'].map((name) => ({
    name,
    rule: { media: 'image', required: name === 'mask_url' },
  }));
  const names = (...filled: string[]) => visibleSlots(slots, (name) => filled.includes(name)).map((slot) => slot.name);
  expect(names()).toEqual(['image_url', 'mask_url']);
  expect(names('image_url')).toEqual(['image_url', 'image_url_2', 'mask_url']);
});

describe('proportions', () => {
  it.each([
    ['1344x768', '7:4'],
    ['1024x1024', '1:1'],
    ['16:9', null],
    ['1000x1001', null],
    ['auto', null],
  ])('of %s are %s', (value, expected) => expect(proportions(value)).toBe(expected));

  it('are read from both forms', () => {
    expect([ratioOf('16:9'), ratioOf('1344x768'), ratioOf('0x0'), ratioOf('hd')]).toEqual([[16, 9], [1344, 768], null, null]);
  });
});

it('rolls a seed within the limits', () => {
  for (let i = 0; i < 200; i++) {
    const seed = randomSeed({ min: 5, max: 9 });
    expect(seed).toBeGreaterThanOrEqual(5);
    expect(seed).toBeLessThanOrEqual(9);
  }
});
