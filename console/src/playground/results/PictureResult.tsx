import { useState } from 'react';
import { useI18n } from '@/i18n';
import { Dialog } from '@/ui/Dialog';
import { titleOf } from '../runs/titleOf';
import { frameClass } from './frameClass';
import { ratioOfReply } from './ratioOfReply';
import { ResultActions } from './ResultActions';
import type { FileResultProps } from './ResultItem';

export function PictureResult({ run, url, isAlone }: FileResultProps) {
  const { t } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const ratio = ratioOfReply(run);
  const alt = titleOf(run);
  return (
    <div className={`group ${frameClass(ratio, isAlone)}`} style={{ aspectRatio: `${ratio[0]} / ${ratio[1]}` }}>
      <button
        type="button"
        aria-label={`${t('common.open')}: ${alt}`}
        onClick={() => setOpen(true)}
        className="block size-full cursor-zoom-in"
      >
        <img src={url} alt={alt} className="fade-up block size-full object-contain" />
      </button>
      <ResultActions run={run} url={url} media="image" className="absolute end-2 top-2" />
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={alt} wide>
        <img src={url} alt={alt} className="mx-auto max-h-[70dvh] rounded-card" />
      </Dialog>
    </div>
  );
}
