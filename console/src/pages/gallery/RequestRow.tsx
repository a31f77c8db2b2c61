import clsx from 'clsx';
import { memo } from 'react';
import { here } from '@/api/client';
import type { HistoryItem } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { useFailureText } from '@/playground/results/useFailureText';
import { Tile } from '@/ui/Tile';
import { Tokens } from '@/ui/Tokens';
import { Status } from './Status';
import { useResultName } from './useResultName';

export const RequestRow = memo(function RequestRow({
  item,
  index,
  onOpen,
}: {
  item: HistoryItem;
  index: number;
  onOpen: (id: number) => void;
}) {
  const { seconds, ago, date } = useI18n();
  const { nameOf, modelName } = useResultName();
  const { describeError } = useFailureText();
  const thumb = here(item.thumbnail_url);
  return (
    <tr
      aria-rowindex={index + 2}
      className="h-[57px] max-md:grid max-md:h-[65px] max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:border-b max-md:border-line max-md:last:border-0 max-md:[&>td]:border-0!"
    >
      <td className="min-w-0">
        <button type="button" className="group flex max-w-full items-center gap-3 text-start" onClick={() => onOpen(item.generation_id)}>
          {thumb ? (
            <img src={thumb} alt="" loading="lazy" decoding="async" className="size-9 shrink-0 rounded-tile object-cover" />
          ) : (
            <span className="grid size-9 shrink-0 place-items-center rounded-tile bg-sunken">
              <Tile category={item.type} />
            </span>
          )}
          <span className="grid min-w-0">
            <span className={clsx('truncate group-hover:underline', !item.prompt && 'text-ink-2')}>{nameOf(item)}</span>
            <span className="truncate text-xs text-ink-3 md:hidden">
              <Tokens value={item.tokens_used} /> · {modelName(item.model)}
            </span>
          </span>
        </button>
      </td>
      <td className="truncate max-md:hidden" title={item.model}>
        {modelName(item.model)}
      </td>
      <td className="max-md:ps-0! max-md:text-end!" title={item.error ? describeError(item.error).title : undefined}>
        <Status of={item} />
        <span className="mt-0.5 block text-2xs text-ink-3 md:hidden">{ago(item.created_at)}</span>
      </td>
      <td className="r max-md:hidden">
        <Tokens value={item.tokens_used} />
      </td>
      <td className="r num max-md:hidden">{item.processing_ms != null ? seconds(item.processing_ms) : '—'}</td>
      <td className="r whitespace-nowrap text-ink-3 max-md:hidden" title={date(item.created_at)}>
        {ago(item.created_at)}
      </td>
    </tr>
  );
});
