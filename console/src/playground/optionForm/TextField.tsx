import { useEffect, useId, useState } from 'react';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { TextArea } from '@/ui/TextArea';
import type { ControlFieldProps } from './OptionField';
import { readText, writeText } from './textValues';

/** Text of one line or several; a list has one entry a line, an object is JSON. */
export function TextField({ option: { rule, control }, label, hint, value, aside, onChange }: ControlFieldProps) {
  const { t } = useI18n();
  const list = useId();
  const [text, setText] = useState(writeText(control, value));
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    setText((typed) => {
      const read = readText(control, typed);
      return read.isBroken || writeText(control, read.value) === writeText(control, value) ? typed : writeText(control, value);
    });
  }, [control, value]);

  const change = (typed: string) => {
    setText(typed);
    const read = readText(control, typed);
    setBroken(read.isBroken);
    if (!read.isBroken) onChange(read.value);
  };
  const note = hint ?? (control === 'lines' ? t('create.onePerLine') : undefined);
  const area = control !== 'text';
  return (
    <Field
      label={label}
      optional={rule.default === undefined}
      hint={note}
      error={isBroken ? t('create.brokenJson') : undefined}
      aside={aside}
    >
      {(props) =>
        area ? (
          <TextArea
            rows={control === 'json' ? 4 : 2}
            className={control === 'json' ? 'mono' : undefined}
            maxLength={control === 'paragraph' ? rule.max_length : undefined}
            value={text}
            onChange={(event) => change(event.target.value)}
            {...props}
          />
        ) : (
          <>
            <Input
              list={rule.examples ? list : undefined}
              maxLength={rule.max_length}
              value={text}
              onChange={(event) => change(event.target.value)}
              {...props}
            />
            {rule.examples && (
              <datalist id={list}>
                {rule.examples.map((example) => (
                  <option key={example} value={example} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  );
}
