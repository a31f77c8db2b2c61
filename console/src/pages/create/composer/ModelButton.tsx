import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useI18n } from '@/i18n';
import { VendorMark } from '@/ui/VendorMark';
import { usePlayground } from '../usePlayground';

const ModelPicker = lazy(() => import('@/playground/picker/ModelPicker'));

export function ModelButton() {
  const { t } = useI18n();
  const { models, model, category, chooseModel, focusPrompt } = usePlayground();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        title={t('create.changeModel')}
        onClick={() => setOpen(true)}
        className="flex h-[34px] min-w-0 items-center gap-2 rounded-ctl border border-line-2 bg-raised ps-1.5 pe-2.5 font-medium hover:border-ink-3 max-sm:flex-1 pointer-coarse:h-10"
      >
        <VendorMark name={model.provider} size={22} />
        <span className="truncate text-start max-sm:flex-1 sm:max-w-[180px]">{model.name}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-ink-3" />
      </button>
      {isOpen && (
        <Suspense>
          <ModelPicker
            models={models}
            kind={category}
            chosen={[model.slug]}
            onClose={() => setOpen(false)}
            onPick={(next) => {
              setOpen(false);
              chooseModel(next);
              focusPrompt();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
