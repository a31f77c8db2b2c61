import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useI18n } from '@/i18n';
import { isRunning, type Run } from '../runs/run';
import { CopyButton } from '@/ui/CopyButton';
import { Tokens } from '@/ui/Tokens';
import { measuresOf } from './ratioOfReply';

/** The facts of a result: model, what was charged, time, seed, size, and its number, which opens it in the gallery. */
export function ResultFoot({ group, isPlain }: { group: Run[]; isPlain?: boolean }) {
  const { t, seconds } = useI18n();
  const run = group[0]!;
  const isText = run.category === 'text';
  const isBusy = group.some(isRunning);
  if (isBusy && isText) return null;

  return (
    <div className={clsx('mt-2.5 overflow-x-clip text-xs text-ink-3', isText && !isPlain && 'ms-5')}>
      <div className="-ms-4 flex flex-wrap items-center gap-y-1">
        {facts().map((fact, i) => (
          // The stone before a fact that begins a line lies outside of it and is clipped.
          <span
            key={i}
            className="relative ps-4 before:absolute before:start-1.5 before:top-1/2 before:size-[3px] before:-translate-y-1/2 before:rounded-[1px] before:bg-line-2"
          >
            {fact}
          </span>
        ))}
        {run.text && run.state === 'done' && <CopyButton text={run.text} className="ms-2" />}
      </div>
    </div>
  );

  function facts(): ReactNode[] {
    const list: ReactNode[] = [<span key="model">{run.modelName}</span>];
    if (!isBusy)
      list.push(<Tokens key="spent" value={group.reduce((sum, one) => sum + (one.spent ?? 0), 0)} />, <Took key="took" group={group} />);
    if (run.firstTextAfter) list.push(t('create.firstToken', { time: seconds(run.firstTextAfter) }));
    if (group.length === 1 && !isBusy && run.state === 'done') {
      const { width, height } = measuresOf(run);
      if (typeof run.reply?.seed === 'number') list.push(<span className="num">{`${t('create.seed')} ${run.reply.seed}`}</span>);
      if (width && height) list.push(<span className="num">{`${width}×${height}`}</span>);
    }
    return [...list, ...group.flatMap((one) => numberOf(one))];
  }
}

function Took({ group }: { group: Run[] }) {
  const { seconds } = useI18n();
  const took = Math.max(...group.map((run) => (run.endedAt ?? run.startedAt) - run.startedAt));
  return <span className="num">{seconds(took)}</span>;
}

function numberOf({ id, key }: Run): ReactNode[] {
  if (!id || id.startsWith('gen_')) return [];
  return [
    <Link key={key} to="/gallery" search={{ id: Number(id) }} className="mono hover:text-ink hover:underline">
      #{id}
    </Link>,
  ];
}
