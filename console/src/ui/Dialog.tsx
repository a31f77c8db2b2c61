import clsx from 'clsx';
import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useI18n } from '@/i18n';
import { IconButton } from './IconButton';
import { useModal } from './useModal';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** Without header and padding: the title is only spoken. */
  bare?: boolean;
  /** Closed by its own button alone: Esc, the cross and a press outside do nothing. For a secret that is shown once. */
  locked?: boolean;
}

export function Dialog({ open, onClose, title, children, footer, wide, bare, locked }: DialogProps) {
  const { t } = useI18n();
  const id = useId();
  const ref = useModal(open, true);
  if (!open) return null;

  const close = locked ? () => undefined : onClose;
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        // A browser closes a dialog at the second Esc, whatever its cancel event was answered.
        if (event.key === 'Escape' && locked) event.preventDefault();
      }}
      onMouseDown={(event) => event.target === ref.current && close()}
      className={clsx(
        'fade-up max-h-[min(88dvh,900px)] overflow-hidden rounded-panel border border-line bg-surface text-ink shadow-pop outline-none',
        bare ? 'w-[min(760px,calc(100vw-24px))]' : wide ? 'w-[min(760px,calc(100vw-24px))]' : 'w-[min(500px,calc(100vw-24px))]',
      )}
    >
      <div className="flex max-h-[min(88dvh,900px)] flex-col">
        {bare ? (
          <h2 id={id} className="sr-only">
            {title}
          </h2>
        ) : (
          <div className="flex min-h-[53px] items-center justify-between gap-3 border-b border-line py-2.5 ps-5 pe-2.5">
            <h2 id={id} className="min-w-0 text-md font-semibold [overflow-wrap:anywhere]">
              {title}
            </h2>
            {!locked && (
              <IconButton label={t('common.close')} onClick={onClose}>
                <X size={17} aria-hidden />
              </IconButton>
            )}
          </div>
        )}
        <div className={clsx('min-h-0 flex-1 overflow-y-auto', !bare && 'px-5 py-4')}>{children}</div>
        {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 max-sm:*:flex-auto">{footer}</div>}
      </div>
    </dialog>
  );
}
