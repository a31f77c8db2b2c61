import { useEffect, type RefObject } from 'react';

/** Calls `act` at Esc, unless a dialog or a menu is open, to which the key belongs. Nothing while `act` is undefined. */
export function useEscape(act: (() => void) | undefined, own: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (!act) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const open = [...document.querySelectorAll('dialog[open], [popover]:popover-open')];
      if (open.every((one) => one === own.current)) act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [act, own]);
}
