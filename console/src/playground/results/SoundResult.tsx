import { AudioPlayer } from '@/ui/AudioPlayer';
import { ResultActions } from './ResultActions';
import type { FileResultProps } from './ResultItem';

export function SoundResult({ run, url }: FileResultProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <AudioPlayer url={url} category={run.category} className="min-w-0 flex-1 basis-64" />
      <ResultActions run={run} url={url} media="audio" isAlwaysShown />
    </div>
  );
}
