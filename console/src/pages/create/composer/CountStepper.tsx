import clsx from 'clsx';
import { Minus, Plus } from 'lucide-react';
import { useI18n } from '@/i18n';
import { maxCount } from '@/playground/call/draft';
import { IconButton } from '@/ui/IconButton';
import { usePlayground } from '../usePlayground';

/** How many images one press makes. */
export function CountStepper({ className }: { className?: string }) {
  const { t } = useI18n();
  const { draft, change } = usePlayground();
  const { count } = draft;
  return (
    <div
      role="group"
      aria-label={t('create.count')}
      className={clsx('flex h-[34px] items-center rounded-ctl border border-line-2 bg-raised pointer-coarse:h-10', className)}
    >
      <IconButton label={t('create.fewer')} disabled={count <= 1} onClick={() => change({ count: count - 1 })}>
        <Minus size={14} aria-hidden />
      </IconButton>
      <span aria-live="polite" className="num w-4 text-center text-sm">
        {count}
      </span>
      <IconButton label={t('create.more')} disabled={count >= maxCount} onClick={() => change({ count: count + 1 })}>
        <Plus size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
