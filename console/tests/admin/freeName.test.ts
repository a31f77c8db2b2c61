import { expect, test } from 'vitest';
import { freeName } from '@/pages/admin/providers/freeName';

const key = (provider: string, name: string) => ({ provider, name });

test('the first key of a provider is main, the next ones are numbered', () => {
  expect(freeName('openai', [])).toBe('main');
  expect(freeName('openai', [key('fal', 'main')])).toBe('main');
  expect(freeName('openai', [key('openai', 'main')])).toBe('key-2');
  expect(freeName('openai', [key('openai', 'main'), key('openai', 'key-2'), key('openai', 'key-4')])).toBe('key-3');
});
