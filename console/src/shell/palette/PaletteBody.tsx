import { Search, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';
import { PaletteList, optionId } from './PaletteList';
import { useEntries, type Entry } from './entries';
import { search } from './search';

/** A combobox: the field keeps the focus, the arrows move through the list. */
export function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const entries = useEntries();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = search(entries, query);
  const current = found[at];

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const move = (step: 1 | -1) => {
    const next = (at + step + found.length) % Math.max(1, found.length);
    setAt(next);
    const entry = found[next];
    if (entry) document.getElementById(optionId(entry))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') choose(current);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search size={17} className="shrink-0 text-ink-3" aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={current ? optionId(current) : undefined}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none pointer-coarse:text-[16px]"
        />
        <span aria-hidden className="kbd pointer-coarse:hidden">
          Esc
        </span>
        <span className="-me-2 hidden pointer-coarse:block">
          <IconButton label={t('common.close')} onClick={onClose}>
            <X size={17} aria-hidden />
          </IconButton>
        </span>
      </div>
      <PaletteList entries={found} at={at} onHover={setAt} onChoose={choose} />
    </>
  );
}
