import clsx from 'clsx';
import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '@/i18n';
import { IconButton } from './IconButton';
import { Waveform } from './Waveform';

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

interface AudioPlayerProps {
  url: string;
  category?: string;
  className?: string;
}

/** A sound with its waveform. A range input carries the keyboard and the screen reader. */
export function AudioPlayer({ url, category = 'audio', className }: AudioPlayerProps) {
  const { t } = useI18n();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);

  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function tick() {
      setAt(audio.current?.currentTime ?? 0);
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);

  const toggle = () => {
    if (playing) audio.current?.pause();
    else void audio.current?.play().catch(() => setPlaying(false));
  };
  const seek = (to: number) => {
    if (audio.current) audio.current.currentTime = to;
    setAt(to);
  };

  return (
    <div className={clsx('flex items-center gap-3 rounded-card border border-line bg-surface p-2.5 pe-4', className)}>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onLoadedMetadata={(event) => setLength(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)}
      />
      <IconButton
        label={t(playing ? 'common.pause' : 'common.play')}
        onClick={toggle}
        className="size-10! bg-accent! text-on-accent! hover:bg-accent-hover!"
      >
        {playing ? <Pause size={17} aria-hidden /> : <Play size={17} className="ms-0.5" aria-hidden />}
      </IconButton>
      <div className="relative h-10 min-w-0 flex-1 rounded-ctl has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <Waveform url={url} category={category} played={length > 0 ? at / length : 0} />
        <input
          type="range"
          aria-label={t('common.position')}
          aria-valuetext={`${clock(at)} / ${clock(length)}`}
          min={0}
          max={length || 1}
          step={0.05}
          value={at}
          onChange={(event) => seek(Number(event.target.value))}
          className="absolute inset-0 w-full cursor-pointer opacity-0"
        />
      </div>
      <span className="num text-xs text-ink-3">
        {clock(at)} / {clock(length)}
      </span>
    </div>
  );
}
