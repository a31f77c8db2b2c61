import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useI18n } from '@/i18n';
import { categories } from '@/lib/category';
import { Segmented } from '@/ui/Segmented';
import { Select } from '@/ui/Select';
import { Tile } from '@/ui/Tile';
import type { KindFilter, ModelSort } from './findModels';

interface PickerHeadProps {
  text: string;
  kind: KindFilter;
  sort: ModelSort;
  isKindFixed?: boolean;
  listId: string;
  activeId: string | undefined;
  onText: (text: string) => void;
  onKind: (kind: KindFilter) => void;
  onSort: (sort: ModelSort) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function PickerHead(props: PickerHeadProps) {
  const { t } = useI18n();
  const label = t('models.search');
  // A search looks through all of them.
  const kind = props.text ? 'all' : props.kind;
  const kinds = (['all', ...categories] as const).map((value) => ({
    value,
    text: value === 'all' ? t('common.all') : t(`category.${value}`),
  }));
  return (
    <div className="sticky top-0 z-10 border-b border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 px-3 max-sm:pb-3">
        <div className="flex min-w-0 flex-1 items-center gap-3 ps-1 max-sm:basis-full">
          <Search size={17} className="shrink-0 text-ink-3" aria-hidden />
          <input
            data-autofocus
            role="combobox"
            aria-expanded
            aria-controls={props.listId}
            aria-activedescendant={props.activeId}
            aria-label={label}
            placeholder={label}
            value={props.text}
            onChange={(event) => props.onText(event.target.value)}
            onKeyDown={props.onKeyDown}
            className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none"
          />
        </div>
        {!props.isKindFixed && (
          <Select
            aria-label={t('create.kinds')}
            className="h-9! w-auto! min-w-0 flex-1 text-sm! sm:hidden"
            value={kind}
            onChange={(event) => props.onKind(event.target.value as KindFilter)}
          >
            {kinds.map((one) => (
              <option key={one.value} value={one.value}>
                {one.text}
              </option>
            ))}
          </Select>
        )}
        <label className="flex min-w-0 items-center gap-1.5 text-xs text-ink-3 max-sm:flex-1">
          <span className="max-sm:sr-only">{t('create.sortBy')}</span>
          <Select
            className="h-9! text-sm! sm:h-8! sm:w-auto!"
            value={props.sort}
            onChange={(event) => props.onSort(event.target.value as ModelSort)}
          >
            <option value="price">{t('create.sortPrice')}</option>
            <option value="speed">{t('create.sortSpeed')}</option>
            <option value="name">{t('create.sortName')}</option>
          </Select>
        </label>
      </div>
      {!props.isKindFixed && (
        <div className="px-3 pb-2.5 max-sm:hidden">
          <Segmented<KindFilter>
            size="sm"
            label={t('create.kinds')}
            value={kind}
            onChange={props.onKind}
            items={kinds.map(({ value, text }) => ({ value, label: kindLabel(value, text) }))}
          />
        </div>
      )}
    </div>
  );
}

const kindLabel = (kind: KindFilter, text: string) => (
  <>
    {kind !== 'all' && <Tile category={kind} size={8} />}
    {text}
  </>
);
