import clsx from 'clsx';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const shape =
  'inline-flex items-center justify-center gap-2 rounded-ctl font-medium whitespace-nowrap transition-colors select-none disabled:opacity-50 [&>svg]:shrink-0';

const kinds: Record<ButtonKind, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover disabled:hover:bg-accent',
  plain: 'border border-line-2 bg-raised hover:bg-hover disabled:hover:bg-raised',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border border-line-2 bg-raised text-danger hover:border-danger hover:bg-danger-soft',
};
const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-sm pointer-coarse:h-9',
  md: 'h-[34px] px-3.5 pointer-coarse:h-10',
  lg: 'h-10 px-5 text-md pointer-coarse:h-11',
};

const blockedKind = 'why cursor-not-allowed border border-line bg-sunken text-ink-3';

/** The look of a button, for a link that acts as one. */
export const buttonClass = (kind: ButtonKind = 'plain', size: ButtonSize = 'md', className?: string) =>
  clsx(shape, sizes[size], kinds[kind], className);

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shows that the action runs, and keeps it from being started twice. */
  busy?: boolean;
  /** Why it cannot be pressed now. It keeps its place in the order of Tab, and shows the reason to pointer, keyboard and screen reader. */
  blocked?: string | false;
}

export function Button({ kind, size, icon, busy, blocked, className, disabled, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      aria-disabled={blocked ? true : undefined}
      aria-description={blocked || undefined}
      data-why={blocked || undefined}
      onClick={blocked ? (event) => event.preventDefault() : onClick}
      className={blocked ? clsx(shape, sizes[size ?? 'md'], blockedKind, className) : buttonClass(kind, size, className)}
      {...rest}
    >
      {busy ? <LoaderCircle size={15} className="animate-spin" aria-hidden /> : icon}
      {children}
    </button>
  );
}
