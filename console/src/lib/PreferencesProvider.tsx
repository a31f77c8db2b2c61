import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nContext, isLanguage, type Language } from '@/i18n';
import type { Dictionary } from '@/i18n/dictionary';
import { loadLanguage } from '@/i18n/languages';
import { createI18n } from '@/i18n/translate';
import { isTheme, PreferencesContext, type Theme } from './preferences';
import { local } from './storage';
import { useTheme } from './useTheme';

// public/theme.js reads both before the first paint.
const languageKey = 'tessera.language';
const themeKey = 'tessera.theme';

interface Props {
  language: Language;
  texts: Dictionary;
  children: ReactNode;
}

export function PreferencesProvider({ language: first, texts: firstTexts, children }: Props) {
  const [spoken, setSpoken] = useState({ language: first, texts: firstTexts });
  const [theme, setThemeState] = useState<Theme>(() => asTheme(local.read(themeKey)));
  useTheme(theme);

  const show = useCallback(async (language: Language) => {
    const texts = await loadLanguage(language);
    document.documentElement.lang = language;
    setSpoken({ language, texts });
  }, []);
  const setLanguage = useCallback(
    async (language: Language) => {
      local.write(languageKey, language);
      await show(language);
    },
    [show],
  );
  const setTheme = useCallback((next: Theme) => {
    local.write(themeKey, next);
    setThemeState(next);
  }, []);

  useEffect(() => {
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (key === languageKey && isLanguage(newValue)) void show(newValue);
      if (key === themeKey) setThemeState(asTheme(newValue));
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, [show]);

  const i18n = useMemo(() => createI18n(spoken.language, spoken.texts), [spoken]);
  const preferences = useMemo(
    () => ({ language: spoken.language, setLanguage, theme, setTheme }),
    [spoken.language, setLanguage, theme, setTheme],
  );
  return (
    <I18nContext value={i18n}>
      <PreferencesContext value={preferences}>{children}</PreferencesContext>
    </I18nContext>
  );
}

const asTheme = (value: unknown): Theme => (isTheme(value) ? value : 'system');
