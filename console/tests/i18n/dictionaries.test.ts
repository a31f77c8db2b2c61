import { describe, expect, test } from 'vitest';
import { en } from '@/i18n/en';
import { ru } from '@/i18n/ru';
import { placeholdersOf, textsOf, type Text } from './texts';

const english = textsOf(en);
const russian = new Map(textsOf(ru).map((text) => [text.key, text]));
const inRussian = (key: string) => russian.get(key) ?? { key, forms: {} };
const isPlural = (text: Text) => 'one' in text.forms;

describe('The two languages', () => {
  test('have the same keys', () => {
    expect([...russian.keys()].sort()).toEqual(english.map((text) => text.key).sort());
  });

  test('fill the same placeholders', () => {
    const wrong = english.filter((text) => {
      const wanted = placeholdersOf(Object.values(text.forms).join());
      return Object.values(inRussian(text.key).forms).some((form) => placeholdersOf(form).join() !== wanted.join());
    });
    expect(wrong.map((text) => text.key)).toEqual([]);
  });

  test('have each plural form that their numbers need', () => {
    const plurals = english.filter(isPlural);
    expect(plurals.filter((text) => Object.keys(text.forms).sort().join() !== 'one,other').map((text) => text.key)).toEqual([]);
    const incomplete = plurals.filter((text) => !['one', 'few', 'many', 'other'].every((form) => form in inRussian(text.key).forms));
    expect(incomplete.map((text) => text.key)).toEqual([]);
  });

  test('leave no text empty', () => {
    const empty = [...english, ...russian.values()].filter((text) => Object.values(text.forms).some((form) => !form.trim()));
    expect(empty.map((text) => text.key)).toEqual([]);
  });

  test('do not leave English in the Russian texts', () => {
    // Names, codes and units are the same in both.
    const same = english.filter((text) => {
      const form = text.forms.other ?? '';
      return /[a-z]{4,} [a-z]{3,}/.test(form.replace(/\{\w+\}/g, '')) && inRussian(text.key).forms.other === form;
    });
    expect(same.map((text) => text.key)).toEqual([]);
  });
});
