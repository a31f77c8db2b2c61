import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useI18n } from '@/i18n';
import { categories } from '@/lib/category';
import type { Model } from '@/playground/catalogue/config';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/Input';
import { KindFilter } from '@/ui/KindFilter';
import { Select } from '@/ui/Select';
import type { ModelsSearch } from './search';

export function ModelFilters({ models }: { models: Model[] }) {
  const { t } = useI18n();
  const search = useSearch({ from: '/shell/models' });
  const navigate = useNavigate({ from: '/models' });
  const [text, setText] = useState(search.q ?? '');
  useEffect(() => setText((typed) => (typed.trim() === (search.q ?? '') ? typed : (search.q ?? ''))), [search.q]);
  const change = (part: Partial<ModelsSearch>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const known: string[] = [...categories, 'embedding'];
  const kinds = known.filter((kind) => kind === search.type || models.length === 0 || models.some((model) => model.category === kind));
  const vendors = [...new Set(models.map((model) => model.provider))].sort((a, b) => a.localeCompare(b));

  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <KindFilter label={t('create.kinds')} kinds={kinds} value={search.type} onChange={(type) => change({ type })} />
      <div className="flex w-full flex-wrap items-center gap-2 sm:w-auto">
        <div className="relative w-full sm:w-56">
          <Search size={15} className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-ink-3" aria-hidden />
          <Input
            type="search"
            aria-label={t('models.search')}
            placeholder={t('models.search')}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              change({ q: event.target.value.trim() || undefined });
            }}
            className="ps-8!"
          />
        </div>
        <Select
          aria-label={t('models.vendor')}
          className="w-auto! max-sm:flex-1"
          value={search.vendor ?? ''}
          onChange={(event) => change({ vendor: event.target.value || undefined })}
        >
          <option value="">{t('models.anyVendor')}</option>
          {vendors.map((vendor) => (
            <option key={vendor}>{vendor}</option>
          ))}
        </Select>
        <Select
          aria-label={t('create.sortBy')}
          className="w-auto! max-sm:flex-1"
          value={search.sort ?? 'price'}
          onChange={(event) => change({ sort: event.target.value === 'price' ? undefined : (event.target.value as ModelsSearch['sort']) })}
        >
          <option value="price">{t('create.sortPrice')}</option>
          <option value="speed">{t('create.sortSpeed')}</option>
          <option value="name">{t('create.sortName')}</option>
        </Select>
        {(search.type ?? search.vendor ?? search.q) && (
          <Button
            kind="quiet"
            size="sm"
            className="max-sm:w-full"
            icon={<X size={14} aria-hidden />}
            onClick={() => void navigate({ search: {}, replace: true })}
          >
            {t('common.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
