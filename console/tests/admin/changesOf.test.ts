import { expect, it } from 'vitest';
import { changesOf } from '@/pages/admin/reports/changesOf';

it('shows what changed', () => expect(changesOf({ plan: 'free' }, { plan: 'pro' })).toEqual(['plan: free → pro']));
it('shows what is new', () => expect(changesOf(null, { tokens: 500, reason: null })).toEqual(['tokens: 500']));
it('shows what is gone', () => expect(changesOf({ concurrency: 4 }, { concurrency: null })).toEqual(['concurrency: 4 → —']));
it('leaves out what stayed', () => expect(changesOf({ a: 1, b: 2 }, { a: 1, b: 3 })).toEqual(['b: 2 → 3']));
it('shows lists as they are', () => expect(changesOf(null, { models: ['a'] })).toEqual(['models: ["a"]']));
