import { describe, expect, it } from 'vitest';
import { mergeResults } from '@/pages/gallery/merge';

const item = (generation_id: number, status = 'completed') => ({ generation_id, status });
const none = new Set<number>();

describe('mergeResults', () => {
  it('shows a result once that is on two pages', () =>
    expect(
      mergeResults(
        [],
        [
          [item(3), item(2)],
          [item(2), item(1)],
        ],
        none,
      ).map((one) => one.generation_id),
    ).toEqual([3, 2, 1]));

  it('takes the newest state', () =>
    expect(mergeResults([item(3, 'completed')], [[item(3, 'pending'), item(2)]], none)).toEqual([item(3), item(2)]));

  it('puts what is new before what was loaded', () =>
    expect(mergeResults([item(5), item(4)], [[item(4), item(3)]], none).map((one) => one.generation_id)).toEqual([5, 4, 3]));

  it('leaves out what was deleted', () => expect(mergeResults([item(2)], [[item(2), item(1)]], new Set([2]))).toEqual([item(1)]));
});
