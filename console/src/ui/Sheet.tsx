import clsx from 'clsx';
import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useI18n } from '@/i18n';
import { IconButton } from './IconButton';
import { useModal } from './useModal';

interface SheetProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  side?: 'start' | 'end';
  className?: string;
}

/** A dialog of the window's full height at one of its sides. */
export function Sheet({ open, onClose, title, children, footer, side = 'end', className }: SheetProps) {
  const { t } = useI18n();
  const id = useId();
  const ref = useModal(open, false);
  if (!open) return null;

  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === ref.current && onClose()}
      className={clsx(
        'slide-in h-dvh max-h-dvh max-w-full overflow-hidden bg-surface text-ink shadow-pop outline-none',
        side === 'end' ? 'me-0 border-s border-line' : 'ms-0 border-e border-line',
        className ?? 'w-[min(520px,100vw)]',
      )}
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center justify-between gap-3 border-b border-line py-2.5 ps-5 pe-2.5">
          <h2 id={id} className="min-w-0 text-md font-semibold [overflow-wrap:anywhere]">
            {title}
          </h2>
          <IconButton label={t('common.close')} onClick={onClose}>
            <X size={17} aria-hidden />
          </IconButton>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
      </div>
    </dialog>
  );
}
