import { useLayoutEffect, useState, type RefObject } from 'react';

/** How wide an element is and how far below the top of the page it begins. */
export function useBox(ref: RefObject<HTMLElement | null>): { width: number; top: number } {
  const [box, setBox] = useState({ width: 0, top: 0 });
  useLayoutEffect(() => {
    const node = ref.current;
    if (!node) return;
    const read = () => {
      const { width, top } = node.getBoundingClientRect();
      const next = { width, top: Math.round(top + scrollY) };
      setBox((old) => (old.width === next.width && old.top === next.top ? old : next));
    };
    read();
    const watch = new ResizeObserver(read);
    watch.observe(node);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [ref]);
  return box;
}
