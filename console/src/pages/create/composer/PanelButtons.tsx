import { Code, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';
import { Sheet } from '@/ui/Sheet';
import { CodeTab } from '../panel/CodeTab';
import { OptionsPanel } from '../panel/OptionsPanel';
import { usePlayground } from '../usePlayground';

/** Where there is no room for the side panel, its two halves are sheets. */
export function PanelButtons() {
  const { t } = useI18n();
  const { draft } = usePlayground();
  const [sheet, setSheet] = useState<'options' | 'code' | null>(null);
  const close = () => setSheet(null);
  const square = 'relative size-[34px]! border border-line-2 bg-raised lg:hidden pointer-coarse:size-10!';
  return (
    <>
      <IconButton label={t('create.options')} aria-haspopup="dialog" className={square} onClick={() => setSheet('options')}>
        <SlidersHorizontal size={16} aria-hidden />
        {Object.keys(draft.options).length > 0 && <span className="absolute -end-1 -top-1 size-2.5 rounded-[2px] bg-gold" />}
      </IconButton>
      <IconButton label={t('create.code')} aria-haspopup="dialog" className={square} onClick={() => setSheet('code')}>
        <Code size={16} aria-hidden />
      </IconButton>
      <Sheet open={sheet === 'options'} onClose={close} title={t('create.options')}>
        <OptionsPanel onDone={close} />
      </Sheet>
      <Sheet open={sheet === 'code'} onClose={close} title={t('create.code')}>
        <CodeTab />
      </Sheet>
    </>
  );
}
