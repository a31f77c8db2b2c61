import clsx from 'clsx';
import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const looks = { info: 'border-line bg-sunken/60', warn: 'border-warn/40 bg-warn-soft', danger: 'border-danger/40 bg-danger-soft' } as const;
const marks = { info: 'text-ink-3', warn: 'text-warn', danger: 'text-danger' } as const;

interface NoticeProps {
  tone: keyof typeof looks;
  title: string;
  children?: ReactNode;
}

/** Something to know or to decide about, which is not an error of a call. */
export function Notice({ tone, title, children }: NoticeProps) {
  const Mark = tone === 'info' ? Info : TriangleAlert;
  return (
    <div role={tone === 'info' ? 'note' : 'alert'} className={clsx('flex gap-3 rounded-card border px-4 py-3 text-sm', looks[tone])}>
      <Mark size={17} className={clsx('mt-0.5 shrink-0', marks[tone])} aria-hidden />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        {children && <div className="text-ink-2">{children}</div>}
      </div>
    </div>
  );
}
