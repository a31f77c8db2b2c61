import { here } from '@/api/client';
import type { Run } from '../runs/run';
import { Prose } from '@/ui/Prose';
import { CanceledResult } from './CanceledResult';
import { FailedResult } from './FailedResult';
import { GoneResult } from './GoneResult';
import { PictureResult } from './PictureResult';
import { RunningResult } from './RunningResult';
import { SoundResult } from './SoundResult';
import { mediaOf } from './mediaOf';
import { VideoResult } from './VideoResult';

export interface FileResultProps {
  run: Run;
  url: string;
  isAlone: boolean;
}

/** One result in its place: while it is made, when it has failed, or as what it became. */
export function ResultItem({ run, isAlone }: { run: Run; isAlone: boolean }) {
  if (run.state === 'running') return <RunningResult run={run} isAlone={isAlone} />;
  if (run.state === 'canceled') return <CanceledResult />;
  if (run.state === 'failed') return <FailedResult run={run} />;
  const url = here(run.reply?.result_url);
  if (!url)
    return run.text ? (
      <div className="card p-4">
        <Prose text={run.text} />
      </div>
    ) : (
      <GoneResult />
    );
  switch (mediaOf(run.category, url)) {
    case 'sound':
      return <SoundResult run={run} url={url} isAlone={isAlone} />;
    case 'video':
      return <VideoResult run={run} url={url} isAlone={isAlone} />;
    default:
      return <PictureResult run={run} url={url} isAlone={isAlone} />;
  }
}
