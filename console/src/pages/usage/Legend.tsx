import type { Series } from './useSeries';

export function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1.5 text-xs text-ink-2">
      {series.map((one) => (
        <li key={one.id ?? ''} className="flex items-center gap-1.5">
          <Swatch color={one.color} />
          {one.name}
        </li>
      ))}
    </ul>
  );
}

export function Swatch({ color }: { color: string }) {
  return (
    <svg width="9" height="9" aria-hidden className="tile shrink-0">
      <rect width="9" height="9" rx="2" style={{ fill: color }} />
    </svg>
  );
}
