import { ratioOf } from '../catalogue/ratio';

const side = 15;

/** A rectangle of the proportions; a dashed square where they are left to the model. */
export function RatioShape({ value }: { value: string }) {
  const ratio = ratioOf(value) ?? [1, 1];
  const scale = (side - 2) / Math.max(...ratio);
  const width = Math.max(3, ratio[0] * scale);
  const height = Math.max(3, ratio[1] * scale);
  return (
    <svg viewBox={`0 0 ${side} ${side}`} width={side} height={side} aria-hidden className="shrink-0">
      <rect
        x={(side - width) / 2 + 0.75}
        y={(side - height) / 2 + 0.75}
        width={width - 1.5}
        height={height - 1.5}
        rx="1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeDasharray={ratioOf(value) ? undefined : '2 2'}
      />
    </svg>
  );
}
