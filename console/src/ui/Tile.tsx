import clsx from 'clsx';

/** The stone of a kind: its colour is the same in tabs, lists and charts. */
export function Tile({ category, size = 9, className }: { category: string; size?: number; className?: string }) {
  return (
    <svg viewBox="0 0 10 10" width={size} height={size} className={clsx('tile shrink-0', className)} aria-hidden>
      <rect width="10" height="10" rx="2.4" fill={`var(--c-${category}, var(--ink-3))`} />
    </svg>
  );
}
