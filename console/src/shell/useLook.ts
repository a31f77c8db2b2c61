import { useQueryClient } from '@tanstack/react-query';
import { saveLook } from '@/api/look';
import type { Language } from '@/i18n';
import { usePreferences, type Theme } from '@/lib/preferences';

/** Changes of language and theme that the account keeps, so that its next device begins with them. */
export function useLook() {
  const { language, setLanguage, theme, setTheme } = usePreferences();
  const client = useQueryClient();
  const changeTheme = (next: Theme) => {
    setTheme(next);
    void saveLook({ theme: next });
  };
  const changeLanguage = async (next: Language) => {
    await setLanguage(next);
    await saveLook({ language: next });
    // What the server says comes in the reader's language.
    await client.invalidateQueries();
  };
  const otherLanguage: Language = language === 'en' ? 'ru' : 'en';
  return {
    language,
    theme,
    changeTheme,
    changeLanguage: (next: Language) => void changeLanguage(next),
    toggleTheme: () => changeTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'),
    otherLanguage,
    toggleLanguage: () => void changeLanguage(otherLanguage),
  };
}
