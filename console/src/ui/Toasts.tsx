import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useI18n } from '@/i18n';
import { ToastItem, type Toast, type ToastTone } from './ToastItem';
import { useEscape } from './useEscape';

const ToastContext = createContext<(text: string, tone?: ToastTone) => void>(() => undefined);

/** Says in one line that something is done, for a few seconds, or that it failed, until the reader dismisses it. */
export const useToast = () => useContext(ToastContext);

const shownFor = 6000;
const most = 3;
let lastId = 0;

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [said, setSaid] = useState<Toast>();
  const list = useRef<HTMLElement>(null);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const add = useCallback(
    (text: string, tone: ToastTone = 'ok') => {
      const toast = { id: ++lastId, text, tone };
      setToasts((all) => [...all.slice(1 - most), toast]);
      setSaid(toast);
      if (tone === 'ok') setTimeout(() => remove(toast.id), shownFor);
    },
    [remove],
  );
  useEffect(() => {
    // Only the top layer lies above an open dialog, and what enters it last lies on top.
    list.current?.hidePopover();
    if (toasts.length > 0) list.current?.showPopover();
  }, [toasts]);
  const failure = toasts.findLast((toast) => toast.tone === 'danger');
  useEscape(failure && (() => remove(failure.id)), list);

  return (
    <ToastContext value={add}>
      {children}
      {/* A region that is shown only when it has a text is not announced by every screen reader; the key has the same text said again. */}
      <div role="status" className="sr-only">
        {said && <span key={said.id}>{said.text}</span>}
      </div>
      <section
        ref={list}
        aria-label={t('common.messages')}
        popover="manual"
        className="pointer-events-none fixed inset-x-0 top-auto bottom-20 m-0 w-full justify-items-center gap-2 border-0 bg-transparent px-4 open:grid md:bottom-6"
      >
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} onDismiss={() => remove(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}
