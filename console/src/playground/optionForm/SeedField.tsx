import { Dices } from 'lucide-react';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { IconButton } from '@/ui/IconButton';
import { Input } from '@/ui/Input';
import { randomSeed } from '../catalogue/seed';
import type { ControlFieldProps } from './OptionField';

/** Empty, each result has its own seed; the dice writes one down that can be kept. */
export function SeedField({ option: { rule }, label, hint, value, aside, onChange }: ControlFieldProps) {
  const { t } = useI18n();
  return (
    <Field label={label} hint={hint} aside={aside}>
      {(props) => (
        <div className="flex gap-1.5">
          <Input
            inputMode="numeric"
            className="num"
            placeholder={t('create.random')}
            value={value === undefined ? '' : String(value)}
            onChange={(event) => {
              const digits = event.target.value.replace(/\D/g, '').slice(0, 15);
              onChange(digits === '' ? undefined : Math.min(Number(digits), rule.max ?? Infinity));
            }}
            {...props}
          />
          <IconButton
            label={t('create.vary')}
            className="!size-[34px] border border-line-2 pointer-coarse:!size-10"
            onClick={() => onChange(randomSeed(rule))}
          >
            <Dices size={16} aria-hidden />
          </IconButton>
        </div>
      )}
    </Field>
  );
}
