import type { Series } from './useSeries';

interface Props {
  series: readonly Series[];
  day: number;
  x: number;
  step: number;
  /** The y of zero. */
  floor: number;
  /** Pixels a token. */
  scale: number;
  dim: boolean;
}

export function DayBar({ series, day, x, step, floor, scale, dim }: Props) {
  const width = Math.min(34, Math.max(2, step * 0.7));
  const pieces: { one: Series; from: number; height: number }[] = [];
  let from = floor;
  for (const one of series) {
    const value = one.values[day] ?? 0;
    if (value === 0) continue;
    // A single token among thousands is still to be seen.
    const height = Math.max(1, value * scale);
    pieces.push({ one, from: from - height, height });
    from -= height;
  }
  return (
    <g opacity={dim ? 0.55 : 1}>
      {pieces.map(({ one, from, height }) => (
        <rect
          key={one.id ?? ''}
          x={x + (step - width) / 2}
          y={from}
          width={width}
          height={Math.max(0.6, height - (height > 3 ? 1 : 0))}
          rx={Math.min(2, width / 4)}
          style={{ fill: one.color }}
        />
      ))}
    </g>
  );
}
