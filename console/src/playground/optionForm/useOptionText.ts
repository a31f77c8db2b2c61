import { useI18n } from '@/i18n';
import { seriesOf } from '../catalogue/inputs';
import type { OptionRule } from '../catalogue/config';

/** The names that people read: from the catalogue, else ours, else the option's own name as words. */
export function useOptionText() {
  const { find, language, number } = useI18n();

  const nameOf = (name: string, rule?: OptionRule): string => {
    const given = language === 'ru' ? rule?.label_ru : rule?.label_en;
    const own = given ?? rule?.label_en ?? find(`option.${name}`);
    if (own) return own;
    const series = seriesOf(name);
    const first = series === name ? undefined : find(`option.${series}`);
    return first ? `${first} ${number(Number(name.slice(series.length + 1)))}` : asWords(name);
  };

  return {
    nameOf,
    helpOf: (name: string) => find(`option.help_${name}`),
    /** A value with its unit: `5 s`, `2×`; values without one are shown as programs write them. */
    valueText: (name: string, value: unknown): string => {
      const text = typeof value === 'number' ? number(value) : (find(`option.value_${String(value)}`) ?? String(value));
      if (name === 'duration') return `${text} ${find('unit.s') ?? ''}`;
      return name === 'scale' ? `${text}×` : text;
    },
  };
}

const asWords = (name: string) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ');
