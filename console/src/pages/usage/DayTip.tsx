import { useI18n } from '@/i18n';
import { Swatch } from './Legend';
import type { Series } from './useSeries';

const width = 204;
const gap = 6;

interface Props {
  day: string;
  index: number;
  sum: number;
  series: readonly Series[];
  /** Where the day's bar begins and ends, and how wide the chart is. */
  from: number;
  to: number;
  room: number;
}

export function DayTip({ day, index, sum, series, from, to, room }: Props) {
  const { t, number, date } = useI18n();
  // Beside its bar, on the side that has the room.
  const left = Math.max(0, to + gap + width <= room ? to + gap : from - gap - width);
  const parts = series.filter((one) => (one.values[index] ?? 0) > 0).sort((a, b) => b.values[index]! - a.values[index]!);
  return (
    <div
      className="pointer-events-none absolute top-0 z-10 rounded-ctl border border-line bg-raised p-2.5 text-xs shadow-pop"
      style={{ left, width }}
    >
      <div className="mb-1 flex justify-between gap-2 font-medium">
        <span>{date(day, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })}</span>
        <span className="num">{t('unit.tokens', { n: sum })}</span>
      </div>
      {parts.map((one) => (
        <div key={one.id ?? ''} className="flex items-center gap-1.5 text-ink-2">
          <Swatch color={one.color} />
          <span className="min-w-0 flex-1 truncate">{one.name}</span>
          <span className="num">{number(one.values[index]!)}</span>
        </div>
      ))}
      <p className="mt-1 text-ink-3">{t('usage.utc')}</p>
    </div>
  );
}
