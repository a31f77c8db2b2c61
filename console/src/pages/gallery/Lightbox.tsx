import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Failure } from '@/api/failure';
import { historyQueries, type HistoryItem } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { IconButton } from '@/ui/IconButton';
import { Skeleton } from '@/ui/Skeleton';
import { DeleteResult } from './DeleteResult';
import { FullScreen } from './FullScreen';
import { LightboxActions } from './LightboxActions';
import { LightboxFacts } from './LightboxFacts';
import { LightboxMedia } from './LightboxMedia';
import { promptOf } from './promptOf';

interface Props {
  id: number;
  items: HistoryItem[];
  onMore: () => void;
  onGo: (id: number) => void;
  onClose: () => void;
  onDeleted: (id: number) => void;
}

/** One result over the whole screen, by its address. */
export function Lightbox({ id, items, onMore, onGo, onClose, onDeleted }: Props) {
  const { t } = useI18n();
  const result = useQuery(historyQueries.one(id));
  const [asking, setAsking] = useState(false);
  const at = items.findIndex((one) => one.generation_id === id);
  const previous = at > 0 ? items[at - 1] : undefined;
  const prompt = promptOf(result.data, items[at]);
  // What is gone is no failure of the server, and asking again brings nothing.
  const isGone = result.error instanceof Failure && result.error.status === 404;
  const next = at >= 0 ? items[at + 1] : undefined;
  useEffect(() => {
    if (at >= items.length - 3) onMore();
  }, [at, items.length, onMore]);
  const onKey = (key: string) => {
    if (key === 'ArrowRight' && next) onGo(next.generation_id);
    else if (key === 'ArrowLeft' && previous) onGo(previous.generation_id);
    else if (key === 'Delete' && result.data) setAsking(true);
  };
  const deleted = () => {
    setAsking(false);
    onDeleted(id);
    const neighbour = next ?? previous;
    if (neighbour) onGo(neighbour.generation_id);
    else onClose();
  };

  return (
    <FullScreen label={t('gallery.details')} onClose={onClose} onKey={asking ? undefined : onKey}>
      <div
        data-autofocus
        tabIndex={-1}
        className={clsx(
          'h-full overflow-y-auto outline-none lg:grid lg:grid-rows-1 lg:overflow-hidden',
          !result.isError && 'lg:grid-cols-[minmax(0,1fr)_384px]',
        )}
      >
        <div
          className={clsx(
            'relative grid place-items-center bg-sunken px-3 pt-16 pb-4 md:px-8 lg:min-h-0 lg:p-8',
            result.isError ? 'min-h-full' : 'min-h-[44dvh]',
          )}
        >
          <IconButton label={t('common.close')} onClick={onClose} className="!fixed top-3 left-3 z-20 !bg-surface shadow-card lg:!absolute">
            <X size={17} aria-hidden />
          </IconButton>
          {previous && (
            <IconButton
              label={t('gallery.previous')}
              onClick={() => onGo(previous.generation_id)}
              className="!absolute top-3 right-15 z-10 !bg-surface shadow-card lg:top-1/2 lg:right-auto lg:left-3"
            >
              <ChevronLeft size={18} aria-hidden />
            </IconButton>
          )}
          {next && (
            <IconButton
              label={t('gallery.next')}
              onClick={() => onGo(next.generation_id)}
              className="!absolute top-3 right-3 z-10 !bg-surface shadow-card lg:top-1/2"
            >
              <ChevronRight size={18} aria-hidden />
            </IconButton>
          )}
          {result.isPending ? (
            <Skeleton className="aspect-video w-full max-w-3xl" />
          ) : isGone ? (
            <Empty
              title={t('gallery.goneTitle')}
              lead={t('gallery.goneLead')}
              action={<Button onClick={onClose}>{t('gallery.toGallery')}</Button>}
            />
          ) : result.isError ? (
            <ErrorBox error={result.error} onRetry={() => void result.refetch()} />
          ) : (
            <LightboxMedia key={id} result={result.data} prompt={prompt} />
          )}
        </div>
        {!result.isError && (
          <div className="flex min-h-0 flex-col border-line bg-surface max-lg:border-t lg:border-l">
            <LightboxFacts result={result.data} item={items[at]} />
            {result.data && <LightboxActions result={result.data} prompt={prompt} onDelete={() => setAsking(true)} />}
          </div>
        )}
      </div>
      {asking && <DeleteResult id={id} onClose={() => setAsking(false)} onDeleted={deleted} />}
    </FullScreen>
  );
}
