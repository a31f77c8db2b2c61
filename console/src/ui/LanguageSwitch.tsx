import { languages, useI18n, type Language } from '@/i18n';
import { Segmented } from './Segmented';

const items = Object.entries(languages).map(([value, name]) => ({
  value: value as Language,
  label: <span lang={value}>{name}</span>,
}));

interface LanguageSwitchProps {
  value: Language;
  onChange: (language: Language) => void;
  size?: 'sm' | 'md';
}

export function LanguageSwitch({ value, onChange, size }: LanguageSwitchProps) {
  const { t } = useI18n();
  return <Segmented label={t('nav.language')} value={value} onChange={onChange} size={size} items={items} />;
}
