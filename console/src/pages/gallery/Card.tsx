import { memo, useState } from 'react';
import type { HistoryItem } from '@/api/queries/history';
import { useI18n, type TextKey } from '@/i18n';
import { here } from '@/api/client';
import { Mosaic } from '@/ui/Mosaic';
import { useResultName } from './useResultName';
import { FailedTile } from './FailedTile';
import { VideoTile } from './VideoTile';
import { WordTile } from './WordTile';

const labels: Record<string, TextKey> = {
  completed: 'gallery.open_completed',
  pending: 'gallery.open_pending',
  failed: 'gallery.open_failed',
};

interface Props {
  item: HistoryItem;
  ratio: number;
  onOpen: (id: number) => void;
}

export const Card = memo(function Card({ item, ratio, onOpen }: Props) {
  const { t, ago } = useI18n();
  const [lively, setLively] = useState(false);
  const { nameOf, modelName } = useResultName();
  return (
    <div className="group relative size-full">
      <Content item={item} ratio={ratio} lively={lively} />
      <button
        type="button"
        aria-label={t(labels[item.status] ?? 'gallery.open_completed', { name: nameOf(item) })}
        className="absolute inset-0 cursor-pointer rounded-tile focus-visible:-outline-offset-2"
        onClick={() => onOpen(item.generation_id)}
        onPointerEnter={() => setLively(true)}
        onPointerLeave={() => setLively(false)}
        onFocus={() => setLively(true)}
        onBlur={() => setLively(false)}
      />
      {item.status === 'completed' && item.thumbnail_url && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0 bottom-0 bg-linear-to-t from-black/75 to-transparent px-2.5 pt-8 pb-2 text-white opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100"
        >
          <p className="line-clamp-2 text-xs leading-snug">{nameOf(item)}</p>
          <p className="mt-0.5 truncate text-2xs opacity-85">
            {modelName(item.model)} · {ago(item.created_at)}
          </p>
        </div>
      )}
    </div>
  );
});

function Content({ item, ratio, lively }: { item: HistoryItem; ratio: number; lively: boolean }) {
  const { t } = useI18n();
  if (item.status === 'failed') return <FailedTile item={item} />;
  if (item.status === 'pending')
    return (
      <Mosaic
        progress={item.progress ?? null}
        category={item.type}
        width={ratio * 10}
        height={10}
        seed={item.generation_id}
        label={t('gallery.pending')}
      />
    );
  const thumb = here(item.thumbnail_url);
  const file = here(item.url);
  if (item.type === 'video' && file) return <VideoTile url={file} poster={thumb} duration={item.duration ?? null} playing={lively} />;
  if (thumb) return <img src={thumb} alt="" loading="lazy" decoding="async" className="size-full object-cover" />;
  return <WordTile item={item} />;
}
