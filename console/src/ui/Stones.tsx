export interface Stone {
  x: number;
  y: number;
  fill: string;
  opacity: number;
}

/** The stones of a mosaic that does not change. */
export const Stones = ({ stones, size, radius }: { stones: Stone[]; size: number; radius: number }) =>
  stones.map(({ x, y, fill, opacity }) => (
    <rect key={`${x} ${y}`} className="tile" x={x} y={y} width={size} height={size} rx={radius} fill={fill} opacity={opacity} />
  ));
