import { useI18n } from '@/i18n';
import { useLook } from '@/shell/useLook';
import { Field } from '@/ui/Field';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { ThemeSwitch } from '@/ui/ThemeSwitch';
import { Section } from './Section';

export function Look() {
  const { t } = useI18n();
  const { language, changeLanguage, theme, changeTheme } = useLook();
  return (
    <Section title={t('settings.look')} note={t('settings.lookLead')}>
      <Field group label={t('nav.language')}>
        {() => <LanguageSwitch value={language} onChange={changeLanguage} />}
      </Field>
      <Field group label={t('nav.theme')}>
        {() => <ThemeSwitch value={theme} onChange={changeTheme} />}
      </Field>
    </Section>
  );
}
