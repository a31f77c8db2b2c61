import clsx from 'clsx';
import { useMemo } from 'react';
import { highlight, type PieceKind } from '@/lib/highlight';
import { CopyButton } from './CopyButton';

const colours: Record<PieceKind, string | undefined> = {
  plain: undefined,
  string: 'text-accent-ink',
  number: 'text-(--c-video)',
  comment: 'text-ink-3 italic',
  keyword: 'text-(--c-audio)',
};

export function CodeBlock({ code, className }: { code: string; className?: string }) {
  const pieces = useMemo(() => highlight(code), [code]);
  return (
    <div className={clsx('relative rounded-card border border-line bg-surface', className)}>
      <CopyButton text={code} className="absolute end-1.5 top-1.5 bg-surface" />
      <pre tabIndex={0} className="mono overflow-x-auto p-3.5 pe-11 text-xs leading-[1.65] [overflow-wrap:anywhere] whitespace-pre-wrap">
        {pieces.map((piece, i) => (
          <span key={i} className={colours[piece.kind]}>
            {piece.text}
          </span>
        ))}
      </pre>
    </div>
  );
}
