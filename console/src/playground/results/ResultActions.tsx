import clsx from 'clsx';
import { Download, ImagePlus, RefreshCw, Mic } from 'lucide-react';
import { useI18n } from '@/i18n';
import { findModel } from '../catalogue/chooseModel';
import { rulesOf } from '../catalogue/config';
import type { Run } from '../runs/run';
import { IconButton } from '@/ui/IconButton';
import { useResultTarget } from './ResultContext';
import { useRunActions } from './useRunActions';

interface ResultActionsProps {
  run: Run;
  url: string;
  media: 'image' | 'video' | 'audio';
  /** Where they cover nothing. */
  isAlwaysShown?: boolean;
  className?: string;
}

/** What can be done with a result. Over a picture they are shown to a pointer, the keyboard's focus and every touch screen. */
export function ResultActions({ run, url, media, isAlwaysShown, className }: ResultActionsProps) {
  const { t } = useI18n();
  const { models, canTake, takeAsInput } = useResultTarget();
  const { vary } = useRunActions();
  const button = isAlwaysShown ? '' : 'bg-surface/92! shadow-card';
  const InputIcon = media === 'audio' ? Mic : ImagePlus;
  const model = findModel(models, run.slug);
  return (
    <div
      className={clsx(
        'flex gap-1',
        !isAlwaysShown &&
          'opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100',
        className,
      )}
    >
      {canTake(media) && (
        <IconButton label={t('create.useAsInput')} className={button} onClick={() => takeAsInput(run.reply?.result_url ?? url, media)}>
          <InputIcon size={15} aria-hidden />
        </IconButton>
      )}
      {run.draft && model && (
        <IconButton label={t(rulesOf(model).seed ? 'create.vary' : 'create.again')} className={button} onClick={() => vary(run)}>
          <RefreshCw size={15} aria-hidden />
        </IconButton>
      )}
      <a
        href={url}
        download={`tessera-${run.id ?? ''}`}
        aria-label={t('common.download')}
        title={t('common.download')}
        className={clsx(
          'inline-grid size-8 place-items-center rounded-ctl text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-10',
          button,
        )}
      >
        <Download size={15} aria-hidden />
      </a>
    </div>
  );
}
