import { describe, expect, it } from 'vitest';
import { justify } from '@/pages/gallery/rows';
import { neighbour } from '@/pages/gallery/useArrows';

// Three rows of three squares.
const rows = justify([1, 1, 1, 1, 1, 1, 1, 1, 1], 600, 200, 0);

describe('neighbour', () => {
  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowLeft', 3, 2],
    ['ArrowDown', 1, 4],
    ['ArrowUp', 8, 5],
    ['Home', 5, 0],
    ['End', 5, 8],
  ])('%s from %i is %i', (key, from, to) => expect(neighbour(rows, from, key)).toBe(to));

  it.each([
    ['ArrowLeft', 0],
    ['ArrowRight', 8],
    ['ArrowUp', 1],
    ['ArrowDown', 7],
  ])('%s from %i stays', (key, from) => expect(neighbour(rows, from, key)).toBeUndefined());
});
