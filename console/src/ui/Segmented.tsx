import clsx from 'clsx';
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  items: { value: T; label: ReactNode; title?: string }[];
  size?: 'sm' | 'md';
  /** One row that scrolls sideways where it does not fit: for the tabs of a page. */
  tabs?: boolean;
  className?: string;
}

/** A choice of a few: radio inputs under their labels, so the arrow keys and a screen reader know them. */
export function Segmented<T extends string>({ label, value, onChange, items, size = 'md', tabs, className }: SegmentedProps<T>) {
  const name = useId();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tabs) group.current?.querySelector(':checked')?.parentElement?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [tabs, value]);
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      className={clsx('inline-flex w-fit max-w-full gap-0.5 rounded-ctl bg-sunken p-0.5', tabs ? 'scroll-row' : 'flex-wrap', className)}
    >
      {items.map((item) => (
        <label
          key={item.value}
          title={item.title}
          className={clsx(
            'relative inline-flex shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-[5px] px-2.5 text-sm whitespace-nowrap transition-colors',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
            size === 'sm' ? 'h-6 pointer-coarse:h-8' : 'h-7 pointer-coarse:h-9',
            value === item.value ? 'bg-raised font-medium text-ink shadow-card' : 'text-ink-2 hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={item.value}
            checked={value === item.value}
            onChange={() => onChange(item.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {item.label}
        </label>
      ))}
    </div>
  );
}
