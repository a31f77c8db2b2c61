const bars = 60;

/** A wave for the eye; it is drawn from the result's number, since reading every sound of a page would load all of them. */
export function Wave({ seed, category }: { seed: number; category: string }) {
  return (
    <svg viewBox={`0 0 ${bars} 12`} preserveAspectRatio="none" className="h-7 w-full shrink-0" aria-hidden>
      {Array.from({ length: bars }, (_, i) => {
        const height = 1.5 + Math.abs(Math.sin(i * 1.7 + seed) * Math.cos(i * 0.31 + seed * 0.7)) * 10;
        return (
          <rect key={i} x={i + 0.2} y={6 - height / 2} width="0.6" height={height} rx="0.2" fill={`var(--c-${category})`} opacity=".8" />
        );
      })}
    </svg>
  );
}
