import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'ok' | 'warn' | 'danger' | 'accent' | 'gold';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  accent: 'bg-accent-soft text-accent-ink',
  gold: 'bg-gold-soft text-gold-ink',
};

interface BadgeProps {
  tone?: Tone;
  /** A stone before the text, for a state. */
  dot?: boolean;
  title?: string;
  children: ReactNode;
}

export function Badge({ tone = 'neutral', dot, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={clsx('inline-flex items-center gap-1.5 rounded-[5px] px-1.5 py-px text-xs font-medium whitespace-nowrap', tones[tone])}
    >
      {dot && <span className="size-1.5 shrink-0 rounded-[1.5px] bg-current" />}
      {children}
    </span>
  );
}
