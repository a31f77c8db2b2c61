import { useEffect } from 'react';
import { applyLook } from '@/api/look';
import { useUser } from '@/api/session';
import { usePreferences } from '@/lib/preferences';

/** Shows every page in the language and the theme of the account, also where another device chose them. */
export function useAccountLook() {
  const { language, theme } = useUser();
  const { setLanguage, setTheme } = usePreferences();
  useEffect(() => void applyLook({ language, theme }, { setLanguage, setTheme }), [language, theme, setLanguage, setTheme]);
}
