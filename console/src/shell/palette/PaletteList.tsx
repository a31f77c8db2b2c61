import clsx from 'clsx';
import { useI18n } from '@/i18n';
import type { Entry } from './entries';

export const optionId = (entry: Entry) => `palette-${entry.id}`;

/** The entries in their order, each with its index in the whole list. */
function byGroup(entries: Entry[]): [group: string, items: { entry: Entry; index: number }[]][] {
  const groups = new Map<string, { entry: Entry; index: number }[]>();
  entries.forEach((entry, index) => {
    const items = groups.get(entry.group) ?? [];
    items.push({ entry, index });
    groups.set(entry.group, items);
  });
  return [...groups];
}

interface PaletteListProps {
  entries: Entry[];
  at: number;
  onHover: (index: number) => void;
  onChoose: (entry: Entry) => void;
}

export function PaletteList({ entries, at, onHover, onChoose }: PaletteListProps) {
  const { t } = useI18n();
  return (
    <div id="palette-list" role="listbox" aria-label={t('palette.title')} className="h-[min(56dvh,420px)] overflow-y-auto p-1.5">
      {byGroup(entries).map(([group, items]) => (
        <div key={group} role="group" aria-label={group}>
          <div aria-hidden className="eyebrow px-2.5 pt-2.5 pb-1">
            {group}
          </div>
          {items.map(({ entry, index }) => (
            <div
              key={entry.id}
              id={optionId(entry)}
              role="option"
              aria-selected={index === at}
              onMouseMove={() => onHover(index)}
              onClick={() => onChoose(entry)}
              className={clsx('flex min-h-9 cursor-pointer items-center gap-3 rounded-[6px] px-2.5 py-2', index === at && 'bg-hover')}
            >
              <span className="grid w-5 shrink-0 place-items-center text-ink-3" aria-hidden>
                {entry.icon}
              </span>
              <span className="min-w-0 flex-1 truncate">{entry.label}</span>
              {entry.hint && <span className="mono max-w-[45%] truncate text-xs text-ink-3">{entry.hint}</span>}
            </div>
          ))}
        </div>
      ))}
      {entries.length === 0 && (
        <p role="status" className="px-3 py-8 text-center text-ink-3">
          {t('palette.empty')}
        </p>
      )}
    </div>
  );
}
