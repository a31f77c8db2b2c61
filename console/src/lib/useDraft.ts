import { useCallback, useEffect, useRef, useState } from 'react';
import { perTab } from './storage';

/** State that survives a reload and a session that ends: kept for this tab under `name` until it is cleared. */
export function useDraft(name: string, initial: string): [string, (value: string) => void, () => void] {
  const key = `tessera.draft.${name}`;
  const [value, setValue] = useState(() => perTab.read(key) ?? initial);
  const timer = useRef<number>(undefined);
  const latest = useRef(value);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    perTab.write(key, latest.current || null);
  }, [key]);
  const change = useCallback(
    (next: string) => {
      latest.current = next;
      setValue(next);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(flush, 250);
    },
    [flush],
  );
  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return [value, change, useCallback(() => change(''), [change])];
}
