import { useI18n } from '@/i18n';
import type { GallerySearch } from './search';
import { Select } from '@/ui/Select';
import { dayBack, spans } from './filters';

interface Props {
  from: string | undefined;
  to: string | undefined;
  onChange: (change: Pick<GallerySearch, 'from' | 'to'>) => void;
}

/** A choice of times; an address may name any other two days, which is then shown as it is. */
export function TimeFilter({ from, to, onChange }: Props) {
  const { t, date } = useI18n();
  const now = Date.now();
  const known = to === undefined ? spans.find((days) => dayBack(days, now) === from) : undefined;
  const value = from === undefined && to === undefined ? '' : known ? String(known) : 'other';
  const day = (one: string | undefined) => (one ? date(one, { day: 'numeric', month: 'short' }) : '…');
  return (
    <Select
      aria-label={t('gallery.time')}
      className="sm:!w-auto"
      value={value}
      onChange={(event) => onChange({ from: event.target.value ? dayBack(Number(event.target.value), now) : undefined, to: undefined })}
    >
      <option value="">{t('gallery.anyTime')}</option>
      {spans.map((days) => (
        <option key={days} value={days}>
          {days === 1 ? t('gallery.today') : t('gallery.lastDays', { n: days })}
        </option>
      ))}
      {value === 'other' && (
        <option value="other" disabled>
          {day(from)} – {day(to)}
        </option>
      )}
    </Select>
  );
}
