import clsx from 'clsx';
import { useId } from 'react';
import { Field } from '@/ui/Field';
import { proportions, ratioOf } from '../catalogue/ratio';
import type { ControlFieldProps } from './OptionField';
import { RatioShape } from './RatioShape';
import { useOptionText } from './useOptionText';

/** Sizes or proportions, each with its shape drawn. */
export function TilesField({ option: { name, rule }, label, hint, value, aside, onChange }: ControlFieldProps) {
  const group = useId();
  const { valueText } = useOptionText();
  return (
    <Field label={label} hint={hint} aside={aside} group>
      {() => (
        <div role="radiogroup" aria-label={label} className="grid grid-cols-[repeat(auto-fill,minmax(84px,1fr))] gap-1.5">
          {(rule.allowed ?? []).map((one) => {
            const text = String(one);
            const short = proportions(text);
            return (
              <label
                key={text}
                className={clsx(
                  'relative grid cursor-pointer content-center justify-items-center gap-0.5 rounded-ctl border px-1 py-1.5 text-xs transition-colors',
                  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                  value === one
                    ? 'border-accent bg-accent-soft font-medium text-accent-ink'
                    : 'border-line-2 bg-raised text-ink-2 hover:border-ink-3',
                )}
              >
                <input
                  type="radio"
                  name={group}
                  value={text}
                  checked={value === one}
                  onChange={() => onChange(one)}
                  className="absolute inset-0 cursor-pointer opacity-0"
                />
                <RatioShape value={text} />
                {short && <span className="num">{short}</span>}
                <span className={clsx('num whitespace-nowrap', short && 'text-2xs font-normal')}>
                  {ratioOf(text) ? text.replace('x', '×') : valueText(name, one)}
                </span>
              </label>
            );
          })}
        </div>
      )}
    </Field>
  );
}
