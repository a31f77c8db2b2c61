import { describe, expect, it } from 'vitest';
import { emptyForm, formOf, isComplete, limitsOf, requestOf } from '@/pages/keys/form';

const now = Date.parse('2026-11-30T12:00:00Z');
const form = { ...emptyForm, name: ' production ' };

describe('requestOf', () => {
  it('asks for nothing that was not chosen', () =>
    expect(requestOf(form, now)).toEqual({
      name: 'production',
      is_test: false,
      scopes: [],
      models: [],
      cidrs: [],
      monthly_budget: null,
      expires_at: null,
    }));

  it('names the rights when one is missing, since an empty list means all', () =>
    expect(requestOf({ ...form, scopes: ['generate'] }, now).scopes).toEqual(['generate']));

  it('counts the days from now', () => expect(requestOf({ ...form, days: '7' }, now).expires_at).toBe('2026-12-07T12:00:00.000Z'));

  it('reads networks however they are separated', () =>
    expect(limitsOf({ ...form, networks: '10.0.0.0/8, 192.168.0.0/16\n203.0.113.7' }).cidrs).toEqual([
      '10.0.0.0/8',
      '192.168.0.0/16',
      '203.0.113.7',
    ]));
});

describe('isComplete', () => {
  it('needs a name', () => expect(isComplete({ ...form, name: '  ' })).toBe(false));
  it('needs a right, since none would be sent as all', () => expect(isComplete({ ...form, scopes: [] })).toBe(false));
  it('is content with a name', () => expect(isComplete(form)).toBe(true));
});

it('shows a key as it is, and sends the same back', () => {
  const key = {
    id: 1,
    name: 'ci',
    prefix: 'nb_a',
    last_four: 'wxyz',
    is_test: false,
    scopes: [],
    models: ['gpt-5'],
    cidrs: ['10.0.0.0/8'],
    monthly_budget: 400,
    budget_used: 3,
    created_at: '2026-11-30T12:00:00Z',
    last_used_at: null,
    expires_at: null,
  };
  expect(limitsOf(formOf(key))).toEqual({ name: 'ci', models: ['gpt-5'], cidrs: ['10.0.0.0/8'], monthly_budget: 400 });
});
