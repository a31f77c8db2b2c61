import type { ReactNode } from 'react';
import { usePageTitle } from '@/lib/title';

interface PageHeaderProps {
  title: string;
  /** Beside the title, and announced when it changes: "128 results". */
  count?: string;
  lead?: string;
  actions?: ReactNode;
}

export function PageHeader({ title, count, lead, actions }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-xl font-semibold">{title}</h1>
          {count && (
            <span role="status" className="num text-sm text-ink-3">
              {count}
            </span>
          )}
        </div>
        {lead && <p className="mt-0.5 max-w-[70ch] text-ink-2">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
