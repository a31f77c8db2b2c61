import { Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isCalm } from '@/lib/isCalm';
import { clock } from './clock';

interface Props {
  url: string;
  poster: string | undefined;
  duration: number | null;
  playing: boolean;
}

/** A video's poster. It plays silently while pointed at or focused; nothing is loaded before. */
export function VideoTile({ url, poster, duration, playing }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const node = video.current;
    if (!node || !playing || isCalm()) return;
    // Playing is refused while the browser saves power, and ended when the pointer leaves; the poster remains in both.
    node.play().catch(() => undefined);
    return () => {
      node.pause();
      node.load();
    };
  }, [playing]);
  return (
    <>
      <video
        ref={video}
        src={url}
        poster={poster}
        muted
        loop
        playsInline
        preload="none"
        tabIndex={-1}
        aria-hidden
        className="size-full object-cover"
      />
      <span className="num pointer-events-none absolute top-2 right-2 flex items-center gap-1 rounded-[4px] bg-black/65 px-1.5 py-0.5 text-2xs font-medium text-white">
        <Play size={10} fill="currentColor" aria-hidden />
        {duration !== null && clock(duration)}
      </span>
    </>
  );
}
