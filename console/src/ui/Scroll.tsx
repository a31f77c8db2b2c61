import clsx from 'clsx';
import type { ReactNode } from 'react';

/**
 * Holds a table that may be wider than the screen: it scrolls by itself, and the keyboard reaches it. It is positioned, because text for
 * screen readers is laid out absolutely and would widen the page instead of the table.
 */
export function Scroll({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className={clsx('relative overflow-x-auto', className)}>
      {children}
    </div>
  );
}
