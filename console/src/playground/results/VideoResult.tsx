import { here } from '@/api/client';
import { isCalm } from '@/lib/isCalm';
import { titleOf } from '../runs/titleOf';
import { frameClass } from './frameClass';
import { ratioOfReply } from './ratioOfReply';
import { ResultActions } from './ResultActions';
import type { FileResultProps } from './ResultItem';

export function VideoResult({ run, url, isAlone }: FileResultProps) {
  const ratio = ratioOfReply(run);
  return (
    <div className={`group ${frameClass(ratio, isAlone)}`} style={{ aspectRatio: `${ratio[0]} / ${ratio[1]}` }}>
      <video
        src={url}
        poster={here(run.reply?.thumbnail_url)}
        aria-label={titleOf(run)}
        controls
        autoPlay={!isCalm()}
        muted
        loop
        playsInline
        className="size-full object-contain"
      />
      <ResultActions run={run} url={url} media="video" className="absolute end-2 top-2" />
    </div>
  );
}
