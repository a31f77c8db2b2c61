import type { Dictionary } from './dictionary';
import { en } from './en';

export const languages = { en: 'English', ru: 'Русский' } as const;
export type Language = keyof typeof languages;

export const isLanguage = (value: unknown): value is Language => typeof value === 'string' && value in languages;

/** English is part of the first load; every other language is a file of its own. */
export async function loadLanguage(language: Language): Promise<Dictionary> {
  return language === 'ru' ? (await import('./ru')).ru : en;
}
