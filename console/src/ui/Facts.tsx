import type { ReactNode } from 'react';

const isGiven = ([, value]: [string, ReactNode]) => value !== null && value !== undefined && value !== '';

/** Names and values; what has no value is left out. */
export function Facts({ rows }: { rows: [name: string, value: ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[minmax(90px,auto)_1fr] gap-x-4 gap-y-2 text-sm">
      {rows.filter(isGiven).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
