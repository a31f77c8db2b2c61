import { useRef } from 'react';
import { isCalm } from '@/lib/isCalm';

interface HoverVideoProps {
  url: string;
  poster?: string;
  className?: string;
}

/** A poster that plays, silent, while the pointer rests on it. */
export function HoverVideo({ url, poster, className }: HoverVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  const play = () => {
    if (!isCalm()) video.current?.play().catch(() => undefined);
  };
  const stop = () => {
    video.current?.pause();
    // Shows the poster again.
    video.current?.load();
  };
  return (
    <video
      ref={video}
      src={url}
      poster={poster}
      muted
      loop
      playsInline
      preload={poster ? 'none' : 'metadata'}
      tabIndex={-1}
      aria-hidden
      className={className}
      onMouseEnter={play}
      onMouseLeave={stop}
    />
  );
}
