import clsx from 'clsx';
import { useMemo } from 'react';
import { hash } from '@/lib/hash';

interface MosaicProps {
  /** From 0 to 1; null when it is not known. */
  progress: number | null;
  category: string;
  label: string;
  /** The proportions of what is being made. */
  width?: number;
  height?: number;
  seed?: number;
  stones?: number;
}

const shade = (category: string, k: number) =>
  k < 0.1 ? 'var(--gold)' : `color-mix(in oklab, var(--c-${category}) ${Math.round(28 + k * 62)}%, var(--surface))`;

/** Progress as a mosaic that is being set: stones appear in an irregular order that is the same each time. */
export function Mosaic({ progress, category, label, width = 16, height = 9, seed = 1, stones = 160 }: MosaicProps) {
  const scale = Math.sqrt(stones / (width * height));
  const columns = Math.max(4, Math.round(width * scale));
  const rows = Math.max(3, Math.round(height * scale));
  const cells = useMemo(() => {
    const count = columns * rows;
    return Array.from({ length: count }, (_, i) => ({
      x: (i % columns) * 10,
      y: Math.floor(i / columns) * 10,
      at: hash(i + seed * 977) * 0.8 + (i / count) * 0.2,
      fill: shade(category, hash(i * 7 + seed)),
    }));
  }, [columns, rows, seed, category]);
  const shown = progress === null ? 0.12 : 0.04 + progress * 0.96;

  return (
    <svg
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={progress === null ? undefined : Math.round(progress * 100)}
      viewBox={`0 0 ${columns * 10} ${rows * 10}`}
      preserveAspectRatio="xMidYMid slice"
      className="block size-full bg-sunken"
    >
      {cells.map((cell, i) => (
        <rect key={i} x={cell.x + 0.6} y={cell.y + 0.6} width="8.8" height="8.8" rx="1.3" fill="var(--bed)" />
      ))}
      {cells.map(
        (cell, i) =>
          cell.at <= shown && (
            <rect
              key={i}
              className={clsx('tile', cell.at > shown - 0.03 && progress !== 1 ? 'tile-new' : 'tile-set')}
              x={cell.x + 0.5}
              y={cell.y + 0.5}
              width="9"
              height="9"
              rx="1.3"
              fill={cell.fill}
            />
          ),
      )}
    </svg>
  );
}
