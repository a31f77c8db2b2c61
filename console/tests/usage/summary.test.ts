import { describe, expect, it } from 'vitest';
import { dayBefore, daysOf, groupsOf, period, topGroups, type UsageLine } from '@/pages/usage/summary';

const line = (bucket: string, name: string, spent: number, more: Partial<UsageLine> = {}): UsageLine => ({
  bucket,
  id: name,
  name,
  requests: 1,
  completed: 1,
  failed: 0,
  tokens_spent: spent,
  mean_ms: 100,
  ...more,
});

describe('period', () => {
  it('has whole days of UTC and includes today', () =>
    expect(period(7, Date.parse('2026-11-30T23:59:59Z'))).toEqual({ from: '2026-11-24', to: '2026-12-01' }));
  it('knows where the time before begins', () => expect(dayBefore('2026-11-24', 7)).toBe('2026-11-17'));
  it('lists its days', () => expect(daysOf('2026-11-29', '2026-12-02')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']));
});

describe('groupsOf', () => {
  const days = ['2026-11-29', '2026-11-30'];

  it('adds the days of a name and puts the one that spent most first', () => {
    const groups = groupsOf([line('2026-11-29', 'a', 1), line('2026-11-29', 'b', 5), line('2026-11-30', 'a', 2)], days);
    expect(groups.map((one) => [one.name, one.spent, one.daily])).toEqual([
      ['b', 5, [5, 0]],
      ['a', 3, [1, 2]],
    ]);
  });

  it('weighs the mean time by what was completed', () => {
    const [group] = groupsOf(
      [line('2026-11-29', 'a', 1, { completed: 3, mean_ms: 100 }), line('2026-11-30', 'a', 1, { completed: 1, mean_ms: 500 })],
      days,
    );
    expect(group!.meanMs).toBe(200);
  });

  it('has no mean time where nothing was completed', () =>
    expect(groupsOf([line('2026-11-29', 'a', 0, { completed: 0, failed: 1, mean_ms: null })], days)[0]!.meanMs).toBeNull());

  it('keeps two keys of the same name apart', () =>
    expect(groupsOf([line('2026-11-29', 'server', 1, { id: '7' }), line('2026-11-29', 'server', 2, { id: '9' })], days)).toHaveLength(2));

  it('reads a bucket with a time', () => expect(groupsOf([line('2026-11-30T00:00:00Z', 'a', 4)], days)[0]!.daily).toEqual([0, 4]));
});

describe('topGroups', () => {
  const groups = groupsOf(
    Array.from({ length: 9 }, (_, i) => line('2026-11-30', `m${i}`, 10 - i)),
    ['2026-11-30'],
  );

  it('adds what is beyond the most', () => expect(topGroups(groups, 7)).toMatchObject({ shown: { length: 7 }, rest: [5] }));
  it('does not call a single group the rest', () =>
    expect(topGroups(groups.slice(0, 8), 7)).toMatchObject({ shown: { length: 8 }, rest: null }));
});
