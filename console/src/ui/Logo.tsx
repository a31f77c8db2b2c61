const stones: [x: number, y: number, fill: string][] = [
  [0, 0, 'var(--accent)'],
  [10, 0, 'var(--gold)'],
  [20, 0, 'color-mix(in oklab, var(--accent) 62%, var(--bg))'],
  [10, 10, 'color-mix(in oklab, var(--accent) 78%, var(--bg))'],
  [10, 20, 'var(--accent)'],
];

/** The mark: five stones that make a T. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 28 28" width={size} height={size} className="tile shrink-0" aria-hidden>
      {stones.map(([x, y, fill]) => (
        <rect key={`${x}-${y}`} x={x} y={y} width="8" height="8" rx="1.6" fill={fill} />
      ))}
    </svg>
  );
}
