import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { sliderStep } from '../catalogue/controls';
import type { ControlFieldProps } from './OptionField';
import { useOptionText } from './useOptionText';

export function SliderField({ option: { name, rule }, label, hint, value, aside, onChange }: ControlFieldProps) {
  const { t } = useI18n();
  const { valueText } = useOptionText();
  const min = rule.min ?? 0;
  const text = typeof value === 'number' ? valueText(name, value) : t('create.notSet');
  return (
    <Field
      label={label}
      hint={hint}
      aside={
        <span className="flex items-center gap-2.5">
          {aside}
          <span className="num text-sm text-ink-2">{text}</span>
        </span>
      }
    >
      {(props) => (
        <input
          type="range"
          className="range w-full"
          min={min}
          max={rule.max}
          step={sliderStep(rule)}
          value={typeof value === 'number' ? value : min}
          aria-valuetext={text}
          onChange={(event) => onChange(Number(event.target.value))}
          {...props}
        />
      )}
    </Field>
  );
}
