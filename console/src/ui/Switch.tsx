import clsx from 'clsx';

interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** For a switch whose label already stands beside it. */
  hideLabel?: boolean;
}

export function Switch({ label, checked, onChange, disabled, hideLabel }: SwitchProps) {
  return (
    <label className={clsx('inline-flex min-h-8 cursor-pointer items-center gap-2.5 text-sm', disabled && 'cursor-not-allowed opacity-50')}>
      <span
        className={clsx(
          'relative inline-block h-5 w-9 shrink-0 rounded-full transition-colors',
          'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          checked ? 'bg-accent' : 'bg-ink-3/60',
        )}
      >
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
          className="absolute inset-0 cursor-[inherit] opacity-0"
        />
        <span
          className={clsx(
            'pointer-events-none absolute top-0.5 size-4 rounded-full bg-white shadow transition-[inset-inline-start]',
            checked ? 'start-[18px]' : 'start-0.5',
          )}
        />
      </span>
      <span className={hideLabel ? 'sr-only' : undefined}>{label}</span>
    </label>
  );
}
