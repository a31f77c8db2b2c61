interface Props<T extends string> {
  label: string;
  items: { value: T; label: string; mono?: boolean }[];
  value: readonly T[];
  onChange: (value: T[]) => void;
  error?: string;
}

/** Several choices of a few, all in sight. */
export function CheckGroup<T extends string>({ label, items, value, onChange, error }: Props<T>) {
  const toggle = (one: T) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="grid gap-x-5 gap-y-2 sm:flex sm:flex-wrap">
        {items.map((item) => (
          <label key={item.value} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-[var(--accent)]"
              checked={value.includes(item.value)}
              onChange={() => toggle(item.value)}
            />
            <span className={item.mono ? 'mono' : undefined}>{item.label}</span>
          </label>
        ))}
      </div>
      {error && <p className="mt-1.5 text-xs text-danger">{error}</p>}
    </fieldset>
  );
}
