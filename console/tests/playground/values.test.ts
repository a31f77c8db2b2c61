import { describe, expect, it } from 'vitest';
import { keepAllowed, withOption } from '@/playground/catalogue/values';
import { model } from './catalogue';

const one = model({
  config: {
    options: {
      size: { type: ['string'], allowed: ['512x512', '512x768'] },
      seed: { type: ['integer'], min: 0, max: 100 },
      strength: { type: ['number'], min: 0, max: 1 },
      note: { type: ['string'], max_length: 5 },
      tags: { type: ['array'], max_items: 2 },
      reasoning_effort: { type: ['string'], allowed: ['none', 'high'] },
      temperature: { type: ['number'], min: 0, max: 2, with: { reasoning_effort: ['none'] } },
      shape: { same_as: 'size' },
    },
  },
});

describe('the options that the next model also takes', () => {
  it.each([
    [{ size: '512x512' }, true],
    [{ size: '1024x1024' }, false],
    [{ shape: '512x512' }, false],
    [{ seed: 100 }, true],
    [{ seed: 101 }, false],
    [{ seed: 1.5 }, false],
    [{ strength: 0.25 }, true],
    [{ strength: '0.25' }, false],
    [{ note: 'short' }, true],
    [{ note: 'longer' }, false],
    [{ tags: ['a', 'b'] }, true],
    [{ tags: ['a', 'b', 'c'] }, false],
    [{ quality: 'hd' }, false],
  ])('%j: %s', (options, isKept) => {
    expect(keepAllowed(one, options)).toEqual(isKept ? options : {});
  });

  it('drops what another kept value rules out', () => {
    expect(keepAllowed(one, { reasoning_effort: 'high', temperature: 1 })).toEqual({ reasoning_effort: 'high' });
    expect(keepAllowed(one, { reasoning_effort: 'none', temperature: 1 })).toEqual({ reasoning_effort: 'none', temperature: 1 });
  });
});

describe('a change of an option', () => {
  it('takes away what it makes impossible', () => {
    expect(withOption(one, { temperature: 1 }, 'reasoning_effort', 'high')).toEqual({ reasoning_effort: 'high' });
  });

  it('returns to the default', () => {
    expect(withOption(one, { seed: 5, size: '512x512' }, 'seed', undefined)).toEqual({ size: '512x512' });
  });
});
