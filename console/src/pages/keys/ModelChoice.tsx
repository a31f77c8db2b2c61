import { useState } from 'react';
import { useModels } from '@/api/queries/models';
import { useI18n } from '@/i18n';
import { Input } from '@/ui/Input';
import { Tile } from '@/ui/Tile';

/** The models that a key may use. None chosen means all, and the closed line says so. */
export function ModelChoice({ value, onChange, error }: { value: string[]; onChange: (value: string[]) => void; error?: string }) {
  const { t } = useI18n();
  const { data: models } = useModels();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = models?.filter((one) => !wanted || `${one.name} ${one.slug}`.toLowerCase().includes(wanted)) ?? [];
  const toggle = (slug: string) => onChange(value.includes(slug) ? value.filter((other) => other !== slug) : [...value, slug]);
  return (
    <details className="group">
      <summary className="text-sm font-medium">
        {t('keys.models')}:{' '}
        <span className="font-normal text-ink-2">{value.length ? t('keys.modelCount', { n: value.length }) : t('keys.allModels')}</span>
      </summary>
      <div className="mt-2 grid gap-2">
        <Input
          type="search"
          aria-label={t('keys.searchModels')}
          placeholder={t('keys.searchModels')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <div
          role="group"
          aria-label={t('keys.models')}
          className="grid max-h-44 gap-1 overflow-y-auto rounded-ctl border border-line p-2 sm:grid-cols-2"
        >
          {shown.map((one) => (
            <label key={one.slug} className="flex min-w-0 items-center gap-2 py-0.5 text-sm" title={one.slug}>
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-[var(--accent)]"
                checked={value.includes(one.slug)}
                onChange={() => toggle(one.slug)}
              />
              <Tile category={one.category} size={8} />
              <span className="truncate">{one.name}</span>
            </label>
          ))}
        </div>
      </div>
      {error && <p className="mt-1.5 text-xs text-danger">{error}</p>}
    </details>
  );
}
