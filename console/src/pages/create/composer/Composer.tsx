import clsx from 'clsx';
import { useId } from 'react';
import { useI18n } from '@/i18n';
import { usePrice } from '@/playground/usePrice';
import { Button } from '@/ui/Button';
import { usePlayground } from '../usePlayground';
import { AttachButton } from './AttachButton';
import { CountStepper } from './CountStepper';
import { FileSlots } from './FileSlots';
import { GenerateButton } from './GenerateButton';
import { KindTabs } from './KindTabs';
import { ModelButton } from './ModelButton';
import { PanelButtons } from './PanelButtons';
import { PriceLine } from './PriceLine';
import { PromptField } from './PromptField';
import { useObstacle } from './useObstacle';
import { useStreaming } from './useStreaming';

/** The prompt box: kinds, files, prompt, model and the button with the price. It stays at the foot of the window. */
export function Composer({ isDragging }: { isDragging: boolean }) {
  const { t } = useI18n();
  const { model, draft, category, startConversation } = usePlayground();
  const price = usePrice(model, draft);
  const obstacle = useObstacle(price);
  const noteId = useId();
  const { isTalking } = useStreaming();

  return (
    <div className="sticky bottom-14 z-20 bg-linear-to-t from-bg from-75% to-transparent px-3 pt-5 pb-3 md:bottom-0 md:px-6 md:pb-5">
      <div
        className={clsx(
          'mx-auto w-full max-w-[860px] rounded-panel border shadow-pop transition-colors focus-within:border-accent',
          isDragging ? 'border-accent bg-accent-soft' : 'border-line-2 bg-surface',
        )}
      >
        <KindTabs />
        <div id="create-form" role="tabpanel" aria-labelledby={`kind-${category}`}>
          <FileSlots isDragging={isDragging} />
          <PromptField />
          <div className="flex flex-wrap items-center gap-1.5 px-2.5 pt-1.5 pb-2.5">
            <ModelButton />
            {category === 'image' && <CountStepper className="max-sm:hidden" />}
            <AttachButton />
            <PanelButtons />
            {category === 'text' && isTalking && (
              <Button kind="quiet" size="sm" className="max-sm:hidden" onClick={startConversation}>
                {t('create.newChat')}
              </Button>
            )}
            <GenerateButton price={price} obstacle={obstacle} noteId={noteId} />
          </div>
        </div>
      </div>
      <PriceLine price={price} obstacle={obstacle} id={noteId} />
    </div>
  );
}
