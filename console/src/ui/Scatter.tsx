import { hash } from '@/lib/hash';
import { Stones } from './Stones';

const stones = Array.from({ length: 44 }, (_, i) => {
  const column = i % 11;
  const row = Math.floor(i / 11);
  const k = hash(i + 12);
  const gold = column === 6 && row === 1;
  const set = column + row * 0.7 < 4.2 + k * 1.6;
  return {
    x: column * 12 + 0.8,
    y: row * 12 + 0.8,
    fill: gold ? 'var(--gold)' : set ? 'var(--accent)' : 'var(--bed)',
    opacity: set && !gold ? 0.28 + k * 0.6 : 1,
  };
});

/** A bed of stones of which the first are set: for what is still empty. */
export function Scatter({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 132 48" width="132" height="48" className={className} aria-hidden>
      <Stones stones={stones} size={10.4} radius={1.8} />
    </svg>
  );
}
