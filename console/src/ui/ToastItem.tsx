import { X } from 'lucide-react';
import { useI18n } from '@/i18n';

export type ToastTone = 'ok' | 'danger';

export interface Toast {
  id: number;
  text: string;
  tone: ToastTone;
}

const frame = 'fade-up rounded-ctl text-sm font-medium shadow-pop';

/** One line of the messages. What is done goes by itself and was announced; what failed has a button. */
export function ToastItem({ toast, onDismiss }: { toast: Toast; onDismiss: () => void }) {
  const { t } = useI18n();
  if (toast.tone === 'ok')
    return (
      <div aria-hidden className={`${frame} bg-ink px-3.5 py-2 text-bg`}>
        {toast.text}
      </div>
    );
  return (
    <div
      className={`${frame} pointer-events-auto flex max-w-[min(560px,100%)] items-center gap-1.5 bg-danger ps-3.5 pe-1 text-white dark:text-black`}
    >
      <p className="min-w-0 py-2 [overflow-wrap:anywhere]">{toast.text}</p>
      <button
        type="button"
        aria-label={t('common.dismiss')}
        title={t('common.dismiss')}
        onClick={onDismiss}
        className="grid size-8 shrink-0 place-items-center rounded-[5px] transition-colors hover:bg-black/15 focus-visible:outline-current pointer-coarse:size-10"
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
