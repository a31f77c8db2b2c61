import clsx from 'clsx';
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';

type ToastTone = 'ok' | 'danger';
interface Toast {
  id: number;
  text: string;
  tone: ToastTone;
}

const ToastContext = createContext<(text: string, tone?: ToastTone) => void>(() => undefined);

/** Says in one line, for a few seconds, that something is done. */
export const useToast = () => useContext(ToastContext);

const shownFor = 4200;
let lastId = 0;

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const add = useCallback((text: string, tone: ToastTone = 'ok') => {
    const id = ++lastId;
    setToasts((all) => [...all.slice(-2), { id, text, tone }]);
    setTimeout(() => setToasts((all) => all.filter((one) => one.id !== id)), shownFor);
  }, []);
  useEffect(() => {
    // Only the top layer lies above an open dialog, and what enters it last lies on top.
    list.current?.hidePopover();
    if (toasts.length > 0) list.current?.showPopover();
  }, [toasts]);

  return (
    <ToastContext value={add}>
      {children}
      {/* A region that is shown only when it has a text is not announced by every screen reader. */}
      <div role="status" className="sr-only">
        {toasts.at(-1)?.text}
      </div>
      <div
        ref={list}
        aria-hidden
        popover="manual"
        className="pointer-events-none fixed inset-x-0 top-auto bottom-20 m-0 w-full justify-items-center gap-2 border-0 bg-transparent px-4 open:grid md:bottom-6"
      >
        {toasts.map((toast) => (
          <div
            key={toast.id}
            className={clsx(
              'fade-up rounded-ctl px-3.5 py-2 text-sm font-medium shadow-pop',
              toast.tone === 'ok' ? 'bg-ink text-bg' : 'bg-danger text-white dark:text-black',
            )}
          >
            {toast.text}
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
