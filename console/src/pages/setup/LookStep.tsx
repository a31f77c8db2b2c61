import { useI18n } from '@/i18n';
import { usePreferences } from '@/lib/preferences';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { ThemeSwitch } from '@/ui/ThemeSwitch';
import { StepHeading } from './StepHeading';

export function LookStep({ onNext }: { onNext: () => void }) {
  const { t } = useI18n();
  const { language, setLanguage, theme, setTheme } = usePreferences();
  return (
    <section className="fade-up grid gap-5">
      <StepHeading title={t('setup.title')} lead={t('setup.langLead')} />
      <Field group label={t('nav.language')}>
        {() => <LanguageSwitch value={language} onChange={(next) => void setLanguage(next)} />}
      </Field>
      <Field group label={t('nav.theme')}>
        {() => <ThemeSwitch value={theme} onChange={setTheme} />}
      </Field>
      <Button kind="primary" size="lg" className="justify-self-start" onClick={onNext}>
        {t('common.next')}
      </Button>
    </section>
  );
}
