import { Field } from '@/ui/Field';
import { Segmented } from '@/ui/Segmented';
import { Select } from '@/ui/Select';
import type { ControlFieldProps } from './OptionField';
import { useOptionText } from './useOptionText';

/** One of a list: segments for a few short values, else the browser's list. */
export function ListField({ option: { name, rule, control }, label, hint, value, aside, onChange }: ControlFieldProps) {
  const { valueText } = useOptionText();
  const allowed = rule.allowed ?? [];
  const items = allowed.map((one) => ({ value: String(one), label: valueText(name, one) }));
  const current = value === undefined ? '' : String(value);
  const choose = (text: string) => onChange(allowed.find((one) => String(one) === text));

  if (control === 'segments')
    return (
      <Field label={label} hint={hint} aside={aside} group>
        {() => <Segmented label={label} value={current} onChange={choose} items={items} />}
      </Field>
    );
  return (
    <Field label={label} hint={hint} aside={aside}>
      {(props) => (
        <Select value={current} onChange={(event) => choose(event.target.value)} {...props}>
          {(rule.default === undefined || current === '') && <option value="">—</option>}
          {items.map((item) => (
            <option key={item.value} value={item.value}>
              {item.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
