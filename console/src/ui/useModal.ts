import { useEffect, useRef } from 'react';

const textFields = 'input:not([type=checkbox], [type=radio], [type=range], [type=file], [readonly]), textarea:not([readonly]), select';

// Several dialogs may lie over each other; the page scrolls again when the last is gone.
let openModals = 0;
function lockScroll(change: 1 | -1) {
  openModals += change;
  document.documentElement.classList.toggle('overflow-hidden', openModals > 0);
}

/**
 * Opens a native dialog as a modal one: the browser keeps the focus inside and makes the page behind inert. `focusField` moves
 * the focus to the first text field; in a sheet of options a phone's keyboard would cover what was opened.
 */
export function useModal(open: boolean, focusField: boolean) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    const opener = document.activeElement;
    if (!dialog.open) dialog.showModal();
    const first = focusField ? dialog.querySelector<HTMLElement>(textFields) : null;
    (dialog.querySelector<HTMLElement>('[data-autofocus]') ?? first)?.focus();
    lockScroll(1);
    return () => {
      lockScroll(-1);
      // React takes the element away without closing it, so the browser does not give the focus back.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [open, focusField]);
  return ref;
}
