import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** A button without text: the label is its name and its tooltip. */
export function IconButton({ label, className, children, ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        'inline-grid size-8 shrink-0 place-items-center rounded-ctl text-ink-2 transition-colors hover:bg-hover hover:text-ink disabled:opacity-40 pointer-coarse:size-10',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
