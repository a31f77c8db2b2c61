import { describe, expect, it } from 'vitest';
import { labelEvery, moveBar, niceTop, ticks } from '@/pages/usage/scale';

describe('niceTop', () => {
  it.each([
    [0, 1],
    [1, 1],
    [7, 8],
    [11, 12],
    [101, 120],
    [151, 200],
    [9_001, 10_000],
  ])('%i ends at %i', (largest, top) => expect(niceTop(largest)).toBe(top));

  it('is never below the largest value', () => {
    for (let n = 1; n < 5_000; n += 7) expect(niceTop(n)).toBeGreaterThanOrEqual(n);
  });
});

it('shows no half tokens', () => expect(ticks(25)).toEqual([0, 25]));
it('shows the middle', () => expect(ticks(200)).toEqual([0, 100, 200]));
it('leaves out labels that would overlap', () => expect(labelEvery(90, 300, 68)).toBe(23));

describe('moveBar', () => {
  it.each([
    [null, 'ArrowRight', 0],
    [null, 'ArrowLeft', 29],
    [5, 'ArrowRight', 6],
    [29, 'ArrowRight', 29],
    [0, 'ArrowLeft', 0],
    [5, 'Home', 0],
    [5, 'End', 29],
  ])('%s %s is %i', (at, key, to) => expect(moveBar(at, key, 30)).toBe(to));

  it('leaves other keys alone', () => expect(moveBar(3, 'Tab', 30)).toBeNull());
});
