import { describe, expect, it } from 'vitest';
import { justify, ratioOf } from '@/pages/gallery/rows';

const many = Array.from({ length: 10_000 }, (_, i) => [1, 16 / 9, 0.5625, 1.15, 2.2, 0.7][(i * 7) % 6]!);

describe('justify', () => {
  it('fills every row but the last to the full width', () => {
    const rows = justify(many, 1180, 210, 6);
    for (const row of rows.slice(0, -1)) {
      const last = row.spots.at(-1)!;
      expect(last.left + last.width).toBeCloseTo(1180, 3);
    }
  });

  it('shows every result once and in order', () => {
    const shown = justify(many, 1180, 210, 6).flatMap((row) => row.spots.map((spot) => spot.index));
    expect(shown).toEqual(many.map((_, i) => i));
  });

  it('keeps the heights near the one asked for', () => {
    for (const row of justify(many, 1180, 210, 6).slice(0, -1)) {
      expect(row.height).toBeGreaterThan(140);
      expect(row.height).toBeLessThan(320);
    }
  });

  it('leaves a gap between rows and pieces', () => {
    const [first, second] = justify([1, 1, 1, 1, 1, 1, 1], 640, 200, 6);
    expect(second!.top).toBeCloseTo(first!.height + 6, 5);
    expect(first!.spots[1]!.left - first!.spots[0]!.width).toBeCloseTo(6, 5);
  });

  it('does not blow up what is left over', () => {
    const rows = justify([1], 1180, 210, 6);
    expect(rows).toEqual([{ top: 0, height: 210, spots: [{ index: 0, left: 0, width: 210 }] }]);
  });

  it('never lets one piece be wider than the screen', () => {
    const rows = justify([2.2, 2.2], 332, 150, 6);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.spots[0]!.width).toBeLessThanOrEqual(332.001);
  });

  it('keeps the rows above when more results arrive', () => {
    const before = justify(many.slice(0, 300), 1180, 210, 6);
    const after = justify(many.slice(0, 330), 1180, 210, 6);
    expect(after.slice(0, before.length - 2)).toEqual(before.slice(0, -2));
  });

  it('shows nothing while the width is unknown', () => expect(justify([1, 1], 0, 210, 6)).toEqual([]));
});

describe('ratioOf', () => {
  it('takes the proportions of the file', () => expect(ratioOf({ type: 'image', width: 1344, height: 768 })).toBeCloseTo(1.75, 2));
  it('limits extremes', () => expect(ratioOf({ type: 'image', width: 4000, height: 500 })).toBe(2.2));
  it('assumes wide for a video of unknown size', () => expect(ratioOf({ type: 'video', width: null, height: null })).toBeCloseTo(1.78, 2));
});
