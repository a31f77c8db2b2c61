import type { ReactNode } from 'react';
import { Scatter } from './Scatter';

interface EmptyProps {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  /** Without the stones: for "nothing matches", where there is content behind the filters. */
  quiet?: boolean;
  /** 1 where it is the whole page. */
  level?: 1 | 2;
}

export function Empty({ title, lead, action, quiet, level = 2 }: EmptyProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="grid justify-items-center gap-3 px-6 py-14 text-center">
      {!quiet && <Scatter className="mb-1" />}
      <Heading className="text-lg font-semibold">{title}</Heading>
      {lead && <p className="max-w-[44ch] text-ink-2">{lead}</p>}
      {action && <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
