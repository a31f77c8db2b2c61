import type { Dictionary, Plural, TextKey } from './dictionary';
import { createFormats, type Formats } from './formats';
import type { Language } from './languages';

export type Values = Record<string, string | number>;

export interface I18n extends Formats {
  language: Language;
  /** The text; a plural is chosen by the value `n`. */
  t: (key: TextKey, values?: Values) => string;
  /** The same for a name known only at run time, such as an option's; undefined when the language has no such text. */
  find: (key: string, values?: Values) => string | undefined;
}

const locales: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU' };

export function createI18n(language: Language, texts: Dictionary): I18n {
  const locale = locales[language];
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);

  const find: I18n['find'] = (key, values = {}) => {
    let node: unknown = texts;
    for (const part of key.split('.'))
      node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[part] : undefined;
    if (node === undefined) return undefined;
    const text = typeof node === 'string' ? node : choose(node as Plural, Number(values.n));
    return text?.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? '');
    });
  };
  const choose = (forms: Plural, n: number): string | undefined => forms[plurals.select(n) as keyof Plural] ?? forms.other;
  const t: I18n['t'] = (key, values) => find(key, values) ?? key;

  return { language, t, find, ...createFormats(locale, t) };
}
