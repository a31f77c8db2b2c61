import clsx from 'clsx';
import { ArrowUp, Square, WandSparkles } from 'lucide-react';
import { useI18n } from '@/i18n';
import type { Price } from '@/playground/usePrice';
import { Button } from '@/ui/Button';
import { Tokens } from '@/ui/Tokens';
import { usePlayground } from '../usePlayground';
import type { Obstacle } from './useObstacle';
import { useStreaming } from './useStreaming';

const verbs = {
  text: 'create.send',
  image: 'create.generate',
  video: 'create.generate',
  tts: 'create.generate',
  audio: 'create.generate',
  stt: 'create.run',
  tool: 'create.run',
} as const;

interface GenerateButtonProps {
  price: Price;
  obstacle: Obstacle | null;
  /** The line that says why it makes nothing, or what is left after it. */
  noteId: string;
}

/** Starts the call and carries its price. While a text is written, it stops it. */
export function GenerateButton({ price: { cost, error, isStale }, obstacle, noteId }: GenerateButtonProps) {
  const { t } = useI18n();
  const { category, submit } = usePlayground();
  const { isWriting, stop } = useStreaming();
  const Icon = category === 'text' ? ArrowUp : WandSparkles;

  if (category === 'text' && isWriting)
    return (
      <Button className="ms-auto h-[38px] max-sm:w-full" icon={<Square size={13} fill="currentColor" aria-hidden />} onClick={stop}>
        {t('create.stop')}
      </Button>
    );
  return (
    <button
      type="button"
      onClick={submit}
      // It stays pressable, and in the order of Tab: the press says what is missing, and so does its description.
      aria-disabled={obstacle !== null}
      aria-describedby={noteId}
      title={obstacle?.text}
      className={clsx(
        'ms-auto inline-flex h-[38px] items-center justify-center gap-3 rounded-ctl ps-3.5 pe-1.5 font-medium transition-colors max-sm:w-full pointer-coarse:h-11',
        obstacle ? 'bg-sunken text-ink-2 hover:bg-hover' : 'bg-accent text-on-accent hover:bg-accent-hover',
      )}
    >
      <Icon size={16} aria-hidden />
      {t(verbs[category])}
      <span
        aria-busy={isStale || (cost === undefined && !error)}
        className={clsx(
          'num flex h-7 min-w-11 items-center justify-center rounded-[5px] px-2 text-sm',
          obstacle ? 'bg-hover' : 'bg-black/15 dark:bg-black/20',
          isStale && 'opacity-60',
        )}
      >
        {cost === undefined ? <span aria-label={t('create.pricing')}>{error ? '—' : '…'}</span> : <Tokens value={cost} />}
      </span>
    </button>
  );
}
