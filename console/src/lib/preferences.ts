import { createContext, useContext } from 'react';
import type { Language } from '@/i18n';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const isTheme = (value: unknown): value is Theme => themes.some((one) => one === value);

export interface Preferences {
  language: Language;
  setLanguage: (language: Language) => Promise<void>;
  theme: Theme;
  setTheme: (theme: Theme) => void;
}

export const PreferencesContext = createContext<Preferences | null>(null);

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences needs <PreferencesProvider>.');
  return preferences;
}
