import { useI18n } from '@/i18n';
import { defaultOf, isPossible, type FormOption } from '../catalogue/controls';
import type { OptionRule, Options, OptionValue } from '../catalogue/config';
import { Switch } from '@/ui/Switch';
import { ListField } from './ListField';
import { NumberField } from './NumberField';
import { ResetButton } from './ResetButton';
import { SeedField } from './SeedField';
import { SliderField } from './SliderField';
import { TextField } from './TextField';
import { TilesField } from './TilesField';
import { useOptionText } from './useOptionText';

interface OptionFieldProps {
  option: FormOption;
  options: Options;
  rules: Record<string, OptionRule>;
  onChange: (value: OptionValue | undefined) => void;
}

/** What each control of the form gets. */
export interface ControlFieldProps {
  option: FormOption;
  label: string;
  hint?: string;
  /** The chosen value, else the default; undefined when there is neither. */
  value: OptionValue | undefined;
  isChosen: boolean;
  aside: React.ReactNode;
  onChange: (value: OptionValue | undefined) => void;
}

const fields = {
  tiles: TilesField,
  segments: ListField,
  select: ListField,
  seed: SeedField,
  slider: SliderField,
  number: NumberField,
  text: TextField,
  paragraph: TextField,
  lines: TextField,
  json: TextField,
};

export function OptionField({ option, options, rules, onChange }: OptionFieldProps) {
  const { t } = useI18n();
  const { nameOf, helpOf } = useOptionText();
  const { name, rule, control } = option;
  const label = nameOf(name, rule);
  const byDefault = defaultOf(rule, options, rules);
  const value = options[name] ?? byDefault;

  if (!isPossible(rule, options)) return <ImpossibleOption label={label} rule={rule} rules={rules} />;
  if (control === 'switch')
    return <Switch label={label} checked={value === true} onChange={(checked) => onChange(checked === byDefault ? undefined : checked)} />;

  const isChosen = options[name] !== undefined && options[name] !== byDefault;
  const Control = fields[control];
  return (
    <Control
      option={option}
      label={label}
      hint={helpOf(name)}
      value={value}
      isChosen={isChosen}
      aside={isChosen && <ResetButton label={`${t('common.reset')}: ${label}`} onClick={() => onChange(undefined)} />}
      onChange={onChange}
    />
  );
}

/** An option that another one's value rules out says which value it needs. */
function ImpossibleOption({ label, rule, rules }: { label: string; rule: OptionRule; rules: Record<string, OptionRule> }) {
  const { t } = useI18n();
  const { nameOf, valueText } = useOptionText();
  const needs = Object.entries(rule.with ?? {}).map(
    ([other, values]) => `${nameOf(other, rules[other])}: ${values.map((value) => valueText(other, value)).join(', ')}`,
  );
  return (
    <p className="text-sm text-ink-3">
      <span className="font-medium">{label}</span> · {t('create.onlyWith', { needs: needs.join('; ') })}
    </p>
  );
}
