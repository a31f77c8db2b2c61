import clsx from 'clsx';
import type { StoryKind } from './stories';

interface Look {
  ground: string;
  /** How many of the four stones are set, and in which colour. */
  set: number;
  stone: string;
}

const looks: Record<StoryKind, Look> = {
  charged: { ground: 'bg-sunken', set: 3, stone: 'bg-ink-3' },
  free: { ground: 'bg-sunken', set: 1, stone: 'bg-ink-3' },
  released: { ground: 'bg-ok-soft', set: 1, stone: 'bg-ok' },
  held: { ground: 'bg-accent-soft', set: 2, stone: 'bg-accent' },
  added: { ground: 'bg-gold-soft', set: 4, stone: 'bg-gold' },
  taken: { ground: 'bg-danger-soft', set: 1, stone: 'bg-danger' },
  expired: { ground: 'bg-warn-soft', set: 1, stone: 'bg-warn' },
  other: { ground: 'bg-sunken', set: 2, stone: 'bg-ink-3' },
};

/** Four stones that show at a glance what a line of the ledger was; the words beside them say it. */
export function StoryMark({ kind }: { kind: StoryKind }) {
  const { ground, set, stone } = looks[kind];
  return (
    <span className={clsx('grid size-7 shrink-0 grid-cols-[5px_5px] place-content-center gap-[2px] rounded-[5px]', ground)} aria-hidden>
      {[0, 1, 2, 3].map((i) => (
        <span key={i} className={clsx('size-[5px] rounded-[1px]', i < set ? stone : 'bg-line-2')} />
      ))}
    </span>
  );
}
