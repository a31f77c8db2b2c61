import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { HistoryItem } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { Scroll } from '@/ui/Scroll';
import { RequestRow } from './RequestRow';
import { useBox } from '@/lib/useBox';

interface Props {
  items: HistoryItem[];
  /** How many there are; -1 where that is not known, as ARIA has it. */
  total: number;
  hasMore: boolean;
  onMore: () => void;
  onOpen: (id: number) => void;
}

const rowHeights = { table: 57, phone: 65 };
/** A narrower table is a phone's: its rows have two lines instead of six columns. */
const narrow = 700;

/** Every request as a line: what was asked, of which model, what it cost and how long it took. */
export function RequestLog({ items, total, hasMore, onMore, onOpen }: Props) {
  const { t } = useI18n();
  const body = useRef<HTMLTableSectionElement>(null);
  const { top, width } = useBox(body);
  const rowHeight = width > 0 && width < narrow ? rowHeights.phone : rowHeights.table;
  const virtual = useWindowVirtualizer({ count: items.length, estimateSize: () => rowHeight, overscan: 12, scrollMargin: top });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= items.length - 15) onMore();
  }, [hasMore, last, items.length, onMore]);
  return (
    <Scroll label={t('gallery.title')} className="card">
      <table className="table max-md:block md:min-w-[920px] md:table-fixed" aria-rowcount={total < 0 ? -1 : total + 1}>
        <thead className="max-md:sr-only">
          <tr>
            <th>{t('gallery.prompt')}</th>
            <th className="w-[190px]">{t('gallery.model')}</th>
            <th className="w-[120px]">{t('gallery.status')}</th>
            <th className="r w-[90px]">{t('gallery.cost')}</th>
            <th className="r w-[100px]">{t('gallery.took')}</th>
            <th className="r w-[130px]">{t('gallery.made')}</th>
          </tr>
        </thead>
        <tbody ref={body} className="max-md:block">
          <Spacer height={first * rowHeight} />
          {shown.map(({ index }) => {
            const item = items[index];
            return item && <RequestRow key={item.generation_id} item={item} index={index} onOpen={onOpen} />;
          })}
          <Spacer height={(items.length - 1 - last) * rowHeight} />
        </tbody>
      </table>
    </Scroll>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={6} className="!border-0 !p-0" style={{ height }} />
    </tr>
  );
}
