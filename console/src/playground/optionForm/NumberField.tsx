import { useEffect, useState } from 'react';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { isWhole } from '../catalogue/controls';
import type { ControlFieldProps } from './OptionField';

const largestHint = 1e9;

/** A number without a small range. What is typed is kept as text, so that "-" and "0." can be written. */
export function NumberField({ option: { rule }, label, hint, value, aside, onChange }: ControlFieldProps) {
  const { t, number } = useI18n();
  const [text, setText] = useState(value === undefined ? '' : String(value));
  useEffect(() => {
    setText((typed) => (parse(typed) === value ? typed : value === undefined ? '' : String(value)));
  }, [value]);

  const typed = parse(text);
  const range = rangeText();
  const refusal = [t(isWhole(rule) ? 'create.wholeNumber' : 'create.aNumber'), range].filter(Boolean).join(': ');
  const error = text.trim() !== '' && !isAllowed(typed) ? refusal : undefined;
  return (
    <Field label={label} optional={rule.default === undefined} hint={hint} error={error} aside={aside}>
      {(props) => (
        <Input
          inputMode={(rule.min ?? -1) < 0 ? 'text' : isWhole(rule) ? 'numeric' : 'decimal'}
          className="num"
          placeholder={range}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const next = parse(event.target.value);
            if (event.target.value.trim() === '') onChange(undefined);
            else if (isAllowed(next)) onChange(next);
          }}
          {...props}
        />
      )}
    </Field>
  );

  function isAllowed(next: number | undefined): next is number {
    return (
      next !== undefined && (!isWhole(rule) || Number.isInteger(next)) && next >= (rule.min ?? -Infinity) && next <= (rule.max ?? Infinity)
    );
  }

  function rangeText(): string | undefined {
    if (rule.max === undefined || rule.max > largestHint) return undefined;
    return rule.min === undefined || rule.min <= 1 ? t('create.maxHint', { n: rule.max }) : `${number(rule.min)}–${number(rule.max)}`;
  }
}

function parse(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  const value = Number(plain);
  return plain === '' || Number.isNaN(value) ? undefined : value;
}
