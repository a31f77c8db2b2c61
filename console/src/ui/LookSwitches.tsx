import { usePreferences } from '@/lib/preferences';
import { LanguageSwitch } from './LanguageSwitch';
import { ThemeSwitch } from './ThemeSwitch';

/** Language and theme before signing in: they stay in this browser. */
export function LookSwitches({ size }: { size?: 'sm' | 'md' }) {
  const { language, setLanguage, theme, setTheme } = usePreferences();
  return (
    <>
      <LanguageSwitch size={size} value={language} onChange={(next) => void setLanguage(next)} />
      <ThemeSwitch size={size} value={theme} onChange={setTheme} />
    </>
  );
}
