import { useCallback, useEffect, useRef, useState } from 'react';

/** Copies a text; `done` is true for a moment after it worked. Without https a browser has no clipboard, so a field is selected instead. */
export function useCopy() {
  const [done, setDone] = useState(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback(async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (!copyFromField(text)) return;
    }
    setDone(true);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setDone(false), 1600);
  }, []);
  return { done, copy };
}

function copyFromField(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'fixed opacity-0';
  // Inside an open dialog everything outside of it is inert and cannot be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  const focused = document.activeElement;
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
