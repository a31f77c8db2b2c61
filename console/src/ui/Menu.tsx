import clsx from 'clsx';
import { cloneElement, useRef, type ReactElement, type ReactNode } from 'react';
import { useMenu, type TriggerProps } from './useMenu';

export interface MenuItem {
  label: ReactNode;
  icon?: ReactNode;
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<TriggerProps>;
  items: (MenuItem | 'line')[];
  /** What stands above the items and is none of them. */
  header?: ReactNode;
}

/** The browser's own popover: it lies above everything, and Esc or a press outside closes it. */
export function Menu({ trigger, items, header }: MenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  const { triggerProps, popupProps, close } = useMenu(popup);

  return (
    <>
      {cloneElement(trigger, triggerProps)}
      <div
        ref={popup}
        popover="auto"
        className="fixed inset-auto m-0 w-max max-w-[calc(100vw-16px)] min-w-48 rounded-card border border-line bg-raised p-1 text-ink shadow-pop outline-none"
        {...popupProps}
      >
        {header}
        <div role="menu" aria-label={trigger.props['aria-label']}>
          {items.map((item, i) =>
            item === 'line' ? (
              <div key={i} role="separator" className="my-1 h-px bg-line" />
            ) : (
              <button
                key={i}
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-disabled={item.disabled || undefined}
                onClick={() => {
                  if (item.disabled) return;
                  close();
                  item.onSelect();
                }}
                onMouseMove={(event) => event.currentTarget.focus({ preventScroll: true })}
                className={clsx(
                  'flex min-h-8 w-full items-center gap-2.5 rounded-[6px] px-2.5 py-1.5 text-start text-sm outline-none select-none',
                  'focus:bg-hover aria-disabled:cursor-not-allowed aria-disabled:opacity-50 pointer-coarse:min-h-10',
                  item.danger && 'text-danger',
                )}
              >
                {item.icon && (
                  <span aria-hidden className={item.danger ? undefined : 'text-ink-3'}>
                    {item.icon}
                  </span>
                )}
                {item.label}
              </button>
            ),
          )}
        </div>
      </div>
    </>
  );
}
