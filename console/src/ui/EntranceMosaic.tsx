import { hash } from '@/lib/hash';
import { Stones } from './Stones';

const columns = 25;
const rows = 36;
const sun = { x: 16.2, y: 11.4 };

/** A low sun, two ranges of hills and their water. */
function colour(x: number, y: number, k: number): string {
  const far = 20.4 + Math.sin(x * 0.36 + 0.4) * 2.6 + Math.sin(x * 0.9) * 0.8;
  const near = 25.4 + Math.sin(x * 0.24 + 2.6) * 2.1;
  const shore = 30.2;
  const distance = Math.hypot(x - sun.x, y - sun.y);
  const isGlint = y > shore && Math.abs(x - sun.x) < 1.2 + (y - shore) * 0.55 && k > 0.42;

  if (distance < 4.1) return 'sun';
  if (isGlint) return 'glow';
  if (y > shore) return 'water';
  if (y > near) return 'near';
  if (y > far) return 'far';
  if (distance < 6.2 + k * 1.4) return 'glow';
  return y > far - 5 && k > 0.7 ? 'haze' : 'sky';
}

const stones = Array.from({ length: columns * rows }, (_, i) => {
  const x = i % columns;
  const y = Math.floor(i / columns);
  const k = hash(x * 31 + y * 57);
  return { x: x * 14 + 0.7, y: y * 14 + 0.7, fill: `var(--m-${colour(x, y, k)})`, opacity: 0.66 + k * 0.34 };
});

/** The picture beside sign-in and set-up: the one place where the mosaic is large. */
export const EntranceMosaic = () => (
  <svg viewBox={`0 0 ${columns * 14} ${rows * 14}`} preserveAspectRatio="xMidYMid slice" className="size-full" aria-hidden>
    <Stones stones={stones} size={12.6} radius={1.7} />
  </svg>
);
