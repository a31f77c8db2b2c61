import { describe, expect, it } from 'vitest';
import { storiesOf, type LedgerLine } from '@/pages/billing/stories';

let next = 100;
const line = (kind: string, amount: number, more: Partial<LedgerLine> = {}): LedgerLine => ({
  id: next--,
  at: '2026-11-30T10:00:00Z',
  kind,
  amount,
  spent: 0,
  generation_id: null,
  reason: '',
  reason_code: { hold: 'held', settle: 'completed', grant: 'granted', expire: 'plan_ended' }[kind] ?? '',
  error_code: null,
  model: null,
  balance_after: null,
  ...more,
});
const hold = (generation: number, amount: number) => line('hold', -amount, { generation_id: generation, reason: 'generation with kling' });
const settle = (generation: number, back: number, spent: number, more: Partial<LedgerLine> = {}) =>
  line('settle', back, { generation_id: generation, spent, ...more });

describe('storiesOf', () => {
  it('makes one story of a hold and its settlement', () => {
    expect(storiesOf([settle(7, 0, 26), hold(7, 26)])).toMatchObject([{ kind: 'charged', amount: -26, generation: 7 }]);
  });

  it('shows what was charged, not what was held', () => {
    expect(storiesOf([settle(7, 20, 6), hold(7, 26)])).toMatchObject([{ kind: 'charged', amount: -6 }]);
  });

  it('keeps a settlement whole when its hold is on a later page', () => {
    expect(storiesOf([settle(7, 20, 6)])).toMatchObject([{ kind: 'charged', amount: -6 }]);
  });

  it('says that a failure was not charged', () => {
    expect(storiesOf([settle(7, 26, 0, { reason_code: 'failed', error_code: 'content_policy' }), hold(7, 26)])).toMatchObject([
      { kind: 'released', amount: 0, error: 'content_policy' },
    ]);
  });

  it('tells a free result from a failure', () => {
    expect(storiesOf([settle(7, 0, 0)])).toMatchObject([{ kind: 'free', amount: 0 }]);
  });

  it('shows what is held while it runs', () => expect(storiesOf([hold(7, 26)])).toMatchObject([{ kind: 'held', amount: -26 }]));

  it('tells tokens that were added from those taken back and those that expired', () => {
    expect(
      storiesOf([line('grant', 500), line('expire', -40, { reason_code: 'taken' }), line('expire', -10)]).map((one) => [
        one.kind,
        one.amount,
      ]),
    ).toEqual([
      ['added', 500],
      ['taken', -40],
      ['expired', -10],
    ]);
  });

  it('does not join generations whose lines are interleaved', () => {
    const stories = storiesOf([settle(8, 0, 3), settle(7, 0, 2), hold(8, 3), hold(7, 2)]);
    expect(stories.map((one) => [one.generation, one.amount])).toEqual([
      [8, -3],
      [7, -2],
    ]);
  });
});
