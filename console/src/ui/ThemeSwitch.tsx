import { useI18n } from '@/i18n';
import { themes, type Theme } from '@/lib/preferences';
import { Segmented } from './Segmented';

interface ThemeSwitchProps {
  value: Theme;
  onChange: (theme: Theme) => void;
  size?: 'sm' | 'md';
}

export function ThemeSwitch({ value, onChange, size }: ThemeSwitchProps) {
  const { t } = useI18n();
  const items = themes.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }));
  return <Segmented label={t('nav.theme')} value={value} onChange={onChange} size={size} items={items} />;
}
