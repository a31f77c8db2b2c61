import { useI18n } from '@/i18n';

export interface Part {
  name: string;
  value: number;
  fill: string;
  note: string;
}

/** A whole and its parts, as a bar and as numbers. */
export function PartsBar({ parts }: { parts: readonly Part[] }) {
  const { number } = useI18n();
  const whole = Math.max(
    1,
    parts.reduce((sum, part) => sum + part.value, 0),
  );
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.value, 0));
  return (
    <>
      <svg width="100%" height="10" className="mt-4 overflow-hidden rounded-[3px]" aria-hidden>
        <rect width="100%" height="10" fill="var(--sunken)" />
        {parts.map((part, i) => (
          <rect
            key={part.name}
            x={`${(starts[i]! / whole) * 100}%`}
            width={`${(part.value / whole) * 100}%`}
            height="10"
            style={{ fill: part.fill }}
          />
        ))}
      </svg>
      <dl className="mt-3 grid gap-3 sm:grid-cols-3">
        {parts.map((part) => (
          <div key={part.name} className="max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:items-baseline">
            <dt className="flex items-center gap-1.5 text-sm text-ink-2">
              <svg width="9" height="9" aria-hidden className="tile shrink-0">
                <rect width="9" height="9" rx="2" style={{ fill: part.fill }} />
              </svg>
              {part.name}
            </dt>
            <dd className="num text-lg font-semibold">{number(part.value)}</dd>
            <dd className="text-xs text-ink-3 max-sm:col-span-2">{part.note}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
