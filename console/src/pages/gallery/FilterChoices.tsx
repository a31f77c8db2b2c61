import { useQuery } from '@tanstack/react-query';
import { keyQueries } from '@/api/queries/keys';
import { useModels } from '@/api/queries/models';
import { useI18n } from '@/i18n';
import { Select } from '@/ui/Select';
import { states, type GallerySearch } from './search';
import { TimeFilter } from './TimeFilter';

export function FilterChoices({ search, onChange }: { search: GallerySearch; onChange: (change: Partial<GallerySearch>) => void }) {
  const { t } = useI18n();
  const { data: models } = useModels();
  const { data: keys } = useQuery(keyQueries.list());
  return (
    <>
      <Select
        aria-label={t('gallery.model')}
        className="sm:!w-auto sm:max-w-[200px]"
        value={search.model ?? ''}
        onChange={(event) => onChange({ model: event.target.value || undefined })}
      >
        <option value="">{t('gallery.anyModel')}</option>
        {models
          ?.filter((one) => !search.type || one.category === search.type)
          .map((one) => (
            <option key={one.slug} value={one.slug}>
              {one.name}
            </option>
          ))}
      </Select>
      <Select
        aria-label={t('gallery.status')}
        className="sm:!w-auto"
        value={search.status ?? ''}
        onChange={(event) => onChange({ status: states.find((one) => one === event.target.value) })}
      >
        <option value="">{t('gallery.anyStatus')}</option>
        {states.map((one) => (
          <option key={one} value={one}>
            {t(`gallery.${one}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('gallery.by')}
        className="sm:!w-auto sm:max-w-[180px]"
        value={search.key ?? ''}
        onChange={(event) => onChange({ key: event.target.value || undefined })}
      >
        <option value="">{t('gallery.anyKey')}</option>
        <option value="console">{t('gallery.console')}</option>
        {keys?.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      <TimeFilter from={search.from} to={search.to} onChange={onChange} />
    </>
  );
}
