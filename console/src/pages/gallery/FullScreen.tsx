import { useEffect, useRef, type ReactNode } from 'react';
import { useModal } from '@/ui/useModal';

interface Props {
  label: string;
  onClose: () => void;
  onKey?: (key: string) => void;
  children: ReactNode;
}

/** The browser's dialog over the whole screen. It gives the focus back to what opened it. */
export function FullScreen({ label, onClose, onKey, children }: Props) {
  const dialog = useModal(true, false);
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea, select, video, audio') !== null;
      if (!inField && !event.ctrlKey && !event.metaKey && !event.altKey) latest.current?.(event.key);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === dialog.current) onClose();
      }}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-bg text-ink outline-none"
    >
      {children}
    </dialog>
  );
}
