import clsx from 'clsx';
import { SlidersHorizontal, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useI18n } from '@/i18n';
import { categories } from '@/lib/category';
import type { GallerySearch } from './search';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { FilterChoices } from './FilterChoices';
import { isFiltered } from './filters';
import { KindFilter } from '@/ui/KindFilter';
import { SearchBox } from '@/ui/SearchBox';

interface Props {
  search: GallerySearch;
  onChange: (change: Partial<GallerySearch>) => void;
  onClear: () => void;
}

export function Filters({ search, onChange, onClear }: Props) {
  const { t } = useI18n();
  const more = useId();
  // A phone shows these only when asked for, or when the address has one of them.
  const [open, setOpen] = useState([search.model, search.status, search.key, search.from, search.to].some(Boolean));
  return (
    <div role="search" aria-label={t('gallery.filters')} className="mb-4 grid gap-2">
      <KindFilter
        label={t('gallery.kind')}
        kinds={categories}
        value={search.type}
        onChange={(type) => onChange({ type, model: undefined })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          className="min-w-0 flex-1 sm:w-64 sm:flex-none"
          label={t('gallery.search')}
          value={search.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
        <IconButton
          label={t('gallery.filters')}
          className="border border-line-2 bg-raised sm:hidden"
          aria-expanded={open}
          aria-controls={more}
          onClick={() => setOpen(!open)}
        >
          <SlidersHorizontal size={16} aria-hidden />
        </IconButton>
        <div id={more} className={clsx('w-full grid-cols-2 gap-2 sm:flex sm:w-auto', open ? 'grid' : 'hidden')}>
          <FilterChoices search={search} onChange={onChange} />
        </div>
        {isFiltered(search) && (
          <Button kind="quiet" size="sm" className="max-sm:w-full" icon={<X size={14} aria-hidden />} onClick={onClear}>
            {t('common.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
