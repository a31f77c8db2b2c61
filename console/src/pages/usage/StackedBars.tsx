import { useId, useMemo, useRef, useState } from 'react';
import { useBox } from '@/lib/useBox';
import { useI18n } from '@/i18n';
import { DayBar } from './DayBar';
import { DayTip } from './DayTip';
import { labelEvery, moveBar, niceTop, ticks } from './scale';
import type { Series } from './useSeries';

const height = 240;
const left = 44;
const bottom = 24;
const plot = height - bottom - 8;
const y = (value: number, top: number) => 8 + plot - (value / top) * plot;

interface Props {
  days: readonly string[];
  series: readonly Series[];
  label: string;
}

/** Bars of a day each. The arrow keys walk along the days; what they stop at is read out, and a table has the same figures. */
export function StackedBars({ days, series, label }: Props) {
  const { t, number, date } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useBox(box);
  const [at, setAt] = useState<number | null>(null);
  const hint = useId();
  const sums = useMemo(() => days.map((_, i) => series.reduce((sum, one) => sum + (one.values[i] ?? 0), 0)), [days, series]);
  const top = niceTop(Math.max(...sums, 1));
  const step = (width - left) / days.length;
  const every = labelEvery(days.length, width - left, 68);

  return (
    <div
      ref={box}
      role="group"
      aria-label={label}
      aria-describedby={hint}
      tabIndex={0}
      className="relative w-full rounded-[6px]"
      onBlur={() => setAt(null)}
      onPointerLeave={() => setAt(null)}
      onPointerMove={(event) => {
        const day = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - left) / step);
        setAt(day >= 0 && day < days.length ? day : null);
      }}
      onKeyDown={(event) => {
        const next = event.key === 'Escape' ? null : moveBar(at, event.key, days.length);
        if (next === null && event.key !== 'Escape') return;
        event.preventDefault();
        setAt(next);
      }}
    >
      <p id={hint} className="sr-only">
        {t('usage.chartHint')}
      </p>
      <svg width="100%" height={height} aria-hidden className="block">
        {ticks(top).map((value) => (
          <g key={value}>
            <line
              x1={left}
              x2={width}
              y1={y(value, top)}
              y2={y(value, top)}
              stroke="var(--line)"
              strokeDasharray={value === 0 ? undefined : '2 4'}
            />
            <text x={left - 8} y={y(value, top) + 4} textAnchor="end" fontSize="11" fill="var(--ink-3)" className="num">
              {number(value, { notation: top >= 10_000 ? 'compact' : 'standard' })}
            </text>
          </g>
        ))}
        {width > 0 && at !== null && <rect x={left + at * step} y={4} width={step} height={plot + 8} fill="var(--hover)" />}
        {width > 0 &&
          days.map((day, i) => (
            <g key={day}>
              <DayBar
                series={series}
                day={i}
                x={left + i * step}
                step={step}
                floor={8 + plot}
                scale={plot / top}
                dim={at !== null && at !== i}
              />
              {i % every === 0 && (
                <text x={left + i * step + step / 2} y={height - 6} textAnchor="middle" fontSize="11" fill="var(--ink-3)">
                  {date(day, { day: 'numeric', month: 'short', timeZone: 'UTC' })}
                </text>
              )}
            </g>
          ))}
      </svg>
      <div role="status">
        {at !== null && (
          <DayTip
            day={days[at]!}
            index={at}
            sum={sums[at]!}
            series={series}
            from={left + at * step}
            to={left + (at + 1) * step}
            room={width}
          />
        )}
      </div>
    </div>
  );
}
