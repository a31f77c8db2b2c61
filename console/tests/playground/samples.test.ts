import { describe, expect, it } from 'vitest';
import { callBody } from '@/playground/call/body';
import { emptyDraft } from '@/playground/call/savedDraft';
import { sampleLanguages, sampleOf, writeSample } from '@/playground/samples';
import { models } from './catalogue';

const origin = 'https://ai.example.org';
const named = (slug: string) => models.find((one) => one.slug === slug)!;
const write = (language: (typeof sampleLanguages)[number], slug: string, prompt = 'A fox', options = {}) =>
  writeSample(language, sampleOf(named(slug), callBody(named(slug), { ...emptyDraft(slug), prompt, options }), origin));

describe.each(sampleLanguages)('a sample in %s', (language) => {
  it('takes the key from the environment', () => {
    expect(write(language, 'flux-1.1-pro')).toContain('TESSERA_API_KEY');
  });

  it('waits for a model that answers later, and only for such a one', () => {
    expect(write(language, 'kling-v2.1')).toContain('wait=60');
    expect(write(language, 'flux-1.1-pro')).not.toContain('wait=60');
  });

  it('streams a text', () => {
    expect(write(language, 'gpt-5')).toMatch(/"stream": true|"stream": True/);
  });

  it('calls the endpoint of embeddings for a model of embeddings', () => {
    expect(write(language, 'text-embedding-3-small')).toContain(`${origin}/v1/embeddings`);
  });
});

describe('a prompt with quotes', () => {
  const prompt = `It's "quoted" \\ and\nbroken`;

  it('stays one argument of the shell', () => {
    const json = /--json '([\s\S]*)'$/.exec(write('curl', 'flux-1.1-pro', prompt))![1]!.replaceAll("'\\''", "'");
    expect(JSON.parse(json)).toEqual({ model: 'flux-1.1-pro', prompt });
  });

  it('stays JSON in C#', () => {
    const json = /"""\n([\s\S]*)\n {4}"""/.exec(write('csharp', 'flux-1.1-pro', prompt))![1]!;
    expect(JSON.parse(json)).toEqual({ model: 'flux-1.1-pro', prompt });
  });
});

it('writes the values of Python', () => {
  expect(write('python', 'kling-v2.1', 'A fox', { audio: true, duration: 5 })).toContain('"audio": True,\n    "duration": 5,');
});
