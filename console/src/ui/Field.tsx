import clsx from 'clsx';
import { useId, type ReactNode } from 'react';
import { useI18n } from '@/i18n';

export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  /** Stands at the end of the label's line: a value, a reset. */
  aside?: ReactNode;
  /** For a control that names itself, such as Segmented: the label is only shown. */
  group?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}

/** The only way to put a control on a page: its label, its hint and its error belong to it for a screen reader as well. */
export function Field({ label, hint, error, optional, aside, group, className, children }: FieldProps) {
  const { t } = useI18n();
  const id = useId();
  const note = `${id}-note`;
  const text = (
    <>
      {label}
      {optional && <span className="font-normal text-ink-3"> {t('common.optional')}</span>}
    </>
  );

  return (
    <div className={clsx('grid min-w-0 content-start gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-2">
        {group ? (
          <span aria-hidden className="text-sm font-medium">
            {text}
          </span>
        ) : (
          <label htmlFor={id} className="text-sm font-medium">
            {text}
          </label>
        )}
        {aside}
      </div>
      {children({ id, ...(hint || error ? { 'aria-describedby': note } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
      {(error || hint) && (
        <p id={note} className={clsx('text-xs', error ? 'text-danger' : 'text-ink-3')}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
