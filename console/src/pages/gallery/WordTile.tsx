import type { HistoryItem } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { isCategory } from '@/lib/category';
import { Tile } from '@/ui/Tile';
import { clock } from './clock';
import { useResultName } from './useResultName';
import { Wave } from './Wave';

const sounds = ['tts', 'audio'];

/** A result without a picture: its prompt on the colour of its kind, with a wave for sound and the answer for text. */
export function WordTile({ item }: { item: HistoryItem }) {
  const { t } = useI18n();
  const { nameOf } = useResultName();
  const isSound = sounds.includes(item.type);
  return (
    <div
      className="flex size-full flex-col justify-between gap-2 p-3.5"
      style={{ background: `color-mix(in oklab, var(--c-${item.type}) 11%, var(--surface))` }}
    >
      <span className="flex items-center gap-2 text-xs text-ink-2">
        <Tile category={item.type} />
        <span className="min-w-0 flex-1 truncate">{isCategory(item.type) ? t(`category.${item.type}`) : item.type}</span>
        {isSound && item.duration != null && <span className="num">{clock(item.duration)}</span>}
      </span>
      <p className={isSound ? 'line-clamp-4 text-md leading-snug' : 'line-clamp-2 text-sm leading-snug font-medium'}>{nameOf(item)}</p>
      {isSound ? (
        <Wave seed={item.generation_id} category={item.type} />
      ) : (
        <p className="line-clamp-3 text-xs leading-snug text-ink-2 [overflow-wrap:anywhere]">{item.prompt && item.text}</p>
      )}
    </div>
  );
}
