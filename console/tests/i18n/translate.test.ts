import { describe, expect, test } from 'vitest';
import { en } from '@/i18n/en';
import { ru } from '@/i18n/ru';
import { createI18n } from '@/i18n/translate';

const english = createI18n('en', en);
const russian = createI18n('ru', ru);

describe('A text', () => {
  test.each([
    [1, '1 токен'],
    [3, '3 токена'],
    [5, '5 токенов'],
    [11, '11 токенов'],
    [21, '21 токен'],
    [1000, '1 000 токенов'],
  ])('takes the Russian form of %i', (n, expected) => {
    expect(russian.t('unit.tokens', { n }).replace(/\s/g, ' ')).toBe(expected);
  });

  test.each([
    [1, '1 token'],
    [1000, '1,000 tokens'],
  ])('takes the English form of %i', (n, expected) => expect(english.t('unit.tokens', { n })).toBe(expected));

  test('is looked up by a name of run time only where the language has it', () => {
    expect(english.find('option.seed')).toBe('Seed');
    expect(english.find('option.an_operators_own')).toBeUndefined();
  });
});

describe('A duration', () => {
  test.each([
    [740, '740 ms'],
    [2300, '2.3 s'],
    [59_960, '1 min 0 s'],
    [81_000, '1 min 21 s'],
  ])('of %i ms reads %s', (ms, expected) => expect(english.seconds(ms)).toBe(expected));
});

describe('A time ago', () => {
  test('is "just now" within a minute, in both languages', () => {
    expect(english.ago(Date.now() - 10_000)).toBe('just now');
    expect(russian.ago(Date.now() - 10_000)).toBe('только что');
  });

  test('names the largest unit', () => {
    expect(english.ago(Date.now() - 3 * 3_600_000)).toBe('3 hours ago');
    expect(english.ago(Date.now() + 2 * 86_400_000)).toMatch(/2 days/);
  });
});
