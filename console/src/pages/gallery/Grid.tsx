import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { HistoryItem } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { Card } from './Card';
import { LoadingGrid } from './LoadingGrid';
import { justify, ratioOf } from './rows';
import { useArrows } from './useArrows';
import { useBox } from '@/lib/useBox';

interface Props {
  items: HistoryItem[];
  /** How many there are; -1 where that is not known, as ARIA has it. */
  total: number;
  hasMore: boolean;
  onMore: () => void;
  onOpen: (id: number) => void;
}

const gap = 6;
/** More is loaded when the end comes this near, in pixels. */
const ahead = 800;

/** Justified rows, of which only those near the window exist: ten thousand results scroll like ten. */
export function Grid({ items, total, hasMore, onMore, onOpen }: Props) {
  const { t } = useI18n();
  const list = useRef<HTMLUListElement>(null);
  const { width, top } = useBox(list);
  const target = width < 600 ? 150 : 210;
  const rows = useMemo(() => justify(items.map(ratioOf), width, target, gap), [items, width, target]);
  const height = rows.length ? rows.at(-1)!.top + rows.at(-1)!.height : 0;
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: (i) => rows[i]!.height, gap, overscan: 4, scrollMargin: top });
  useEffect(() => virtual.measure(), [virtual, rows]);
  const shown = virtual.getVirtualItems();
  const end = shown.at(-1)?.end ?? 0;
  const near = rows.length > 0 && end - top + ahead > height;
  useEffect(() => {
    if (hasMore && near) onMore();
  }, [hasMore, near, onMore, items.length]);
  const onKeyDown = useArrows(list, rows, (row) => virtual.scrollToIndex(row));

  return (
    <>
      <ul ref={list} aria-label={t('gallery.title')} className="relative" style={{ height }} onKeyDown={onKeyDown}>
        {shown.flatMap(({ index }) => {
          const row = rows[index];
          return (row?.spots ?? []).map((spot) => {
            const item = items[spot.index];
            if (!item || !row) return null;
            return (
              <li
                key={item.generation_id}
                aria-setsize={total}
                aria-posinset={spot.index + 1}
                data-index={spot.index}
                className="absolute top-0 left-0 overflow-hidden rounded-tile bg-sunken"
                style={{ width: spot.width, height: row.height, transform: `translate(${spot.left}px, ${row.top}px)` }}
              >
                <Card item={item} ratio={spot.width / row.height} onOpen={onOpen} />
              </li>
            );
          });
        })}
      </ul>
      {hasMore && (
        <div className="mt-1.5">
          <LoadingGrid count={5} />
        </div>
      )}
    </>
  );
}
