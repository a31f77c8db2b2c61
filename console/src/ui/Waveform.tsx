import { useEffect, useState } from 'react';
import { peaks } from '@/lib/peaks';

const bars = 96;
const silence = Array.from({ length: bars }, () => 0.06);

interface WaveformProps {
  url: string;
  category: string;
  /** From 0 to 1. */
  played: number;
}

export function Waveform({ url, category, played }: WaveformProps) {
  const [heights, setHeights] = useState(silence);
  useEffect(() => {
    let mounted = true;
    peaks(url, bars).then(
      (loaded) => mounted && setHeights(loaded),
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [url]);

  return (
    <svg viewBox={`0 0 ${bars} 20`} preserveAspectRatio="none" className="size-full" aria-hidden>
      {heights.map((loudness, i) => {
        const height = Math.max(0.7, loudness * 18);
        const fill = i / bars < played ? `var(--c-${category})` : 'var(--line-2)';
        return <rect key={i} x={i + 0.16} y={10 - height / 2} width="0.68" height={height} rx="0.3" fill={fill} />;
      })}
    </svg>
  );
}
