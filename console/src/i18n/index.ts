import { createContext, useContext } from 'react';
import { createI18n, type I18n } from './translate';
import { en } from './en';

export type { TextKey } from './dictionary';
export type { I18n } from './translate';
export { isLanguage, languages, type Language } from './languages';

export const I18nContext = createContext<I18n>(createI18n('en', en));
export const useI18n = (): I18n => useContext(I18nContext);
