import { useState } from 'react';
import { formOptions } from '../catalogue/controls';
import { rulesOf, type Model, type Options, type OptionValue } from '../catalogue/config';
import { withOption } from '../catalogue/values';
import { FoldedOptions } from './FoldedOptions';
import { OptionField } from './OptionField';

interface OptionFormProps {
  model: Model;
  options: Options;
  onChange: (options: Options) => void;
}

/** The form of a model, generated from the rules of its catalogue entry. */
export function OptionForm({ model, options, onChange }: OptionFormProps) {
  const [isOpen, setOpen] = useState(false);
  const rules = rulesOf(model);
  const all = formOptions(model);
  const set = (name: string, value: OptionValue | undefined) => onChange(withOption(model, options, name, value));
  const field = (option: (typeof all)[number]) => (
    <OptionField
      key={`${model.slug}.${option.name}`}
      option={option}
      options={options}
      rules={rules}
      onChange={(value) => set(option.name, value)}
    />
  );
  const folded = all.filter((option) => option.isFolded);

  return (
    <div className="grid gap-4.5">
      {all.filter((option) => !option.isFolded).map(field)}
      {folded.length > 0 && (
        <FoldedOptions count={folded.length} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          {folded.map(field)}
        </FoldedOptions>
      )}
    </div>
  );
}
